"""A guess about the other side in points, as it is edited: a range to drag beside numbers to type."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbook.ui import numbers
from workbook.ui.range_bars import TOP, Estimate, RangeBar, moved
from workbook.ui.typed_editors import NumberEditor, TypedEditor

_BETWEEN = re.compile(r"\s*(?:–|—|−|-|…|\.\.|\bto\b)\s*")


class RangeField(TypedEditor):
    """The ends of an estimate as typed words: ``30–46``, or all three as ``30–38–46``."""

    def __init__(self, width: int = 58) -> None:
        super().__init__(width=width)
        self.setPlaceholderText("range")
        self.setProperty("look", "estimate")
        self.setToolTip("From the least to the most, such as 30–46")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> Estimate:
        found = [numbers.parse(part) for part in _BETWEEN.split(text.strip())] if text.strip() else []
        ends = sorted(point for point in found if point is not None)
        if len(ends) != len(found) or len(ends) > 3 or any(not 0 <= point <= TOP for point in ends):
            raise ValueError("Write the least and the most from 0 to 100, such as 30–46.")
        # A 3 on the way to 30–46 must not move the best guess for good.
        return ranged(self.before if isinstance(self.before, tuple) else (None,) * 3, ends)

    def written(self, value: object) -> str:
        low, _, high = value if isinstance(value, tuple) else (None, None, None)
        if low is None and high is None:
            return ""
        return numbers.show(low) if low == high else f"{numbers.show(low)}–{numbers.show(high)}"


class EstimateEditor(QWidget):
    """A guess about the other side: the range bar, the likely number, and the range in words."""

    committed = Signal(object)
    left = Signal()
    escaped = Signal()
    entered = Signal()
    wrong = Signal(str)

    def __init__(self, width: int = 110) -> None:
        super().__init__()
        self.bar, self.likely, self.ends = (
            RangeBar(width),
            NumberEditor(low=0, high=TOP, width=38),
            RangeField(),
        )
        self._before = self.bar.value
        self._committing: TypedEditor | None = None
        self.likely.setProperty("look", "estimate")
        self.likely.setToolTip("Your best guess")
        self.likely.setPlaceholderText("?")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for part in (self.bar, self.likely, self.ends):
            box.addWidget(part)
            for name in ("left", "escaped", "wrong"):
                getattr(part, name).connect(getattr(self, name))
        for typed in (self.likely, self.ends):
            typed.entered.connect(self.entered)
            typed.wrong.connect(lambda words, typed=typed: typed.mark_wrong(bool(words)))
            typed.begun.connect(self._begin)
        self.setFocusProxy(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.bar.committed.connect(self.committed)
        self.ends.committed.connect(lambda value: self._commit(self.ends, value))
        self.likely.committed.connect(self._likely_typed)
        self.bar.moving.connect(self._show_numbers)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.bar.setAccessibleName(name)
        self.likely.setAccessibleName(f"{name}, likely")
        self.ends.setAccessibleName(f"{name}, range")

    def value(self) -> Estimate:
        return self.bar.value

    def show_value(self, value: Estimate) -> None:
        self.bar.show_value(value)
        self._show_numbers(value)

    def _show_numbers(self, value: Estimate) -> None:
        self.likely.show_value(value[1])
        self.ends.show_value(value)

    def _begin(self) -> None:
        self._before = self.bar.value

    def _likely_typed(self, likely: object) -> None:
        low, _, high = self._before
        value = (low, None, high) if likely is None else moved(self._before, 1, float(str(likely)))
        self._commit(self.likely, value)

    def _commit(self, typed: TypedEditor, value: Estimate) -> None:
        self._committing = typed
        self.committed.emit(value)
        self._committing = None

    def keep_typed(self) -> None:
        """What was typed could not be stored: it stays in its field."""
        if self._committing is not None:
            self._committing.keep_typed()

    def mark_wrong(self, wrong: bool) -> None:
        """Mark the field from which something could not be stored; neither where all is stored."""
        self.setProperty("wrong", wrong)
        for typed in (self.likely, self.ends):
            typed.mark_wrong(wrong and typed.isModified())


def ranged(value: Estimate, ends: list[float]) -> Estimate:
    """The estimate after its range was typed: nothing clears it, one number is both ends, three name all."""
    if not ends:
        return None, value[1], None
    low, high = ends[0], ends[-1]
    likely = ends[1] if len(ends) == 3 else value[1]
    return low, None if likely is None else min(max(likely, low), high), high
