"""What is asked before a longer document is made: what a colleague may read, which entries."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbook.analysis.journal import Wanted
from workbook.analysis.wording import counted
from workbook.brief.papers.given import PARTS
from workbook.brief.papers.looked_for import LookedFor
from workbook.model import Entry
from workbook.ui import settings
from workbook.ui.day_editor import DayEditor
from workbook.ui.layout import button, line, words
from workbook.ui.small_editors import FlagEditor

_REMEMBERED = "role-play/parts"
_WIDTH = 430


class RolePlayDialog(QDialog):
    """What the colleague who plays the other side may read; what was chosen last is chosen again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Role-play sheet")
        self.flags = {part: _flag(text, self._show_state) for part, text in PARTS.items()}
        chosen = remembered_parts()
        for part, flag in self.flags.items():
            flag.show_value(part in chosen)
        about = words("What may your colleague read about them? Nothing else of your preparation is on the "
                      "sheet: no walk-away, no target, no alternatives of yours.", "soft")  # fmt: skip
        self.save = button("Save as PDF…", self.accept, "main")
        _lay_out(self, "The other side, for a colleague", about, *self.flags.values(), save=self.save)
        self._show_state()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are chosen, in their order."""
        return tuple(part for part, flag in self.flags.items() if flag.isChecked())

    def _show_state(self) -> None:
        self.save.setEnabled(bool(self.parts))

    def accept(self) -> None:
        settings.put(_REMEMBERED, " ".join(self.parts))
        super().accept()


def remembered_parts() -> tuple[str, ...]:
    """The parts chosen last; all of them at first."""
    known = str(settings.get(_REMEMBERED, "")).split()
    return tuple(part for part in PARTS if part in known) or tuple(PARTS)


class JournalDialog(QDialog):
    """Which entries are printed: those shown now or all, between two days or without end."""

    def __init__(
        self, parent: QWidget, entries: Sequence[Entry], wanted: Wanted, titles: Mapping[str, str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Journal")
        self._all, self._wanted = entries, wanted
        self.shown = _flag("Only the entries shown now", self._show_state)
        self.shown.show_value(bool(wanted))
        self.narrowed = words(LookedFor(wanted).in_words(titles), "small")
        self.first, self.last = _day("From the first entry"), _day("to the last one")
        for day, name in ((self.first, "First day"), (self.last, "Last day")):
            day.setAccessibleName(name)
            day.committed.connect(lambda _: self._show_state())
        self.count = words("", "soft")
        self.save = button("Save as PDF…", self.accept, "main")
        days = line(self.first, self.last, 0, 1, top=False)
        _lay_out(self, "Which entries", self.shown, self.narrowed, days, self.count, save=self.save)
        for part in (self.shown, self.narrowed):
            part.setVisible(bool(wanted))
        self._show_state()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are chosen, the newest first."""
        return self.looked_for.among(self._all)

    @property
    def looked_for(self) -> LookedFor:
        """What was chosen."""
        wanted = self._wanted if self.shown.isChecked() else Wanted()
        return LookedFor(wanted, self.first.value(), self.last.value())

    def _show_state(self) -> None:
        chosen = len(self.entries)
        self.count.setText(counted(chosen, "entry", "entries").capitalize())
        self.save.setEnabled(chosen > 0)


def _flag(text: str, then) -> FlagEditor:
    made = FlagEditor(text)
    made.setAccessibleName(text)
    made.committed.connect(lambda _: then())
    return made


def _day(empty: str) -> DayEditor:
    made = DayEditor(empty)
    made.show_value(None)
    return made


def _lay_out(dialog: QDialog, title: str, *parts: QWidget, save: QWidget) -> None:
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 20, 24, 16)
    box.setSpacing(6)
    for part in (words(title, "section"), *parts):
        box.addWidget(part)
    box.addSpacing(8)
    box.addWidget(line(1, button("Cancel", dialog.reject), save, top=False))
    dialog.setMinimumWidth(_WIDTH)
