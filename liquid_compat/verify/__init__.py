"""Looking at a built site: do its links lead anywhere?"""
