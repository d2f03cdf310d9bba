"""The interests of both sides in two columns, tied where they are shared, compatible or opposed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.analysis.interests import InterestMap, Standing, Tie, interest_map
from workbook.analysis.wording import counted, named, sentence, small
from workbook.figures.labels import LINE, Measure, block, empty, text_width, wrapped
from workbook.figures.shapes import Anchor, Dot, Figure, Form, Ink, Path, Shape, Text, rule
from workbook.model import Dossier
from workbook.model.interests import RELATIONS

SIZE = 8.5
TOP = 22.0
BETWEEN = 9.0
NOTHING = "The interests of both sides appear here side by side, with what ties them together."


@dataclass(frozen=True)
class Spot:
    """Where an interest stands: the place of its mark and the lines of its text."""

    standing: Standing
    x: float
    y: float
    top: float
    lines: tuple[str, ...]


def interests_map(dossier: Dossier, width: float = 640.0, measure: Measure = text_width) -> Figure:
    """The map of interests. Keys are ``interest:<id>`` and ``interest_link:<id>``.

    A triangle marks an interest that no issue serves (none while there are no issues); a hollow mark is
    a guess or likely. Ties differ by line: shared double, compatible plain, opposed dashed. The height
    follows from the texts.
    """
    found = interest_map(dossier)
    if not (found.mine or found.theirs):
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    column = width * 0.38
    mine = _spots(found.mine, column, column, measure)
    theirs = _spots(_facing(found.theirs, found.ties, mine), width - column, column, measure)
    spots = {spot.standing.interest.id: spot for spot in (*mine, *theirs)}
    bottom = max(spot.top + len(spot.lines) * SIZE * LINE for spot in spots.values())
    ties = [shape for tie in found.ties for shape in _tie(tie, spots)]
    marks = [
        shape for spot in spots.values() for shape in _spot(spot, column, spot.standing in found.unserved)
    ]
    legend, height = _legend(found, width, bottom + 10, measure)
    shapes = (*_heads(width, column), *ties, *marks, *legend)
    return Figure(width, height, shapes, _says(found), tuple(_notes(found)))


def _heads(width: float, column: float) -> Iterator[Shape]:
    yield Text(column, 9, "your interests", 8, "me", "right", bold=True, width=column)
    yield Text(width - column, 9, "their interests", 8, "them", "left", bold=True, width=column)


def _spots(standings: Sequence[Standing], x: float, column: float, measure: Measure) -> list[Spot]:
    spots, top = [], TOP
    for one in standings:
        lines = wrapped(named(one.interest.text), SIZE, column - 12, 2, measure)
        high = len(lines) * SIZE * LINE
        spots.append(Spot(one, x, top + high / 2, top, lines))
        top += high + BETWEEN
    return spots


def _facing(theirs: Sequence[Standing], ties: Sequence[Tie], mine: Sequence[Spot]) -> list[Standing]:
    # Each of theirs at the height of what it is tied to, so that lines cross little.
    heights = {spot.standing.interest.id: spot.y for spot in mine}
    pull: dict[str, list[float]] = {}
    for tie in ties:
        for one, other in ((tie.first_id, tie.second_id), (tie.second_id, tie.first_id)):
            if other in heights:
                pull.setdefault(one, []).append(heights[other])

    def height(one: Standing) -> float:
        at = pull.get(one.interest.id)
        return sum(at) / len(at) if at else float("inf")

    return sorted(theirs, key=height)


def _spot(spot: Spot, column: float, unserved: bool) -> Iterator[Shape]:
    one = spot.standing
    ink: Ink = "me" if one.side == "me" else "them"
    key, away = f"interest:{one.interest.id}", -10 if one.side == "me" else 10
    words: Ink = "ink" if one.side == "me" or one.interest.certainty == "known" else "soft"
    sure = one.side == "me" or one.interest.certainty == "known"
    form: Form = "triangle" if unserved else "circle"
    anchor: Anchor = "right" if one.side == "me" else "left"
    yield from block(spot.x + away, spot.top, spot.lines, SIZE, column - 12, words, anchor, key)
    yield Dot(spot.x, spot.y, 2.6 + 0.4 * one.interest.importance, ink if sure else "paper", ink, form, key)


def _tie(tie: Tie, spots: Mapping[str, Spot]) -> Iterator[Shape]:
    first, second = spots[tie.first_id], spots[tie.second_id]
    key = f"interest_link:{tie.link_id}"
    if first.x == second.x:
        bow = first.x + (18 if first.standing.side == "me" else -18)
        corners = ((first.x, first.y), (bow, first.y), (bow, second.y), (second.x, second.y))
        yield Path(corners, stroke=_INKS[tie.relation], dash=_DASHES[tie.relation], key=key)
    elif tie.relation == "shared":
        for offset in (-1.3, 1.3):
            yield rule(first.x, first.y + offset, second.x, second.y + offset, "ok", 1.2, key=key)
    else:
        dash = _DASHES[tie.relation]
        yield rule(first.x, first.y, second.x, second.y, _INKS[tie.relation], 1.2, dash, key)


_INKS: Mapping[str, Ink] = {"shared": "ok", "compatible": "soft", "opposed": "warn"}
_DASHES: Mapping[str, tuple[float, ...]] = {"shared": (), "compatible": (), "opposed": (4, 3)}


def _legend(found: InterestMap, width: float, top: float, measure: Measure) -> tuple[list[Shape], float]:
    used = [relation for relation in RELATIONS if any(tie.relation == relation for tie in found.ties)]
    entries = [*used, *(("unserved",) if found.unserved else ())]
    shapes: list[Shape] = []
    x, y = 4.0, top + 6
    for entry in entries:
        words = "no issue serves it" if entry == "unserved" else entry
        wide = 24 + measure(words, 7.5, False)
        if x > 4 and x + wide > width:
            x, y = 4.0, y + 13
        shapes += [*_sample(entry, x, y), Text(x + 22, y, words, 7.5, "soft", "left", width=width - x - 24)]
        x += wide + 12
    return shapes, y + 8 if entries else top


def _sample(entry: str, x: float, y: float) -> Iterator[Shape]:
    if entry == "unserved":
        yield Dot(x + 9, y, 4, "paper", "ink", "triangle")
    elif entry == "shared":
        yield rule(x, y - 1.3, x + 18, y - 1.3, "ok", 1.2)
        yield rule(x, y + 1.3, x + 18, y + 1.3, "ok", 1.2)
    else:
        yield rule(x, y, x + 18, y, _INKS[entry], 1.2, _DASHES[entry])


def _says(found: InterestMap) -> str:
    mine, theirs = len(found.mine), len(found.theirs)
    counts = sentence(f"{counted(mine, 'interest')} of yours, {small(theirs)} of theirs")
    return " ".join([counts, *found.findings])


def _notes(found: InterestMap) -> Iterator[tuple[str, str]]:
    texts = {one.interest.id: named(one.interest.text) for one in (*found.mine, *found.theirs)}
    for one in (*found.mine, *found.theirs):
        served = "; no issue serves it" if one in found.unserved else ""
        sure = "" if one.side == "me" else f", {one.interest.certainty}"
        text, weight = texts[one.interest.id], one.interest.importance
        yield f"interest:{one.interest.id}", f"{named(one.party)}: {text} (importance {weight}{sure}{served})"
    for tie in found.ties:
        yield (
            f"interest_link:{tie.link_id}",
            f"{tie.relation}: {texts[tie.first_id]} – {texts[tie.second_id]}",
        )
