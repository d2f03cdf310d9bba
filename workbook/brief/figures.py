"""Paints figures on paper: the same shapes the screen shows."""

from workbook.analysis.tradeoffs.packages import overview
from workbook.brief import style
from workbook.brief.compact import balance_lines, has_balance
from workbook.brief.facts import Facts
from workbook.brief.pen import Pen
from workbook.brief.runs import Runs, clean, ours
from workbook.brief.style import SMALLEST
from workbook.brief.text import measure
from workbook.brief.text.layout import ASCENT, DESCENT
from workbook.brief.text.setter import Align
from workbook.figures.scatter import tradeoff_scatter
from workbook.figures.shapes import OUTLINES, Anchor, Dot, Figure, Path, Text

_ALIGN: dict[Anchor, Align] = {"left": "left", "middle": "middle", "right": "right"}


_BALANCE_WIDTH = 184.0
_CLOUD = 160
_SCATTER_WIDTH = 188.0


def chosen(facts: Facts, height: float) -> list[tuple[str, Figure]]:
    """The figures that have something to show, no higher than ``height`` points, with their titles."""
    found: list[tuple[str, Figure]] = []
    if facts.shows("balance") and (lines := balance_lines(facts.dossier, _BALANCE_WIDTH, height, _width)):
        found.append(("Balance of leverage", lines))
    if not facts.shows("scatter"):
        return found
    # Marks that only pointing at them would explain have no place on paper.
    scatter = tradeoff_scatter(
        facts.dossier, _SCATTER_WIDTH, height, cloud=_CLOUD, measure=_width, solutions=False, offers=False
    )
    if scatter.height == height:
        found.append(("All packages", scatter))
    return found


def any_for(facts: Facts) -> bool:
    """Whether there is a figure to show."""
    if facts.shows("balance") and has_balance(facts.dossier):
        return True
    return facts.shows("scatter") and bool(overview(facts.dossier).packages)


def _width(words: str, size: float, bold: bool) -> float:
    return measure((ours(clean(words), bold=bold),), 4000, size).width


def draw(pen: Pen, figure: Figure, x: float, top: float) -> None:
    """Draw a figure with its top left corner at a place, in its own size."""
    for shape in figure.shapes:
        if isinstance(shape, Path):
            _path(pen, shape, x, top)
        elif isinstance(shape, Dot):
            _dot(pen, shape, x, top)
        else:
            _text(pen, shape, x, top)


def _path(pen: Pen, shape: Path, x: float, top: float) -> None:
    points = [(x + px, pen.height - top - py) for px, py in shape.points]
    if len(points) < 2:
        return
    canvas = pen.canvas
    canvas.saveState()
    _inks(pen, shape)
    if shape.dash:
        canvas.setDash(list(shape.dash))
    stroke, fill = int(shape.stroke is not None), int(shape.fill is not None and shape.closed)
    if shape.radius > 0 and (box := _rectangle(points)):
        left, low, width, height = box
        canvas.roundRect(left, low, width, height, min(shape.radius, width / 2, height / 2), stroke, fill)
    else:
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if shape.closed:
            path.close()
        canvas.drawPath(path, stroke=stroke, fill=fill)
    canvas.restoreState()


def _inks(pen: Pen, shape: Path | Dot) -> None:
    if shape.stroke:
        pen.canvas.setStrokeColorRGB(*style.rgb(shape.stroke))
        pen.canvas.setLineWidth(shape.width if isinstance(shape, Path) else 0.8)
        pen.canvas.setLineJoin(1)
    if shape.fill:
        pen.canvas.setFillColorRGB(*style.rgb(shape.fill))


def _rectangle(points: list[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    xs, ys = {round(p[0], 4) for p in points}, {round(p[1], 4) for p in points}
    if len(points) != 4 or len(xs) != 2 or len(ys) != 2:
        return None
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _dot(pen: Pen, shape: Dot, x: float, top: float) -> None:
    cx, cy, r = x + shape.x, pen.height - top - shape.y, shape.radius
    if shape.form == "circle" and shape.fill and not shape.stroke:
        pen.dot(cx, top + shape.y, r, shape.fill)
        return
    canvas = pen.canvas
    canvas.saveState()
    _inks(pen, shape)
    painted = {"stroke": int(shape.stroke is not None), "fill": int(shape.fill is not None)}
    if shape.form == "circle":
        canvas.circle(cx, cy, r, **painted)
    else:
        path = canvas.beginPath()
        corners = [(cx + dx * r, cy + dy * r) for dx, dy in _CORNERS[shape.form]]
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        canvas.drawPath(path, **painted)
    canvas.restoreState()


_CORNERS = {
    **{form: tuple((dx, -dy) for dx, dy in corners) for form, corners in OUTLINES.items()},
    "square": ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)),
    "diamond": ((0.0, 1.25), (1.25, 0.0), (0.0, -1.25), (-1.25, 0.0)),
    "triangle": ((0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
}


def _text(pen: Pen, shape: Text, x: float, top: float) -> None:
    runs: Runs = (ours(clean(shape.text), bold=shape.bold, ink=shape.ink),)
    size = max(shape.size, SMALLEST)
    if not runs[0].text:
        return
    if shape.turned:
        pen.setter.turned(runs, x + shape.x, top + shape.y, size)
        return
    natural = measure(runs, 2000, size).width
    width = min(natural, shape.width) + 0.2 if shape.width else natural + 0.2
    left = {"left": 0.0, "middle": width / 2, "right": width}[shape.anchor]
    y = top + shape.y - (ASCENT + DESCENT) * size / 2
    pen.text(runs, x + shape.x - left, y, width, size, ASCENT + DESCENT, 1, _ALIGN[shape.anchor])
