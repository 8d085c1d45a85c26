"""A provider of security labels, compiled for the server at hand.

``SCHEMADIFF_LABEL_PROVIDER`` names one that is built already; else it takes a C compiler and the server's headers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.databases import Database

VARIABLE = "SCHEMADIFF_LABEL_PROVIDER"
SOURCE = Path(__file__).with_suffix(".c")


def load(database: Database, folder: Path) -> None:
    """Has every session of the database load the provider ``dummy``, which is compiled into the folder."""
    library = _library(database, folder)
    database.execute(f"ALTER DATABASE {database.name} SET session_preload_libraries = '{library}'")


def _library(database: Database, folder: Path) -> Path:
    if named := os.environ.get(VARIABLE):
        return Path(named)
    made = folder / f"label_provider_{database.server.version}.so"
    if not made.is_file():
        headers = database.server.binaries.directory.parent / "include" / "server"
        compiler = shutil.which("cc")
        if compiler is None or not (headers / "postgres.h").is_file():
            pytest.skip(
                f"{VARIABLE} names no library, and there is no compiler or are no headers of {database.server.binaries}"
            )
        command = [compiler, "-shared", "-fPIC", f"-I{headers}", "-o", str(made), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True)
        made.chmod(0o755)
    return made
