"""With one key no figure can be read in the window: on no page, in no picture, tool tip, menu or title."""

import io
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import focused, press
from workbook.ui import hidden_figures
from workbook.ui.figure_view import FigureView
from workbook.ui.main_window import Workspace
from workbook.ui.range_bars import Bar
from workbook.ui.theme import FAMILY, font, load_fonts, mark, plain_tip, theme

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def seen(workspace: Workspace) -> Iterator[Workspace]:
    """The window over a worked sample; figures are shown again at the end."""
    workspace.files.load_sample("pay-rise")
    workspace.shell.setWindowTitle("Pay 52000 — Negotiation Workbook")
    yield workspace
    if theme.hides_figures:
        hidden_figures.toggle()


def toggle() -> None:
    press(Key.Key_H, Held.ControlModifier | Held.ShiftModifier)


def painted(widget: QWidget) -> str:
    """All words that are painted when a widget is, whoever paints them, read from a PDF of it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    widget.render(writer, QPoint(0, 0))
    del writer
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(buffer.data().data())).pages)


def pages(window: Workspace) -> Iterator[tuple[str, QWidget]]:
    """The pages with the most figures on them, whole, one after the other, and what is around them."""
    for key in ("overview", "tradeoffs"):
        window.go(key, "")
        QApplication.processEvents()
        yield key, window.stack.currentWidget().widget()
    window.show_journal()
    yield "journal", window.shell


def figures(text: str) -> set[str]:
    # A PDF names a glyph by the first character that has it: every dot of the hiding font reads “0”, and
    # ligatures, which no character has, read anything: “a6ter”.
    return set(re.findall(r"(?<![^\W\d_])[1-9]", text))


#: All that may stay readable, whole: the program's own words with its own numbers.
OWN = re.compile(
    r"\d+ of \d+ prepared( · about (\d+ h )?\d+( min| h) to go)?|\d+ min|Next: \D+ \(\d+ min\)|Show \d+ more"
    r"|Saved( \d\d:\d\d)?|\w+ (entry|entries)|(One|\w+) goals? to follow up on this week"
)


def counting() -> list[QLabel | QPushButton]:
    """What is seen of the counts that stay readable."""
    found = [part for part in QApplication.allWidgets() if part.property("counts") and part.isVisible()]
    return [part for part in found if isinstance(part, QLabel | QPushButton) and figures(part.text())]


def test_no_page_paints_a_figure_while_they_are_hidden_but_what_the_program_counts(seen: Workspace) -> None:
    window = painted(seen.shell)
    assert {"5", "2"} <= figures(window)
    seen.take_keyboard()
    toggle()
    readable = {part.text() for _ in pages(seen) for part in counting()}
    assert {words for words in readable if not OWN.fullmatch(words)} == set()
    assert figures(painted(seen.status.prepared)) == figures(seen.status.prepared.text())
    for part in [part for part in QApplication.allWidgets() if part.property("counts")]:
        mark(part, "counts", False)
    shown = {name: figures(painted(page)) for name, page in pages(seen)}
    assert shown == {"overview": set(), "tradeoffs": set(), "journal": set()}
    parts = (part for part in QApplication.allWidgets() if part.isVisible() and not part.property("counts"))
    assert [part for part in parts if part.font().families()[0] != hidden_figures.HIDDEN] == []
    assert seen.shell.windowTitle() == "Pay ••• — Negotiation Workbook"
    seen.show_tab(0)
    toggle()
    assert figures(painted(seen.shell)) == figures(window)
    assert seen.shell.windowTitle() == "Pay 52000 — Negotiation Workbook"


def test_pictures_and_bars_are_covered_and_tell_nothing(seen: Workspace) -> None:
    seen.go("tradeoffs", "")
    QApplication.processEvents()
    page = seen.stack.currentWidget()
    bars = [bar for bar in page.findChildren(Bar) if bar.isVisible()]
    pictures = [view for view in page.findChildren(FigureView) if view.isVisible() and view.figure]
    told = [view for view in pictures if hidden_figures.has_figures(view.figure)]
    assert bars
    assert told
    toggle()
    alike = [bar.grab().toImage() for bar in bars if bar.size() == bars[0].size()]
    assert len(alike) > 3
    assert all(image == alike[0] for image in alike)
    assert {view.key_at(x, y) for view in told for x in range(0, 300, 20) for y in range(0, 200, 20)} == {""}


def test_tool_tips_are_set_in_dots_too(seen: Workspace) -> None:
    toggle()
    QToolTip.showText(QPoint(5, 5), plain_tip("worth 73 to you"), seen)
    tip = next(label for label in QApplication.allWidgets() if label.inherits("QTipLabel"))
    assert isinstance(tip, QLabel)
    assert tip.font().family() == hidden_figures.HIDDEN
    assert figures(painted(tip)) == set()


def test_the_field_one_goes_into_shows_its_figures_until_it_is_left(seen: Workspace, qtbot: QtBot) -> None:
    seen.go("overview", "goal")
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    toggle()
    assert figures(painted(field)) == set()
    press(Key.Key_Tab)
    field.setFocus()
    QTest.keyClicks(field, "7")
    assert "7" in painted(field)
    press(Key.Key_Tab)
    assert figures(painted(field)) == set()
    toggle()
    assert "7" in field.value()
    assert "7" in painted(field)


@pytest.mark.parametrize("text", ["52,000", "٥٢", "५२", "52", "½", "²", "⑤"])
def test_figures_of_every_script_are_dots(qtbot: QtBot, text: str) -> None:
    load_fonts()
    hidden_figures.toggle()
    try:
        label = QLabel(text)
        qtbot.addWidget(label)
        dots = QLabel(re.sub(r"[^,]", "•", text))
        qtbot.addWidget(dots)
        assert font().families()[0] != FAMILY
        assert label.grab().toImage() == dots.grab().toImage()
    finally:
        hidden_figures.toggle()
