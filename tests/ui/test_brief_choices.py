"""What a person chooses for the page, beside it: by mouse and keys, stored, seen on the page, undone."""

import io
from collections.abc import Callable
from time import monotonic

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workbook.model import Dossier, Interest, Objection, Sheet, Standard
from workbook.storage.store import Store
from workbook.ui.document import Document
from workbook.ui.main_window import Workspace
from workbook.ui.pages.brief import BriefPage
from workbook.ui.paper.part_row import PartRow

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(sample_document: Document, shown: Show, qtbot: QtBot) -> BriefPage:
    made = BriefPage(sample_document)
    shown(made)
    ready(made, qtbot)
    return made


def ready(page: BriefPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.pdf) and not page.job.busy, timeout=10_000)


def for_the_table(page: BriefPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.switch.buttons["table-safe"], LEFT)
    ready(page, qtbot)


def text_of(page: BriefPage) -> str:
    return " ".join(PdfReader(io.BytesIO(page.pdf)).pages[0].extract_text().split())


def stored(page: BriefPage) -> Dossier:
    """What is on disk."""
    store: Store = page.document.store
    return store.dossier(page.dossier.negotiation.id)


def click(part: QWidget) -> None:
    """A click on the box of a checkbox, or on the middle of anything else."""
    place = part.rect().center()
    if part.width() > 40:
        place.setX(8)
    QTest.mouseClick(part, LEFT, pos=place)


def unfold(row: PartRow) -> PartRow:
    click(row.more)
    return row


def undo(page: BriefPage, qtbot: QtBot) -> None:
    page.document.undo()
    ready(page, qtbot)


def standing(page: BriefPage) -> list[str]:
    """The names of the parts from top to bottom, as they are on the screen."""
    rows = page.panel.rows.values()
    return [row.name for row in sorted(rows, key=lambda row: row.y()) if not row.isHidden()]


def test_every_part_of_the_page_is_in_the_panel_in_the_order_of_the_page(page: BriefPage):
    titles = [row.toggle.text() for name in standing(page) if (row := page.panel.rows[name])]
    assert titles[:4] == ["Deadlines", "Goal and opening", "Issues", "Trades to offer"]
    assert "If stuck" in titles
    assert titles[-1] == "Reminders"
    assert all(row.toggle.isChecked() for row in page.panel.rows.values())


def test_a_part_is_left_out_and_comes_back_with_undo(page: BriefPage, qtbot: QtBot):
    assert "Trades to offer" in text_of(page)
    click(page.panel.rows["trades"].toggle)
    ready(page, qtbot)
    assert "Trades to offer" not in text_of(page)
    assert [sheet.hidden for sheet in stored(page).sheets] == ["trades"]
    assert not page.panel.rows["trades"].toggle.isChecked()
    assert "Trades to offer" in page.document.undo_stack.undoText()
    undo(page, qtbot)
    assert "Trades to offer" in text_of(page)
    assert stored(page).sheets == ()
    assert page.panel.rows["trades"].toggle.isChecked()


def test_a_part_is_left_out_by_the_keyboard(page: BriefPage, qtbot: QtBot):
    toggle = page.panel.rows["balance"].toggle
    toggle.setFocus()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    ready(page, qtbot)
    assert stored(page).sheets[0].hidden == "balance"
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    ready(page, qtbot)
    assert stored(page).sheets[0].hidden == ""


def test_a_part_is_moved_by_its_arrow_and_the_page_follows(page: BriefPage, qtbot: QtBot):
    assert text_of(page).index("Trades to offer") < text_of(page).index("Packages to offer")
    qtbot.mouseClick(page.panel.rows["packages"].up, LEFT)
    ready(page, qtbot)
    assert stored(page).sheets[0].block_order.split()[:2] == ["packages", "trades"]
    assert text_of(page).index("Packages to offer") < text_of(page).index("Trades to offer")
    qtbot.waitUntil(lambda: standing(page).index("packages") + 1 == standing(page).index("trades"))
    undo(page, qtbot)
    assert text_of(page).index("Trades to offer") < text_of(page).index("Packages to offer")


def test_a_part_is_moved_by_alt_and_an_arrow_key_and_keeps_the_keyboard(page: BriefPage, qtbot: QtBot):
    toggle = page.panel.rows["trades"].toggle
    toggle.setFocus()
    for _ in range(2):
        qtbot.keyClick(toggle, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        ready(page, qtbot)
    assert stored(page).sheets[0].block_order.split()[:3] == ["packages", "their_interests", "trades"]
    assert page.focusWidget() is toggle
    qtbot.keyClick(page.panel.rows["lead"].toggle, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert stored(page).sheets[0].block_order.split()[:3] == ["packages", "their_interests", "trades"]


def test_in_the_window_alt_and_an_arrow_key_move_the_part_too(workspace: Workspace, qtbot: QtBot):
    document = workspace.document
    document.new_negotiation(title="Lease")
    owner = document.dossier.negotiation.id
    document.add(Standard(negotiation_id=owner, what="Rent index", figure="12"))
    document.add(Objection(negotiation_id=owner, they_say="No."))
    workspace.show_tab(5)
    page = workspace.stack.currentWidget()
    qtbot.waitUntil(lambda: "standards" in page.panel.rows, timeout=10_000)
    toggle = page.panel.rows["standards"].toggle
    toggle.setFocus()
    # Sent to the window, as a keyboard does: what has a shortcut for the keys is asked before the field is.
    QTest.keyClick(workspace.window().windowHandle(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert stored(page).sheets[0].block_order.split() == ["objections", "standards"]


def test_what_is_being_typed_never_gets_into_another_negotiation(page: BriefPage, qtbot: QtBot):
    first = page.dossier.negotiation.id
    page.panel.note.selectAll()
    type_into(page.panel.note, "For this one only.", qtbot)
    page.document.new_negotiation(title="A quiet lease")
    ready(page, qtbot)
    page.panel.flush()
    assert stored(page).script.note == ""
    assert page.panel.note.value() == ""
    assert page.document.store.dossier(first).script.note == "For this one only."


def test_the_first_cannot_go_up_nor_the_last_down(page: BriefPage):
    assert not page.panel.rows["trades"].up.isEnabled()
    assert page.panel.rows["trades"].down.isEnabled()
    assert not page.panel.rows["stuck"].down.isEnabled()
    assert page.panel.rows["lead"].up.isHidden()


def test_what_is_pinned_is_on_the_page_though_it_counts_less(page: BriefPage, qtbot: QtBot):
    said = {row.id: row.they_say for row in page.dossier.objections}
    left_out = [row_id for row_id, words in said.items() if words[:20] not in text_of(page)]
    assert left_out, "the page of the sample leaves none out"
    row = unfold(page.panel.rows["objections"])
    qtbot.mouseClick(row.marks[left_out[0]], LEFT)
    ready(page, qtbot)
    pinned = stored(page).find(Objection, left_out[0])
    assert pinned is not None
    assert pinned.pinned
    assert said[left_out[0]][:20] in text_of(page)
    assert row.count.text() == "1 pinned"
    undo(page, qtbot)
    assert said[left_out[0]][:20] not in text_of(page)
    assert row.count.text() == ""


def test_a_pin_is_set_by_the_keyboard(page: BriefPage, qtbot: QtBot):
    row = unfold(page.panel.rows["standards"])
    mark = next(iter(row.marks.values()))
    mark.setFocus()
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    assert sum(standard.pinned for standard in stored(page).standards) == 1


def test_an_interest_is_on_the_page_for_the_table_only_where_it_was_chosen(page: BriefPage, qtbot: QtBot):
    for_the_table(page, qtbot)
    row = unfold(page.panel.rows["my_interests"])
    assert row.count.text() == "2 of 5"
    mine = [found for found in page.dossier.interests if found.id in row.marks]
    assert [found.text in text_of(page) for found in mine] == [found.shared for found in mine]
    interest = next(found for found in mine if not found.shared)
    click(row.marks[interest.id])
    ready(page, qtbot)
    assert interest.text in text_of(page)
    found = stored(page).find(Interest, interest.id)
    assert found is not None
    assert found.shared
    undo(page, qtbot)
    assert interest.text not in text_of(page)
    theirs = {found.id for found in page.dossier.interests_on("them")}
    assert theirs
    assert not theirs & set(row.marks)


def test_a_standard_that_is_not_to_be_told_is_kept_off_the_table(page: BriefPage, qtbot: QtBot):
    for_the_table(page, qtbot)
    standard = page.dossier.standards[1]
    assert standard.source in text_of(page)
    row = unfold(page.panel.rows["standards"])
    click(row.marks[standard.id])
    ready(page, qtbot)
    assert standard.source not in text_of(page)
    kept = stored(page).find(Standard, standard.id)
    assert kept is not None
    assert not kept.shared
    assert row.count.text() == "2 of 4"


def test_the_versions_have_choices_of_their_own(page: BriefPage, qtbot: QtBot):
    click(page.panel.rows["standards"].toggle)
    ready(page, qtbot)
    for_the_table(page, qtbot)
    assert page.panel.rows["standards"].toggle.isChecked()
    assert "What it rests on" in text_of(page)
    click(page.panel.rows["questions"].toggle)
    ready(page, qtbot)
    assert {sheet.version: sheet.hidden for sheet in stored(page).sheets} == {
        "private": "standards",
        "table-safe": "questions",
    }


def test_without_the_offers_the_page_for_the_table_shows_the_proposal(page: BriefPage, qtbot: QtBot):
    assert page.panel.advice.isHidden()
    for_the_table(page, qtbot)
    assert "62k" not in text_of(page)
    assert "offers that ask for less" in page.panel.advice.text()
    assert page.panel.advice.isVisible()
    click(page.panel.rows["packages"].toggle)
    ready(page, qtbot)
    assert page.panel.advice.isHidden()
    assert "offer A" not in text_of(page)
    assert "62k" in text_of(page)


def type_into(editor: QWidget, text: str, qtbot: QtBot) -> None:
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def test_a_title_and_a_note_for_the_table_are_typed_stored_and_undone_in_one_step_each(
    page: BriefPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    for_the_table(page, qtbot)
    type_into(page.panel.title, "Our talk", qtbot)
    page.panel.title.flush()
    type_into(page.panel.title, " in November", qtbot)
    assert page.document.undo_stack.undoText() == "edited the title on the page"
    page.setFocus()
    ready(page, qtbot)
    assert "Our talk in November" in text_of(page)
    assert "Pay rise" not in text_of(page)
    proposed = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (proposed.append(asked[2]) or "", ""))
    qtbot.mouseClick(page.bar.save, LEFT)
    assert proposed[0].endswith("Our talk in November for the table.pdf")
    type_into(page.panel.note, "Thank you for the time.", qtbot)
    page.setFocus()
    ready(page, qtbot)
    assert "Thank you for the time." in text_of(page)
    (sheet,) = stored(page).sheets
    assert (sheet.title, sheet.note) == ("Our talk in November", "Thank you for the time.")
    undo(page, qtbot)
    assert stored(page).sheets[0].note == ""
    undo(page, qtbot)
    assert stored(page).sheets == ()
    assert text_of(page).startswith("Agenda")


def test_the_note_of_the_private_page_is_that_of_the_script_and_never_on_the_other(
    page: BriefPage, qtbot: QtBot
):
    page.panel.note.selectAll()
    type_into(page.panel.note, "Breathe before the number.", qtbot)
    for_the_table(page, qtbot)
    assert stored(page).script.note == "Breathe before the number."
    assert stored(page).sheets == ()
    assert "Breathe" not in text_of(page)
    assert page.panel.note.value() == ""


def test_another_style_is_stored_and_changes_the_page(page: BriefPage, qtbot: QtBot):
    before = page.pdf
    page.panel.style_choice.choose("compact")
    ready(page, qtbot)
    assert stored(page).sheets[0].style == "compact"
    assert page.pdf != before
    undo(page, qtbot)
    assert page.pdf == before
    assert page.panel.style_choice.value() == "clean"


def test_reset_puts_everything_back_in_one_step(page: BriefPage, qtbot: QtBot):
    before = page.pdf
    assert page.panel.reset.isHidden()
    click(page.panel.rows["trades"].toggle)
    ready(page, qtbot)
    qtbot.mouseClick(page.panel.rows["stuck"].up, LEFT)
    ready(page, qtbot)
    row = unfold(page.panel.rows["standards"])
    qtbot.mouseClick(next(iter(row.marks.values())), LEFT)
    ready(page, qtbot)
    qtbot.mouseClick(page.panel.reset, LEFT)
    ready(page, qtbot)
    assert page.pdf == before
    assert page.panel.reset.isHidden()
    undo(page, qtbot)
    assert not page.panel.rows["trades"].toggle.isChecked()
    assert page.panel.rows["standards"].count.text() == "1 pinned"


def test_the_page_follows_a_choice_within_half_a_second(page: BriefPage, qtbot: QtBot):
    taken = []
    for _ in range(6):
        before, start = page.pdf, monotonic()
        click(page.panel.rows["scatter"].toggle)
        qtbot.waitUntil(lambda before=before: not page.job.busy and page.pdf != before, timeout=10_000)
        taken.append(monotonic() - start)
    # The best of them: the machine may be busy with other things.
    assert min(taken) < 0.5


def test_undoing_a_pin_stays_on_the_page(workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    document = workspace.document
    document.new_negotiation(title="Lease")
    made = Standard(negotiation_id=document.dossier.negotiation.id, what="Rent index", figure="12")
    document.add(made)
    workspace.show_tab(5)
    page = workspace.stack.currentWidget()
    qtbot.waitUntil(lambda: "standards" in page.panel.rows, timeout=10_000)
    row = unfold(page.panel.rows["standards"])
    qtbot.mouseClick(row.marks[made.id], LEFT)
    assert document.find(Standard, made.id).pinned
    document.undo()
    assert workspace.stack.currentWidget() is page
    assert not document.find(Standard, made.id).pinned


def test_undo_shows_the_version_that_it_changes(workspace: Workspace, qtbot: QtBot):
    workspace.document.new_negotiation(title="Lease")
    workspace.show_tab(5)
    page = workspace.stack.currentWidget()
    for_the_table(page, qtbot)
    qtbot.waitUntil(lambda: "notes" in page.panel.rows)
    for _ in range(2):
        click(page.panel.rows["notes"].toggle)
        ready(page, qtbot)
    qtbot.mouseClick(page.switch.buttons["private"], LEFT)
    workspace.document.undo()
    ready(page, qtbot)
    assert page.switch.version == "table-safe"
    assert not page.panel.rows["notes"].toggle.isChecked()


def test_undo_of_what_may_be_told_shows_the_page_for_the_table(workspace: Workspace, qtbot: QtBot):
    document = workspace.document
    document.new_negotiation(title="Lease")
    made = Standard(negotiation_id=document.dossier.negotiation.id, what="Rent index", figure="12")
    document.add(made)
    workspace.show_tab(5)
    page = workspace.stack.currentWidget()
    for_the_table(page, qtbot)
    qtbot.waitUntil(lambda: "standards" in page.panel.rows, timeout=10_000)
    assert "on it: one standard. None of your limits" in page.switch.says.text()
    qtbot.mouseClick(unfold(page.panel.rows["standards"]).marks[made.id], LEFT)
    assert not document.find(Standard, made.id).shared
    assert "no more than its head" in page.switch.says.text()
    qtbot.mouseClick(page.switch.buttons["private"], LEFT)
    document.undo()
    assert page.switch.version == "table-safe"
    assert document.find(Standard, made.id).shared


def test_another_negotiation_has_choices_of_its_own(page: BriefPage, qtbot: QtBot):
    click(page.panel.rows["notes"].toggle)
    ready(page, qtbot)
    first = page.dossier.negotiation.id
    page.document.new_negotiation(title="A quiet lease")
    ready(page, qtbot)
    assert page.panel.rows["notes"].toggle.isChecked()
    qtbot.waitUntil(lambda: standing(page) == ["notes"])
    page.document.select(first)
    ready(page, qtbot)
    assert not page.panel.rows["notes"].toggle.isChecked()
    assert [sheet.hidden for sheet in stored(page).rows(Sheet)] == ["notes"]
