"""The server: a site in memory, built again with each edit, and the thread that answers."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import uvicorn

from ..config.load import load_config
from ..errors import ConfigError, Warnings
from ..pipeline.live import LiveSite
from .app import Look, make_app
from .guard import Guard
from .listen import bound_sockets, close
from .maker import Log, Maker
from .media import MediaTypes
from .settings import base_path, serve_settings
from .snapshot import of_folder
from .stage import Stage

_START = 20
"""Seconds that the server may take to begin to answer."""


class Server:
    """Serves a site for as long as a `with` block lasts.

        with Server({"source": "site", "port": 0}) as server:
            httpx.get(server.address)

    In the block the site is built, and answered from memory at `address`; edits of the source are followed, unless the
    option `watch` is false.
    """

    def __init__(
        self,
        options: Mapping[str, Any],
        *,
        environ: Mapping[str, str] | None = None,
        strict: bool = False,
        jobs: int | None = None,
        log: Log | None = None,
    ) -> None:
        """`options` has the keys of `_config.yml`, those of `jekyll serve` among them; the rest is as for `build`.

        The port is taken at once. Raises ConfigError for options that can't be used, and for a port that is in use.
        """
        environ = os.environ if environ is None else environ
        options = {**options, "serving": True}
        config = load_config(options, Warnings(), environ)
        self.settings = settings = serve_settings(config)
        self._sockets = bound_sockets(settings.host, settings.port)
        self.port: int = self._sockets[0].getsockname()[1]
        """The port, also where any free one was asked for."""
        options["port"] = self.port
        scheme = "http" if settings.certificate is None else "https"
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        self.address = f"{scheme}://{host}:{self.port}{base_path(config)}/"
        """Where the site is."""
        shown = f"[{settings.shown_host}]" if ":" in settings.shown_host else settings.shown_host
        self.shown_address = self.address.replace(host, shown, 1)
        """The same for browsers: with a name for the loopback address, as `site.url` has it in development."""
        try:
            ports = [self.port]
            if settings.reloads and settings.reload_port not in (None, self.port):
                self._sockets += bound_sockets(settings.host, settings.reload_port or 0)
                ports.append(self._sockets[-1].getsockname()[1])
            if config.environment == "development":
                options["url"] = f"{scheme}://{shown}:{self.port}"
            self._stage = Stage(settings.ignored, settings.min_delay, settings.max_delay)
            self._site = LiveSite(
                options, environ=environ, strict=strict, jobs=jobs, cache=not config["disable_disk_cache"]
            )
            self._jobs = jobs
            self._maker = Maker(self._site, self._stage, config, settings, log or Log())
            if not settings.builds_first:
                self._stage.succeed(of_folder(config.destination, MediaTypes()), "", base_path(config))
            look = Look(settings.listing, settings.reloads, ports[-1] if len(ports) > 1 else None)
            self._uvicorn = self._new_uvicorn(make_app(self._stage, look, Guard(settings.host, ports)))
        except BaseException:
            close(self._sockets)
            raise
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()

    def _new_uvicorn(self, app: Any) -> uvicorn.Server:
        certificate, key = self.settings.certificate, self.settings.key
        config = uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            http="h11",
            ws="websockets-sansio" if self.settings.reloads else "none",
            ws_max_size=1 << 12,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=1,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
        try:
            config.load()
        except OSError as error:
            raise ConfigError(
                f"{certificate} and {key} can't be used: {error}",
                hint="They are a certificate and its private key without a password, both in PEM.",
            ) from error
        return uvicorn.Server(config)

    def __enter__(self) -> Self:
        """Build the site and begin to answer. A failure is shown in the browser; without `watch` it is raised."""
        try:
            if self.settings.watches:
                self._maker.watch()
            if self.settings.builds_first:
                self._maker.build(raises=not self.settings.watches)
            self._thread = threading.Thread(target=self._answer, name="liquid-compat answers", daemon=True)
            self._thread.start()
            end = time.monotonic() + _START
            while not self._uvicorn.started:
                if not self._thread.is_alive() or time.monotonic() > end:
                    raise ConfigError(f"The server at {self.address} could not be started")
                time.sleep(0.005)
            if self.settings.watches:
                self._site.jobs = self._jobs or 1  # a process with threads is better not forked
                self._maker.follow()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    def build(self) -> bool:
        """Build the site as it is now, whether anything is known to have changed or not; whether that succeeded."""
        return self._maker.build()

    def wait(self) -> None:
        """Until the server ends, or Ctrl-C."""
        while not self._ended.is_set():
            time.sleep(0.2)  # what Ctrl-C may interrupt anywhere; a lock it may leave in disorder

    def stop(self) -> None:
        """End all connections, and the last build; the port is free then."""
        self._maker.stop()
        self._uvicorn.should_exit = True
        if self._thread is not None:
            self._thread.join()
        close(self._sockets)

    def _answer(self) -> None:
        try:
            self._uvicorn.run(self._sockets)
        finally:
            self._ended.set()
