"""Whatever a person types is shown as it is, found as it is, and never taken for anything else."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from tests.storage.some_rows import full_negotiation
from tests.ui.hands import named
from workbook.model import Row, altered
from workbook.model.fields import declared
from workbook.storage.edits import addition
from workbook.storage.store import Store
from workbook.ui import settings
from workbook.ui.main_window import Workspace
from workbook.ui.text_editor import MOST_PASTED, TextEditor
from workbook.ui.writing import file_name

HOSTILE = '<s>&q</s>="%_*\\\u202e../x'


def hostile(row: Row) -> Row:
    """The row with hostile text in every field that takes any text."""
    kinds = {name: declared(type(row), name) for name in type(row).model_fields}
    texts = {name: HOSTILE for name, known in kinds.items() if known and known.kind in ("line", "text")}
    return altered(row, **{name: text for name, text in texts.items() if getattr(row, name)})


@pytest.fixture
def window(workspace: Workspace) -> Workspace:
    """The window over a negotiation with hostile text everywhere."""
    rows = [hostile(row) for row in full_negotiation("a")]
    assert workspace.document.add(*rows, text="added")
    workspace.document.select(workspace.document.workbook.negotiations[0].id)
    return workspace


def wrong(widget: QWidget) -> str:
    """How a widget would take hostile text for markup or a shortcut; empty when it would not."""
    if "<s>" in widget.toolTip():
        return f"tool tip of {type(widget).__name__}: {widget.toolTip()}"
    if isinstance(widget, QLabel) and "<s>" in widget.text():
        return "" if widget.textFormat() == Qt.TextFormat.PlainText else f"label {widget.text()}"
    if isinstance(widget, QAbstractButton) and "<s>" in widget.text() and "&&q" not in widget.text():
        return f"button {type(widget).__name__} {widget.text()}"
    return ""


def test_no_page_takes_what_was_typed_for_markup_or_a_shortcut(window: Workspace) -> None:
    for place in (0, 1, 2, 3, 4, 6):
        window.show_tab(place)
        QApplication.processEvents()
    window.show_journal()
    found = {said for widget in window.findChildren(QWidget) if (said := wrong(widget))}
    assert sum("<s>" in label.text() for label in window.findChildren(QLabel)) >= 10
    assert found == set()


@pytest.mark.parametrize("text", ["%", "_", '"', "*", "\\", "</s>", '&q</s>="%_*\\', "=", "../x"])
def test_signs_of_search_languages_are_found_as_they_are(store: Store, text: str) -> None:
    store.apply([addition(hostile(row)) for row in full_negotiation("a")])
    store.apply([addition(row) for row in full_negotiation("b")])
    found = store.search(text, limit=1000)
    assert found
    assert {hit.where for hit in found} <= {HOSTILE, "Journal"}


def test_ten_million_characters_are_refused_with_a_sentence_and_at_once(
    window: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("overview", "goal")
    field: Any = next(each for each in window.findChildren(TextEditor) if each.isVisible())
    before = field.value()
    for text in ("x" * 10_000_000, "<b>" * 3_500_000, "a\n" * 5_000_000):
        data = QMimeData()
        data.setText(text)
        field.insertFromMimeData(data)
        said = [label.text() for label in window.shell.findChildren(QLabel, "problem")]
        assert f"at most {MOST_PASTED:,}" in said[-1]
    assert field.value() == before
    assert not field.unstored


def test_too_many_pasted_rows_are_refused_with_a_sentence(window: Workspace) -> None:
    window.go("leverage", "")
    line: Any = named(window.stack.currentWidget(), "Add what you have, know, or could do without")
    count = len(window.document.store.rows())
    data = QMimeData()
    data.setText("a\n" * 400)
    line.insertFromMimeData(data)
    assert "at most 300" in window.shell.findChildren(QLabel, "problem")[-1].text()
    assert len(window.document.store.rows()) == count


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("CON", "CON negotiation"),
        ("lpt1", "lpt1 negotiation"),
        ("-rf x", "rf x"),
        ("a\x00b\u202ec\ud800d\n", "a b c d"),
        ('C:\\x*?"<>|', "C x"),
        ("…", "negotiation"),
        ("हिन्दी", "हिन्दी"),
        ("🙂", "negotiation"),
        ("x" * 300, "x" * 60),
        ("𝒜" * 300, "𝒜" * 45),
    ],
)
def test_a_title_is_proposed_as_a_name_that_every_system_takes(title: str, name: str, tmp_path: Path) -> None:
    assert file_name(title) == name
    (tmp_path / f"{file_name(title)} for the table.pdf").write_text("")


def test_names_of_workbooks_in_the_menu_are_no_shortcuts(window: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "A&B <s>x.workbook"
    other.write_text("")
    settings.remember_workbook(other)
    menu = QMenu()
    window.commands.submenus()["Open recent"](menu)
    assert menu.actions()[0].text() == "A&&B <s>x"
