"""The Citation Style Language 1.0.1 (https://docs.citationstyles.org/en/stable/specification.html).

Written for this project: citeproc-py 0.11 leaves out or prints differently too much of what citeproc-ruby, which
jekyll-scholar uses, prints.
"""
