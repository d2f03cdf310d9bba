"""What is no sound export is refused in a sentence that names the place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.storage.some_rows import as_data, document, full_negotiation
from workbook.model import Interest, Party, new_negotiation
from workbook.storage import portable
from workbook.storage.errors import Unreadable


def n(**fields: Any) -> dict[str, Any]:
    return document({"negotiation": [{"id": "n", **fields}]})


def part(table: str, **fields: Any) -> dict[str, Any]:
    row = {"id": "x", "negotiation_id": "n", **fields}
    return document({"negotiation": [{"id": "n"}], table: [row]})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([], "not an export"),
        ("text", "not an export"),
        (None, "not an export"),
        ({}, "not an export"),
        ({"format": "other", "version": 1, "tables": {}}, "not an export"),
        (document({}) | {"version": 2}, "newer version"),
        (document({}) | {"version": "1"}, "“version”"),
        (document({}) | {"version": True}, "“version”"),
        (document({}) | {"version": 0}, "“version”"),
        (document({}, colour=1), "“colour”"),
        (document({}, as_of="yesterday"), "“as_of”"),
        (document({}, as_of=20261123), "“as_of”"),
        (document({}, as_of="2026-02-30"), "“as_of”"),
        (document({}) | {"tables": []}, "“tables”"),
        (document({"colour": []}), "“colour”: there is no such table"),
        (document({"issue": {}}), "“issue”: must be a list"),
        (document({"issue": [3]}), "“issue”, row 1: must be an object"),
        (document({"issue": [{}]}), "“issue”, row 1: needs an id"),
        (document({"issue": [{"id": 5}]}), "“issue”, row 1: needs an id"),
        (document({"issue": [{"id": "x"}]}), "“negotiation_id” is missing"),
        (document({"negotiation": [{"id": "n"}, {"id": "n"}]}), "row 2: the id “n” is given twice"),
        (n(id=""), "an id of 1 to 64 characters"),
        (n(id="x" * 65), "an id of 1 to 64 characters"),
        (n(colour="red"), "“negotiation”, row 1: there is no field “colour”"),
        (n(title="x" * 201), "“title” can hold at most 200 characters"),
        (n(title=5), "“title” must be text"),
        (n(title=None), "“title” must be text"),
        (n(title=["x"]), "“title” must be text"),
        (n(goal="bell\x07"), "“goal” holds a character"),
        (n(goal="\ud800"), "“goal” holds a character"),
        (n(stage="done"), "“stage” must be one of"),
        (n(meeting_on="2026-13-01"), "“meeting_on” must be a date"),
        (n(meeting_on="20261123"), "“meeting_on” must be a date"),
        (n(meeting_on=5), "“meeting_on” must be a date"),
        (n(created_at="noon"), "“created_at” must be a date and time"),
        (n(meeting_time="9:30"), "“meeting_time” must be a time"),
        (n(safety_margin=51), "“safety_margin” must be between 0 and 50"),
        (n(safety_margin=True), "“safety_margin” must be between 0 and 50"),
        (n(safety_margin="5"), "“safety_margin” must be between 0 and 50"),
        (n(safety_margin=10**400), "“safety_margin” must be between 0 and 50"),
        (n(walk_away_worth={}), "“walk_away_worth” must be between 0 and 100"),
        (part("issue", weight_me=-1), "“weight_me” must be between 0 and 100"),
        (part("issue", position=1.5), "“position” must be a whole number"),
        (part("issue", position=-1), "“position” must be a whole number"),
        (part("question", asked=1), "“asked” must be yes or no"),
        (part("issue", opening_id="o"), "“issue”, row “x”, “opening_id”: points to “o”, which is not in it"),
        (part("issue", negotiation_id="m"), "points to “m”, which is not in it"),
        (part("option", issue_id="i"), "points to “i”, which is not in it"),
        (document({"script": [{"id": "s", "negotiation_id": "n"}]}), "points to “n”"),
    ],
    ids=str,
)
def test_wrong_content_is_refused_by_its_place(content: Any, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        portable.rows_of(json.dumps(content))
    assert says in str(caught.value)
    assert str(caught.value).endswith("Nothing was changed.")
    str(caught.value).encode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1"),
        ('{"format": ', "line 1"),
        ('{\n"format": }', "line 2, column 11"),
        ('{"format": NaN}', "“NaN”"),
        ('{"format": -Infinity}', "“-Infinity”"),
        ('{"format": 1e999}', "“1e999”: this number is too large"),
        ('{"format": %s}' % ("9" * 5000), "this number is too large"),
        ('{"id": "r", "x": 1, "x": 2}', "“x” of the row “r”: it is given twice"),
        ('{"a": 1, "\\ud800": 2, "\\ud800": 3}', "given twice"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"format": "x"} more', "line 1, column 17"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_not_strict_json_is_refused_by_its_place(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        portable.rows_of(text)
    assert says in str(caught.value)
    str(caught.value).encode()


def test_a_long_or_unprintable_name_from_a_file_is_shown_short(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        portable.rows_of(json.dumps(document({"x\n\x1b[31m\u202e" + "y" * 10_000: []})))
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()


def test_two_scripts_of_one_negotiation_are_refused() -> None:
    scripts = [{"id": f"s{number}", "negotiation_id": "n"} for number in (1, 2)]
    with pytest.raises(Unreadable, match="has two"):
        portable.rows_of(json.dumps(document({"negotiation": [{"id": "n"}], "script": scripts})))


def test_a_link_into_another_negotiation_is_refused() -> None:
    rows = (
        *new_negotiation(id="a"),
        *new_negotiation(id="b"),
        Party(id="p", negotiation_id="a"),
        Interest(id="i", negotiation_id="b", party_id="p"),
    )
    with pytest.raises(Unreadable, match="points to “p” of another negotiation"):
        portable.rows_of(portable.text_of(rows))


def make_latin(path: Path) -> None:
    path.write_bytes(portable.text_of(full_negotiation()).encode("cp1252"))


def make_utf16(path: Path) -> None:
    path.write_text(portable.text_of(full_negotiation()), encoding="utf-16")


def make_workbook(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(1000))


def make_folder(path: Path) -> None:
    path.mkdir()


def make_cut(path: Path) -> None:
    text = portable.text_of(full_negotiation())
    path.write_text(text[: len(text) // 2])


@pytest.mark.parametrize("make", [make_latin, make_utf16, make_workbook, make_folder, make_cut])
def test_a_file_that_is_no_export_is_refused_by_its_name(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "in.json"
    make(path)
    with pytest.raises(Unreadable, match=r"^“in\.json” cannot be read: "):
        portable.read(path)


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        portable.read(tmp_path / "none.json")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@examples(40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), value=_VALUES)
def test_any_single_value_put_anywhere_is_read_or_refused_but_never_breaks(
    data: st.DataObject, value: Any
) -> None:
    content = json.loads(portable.text_of(full_negotiation()))
    # A checksum would refuse every other value, also those that may be there.
    del content["checksum"]
    table = data.draw(st.sampled_from(sorted(content["tables"])))
    row = content["tables"][table][0]
    row[data.draw(st.sampled_from(sorted(row)))] = value
    try:
        rows = portable.rows_of(json.dumps(content))
    except Unreadable:
        return
    assert as_data(portable.rows_of(portable.text_of(rows))) == as_data(rows)
