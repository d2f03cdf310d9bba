"""What a figure is made of: shapes in plain numbers, each with a key saying what it stands for.

Lengths are points, y grows downwards, the origin is the top left corner. Colours are names of
roles (``INKS``), so that the screen can paint them light or dark and the paper in print colours.
"""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

Ink = Literal["ink", "soft", "faint", "line", "me", "me-soft", "them", "them-soft", "ok", "warn", "paper"]
Anchor = Literal["left", "middle", "right"]
Form = Literal["circle", "diamond", "square", "triangle", "star", "plus", "cross"]

INKS: tuple[Ink, ...] = (
    "ink", "soft", "faint", "line", "me", "me-soft", "them", "them-soft", "ok", "warn", "paper",
)  # fmt: skip


_STAR = tuple(
    (round(reach * sin(i * pi / 5), 4), round(-reach * cos(i * pi / 5), 4))
    for i, reach in enumerate((1.15, 0.48) * 5)
)
_PLUS = ((-0.34, -1.0), (0.34, -1.0), (0.34, -0.34), (1.0, -0.34), (1.0, 0.34), (0.34, 0.34),
         (0.34, 1.0), (-0.34, 1.0), (-0.34, 0.34), (-1.0, 0.34), (-1.0, -0.34), (-0.34, -0.34))  # fmt: skip

#: The corners of each form around its middle, for a radius of 1; a circle has none.
OUTLINES: dict[Form, tuple[tuple[float, float], ...]] = {
    "diamond": ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    "square": ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)),
    "triangle": ((0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)),
    "star": _STAR,
    "plus": _PLUS,
    "cross": tuple((round((x - y) * 0.7071, 4), round((x + y) * 0.7071, 4)) for x, y in _PLUS),
}


@dataclass(frozen=True)
class Path:
    """A line through points, or a filled area when closed."""

    points: tuple[tuple[float, float], ...]
    closed: bool = False
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    key: str = ""


@dataclass(frozen=True)
class Dot:
    """A mark at a place; the form tells kinds apart where colour does not."""

    x: float
    y: float
    radius: float
    fill: Ink | None = None
    stroke: Ink | None = None
    form: Form = "circle"
    key: str = ""


@dataclass(frozen=True)
class Text:
    """A short label; ``width`` shortens it with an ellipsis where it would be longer (0: never)."""

    x: float
    y: float
    text: str
    size: float = 9.0
    ink: Ink = "ink"
    anchor: Anchor = "middle"
    bold: bool = False
    width: float = 0.0
    turned: bool = False
    key: str = ""


Shape = Path | Dot | Text


@dataclass(frozen=True)
class Figure:
    """A picture of a given size. ``says`` is its text alternative: the finding in a sentence or two.

    ``notes`` gives for a shape's key what a person reads when pointing at it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    says: str
    notes: tuple[tuple[str, str], ...] = ()

    def note(self, key: str) -> str:
        """What is said about the shapes of that key, or an empty string."""
        return dict(self.notes).get(key, "")


def bar(
    x: float, y: float, width: float, height: float, fill: Ink, key: str = "", radius: float = 2.0
) -> Path:
    """A filled rectangle from its top left corner."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Path(corners, closed=True, fill=fill, radius=radius, key=key)


def rule(x1: float, y1: float, x2: float, y2: float, stroke: Ink = "line", width: float = 0.6,
         dash: tuple[float, ...] = (), key: str = "") -> Path:  # fmt: skip
    """A straight line."""
    return Path(((x1, y1), (x2, y2)), stroke=stroke, width=width, dash=dash, key=key)
