"""Citation statistics: fetched from a source by `liquid-compat scholar`, stored in the site, read by its pages.

`settings` says what to ask, `fetch` asks it (one file per source in `sources`), `merge` keeps what was known,
`store` reads and writes the files, `update` is the whole of it. `tags` and `chart` are what pages use.
"""
