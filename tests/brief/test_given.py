"""The role-play sheet: nothing is on it that was not chosen to be given."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from tests.brief.dossiers import TODAY, of_rows, sample
from workbook.analysis.roleplay import HIDDEN_ROLES
from workbook.brief import documents
from workbook.brief.documents import PARTS
from workbook.brief.papers.given import ALWAYS, GIVEN, given
from workbook.model import NAMES, TABLES, Alternative, Deadline, Dossier, LeverageItem, Package, Row, specs

#: What makes a row one of theirs, or one that comes onto the table.
THEIRS: dict[str, Any] = {"side": "them", "role": "meso_a"}


def marked() -> tuple[Dossier, dict[str, tuple[type[Row], str]], set[str]]:
    """Rows of theirs in which each text is found nowhere else, with its table and field; and the words of
    rows that are never given: the person's own, and packages that will not be laid on the table."""
    ids = {table.__tablename__: f"id-{table.__tablename__}" for table in TABLES}
    words: dict[str, tuple[type[Row], str]] = {}
    never: set[str] = set()
    rows: list[Row] = []

    def add(table: type[Row], row_id: str, own: dict[str, Any]) -> None:
        values: dict[str, Any] = {"id": row_id}
        for name, known in specs(table).items():
            word = f"Wq{len(words) + len(never):04d}z"
            if known.kind == "link":
                values[name] = ids[known.target]
            elif known.kind in ("line", "text"):
                values[name] = word
                never.add(word) if own else words.update({word: (table, name)})
            elif known.kind == "number":
                values[name] = 50.0
            if name in THEIRS and THEIRS[name] in (known.choices or {}):
                values[name] = THEIRS[name]
        rows.append(table(**(values | own)))

    for table in TABLES:
        if table in NAMES:
            add(table, ids[table.__tablename__], {})
    for table in (Alternative, Deadline, LeverageItem):
        add(table, f"mine-{table.__tablename__}", {"side": "me"})
    for role in sorted(HIDDEN_ROLES):
        add(Package, f"hidden-{role}", {"role": role})
    return of_rows(rows), words, never


DOSSIER, WORDS, NEVER = marked()


def everything_in(pdf: bytes) -> str:
    """All that the file says or holds: text, properties, bookmarks, every stream."""
    reader = PdfReader(io.BytesIO(pdf))
    found = [page.extract_text() for page in reader.pages]
    found += [str(value) for value in (reader.metadata or {}).values()]
    for place in range(1, int(str(reader.trailer["/Size"]))):
        thing = reader.get_object(place)
        found.append(repr(thing))
        if isinstance(thing, StreamObject):
            found.append(thing.get_data().decode("latin-1"))
    return "\n".join(found)


def allowed(parts: tuple[str, ...]) -> set[str]:
    fields = [ALWAYS, *(GIVEN[part] for part in parts)]
    return {
        word for word, (table, name) in WORDS.items() if any(name in one.get(table, ()) for one in fields)
    }


@pytest.mark.parametrize("parts", [(), *((part,) for part in PARTS), tuple(PARTS)], ids=lambda p: "+".join(p))
def test_the_file_holds_the_words_of_the_parts_that_were_chosen_and_no_others(parts: tuple[str, ...]) -> None:
    pdf = documents.role_play(DOSSIER, parts, today=TODAY).content
    whole = everything_in(pdf)
    found = {word for word in (*WORDS, *NEVER) if word in whole}
    assert found <= allowed(parts), {WORDS.get(word, word) for word in found - allowed(parts)}
    assert {word for word in found if WORDS[word][0].__tablename__ == "negotiation"}


def test_each_part_brings_something_onto_the_sheet() -> None:
    bare = documents.role_play(DOSSIER, (), today=TODAY).content
    for part in PARTS:
        assert documents.role_play(DOSSIER, (part,), today=TODAY).content != bare, part


def test_with_all_parts_every_word_that_may_be_given_is_there() -> None:
    whole = everything_in(documents.role_play(DOSSIER, today=TODAY).content)
    assert [WORDS[word] for word in allowed(tuple(PARTS)) if word not in whole] == []


def test_numbers_of_ones_own_are_not_even_in_what_the_sheet_is_made_from() -> None:
    shown = given(sample("pay-rise"), tuple(PARTS))
    assert shown.negotiation.walk_away_worth is None
    assert all(issue.weight_me is None and issue.target_id is None for issue in shown.issues)
    assert all(option.score_me is None for option in shown.options)
    assert not {package.role for package in shown.packages} & HIDDEN_ROLES
    assert {row.side for row in shown.alternatives} == {"them"}


def test_offers_without_the_issues_show_only_the_options_in_them() -> None:
    shown = given(sample("pay-rise"), ("packages",))
    offered = {choice.option_id for choice in shown.choices}
    assert offered
    assert {option.id for option in shown.options} == offered


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(KeyError):
        documents.role_play(sample("pay-rise"), ("moods",), today=TODAY)


def test_every_part_that_can_be_chosen_has_its_fields_and_they_exist() -> None:
    assert list(GIVEN) == list(PARTS)
    for fields in GIVEN.values():
        for table, names in fields.items():
            assert set(names) <= set(table.model_fields)
