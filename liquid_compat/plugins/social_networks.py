"""The networks that jekyll-socials knows: keys of `_data/socials.yml`, with icon and an account's address.

Classes of icons are those of Font Awesome (https://fontawesome.com/search), Academicons
(https://jpswalsh.github.io/academicons/) and Scholar Icons (https://louisfacun.github.io/scholar-icons/).
"""

from __future__ import annotations

from collections.abc import Mapping

NETWORKS: Mapping[str, tuple[str, str]] = {
    "blogger_url": ("fa-brands fa-blogger-b", "{}"),
    "bluesky_url": ("fa-brands fa-bluesky", "{}"),
    "cv_pdf": ("ai ai-cv", "{}"),
    "dblp_url": ("ai ai-dblp", "{}"),
    "mastodon_username": ("fa-brands fa-mastodon", "https://{}"),
    "rss_icon": ("fa-solid fa-square-rss", "{}"),
    "work_url": ("fa-solid fa-briefcase", "{}"),
    "academia_edu": ("ai ai-academia", "https://{}.academia.edu/{}"),
    "arxiv_id": ("ai ai-arxiv", "https://arxiv.org/a/{}.html"),
    "hal_id": ("ai ai-hal", "https://cv.hal.science/{}"),
    "discord_id": ("fa-brands fa-discord", "https://discord.com/users/{}"),
    "acm_id": ("ai ai-acm", "https://dl.acm.org/profile/{}/"),
    "wechat_username": ("fa-brands fa-weixin", "weixin://dl/chat?{}"),
    "facebook_id": ("fa-brands fa-facebook", "https://facebook.com/{}"),
    "flickr_id": ("fa-brands fa-flickr", "https://www.flickr.com/{}"),
    "github_username": ("fa-brands fa-github", "https://github.com/{}"),
    "gitlab_username": ("fa-brands fa-gitlab", "https://gitlab.com/{}"),
    "ieee_id": ("ai ai-ieee", "https://ieeexplore.ieee.org/author/{}/"),
    "inspirehep_id": ("ai ai-inspire", "https://inspirehep.net/authors/{}"),
    "instagram_id": ("fa-brands fa-instagram", "https://instagram.com/{}"),
    "kaggle_id": ("fa-brands fa-kaggle", "https://www.kaggle.com/{}"),
    "keybase_username": ("fa-brands fa-keybase", "https://keybase.io/{}"),
    "lastfm_id": ("fa-brands fa-lastfm", "https://www.last.fm/user/{}"),
    "lattes_id": ("ai ai-lattes", "http://lattes.cnpq.br/{}"),
    "leetcode_id": ("si si-leetcode", "https://leetcode.com/u/{}/"),
    "letterboxd_id": ("fa-brands fa-square-letterboxd", "https://letterboxd.com/{}"),
    "linkedin_username": ("fa-brands fa-linkedin", "https://www.linkedin.com/in/{}"),
    "email": ("fa-solid fa-envelope", "mailto:{}"),
    "medium_username": ("fa-brands fa-medium", "https://medium.com/@{}"),
    "spotify_id": ("fa-brands fa-spotify", "https://open.spotify.com/user/{}"),
    "orcid_id": ("ai ai-orcid", "https://orcid.org/{}"),
    "osf_id": ("ai ai-osf", "https://osf.io/{}/"),
    "pinterest_id": ("fa-brands fa-pinterest", "https://www.pinterest.com/{}"),
    "publons_id": ("ai ai-publons", "https://publons.com/a/{}/"),
    "quora_username": ("fa-brands fa-quora", "https://www.quora.com/profile/{}"),
    "research_gate_profile": ("ai ai-researchgate", "https://www.researchgate.net/profile/{}/"),
    "scholar_userid": ("ai ai-google-scholar", "https://scholar.google.com/citations?user={}"),
    "scopus_id": ("ai ai-scopus", "https://www.scopus.com/authid/detail.uri?authorId={}"),
    "semanticscholar_id": ("ai ai-semantic-scholar", "https://www.semanticscholar.org/author/{}"),
    "stackoverflow_id": ("fa-brands fa-stack-overflow", "https://stackoverflow.com/users/{}"),
    "strava_userid": ("fa-brands fa-strava", "https://www.strava.com/athletes/{}"),
    "telegram_username": ("fa-brands fa-telegram", "https://telegram.me/{}"),
    "x_username": ("fa-brands fa-x-twitter", "https://twitter.com/{}"),
    "unsplash_id": ("fa-brands fa-unsplash", "https://unsplash.com/@{}"),
    "whatsapp_number": ("fa-brands fa-whatsapp", "https://wa.me/{}"),
    "wikidata_id": ("fa-solid fa-barcode", "https://www.wikidata.org/wiki/{}"),
    "wikipedia_id": ("fa-brands fa-wikipedia-w", "https://wikipedia.org/wiki/User:{}"),
    "youtube_id": ("fa-brands fa-youtube", "https://youtube.com/@{}"),
    "zotero_username": ("fa-brands fa-zotero", "https://www.zotero.org/{}"),
}
