"""An HTTP endpoint of our own that answers as mail providers do: their official clients are real, only the far end is not."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Endpoint(ThreadingHTTPServer):
    """Collects requests; `answers` gives (status, body) for each POST, or None to drop the connection after reading."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.answers: Callable[[int], tuple[int, dict[str, Any]] | None] = lambda n: (
            200,
            {"MessageId": f"m{n}", "id": f"m{n}"},
        )
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_GET(self) -> None:
        quota = {"Max24HourSend": 1000.0, "MaxSendRate": 500.0, "SentLast24Hours": 100.0}
        self.answer(200, {"SendQuota": quota, "SendingEnabled": True})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            self.server.requests.append((self.path, body, dict(self.headers)))
            told = self.server.answers(len(self.server.requests))
        if told is None:
            self.close_connection = True
            self.connection.shutdown(2)
        else:
            self.answer(*told)

    def answer(self, status: int, body: dict[str, Any]) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        if status >= 400 and "code" in body:
            self.send_header("x-amzn-errortype", body["code"])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def served() -> Iterator[Endpoint]:
    """A running endpoint."""
    with Endpoint() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
