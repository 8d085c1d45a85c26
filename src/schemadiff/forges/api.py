"""Requests to the API of a code host, with patience for what passes.

The standard library sends them: a client library would be a dependency of everybody for the sake of five requests.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any, Final, NamedTuple

from schemadiff import __version__
from schemadiff.errors import SchemadiffError
from schemadiff.shown import one_line

_TIMEOUT: Final = 30.0
"""Seconds that one request may take."""

_ATTEMPTS: Final = 5
_LONGEST_WAIT: Final = 60.0
"""Seconds; a host that asks for more patience gets none, since a job waits for us."""


class ForgeError(SchemadiffError):
    """A code host did not do what it was asked for."""

    def __init__(self, message: str, *lines: str, status: int | None = None) -> None:
        self.status = status
        super().__init__(message, *lines)

    @property
    def forbidden(self) -> bool:
        """Tell whether the token does not suffice."""
        return self.status in (401, 403, 404)

    @property
    def passing(self) -> bool:
        """Tell whether the same request may succeed later."""
        return self.status is None or self.status >= 500 or self.status == 429


class Answer(NamedTuple):
    """The answer to a request."""

    content: Any
    """The JSON, decoded; None without one."""
    next: str | None
    """The address of the next page, if there is one."""


@dataclass(frozen=True, slots=True)
class Api:
    """The API of a code host."""

    url: str
    headers: Mapping[str, str]
    """What each request carries, the token included; it appears in no message."""
    sleep: Callable[[float], None] = time.sleep

    def send(self, method: str, path: str, content: Mapping[str, Any] | None = None, *, again: bool = True) -> Answer:
        """Send a request and return the answer.

        Args:
            method: The method.
            path: What follows the address of the API, or a whole address below it.
            content: What is sent as JSON.
            again: Whether the request is repeated if the host is not well. What creates something must not be, since
                it may have been created all the same.

        Raises ForgeError for an answer that is an error, or for none.
        """
        for attempt in range(_ATTEMPTS):
            try:
                return self._once(method, path, content)
            except _FailedError as failed:
                last = attempt == _ATTEMPTS - 1 or not (failed.limited or (again and failed.error.passing))
                wait = failed.wait if failed.wait is not None else 2.0**attempt
                if last or wait > _LONGEST_WAIT:
                    raise failed.error from None
                self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def pages(self, path: str) -> Iterator[Any]:
        """Yield the elements of a list that the host gives page by page."""
        following: str | None = path
        while following is not None:
            answer = self.send("GET", following)
            yield from answer.content or ()
            following = answer.next

    def _once(self, method: str, path: str, content: Mapping[str, Any] | None) -> Answer:
        address = path if path.startswith(f"{self.url}/") else self.url + path
        body = json.dumps(content).encode() if content is not None else None
        headers = {"User-Agent": f"schemadiff/{__version__}", "Accept": "application/json", **self.headers}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(address, body, headers, method=method)  # noqa: S310 - checked by `_checked`
        what = f"{method} {_shown(address)}"
        try:
            with _OPENER.open(request, timeout=_TIMEOUT) as answer:
                text = answer.read()
                return Answer(json.loads(text) if text else None, _next(answer.headers, self.url))
        except urllib.error.HTTPError as error:
            with error:
                raise _FailedError.of(what, error) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise _FailedError(ForgeError(f"{what}: {one_line(reason)}")) from None


class _FailedError(Exception):
    """A request that failed once."""

    def __init__(self, error: ForgeError, *, limited: bool = False, wait: float | None = None) -> None:
        self.error = error
        self.limited = limited
        """Whether the host has refused it for the number of requests, so that nothing has happened."""
        self.wait = wait
        """The seconds to wait that the host has named."""

    @classmethod
    def of(cls, what: str, error: urllib.error.HTTPError) -> _FailedError:
        """Return the failure that an answer with the status of an error says."""
        try:
            message = json.loads(error.read()).get("message", "")
        except (OSError, ValueError, AttributeError):
            message = ""
        wait = error.headers.get("Retry-After", "")
        limited = error.code == 429 or (
            error.code == 403 and (wait != "" or error.headers.get("X-RateLimit-Remaining") == "0")
        )
        words = f"{what}: {error.code} {one_line(message) or one_line(error.reason)}"
        failed = ForgeError(words, status=error.code)
        return cls(failed, limited=limited, wait=float(wait) if wait.isdigit() else None)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Answers that lead elsewhere are errors: the token would go along."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Return nothing, so that the answer is an error."""


_OPENER: Final = urllib.request.build_opener(_NoRedirects)


def checked_url(variable: str, url: str) -> str:
    """Return the address of an API without a slash at its end; SchemadiffError if it is none of the web."""
    if not url.startswith(("https://", "http://")):
        raise SchemadiffError(f"{variable} is no address: {url}")
    return url.rstrip("/")


def _shown(address: str) -> str:
    return one_line(address.partition("?")[0])


def _next(headers: Message, url: str) -> str | None:
    """Return the address of the next page as the header Link names it (RFC 8288), if it is one of the same API."""
    for part in (headers.get("Link") or "").split(","):
        address, _, parameters = part.partition(";")
        found = address.strip().removeprefix("<").removesuffix(">")
        if 'rel="next"' in parameters and found.startswith(f"{url}/"):
            return found
    return None
