"""The database that a plan is made for, read while another process decodes the folder.

Which schemas to read is presumed (:mod:`schemadiff.declaration.presumed_scope`). If the folder turns out to manage
others, what was read is forgotten, and the plan reads again. So nothing depends on the presumption but time.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from schemadiff.commands.inputs import import_what_makes_plans, open_target
from schemadiff.commands.options import Options
from schemadiff.errors import SchemadiffError

if TYPE_CHECKING:
    from types import TracebackType

    from schemadiff.catalog.catalog import Catalog
    from schemadiff.commands.inputs import Target
    from schemadiff.commands.unchanged import Known
    from schemadiff.declaration.presumed_scope import PresumedScope
    from schemadiff.pipeline.request import ReadAhead
    from schemadiff.postgres.recording import Record


class ReadingAhead:
    """The database of the options, open until the block ends, and a record of what is read from it."""

    record: Record | None = None

    def __init__(self, options: Options, known: Known) -> None:
        self._options = options
        self._known = known
        self._stack = ExitStack()
        self._target: Target | None = None
        self._error: SchemadiffError | None = None
        self._read: ReadAhead | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(sort, error, trace)

    @property
    def worthwhile(self) -> bool:
        """Tell whether it can be told what to read before the folder is decoded."""
        return self._known.occasion is not None and self._options.manages is None

    def begin(self) -> None:
        """Open the database and read it as far as the folder seems to manage it; errors wait for :meth:`target`.

        What is wrong in the folder is reported before what is wrong with the database.
        """
        import_what_makes_plans()
        presumed = self._presumed()
        if presumed is None:
            return
        from schemadiff.introspection import reader
        from schemadiff.kinds import registry
        from schemadiff.pipeline.request import ReadAhead

        try:
            target = self._opened()
            read = reader.read(target.connection, registry(), presumed.schemas, presumed.sections)
        except SchemadiffError as error:
            self._error = error
        else:
            self._read = ReadAhead(presumed.schemas, presumed.sections, read)

    def target(self) -> Target:
        """Return the open database. Raises SchemadiffError, also what :meth:`begin` came upon."""
        if self._error is not None:
            raise self._error
        return self._target or self._opened()

    def live(self, declared: Catalog) -> ReadAhead | None:
        """Return what was read, if it is what the folder manages; if not, it leaves the record."""
        read = self._read
        if read is None or (read.schemas, read.sections) == (declared.schemas, declared.sections):
            return read
        if self.record is not None:
            self.record.restart()
        return None

    def _opened(self) -> Target:
        from schemadiff.postgres.recording import recording

        self._target = self._stack.enter_context(open_target(self._options, self._known.chosen))
        self.record = self._stack.enter_context(recording(self._target.connection))
        return self._target

    def _presumed(self) -> PresumedScope | None:
        from schemadiff.declaration.presumed_scope import presumed_scope
        from schemadiff.kinds import registry

        occasion = self._known.occasion
        return presumed_scope(occasion.texts, registry()) if occasion is not None else None
