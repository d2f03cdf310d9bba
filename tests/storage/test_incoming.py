"""An import is known before it is made; what is in a file is what was written, or that is told."""

import json
import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.mutation import exports
from tests.mutation.sentences import not_understood
from tests.storage.some_rows import as_data, full_negotiation, workbooks
from workbook import paths
from workbook.model import TABLES, Entry, Issue, Negotiation, Row, Script, altered, new_negotiation, specs
from workbook.storage import incoming, incoming_words, json_schema, portable
from workbook.storage.edits import RowChange, addition, edit, reversed_all
from workbook.storage.errors import Altered, Stopped, Unreadable
from workbook.storage.store import Store

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "workbook.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(json_schema.schema())
ODD = "\u202e =1+1 <b>&amp;</b> “\\u0041” \U0001f600\ufffe\u2028\u00a0 ' \" \t"
quick = examples(12, suppress_health_check=list(HealthCheck))


# Merge and replace


@pytest.fixture
def since(store: Store) -> Store:
    """A workbook that went on after negotiation a was exported: one row changed, deleted, added each."""
    store.apply([addition(row) for name in "ab" for row in full_negotiation(name)])
    dossier = store.dossier("a")
    store.apply([edit(dossier.negotiation, title="Changed since"), *store.deletion(dossier.items[0])])
    store.apply([addition(Issue(id="since", negotiation_id="a")), addition(Entry(id="mine"))])
    return store


def test_a_plan_says_what_a_merge_would_do(since: Store) -> None:
    plan = incoming.plan(since.rows(), full_negotiation("a"))
    told = [incoming_words.told(coming) for coming in plan.negotiations]
    assert told == ["“Title” changed, 1 thing to divide new"]
    assert incoming_words.journal_told(plan) == "1 journal entry the same, 1 practice goal the same"
    assert incoming_words.summed(plan) == "1 negotiation changed"
    assert incoming_words.same(plan) == "1 journal entry and 1 practice goal"
    elsewhere = incoming.plan((), (*full_negotiation("a"), *new_negotiation(), Entry(), Entry()))
    assert [incoming_words.told(coming) for coming in elsewhere.negotiations] == ["new", "new"]
    assert (
        incoming_words.summed(elsewhere) == "2 negotiations new, 3 journal entries new, 1 practice goal new"
    )


def test_a_plan_says_what_of_a_negotiation_changes_as_the_window_calls_it() -> None:
    here = full_negotiation("a")
    there = tuple(
        altered(row, **{name: "Other" for name, known in specs(type(row)).items() if known.kind == "text"})
        for row in here
    )
    (coming,) = incoming.plan(here, there).negotiations
    assert incoming_words.told(coming).endswith(", and more")
    some = [row for row in there if isinstance(row, Issue | Script | Entry)]
    plan = incoming.plan(here, [*(row for row in here if not isinstance(row, Issue | Script | Entry)), *some])
    assert incoming_words.told(plan.negotiations[0]) == "the opening changed, 1 issue changed"
    assert incoming_words.summed(plan) == "1 negotiation changed, 1 journal entry changed"
    for table in TABLES:
        changes = (
            RowChange(table.__tablename__, "x", {}, None),
            RowChange(table.__tablename__, "y", {}, None),
        )
        coming = incoming.Coming(Negotiation(), incoming.CHANGED, changes)
        assert table is Negotiation or incoming_words.told(coming).endswith(" removed")


def test_replacing_makes_the_negotiation_as_it_is_in_the_file_and_leaves_all_else(since: Store) -> None:
    before, other = as_data(since.rows()), as_data(since.rows("b"))
    plan = incoming.plan(since.rows(), full_negotiation("a"), replace=True)
    assert incoming_words.summed(plan) == "1 negotiation changed, 1 issue removed"
    since.apply(plan.changes)
    assert as_data(since.rows("a")) == as_data(full_negotiation("a"))
    assert as_data(since.rows("b")) == other
    assert ("entry", "mine") in as_data(since.rows())
    since.apply(reversed_all(plan.changes))
    assert as_data(since.rows()) == before


def applied(data: dict, changes: Sequence[RowChange]) -> dict:
    """What a workbook that holds this data holds after the changes, each of which must fit it."""
    after = dict(data)
    for change in changes:
        key = change.table, change.id
        assert (key in after) == (change.before is not None)
        assert all(after[key][name] == value for name, value in (change.before or {}).items())
        if change.after is None:
            del after[key]
        else:
            after[key] = {"id": change.id, **after.get(key, {}), **change.after}
    return after


@quick
@given(first=workbooks(), then=workbooks())
def test_replacing_any_rows_by_any_others_gives_those_and_can_be_taken_back(
    first: tuple[Row, ...], then: tuple[Row, ...]
) -> None:
    plan = incoming.plan(first, then, replace=True)
    after = applied(as_data(first), plan.changes)
    assert all(after[key] == values for key, values in as_data(then).items())
    assert applied(after, reversed_all(plan.changes)) == as_data(first)


# The file


def odd_rows() -> tuple[Row, ...]:
    return tuple(
        altered(
            row,
            **{
                name: ODD if known.kind == "line" else f"{ODD}\n\n{ODD}"
                for name, known in specs(type(row)).items()
                if known.kind in ("line", "text")
            },
        )
        for row in full_negotiation()
    )


def test_odd_text_in_every_field_of_every_table_comes_back_exactly(tmp_path: Path) -> None:
    portable.write(tmp_path / "odd.json", odd_rows())
    assert as_data(portable.read(tmp_path / "odd.json")) == as_data(odd_rows())


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_reading_breaks_off_when_that_is_wanted(steps: int) -> None:
    shares: list[float] = []
    text = portable.text_of(full_negotiation())
    with pytest.raises(Stopped):
        portable.content_of(text, going=lambda share: shares.append(share) or len(shares) <= steps)
    assert shares == sorted(shares)
    assert len(shares) == steps + 1


def test_equal_rows_give_equal_files_in_whatever_order_they_come() -> None:
    rows = (*full_negotiation("a"), *full_negotiation("b"))
    assert portable.text_of(rows) == portable.text_of(reversed(rows))


def test_a_file_changed_after_it_was_written_is_told_and_its_content_still_got(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(portable.text_of(full_negotiation("a")).replace("Title of a", "By hand"), "utf-8")
    with pytest.raises(Altered, match=r"“a\.json” is not as it was written.*checksum"):
        portable.read(path)
    content = portable.read_content(path)
    assert content.altered
    assert "By hand" in [getattr(row, "title", "") for row in content.rows]


def test_a_file_laid_out_anew_is_still_the_same(tmp_path: Path) -> None:
    document = json.loads(portable.text_of(odd_rows()))
    text = json.dumps(document, sort_keys=True, indent=7).replace(": 60,", ": 60.0,")
    assert ": 60.0," in text
    assert as_data(portable.rows_of(text)) == as_data(odd_rows())


@pytest.mark.parametrize("wrong", ["", "sha256:", "sha256:" + "g" * 64, "md5:" + "0" * 64, 5, []], ids=str)
def test_what_has_not_the_form_of_a_checksum_is_refused(wrong: object) -> None:
    document = json.loads(portable.text_of(())) | {"checksum": wrong}
    with pytest.raises(Unreadable, match="“checksum”"):
        portable.rows_of(json.dumps(document))


# The schema


def test_the_schema_in_the_documents_is_the_one_the_model_makes() -> None:
    told = "python -m workbook.storage.json_schema docs/workbook.schema.json writes it anew"
    assert SCHEMA.read_text(encoding="utf-8") == json_schema.text(), told
    VALIDATOR.check_schema(json_schema.schema())


def test_every_sample_and_what_is_exported_is_valid_by_the_schema() -> None:
    for name in paths.sample_names():
        VALIDATOR.validate(json.loads(paths.sample(name).read_text(encoding="utf-8")))
    VALIDATOR.validate(json.loads(portable.text_of(odd_rows())))


@quick
@given(rows=workbooks())
def test_any_workbook_is_valid_by_the_schema(rows: tuple[Row, ...]) -> None:
    VALIDATOR.validate(json.loads(portable.text_of(rows)))


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "a\nb"), ("title", "x" * 201), ("stage", "done"), ("safety_margin", 51),
     ("meeting_on", "soon"), ("meeting_time", "25:00"), ("colour", 1), ("goal", "\x07"),
     ("walk_away_worth", "5"), ("id", "")],
)  # fmt: skip
def test_the_schema_refuses_what_the_program_refuses(field: str, value: object) -> None:
    document = json.loads(portable.text_of(new_negotiation(id="n")))
    document.pop("checksum")
    document["tables"]["negotiation"][0][field] = value
    assert not VALIDATOR.is_valid(document)
    with pytest.raises(Unreadable):
        portable.rows_of(json.dumps(document))


# Hostile files

HEAD = b'{"format":"negotiation-workbook","version":1,"tables":{"entry":['


def big(path: Path, content: bytes) -> None:
    """A file of 200 MB that begins like this; sparse, so that it takes no room."""
    path.write_bytes(content)
    os.truncate(path, 200_000_000)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def many(path: Path, last: bytes) -> None:
    """50,000 sound rows and one more."""
    rows = b",".join(
        b'{"id":"%d","written_on":"2026-11-23","title":"x"}' % number for number in range(50_000)
    )
    path.write_bytes(HEAD + rows + b"," + last + b"]}}")


CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "200 MB": (lambda path: big(path, HEAD), "with 200 MB it is too large"),
    "spaces": (lambda path: path.write_bytes(b" " * 30_000_000), "line 1"),
    "one string": (lambda path: path.write_bytes(b'"' + b"a" * 30_000_000), "line 1"),
    "lists": (lambda path: path.write_bytes(b"[" + b"[]," * 5_000_000), "more lists"),
    "objects": (lambda path: path.write_bytes(HEAD + b"{}," * 2_000_000), "more objects"),
    "digits": (lambda path: path.write_bytes(b"[" + b"9" * 5_000 + b"]"), "too large, with 5,000"),
    "a number of 10 MB": (lambda path: path.write_bytes(b"[0." + b"9" * 10_000_000 + b"]"), "too large"),
    "deep": (lambda path: path.write_bytes(b"\n" + b'{"a":[' * 100_000), "line 2: it is nested too deeply"),
    "utf-16": (lambda path: path.write_text("{}", "utf-16"), "byte 1"),
    "utf-32": (lambda path: path.write_text("{}", "utf-32"), "byte 1"),
    "utf-16 without a mark": (lambda path: path.write_text("{}", "utf-16-le"), "line 1, column 2"),
    "raw surrogate": (lambda path: path.write_bytes(HEAD + b'"\xed\xa0\x80'), f"byte {len(HEAD) + 2}"),
    "wrong in the last row": (lambda path: many(path, b'{"id":"x","title":5}'), "row 50001: “title” must"),
    "nowhere in the last row": (
        lambda path: many(path, b'{"id":"x","negotiation_id":"y"}'),
        "“negotiation_id”: points to “y”, which is not in it",
    ),
    "texts": (lambda path: path.write_bytes(HEAD + b'"",' * 5_000_000), "more names and texts"),
    "pipe": (pipe, "a pipe or a device"),
    "folder": (lambda path: path.mkdir(), "is a directory"),
}


@pytest.mark.parametrize(("make", "says"), CASES.values(), ids=CASES)
def test_a_hostile_file_is_refused_within_two_seconds(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / "in.json"
    make(path)
    begin = time.perf_counter()
    with pytest.raises(Unreadable, match=r"^“in\.json” cannot be read: .*Nothing was changed\.$") as caught:
        portable.read(path)
    assert time.perf_counter() - begin < 2
    assert says in str(caught.value)


TEXT = portable.text_of(full_negotiation()).encode()


@examples(150, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_bytes_deleted_put_in_or_flipped_are_read_as_written_or_told_with_a_sentence(
    tmp_path: Path, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.sampled_from([at, at + 1, at + 20, len(TEXT)]))
    put = data.draw(st.binary(max_size=3) | st.sampled_from([b'"', b"{", b"]", b"NaN", b"\\ud800", b"1e999"]))
    path = tmp_path / "in.json"
    path.write_bytes(TEXT[:at] + put + TEXT[end:])
    told = ""
    try:
        assert as_data(portable.read(path)) == as_data(full_negotiation())
    except Unreadable as error:
        told = str(error)
    assert not told or ("“in.json”" in told and told.endswith("Nothing was changed."))
    assert not told or not not_understood(told)


def test_a_file_cut_off_anywhere_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    for end in range(0, len(TEXT) - 2, 499):
        path.write_bytes(TEXT[:end])
        with pytest.raises(Unreadable, match="line "):
            portable.read(path)


def test_an_export_with_anything_changed_is_brought_in_and_taken_back_or_told(
    store: Store, tmp_path: Path
) -> None:
    whole = json.loads(portable.text_of((*full_negotiation("n"), *full_negotiation("m"))))
    store.apply([addition(row) for row in full_negotiation("n")])
    told = [
        exports.require_read_or_told(
            tmp_path / "in.json", exports.changed(whole, random.Random(number)), store
        )
        for number in range(8)
    ]
    assert {bool(said) for said in told} == {True, False}


@pytest.mark.parametrize(
    "said",
    ["No end", "x" * 301 + ".", "A ValueError was raised.", "“a” has no such table: SQL logic.", "It’s None.",
     "A\nB.", "no beginning.", "The negotiation_id is wrong.", "See <b>here</b>."],
)  # fmt: skip
def test_what_is_no_sentence_for_a_person_is_seen(said: str) -> None:
    assert not_understood(said)
    assert not not_understood(
        "“a_b.json” cannot be read: line 3: a comma is missing here. Nothing was changed."
    )
