"""Looking at a figure without pixels: what must hold of every one."""

from itertools import combinations

from workbook.figures.labels import Box, Measure, box_of, text_width
from workbook.figures.shapes import INKS, Dot, Figure, Path, Text


def assert_readable(figure: Figure, measure: Measure = text_width) -> None:
    """No label overlaps another, nothing leaves the figure, and colours and notes are known ones."""
    frame = Box(-0.5, -0.5, figure.width + 0.5, figure.height + 0.5)
    labels = [(text, box_of(text, measure)) for text in texts(figure)]
    for text, box in labels:
        assert box.inside(frame), f"{text.text!r} leaves the figure: {box}"
    for (one, first), (other, second) in combinations(labels, 2):
        assert not _shrunk(first).overlaps(second), f"{one.text!r} covers {other.text!r}"
    for x, y in _corners(figure):
        assert -0.5 <= x <= figure.width + 0.5, figure.says
        assert -0.5 <= y <= figure.height + 0.5, figure.says
    _assert_keys(figure)
    assert figure.says


def _shrunk(box: Box) -> Box:
    # Lines of one text touch; sharing an edge is no overlap.
    return Box(box.left + 0.05, box.top + 0.05, box.right - 0.05, box.bottom - 0.05)


def _corners(figure: Figure) -> list[tuple[float, float]]:
    lines = [corner for shape in figure.shapes if isinstance(shape, Path) for corner in shape.points]
    dots = [shape for shape in figure.shapes if isinstance(shape, Dot)]
    return lines + [(d.x + s * d.radius, d.y + s * d.radius) for d in dots for s in (-1, 1)]


def _assert_keys(figure: Figure) -> None:
    told = [key for key, _ in figure.notes]
    assert len(set(told)) == len(told)
    assert set(told) <= {shape.key for shape in figure.shapes}
    assert all(note for _, note in figure.notes)
    for shape in figure.shapes:
        inks = [shape.ink] if isinstance(shape, Text) else [shape.fill, shape.stroke]
        assert {ink for ink in inks if ink} <= set(INKS)


def texts(figure: Figure) -> list[Text]:
    """The labels of a figure."""
    return [shape for shape in figure.shapes if isinstance(shape, Text)]


def words(figure: Figure) -> list[str]:
    """What the labels of a figure say."""
    return [text.text for text in texts(figure)]


def dots(figure: Figure, key: str) -> list[Dot]:
    """The marks whose key begins so."""
    return [shape for shape in figure.shapes if isinstance(shape, Dot) and shape.key.startswith(key)]


def paths(figure: Figure, key: str) -> list[Path]:
    """The lines and areas whose key begins so."""
    return [shape for shape in figure.shapes if isinstance(shape, Path) and shape.key.startswith(key)]


def wide(words_: str, size: float, bold: bool) -> float:
    """A measure of wider letters than estimated, as a screen may have."""
    return 1.25 * text_width(words_, size, bold)
