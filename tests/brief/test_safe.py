"""What the other side may see: of every field it is decided, and nothing else is in the file."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from pypdf import PdfReader
from pypdf.generic import StreamObject

from tests.brief.dossiers import PAPERS, TODAY, of_rows, sample
from tests.examples import examples
from tests.storage.some_rows import workbooks
from workbook import paths
from workbook.brief import TABLE, make, unprintable
from workbook.brief.safe import KEPT, SHARED, TITLE, safe
from workbook.brief.words import near_date, number
from workbook.model import (
    NAMES,
    TABLES,
    Disclosure,
    Dossier,
    Entry,
    Interest,
    Issue,
    Negotiation,
    Option,
    Package,
    Party,
    PracticeGoal,
    Question,
    Row,
    Sheet,
    Spec,
    Standard,
    specs,
)  # fmt: skip
from workbook.model.tradeoffs import PACKAGE_ROLES

#: What makes a row one that is to be shown, where not all rows of its table are.
TO_BE_SHOWN: dict[type[Row], dict[str, Any]] = {
    Disclosure: {"handling": "tell", "shared": True},
    Interest: {"shared": True},
    Issue: {"shared": True},
    Party: {"side": "me"},
    Question: {"asked": False, "on_brief": True, "shared": True},
    Sheet: {"version": "table-safe"},
    Standard: {"shared": True},
    Package: {"role": "meso_b"},
}
#: Rows of the same tables that are not: everything in them is to be kept.
NOT_TO_BE_SHOWN: tuple[tuple[type[Row], dict[str, Any]], ...] = (
    (Disclosure, {"handling": "withhold", "shared": True}),
    (Disclosure, {"handling": "trade", "shared": True}),
    (Disclosure, {"handling": "tell", "shared": False}),
    (Interest, {"shared": False}),
    (Party, {"id": "them", "side": "them"}),
    (Interest, {"shared": True, "party_id": "them"}),
    (Issue, {"shared": False}),
    (Question, {"asked": True, "on_brief": True, "shared": True}),
    (Question, {"asked": False, "on_brief": False, "shared": True}),
    (Question, {"asked": False, "on_brief": True, "shared": False}),
    (Sheet, {"version": "private"}),
    (Standard, {"shared": False}),
    *((Package, {"role": role}) for role in PACKAGE_ROLES if not role.startswith("meso_")),
)
#: What every text begins with here.
LETTER = "W"


class Filler:
    """Gives fields values that occur nowhere else, and remembers whose they are."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.shown: dict[str, str] = {}
        self.kept: dict[str, str] = {}

    def row(self, table: type[Row], ids: dict[str, str], secret: bool = False, **values: Any) -> Row:
        found: dict[str, Any] = {"id": f"{table.__tablename__}-{next(self.numbers)}"}
        if not secret:
            found["id"] = ids[table.__tablename__]
        for name, known in specs(table).items():
            found[name] = ids[known.target] if known.target else self.value(known)
            may = not secret and name in SHARED.get(table, ())
            for said in said_as(known, found[name]):
                (self.shown if may else self.kept)[said] = f"{table.__tablename__}.{name}"
        return table(**(found | values))

    def value(self, known: Spec) -> Any:
        place = next(self.numbers)
        if known.kind in ("line", "text"):
            return f"{LETTER}q{place:04d}z"
        if known.kind == "number":
            return 20 + place / 10
        return {
            "day": TODAY + timedelta(days=place),
            "clock": f"{place % 24:02d}:{place * 7 % 60:02d}",
            "flag": False, "count": 3, "strength": 4, "choice": next(iter(known.choices or ("",))),
        }.get(known.kind)  # fmt: skip


def said_as(known: Spec, value: Any) -> Iterator[str]:
    """The ways in which a page says a value that occurs only once."""
    if known.kind in ("line", "text", "clock"):
        yield value
    elif known.kind == "number":
        yield number(value)
    elif known.kind == "day":
        yield near_date(value, TODAY)


def says(text: str, mark: str) -> bool:
    """Whether a text has these words or this figure, not as a part of others."""
    return mark in text and bool(re.search(rf"(?<![\w.]){re.escape(mark)}(?![\w.])", text))


@cache
def filled() -> tuple[Dossier, Filler]:
    """A row of every table with every field filled, and rows that are not to be shown beside them."""
    filler = Filler()
    ids = {table.__tablename__: f"id-{table.__tablename__}-di" for table in TABLES}
    rows = [filler.row(table, ids, **TO_BE_SHOWN.get(table, {})) for table in TABLES]
    rows += [filler.row(table, ids, secret=True, **values) for table, values in NOT_TO_BE_SHOWN]
    rows.append(filler.row(Option, ids, secret=True))
    return of_rows([row for row in rows if type(row) in NAMES]), filler


def text_of(content: bytes) -> str:
    """What a page says, blanks single."""
    return " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


def everything_in(content: bytes) -> str:
    """All that a PDF says or holds, in whatever way: its text, its properties, every string and stream."""
    reader = PdfReader(io.BytesIO(content))
    found = [page.extract_text() for page in reader.pages]
    found += [str(value) for value in (reader.metadata or {}).values()]
    found += [str(entry) for entry in reader.outline]
    found += [
        str(name) + data.decode("latin-1") for name, all_ in reader.attachments.items() for data in all_
    ]
    for place in range(1, int(str(reader.trailer["/Size"]))):
        thing = reader.get_object(place)
        found.append(repr(thing))
        if isinstance(thing, StreamObject):
            found += readings(thing.get_data())
    return "\n".join([*found, *readings(content)])


def readings(data: bytes) -> list[str]:
    """Bytes as text of any of the ways that a PDF writes text: plain, of two bytes a letter, as digits."""
    plain = data.decode("latin-1")
    digits = re.findall(rb"<([0-9A-Fa-f\s]{8,})>", data)
    pairs = b" ".join(bytes.fromhex(run[: len(run) // 2 * 2].decode()) for run in map(packed, digits))
    return [plain, plain.replace("\0", ""), pairs.decode("latin-1").replace("\0", "")]


def packed(digits: bytes) -> bytes:
    return b"".join(digits.split())


def test_of_every_field_there_is_it_is_decided_whether_the_other_side_may_see_it() -> None:
    for table in TABLES:
        may, may_not = set(SHARED.get(table, ())), set(KEPT.get(table, ()))
        assert may | may_not == set(specs(table)), table
        assert not may & may_not, table


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_that_is_to_be_kept_is_anywhere_in_the_file(paper: str) -> None:
    dossier, filler = filled()
    content = make(dossier, paper=paper, version=TABLE, today=TODAY)
    found, read = everything_in(content), text_of(content)
    assert len(filler.kept) > 120
    assert {where for mark, where in filler.kept.items() if says(read, mark)} == set()
    assert {where for mark, where in filler.kept.items() if mark in found and mark[0] == LETTER} == set()
    assert [row.id for table in NAMES for row in dossier.rows(table) if row.id in found] == []


def test_what_may_be_shown_is_shown() -> None:
    dossier, filler = filled()
    found = text_of(make(dossier, version=TABLE, today=TODAY))
    silent = {where for mark, where in filler.shown.items() if not says(found, mark)}
    # Names of blocks are not printed.
    assert silent == {"sheet.hidden", "sheet.block_order"}
    assert len(filler.shown) > 8
    assert "FOR THE TABLE" in found


def test_the_search_finds_what_the_private_page_says() -> None:
    dossier, filler = filled()
    found = text_of(make(dossier, today=TODAY))
    said = {where for mark, where in filler.kept.items() if says(found, mark)}
    assert {"negotiation.goal", "objection.reply", "alternative.name", "disclosure.fact"} <= said
    assert {"deadline.due_on", "issue.weight_me", "negotiation.place"} <= said
    assert "PRIVATE" in found


def test_the_page_is_the_same_to_the_byte_whatever_is_kept() -> None:
    dossier, _ = filled()
    bare = dossier
    for table, names in KEPT.items():
        for row in dossier.rows(table) if table in NAMES else ():
            values = {name: getattr(row, name) for name in specs(table)}
            others = {name: other(specs(table)[name], values[name]) for name in names}
            bare = bare.having(table(id=row.id, **(values | others)))
    assert make(bare, today=TODAY) != make(dossier, today=TODAY)
    assert make(bare, version=TABLE, today=TODAY) == make(dossier, version=TABLE, today=TODAY)


def other(known: Spec, value: Any) -> Any:
    """Another value that a field may hold; links stay."""
    if known.target:
        return value
    if isinstance(value, str) and known.choices is None:
        return "Other"
    if known.choices is not None:
        return list(known.choices)[-1]
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=400)
    return None if value is None else value - 2


@given(workbooks())
@examples(60, suppress_health_check=[HealthCheck.too_slow])
def test_a_safe_dossier_holds_nothing_but_what_may_be_shown(rows: tuple[Row, ...]) -> None:
    owners = [row for row in rows if isinstance(row, Negotiation)]
    for owner in owners:
        mine = [
            row
            for row in rows
            if row is owner
            or (not isinstance(row, Entry | PracticeGoal) and getattr(row, "negotiation_id", "") == owner.id)
        ]
        shown = safe(of_rows(mine))
        assert shown.negotiation.title in {TITLE, *(row.title for row in mine if isinstance(row, Sheet))}
        shown.negotiation.title = ""
        for table in NAMES:
            for row in shown.rows(table):
                assert held(row) <= set(SHARED.get(table, ())) | {"negotiation_id"}
        assert all(row.handling == "tell" for row in shown.disclosures)
        assert all(row.role in ("meso_a", "meso_b", "meso_c") for row in shown.packages)
        assert all(row.on_brief and not row.asked for row in shown.questions)


def held(row: Row) -> set[str]:
    """The fields of a row that hold something else than they do by default."""
    return {
        name for name in specs(type(row)) if getattr(row, name) != type(row).model_fields[name].get_default()
    }


def test_an_option_only_thought_of_is_not_shown() -> None:
    dossier = sample("pay-rise")
    thought_of = {"54k", "56k", "shared lead", "not my role", "1 day"}
    assert thought_of <= {option.name for option in dossier.options}
    assert not thought_of & {option.name for option in safe(dossier).options}
    assert {"58k", "60k", "62k"} <= {option.name for option in safe(dossier).options}


@pytest.mark.parametrize("name", paths.sample_names())
def test_the_page_of_a_sample_says_the_proposal_the_offers_and_no_limit(name: str) -> None:
    dossier = sample(name)
    text = text_of(make(dossier, version=TABLE, today=TODAY))
    for said in ("Proposal", "Why", "offer A", "offer B", "offer C", "agreed", "To understand together"):
        assert said in text
    for kept in ("BATNA", "Floor", "walk away", "target", "matters to", "estimate", "PRIVATE"):
        assert kept not in text
    assert dossier.issues[0].name in text


def test_the_properties_of_the_file_say_for_the_table() -> None:
    reader = PdfReader(io.BytesIO(make(sample("pay-rise"), version=TABLE, today=TODAY)))
    assert reader.metadata is not None
    assert str(reader.metadata.title) == "Agenda"
    assert str(reader.metadata.subject).startswith("For the table")


def test_a_title_chosen_for_the_table_stands_in_place_of_ones_own() -> None:
    dossier = sample("pay-rise")
    sheet = Sheet(negotiation_id="n", version="table-safe", title="Our talk in November")
    content = make(replace(dossier, sheets=(sheet,)), version=TABLE, today=TODAY)
    assert "Our talk in November" in text_of(content)
    assert dossier.negotiation.title not in everything_in(content)
    assert dossier.negotiation.title == "Pay rise and the migration lead"


def test_only_characters_of_that_page_are_reported_as_not_printable() -> None:
    dossier = sample("pay-rise")
    dossier.negotiation.goal, dossier.script.opening = "\U00013000", "\U00013001"
    assert unprintable(dossier, TABLE) == ("\U00013001",)
    assert set(unprintable(dossier)) == {"\U00013000", "\U00013001"}


def test_an_unknown_version_is_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(ValueError, match="private, table-safe"):
        make(sample("pay-rise"), version="secret", today=TODAY)


def test_the_note_of_a_page_is_looked_through_for_what_cannot_be_printed() -> None:
    note = Sheet(negotiation_id="n", version="table-safe", note="\U00013002")
    dossier = replace(sample("pay-rise"), sheets=(note,))
    assert unprintable(dossier, TABLE) == ("\U00013002",)
    assert unprintable(dossier) == ()
