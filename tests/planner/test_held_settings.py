"""What holds for the statements of a transaction is set where it changes."""

from __future__ import annotations

from schemadiff.catalog.objects import Identity
from schemadiff.plan import Held, Step


def step(path: tuple[str, ...] | None, *, check_bodies: bool = True) -> Step:
    return Step("SELECT 1", "create", Identity("table", ("a", "b")), "", search_path=path, check_bodies=check_bodies)


def test_equal_paths_are_set_once() -> None:
    held = Held()
    found = []
    for one in (step(("a",)), step(("a",)), step(None), step(("a",)), step(("b",)), step((), check_bodies=False)):
        held, settings = held.setting(one)
        found.append([name for name, _ in settings])
    both = ["search_path", "check_function_bodies"]
    assert found == [both, [], [], [], ["search_path"], both]


def test_what_has_to_run_exactly_so_keeps_no_path_of_others() -> None:
    held, _ = Held().setting(step(("a",)))
    assert held.setting(step(None), exactly=True)[1] == [("search_path", "pg_catalog, pg_temp")]
