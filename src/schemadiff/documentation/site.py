"""The files of a site that documents a catalog."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup, escape

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.diagram import Diagram
from schemadiff.catalog.objects import Identity, Object
from schemadiff.documentation.addresses import INDEX, PICTURE, to_root
from schemadiff.documentation.contents import Contents
from schemadiff.kindspec.registry import Registry
from schemadiff.pictures import contents as pictures
from schemadiff.pictures import svg
from schemadiff.shown import block, one_line

_TEMPLATES = Path(__file__).parent / "pages"

_NEIGHBOURS = 60
"""A table with more of them has no picture on its page."""
_ALL_COLUMNS = 25
"""The picture of a schema with more tables shows the columns of keys only."""
_DRAWN = 400
"""A schema with more tables has no picture of all of them, in which nothing could be found."""


class Link(NamedTuple):
    """An object on the page of another one."""

    title: str
    noun: str
    url: str
    comment: str


class Found(NamedTuple):
    """An object for the search, as ``site.js`` reads it."""

    title: str
    noun: str
    url: str
    comment: str
    columns: list[str]


def site(catalog: Catalog, registry: Registry, title: str) -> Mapping[str, str]:
    """Return the files of the site by their relative names; always the same for the same catalog.

    The names in the catalog are resolved.
    """
    return _Site(Contents(catalog, registry), title).files()


class _Site:
    def __init__(self, contents: Contents, title: str) -> None:
        self._contents = contents
        self._title = title
        self._whole: Diagram = pictures.diagram(contents.catalog, contents.registry)
        self._pages = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=_visible,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._pages.filters["lines"] = _lines

    def files(self) -> dict[str, str]:
        """Return the files by their relative names."""
        found = {INDEX: self._index()}
        if self._is_drawn():
            found[PICTURE] = self._picture()
        for identity, item in self._contents.objects.items():
            path = self._contents.addresses.of[identity]
            found[path] = self._page(item, path)
        found["search.js"] = f"window.schemaIndex = {json.dumps(self._search_index())};\n"
        for name in ("site.js", "site.css"):
            found[name] = (_TEMPLATES / name).read_text(encoding="utf-8")
        found["site.css"] += svg.STYLE
        return found

    def _render(self, template: str, path: str, **values: object) -> str:
        common: dict[str, Any] = {
            "site": self._title,
            "root": to_root(path),
            "home": INDEX,
            "drawn": PICTURE if self._is_drawn() else "",
        }
        return self._pages.get_template(template).render(**common, **values)

    # --- pages ---

    def _index(self) -> str:
        kinds = [
            (self._contents.registry[kind].yaml.key.replace("_", " "), kind, self._links(group, INDEX))
            for kind, group in groupby(self._contents.objects, key=lambda identity: identity.kind)
        ]
        return self._render("index.html.j2", INDEX, kinds=kinds)

    def _picture(self) -> str:
        columns: pictures.Columns = "all" if len(self._whole.tables) <= _ALL_COLUMNS else "keys"
        drawn = self._drawn(pictures.with_columns(self._whole, columns), PICTURE, f"The tables of {self._title}")
        return self._render("picture.html.j2", PICTURE, picture=drawn)

    def _is_drawn(self) -> bool:
        return 0 < len(self._whole.tables) <= _DRAWN

    def _page(self, item: Object, path: str) -> str:
        contents = self._contents
        identity = item.identity
        columns = contents.columns(item)
        return self._render(
            "object.html.j2",
            path,
            title=_name(identity),
            noun=contents.noun(identity),
            comment=contents.comment(identity),
            place=f"{item.place.file}:{item.place.line}" if item.place is not None else "",
            picture=self._neighbourhood(item, path),
            columns=columns,
            described=contents.described(item),
            properties=contents.properties(item),
            sections=contents.sections(item),
            partitions=contents.partitions(item),
            referring=[(self._link(table, path), name, names) for table, name, names in contents.referenced_by(item)],
            uses=self._links(contents.uses(identity), path),
            used_by=self._links(contents.used_by(identity), path),
            link=partial(self._link, page=path),
        )

    def _links(self, identities: Iterable[Identity], page: str) -> list[Link]:
        return [self._link(identity, page) for identity in identities]

    def _link(self, identity: Identity, page: str) -> Link:
        contents = self._contents
        address = contents.addresses.of.get(identity)
        url = to_root(page) + address if address is not None else ""
        return Link(_name(identity), contents.noun(identity), url, contents.comment(identity))

    # --- pictures ---

    def _neighbourhood(self, item: Object, page: str) -> Markup | None:
        """Return the picture of a table and of the tables that it is linked with; None where there are none."""
        path = item.identity.path
        if self._pages_of_tables.get(path) != page:
            return None
        part = pictures.around(self._whole, lambda table: table.path == path)
        if not 1 < len(part.tables) <= _NEIGHBOURS and not part.links:
            return None
        return self._drawn(pictures.with_columns(part, "keys"), page, f"{_name(item.identity)} and its neighbours")

    def _drawn(self, part: Diagram, page: str, title: str) -> Markup:
        def href(path: tuple[str, ...]) -> str | None:
            address = self._pages_of_tables.get(path)
            return to_root(page) + address if address is not None else None

        return Markup(svg.render(part, title, href=href, whole_file=False))  # noqa: S704 # it escapes all texts

    @cached_property
    def _pages_of_tables(self) -> Mapping[tuple[str, ...], str]:
        addresses = self._contents.addresses.of
        tables = (item.identity for item in structure.relations(self._contents.catalog))
        return {identity.path: addresses[identity] for identity in tables if identity in addresses}

    # --- search ---

    def _search_index(self) -> list[dict[str, object]]:
        """Return what the search looks through: names, kinds, comments, and the names of columns."""
        contents = self._contents
        return [
            Found(
                one_line(_name(identity)),
                contents.noun(identity),
                contents.addresses.of[identity],
                one_line(contents.comment(identity)),
                [one_line(column.name) for column in contents.columns(item)],
            )._asdict()
            for identity, item in contents.objects.items()
        ]


def _name(identity: Identity) -> str:
    """Return an object's name with its schema; a routine's with its input types."""
    name = ".".join(identity.path)
    return name if identity.arguments is None else f"{name}({identity.arguments})"


def _visible(value: object) -> object:
    """Return a text of the catalog with every character visible; markup as it is."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _lines(text: str) -> Markup:
    """Return a text of several lines, escaped, with every character visible."""
    return Markup(escape(block(text)))  # noqa: S704 # it is escaped
