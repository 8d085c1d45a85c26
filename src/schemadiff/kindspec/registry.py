"""The kinds, and where the files of each one are."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind

_MACRO = re.compile(r"^\{%-? macro (\w+)\(", re.MULTILINE)

PACKAGE = Path(__file__).resolve().parent.parent


def _templates() -> Path:
    """Return the folder of the templates: inside the package in a wheel, next to ``src`` in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "templates"


class Registry:
    """The kinds by name, and the folders of their queries, templates and effects."""

    def __init__(self, kinds: Iterable[Kind], folders: Iterable[Path] = ()) -> None:
        self.kinds: Mapping[str, Kind] = {k.name: k for k in kinds}
        extra = tuple(folders)
        self.queries = (PACKAGE / "introspection" / "queries", *(f / "queries" for f in extra))
        self.templates = (_templates(), *(f / "templates" for f in extra))
        self.effects = (PACKAGE / "planner" / "effects", *(f / "effects" for f in extra))
        self._folders = extra
        self.extended = bool(extra)
        """Whether kinds from outside of the package are among them."""
        self._templates: dict[str, frozenset[str]] = {}
        self._queries: dict[str, Path | None] = {}

    def __getitem__(self, name: str) -> Kind:
        return self.kinds[name]

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {name: rank for rank, name in enumerate(self.kinds)}

    def rank(self, name: str, default: int | None = None) -> int:
        """Return the position of a kind in the order of the kinds.

        Raises:
            KeyError: The kind is unknown, and no default is given.
        """
        return self._ranks[name] if default is None else self._ranks.get(name, default)

    def with_folder(self, folder: Path) -> Registry:
        """Return a registry that has the kinds of ``folder/kinds/*.py`` as well.

        Their files are in ``folder/queries``, ``folder/templates`` and ``folder/effects``.
        """
        found: list[Kind] = []
        for file in sorted((folder / "kinds").glob("*.py")):
            spec = importlib.util.spec_from_file_location(f"schemadiff_kind_{file.stem}", file)
            if spec is None or spec.loader is None:
                continue
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            found += module.KINDS
        return Registry([*self.kinds.values(), *found], [*self._folders, folder])

    @cached_property
    def top(self) -> Mapping[str, Kind]:
        """Return the kinds at the top of a YAML file, by key."""
        return {
            k.yaml.key: k for k in self.kinds.values() if not k.yaml.parents and k.yaml.layout is not Layout.PROPERTY
        }

    @cached_property
    def _children(self) -> Mapping[str, Mapping[str, Kind]]:
        found: dict[str, dict[str, Kind]] = {name: {} for name in self.kinds}
        for kind in self.kinds.values():
            for parent in self.kinds.values():
                property_ = (
                    kind.yaml.layout is Layout.PROPERTY and not kind.yaml.parents and kind.yaml.key in parent.properties
                )
                if property_ or parent.name in kind.yaml.parents:
                    found[parent.name][kind.yaml.key] = kind
        return found

    def children(self, kind: str) -> Mapping[str, Kind]:
        """Return the kinds that the mapping of an object of this kind can hold, properties included, by key."""
        return self._children[kind]

    def title(self, identity: Identity) -> str:
        """Return the object's name for a sentence: ``table public.users``, ``comment on column public.users.id``."""
        kind, path, arguments = identity
        inside = "" if arguments is None else f"({arguments})"
        if self[kind].yaml.layout is Layout.PROPERTY:
            bearer = self.title(Identity(path[0], path[1:], arguments))
            return f"{kind.replace('_', ' ')} {self[kind].naming.title_preposition} {bearer}"
        return f"{kind.replace('_', ' ')} {'.'.join(path)}{inside}"

    def noun(self, kind: str) -> str:
        """Return what a reviewer calls an object of the kind: ``column``, ``FOREIGN KEY``."""
        return self[kind].naming.noun or kind.replace("_", " ")

    def has_template(self, kind: str, name: str) -> bool:
        """Tell whether the kind has a template of that name."""
        return name in self.template_names(kind)

    def template_names(self, kind: str) -> frozenset[str]:
        """Return the names of the macros in the kind's template file; empty if it has no file."""
        if (names := self._templates.get(kind)) is None:
            files = (folder / f"{kind}.sql.j2" for folder in self.templates)
            file = next((file for file in files if file.is_file()), None)
            text = file.read_text(encoding="utf-8") if file is not None else ""
            names = self._templates[kind] = frozenset(_MACRO.findall(text))
        return names

    def query(self, kind: str) -> Path | None:
        """Return the file of the kind's catalog query; None if another kind's query reads it."""
        if kind not in self._queries:
            files = (folder / f"{kind}.sql" for folder in self.queries)
            self._queries[kind] = next((file for file in files if file.is_file()), None)
        return self._queries[kind]
