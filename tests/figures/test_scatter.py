"""The scatter of packages."""

from itertools import pairwise
from math import hypot

from tests.analysis.making import PAY, choices, dossier, package
from tests.figures.looking import dots, paths, texts, words
from workbook.figures.scatter import tradeoff_scatter


def test_the_frontier_runs_through_the_efficient_points():
    figure = tradeoff_scatter(dossier(issues=PAY), 320, 280)
    [line] = paths(figure, "frontier")
    marks = dots(figure, "efficient:")
    assert [(dot.x, dot.y) for dot in marks] == list(line.points)
    assert [dot.key for dot in marks] == ["efficient:0", "efficient:1", "efficient:2"]
    assert marks[0].x > marks[1].x > marks[2].x
    assert marks[0].y > marks[1].y > marks[2].y
    assert figure.note("efficient:1") == "An efficient package: 60 to you, about 90 to them"


def test_both_walk_aways_are_dashed_differently_and_bound_the_zone():
    figure = tradeoff_scatter(dossier(issues=PAY, walk_away_worth=50, their_walk_away_likely=20), 320, 280)
    [mine], [theirs] = paths(figure, "walk-away:me"), paths(figure, "walk-away:them")
    assert mine.dash != theirs.dash
    [zone] = paths(figure, "zone")
    assert zone.points[0][0] == mine.points[0][0]
    assert zone.points[2][1] == theirs.points[0][1]
    assert {"your walk-away", "theirs (estimate)"} <= set(words(figure))


def test_without_walk_aways_there_is_no_zone_and_no_note_of_them():
    figure = tradeoff_scatter(dossier(issues=PAY))
    assert paths(figure, "zone") == []
    assert figure.note("walk-away:me") == ""


def test_packages_stand_where_they_are_worth_and_theirs_has_another_form():
    rows = [*package("Mine", Pay="high", Days="few"), *package("Hers", "theirs", Pay="low", Days="few")]
    figure = tradeoff_scatter(dossier(*rows, issues=PAY), 320, 280)
    [mine], [hers] = dots(figure, "package:Mine"), dots(figure, "package:Hers")
    [same] = dots(figure, "efficient:1")
    assert (mine.x, mine.y) == (same.x, same.y)
    assert (mine.form, hers.form) == ("square", "triangle")
    assert {"Mine", "Hers"} <= set(words(figure))
    assert figure.note("package:Mine") == "Mine: 60 to you, about 90 to them"


def test_the_package_being_built_is_a_diamond_with_its_name():
    figure = tradeoff_scatter(dossier(issues=PAY), chosen=choices(Pay="low", Days="many"))
    [built] = dots(figure, "chosen")
    assert built.form == "diamond"
    assert any(text.text == "this package" and text.bold for text in texts(figure))


def test_a_package_without_any_choice_has_no_place():
    figure = tradeoff_scatter(dossier(*package("Empty"), issues=PAY), chosen={"Pay": "gone"})
    assert dots(figure, "package:") == []
    assert dots(figure, "chosen") == []


def test_the_figure_says_how_many_packages_and_what_zone_there_is():
    figure = tradeoff_scatter(dossier(issues=PAY, walk_away_worth=50, their_walk_away_likely=20))
    assert figure.says == (
        "4 packages, 3 efficient. One efficient package suits both sides, worth 60 to you. "
        "Nash bargaining solution, Kalai-Smorodinsky solution, Egalitarian solution and Greatest total: "
        "60 to you, about 90 to them."
    )


def test_a_fine_frontier_is_a_line_with_places_to_point_at_but_no_dots():
    issues = {f"I{i}": (i + 1, i + 1, {f"o{j}": (j * 9, 99 - j * 9) for j in range(9)}) for i in range(6)}
    figure = tradeoff_scatter(dossier(issues=issues))
    spots = dots(figure, "efficient:")
    assert all(dot.fill is None and dot.stroke is None for dot in spots)
    [line] = paths(figure, "frontier")
    assert len(line.points) > 40
    assert {(dot.x, dot.y) for dot in spots} <= set(line.points)
    gaps = [hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(spots)]
    assert min(gaps) >= 5
    assert max(gaps) < 18
    assert figure.note(spots[0].key).startswith("An efficient package: ")
