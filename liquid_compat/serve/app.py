"""The server's application: Starlette's routes, and who may ask."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from .answers import NEVER_STORED, body_of, file_answer
from .guard import Guard
from .media import MediaTypes
from .overlay import page
from .snapshot import Snapshot
from .stage import Stage, State

OWN = "/__liquid-compat"
"""Where the server's own things are."""
_METHODS = ["GET", "HEAD", "OPTIONS"]
_OF_THE_FILE = ("etag", "content-length", "accept-ranges")
_NO_STORE = {"cache-control": NEVER_STORED}


@dataclass(frozen=True, slots=True)
class Look:
    """How a site is shown: with lists of folders in place of their indexes, reloading by itself."""

    listing: bool = False
    reload: bool = True
    reload_port: int | None = None
    """The port on which browsers are told of changes, if it is another one."""


def make_app(stage: Stage, look: Look, guard: Guard) -> Starlette:
    """The application that shows what is on the stage."""
    media = MediaTypes()
    script = files(__package__).joinpath("client.js").read_text(encoding="utf-8")

    async def reloader(request: Request) -> Response:
        return Response(script, headers={**_NO_STORE, "content-type": "application/javascript; charset=utf-8"})

    async def show(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(headers={"allow": ", ".join(_METHODS)})
        state = stage.state
        return _with_script(_answer(request, state, look, media), request, state, look)

    async def socket(websocket: WebSocket) -> None:
        await websocket.accept()
        queue = stage.listen()
        try:
            with contextlib.suppress(WebSocketDisconnect, RuntimeError):
                await _tell(websocket, queue)
        finally:
            stage.leave(queue)

    routes = [Route("/{path:path}", show, methods=_METHODS)]
    if look.reload:
        routes = [Route(f"{OWN}/reload.js", reloader), WebSocketRoute(f"{OWN}/socket", socket), *routes]  # type: ignore[list-item]
    return Starlette(routes=routes, middleware=[Middleware(_Guarded, guard)])


class _Guarded:
    """Answers 403 to those who may not ask."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = scope.get("headers", ())
        hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
        origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
        host = hosts[0] if len(hosts) == 1 else None
        if scope["type"] == "websocket":
            if not self._guard.admits_socket(host, origins[0] if len(origins) == 1 else None):
                await send({"type": "websocket.close", "code": 1008})
                return
        elif scope["type"] == "http" and not self._guard.admits(host):
            text = f"This server is not {host or 'that'}. Ask for localhost, or say --host when you start it.\n"
            await PlainTextResponse(text, 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


async def _tell(websocket: WebSocket, queue: asyncio.Queue[str]) -> None:
    """Send what is put in a queue until the browser goes."""

    async def until_gone() -> None:
        while True:
            await websocket.receive_text()

    gone = asyncio.create_task(until_gone())
    try:
        while True:
            told = asyncio.create_task(queue.get())
            done, _ = await asyncio.wait({gone, told}, return_when=asyncio.FIRST_COMPLETED)
            if gone in done:
                told.cancel()
                gone.result()
            await websocket.send_text(told.result())
    finally:
        gone.cancel()


def _answer(request: Request, state: State, look: Look, media: MediaTypes) -> Response:
    """What a request gets; one state answers all of it."""
    snapshot, path = state.snapshot, request.scope["path"]
    if snapshot is None:
        title = "The site could not be built" if state.failure else "The site is being built"
        return HTMLResponse(page(title, state.failure or f"<p>{title}.</p>"), 503, _NO_STORE)
    base = state.base
    found = snapshot.find(path.removeprefix(base), listing=look.listing) if path.startswith(f"{base}/") else None
    if found is None:
        return _not_found(snapshot, path, base, media)
    if found.moved is not None:
        query = request.scope["query_string"].decode("latin-1")
        target = quote(f"{base}/{found.moved}") + (f"?{query}" if query else "")
        return Response(status_code=301, headers={**_NO_STORE, "location": target})
    if found.folder is not None:
        return _listing(snapshot, found.folder, base)
    assert found.name is not None
    body = body_of(snapshot, found.name)
    if body is None:
        return _not_found(snapshot, path, base, media)
    return file_answer(body, found.name, media, request.headers)


def _not_found(snapshot: Snapshot, path: str, base: str, media: MediaTypes) -> Response:
    """The site's own `404.html`, else a page that says where the site is."""
    if snapshot.has("404.html"):
        body = body_of(snapshot, "404.html")
        if body is not None and isinstance(body.data, bytes):
            return Response(body.data, 404, {**_NO_STORE, "content-type": media.of("404.html")})
    text = f'<h1>Not found</h1><p>There is no {escape(path)} here.</p><p><a href="{escape(base)}/">The site</a></p>'
    return HTMLResponse(page("Not found", text), 404, _NO_STORE)


def _listing(snapshot: Snapshot, folder: str, base: str) -> Response:
    """What is in a folder."""
    shown = f"{base}/{folder}/" if folder else f"{base}/"
    rows = ['<tr><td><a href="../">../</a></td><td></td></tr>'] if folder else []
    for name, size in snapshot.entries(folder):
        rows.append(
            f'<tr><td><a href="{quote(name)}">{escape(name)}</a></td><td>{"" if size is None else size}</td></tr>'
        )
    title = f"Files in {shown}"
    return HTMLResponse(page(title, f"<h1>{escape(title)}</h1><table>{''.join(rows)}</table>"), headers=_NO_STORE)


def _with_script(response: Response, request: Request, state: State, look: Look) -> Response:
    """A page with what reloads it behind its end, where a browser shows it as a page; anything else as it is.

    Such a page is of this moment: it has no version to compare with.
    """
    shown = response.headers.get("content-type", "")
    if not look.reload or not shown.startswith("text/html") or response.status_code in (206, 304, 416):
        return response
    purpose = request.headers.get("sec-fetch-dest")
    is_page = (
        purpose in ("document", "iframe", "frame") if purpose else "text/html" in request.headers.get("accept", "")
    )
    if not is_page or not response.body:
        return response
    port = f' data-port="{look.reload_port}"' if look.reload_port else ""
    tag = f'\n<script src="{OWN}/reload.js" data-version="{state.version}"{port}></script>\n'
    kept = {name: value for name, value in response.headers.items() if name not in _OF_THE_FILE}
    return Response(bytes(response.body) + tag.encode(), response.status_code, kept)
