"""Draws on one page. Places are points from the top left corner."""

from dataclasses import dataclass
from typing import Any

from workbook.brief import style
from workbook.brief.runs import Runs
from workbook.brief.text import Setter
from workbook.brief.text.layout import LEADING
from workbook.brief.text.setter import Align
from workbook.figures.shapes import Ink


@dataclass
class Pen:
    """The canvas of a page with what writes text on it."""

    canvas: Any
    setter: Setter
    height: float

    def bookmark(self, title: str, top: float) -> None:
        """An entry of the file's contents that leads to a place on the page; each title once."""
        self.canvas.bookmarkPage(title, "XYZ", left=0, top=self.height - top, zoom=0)
        self.canvas.addOutlineEntry(title, title)

    def text(
        self, runs: Runs, x: float, top: float, width: float, size: float,
        leading: float = LEADING, max_lines: int = 0, align: Align = "start",
    ) -> float:  # fmt: skip
        """Write runs into a column; its height in points comes back."""
        return self.setter.text(runs, x, top, width, size, leading, max_lines, align)

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, ink: Ink = "line", width: float = 0.5,
        dash: tuple[float, ...] = (), round_ends: bool = False,
    ) -> None:  # fmt: skip
        """A straight line."""
        self.canvas.saveState()
        self.canvas.setStrokeColorRGB(*style.rgb(ink))
        self.canvas.setLineWidth(width)
        self.canvas.setLineCap(1 if round_ends else 0)
        if dash:
            self.canvas.setDash(list(dash))
        self.canvas.line(x1, self.height - y1, x2, self.height - y2)
        self.canvas.restoreState()

    def bar(self, x: float, top: float, width: float, height: float, ink: Ink, radius: float = 0.0) -> None:
        """A filled rectangle."""
        self.canvas.setFillColorRGB(*style.rgb(ink))
        radius = min(radius, width / 2, height / 2)
        shape = self.canvas.roundRect if radius > 0 else self.canvas.rect
        extra = (radius,) if radius > 0 else ()
        shape(x, self.height - top - height, width, height, *extra, stroke=0, fill=1)

    def dot(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """A filled circle: a line of no length with round ends, the shortest way to write one."""
        red, green, blue = style.rgb(ink)
        at = f"{x:.2f} {self.height - y:.2f}"
        self.canvas._code.append(
            f"q 1 J {2 * radius:.2f} w {red:.3f} {green:.3f} {blue:.3f} RG {at} m {at} l S Q"
        )
