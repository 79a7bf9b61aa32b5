"""The Citation Style Language 1.0.1 (https://docs.citationstyles.org/en/stable/specification.html).

Written for this project: of the references of the conformance data citeproc-py 0.11 prints 31% as citeproc-ruby, which
jekyll-scholar uses (docs/bibliography.md).
"""
