"""The program: what can be answered without the command line's library is answered here."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        from schemadiff import __version__

        try:
            sys.stdout.write(f"schemadiff, version {__version__}\n")
            sys.stdout.flush()
            return
        except OSError:
            # What is reported is said below.
            pass
    from schemadiff.cli.main import main as run

    run()
