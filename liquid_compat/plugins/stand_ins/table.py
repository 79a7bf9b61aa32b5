"""The Ruby files that plugins of ours stand in for, in one table."""

from __future__ import annotations

from . import StandIn

STAND_INS = (
    StandIn(
        "posts_lastmod",
        "PostsLastmod",
        frozenset({"hook :posts :post_init"}),
        frozenset({"ff3ae8a7be4362a8"}),
        (r"rev-list --count HEAD", r"log -1 --pretty=.%ad. --date=iso", r"data\[['\"]last_modified_at['\"]\]"),
    ),
    StandIn(
        "details",
        "Details",
        frozenset({"block details"}),
        frozenset({"519b17d19ae2deee"}),
        (r"<details><summary>#\{\w+\}</summary>#\{\w+\}</details>", r"Converters::Markdown"),
    ),
    StandIn(
        "file_exists",
        "FileExists",
        frozenset({"tag file_exists"}),
        frozenset({"bfab1d865c7c5208"}),
        (r"File\.exist\?", r"config\[['\"]source['\"]\]"),
    ),
    StandIn(
        "hide_custom_bibtex",
        "HideCustomBibtex",
        frozenset({"filter hideCustomBibtex"}),
        frozenset({"61c56ada33eba2cc"}),
        (r"filtered_bibtex_keywords", r"bauthor"),
    ),
    StandIn(
        "hide_custom_bibtex",
        "HideCustomBibtexOnly",
        frozenset({"filter hideCustomBibtex"}),
        frozenset({"f003581676c9fb11"}),
        (r"filtered_bibtex_keywords",),
    ),
    StandIn(
        "remove_accents",
        "RemoveAccents",
        frozenset({"filter remove_accents"}),
        frozenset({"f83cd62f2e5be116"}),
        (r"I18n\.transliterate",),
    ),
    StandIn(
        "localization_exists",
        "LocalizationExists",
        frozenset({"tag localization_exists"}),
        frozenset({"a4d27cde322776e0"}),
        (r"\['strings'\]",),
    ),
    StandIn(
        "elsewhere",
        "CacheBustFile",
        frozenset({"filter bust_file_cache", "filter bust_css_cache"}),
        frozenset({"33e3370b8c24f505"}),
        (r"MD5\.hexdigest", r"\?v="),
    ),
    StandIn(
        "elsewhere",
        "ThirdPartyFile",
        frozenset({"hook :site :after_init"}),
        signs=(r"third_party_libraries", r"\{\{version\}\}"),
    ),
    StandIn(
        "elsewhere",
        "Citations",
        frozenset({"tag google_scholar_citations", "tag inspirehep_citations"}),
        frozenset({"a9d06b6d5ab9e615", "c2a10825e7e072ff"}),
        (r"inspirehep\.net/api|scholar\.google\.com/citations",),
    ),
    StandIn(
        "external_posts",
        "ExternalPosts",
        frozenset({"generator ExternalPostsGenerator"}),
        frozenset({"3ac1756d71b727ac"}),
        (r"external_sources", r"fetch_from_urls"),
    ),
    StandIn(
        "external_posts",
        "OldExternalPosts",
        frozenset({"generator ExternalPostsGenerator"}),
        frozenset({"1de56b9777d396df"}),
        (r"external_sources", r"Feedjira\.parse"),
    ),
    StandIn(
        "jsonball",
        "Jsonball",
        frozenset({"tag jsonball"}),
        frozenset({"5b6c8315d329e170"}),
        (r"from var ", r"from (?:data|file) ", r"\bJSON\b"),
    ),
    StandIn(
        "raw_include",
        "RawInclude",
        frozenset({"tag raw_include"}),
        frozenset({"88469d03102aa57d"}),
        (r"<\s*(?:\w+::)*IncludeTag\b", r"\{%-? raw -?%\}"),
    ),
    StandIn(
        "raw_include",
        "IncludeRaw",
        frozenset({"tag include_raw"}),
        frozenset({"46b0c640beefdaee"}),
        (r"<\s*(?:\w+::)*IncludeTag\b", r"\{%-? raw -?%\}"),
    ),
    StandIn(
        "raw_include",
        "EscapedInclude",
        frozenset({"tag raw_include"}),
        frozenset({"68e6357939854f61"}),
        (r"<\s*(?:\w+::)*IncludeTag\b", r"\b(?:xml_escape|escapeHTML|escape_html)\b"),
    ),
    StandIn(
        "tag_cloud",
        "TagCloud",
        frozenset({"tag tag_cloud"}),
        frozenset({"58ef49f0bd9f0b06"}),
        (r"<span style='font-size: ", r"href='/tags/#\{tag\}/'", r"\bavg\b"),
    ),
    StandIn(
        "octopress_img",
        "OctopressImage",
        frozenset({"tag img"}),
        frozenset({"07846a19f7963546"}),
        (r"\(\?<src>", r"<img #\{@img\.collect", r"\A(?![\s\S]*caption)"),
    ),
)
