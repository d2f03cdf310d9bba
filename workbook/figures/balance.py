"""The balance of leverage: bars back to back, what the evidence gives each side, and how it feels."""

from collections.abc import Iterator

from workbook.analysis.leverage import Balance, SourceBalance, Strength, balance
from workbook.analysis.wording import named
from workbook.figures.labels import Measure, empty, text_width
from workbook.figures.shapes import Figure, Ink, Shape, Text, bar, rule
from workbook.model import Dossier

ROW = 32.0
TOP = 16.0
GAP = 8.0
THICK = 8.0
STEPS = 5
NOTHING = "What gives each of you leverage appears here, as it feels and as the evidence has it."


def balance_bars(dossier: Dossier, width: float = 320.0, measure: Measure = text_width) -> Figure:
    """Per source of power mine to the left and theirs to the right, bars for evidence, lines for feeling.

    Keys are ``leverage_item:<id>``. The height follows from the number of sources.
    """
    found = balance(dossier)
    if not found.sources:
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    shapes: list[Shape] = list(_head(width))
    for row, source in enumerate(found.sources):
        shapes += _row(source, TOP + row * ROW, width, measure)
    height = TOP + len(found.sources) * ROW + 4
    return Figure(width, height, tuple(shapes), _says(found), tuple(_notes(found)))


def _head(width: float) -> Iterator[Shape]:
    middle = width / 2
    yield Text(middle - GAP, 8, "you", 8, "me", "right", bold=True, width=middle - GAP)
    yield Text(middle + GAP, 8, "them", 8, "them", "left", bold=True, width=middle - GAP)


def _row(source: SourceBalance, top: float, width: float, measure: Measure) -> Iterator[Shape]:
    yield Text(width / 2, top + 8, source.label, 8, "soft", "middle", width=width - 8)
    if source.me:
        yield from _side(source.me, top, width, "me")
    if source.them:
        yield from _side(source.them, top, width, "them")


def _side(strength: Strength, top: float, width: float, ink: Ink) -> Iterator[Shape]:
    step = (width / 2 - GAP - 4) / STEPS
    edge, sign = (width / 2 - GAP, -1) if ink == "me" else (width / 2 + GAP, 1)
    key, y = f"leverage_item:{strength.item_id}", top + 16
    end = edge + sign * step * strength.evidenced
    if strength.evidenced:
        yield bar(min(edge, end), y, abs(end - edge), THICK, ink, key)
    else:
        yield rule(edge, y + THICK / 2, edge + sign * step, y + THICK / 2, ink, 1.0, (2, 2), key)
    if strength.felt:
        at = edge + sign * step * strength.felt
        if strength.felt > strength.evidenced:
            yield rule(end, y + THICK / 2, at, y + THICK / 2, ink, 0.8, (1, 2), key)
        yield rule(at, y - 2.5, at, y + THICK + 2.5, "ink", 2.0, key=key)


def _says(found: Balance) -> str:
    told = [found.sentence, *(remark.sentence for remark in found.findings[:2])]
    return " ".join([*told, "Bars show the evidence, the line across shows how it feels."])


def _notes(found: Balance) -> Iterator[tuple[str, str]]:
    for source in found.sources:
        for who, strength in (("You", source.me), ("They", source.them)):
            if strength:
                yield f"leverage_item:{strength.item_id}", _note(who, source.label, strength)


def _note(who: str, label: str, strength: Strength) -> str:
    felt = f"feels {strength.felt}" if strength.felt else "feeling not judged"
    shown = f"evidence {strength.evidenced} of 5" if strength.evidenced else "evidence not judged"
    return f"{who}, {label}: {named(strength.what)} ({felt}, {shown})"
