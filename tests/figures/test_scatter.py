"""The scatter of packages."""

from datetime import datetime
from itertools import pairwise
from math import hypot

import pytest

from tests.analysis.making import PAY, Issues, choices, dossier, package
from tests.figures.looking import dots, paths, texts, words
from workbook.analysis.tradeoffs.packages import overview
from workbook.analysis.tradeoffs.solutions import solutions
from workbook.figures.plane import plot
from workbook.figures.scatter import tradeoff_scatter
from workbook.model import Offer


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


#: Eleven packages of equal sums, each efficient.
EVEN: Issues = {"Pay": (1, 1, {str(k): (10.0 * k, 100 - 10.0 * k) for k in range(11)})}


#: Four solutions in four places.
APART: Issues = {
    "A": (80, 70, {"x": (60, 20), "y": (20, 80), "z": (30, 70)}),
    "B": (30, 20, {"x": (80, 60), "y": (30, 20), "z": (100, 0)}),
    "C": (50, 10, {"x": (10, 60), "y": (40, 40), "z": (30, 80)}),
}


def test_solutions_have_each_a_form_and_stand_where_they_are_worth():
    found = dossier(issues=APART, walk_away_worth=20, their_walk_away_likely=5)
    figure, on = tradeoff_scatter(found, 320, 280), plot(320, 280)
    marks = {dot.key: dot for dot in dots(figure, "solution:")}
    known = {f"solution:{one.key}": one for one in solutions(found)}
    assert list(marks) == list(known)
    assert len({dot.form for dot in marks.values()}) == 4
    for key, dot in marks.items():
        assert (dot.x, dot.y) == (on.x(known[key].me), on.y(known[key].them))
        assert figure.note(key) == f"{known[key].name}: {known[key].sentence}"
    assert {"Nash", "Kalai–Smorodinsky", "egalitarian", "greatest total"} <= set(words(figure))


def test_solutions_in_one_place_share_a_mark_and_a_label():
    figure = tradeoff_scatter(dossier(issues=EVEN), 320, 280)
    [mark] = dots(figure, "solution:")
    assert mark.key == "solution:nash"
    assert "Nash +3" in words(figure)
    assert figure.note("solution:nash").count("50 to you and about 50 to them") == 4


def test_a_solution_that_is_a_package_stands_small_within_its_mark_and_says_both():
    rows = package("Half", Pay="5")
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), 320, 280)
    [star], [square] = dots(figure, "solution:nash"), dots(figure, "package:Half")
    assert (star.x, star.y) == (square.x, square.y)
    assert star.radius < square.radius
    assert figure.shapes.index(star) > figure.shapes.index(square)
    assert figure.note("solution:nash").startswith("Half: 50 to you, about 50 to them")


def test_solutions_and_offers_are_left_out_on_wish():
    rows = [*package("Half", Pay="5"), Offer(id="1", package_id="Half")]
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), solutions=False, offers=False)
    assert dots(figure, "solution:") == dots(figure, "offer:") == []


def test_packages_in_one_place_share_a_label_and_keep_a_mark_each():
    rows = [*package("Half", Pay="5"), *package("Middle", Pay="5")]
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), solutions=False)
    assert "Half · Middle" in words(figure)
    assert len(dots(figure, "package:")) == 2


def test_the_built_package_takes_the_name_of_the_package_it_is():
    rows = package("Half", Pay="5")
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), chosen=choices(Pay="5"), solutions=False)
    bold = [text.text for text in texts(figure) if text.bold]
    assert bold == ["Half"]
    assert "this package" not in words(figure)


def test_how_unsure_a_worth_is_shows_as_an_upright_line_and_in_words():
    rows = package("Half", Pay="5")
    spreads = {"Half": (40.0, 62.0), "chosen": (12.0, 30.0)}
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), 320, 280, chosen=choices(Pay="8"), spreads=spreads)
    on = plot(320, 280)
    for key, low, high in (("package:Half", 40, 62), ("chosen", 12, 30)):
        line, *caps = paths(figure, key)
        [mark] = dots(figure, key)
        assert line.points == ((mark.x, on.y(low)), (mark.x, on.y(high)))
        assert [cap.points[0][1] for cap in caps] == [on.y(low), on.y(high)]
    assert figure.note("package:Half").endswith("In 8 of 10 possible versions of them 40 to 62 to them")


def test_a_worth_without_spread_has_no_line():
    figure = tradeoff_scatter(dossier(*package("Half", Pay="5"), issues=EVEN), spreads={"Half": (50.0, 50.0)})
    assert paths(figure, "package:") == []


def test_their_walk_away_is_a_band_between_its_ends():
    found = dossier(issues=EVEN, their_walk_away_low=20, their_walk_away_likely=30, their_walk_away_high=45)
    figure = tradeoff_scatter(found, 320, 280)
    on = plot(320, 280)
    [area] = [path for path in paths(figure, "walk-away:them") if path.fill]
    [line] = [path for path in paths(figure, "walk-away:them") if path.dash]
    assert {y for _, y in area.points} == {on.y(20), on.y(45)}
    assert {y for _, y in line.points} == {on.y(30)}
    assert figure.note("walk-away:them").endswith("about 30, somewhere from 20 to 45")


def test_offers_are_a_thin_way_for_each_side_in_the_order_of_time():
    rows = [
        *package("first", Pay="9"), *package("second", Pay="7"), *package("hers", "theirs", Pay="2"),
        Offer(id="2", side="me", package_id="second", made_at=datetime(2026, 11, 3)),
        Offer(id="1", side="me", package_id="first", made_at=datetime(2026, 11, 1)),
        Offer(id="3", side="them", package_id="hers", made_at=datetime(2026, 11, 2)),
    ]  # fmt: skip
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), 320, 280, solutions=False)
    [way] = paths(figure, "offer:")
    first, second = dots(figure, "offer:1")[0], dots(figure, "offer:2")[0]
    assert way.key == "offer:2"
    assert way.points == ((first.x, first.y), (second.x, second.y))
    assert figure.note("offer:2") == "You moved to 70 to you, about 30 to them (concession)"
    assert figure.note("offer:3") == "They offered 20 to you, about 80 to them"


def test_the_frontier_reaches_both_its_ends_however_fine_it_is():
    issues: Issues = {
        f"I{i}": (i + 1.0, 9.0 - i, {f"o{j}": (j * 7.0, 100 - j * j) for j in range(9)}) for i in range(8)
    }
    found = dossier(issues=issues)
    figure, on, known = tradeoff_scatter(found, 640, 560), plot(640, 560), overview(found).efficient
    [line] = paths(figure, "frontier")
    assert line.points[0] == pytest.approx((on.x(known[0][0]), on.y(known[0][1])))
    assert line.points[-1] == pytest.approx((on.x(known[-1][0]), on.y(known[-1][1])))
    for dot in dots(figure, "efficient:"):
        me, them = known[int(dot.key.partition(":")[2])]
        assert (dot.x, dot.y) == pytest.approx((on.x(me), on.y(them)))


def test_a_crowd_of_packages_is_named_by_the_planned_ones_first():
    rows = [row for k in range(12) for row in package(f"An idea of a package {k}", Pay=str(k % 11))]
    rows += [row for k in range(3) for row in package(f"Planned {k}", "target", Pay=str(k + 4))]
    figure = tradeoff_scatter(dossier(*rows, issues=EVEN), 240, 200)
    named = [text for text in words(figure) if "Planned" in text]
    assert len(named) == 3


def test_weights_of_a_hundred_digits_are_drawn_too():
    issues: Issues = {
        "Pay": (2.1e-126, 30, {"low": (10, 90), "high": (90, 10)}),
        "Days": (40, 1.7e-300, {"few": (0, 80), "many": (70, 0)}),
    }
    figure = tradeoff_scatter(dossier(*package("One", Pay="low", Days="many"), issues=issues))
    assert dots(figure, "efficient:")
    assert figure.note("package:One") == "One: 70 to you, about 90 to them"
