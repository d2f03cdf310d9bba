"""How well predictions came true."""

import pytest

from workbook.analysis.calibration import calibration, weakest_topic
from workbook.model import Prediction


def guess(confidence: float, verdict: str, about: str = "limit") -> Prediction:
    return Prediction(negotiation_id="n", guess="x", confidence=confidence, verdict=verdict, about=about)


def test_the_brier_score_is_the_mean_squared_distance_of_confidence_and_truth():
    found = calibration([guess(80, "right"), guess(60, "wrong"), guess(50, "partly")])
    assert found.brier == pytest.approx((0.04 + 0.36 + 0) / 3)
    assert found.bias == pytest.approx(100 * (0.8 + 0.6 + 0.5 - 1.5) / 3)


def test_a_coin_scores_a_quarter_and_certainty_that_fails_scores_one():
    assert calibration([guess(50, "right"), guess(50, "wrong")]).brier == pytest.approx(0.25)
    assert calibration([guess(100, "wrong")]).brier == 1
    assert calibration([guess(100, "right")]).brier == 0


def test_predictions_fall_into_bands_by_confidence_the_last_one_including_certainty():
    found = calibration([guess(100, "right"), guess(80, "wrong"), guess(79.9, "right"), guess(0, "wrong")])
    assert [(b.low, b.high, b.count, b.right) for b in found.bands] == [
        (0, 20, 1, 0),
        (60, 80, 1, 100),
        (80, 100, 2, 50),
    ]


def test_those_without_a_verdict_wait():
    found = calibration([guess(60, "")])
    assert (found.judged, found.waiting, found.brier, found.bands) == (0, 1, None, ())
    assert found.sentence == "Say how one prediction turned out to see how well you judge."
    assert calibration([]).sentence.startswith("Predict their limit")


def test_few_predictions_give_no_verdict_on_the_person():
    assert calibration([guess(90, "wrong")] * 4).sentence.endswith("too few yet to say more.")


def test_many_predictions_tell_too_sure_from_too_modest_and_from_well_judged():
    assert "surer than you should be" in calibration([guess(90, "wrong")] * 5).sentence
    assert "right more often" in calibration([guess(30, "right")] * 5).sentence
    even = calibration([guess(60, "right")] * 3 + [guess(60, "wrong")] * 2)
    assert (
        even.sentence
        == "3 of 5 predictions right, at 60 % sure on average: you judge your own certainty well."
    )


def test_what_is_most_often_misjudged_is_named():
    rows = [guess(60, "wrong"), guess(60, "wrong"), guess(60, "wrong", "first_offer")]
    assert weakest_topic(rows) == "Most often you misjudge their limit."
    assert weakest_topic(rows[:2]) == ""
