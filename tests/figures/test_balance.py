"""The bars of leverage."""

from tests.analysis.making import dossier
from tests.figures.looking import paths, words
from workbook.figures.balance import balance_bars
from workbook.figures.shapes import Path
from workbook.model import LeverageItem

MINE = LeverageItem(id="mine", side="me", source="expertise", what="Only I can release", felt=2, evidenced=5)
THEIRS = LeverageItem(id="theirs", side="them", source="expertise", what="A bigger team", felt=4, evidenced=1)


def span(path: Path) -> tuple[float, float]:
    across = [x for x, _ in path.points]
    return min(across), max(across)


def test_mine_runs_left_and_theirs_right_from_the_middle_as_long_as_the_evidence():
    figure = balance_bars(dossier(MINE, THEIRS), 320)
    mine = next(path for path in paths(figure, "leverage_item:mine") if path.closed)
    theirs = next(path for path in paths(figure, "leverage_item:theirs") if path.closed)
    (left, inner), (start, right) = span(mine), span(theirs)
    assert inner < 160 < start
    assert abs((inner - left) - 5 * (right - start)) < 1e-9
    assert (mine.fill, theirs.fill) == ("me", "them")


def test_a_line_across_marks_how_it_feels():
    figure = balance_bars(dossier(MINE), 320)
    bar, line = paths(figure, "leverage_item:mine")
    left, inner = span(bar)
    assert line.stroke == "ink"
    assert abs(span(line)[0] - (inner - (inner - left) * 2 / 5)) < 1e-9


def test_what_feels_stronger_than_its_evidence_is_tied_to_its_line_by_dots():
    figure = balance_bars(dossier(THEIRS), 320)
    assert any(path.dash for path in paths(figure, "leverage_item:theirs"))


def test_evidence_not_judged_is_a_dashed_stub_and_said_so():
    figure = balance_bars(dossier(LeverageItem(id="x", side="me", source="time", what="Late")), 320)
    [stub] = paths(figure, "leverage_item:x")
    assert stub.dash
    assert figure.note("leverage_item:x") == "You, Time: Late (feeling not judged, evidence not judged)"


def test_the_figure_says_the_finding_and_each_bar_what_it_is():
    figure = balance_bars(dossier(MINE, THEIRS), 320)
    assert figure.says.startswith("By evidence you hold more: 5 to 1. It feels as if they hold more.")
    assert "two steps or more" not in figure.says
    assert figure.note("leverage_item:theirs") == (
        "They, Expertise and skills: A bigger team (feels 4, evidence 1 of 5)"
    )
    assert "Expertise and skills" in words(figure)
