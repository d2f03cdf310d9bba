"""The negotiation dance."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import PAY, dossier, package
from tests.examples import examples
from tests.figures.looking import assert_readable, dots, paths, texts, words
from workbook.figures.dance import NOTHING, dance
from workbook.model import Dossier, Offer, Part

PACKAGES = [
    *package("high", Pay="high", Days="many"),
    *package("mid", Pay="high", Days="few"),
    *package("low", "theirs", Pay="low", Days="few"),
]


def talk(*moves: tuple[str, str], **values: float) -> Dossier:
    rows: list[Part] = [
        Offer(id=str(number), side=side, package_id=name, made_at=datetime(2026, 11, number))
        for number, (side, name) in enumerate(moves, start=1)
    ]
    return dossier(*PACKAGES, *rows, issues=PAY, **values)


def test_offers_are_numbered_in_time_and_tell_whose_they_are_by_form():
    figure = dance(talk(("me", "high"), ("them", "low"), ("me", "mid")))
    marks = dots(figure, "offer:")
    assert {dot.key: dot.form for dot in marks} == {
        "offer:1": "circle", "offer:2": "triangle", "offer:3": "circle",
    }  # fmt: skip
    numbers = {text.text: text.key for text in texts(figure) if text.key.startswith("offer:")}
    assert (numbers["1"], numbers["2"], numbers["3"]) == ("offer:1", "offer:2", "offer:3")
    assert {"you", "they"} <= set(words(figure))


def test_an_arrow_leads_from_each_offer_to_the_same_sides_next():
    figure = dance(talk(("me", "high"), ("them", "low"), ("me", "mid")))
    [line, head] = paths(figure, "offer:3")
    first, last = dots(figure, "offer:1")[0], dots(figure, "offer:3")[0]
    (x1, _), (x2, _) = line.points
    assert abs(x1 - first.x) < abs(x1 - last.x)
    assert abs(x2 - last.x) < abs(x2 - first.x)
    assert head.closed
    assert paths(figure, "offer:1") == paths(figure, "offer:2") == []


def test_each_move_is_named_and_explained():
    figure = dance(talk(("me", "high"), ("them", "low"), ("me", "mid"), ("them", "high")))
    assert {"concession"} <= set(words(figure))
    assert figure.note("offer:3") == (
        "3. Offer. 60 to you, about 90 to them. A concession. You gave 40; they gain 90. "
        "Whoever made this offer gives something up, and the other side loses nothing by it."
    )
    assert figure.says == (
        "1. You opened at 100 to you, about 0 to them. 2. They opened at 0 to you, about 100 to them. "
        "3. You made a concession, to 60 to you, about 90 to them. "
        "4. They made a concession, to 100 to you, about 0 to them."
    )


def test_offers_in_one_place_keep_their_marks_and_share_a_label():
    figure = dance(talk(("me", "mid"), ("them", "mid"), ("me", "mid")))
    assert len(dots(figure, "offer:")) == 3
    assert "1, 2, 3" in words(figure)
    assert figure.note("offer:3").startswith("3. Offer. 60 to you, about 90 to them. A silent move.")


def test_the_picture_goes_closer_where_the_offers_are_near_each_other():
    issues = {"Pay": (60, 40, {"a": (50, 60), "b": (60, 50)}), "Days": (40, 60, {"c": (50, 50)})}
    rows = [*package("one", Pay="a", Days="c"), *package("two", Pay="b", Days="c")]
    offers = [Offer(id=name, side="me", package_id=name) for name in ("one", "two")]
    figure = dance(dossier(*rows, *offers, issues=issues))
    assert "100" not in words(figure)
    assert {"30", "70"} <= set(words(figure))


def test_walk_aways_stand_in_the_picture():
    figure = dance(talk(("me", "high"), walk_away_worth=50, their_walk_away_likely=20))
    assert {"your walk-away", "theirs (estimate)"} <= set(words(figure))
    assert figure.note("walk-away:me") == "The least a package must be worth to you: 50"


def test_without_offers_that_have_a_package_it_says_what_would_appear():
    assert dance(dossier(Offer(id="1", text="a word"), issues=PAY)).says == NOTHING


moves = st.lists(st.tuples(st.sampled_from(("me", "them")), st.integers(0, 30)), max_size=14)


@given(moves, st.floats(200, 900), st.integers(0, 100), st.integers(0, 100))
@examples(100)
def test_any_dance_is_readable(drawn: list[tuple[str, int]], width: float, mine: int, theirs: int):
    issues = {
        f"I{i}": (i + 1.0, 6.0 - i, {f"o{j}": (j * 20.0, 100 - j * j * 4.0) for j in range(6)})
        for i in range(5)
    }
    rows: list[Part] = []
    for k in range(31):
        rows += package(f"P{k}", **{name: f"o{(k * (i + 2)) % 6}" for i, name in enumerate(issues)})
    rows += [Offer(id=str(number), side=side, package_id=f"P{k}") for number, (side, k) in enumerate(drawn)]
    found = dossier(*rows, issues=issues, walk_away_worth=mine, their_walk_away_likely=theirs)
    assert_readable(dance(found, width))
