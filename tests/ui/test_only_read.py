"""A workbook that is only read: whatever is clicked and typed, nothing changes, and nothing complains."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.hands import Held, Key, named, names
from workbook.storage import portable
from workbook.storage.edits import addition, edit
from workbook.storage.store import Store, open_file
from workbook.ui import settings
from workbook.ui.actions import MENUS
from workbook.ui.add_line import AddLine
from workbook.ui.form import Form
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.pages import PAGES
from workbook.ui.shell import Shell
from workbook.ui.text_editor import TextEditor

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
#: What asks in a dialog of the system, which would wait for an answer.
ASKING = ("Save as PDF…", "Print…", "Open in the viewer", "Save as text…")
KEYS = (Key.Key_Delete, Key.Key_Up, Key.Key_7, Key.Key_Space)


@pytest.fixture
def filled(store: Store) -> Path:
    """A workbook with a worked sample in it."""
    store.apply([addition(row) for row in portable.sample("pay-rise", date.today())])
    store.close()
    return store.path


@pytest.fixture
def reading(filled: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """The whole window over it, only read."""
    settings.put("look", "light")
    shell = Shell()
    qtbot.addWidget(shell)
    made = show_store(shell, open_file(filled, read_only=True))
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    yield made
    shell.before_close()


def forms(page: QWidget) -> list[Form]:
    """The forms whose editors a page shows."""
    own = list(getattr(page, "forms", ()))
    found = [getattr(widget, "form", None) for widget in page.findChildren(QWidget)]
    return [*own, *(form for form in found if isinstance(form, Form))]


def shown(page: QWidget) -> dict[tuple[str, str], Any]:
    """What the editors of a page show, by row and field."""
    return {
        (form.row.id, name): editor.value()  # type: ignore[attr-defined]
        for form in forms(page)
        if form.row is not None
        for name, editor in form.editors.items()
        if hasattr(editor, "value")
    }


def widgets(page: QWidget) -> list[QWidget]:
    """All that can be seen of a page, but what asks in a dialog and what only scrolls."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and getattr(widget, "text", str)() not in ASKING
        and type(widget) is not QAbstractScrollArea
    ]


def try_everything(widget: QWidget) -> None:
    """Click and type what a person might to change something."""
    part = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    spot = QPoint(min(part.width() // 2, 300), min(part.height() // 2, 60))
    QTest.mousePress(part, LEFT, Held.NoModifier, spot)
    QTest.mouseMove(part, spot + QPoint(9, 0))
    QTest.mouseRelease(part, LEFT, Held.NoModifier, spot + QPoint(9, 0))
    close_popups()
    QTest.mouseDClick(part, LEFT, Held.NoModifier, spot)
    close_popups()
    if not alive(widget):
        return
    for key in KEYS:
        QTest.keyClick(widget, key)
        close_popups()
        if not alive(widget):
            return
    for key, held in ((Key.Key_V, Held.ControlModifier), (Key.Key_Up, Held.AltModifier)):
        QTest.keyClick(widget, key, held)


def alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget) and widget.isVisible()


def close_popups() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        assert popup.findChild(QCalendarWidget) is None, "a day can be chosen"
        popup.close()


def problems(workspace: Workspace) -> list[QWidget]:
    found = workspace.window().findChildren(QWidget, "problem")
    return [label for label in found if label.isVisible()]


def go(workspace: Workspace, place: int) -> QWidget:
    """Open a tab, or behind the last one the journal."""
    if place == len(PAGES):
        workspace.show_journal()
        return workspace.journal
    workspace.show_tab(place)
    return workspace.pages[place]


def walk(workspace: Workspace, place: int) -> int:
    """Try everything on a page, and give of how many fields it then still shows the same."""
    page = go(workspace, place)
    before = shown(page)
    for widget in widgets(page):
        if alive(widget):
            try_everything(widget)
        if not page.isVisible():
            # A link led elsewhere: the walk goes on here.
            go(workspace, place)
    assert shown(page) | before == shown(page)
    return len(before)


def opened(shell: Shell) -> Workspace:
    """The workspace that has just been put into the window, when it is seen."""
    QApplication.processEvents()
    found = shell.centralWidget()
    assert isinstance(found, Workspace)
    return found


def test_nothing_changes_whatever_is_clicked_and_typed(reading: Workspace, filled: Path) -> None:
    content, rows = filled.read_bytes(), reading.document.store.rows()
    failures: list[str] = []
    reading.document.failed.connect(failures.append)
    QGuiApplication.clipboard().setText("pasted\tcells\nand\tlines")
    fields = 0
    for place in range(len(PAGES) + 1):
        fields += walk(reading, place)
        assert_nothing_is_there_to_edit(go(reading, place))
    assert fields > 200
    assert reading.document.store.rows() == rows
    assert filled.read_bytes() == content
    assert failures == []
    assert problems(reading) == []
    assert not reading.document.undo_stack.count()


def assert_nothing_is_there_to_edit(page: QWidget) -> None:
    assert [line for line in page.findChildren(AddLine) if line.isVisible()] == []
    assert not {name for name in names(page) if name.startswith(("Add ", "Adopt", "Save this", "Row menu"))}


def test_text_of_what_is_only_read_can_be_copied(reading: Workspace) -> None:
    reading.show_tab(0)
    goal = named(reading, "Goal")
    assert isinstance(goal, TextEditor)
    goal.setFocus()
    QTest.keyClick(goal, Key.Key_A, Held.ControlModifier)
    QTest.keyClick(goal, Key.Key_C, Held.ControlModifier)
    assert QGuiApplication.clipboard().text() == goal.value() != ""


def test_menus_offer_what_reads_and_nothing_that_edits(reading: Workspace) -> None:
    for action in (action for _, actions in MENUS for action in actions):
        made = reading.actions_made.get(action.name)
        if made is not None:
            assert made.isEnabled() != action.edits, action.words
    off = {"undo", "import_json", "delete_negotiation", "add_row", "start_negotiation"}
    assert not any(reading.actions_made[name].isEnabled() for name in off)
    assert all(reading.actions_made[name].isEnabled() for name in ("search", "print_brief", "save_copy"))
    assert "(read-only)" in reading.shell.windowTitle()


def test_a_copy_of_what_is_only_read_can_be_edited(reading: Workspace, tmp_path: Path) -> None:
    shell = reading.shell
    reading.files.copy_to(tmp_path / "copy.workbook")
    copy = opened(shell)
    assert not copy.document.read_only
    assert copy.document.set(copy.document.workbook.negotiations[0], title="Mine now")
    assert named(copy, "+ New negotiation")


def test_reload_shows_what_is_stored_now_and_edit_it_opens_it_to_be_edited(
    reading: Workspace, filled: Path
) -> None:
    shell, before = reading.shell, reading.document.workbook.negotiations[0]
    other = open_file(filled)
    other.apply([edit(before, title="Changed elsewhere")])
    assert before.title != "Changed elsewhere"
    named(reading, "Edit it").click()
    assert shell.centralWidget() is reading
    assert "Not yet" in reading.status.notice.text()
    other.close()
    named(reading, "Reload").click()
    again = opened(shell)
    assert again.document.read_only
    assert again.header.title.value() == "Changed elsewhere"
    named(again, "Edit it").click()
    editing = opened(shell)
    assert not editing.document.read_only
    assert shell.property("onlyRead") is False
