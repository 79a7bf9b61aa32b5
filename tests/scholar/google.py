"""A Google Scholar profile, as a page for the real `scholarly` and as JSON for its stand-in."""

from __future__ import annotations

import json
from typing import Any

from .loopback import PAPERS, Answer, Paper, Reply, per_year

USER = "ABCDEFGHIJKL"


def page(papers: tuple[Paper, ...] = PAPERS) -> Answer:
    """The profile's page with the ids and classes by which scholarly finds things in it."""

    def answer(path: str, query: dict[str, str]) -> Reply:
        if path != "/citations" or query.get("user") != USER:
            return Reply(status=404, kind="text/html", body=b"<html><body>Not found</body></html>")
        return Reply(kind="text/html; charset=utf-8", body=_html(papers).encode())

    return answer


def data(papers: tuple[Paper, ...] = PAPERS) -> Answer:
    """The profile in the form in which scholarly returns it."""

    def answer(path: str, query: dict[str, str]) -> Reply:
        if query.get("user") != USER:
            return Reply(status=404, body=b"not found")
        return Reply(body=json.dumps(author(papers)).encode())

    return answer


def author(papers: tuple[Paper, ...]) -> dict[str, Any]:
    return {
        "name": "Your Name",
        "affiliation": "University of Somewhere",
        "citedby": sum(paper.citations for paper in papers),
        "citedby5y": 63,
        "hindex": 2,
        "hindex5y": 2,
        "i10index": 2,
        "i10index5y": 2,
        "cites_per_year": per_year(papers),
        "publications": [
            {
                "container_type": "Publication",
                "source": "AUTHOR_PUBLICATION_ENTRY",
                "filled": False,
                "bib": {"title": paper.title, "pub_year": str(paper.year), "citation": "Journal of Tests"},
                "author_pub_id": f"{USER}:{paper.id}",
                "num_citations": paper.citations,
            }
            for paper in papers
        ],
    }


def _html(papers: tuple[Paper, ...]) -> str:
    total = sum(paper.citations for paper in papers)
    indices = "".join(f'<td class="gsc_rsb_std">{figure}</td>' for figure in (total, 63, 2, 2, 2, 2))
    years = per_year(papers)
    labels = "".join(f'<span class="gsc_g_t">{year}</span>' for year in years)
    bars = "".join(
        f'<a class="gsc_g_a" style="left:1px;z-index:{len(years) - index}"><span class="gsc_g_al">{count}</span></a>'
        for index, count in enumerate(years.values())
    )
    rows = "".join(
        f'<tr class="gsc_a_tr"><td><a class="gsc_a_at" href="/citations?citation_for_view={USER}:{paper.id}">'
        f'{paper.title}</a><div class="gs_gray">Y Name</div><div class="gs_gray">Journal of Tests</div></td>'
        f'<td><a class="gsc_a_ac" href="/scholar?oi=bibs&cites=1{index}">{paper.citations}</a></td>'
        f'<td><span class="gsc_a_h">{paper.year}</span></td></tr>'
        for index, paper in enumerate(papers)
    )
    return (
        f'<html><head><link rel="canonical" href="https://scholar.google.com/citations?user={USER}"></head><body>'
        '<div id="gsc_prf_in">Your Name</div><div class="gsc_prf_il">University of Somewhere</div>'
        '<div class="gsc_prf_il" id="gsc_prf_ivh">No verified email</div>'
        f"<table>{indices}</table>{labels}{bars}<table>{rows}</table>"
        '<button id="gsc_bpf_more" disabled></button></body></html>'
    )
