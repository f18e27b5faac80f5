"""How time grows: a power law through measurements, and a picture of it with both axes in powers of ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 440, 70, 40, 60, 50
COLOURS = ("#154273", "#c04000", "#39870c")
MARKS = ("circle", "square", "diamond")

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Line:
    """Measurements (amount, seconds) of one way of doing it."""

    name: str
    points: Points


def power(points: Points) -> tuple[float, float]:
    """The factor and the exponent of the power law that is nearest to these points in logarithms."""
    amount, seconds = np.log(np.array(points, dtype=np.float64)).T
    exponent, constant = np.polyfit(amount, seconds, 1)
    return float(np.exp(constant)), float(exponent)


def plot(title: str, along: str, up: str, lines: Sequence[Line]) -> str:
    """A picture (SVG) of lines with logarithmic axes; every line has a mark of its own beside its colour."""
    amounts = [amount for line in lines for amount, _ in line.points]
    seconds = [second for line in lines for _, second in line.points]
    across, upward = _Axis(amounts, LEFT, WIDTH - RIGHT), _Axis(seconds, HEIGHT - BOTTOM, TOP + 20 * len(lines))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 24, title, size=17),
    ]
    parts += [_grid(across, upward, value, upright=True) for value in across.tens()]
    parts += [_grid(across, upward, value, upright=False) for value in upward.tens()]
    parts.append(_text((LEFT + WIDTH - RIGHT) // 2, HEIGHT - 10, along, anchor="middle"))
    parts.append(_text(8, TOP + 20 * len(lines) - 12, up))
    for number, line in enumerate(lines):
        parts += _drawn(line, number, across, upward)
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Axis:
    """From values to places, in powers of ten."""

    def __init__(self, values: Sequence[float], start: float, stop: float) -> None:
        self._low, self._high = np.floor(np.log10(min(values))), np.ceil(np.log10(max(values)))
        self.start, self.stop = start, stop

    def at(self, value: float) -> float:
        share = (np.log10(value) - self._low) / max(self._high - self._low, 1)
        return round(float(self.start + share * (self.stop - self.start)), 1)

    def tens(self) -> list[float]:
        return [10.0**n for n in range(int(self._low), int(self._high) + 1)]


def _grid(across: _Axis, upward: _Axis, value: float, *, upright: bool) -> str:
    label = f"{value:,.0f}".replace(",", ".") if value >= 1 else f"{value:g}".replace(".", ",")
    if upright:
        x = across.at(value)
        line = f'<line x1="{x}" x2="{x}" y1="{upward.start}" y2="{upward.stop}" stroke="#d0d0d0"/>'
        return line + _text(x, HEIGHT - BOTTOM + 18, label, anchor="middle")
    y = upward.at(value)
    line = f'<line x1="{across.start}" x2="{across.stop}" y1="{y}" y2="{y}" stroke="#d0d0d0"/>'
    return line + _text(LEFT - 8, y + 4, label, anchor="end")


def _drawn(line: Line, number: int, across: _Axis, upward: _Axis) -> list[str]:
    places = [(across.at(amount), upward.at(seconds)) for amount, seconds in line.points]
    colour = COLOURS[number]
    path = " ".join(f"{x},{y}" for x, y in places)
    legend = TOP + 20 * number - 8
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(_mark(x, y, number) for x, y in places),
        _mark(LEFT + 6, legend - 4, number),
        _text(LEFT + 18, legend, line.name),
    ]


def _mark(x: float, y: float, number: int) -> str:
    colour = COLOURS[number]
    if MARKS[number] == "circle":
        return f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
    turned = f' transform="rotate(45 {x} {y})"' if MARKS[number] == "diamond" else ""
    return f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8" fill="{colour}"{turned}/>'


def _text(x: float, y: float, words: str, *, size: int = 13, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}">{escape(words)}</text>'
