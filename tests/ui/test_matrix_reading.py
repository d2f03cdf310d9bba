"""What pasted text means, whatever it is: understood, or refused with a sentence; scaling keeps worth."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from tests.examples import examples
from workbook.model import Dossier, Issue, Option, new_negotiation
from workbook.ui.numbers import parse
from workbook.ui.tradeoffs.matrix.clipboard import NotPasted, cells, written
from workbook.ui.tradeoffs.matrix.entries import Entry, Number
from workbook.ui.tradeoffs.matrix.heads import Head, head_of
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, LOW, ME, NAME, lines_of
from workbook.ui.tradeoffs.matrix.merging import merged
from workbook.ui.tradeoffs.matrix.placing import Place, understood
from workbook.ui.tradeoffs.matrix.scaling import outside, scaled, told


def small_dossier() -> Dossier:
    negotiation, script, reflection = new_negotiation(title="Rent")
    issues = [Issue(negotiation_id=negotiation.id, position=at, name=f"Issue {at}") for at in range(2)]
    options = [
        Option(negotiation_id=negotiation.id, issue_id=issue.id, position=at, name=f"{at}0")
        for issue in issues
        for at in range(3)
    ]
    return Dossier(negotiation, script, reflection, issues=tuple(issues), options=tuple(options))


DOSSIER = small_dossier()
PIECES = some.sampled_from(
    ["issue", "option", "score_me", "mine", "Issue 0", "10", "50", "-5", "1,5", "1,234", "x", "", "nan", "'="]
)
MARKS = some.sampled_from(["\t", ",", ";", "\n", "\r\n", " ", "\x00", '"'])
TEXTS = some.lists(some.tuples(PIECES, MARKS), max_size=24).map(
    lambda parts: "".join(a + b for a, b in parts)
)
NUMBERS = some.one_of(some.none(), some.floats(0, 100).map(lambda value: round(value, 4)))


@examples(400)
@given(text=TEXTS, row=some.integers(0, 10), column=some.integers(NAME, HIGH))
def test_any_text_is_understood_or_refused_with_a_sentence(text: str, row: int, column: int) -> None:
    lines = lines_of(DOSSIER)
    place = Place(lines, row, column if lines[row].is_stored else NAME)
    assert outcome(text, place).endswith(".")


def outcome(text: str, place: Place) -> str:
    """What is said about a paste."""
    try:
        reading = understood(cells(text), place)
        found = outside(reading.entries)
        return told(found) if found else merged(DOSSIER, reading.entries).sentence
    except NotPasted as problem:
        return str(problem)


@given(some.lists(some.lists(NUMBERS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_numbers_that_are_copied_are_read_back_as_they_were(block: list[list[float | None]]) -> None:
    found = cells(written([["name", *line] for line in block]))
    assert [[parse(text) for text in line[1:]] for line in found] == block


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("Issue", Head("issue")),
        ("score_them", Head("score", LIKELY)),
        ("weight_them_low", Head("weight", LOW)),
        ("Score for them, at most", Head("score", HIGH)),
        ("My weight", Head("weight", ME)),
        ("Theirs", Head("either", LIKELY)),
        ("You", Head("either", ME)),
        ("likely", Head("either", LIKELY)),
        ("Matters to them, at least", Head("weight", LOW)),
        ("Notes", None),
        ("my or their score", None),
        ("", None),
    ],
)
def test_headings_are_understood_as_people_write_them(word: str, head: Head | None) -> None:
    assert head_of(word) == head


@examples(100)
@given(
    scores=some.lists(some.lists(some.integers(-50, 200), min_size=2, max_size=4), min_size=1, max_size=4),
    weights=some.lists(some.integers(1, 9), min_size=4, max_size=4),
)
def test_scaling_keeps_how_much_more_one_package_is_worth_than_another(
    scores: list[list[int]], weights: list[int]
) -> None:
    entries = [
        Entry(1, f"Raw {at}", f"option {place}", {ME: Number(weights[at], "")}, {ME: Number(score, "")})
        for at, line in enumerate(scores)
        for place, score in enumerate(line)
    ]
    assume(outside(entries))
    empty = Dossier(DOSSIER.negotiation, DOSSIER.script, DOSSIER.reflection)
    rows = merged(empty, scaled(entries, empty)[0]).new.values()
    issues = {row.id: row for row in rows if isinstance(row, Issue)}
    options = [row for row in rows if isinstance(row, Option)]
    worth = [(issues[row.issue_id].weight_me or 0) * (row.score_me or 0) for row in options]
    raw = [entry.weights[ME].value * entry.scores[ME].value for entry in entries]
    first = [next(at for at, row in enumerate(options) if row.issue_id == each.issue_id) for each in options]
    gains = [value - worth[at] for value, at in zip(worth, first, strict=True)]
    raw_gains = [value - raw[at] for value, at in zip(raw, first, strict=True)]
    unit = next((gain / was for gain, was in zip(gains, raw_gains, strict=True) if was), 0.0)
    assert gains == pytest.approx([was * unit for was in raw_gains], rel=1e-3, abs=0.5)
    assert all(0 <= row.score_me <= 100 for row in options if row.score_me is not None)
