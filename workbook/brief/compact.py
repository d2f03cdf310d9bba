"""The balance of leverage in few lines: for the page, where height is dear."""

from collections.abc import Iterator

from workbook.analysis.leverage import Balance, SourceBalance, Strength, balance
from workbook.brief.runs import clean
from workbook.figures.labels import Measure
from workbook.figures.shapes import Figure, Ink, Shape, Text, bar, rule
from workbook.model import Dossier

ROW, HEAD, THICK, SIZE, GAP = 12.5, 12.0, 5.0, 7.5, 5.0
_STEPS = 5


def balance_lines(dossier: Dossier, width: float, height: float, measure: Measure) -> Figure | None:
    """One line a source of power: its name, mine to the left of the axis, theirs to the right.

    As many sources as ``height`` points hold, and how many were left out; None where nothing is
    judged. Bars show the evidence, the line across them how strong it feels.
    """
    found = balance(dossier)
    rows = int((height - HEAD) // ROW)
    judged = _judged(found)
    if len(judged) < 2 or rows < 3:
        return None
    fitting = len(judged) <= rows
    shown = judged if fitting else _strongest(judged, rows - 1)
    left = min(0.56 * width, max(measure(source.label, SIZE, False) for source in shown) + 8)
    middle = left + (width - left) / 2
    shapes: list[Shape] = list(_head(middle))
    for number, source in enumerate(shown):
        y = HEAD + (number + 0.5) * ROW
        shapes.append(Text(0, y, clean(source.label), SIZE, "ink", "left", width=left - 6))
        shapes += _bars(source.me, source.them, y, middle, (width - left) / 2)
    if not fitting:
        more = f"+{len(judged) - len(shown)} more in the workbook"
        shapes.append(Text(0, HEAD + (len(shown) + 0.5) * ROW, more, SIZE, "faint", "left"))
    end = HEAD + len(shown) * ROW
    shapes.append(rule(middle, HEAD, middle, end, "faint", 0.5))
    return Figure(width, end + (0 if fitting else ROW), tuple(shapes), _says(found))


def has_balance(dossier: Dossier) -> bool:
    """Whether there is a balance to draw: two sources judged, at least."""
    return len(_judged(balance(dossier))) > 1


def _judged(found: Balance) -> tuple[SourceBalance, ...]:
    return tuple(source for source in found.sources if _most(source))


def _strongest(sources: tuple[SourceBalance, ...], count: int) -> tuple[SourceBalance, ...]:
    """The sources with most power on either side, in their order."""
    kept = sorted(sources, key=_most, reverse=True)[:count]
    return tuple(source for source in sources if source in kept)


def _most(source: SourceBalance) -> int:
    return max((max(s.felt, s.evidenced) for s in (source.me, source.them) if s), default=0)


def _head(middle: float) -> Iterator[Shape]:
    yield Text(middle - GAP, 5, "you", SIZE, "me", "right", bold=True)
    yield Text(middle + GAP, 5, "them", SIZE, "them", "left", bold=True)


def _bars(
    me: Strength | None, them: Strength | None, y: float, middle: float, reach: float
) -> Iterator[Shape]:
    if me:
        yield from _side(me, y, middle - 1.5, -(reach - 3) / _STEPS, "me")
    if them:
        yield from _side(them, y, middle + 1.5, (reach - 3) / _STEPS, "them")


def _side(strength: Strength, y: float, edge: float, step: float, ink: Ink) -> Iterator[Shape]:
    end, felt = edge + step * strength.evidenced, edge + step * strength.felt
    if strength.felt > strength.evidenced:
        yield rule(end, y, felt, y, ink, 0.7, (1, 1.5))
    if strength.evidenced:
        yield bar(min(edge, end), y - THICK / 2, abs(end - edge), THICK, ink, radius=1.2)
    if strength.felt:
        yield rule(felt, y - THICK / 2 - 1.6, felt, y + THICK / 2 + 1.6, "ink", 1.3)


def _says(found: Balance) -> str:
    return f"{found.sentence} Bars show the evidence, the line across shows how it feels."
