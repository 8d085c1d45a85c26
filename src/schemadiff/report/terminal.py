"""The text report in colours for a terminal; rich is imported only here."""

from __future__ import annotations

from schemadiff.plan import Plan
from schemadiff.report.display import Display
from schemadiff.report.text import lines


def show(plan: Plan, display: Display) -> None:
    """Print the report to standard output; NO_COLOR and dumb terminals are respected."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    for line in lines(plan, display):
        console.print(Text(line.text, style=line.style))
