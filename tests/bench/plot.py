"""The ratios to pg_dump by the number of tables, as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 380, 60, 200, 20, 50
_DASHES = ("", "7 4", "2 3", "9 3 2 3", "1 5", "12 4")
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)


def plot(lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """A line for each command, both axes logarithmic; lines differ by dashes and names, not only by colour."""
    sizes = sorted({size for points in lines.values() for size, _ in points})
    ratios = [ratio for points in lines.values() for _, ratio in points]
    ticks = [t for t in _TICKS if min(ratios) / 2.1 <= t <= max(ratios) * 2.1]
    low, high = math.log(min(*ticks, *ratios)), math.log(max(*ticks, *ratios))

    def x(size: int) -> float:
        first, last = math.log(sizes[0]), math.log(sizes[-1])
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (math.log(size) - first) / ((last - first) or 1)

    def y(ratio: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (high - math.log(ratio)) / ((high - low) or 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        "<title>Wall time as a multiple of pg_dump's, by the number of tables</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for tick in ticks:
        shown, width = f"{tick:g}", 1.5 if tick == 1 else 0.5
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y(tick):.1f}" y2="{y(tick):.1f}"'
            f' stroke="#999" stroke-width="{width}"/>'
            f'<text x="{_LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{shown}</text>'
        )
    below = _HEIGHT - _BOTTOM + 20
    parts += (f'<text x="{x(size):.1f}" y="{below}" text-anchor="middle">{size:,}</text>' for size in sizes)
    parts.append(f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2:.0f}" y="{_HEIGHT - 10}" text-anchor="middle">tables</text>')
    taken: list[float] = []
    ends = sorted(lines.items(), key=lambda one: y(one[1][-1][1]))
    for number, (name, points) in enumerate(ends):
        path = " ".join(f"{x(size):.1f},{y(ratio):.1f}" for size, ratio in points)
        dash = f' stroke-dasharray="{_DASHES[number % len(_DASHES)]}"' if _DASHES[number % len(_DASHES)] else ""
        shade = ("#1f4e79", "#b3541e", "#2e7d32", "#6a1b9a", "#444", "#00838f")[number % 6]
        label = max([y(points[-1][1]) + 4, *(t + 15 for t in taken[-1:])])
        taken.append(label)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{shade}" stroke-width="2"{dash}/>')
        parts += (f'<circle cx="{x(s):.1f}" cy="{y(r):.1f}" r="3" fill="{shade}"/>' for s, r in points)
        parts.append(f'<text x="{_WIDTH - _RIGHT + 10}" y="{label:.1f}" fill="{shade}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
