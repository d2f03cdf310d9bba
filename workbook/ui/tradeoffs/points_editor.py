"""Points in the columns of a table: one's own as a bar and a number, Enter going down the column."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from workbook.model import Issue
from workbook.ui import numbers
from workbook.ui.estimate_editor import EstimateEditor
from workbook.ui.form import Form
from workbook.ui.layout import fixed, line
from workbook.ui.range_bars import TOP, WeightBar
from workbook.ui.row_frame import RowFrame, row_of
from workbook.ui.row_list import RowList
from workbook.ui.theme import theme
from workbook.ui.tradeoffs import point_steps
from workbook.ui.tradeoffs.lock_toggle import LockToggle
from workbook.ui.typed_editors import NumberEditor

W = TypeVar("W", bound=QWidget)

BAR, NUMBER = 110, 40
OWN = BAR + 2 + NUMBER
#: The width of a row’s own small buttons, with the space before them.
TOOLS = 62
ESTIMATE = BAR + 2 + 38 + 2 + 58


class PointsNumber(NumberEditor):
    """A number whose Enter means the same field of the next row, not a new row."""

    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


def own_points(form: Form, name: str, scale: Callable[[], float] = lambda: TOP, *, lock: str = "") -> QWidget:
    """The bar and the number of a field; ``scale`` gives the points at the end of the bar.

    ``lock`` names the field that locks the points of an issue: a toggle for it stands behind them, and
    what is given here takes from the unlocked ones, or gives to them, wherever a total of 100 is kept.
    """
    toggle = form.tie(lock, LockToggle()) if lock else None
    bar = WeightBar(BAR - LockToggle.SIDE - 2 if toggle else BAR)
    number = PointsNumber(low=0, high=TOP, width=NUMBER)
    number.setProperty("look", "strong")
    number.setPlaceholderText("–")
    form.tie(name, number)
    form.hold(bar)
    if toggle:
        # What the form would store by itself goes the longer way, over the other issues.
        number.committed.disconnect()
        number.committed.connect(lambda value: give(value, typed=True))
    bar.setAccessibleName(f"{form.spec(name).label}, as a bar")
    bar.committed.connect(lambda value: give(value, typed=False))
    bar.left.connect(form.document.end_typing)
    bar.moving.connect(number.show_value)
    bar.moving.connect(lambda value: form.preview(**{name: value}))
    number.confirmed.connect(lambda: _go(_below(number, PointsNumber)))
    began: list[tuple[Issue, ...]] = [()]
    number.begun.connect(lambda: began.append(form.document.dossier.issues if form.document.dossier else ()))

    def give(value: Any, *, typed: bool) -> None:
        if not toggle or not _given_with_others(form, name, value, began[-1] if typed else None):
            form.store(name, value, typing=typed or not toggle or bar.hasFocus(), typed=typed)

    def show(row: object) -> None:
        bar.set_scale(scale())
        bar.show_value(getattr(row, name))

    form.watch(show)
    return fixed(line(bar, number, *((toggle,) if toggle else ()), 0, gap=2, top=False), OWN)


def _given_with_others(form: Form, name: str, value: float | None, before: Sequence[Issue] | None) -> bool:
    """Give the form’s issue points together with the others; False where it stands for itself.

    ``before`` is how the issues were when typing began, None where nothing was typed.
    """
    document, row = form.document, form.row
    issues = document.dossier.issues if document.dossier else ()
    issue = next((one for one in issues if row is not None and one.id == row.id), None)
    base = before if before and point_steps.are_alike(before, issues) else issues
    if issue is None or not point_steps.keeps_total(base) or (value is None and base is issues):
        return False
    if form.attempt(
        name,
        lambda: point_steps.give_points(document, issues, issue, value, base),
        typed=before is not None,
    ):
        _show_given(form, name, value)
    return True


def _show_given(form: Form, name: str, value: float | None) -> None:
    """Show what was stored, which is less than what was wanted where locks leave no more; say so then."""
    form.show_stored()
    given = getattr(form.row, name)
    if given is not None and value is not None and given != value:
        form.note(name, f"The locked points leave {numbers.show(given)}.")


class GuessBar(WeightBar):
    """A bar of one number that is guessed of the other side: a mark, as in their ranges, not a filled bar."""

    def paint_value(self, painter: QPainter, middle: float) -> None:
        if self.value is not None:
            painter.setBrush(theme.ink("them"))
            painter.drawRoundedRect(QRectF(self.x_of(self.value) - 1.5, middle - 5, 3, 10), 1.5, 1.5)


class GuessNumber(PointsNumber):
    """A guessed number; Enter goes down its own column."""


def guessed_points(form: Form, name: str) -> QWidget:
    """The bar and the number of one field that is guessed of the other side."""
    bar, number = GuessBar(BAR), GuessNumber(low=0, high=TOP, width=NUMBER)
    number.setProperty("look", "estimate")
    number.setPlaceholderText("?")
    form.tie(name, number)
    form.hold(bar)
    bar.setAccessibleName(f"{form.spec(name).label}, as a bar")
    bar.committed.connect(lambda value: form.store(name, value, typing=True, typed=False))
    bar.left.connect(form.document.end_typing)
    bar.moving.connect(number.show_value)
    number.confirmed.connect(lambda: _go(_below(number, GuessNumber)))
    form.watch(lambda row: bar.show_value(getattr(row, name)))
    return fixed(line(bar, number, 0, gap=2, top=False), OWN)


def their_points(form: Form, names: tuple[str, str, str]) -> EstimateEditor:
    """The estimate of three fields: low, likely, high."""
    editor: EstimateEditor = form.tie_several(names, EstimateEditor(BAR))
    editor.setAccessibleName(form.spec(names[1]).label)
    editor.bar.moving.connect(lambda value: form.preview(**dict(zip(names, value, strict=True))))

    def down() -> None:
        below = _below(editor, EstimateEditor)
        if below is not None:
            _go(below.ends if editor.ends.hasFocus() else below.likely)

    editor.entered.connect(down)
    return editor


def estimate_of(frame: RowFrame) -> EstimateEditor:
    """The estimate in a row's first lines."""
    found = frame.content.findChild(EstimateEditor)
    assert found is not None
    return found


def _below(widget: QWidget, kind: type[W]) -> W | None:
    frame = row_of(widget)
    rows = frame.holder.parentWidget() if frame is not None else None
    if frame is None or not isinstance(rows, RowList):
        return None
    order = [row.id for row in rows.rows]
    place = order.index(frame.row.id) + 1
    return rows.frames[order[place]].content.findChild(kind) if place < len(order) else None


def _go(field: QLineEdit | None) -> None:
    if field is not None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
