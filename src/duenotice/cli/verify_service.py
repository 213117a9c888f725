"""`duenotice verify-service`: serve the check-this-notice page from an exported bundle. Needs no case and no database."""

from __future__ import annotations

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from duenotice.cli import files
from duenotice.notices import Bundle, verify_app

_CLIENT_SECONDS = 10


class _Quiet(WSGIRequestHandler):
    """Logs nothing: a log of this page would be the list of people that it must not hold. Slow clients are let go."""

    timeout = _CLIENT_SECONDS
    wbufsize = -1  # headers and page in one packet

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 256

    def server_bind(self) -> None:
        """Binds without the reverse name look-up of the standard server, which can block."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])
        self.setup_environ()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that breaks off is no event, and its address is not written down."""


def make_server(bundle: Bundle, host: str, port: int, checks_per_minute: int = 30) -> _Server:
    """The page's server, not yet running. port 0 takes a free one (`server_port`)."""
    server = _Server((host, port), _Quiet)
    server.set_app(verify_app(bundle, checks_per_minute))
    return server


def verify_service(bundle: Path, *, host: str = "127.0.0.1", port: int = 8008, checks_per_minute: int = 30) -> None:
    """Serve the page on which people check that a notice is real.

    The page holds the case's code key and the texts, and no list and no address. Put it behind your own web server with TLS;
    where that one already limits the rate per client, pass --checks-per-minute 0.

    ```
    duenotice verify-service secret/check-page.json --port 8008
    ```

    Parameters
    ----------
    bundle
        File secret/check-page.json of `duenotice export` (holds the key: keep it secret).
    host
        Address to listen on.
    port
        Port to listen on; 0 takes a free one.
    checks_per_minute
        How often one client address may check; 0 for no limit.
    """
    loaded = Bundle.from_json(files.read(bundle, "bundle"))
    with make_server(loaded, host, port, checks_per_minute) as server:
        print(
            f"Check page of case {loaded.case}: http://{host}:{server.server_port} (stop with Ctrl-C)",
            file=sys.stderr,
            flush=True,
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
