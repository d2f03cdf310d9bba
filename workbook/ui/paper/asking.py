"""What is chosen before a longer document is made: what a colleague may read, which entries."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.analysis.journal import Wanted
from workbook.analysis.wording import counted
from workbook.brief.papers.given import PARTS
from workbook.brief.papers.looked_for import LookedFor
from workbook.model import Entry
from workbook.ui.day_editor import DayEditor
from workbook.ui.layout import words
from workbook.ui.small_editors import FlagEditor

_GIVEN = (
    "What may your colleague read about them? Nothing else of your preparation is on the sheet: no "
    "walk-away, no target, no alternatives of yours."
)


class Choosing(QWidget):
    """The choices of one document; ``changed`` tells of each, ``some`` whether there is anything to print."""

    changed = Signal()

    @property
    def some(self) -> bool:
        return True

    def _lay_out(self, *parts: QWidget) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in parts:
            box.addWidget(part)


class RolePlayChoices(Choosing):
    """What the colleague who plays the other side may read."""

    def __init__(self, chosen: Collection[str]) -> None:
        super().__init__()
        self.flags = {part: _flag(text) for part, text in PARTS.items()}
        for part, flag in self.flags.items():
            flag.show_value(part in chosen)
            flag.committed.connect(lambda _: self.changed.emit())
        self._lay_out(words(_GIVEN, "soft"), *self.flags.values())

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are chosen, in their order."""
        return tuple(part for part, flag in self.flags.items() if flag.isChecked())

    @property
    def some(self) -> bool:
        return bool(self.parts)


class JournalChoices(Choosing):
    """Which entries are printed: those shown now or all, between two days or without end."""

    def __init__(self, entries: Sequence[Entry], wanted: Wanted, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._all, self._wanted = entries, wanted
        self.shown = _flag("Only the entries shown now")
        self.shown.show_value(bool(wanted))
        self.narrowed = words(LookedFor(wanted).in_words(titles), "small")
        self.first, self.last = _day("From the first entry"), _day("to the last one")
        for day, name in ((self.first, "First day"), (self.last, "Last day")):
            day.setAccessibleName(name)
        self.count = words("", "soft")
        for editor in (self.shown, self.first, self.last):
            editor.committed.connect(lambda _: self._change())
        self._lay_out(self.shown, self.narrowed, self.first, self.last, self.count)
        for part in (self.shown, self.narrowed):
            part.setVisible(bool(wanted))
        self._say_count()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are chosen, the newest first."""
        return self.looked_for.among(self._all)

    @property
    def looked_for(self) -> LookedFor:
        """What was chosen."""
        wanted = self._wanted if self.shown.isChecked() else Wanted()
        return LookedFor(wanted, self.first.value(), self.last.value())

    @property
    def some(self) -> bool:
        return bool(self.entries)

    def _change(self) -> None:
        self._say_count()
        self.changed.emit()

    def _say_count(self) -> None:
        self.count.setText(counted(len(self.entries), "entry", "entries").capitalize())


def _flag(text: str) -> FlagEditor:
    made = FlagEditor(text)
    made.setAccessibleName(text)
    return made


def _day(empty: str) -> DayEditor:
    made = DayEditor(empty)
    made.show_value(None)
    return made
