"""How well predictions came true: calibration and the Brier score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbook.analysis.wording import counted, listed
from workbook.model import Prediction
from workbook.model.reflection import PREDICTED

#: The lower ends of the bands of confidence, in percent; the last band includes 100.
BANDS = (0, 20, 40, 60, 80)
WIDTH = 20
#: Fewer judged predictions than this say nothing yet.
FEW = 5
#: How far, in percent, confidence and truth may lie apart and still count as well judged.
CLOSE = 10.0
_TRUTH = {"right": 1.0, "partly": 0.5, "wrong": 0.0}


@dataclass(frozen=True)
class Band:
    """The predictions of one band of confidence: how sure on average, and the share right, both 0 to 100."""

    low: int
    high: int
    count: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Calibration:
    """Over all judged predictions. ``brier`` is 0 (perfect) to 1 (always sure and wrong), 0.25 for a coin;
    None without any. ``bias`` is confidence less share right, in percent points: above 0 is too sure."""

    judged: int
    waiting: int
    bands: tuple[Band, ...]
    brier: float | None
    bias: float | None
    sentence: str


def calibration(predictions: Iterable[Prediction]) -> Calibration:
    """Calibration of all predictions that have a verdict; “partly right” counts as half.

    The Brier score is the mean squared difference of confidence and truth: G. W. Brier, *Verification of
    forecasts expressed in terms of probability*, Monthly Weather Review 78 (1950), halved for the
    two-outcome case as is usual.
    """
    rows = list(predictions)
    judged = [(row.confidence / 100, _TRUTH[row.verdict]) for row in rows if row.verdict in _TRUTH]
    waiting = len(rows) - len(judged)
    if not judged:
        return Calibration(0, waiting, (), None, None, _nothing(waiting))
    brier = sum((sure - true) ** 2 for sure, true in judged) / len(judged)
    bias = 100 * sum(sure - true for sure, true in judged) / len(judged)
    return Calibration(len(judged), waiting, _bands(judged), brier, bias, _sentence(judged, bias))


def _bands(judged: Sequence[tuple[float, float]]) -> tuple[Band, ...]:
    found = []
    for low in BANDS:
        high = low + WIDTH
        within = [(s, t) for s, t in judged if low <= 100 * s < high or (high == 100 and s == 1.0)]
        if within:
            sure = 100 * sum(s for s, _ in within) / len(within)
            right = 100 * sum(t for _, t in within) / len(within)
            found.append(Band(low, high, len(within), sure, right))
    return tuple(found)


def _nothing(waiting: int) -> str:
    if waiting:
        return f"Say how {counted(waiting, 'prediction')} turned out to see how well you judge."
    return "Predict their limit, first offer or top interest before you meet; compare afterwards."


def _sentence(judged: Sequence[tuple[float, float]], bias: float) -> str:
    right = sum(true for _, true in judged)
    sure = 100 * sum(s for s, _ in judged) / len(judged)
    score = f"{right:g} of {len(judged)} predictions right, at {sure:.0f} % sure on average"
    if len(judged) < FEW:
        return f"{score}: too few yet to say more."
    if abs(bias) <= CLOSE:
        return f"{score}: you judge your own certainty well."
    return (
        f"{score}: you are {'surer than you should be' if bias > 0 else 'right more often than you believe'}."
    )


def weakest_topic(predictions: Iterable[Prediction]) -> str:
    """What is most often guessed wrong, as a sentence; empty with fewer than three wrong guesses."""
    wrong = [row.about for row in predictions if row.verdict == "wrong"]
    if len(wrong) < 3:
        return ""
    most = max(wrong.count(about) for about in wrong)
    names = listed(PREDICTED[about].lower() for about in PREDICTED if wrong.count(about) == most)
    return f"Most often you misjudge {names}."
