"""What is inside one backup, and how it differs from the workbook as it is now."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbook.analysis.wording import counted
from workbook.model.negotiation import STAGES
from workbook.storage.backups import Backup, Content, Difference, Summary
from workbook.ui.dates import day_text
from workbook.ui.keeping.backup_list import about, in_all, when
from workbook.ui.layout import column, line, refill, words
from workbook.ui.theme import counts

_HOW = (
    "All of two days are kept, then one a day, a week and a month. "
    "Each can become a workbook of its own again."
)
_MOST = 40
_WHEN = (
    "A backup is made when you open a workbook that has changed, after half an hour of work, before an "
    "import and other large steps, and when you press Ctrl+S."
)


def how(backups: Sequence[Backup]) -> str:
    """What is kept, and how much that is, in a line above the list."""
    return f"{_HOW} {in_all(backups)}" if backups else _HOW


class BackupPreview(QScrollArea):
    """Shows one backup at a time; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What is in the backup")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(18, 4, 14, 4)
        box.setSpacing(3)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._holder = holder
        self.setWidget(holder)

    def show_told(self, backup: Backup, sentence: str, look: str = "soft") -> None:
        """A sentence in place of what is inside: why that is not shown, or not yet."""
        refill(self._holder, *_head(backup), _caption(sentence, look))

    def show_content(self, backup: Backup, content: Content, compared: Difference) -> None:
        """What is inside, and what the backup and the workbook have that the other has not."""
        parts = [*_head(backup), *_compared(compared), *_inside(content)]
        refill(self._holder, *parts)
        self.verticalScrollBar().setValue(0)

    def texts(self) -> list[str]:
        """All that is shown, line by line."""
        return [label.text() for label in self._holder.findChildren(type(words())) if not label.isHidden()]


def empty(first: QWidget) -> QWidget:
    """What stands there before the first backup, with a way to make it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.addStretch(1)
    parts = (words("No backup yet", "emptyTitle"), words(_WHEN, "emptyText"), line(first, 0, 1))
    box.addWidget(column(*parts, gap=12))
    box.addStretch(2)
    return holder


def _head(backup: Backup) -> list[QWidget]:
    return [counts(words(when(backup.made_at), "section")), counts(words(about(backup), "small"))]


def _caption(text: str, look: str = "strong", above: int = 12) -> QWidget:
    made = words(text, look)
    made.setContentsMargins(0, above, 0, 0)
    return made


def _compared(found: Difference) -> Iterator[QWidget]:
    yield _caption("Compared with the workbook now")
    groups = (
        ("Only in this backup", found.only_first),
        ("Only in the workbook now", found.only_second),
        ("In both, but not alike", found.changed),
    )
    if found.same:
        yield words("Nothing differs.", "soft")
    elif not any(rows for _, rows in groups):
        yield words("The practice goals differ.", "soft")
    for title, rows in groups:
        if rows:
            yield _caption(title, "caption", 5)
            yield from _named(rows)


def _inside(content: Content) -> Iterator[QWidget]:
    yield _caption("In this backup")
    entries = counted(len(content.entries), "journal entry", "journal entries")
    told = f"{counted(len(content.negotiations), 'negotiation')}, {entries}."
    yield counts(words(told[:1].upper() + told[1:], "soft"))
    for row in content.negotiations[:_MOST]:
        day = " · ".join(part for part in (STAGES.get(row.stage, ""), day_text(row.day)) if part)
        yield line(words(_title(row)), 1, words(day, "small", wrap=False), gap=14)
    yield from _more(content.negotiations)


def _named(rows: Sequence[Summary]) -> Iterator[QWidget]:
    for row in rows[:_MOST]:
        yield words(_title(row) if row.stage else f"Journal: {_title(row)}")
    yield from _more(rows)


def _more(rows: Sequence[Summary]) -> Iterator[QWidget]:
    if len(rows) > _MOST:
        yield counts(words(f"and {len(rows) - _MOST:,} more", "small"))


def _title(row: Summary) -> str:
    return " ".join(row.title.split()) or "untitled"
