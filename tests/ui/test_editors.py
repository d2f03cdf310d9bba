"""The fields: what is typed reaches the disk soon and unchanged, or is refused beside the field and kept."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import Held, Key, fill_in, focused, on_disk, press, type_in
from workbook.model import Negotiation
from workbook.ui.document import Document
from workbook.ui.form import Form
from workbook.ui.small_editors import ChoiceEditor
from workbook.ui.text_editor import TextEditor
from workbook.ui.typed_editors import NumberEditor

LEFT = Qt.MouseButton.LeftButton


class Fields(QWidget):
    """Fields of every kind over the negotiation shown, as a page has them."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document, self.form = document, Form(document, Negotiation)
        box = QVBoxLayout(self)
        for editor in (
            self.form.line("title"),
            self.form.text("goal"),
            self.form.number("walk_away_worth", width=120),
            self.form.clock("meeting_time"),
            self.form.day("meeting_on"),
            self.form.choice("stage"),
        ):
            box.addWidget(editor)
        document.changed.connect(self.fill)
        document.selected.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        if self.document.negotiation is not None:
            self.form.show(self.document.negotiation)

    def __getitem__(self, name: str):
        return self.form.editors[name]

    def stored(self, name: str) -> object:
        return getattr(on_disk(self.document).negotiation, name)

    def complaints(self) -> list[str]:
        """The sentences that stand beside fields."""
        QApplication.processEvents()
        return [label.text() for label in self.findChildren(QLabel, "problem") if label.isVisible()]


@pytest.fixture
def fields(started: Document, shown: Callable[[QWidget], QWidget]) -> Fields:
    made = Fields(started)
    shown(made)
    started.undo_stack.clear()
    return made


@pytest.fixture(params=["C", "de_DE", "en_US"])
def locale(request: pytest.FixtureRequest):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


# Text


def test_text_is_on_disk_soon_after_the_last_key(fields: Fields, qtbot: QtBot) -> None:
    type_in(fields["goal"], "Keep both")
    assert fields.stored("goal") == ""
    begun = time.monotonic()
    with qtbot.waitSignal(fields.document.saved, timeout=2000):
        pass
    assert 0.3 < time.monotonic() - begun < 0.9
    assert fields.stored("goal") == "Keep both"


def test_who_types_without_a_pause_is_stored_all_the_same(fields: Fields) -> None:
    saved: list[float] = []
    fields.document.saved.connect(lambda: saved.append(time.monotonic()))
    fields["goal"].setFocus()
    begun = time.monotonic()
    while not saved and time.monotonic() - begun < 3:
        QTest.keyClick(fields["goal"], "a", Held.NoModifier, 60)
    assert 0.8 < saved[0] - begun < 1.7


def test_text_is_on_disk_when_its_field_is_left(fields: Fields) -> None:
    type_in(fields["goal"], "Keep both")
    press(Key.Key_Tab)
    assert fields.stored("goal") == "Keep both"


def test_typing_with_pauses_is_one_step_and_after_leaving_another(fields: Fields, qtbot: QtBot) -> None:
    for part in ("Keep", " both"):
        with qtbot.waitSignal(fields.document.saved, timeout=2000):
            type_in(fields["goal"], part)
    press(Key.Key_Tab)
    type_in(fields["goal"], "!")
    press(Key.Key_Tab)
    fields.document.undo()
    assert fields.stored("goal") == fields["goal"].value() == "Keep both"
    fields.document.undo()
    assert fields.stored("goal") == fields["goal"].value() == ""


@pytest.mark.parametrize(
    "text", ["12\u00a0000 €", "a\u2028b", "e\u0301", "two  blanks ", "\tTab", "שלום (123) abc"]
)
def test_opening_and_leaving_a_field_rewrites_nothing(fields: Fields, text: str) -> None:
    fields.document.set(fields.document.negotiation, goal=text)
    fields.document.undo_stack.clear()
    fields["goal"].setFocus()
    press(Key.Key_End)
    press(Key.Key_Tab)
    fields["goal"].setFocus()
    press(Key.Key_Tab)
    assert fields.stored("goal") == text
    assert not fields.document.undo_stack.canUndo()


def test_a_no_break_space_survives_typing_beside_it(fields: Fields) -> None:
    fields.document.set(fields.document.negotiation, goal="12\u00a0000")
    fields["goal"].setFocus()
    press(Key.Key_End)
    QTest.keyClicks(fields["goal"], "!")
    press(Key.Key_Tab)
    assert fields.stored("goal") == "12\u00a0000!"


def test_a_line_with_a_separator_from_elsewhere_can_be_written_on(fields: Fields) -> None:
    fields.document.set(fields.document.negotiation, title="Two\u2028parts")
    type_in(fields["title"], "!")
    press(Key.Key_Tab)
    assert fields.stored("title") == "!Two parts"


def test_control_characters_are_dropped_on_pasting(fields: Fields) -> None:
    QApplication.clipboard().setText("a\x00b\x07c\x1b[1m\r\nd\x7f")
    fields["goal"].setFocus()
    press(Key.Key_V, Held.ControlModifier)
    press(Key.Key_Tab)
    assert fields.stored("goal") == "abc[1m\nd"


def test_pasted_markup_stays_words(fields: Fields) -> None:
    QApplication.clipboard().setText("<b>bold</b> <img src='x'>")
    fields["title"].setFocus()
    press(Key.Key_A, Held.ControlModifier)
    press(Key.Key_V, Held.ControlModifier)
    press(Key.Key_Tab)
    assert fields.stored("title") == "<b>bold</b> <img src='x'>"


def test_text_that_is_too_long_is_kept_and_told_beside_the_field(fields: Fields) -> None:
    before = fields.stored("title")
    QApplication.clipboard().setText("x" * 10_000)
    fields["title"].setFocus()
    press(Key.Key_V, Held.ControlModifier)
    press(Key.Key_Tab)
    assert fields.stored("title") == before
    assert "x" * 10_000 in fields["title"].value()
    assert fields.complaints()
    assert "200" in fields.complaints()[0]
    fields["title"].setFocus()
    press(Key.Key_A, Held.ControlModifier)
    QTest.keyClicks(fields["title"], "Short")
    press(Key.Key_Tab)
    assert fields.stored("title") == "Short"
    assert not fields.complaints()


def test_text_that_could_not_be_stored_never_gets_into_another_row(fields: Fields) -> None:
    first = fields.document.negotiation
    second = fields.document.new_negotiation(title="Another")
    fields.document.select(first.id)
    fill_in(fields["title"], "x" * 300)
    fill_in(fields["walk_away_worth"], "1,234")
    fields.document.select(second.id)
    assert fields["title"].value() == "Another"
    assert fields["walk_away_worth"].text() == ""
    type_in(fields["title"], "!")
    press(Key.Key_Tab, times=3)
    stored = {row.id: row.title for row in fields.document.store.workbook().negotiations}
    assert stored[first.id] == first.title
    assert sorted(stored[second.id]) == sorted("Another!")
    assert not fields.complaints()


def test_what_is_typed_when_another_row_is_shown_goes_where_it_belongs(fields: Fields) -> None:
    first = fields.document.negotiation
    second = fields.document.new_negotiation(title="Another")
    fields.document.select(first.id)
    type_in(fields["goal"], "Mine")
    fields.document.select(second.id)
    stored = {row.id: row.goal for row in fields.document.store.workbook().negotiations}
    assert stored == {first.id: "Mine", second.id: ""}
    assert fields["goal"].value() == ""


def test_a_field_grows_with_its_text_and_shrinks_again(fields: Fields) -> None:
    small = fields["goal"].height()
    type_in(fields["goal"], "long words " * 60)
    assert fields["goal"].height() >= 3 * small
    fill_in(fields["goal"], "short")
    assert fields["goal"].height() == small


def test_the_wheel_changes_no_field(fields: Fields) -> None:
    for name in ("stage", "walk_away_worth", "meeting_on"):
        fields[name].setFocus()
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
            Held.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(fields[name], turn)
    assert not fields.document.undo_stack.canUndo()


# Numbers


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("12,75", 12.75),
        ("40", 40.0),
        (" 7 ", 7.0),
        ("0,125", 0.125),
        ("100", 100.0),
    ],
)
def test_a_number_is_stored_as_it_was_meant_and_undone(fields: Fields, locale, typed, value) -> None:
    fill_in(fields["walk_away_worth"], typed)
    assert fields.stored("walk_away_worth") == value
    fields.document.undo()
    assert fields.stored("walk_away_worth") is None
    assert fields["walk_away_worth"].text() == ""


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.234,56", 1234.56), ("1,234.56", 1234.56), ("12 500", 12500.0), ("12500", 12500.0)],
)
def test_a_large_number_is_read_as_it_was_meant(shown, qtbot, locale, typed, value) -> None:
    editor = NumberEditor(low=0, high=1_000_000, width=120)
    shown(editor)
    with qtbot.waitSignal(editor.committed) as told:
        QTest.keyClicks(editor, typed)
        press(Key.Key_Return)
    assert told.args == [value]


@pytest.mark.parametrize(
    "typed", ["1,234", "1.234", "-1", "101", "NaN", "inf", "1e3", "ten", "1,5,5", "1.234,56", "1,234.56", "½"]
)
def test_a_number_that_cannot_be_meant_is_refused_beside_the_field_and_kept(fields, locale, typed) -> None:
    type_in(fields["walk_away_worth"], typed)
    press(Key.Key_Tab)
    assert fields.stored("walk_away_worth") is None
    assert fields["walk_away_worth"].text() == typed
    assert fields["walk_away_worth"].property("wrong")
    assert len(fields.complaints()) == 1
    fields["walk_away_worth"].setFocus()
    press(Key.Key_Escape)
    assert fields["walk_away_worth"].text() == ""
    assert not fields.complaints()


def test_escape_brings_back_what_is_stored_after_a_number_could_not_be(fields: Fields) -> None:
    fill_in(fields["walk_away_worth"], "40")
    fields.document.store.path.unlink()
    fill_in(fields["walk_away_worth"], "77")
    assert fields["walk_away_worth"].text() == "77"
    fields["walk_away_worth"].setFocus()
    press(Key.Key_Escape)
    assert fields["walk_away_worth"].text() == "40"


def test_a_stored_number_is_shown_in_a_way_that_is_read_back(fields: Fields, locale: str) -> None:
    fill_in(fields["walk_away_worth"], "12.5")
    for _ in range(2):
        fields["walk_away_worth"].setFocus()
        shown_as = fields["walk_away_worth"].text()
        fill_in(fields["walk_away_worth"], shown_as)
        assert fields.stored("walk_away_worth") == 12.5


def test_clearing_a_number_stores_none(fields: Fields) -> None:
    fill_in(fields["walk_away_worth"], "40")
    fill_in(fields["walk_away_worth"], "")
    assert fields.stored("walk_away_worth") is None


def test_arrows_count_up_and_down_within_the_range(fields: Fields) -> None:
    fields["walk_away_worth"].setFocus()
    press(Key.Key_Up, times=3)
    assert fields.stored("walk_away_worth") == 3
    press(Key.Key_Down, Held.ShiftModifier)
    assert fields.stored("walk_away_worth") == 0
    press(Key.Key_Up, Held.ShiftModifier, times=12)
    assert fields.stored("walk_away_worth") == 100


# Clock


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9", "09:00"), ("930", "09:30"), ("9.30", "09:30"), ("9:30", "09:30"), ("09:30", "09:30"),
        ("1430", "14:30"),
        ("14h30", "14:30"), ("23:59", "23:59"), ("0:05", "00:05"), ("2 pm", "14:00"), ("12am", "00:00"),
        ("9:30 AM", "09:30"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(fields: Fields, typed: str, clock: str) -> None:
    fill_in(fields["meeting_time"], typed)
    assert fields.stored("meeting_time") == fields["meeting_time"].text() == clock
    fields.document.undo()
    assert fields.stored("meeting_time") == ""


@pytest.mark.parametrize("typed", ["25", "24:00", "9:75", "12345", "noon", "-9", "9:3", "1.5.7", "14 pm"])
def test_a_time_that_is_none_is_refused_and_kept(fields: Fields, typed: str) -> None:
    fill_in(fields["meeting_time"], typed)
    assert fields.stored("meeting_time") == ""
    assert fields["meeting_time"].text() == typed
    assert len(fields.complaints()) == 1


# Days and choices


def calendar() -> QWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def test_a_day_is_chosen_in_the_calendar_by_keys(fields: Fields) -> None:
    fields.document.set(fields.document.negotiation, meeting_on=date(2026, 11, 26))
    fields["meeting_on"].setFocus()
    press(Key.Key_Return)
    popup = calendar()
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert fields.stored("meeting_on") == date(2026, 11, 27)
    assert not popup.isVisible()
    fields.document.undo()
    assert fields.stored("meeting_on") == fields["meeting_on"].value() == date(2026, 11, 26)


def test_escape_closes_the_calendar_and_changes_nothing(fields: Fields) -> None:
    fields["meeting_on"].setFocus()
    press(Key.Key_Space)
    popup = calendar()
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()
    assert fields.stored("meeting_on") is None


@pytest.mark.parametrize(("words", "day"), [("Today", date.today()), ("No date", None)])
def test_the_calendar_offers_today_and_no_date(fields: Fields, words: str, day: date | None) -> None:
    fields.document.set(fields.document.negotiation, meeting_on=date(2026, 1, 2))
    QTest.mouseClick(fields["meeting_on"], LEFT)
    button = next(one for one in calendar().findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, LEFT)
    assert fields.stored("meeting_on") == day


def test_the_calendar_begins_at_the_day_that_is_set(fields: Fields) -> None:
    fields.document.set(fields.document.negotiation, meeting_on=date(2027, 3, 4))
    QTest.mouseClick(fields["meeting_on"], LEFT)
    shown_day = calendar().findChild(QCalendarWidget).selectedDate()
    calendar().close()
    assert shown_day.toPython() == date(2027, 3, 4)


def test_delete_takes_the_day_away(fields: Fields) -> None:
    fields.document.set(fields.document.negotiation, meeting_on=date(2027, 3, 4))
    fields["meeting_on"].setFocus()
    press(Key.Key_Delete)
    assert fields.stored("meeting_on") is None


def test_a_choice_shows_words_with_an_ampersand_as_they_are(shown) -> None:
    editor = ChoiceEditor({"a": "Pay & rations"})
    shown(editor)
    editor.show_value("a")
    assert editor.accessibleDescription() == "Pay & rations"
    assert editor.text() == "Pay && rations"


def test_undo_keys_are_left_to_the_document(workspace, qtbot: QtBot) -> None:
    workspace.document.new_negotiation(title="Rent")
    title = workspace.header.title
    type_in(title, "x")
    press(Key.Key_Tab)
    title.setFocus()
    assert isinstance(focused(), TextEditor)
    press(Key.Key_Z, Held.ControlModifier)
    assert workspace.document.negotiation.title == title.value() == "Rent"
    redo = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)[0][0]
    press(redo.key(), redo.keyboardModifiers())
    assert sorted(workspace.document.negotiation.title) == sorted("Rentx")


def test_a_first_click_on_a_number_takes_all_of_it(qtbot: QtBot) -> None:
    editor = NumberEditor(low=0, high=100)
    editor.show_value(40.0)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.clearFocus()
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor, "60")
    assert editor.text() == "60"
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton)
    assert not editor.hasSelectedText(), "a second click places the cursor"


# Typing that is not left


def stored_soon(fields: Fields, qtbot: QtBot, name: str, value: object) -> None:
    begun = time.monotonic()
    qtbot.waitUntil(lambda: fields.stored(name) == value, timeout=1000)
    assert time.monotonic() - begun < 0.95


def test_a_number_is_on_disk_soon_though_its_field_is_not_left_and_its_halves_are_one_step(
    fields: Fields, qtbot: QtBot
) -> None:
    number = fields["walk_away_worth"]
    fill_in(number, "3")
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "6,")
    stored_soon(fields, qtbot, "walk_away_worth", 6)
    assert number.text() == "6,"
    QTest.keyClicks(number, "5")
    press(Key.Key_Tab)
    assert fields.stored("walk_away_worth") == 6.5
    fields.document.undo()
    assert fields.stored("walk_away_worth") == 3
    assert number.text() == "3"


def test_escape_brings_back_the_number_there_was_though_a_half_was_stored(
    fields: Fields, qtbot: QtBot
) -> None:
    fill_in(fields["walk_away_worth"], "40")
    fields["walk_away_worth"].setFocus()
    fields["walk_away_worth"].selectAll()
    QTest.keyClicks(fields["walk_away_worth"], "7")
    stored_soon(fields, qtbot, "walk_away_worth", 7)
    press(Key.Key_Escape)
    assert fields.stored("walk_away_worth") == 40
    assert fields["walk_away_worth"].text() == "40"


def test_half_a_time_stays_in_its_field_and_is_said_to_be_none_yet(fields: Fields, qtbot: QtBot) -> None:
    type_in(fields["meeting_time"], "9:")
    assert not fields.complaints()
    qtbot.waitUntil(lambda: bool(fields.complaints()), timeout=1400)
    assert (fields["meeting_time"].text(), fields.stored("meeting_time")) == ("9:", "")
    QTest.keyClicks(fields["meeting_time"], "30")
    stored_soon(fields, qtbot, "meeting_time", "09:30")
    assert fields["meeting_time"].text() == "9:30"
    assert not fields.complaints()


def test_what_was_not_stored_and_is_given_up_is_not_stored_later(fields: Fields) -> None:
    fill_in(fields["walk_away_worth"], "40")
    path = fields.document.store.path
    path.rename(path.with_name("away"))
    fill_in(fields["walk_away_worth"], "77")
    fields["walk_away_worth"].setFocus()
    press(Key.Key_Escape)
    path.with_name("away").rename(path)
    fields.document.retry()
    assert fields.stored("walk_away_worth") == 40
