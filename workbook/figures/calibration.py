"""Confidence against truth: where predictions of a given confidence came out."""

from collections.abc import Iterable, Iterator, Sequence

from workbook.analysis.calibration import Band, calibration
from workbook.analysis.wording import counted
from workbook.figures.labels import Box, Measure, around, empty, text_width
from workbook.figures.placing import Label, along, placed
from workbook.figures.shapes import Anchor, Dot, Figure, Path, Shape, Text, rule
from workbook.model import Prediction

LEFT, TOP, RIGHT, BOTTOM = 34.0, 8.0, 12.0, 30.0


def calibration_curve(
    predictions: Iterable[Prediction],
    width: float = 320.0,
    height: float = 200.0,
    measure: Measure = text_width,
) -> Figure:
    """Per band of confidence the share that was right; the dashed diagonal is perfect judgement.

    Keys are ``band:<lower end>``. Dots grow with the number of predictions.
    """
    found = calibration(predictions)
    if not found.bands:
        return Figure(width, 60.0, empty(width, 60.0, found.sentence), found.sentence)
    frame = Box(LEFT, TOP, width - RIGHT, height - BOTTOM)
    spots = [(band, *_at(frame, band.confidence, band.right)) for band in found.bands]
    line = Path(tuple((x, y) for _, x, y in spots), stroke="me", width=1.4)
    dots = [
        Dot(x, y, 3 + min(band.count, 8) * 0.5, "me", "paper", key=f"band:{band.low}") for band, x, y in spots
    ]
    labels = _labels(spots, line, frame, measure)
    ground = (*_ground(frame, height), *((line,) if len(spots) > 1 else ()))
    notes = tuple((f"band:{band.low}", _note(band)) for band in found.bands)
    return Figure(width, height, (*ground, *dots, *labels), found.sentence, notes)


def _at(frame: Box, sure: float, right: float) -> tuple[float, float]:
    across = frame.left + (frame.right - frame.left) * sure / 100
    return across, frame.bottom - (frame.bottom - frame.top) * right / 100


def _ground(frame: Box, height: float) -> Iterator[Shape]:
    for share in (0, 50, 100):
        x, y = _at(frame, share, share)
        anchor: Anchor = "left" if share == 0 else "right" if share == 100 else "middle"
        yield rule(frame.left, y, frame.right, y)
        yield Text(frame.left - 4, y, f"{share}", 7, "soft", "right")
        yield Text(x, frame.bottom + 9, f"{share} %", 7, "soft", anchor)
    yield rule(frame.left, frame.bottom, frame.right, frame.top, "soft", 1.0, (4, 3))
    yield Text(
        (frame.left + frame.right) / 2,
        height - 8,
        "how sure you were",
        8,
        "soft",
        width=frame.right - frame.left,
    )
    middle = (frame.top + frame.bottom) / 2
    yield Text(8, middle, "came true, %", 8, "soft", width=frame.bottom - frame.top, turned=True)


def _labels(
    spots: Sequence[tuple[Band, float, float]], line: Path, frame: Box, measure: Measure
) -> tuple[Text, ...]:
    wanted = [
        Label(x, y, f"{band.right * band.count / 100:g} of {band.count}", 7.5, gap=9) for band, x, y in spots
    ]
    taken = [around(x, y, 7) for _, x, y in spots]
    diagonal = ((frame.left, frame.bottom), (frame.right, frame.top))
    return placed(wanted, taken, frame, measure, (*along(line.points), *along(diagonal)))


def _note(band: Band) -> str:
    many = counted(band.count, "prediction")
    return f"{many} of {band.low} to {band.high} % confidence: {band.right:.0f} % came true"
