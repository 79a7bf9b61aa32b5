"""A server on the loopback interface that answers as the sources do, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CAPTCHA = b'<!DOCTYPE html><html><body><form id="captcha-form">Please show you\'re not a robot</form></body></html>'


@dataclass(frozen=True)
class Reply:
    """One answer: `announced` is the `Content-Length`, where it isn't the body's; `hang` sends nothing at all."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    announced: int | None = None
    hang: bool = False
    drip: bool = False


def as_json(value: Any) -> Reply:
    return Reply(body=json.dumps(value).encode())


def refused() -> Reply:
    return Reply(status=403, body=b'{"message": "Forbidden"}')


def too_many(retry_after: str | None = None) -> Reply:
    headers = (("Retry-After", retry_after),) if retry_after is not None else ()
    return Reply(status=429, body=b'{"message": "Too Many Requests"}', headers=headers)


def captcha(status: int = 200) -> Reply:
    return Reply(status=status, body=CAPTCHA, kind="text/html")


def cut(reply: Reply) -> Reply:
    """The first half of the answer, then the connection breaks."""
    return Reply(body=reply.body[: len(reply.body) // 2], announced=len(reply.body))


def cut_quietly(reply: Reply) -> Reply:
    """The first half of the answer, as if that were all."""
    return Reply(body=reply.body[: len(reply.body) // 2])


Answer = Callable[[str, dict[str, str]], Reply]
"""From path and query to a reply."""


@dataclass
class Loopback:
    """`answer` makes the replies; `script`, if not empty, gives the next ones first; `asked` is what came in."""

    url: str
    answer: Answer
    script: list[Reply] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(answer: Answer) -> Iterator[Loopback]:
    """Serve until the block ends; hanging connections are let go then."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            loopback.asked.append(self.path)
            loopback.headers.append({name.lower(): value for name, value in self.headers.items()})
            query = {name: values[-1] for name, values in parse_qs(address.query).items()}
            reply = loopback.script.pop(0) if loopback.script else loopback.answer(address.path, query)
            if reply.hang:
                ended.wait(30)
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers:
                self.send_header(name, value)
            length = len(reply.body) if reply.announced is None else reply.announced
            self.send_header("Content-Length", str(length))
            self.end_headers()
            if reply.drip:
                for byte in reply.body:
                    if ended.wait(0.05):
                        return
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                return
            self.wfile.write(reply.body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that gave up is no news
    loopback = Loopback(f"http://127.0.0.1:{server.server_port}", answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield loopback
    finally:
        ended.set()
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Paper:
    """One paper of the author whom the server knows; `per_year` are its citations."""

    id: str
    title: str
    year: int
    per_year: dict[int, int]

    @property
    def citations(self) -> int:
        return sum(self.per_year.values())


PAPERS = (
    Paper("W1", "A theory of everything", 2018, {2019: 10, 2024: 20, 2025: 30}),
    Paper("W2", "On small things", 2020, {2021: 4, 2025: 8}),
    Paper("W3", "Unnoticed", 2024, {2025: 1}),
)


def per_year(papers: tuple[Paper, ...]) -> dict[int, int]:
    years = sorted({year for paper in papers for year in paper.per_year})
    return {year: sum(paper.per_year.get(year, 0) for paper in papers) for year in years}


def openalex(papers: tuple[Paper, ...] = PAPERS, author: str = "A42") -> Answer:
    """Answers as https://api.openalex.org does for an author and for the author's works."""

    def counts(values: dict[int, int]) -> list[dict[str, int]]:
        return [{"year": year, "cited_by_count": count} for year, count in sorted(values.items(), reverse=True)]

    def answer(path: str, query: dict[str, str]) -> Reply:
        if path in (f"/authors/{author}", "/authors/orcid:0000-0002-1825-0097"):
            return as_json(
                {
                    "id": f"https://openalex.org/{author}",
                    "display_name": "Your Name",
                    "works_count": len(papers),
                    "cited_by_count": sum(paper.citations for paper in papers),
                    "summary_stats": {"h_index": 2, "i10_index": 2},
                    "counts_by_year": counts(per_year(papers)),
                }
            )
        if path == "/works" and query["filter"] == f"authorships.author.id:{author}":
            size, page = int(query["per_page"]), int(query["page"])
            results = [
                {
                    "id": f"https://openalex.org/{paper.id}",
                    "doi": f"https://doi.org/10.1000/{paper.id.lower()}",
                    "title": paper.title,
                    "publication_year": paper.year,
                    "cited_by_count": paper.citations,
                    "counts_by_year": counts(paper.per_year),
                }
                for paper in papers[size * (page - 1) : size * page]
            ]
            return as_json({"meta": {"count": len(papers), "per_page": size, "page": page}, "results": results})
        return Reply(status=404, body=b'{"error": "Not Found"}')

    return answer


def semantic_scholar(papers: tuple[Paper, ...] = PAPERS, author: str = "42", page: int = 1000) -> Answer:
    """Answers as https://api.semanticscholar.org/graph/v1 does; `page` is the most papers it gives at once."""

    def answer(path: str, query: dict[str, str]) -> Reply:
        if path == f"/author/{author}":
            return as_json(
                {
                    "authorId": author,
                    "name": "Your Name",
                    "paperCount": len(papers),
                    "citationCount": sum(paper.citations for paper in papers),
                    "hIndex": 2,
                }
            )
        if path == f"/author/{author}/papers":
            offset, size = int(query["offset"]), min(int(query["limit"]), page)
            data = [
                {
                    "paperId": paper.id,
                    "title": paper.title,
                    "year": paper.year,
                    "venue": "Journal of Tests",
                    "citationCount": paper.citations,
                    "externalIds": {"DOI": f"10.1000/{paper.id.lower()}"},
                    **({"citations": _citing(paper)} if "citations.year" in query["fields"] else {}),
                }
                for paper in papers[offset : offset + size]
            ]
            following = {"next": offset + size} if offset + size < len(papers) else {}
            return as_json({"offset": offset, **following, "data": data})
        return Reply(status=404, body=b'{"error": "Author with id not found"}')

    return answer


def _citing(paper: Paper) -> list[dict[str, int]]:
    return [{"year": year} for year, count in paper.per_year.items() for _ in range(count)]
