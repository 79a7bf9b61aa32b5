"""BibTeX as bibtex-ruby 6.2 reads it.

Neither bibtexparser 2.1 nor pybtex 0.26 could stand below: both read ordinary files alike (603 and 605 of the 639
conformance cases), but neither refuses, nor recovers from, what bibtex-ruby does.
"""
