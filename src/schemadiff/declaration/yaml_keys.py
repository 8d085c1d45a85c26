"""Keys of the YAML that are neither fields nor sections of a kind."""

from __future__ import annotations

FILE_KEYS = SCHEMA, SEARCH_PATH = ("schema", "search_path")
"""At the top of a file: the schema of its objects, and where names are looked up after that."""

ROW_TABLE = "table"
"""In a reference to a seed row: the table that the row is in; the other keys are columns."""
