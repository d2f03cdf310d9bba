"""The document: every edit goes to the disk first, and can be taken back as the person did it."""

import gc
import shutil
import tracemalloc
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.storage.some_rows import full_negotiation
from tests.ui.hands import on_disk
from workbook.model import Alternative, Entry, Issue, LeverageItem, Negotiation, Option, Row
from workbook.storage.edits import addition, edit
from workbook.ui.document import Document


def item(document: Document, what: str, position: int = 0) -> LeverageItem:
    assert document.negotiation is not None
    return LeverageItem(negotiation_id=document.negotiation.id, what=what, position=position)


def items(document: Document) -> list[str]:
    return [row.what for row in on_disk(document).leverage_items]


@pytest.fixture
def three(started: Document) -> Document:
    """A document with three rows of leverage, added one by one."""
    for place, what in enumerate(("one", "two", "three")):
        assert started.add(item(started, what, place))
    return started


def everything(document: Document) -> list[Any]:
    return [row.model_dump() for row in document.store.rows()]


def test_an_edited_field_is_on_disk_and_in_the_dossier_at_once(three: Document) -> None:
    row = three.dossier.leverage_items[1]
    assert three.set(row, what="second", felt=4)
    assert items(three) == ["one", "second", "three"]
    assert three.dossier.leverage_items[1].felt == on_disk(three).leverage_items[1].felt == 4


def test_setting_what_is_there_already_makes_no_step(three: Document) -> None:
    steps = three.undo_stack.count()
    assert three.set(three.dossier.leverage_items[0], what="one")
    assert three.undo_stack.count() == steps


def test_an_edit_is_taken_back_and_done_again(three: Document) -> None:
    three.set(three.dossier.leverage_items[0], what="first")
    three.undo()
    assert items(three) == ["one", "two", "three"]
    three.redo()
    assert items(three) == ["first", "two", "three"]


def test_typing_in_one_field_is_one_step(three: Document) -> None:
    steps = three.undo_stack.count()
    for text in ("f", "fi", "first"):
        three.set(three.dossier.leverage_items[0], typing=True, what=text)
    assert three.undo_stack.count() == steps + 1
    three.undo()
    assert items(three)[0] == "one"
    three.redo()
    assert items(three)[0] == "first"


@pytest.mark.parametrize(
    "between",
    [
        lambda document: document.end_typing(),
        lambda document: document.set(document.dossier.leverage_items[1], typing=True, what="other"),
        lambda document: document.set(document.dossier.leverage_items[0], typing=True, evidence="other"),
        lambda document: document.select(document.negotiation.id),
    ],
    ids=["left the field", "typed in another row", "typed in another field", "opened it again"],
)
def test_typing_again_after_something_else_is_a_step_of_its_own(three: Document, between) -> None:
    three.set(three.dossier.leverage_items[0], typing=True, what="a")
    between(three)
    three.set(three.dossier.leverage_items[0], typing=True, what="ab")
    three.undo()
    assert items(three)[0] == "a"


def test_typing_after_an_undo_does_not_join_the_step_before(three: Document) -> None:
    three.set(three.dossier.leverage_items[0], typing=True, what="a")
    three.undo()
    three.set(three.dossier.leverage_items[0], typing=True, what="b")
    three.undo()
    assert items(three)[0] == "one"


def test_typing_into_a_new_row_is_taken_back_with_the_row_and_named_after_it(started: Document) -> None:
    row = item(started, "n")
    started.insert(row, ())
    started.go_on_typing(row, "what")
    started.set(started.find(LeverageItem, row.id), typing=True, what="network")
    assert started.undo_stack.undoText() == "added “network”"
    started.undo()
    assert items(started) == []
    started.redo()
    assert items(started) == ["network"]


def test_inserting_makes_room_and_undo_closes_the_gap(three: Document) -> None:
    assert three.insert(item(three, "between", 1), three.dossier.leverage_items)
    assert items(three) == ["one", "between", "two", "three"]
    assert [row.position for row in on_disk(three).leverage_items] == [0, 1, 2, 3]
    three.undo()
    assert items(three) == ["one", "two", "three"]
    assert [row.position for row in on_disk(three).leverage_items] == [0, 1, 2]


def test_placing_rows_is_one_step(three: Document) -> None:
    one, two, last = three.dossier.leverage_items
    assert three.place([last, one, two])
    assert items(three) == ["three", "one", "two"]
    three.undo()
    assert items(three) == ["one", "two", "three"]


def test_deleting_an_issue_takes_its_options_and_undo_brings_all_back(started: Document) -> None:
    owner = started.negotiation.id
    issue = Issue(negotiation_id=owner, name="Rent")
    options = [Option(negotiation_id=owner, issue_id=issue.id, position=at) for at in range(3)]
    started.add(issue, *options)
    started.set(started.dossier.issues[0], target_id=options[2].id)
    before = everything(started)
    assert started.remove(started.dossier.issues[0])
    assert not on_disk(started).issues
    assert not on_disk(started).options
    started.undo()
    assert everything(started) == before
    started.redo()
    assert not on_disk(started).options


def test_removing_several_rows_that_hang_together_is_one_step(started: Document) -> None:
    owner = started.negotiation.id
    issue = Issue(negotiation_id=owner, name="Rent")
    option = Option(negotiation_id=owner, issue_id=issue.id)
    started.add(issue, option)
    started.set(started.dossier.issues[0], target_id=option.id)
    before = everything(started)
    assert started.remove(started.dossier.options[0], started.dossier.issues[0])
    assert not on_disk(started).issues
    started.undo()
    assert everything(started) == before


def test_several_edits_applied_together_are_one_step(three: Document) -> None:
    one, two, _ = three.dossier.leverage_items
    assert three.apply("swapped", [edit(one, what="two"), edit(two, what="one")])
    assert items(three) == ["two", "one", "three"]
    assert three.undo_stack.undoText() == "swapped"
    three.undo()
    assert items(three) == ["one", "two", "three"]


def test_adding_editing_and_removing_together_is_one_step(three: Document) -> None:
    one, two, _ = three.dossier.leverage_items
    before = everything(three)
    new = item(three, "four", 3)
    assert three.change("tidied up", added=[new], edited=[(one, {"what": "first"})], removed=[two])
    assert items(three) == ["first", "three", "four"]
    three.undo()
    assert everything(three) == before


def test_undo_goes_back_to_the_negotiation_it_happened_in(three: Document, qtbot: QtBot) -> None:
    first = three.negotiation.id
    second = three.new_negotiation(title="Another")
    three.set(second, goal="Peace")
    three.select(first)
    went: list[tuple[type[Row], str]] = []
    three.went_to.connect(lambda table, row_id: went.append((table, row_id)))
    three.undo()
    assert three.negotiation.id == second.id
    assert three.negotiation.goal == ""
    assert went == [(Negotiation, second.id)]


def test_undo_walks_back_through_several_negotiations_and_redo_through_all_again(three: Document) -> None:
    second = three.new_negotiation(title="Another")
    three.add(Alternative(negotiation_id=second.id, name="Walk"))
    three.add(Entry(negotiation_id=second.id, text="A day of it"))
    three.remove(three.negotiation)
    states = [everything(three)]
    while three.undo_stack.canUndo():
        three.undo()
        states.append(everything(three))
    assert states[-1] == []
    for state in reversed(states[:-1]):
        three.redo()
        assert everything(three) == state


def test_a_refused_value_changes_nothing_and_is_told_in_a_sentence(three: Document) -> None:
    told: list[str] = []
    three.failed.connect(told.append)
    before, steps = everything(three), three.undo_stack.count()
    assert not three.set(three.dossier.leverage_items[0], what="x" * 201)
    assert not three.set(three.dossier.leverage_items[0], felt=9)
    assert not three.add(LeverageItem(negotiation_id="nobody", what="lost"))
    assert everything(three) == before
    assert three.undo_stack.count() == steps
    assert three.dossier.leverage_items[0].what == "one"
    assert len(told) == 3
    assert all(sentence.endswith(".") for sentence in told)


def test_when_the_file_is_gone_nothing_changes_and_nothing_is_called_saved(three: Document) -> None:
    told: list[str] = []
    saved: list[bool] = []
    three.failed.connect(told.append)
    shutil.move(three.store.path, three.store.path.with_name("elsewhere.workbook"))
    three.saved.connect(lambda: saved.append(True))
    steps, index = three.undo_stack.count(), three.undo_stack.index()
    assert not three.set(three.dossier.leverage_items[0], what="lost")
    three.undo()
    assert not saved
    assert len(told) == 2
    assert (three.undo_stack.count(), three.undo_stack.index()) == (steps, index)
    assert three.dossier.leverage_items[0].what == "one"


def test_exactly_two_hundred_steps_can_be_taken_back_also_an_import_and_a_deleted_negotiation(
    three: Document,
) -> None:
    def edit_often(times: int) -> None:
        for number in range(times):
            three.set(three.dossier.leverage_items[0], what=f"{number} of {times}")

    edit_often(20)
    before, here = everything(three), three.negotiation
    assert three.apply("imported", [addition(row) for row in full_negotiation("other")])
    edit_often(100)
    assert three.remove(three.find(Negotiation, "other"))
    edit_often(98)
    assert three.undo_stack.count() == 200
    for _ in range(98):
        three.undo()
    assert not three.find(Negotiation, "other")
    three.undo()
    assert three.store.dossier("other").options
    for _ in range(106):
        three.undo()
    assert everything(three) == before
    assert three.negotiation == here


def test_undo_of_a_large_import_holds_what_was_imported_once(document: Document) -> None:
    tracemalloc.start()
    try:
        texts = [f"{number:05} " * 8_000 for number in range(30)]
        size = sum(len(text) for text in texts)
        changes = [addition(Entry(title="imported", text=text)) for text in texts]
        assert document.apply("imported", changes)
        document.undo()
        document.redo()
        del texts, changes
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        document.undo_stack.clear()
        gc.collect()
        held = before - tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert size * 0.9 < held < size * 1.3


def test_a_new_edit_after_undo_forgets_what_was_undone(three: Document) -> None:
    three.set(three.dossier.leverage_items[0], what="a")
    three.undo()
    three.set(three.dossier.leverage_items[1], what="b")
    three.redo()
    assert items(three) == ["one", "b", "three"]


def test_selecting_one_that_is_gone_shows_none(three: Document) -> None:
    three.select("nobody")
    assert three.negotiation is None


def test_working_on_several_rows_at_once_is_one_step_until_it_is_left(three: Document) -> None:
    def lift(felt: int, count: int) -> None:
        rows = three.dossier.leverage_items[:count]
        assert three.change("lifted", edited=[(row, {"felt": felt}) for row in rows], typing="lifting")

    steps = three.undo_stack.count()
    lift(1, 1)
    lift(2, 3)
    lift(3, 2)
    assert [row.felt for row in on_disk(three).leverage_items] == [3, 3, 2]
    assert three.undo_stack.count() == steps + 1
    three.end_typing()
    lift(4, 3)
    assert three.undo_stack.count() == steps + 2
    three.undo()
    assert [row.felt for row in on_disk(three).leverage_items] == [3, 3, 2]
    three.undo()
    assert [row.felt for row in on_disk(three).leverage_items] == [0, 0, 0]
    three.redo()
    assert [row.felt for row in on_disk(three).leverage_items] == [3, 3, 2]


def test_what_is_worked_on_joins_no_step_of_something_else(three: Document) -> None:
    rows = three.dossier.leverage_items
    three.change("lifted", edited=[(rows[0], {"felt": 1})], typing="one")
    steps = three.undo_stack.count()
    three.change("lifted", edited=[(rows[1], {"felt": 1})], typing="another")
    assert three.undo_stack.count() == steps + 1
    three.set(three.dossier.leverage_items[2], felt=5)
    three.change("lifted", edited=[(rows[1], {"felt": 2})], typing="another")
    assert three.undo_stack.count() == steps + 3


def test_what_waited_of_one_row_is_one_step_when_it_is_stored(started: Document) -> None:
    row, path = started.negotiation, started.store.path
    assert row is not None
    away = path.rename(path.with_name("away"))
    assert not started.set(row, title="Later", goal="Half")
    assert not started.set(row, stage="closed")
    away.rename(path)
    started.retry()
    now = on_disk(started).negotiation
    assert (now.title, now.goal, now.stage) == ("Later", "Half", "closed")
    started.undo()
    assert on_disk(started).negotiation == row
