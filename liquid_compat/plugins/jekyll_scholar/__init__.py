"""jekyll-scholar 7.3: bibliographies and citations from BibTeX files (https://github.com/inukshuk/jekyll-scholar).

`plugin` is what a site switches on, `tags/` its tags; `shelf` keeps what is read and rendered. BibTeX and CSL
themselves are `liquid_compat.bibliography`.
"""
