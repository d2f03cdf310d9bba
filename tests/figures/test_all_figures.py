"""What holds of every figure: with samples, with nothing, with far too much, narrow and wide."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import dossiers
from tests.analysis.making import Issues, dossier, package
from tests.brief.dossiers import sample
from tests.examples import examples
from tests.figures.looking import assert_readable, wide, words
from workbook import paths
from workbook.figures.balance import balance_bars
from workbook.figures.calibration import calibration_curve
from workbook.figures.dance import dance
from workbook.figures.interests_map import interests_map
from workbook.figures.labels import Measure, text_width
from workbook.figures.offers import offer_lines
from workbook.figures.scatter import tradeoff_scatter
from workbook.figures.shapes import Figure
from workbook.figures.timeline import deadline_line
from workbook.figures.zone import one_issue
from workbook.model import (
    Deadline,
    Dossier,
    Interest,
    InterestLink,
    LeverageItem,
    Offer,
    Part,
    Party,
    Prediction,
)
from workbook.model.leverage import SOURCES

TODAY = date(2026, 11, 23)
Draw = Callable[[Dossier, float, Measure], Figure]

DRAWN: dict[str, Draw] = {
    "balance": lambda d, w, m: balance_bars(d, w, measure=m),
    "scatter": lambda d, w, m: tradeoff_scatter(d, w, measure=m),
    "chosen": lambda d, w, m: tradeoff_scatter(
        d,
        w,
        chosen={issue.id: d.options_of(issue.id)[0].id for issue in d.issues if d.options_of(issue.id)},
        spreads=dict.fromkeys(("chosen", *(row.id for row in d.packages)), (20.0, 80.0)),
        measure=m,
    ),
    "interests": lambda d, w, m: interests_map(d, w, measure=m),
    "offers": lambda d, w, m: offer_lines(d, w, measure=m),
    "dance": lambda d, w, m: dance(d, w, m),
    "zone": lambda d, w, m: one_issue(d, w, m),
    "timeline": lambda d, w, m: deadline_line(d, TODAY, w, measure=m),
    "calibration": lambda d, w, m: calibration_curve(d.predictions, w, measure=m),
}
each_figure = pytest.mark.parametrize("name", DRAWN)


@each_figure
@pytest.mark.parametrize("stem", paths.sample_names())
@pytest.mark.parametrize("width", [240.0, 320.0, 640.0, 1100.0])
@pytest.mark.parametrize("measure", [text_width, wide])
def test_the_figures_of_the_samples_are_readable(name: str, stem: str, width: float, measure: Measure):
    figure = DRAWN[name](sample(stem), width, measure)
    assert figure.width == width
    assert_readable(figure, measure)
    assert len(figure.shapes) > 5


@each_figure
@pytest.mark.parametrize("width", [160.0, 320.0])
def test_without_anything_to_show_a_figure_says_what_would_appear(name: str, width: float):
    figure = DRAWN[name](dossier(), width, text_width)
    assert_readable(figure)
    assert figure.height <= 100
    assert " ".join(words(figure)) == figure.says


@each_figure
@pytest.mark.parametrize("width", [240.0, 640.0])
def test_far_too_much_with_endless_names_stays_readable(name: str, width: float):
    assert_readable(DRAWN[name](crowd(), width, text_width))


LONG = "A name that nobody would ever write so long but somebody will, 很长的名字 " * 3


def crowd() -> Dossier:
    issues: Issues = {
        f"I{i}": (i + 1, 15 - i, {f"o{j}": (j * 20, 100 - j * 18) for j in range(6)}) for i in range(14)
    }
    rows: list[Part] = []
    for k in range(24):
        picks = {name: f"o{(k * (i + 1)) % 6}" for i, name in enumerate(issues)}
        role = "theirs" if k % 3 == 0 else "idea"
        rows += package(f"{LONG} {k}", role, **picks)
        offer = Offer(side="them" if k % 2 else "me", package_id=f"{LONG} {k}", text=LONG)
        offer.made_at = datetime(2026, 10, 1 + k)
        rows.append(offer)
        rows.append(Deadline(side="them" if k % 2 else "me", what=LONG, due_on=date(2026, 11, 1 + k)))
        rows.append(LeverageItem(side="me", source=list(SOURCES)[k % 13], what=LONG, felt=k % 6, evidenced=5))
        rows.append(Prediction(guess=LONG, confidence=4.0 * k, verdict=("right", "wrong", "partly")[k % 3]))
    rows += [Party(id="me", side="me", name=LONG), Party(id="them", name=LONG)]
    rows += [
        Interest(id=f"n{k}", party_id=("me", "them")[k % 2], text=LONG, importance=k % 6) for k in range(30)
    ]
    rows += [
        InterestLink(first_id=f"n{k}", second_id=f"n{29 - k}", relation=("shared", "opposed")[k % 2])
        for k in range(15)
    ]
    return dossier(
        *rows, issues=issues, walk_away_worth=50, their_walk_away_likely=45, meeting_on=date(2027, 1, 4)
    )


@given(dossiers(), st.floats(180, 900), st.floats(150, 500))
@examples(100)
def test_the_scatter_of_any_domain_is_readable(found: Dossier, width: float, height: float):
    chosen = {issue.id: found.options_of(issue.id)[-1].id for issue in found.issues}
    figure = tradeoff_scatter(found, width, height, chosen=chosen)
    assert_readable(figure)
