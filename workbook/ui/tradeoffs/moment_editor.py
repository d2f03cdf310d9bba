"""A moment as a person gives it: a day and a time of day, in local time; stored in UTC."""

from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbook.ui.day_editor import DayEditor
from workbook.ui.typed_editors import ClockEditor


class MomentEditor(QWidget):
    """A day beside a time; without a day there is no moment."""

    committed = Signal(object)
    left = Signal()
    escaped = Signal()
    wrong = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.day, self.clock = DayEditor("when"), ClockEditor()
        self._typed = False
        self.clock.setFixedWidth(48)
        self.clock.setProperty("look", "soft")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.day, self.clock):
            box.addWidget(part)
            for name in ("left", "escaped"):
                getattr(part, name).connect(getattr(self, name))
        self.clock.wrong.connect(self.wrong)
        self.day.committed.connect(lambda _: self._commit())
        self.clock.committed.connect(lambda _: self._clock_typed())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.day)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(f"{name}, day")
        self.clock.setAccessibleName(f"{name}, time")

    def show_value(self, value: object) -> None:
        local = value.replace(tzinfo=UTC).astimezone() if isinstance(value, datetime) else None
        self.day.show_value(local.date() if local else None)
        self.clock.show_value(f"{local:%H:%M}" if local else "")
        self.clock.setVisible(local is not None)

    def keep_typed(self) -> None:
        """What was given could not be stored: a time that was typed stays in its field."""
        if self._typed:
            self.clock.keep_typed()

    def mark_wrong(self, wrong: bool) -> None:
        """Mark the time where it was typed and could not be stored."""
        self.setProperty("wrong", wrong)
        self.clock.mark_wrong(wrong and self.clock.isModified())

    def _clock_typed(self) -> None:
        self._typed = True
        self._commit()
        self._typed = False

    def _commit(self) -> None:
        day = self.day.value()
        self.committed.emit(_in_utc(day, str(self.clock.value() or "")) if day else None)


def _in_utc(day: date, clock: str) -> datetime:
    local = datetime.combine(day, time.fromisoformat(clock) if clock else time())
    return local.astimezone(UTC).replace(tzinfo=None, microsecond=0)
