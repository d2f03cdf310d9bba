"""The whole job through the window, by keys and mouse: from nothing to a printed page and a journal entry."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import Held, Key, focused, named, press, type_in
from workbook.storage.store import open_file
from workbook.ui import settings
from workbook.ui.main_window import Workspace
from workbook.ui.opening import fill
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme

LEFT = Qt.MouseButton.LeftButton

#: Per tab: the name of a field, what is written into it, and where that is stored.
WRITTEN = (
    (Key.Key_1, "Goal", "A lease we can live with", "negotiation.goal"),
    (Key.Key_1, "Success to them", "A tenant who stays", "negotiation.their_success"),
    (Key.Key_2, "Add what you have, know, or could do without", "We pay on the first", "leverage_items.what"),
    (Key.Key_2, "Add what you could do without this agreement", "The hall in Mill Lane", "alternatives.name"),
    (Key.Key_2, "Add a market rate, a norm, a precedent", "Rents in the quarter", "standards.what"),
    (Key.Key_3, "Why? A need, a concern, a hope", "Planning for five years", "interests.text"),
    (Key.Key_3, "Add a question to ask them", "What else is the room for?", "questions.text"),
    (Key.Key_4, "Add an issue", "Rent a month", "issues.name"),
    (Key.Key_4, "Add a move: if you …, I can …", "sign for five years", "moves.if_you"),
    (Key.Key_5, "Opening", "I would like to stay for years", "script.opening"),
    (Key.Key_5, "Add what they may say against it", "Everything is dearer", "objections.they_say"),
    (Key.Key_7, "What worked", "Asking before telling", "reflection.worked"),
)


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    load_fonts()
    theme.use("light")
    settings.put("look", "light")
    made = opened(qtbot)
    yield made
    made.close()


def opened(qtbot: QtBot) -> Shell:
    """The window as it starts, on the last workbook or a new one."""
    shell = Shell()
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    fill(shell, None)
    qtbot.waitUntil(lambda: shell.centralWidget().isVisible())
    return shell


def start(workspace: Workspace) -> None:
    """Start a negotiation on the page that is open at the first launch."""
    workspace.take_keyboard()
    QTest.keyClicks(focused(), "Office lease")
    press(Key.Key_Tab)
    QTest.keyClicks(focused(), "The landlord")
    press(Key.Key_Return)


def write_everything(workspace: Workspace) -> None:
    for tab, name, text, _ in WRITTEN:
        press(tab, Held.ControlModifier)
        type_in(named(workspace.stack.currentWidget(), name), text)
        press(Key.Key_Tab)


def stored(workspace: Workspace, place: str) -> list[str]:
    """What is on disk at a place such as ``issues.name``."""
    dossier = workspace.document.store.dossier(workspace.document.negotiation.id)
    part, field = place.split(".")
    rows = getattr(dossier, part)
    return [getattr(row, field) for row in (rows if isinstance(rows, tuple) else (rows,))]


def written(workspace: Workspace) -> list[str]:
    """What of all that was written is on disk."""
    return [text for _, _, text, place in WRITTEN if text in stored(workspace, place)]


def everything(workspace: Workspace) -> list[str]:
    return sorted(str(row.model_dump()) for row in workspace.document.store.rows())


def in_a_copy(path: Path, copy: Path) -> list[str]:
    """Everything in a copy of the one file: nothing of the workbook is elsewhere."""
    copy.write_bytes(path.read_bytes())
    store = open_file(copy)
    rows = sorted(str(row.model_dump()) for row in store.rows())
    store.close()
    return rows


def shown(workspace: Workspace, text: str) -> bool:
    """Whether a field of the open tab shows this."""
    page = workspace.stack.currentWidget()
    fields = [field for field in page.findChildren(QWidget) if callable(getattr(field, "value", None))]
    return any(str(field.value()) == text for field in fields)


def test_from_nothing_to_a_printed_page_and_a_journal_entry(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = shell.centralWidget()
    start(workspace)
    write_everything(workspace)
    texts = [text for _, _, text, _ in WRITTEN]
    assert written(workspace) == texts

    undo_and_redo(workspace)
    assert written(workspace) == texts

    before = everything(workspace)
    workspace = reopen(shell, qtbot)
    assert written(workspace) == texts
    assert in_a_copy(workspace.document.store.path, tmp_path / "copied.workbook") == before
    for tab, _, text, _ in WRITTEN:
        press(tab, Held.ControlModifier)
        assert shown(workspace, text), text

    page = save_brief(workspace, tmp_path / "brief.pdf", monkeypatch, qtbot)
    assert all(words in page for words in ("Office lease", "The landlord", "A lease we can live with"))
    write_and_find_an_entry(workspace, qtbot)
    workspace.shell.close()


def undo_and_redo(workspace: Workspace) -> None:
    """Back to a bare negotiation, tab by tab, and forth again to the same rows."""
    before, texts = everything(workspace), written(workspace)
    while workspace.document.undo_stack.index() > 1:
        press(Key.Key_Z, Held.ControlModifier)
        left = written(workspace)
        assert left == texts[: len(left)]
    assert written(workspace) == []
    assert workspace.document.negotiation.title == "Office lease"
    while workspace.document.undo_stack.canRedo():
        press(Key.Key_Y, Held.ControlModifier)
    assert everything(workspace) == before


def reopen(shell: Shell, qtbot: QtBot) -> Workspace:
    """Close the window, and start the program again."""
    path = shell.centralWidget().document.store.path
    shell.close()
    assert not path.with_name(f"{path.name}-journal").exists()
    workspace = opened(qtbot).centralWidget()
    assert isinstance(workspace, Workspace)
    assert workspace.document.negotiation.title == "Office lease"
    return workspace


def save_brief(workspace: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> str:
    """Save the page by its keys; its words, when it is one page."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(Key.Key_S, Held.ControlModifier | Held.ShiftModifier)
    qtbot.waitUntil(path.exists, timeout=15_000)
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    assert len(pages) == 1
    return pages[0].extract_text()


def write_and_find_an_entry(workspace: Workspace, qtbot: QtBot) -> None:
    press(Key.Key_8, Held.ControlModifier)
    qtbot.mouseClick(named(workspace.journal, "Write an entry"), LEFT)
    QTest.keyClicks(focused(), "Silence after the offer did its work")
    press(Key.Key_1, Held.ControlModifier)
    assert any("Silence" in str(row.model_dump()) for row in workspace.document.store.workbook().entries)
    press(Key.Key_F, Held.ControlModifier)
    with qtbot.waitSignal(workspace.sidebar.model.rowsInserted, timeout=3000):
        QTest.keyClicks(focused(), "silence offer")
    press(Key.Key_Return)
    assert workspace.outer.currentWidget() is workspace.journal
    QApplication.processEvents()
    assert shown_in_journal(workspace, "Silence after the offer did its work")


def shown_in_journal(workspace: Workspace, text: str) -> bool:
    fields = workspace.journal.findChildren(QWidget)
    return any(callable(getattr(one, "value", None)) and text in str(one.value()) for one in fields)
