"""Both sides' offers over time, as what they are worth to me: the picture of who moves how far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.offers import OfferWorth, offer_worths
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.wording import listed, named, points, sentence, short_date
from workbook.figures.labels import Box, Measure, around, empty, text_width
from workbook.figures.placing import Label, along, placed
from workbook.figures.shapes import Dot, Figure, Ink, Path, Shape, Text, rule
from workbook.model import Dossier

LEFT, TOP, RIGHT, BOTTOM = 30.0, 10.0, 34.0, 28.0
NOTHING = "Offers of both sides appear here in order, once they are logged as packages."


@dataclass(frozen=True)
class Point:
    """An offer that has a worth, and where it stands."""

    known: OfferWorth
    worth: float
    x: float
    y: float


def offer_lines(
    dossier: Dossier, width: float = 320.0, height: float = 180.0, measure: Measure = text_width
) -> Figure:
    """The offers in their order against their worth to me (0 to 100). Keys are ``offer:<id>``."""
    valued = [row for row in offer_worths(dossier) if row.place is not None]
    if not valued:
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    bottom = height - BOTTOM
    spots = _points(valued, width, bottom)
    lines = [line for side in ("me", "them") for line in _line(spots, side)]
    marks = [_mark(spot) for spot in spots]
    ground = [*_ground(dossier, width, bottom), *_days(spots, bottom, measure)]
    labels = _labels(dossier, spots, lines, width, bottom, measure)
    notes = tuple((f"offer:{spot.known.offer.id}", _note(spot.known)) for spot in spots)
    return Figure(width, height, (*ground, *lines, *marks, *labels), _says(valued), notes)


def _points(valued: Sequence[OfferWorth], width: float, bottom: float) -> list[Point]:
    step = (width - LEFT - RIGHT - 20) / max(1, len(valued) - 1)
    start = LEFT + 10 if len(valued) > 1 else (LEFT + width - RIGHT) / 2
    worths = [row.place.me if row.place else 0.0 for row in valued]
    return [
        Point(row, worth, start + place * step, _y(worth, bottom))
        for place, (row, worth) in enumerate(zip(valued, worths, strict=True))
    ]


def _y(worth: float, bottom: float) -> float:
    return bottom - (bottom - TOP) * min(max(worth, 0.0), 100.0) / 100


def _line(spots: Sequence[Point], side: str) -> Iterator[Path]:
    line = tuple((spot.x, spot.y) for spot in spots if spot.known.offer.side == side)
    if len(line) > 1:
        ink: Ink = "me" if side == "me" else "them"
        yield Path(line, stroke=ink, width=1.6, dash=() if side == "me" else (4, 3))


def _mark(spot: Point) -> Dot:
    key = f"offer:{spot.known.offer.id}"
    if spot.known.offer.side == "me":
        return Dot(spot.x, spot.y, 3.6, "me", "paper", "circle", key)
    return Dot(spot.x, spot.y, 4.4, "them", "paper", "triangle", key)


def _ground(dossier: Dossier, width: float, bottom: float) -> Iterator[Shape]:
    for worth in (0, 50, 100):
        y = _y(worth, bottom)
        yield rule(LEFT, y, width - RIGHT, y)
        yield Text(LEFT - 4, y, str(worth), 7, "soft", "right")
    yield Text(8, (TOP + bottom) / 2, "worth to you", 8, "soft", width=bottom - TOP, turned=True)
    least = limits(dossier).me
    if least is not None:
        yield rule(
            LEFT, _y(float(least), bottom), width - RIGHT, _y(float(least), bottom), "ink", 1.0, (4, 3)
        )


def _days(spots: Sequence[Point], bottom: float, measure: Measure) -> Iterator[Text]:
    edge, before = 0.0, ""
    for spot in spots:
        made = spot.known.offer.made_at
        words = short_date(made.date()) if made else ""
        half = measure(words, 7, False) / 2
        if words and words != before and spot.x - half > edge:
            edge, before = spot.x + half + 4, words
            yield Text(spot.x, bottom + 12, words, 7, "soft")


def _labels(
    dossier: Dossier,
    spots: Sequence[Point],
    lines: Sequence[Path],
    width: float,
    bottom: float,
    measure: Measure,
) -> tuple[Text, ...]:
    wanted = []
    for side, words in (("me", "you"), ("them", "they")):
        last = [spot for spot in spots if spot.known.offer.side == side][-1:]
        ink: Ink = "me" if side == "me" else "them"
        wanted += [Label(spot.x, spot.y, words, 8, ink, True, 7) for spot in last]
    wanted += [Label(spot.x, spot.y, points(spot.worth), 7.5, "ink") for spot in spots]
    least = limits(dossier).me
    if least is not None:
        wanted.append(Label(LEFT, _y(float(least), bottom) - 7, "your walk-away", 7.5, "soft", gap=4))
    taken = [around(spot.x, spot.y, 4.4) for spot in spots]
    avoid = [box for line in lines for box in along(line.points)]
    return placed(wanted, taken, Box(LEFT, 0, width, bottom + 4), measure, avoid)


def kind(move: str) -> str:
    """The name of a move in a sentence: “a concession”, “an unfortunate move”."""
    if move == "concession":
        return "a concession"
    return f"{'an' if move[0] in 'aeiou' else 'a'} {move} move"


def _note(known: OfferWorth) -> str:
    said = f"{named(known.offer.text)}: {known.place.headline if known.place else ''}. {known.sentence}"
    return f"{said} {sentence(kind(known.move))}" if known.move else said


def _says(valued: Sequence[OfferWorth]) -> str:
    told = []
    for side, who in (("me", "Your"), ("them", "Their")):
        worths = [points(row.place.me) for row in valued if row.offer.side == side and row.place]
        if worths:
            told.append(f"{who} offers are worth {listed(worths, 8)} to you.")
    return " ".join(told)
