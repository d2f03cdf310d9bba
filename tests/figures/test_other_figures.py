"""Interests, offers, deadlines and calibration as pictures."""

from datetime import date, datetime

from tests.analysis.making import PAY, dossier, package
from tests.figures.looking import dots, paths, texts, words
from workbook.figures.calibration import calibration_curve
from workbook.figures.interests_map import interests_map
from workbook.figures.offers import offer_lines
from workbook.figures.timeline import deadline_line
from workbook.model import (
    Deadline,
    Interest,
    InterestLink,
    Issue,
    Offer,
    Part,
    Party,
    Prediction,
    Service,
)

TODAY = date(2026, 11, 23)


def interests(*rows: Part) -> list[Part]:
    return [
        Party(id="me", name="Me", side="me"),
        Party(id="them", name="Boss", side="them"),
        Interest(id="a", party_id="me", text="Quiet", importance=5),
        Interest(id="b", party_id="me", text="Fair pay", importance=1),
        Interest(id="c", party_id="them", text="Calm team", certainty="known"),
        Interest(id="d", party_id="them", text="No precedent"),
        Issue(id="i", name="Days"),
        Service(issue_id="i", interest_id="a"),
        *rows,
    ]


def test_ties_differ_by_line_and_not_only_by_colour():
    links = [
        InterestLink(id="s", first_id="a", second_id="c", relation="shared"),
        InterestLink(id="k", first_id="b", second_id="c", relation="compatible"),
        InterestLink(id="o", first_id="b", second_id="d", relation="opposed"),
    ]
    figure = interests_map(dossier(*interests(*links)))
    assert len(paths(figure, "interest_link:s")) == 2
    [plain], [dashed] = paths(figure, "interest_link:k"), paths(figure, "interest_link:o")
    assert not plain.dash
    assert dashed.dash
    assert {"shared", "compatible", "opposed"} <= set(words(figure))
    assert figure.note("interest_link:o") == "opposed: Fair pay – No precedent"


def test_an_interest_no_issue_serves_has_another_shape_and_a_guess_is_hollow():
    figure = interests_map(dossier(*interests()))
    form = {dot.key: (dot.form, dot.fill) for dot in dots(figure, "interest:")}
    assert form == {
        "interest:a": ("circle", "me"),
        "interest:b": ("triangle", "me"),
        "interest:c": ("triangle", "them"),
        "interest:d": ("triangle", "paper"),
    }
    assert "no issue serves it" in words(figure)
    assert figure.note("interest:d") == "Boss: No precedent (importance 3, guess; no issue serves it)"


def test_without_issues_no_interest_is_said_to_be_unserved():
    rows = [row for row in interests() if not isinstance(row, Issue | Service)]
    figure = interests_map(dossier(*rows))
    assert {dot.form for dot in dots(figure, "interest:")} == {"circle"}
    assert "no issue serves it" not in " ".join([*words(figure), figure.note("interest:b")])


def test_theirs_stand_across_from_what_they_are_tied_to():
    links = [
        InterestLink(first_id="a", second_id="d", relation="shared"),
        InterestLink(first_id="b", second_id="c", relation="opposed"),
    ]
    figure = interests_map(dossier(*interests(*links)))
    height = {dot.key: dot.y for dot in dots(figure, "interest:")}
    assert height["interest:d"] < height["interest:c"]


def test_interests_of_one_side_are_tied_beside_their_column():
    figure = interests_map(
        dossier(*interests(InterestLink(id="x", first_id="a", second_id="b", relation="opposed")))
    )
    [tie] = paths(figure, "interest_link:x")
    assert len(tie.points) == 4
    assert tie.points[1][0] > tie.points[0][0]


def offered(*rows: Offer) -> list[Part]:
    packages = [*package("high", Pay="high", Days="many"), *package("mid", Pay="high", Days="few"),
                *package("low", "theirs", Pay="low", Days="few")]  # fmt: skip
    return [*packages, *rows]


def test_offers_stand_in_time_at_their_worth_to_me():
    rows = offered(
        Offer(id="2", side="them", package_id="low", made_at=datetime(2026, 11, 12)),
        Offer(id="1", side="me", package_id="high", made_at=datetime(2026, 11, 11)),
        Offer(id="3", side="me", package_id="mid", made_at=datetime(2026, 11, 13)),
        Offer(id="4", side="me", text="No package"),
    )
    figure = offer_lines(dossier(*rows, issues=PAY, walk_away_worth=30))
    marks = {dot.key: dot for dot in dots(figure, "offer:")}
    assert sorted(marks, key=lambda key: marks[key].x) == ["offer:1", "offer:2", "offer:3"]
    assert marks["offer:1"].y < marks["offer:3"].y < marks["offer:2"].y
    assert (marks["offer:1"].form, marks["offer:2"].form) == ("circle", "triangle")
    assert {"100", "60", "0", "you", "they", "your walk-away", "11 November"} <= set(words(figure))
    assert figure.says == "Your offers are worth 100 and 60 to you. Their offers are worth 0 to you."
    assert figure.note("offer:3").endswith("You gave 40; they gain 90. A concession.")


def test_a_single_offer_stands_in_the_middle():
    rows = offered(Offer(id="1", side="them", package_id="low"))
    [mark] = dots(offer_lines(dossier(*rows, issues=PAY), 320), "offer:")
    assert 140 < mark.x < 180


def test_deadlines_stand_along_the_days_each_side_with_its_own_mark():
    rows = [
        Deadline(id="m", side="me", what="Answer", due_on=date(2026, 12, 3)),
        Deadline(id="t", side="them", what="Name a lead", due_on=date(2026, 12, 13)),
        Deadline(id="n", side="me", what="Some day"),
    ]
    figure = deadline_line(dossier(*rows, meeting_on=date(2026, 11, 26)), TODAY, 480)
    marks = {
        dot.key: dot
        for dot in figure.shapes
        if dot.key in ("meeting", "deadline:m", "deadline:t") and hasattr(dot, "radius")
    }
    assert [marks[key].form for key in ("meeting", "deadline:m", "deadline:t")] == [
        "diamond",
        "circle",
        "triangle",
    ]
    across = [marks[key].x for key in ("meeting", "deadline:m", "deadline:t")]
    assert abs((across[1] - across[0]) / (across[2] - across[1]) - 7 / 10) < 1e-9
    assert "3 December: Answer" in words(figure)
    assert figure.note("deadline:t") == "Their deadline: Name a lead, in 20 days"
    assert figure.says.startswith("You meet in 3 days. Time presses you first")


def test_past_days_stand_left_of_today():
    rows = [Deadline(id="m", side="me", what="Gone", due_on=date(2026, 11, 1))]
    figure = deadline_line(dossier(*rows, meeting_on=date(2026, 12, 1)), TODAY)
    [past], [meeting] = dots(figure, "deadline:m"), dots(figure, "meeting")
    today = next(text for text in texts(figure) if text.text == "today")
    assert past.x < today.x < meeting.x


def test_calibration_stands_above_the_diagonal_when_right_more_often_than_sure():
    rows = [
        Prediction(guess="x", confidence=30, verdict="right"),
        Prediction(guess="x", confidence=90, verdict="wrong"),
    ]
    figure = calibration_curve(rows, 320, 200)
    low, high = dots(figure, "band:20"), dots(figure, "band:80")
    diagonal = next(shape for shape in paths(figure, "") if shape.dash)
    (x1, y1), (x2, y2) = diagonal.points

    def line(x: float) -> float:
        return y1 + (y2 - y1) * (x - x1) / (x2 - x1)

    assert low[0].y < line(low[0].x)
    assert high[0].y > line(high[0].x)
    assert {"1 of 1", "0 of 1"} <= set(words(figure))
    assert figure.note("band:80") == "one prediction of 80 to 100 % confidence: 0 % came true"
