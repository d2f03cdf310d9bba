"""The sheet for a colleague who plays the other side."""

from tests.analysis.making import dossier, package
from workbook.analysis.roleplay import as_text, sheet
from workbook.model import Alternative, Counter, Deadline, Interest, LeverageItem, Objection, Party, Position

ISSUES = {
    "Pay": (60, 30, {"high": (100, 0), "low": (0, 100)}),
    "Days": (40, 70, {"many": (100, 0), "few": (0, 100)}),
}


def full(**values):
    rows = (
        Party(id="boss", name="Boss", side="them"),
        Party(id="i", name="I", side="me"),
        Position(party_id="boss", text="No money"),
        Position(party_id="i", text="More money"),
        Interest(party_id="boss", text="A quiet team", importance=2, certainty="guess"),
        Interest(party_id="boss", text="A lead in December", importance=5, certainty="known"),
        Interest(party_id="i", text="My secret hope"),
        Alternative(side="me", name="My other offer"),
        Alternative(side="them", name="Hire somebody"),
        LeverageItem(side="me", what="My leverage"),
        LeverageItem(side="them", what="The budget"),
        Deadline(side="me", what="My deadline"),
        Deadline(side="them", what="Their deadline"),
        Objection(they_say="Too much", reply="My reply"),
        Counter(expected="Half of it", response="My response"),
        *package("Opening", "opening", Pay="high", Days="few"),
        *package("My floor", "fallback", Pay="low", Days="few"),
    )
    known = {"their_success": "Peace", "walk_away_worth": 33.0, "their_walk_away_likely": 50.0}
    return dossier(*rows, issues=ISSUES, counterpart="Ada", **{**known, **values})


def test_the_sheet_tells_their_side_and_gives_nothing_of_mine_away():
    text = as_text(full(goal="My goal", situation="My story"))
    for told in ("Ada", "Peace", "No money", "A quiet team (guess)", "Hire somebody", "The budget",
                 "Their deadline", "“Too much”", "“Half of it”", "“Opening”"):  # fmt: skip
        assert told in text
    for kept in ("My", "33", "More money"):
        assert kept not in text


def test_what_matters_most_to_them_comes_first_with_their_best_option_first():
    lines = {part.title: part.lines for part in sheet(full())}
    assert lines["What matters, most first"] == (
        "Days (about 70 points): few, many",
        "Pay (about 30 points): low, high",
    )
    assert lines["Why you want it"][0] == "A lead in December"


def test_packages_say_how_they_stand_against_the_limit_of_the_one_who_plays():
    limits = {part.title: part.lines for part in sheet(full(their_walk_away_likely=80.0))}["How far you go"]
    assert any(line.endswith("“Opening” (high and few): about 70 to you, too little.") for line in limits)


def test_a_package_without_their_scores_is_named_without_a_worth():
    unscored = {"Pay": (60, 30, {"high": (100, None), "low": (0, 100)})}
    told = as_text(dossier(*package("First", "opening", Pay="high"), issues=unscored))
    assert "On the table may come “First” (high)." in told


def test_a_sheet_of_nothing_still_says_who_to_play_and_how():
    empty = dossier(counterpart="")
    assert [part.title for part in sheet(empty)] == ["Who you are", "How to play"]
    assert "the other side" in as_text(empty)


def test_the_text_keeps_to_its_width_whatever_is_written():
    text = as_text(full(their_success="word " * 200))
    assert max(map(len, text.splitlines())) <= 78
    assert text.endswith("\n")


def test_an_unfinished_package_is_not_valued():
    rows = (*package("Half", "opening", Pay="high"),)
    assert "Half" not in as_text(dossier(*rows, issues=ISSUES))
