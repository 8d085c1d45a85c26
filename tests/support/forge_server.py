"""A server that plays the API of a code host: it keeps comments and statuses, and can be unwell."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

BOT = {"login": "github-actions[bot]", "id": 7, "type": "Bot"}


class Forge(ThreadingHTTPServer):
    """What the host has, and what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.comments: list[dict[str, Any]] = []
        self.statuses: list[dict[str, Any]] = []
        self.requests: list[str] = []
        self.tokens: set[str | None] = set()
        self.failures: list[tuple[str, int, dict[str, str]]] = []
        """What fails next: a part of the request, the status and headers."""
        self.me: dict[str, Any] | None = None
        """The account of the token; None for that of a workflow, which may not ask."""
        self.page = 100

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def add(self, body: str, author: dict[str, Any] = BOT) -> None:
        key = "author" if "type" not in author else "user"
        self.comments.append({"id": 100 + len(self.comments), "body": body, key: author})

    def answer(self, method: str, path: str, sent: dict[str, Any]) -> tuple[int, Any]:
        if path == "/user":
            return (403, {"message": "Resource not accessible by integration"}) if self.me is None else (200, self.me)
        if re.fullmatch(r"/repos/o/r/statuses/[0-9a-f]{40}", path) and method == "POST":
            self.statuses.append(sent)
            return 201, sent
        many = re.fullmatch(r"/repos/o/r/issues/5/comments|/projects/3/merge_requests/5/notes", path)
        if many and method == "POST":
            self.add(sent["body"], self.me or BOT)
            return 201, self.comments[-1]
        one = re.fullmatch(r"(?:/repos/o/r/issues/comments|/projects/3/merge_requests/5/notes)/(\d+)", path)
        if one and method in ("PATCH", "PUT"):
            found = next(c for c in self.comments if c["id"] == int(one[1]))
            found["body"] = sent["body"]
            return 200, found
        return (200, self.comments) if many else (404, {"message": "Not Found"})


class _Handler(BaseHTTPRequestHandler):
    server: Forge

    def _handle(self) -> None:
        path, _, query = self.path.partition("?")
        self.server.requests.append(f"{self.command} {path}")
        self.server.tokens.add(self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN"))
        length = int(self.headers.get("Content-Length") or 0)
        sent = json.loads(self.rfile.read(length)) if length else {}
        more: dict[str, str] = {}
        failure = next((f for f in self.server.failures if f[0] in f"{self.command} {path}"), None)
        if failure is not None:
            self.server.failures.remove(failure)
            _, status, more = failure
            content: Any = {"message": "not now"}
        else:
            status, content = self.server.answer(self.command, path, sent)
        if isinstance(content, list):
            number = int((re.search(r"\bpage=(\d+)", query) or ["", "1"])[1])
            size = self.server.page
            if len(content) > number * size:
                more = {"Link": f'<{self.server.url}{path}?per_page=100&page={number + 1}>; rel="next"'}
            content = content[(number - 1) * size : number * size]
        body = json.dumps(content).encode()
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = do_PUT = _handle  # noqa: N815 - as the base class looks them up

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the signature of the base class
        """Say nothing."""


@contextmanager
def forge() -> Iterator[Forge]:
    """A server for the time of a test."""
    server = Forge()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
