"""Which type a file is sent as, by the end of its name: what `jekyll serve` answers."""

from __future__ import annotations

from mimetypes import MimeTypes

UNKNOWN = "application/octet-stream"

# Observed, for what is found on sites; the rest is the standard library's.
_TYPES = {
    "application/atom+xml": "atom",
    "application/dash+xml": "mpd",
    "application/epub+zip": "epub",
    "application/geo+json": "geojson",
    "application/gpx+xml": "gpx",
    "application/gzip": "gz tgz",
    "application/java-archive": "jar",
    "application/javascript": "js mjs cjs",
    "application/json": "json map",
    "application/ld+json": "jsonld",
    "application/manifest+json": "webmanifest",
    "application/msword": "doc",
    "application/pdf": "pdf",
    "application/pgp-keys": "asc",
    "application/pgp-signature": "sig",
    "application/postscript": "ps eps",
    "application/rdf+xml": "rdf",
    "application/rss+xml": "rss",
    "application/rtf": "rtf",
    "application/toml": "toml",
    "application/vnd.apple.mpegurl": "m3u8",
    "application/vnd.google-earth.kml+xml": "kml",
    "application/vnd.google-earth.kmz": "kmz",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-fontobject": "eot",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.rar": "rar",
    "application/wasm": "wasm",
    "application/x-7z-compressed": "7z",
    "application/x-bzip2": "bz2",
    "application/x-mobipocket-ebook": "mobi",
    "application/x-perl": "pl",
    "application/x-sh": "sh",
    "application/x-sql": "sql",
    "application/x-subrip": "srt",
    "application/x-tar": "tar",
    "application/x-tex": "tex",
    "application/x-xz": "xz",
    "application/xhtml+xml": "xhtml xht",
    "application/xml": "xml xsl xsd",
    "application/xslt+xml": "xslt",
    "application/zip": "zip",
    "audio/midi": "mid midi",
    "audio/mp3": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg oga opus",
    "audio/wav": "wav",
    "audio/x-aac": "aac",
    "audio/x-flac": "flac",
    "font/otf": "otf",
    "font/ttf": "ttf",
    "font/woff": "woff",
    "font/woff2": "woff2",
    "image/apng": "apng",
    "image/avif": "avif",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/svg+xml": "svg svgz",
    "image/vnd.microsoft.icon": "ico",
    "image/webp": "webp",
    "model/gltf+json": "gltf",
    "model/gltf-binary": "glb",
    "text/cache-manifest": "appcache manifest",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/html": "html htm",
    "text/markdown": "md markdown",
    "text/plain": "txt text log ini conf",
    "text/tab-separated-values": "tsv",
    "text/vtt": "vtt",
    "text/x-c": "c h cc cpp",
    "text/x-vcard": "vcf",
    "text/yaml": "yml yaml",
    "video/3gpp": "3gp",
    "video/mp2t": "ts",
    "video/ogg": "ogv",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-m4v": "m4v",
    "video/x-matroska": "mkv",
    "video/x-msvideo": "avi",
    UNKNOWN: "bib py rb go exe",
}
_WITH_CHARSET = {"application/javascript", "application/json", "application/manifest+json"}


class MediaTypes:
    """The table, looked into by name."""

    def __init__(self) -> None:
        """The system's own tables aren't read: an answer is the same on every machine."""
        self._by_extension = {ext: media for media, extensions in _TYPES.items() for ext in extensions.split()}
        self._standard = MimeTypes(filenames=())

    def of(self, name: str) -> str:
        """The value of `Content-Type` for a file's name; texts are UTF-8, as the build writes them."""
        _, dot, extension = name.rpartition("/")[2].rpartition(".")
        if not dot:
            return UNKNOWN
        media = self._by_extension.get(extension.lower())
        if media is None:
            media = self._standard.types_map[True].get(f".{extension.lower()}", UNKNOWN)
        return f"{media}; charset=utf-8" if media.startswith("text/") or media in _WITH_CHARSET else media

    def is_text(self, name: str) -> bool:
        """Whether a file is read by people or programs as text, going by its name."""
        media = self.of(name)
        return "charset" in media or media.endswith(("xml", "json")) or media == "application/toml"
