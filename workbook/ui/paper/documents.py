"""The longer documents as files: the dossier, the reflection, the journal, the role-play sheet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from workbook.analysis.journal import Wanted
from workbook.brief.choices import given_parts
from workbook.brief.lock import locked
from workbook.ui import settings
from workbook.ui.awaited import Awaited
from workbook.ui.document import Document
from workbook.ui.jobs import Job
from workbook.ui.paper import chosen, making
from workbook.ui.paper.asking import Choosing, JournalChoices, RolePlayChoices
from workbook.ui.paper.looking import PaperDialog
from workbook.ui.paper.making import Making
from workbook.ui.writing import file_name, write_file

if TYPE_CHECKING:
    from workbook.brief.documents import Made
    from workbook.ui.main_window import Workspace

SLOW_MS = 500


class Documents(QObject):
    """Makes documents beside the window and writes them; tells in the window how it went."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.workspace = workspace
        self._under_way: set[Job] = set()
        self.awaited = Awaited(self)

    @property
    def busy(self) -> bool:
        """Whether a document is being made."""
        return any(job.busy for job in self._under_way)

    # Asking

    def ask_dossier(self) -> None:
        """Show everything about the negotiation shown, to save or print."""
        self._ask("Dossier", "dossier", Choosing, lambda _: making.dossier(self._document))

    def ask_reflection(self) -> None:
        """Show the reflection on the negotiation shown, to save or print."""
        self._ask("Reflection", "reflection", Choosing, lambda _: making.reflection(self._document))

    def ask_role_play(self) -> None:
        """Ask what may be on the sheet for the colleague, and show it, to save or print."""
        self._ask(
            "The other side, for a colleague",
            "role-play",
            lambda: RolePlayChoices(self._given()),
            lambda choices: making.role_play(self._document, choices.parts),
            lambda choices: self._keep_given(choices.parts),
        )

    def ask_journal(self) -> None:
        """Ask which entries, and show them, to save or print."""
        self.workspace.flush()
        known = self._document.workbook
        titles = {row.id: row.title for row in known.negotiations}
        self._show(
            "Journal",
            f"Journal {date.today():%Y-%m-%d}",
            JournalChoices(known.entries, self._looked_for(), titles),
            lambda choices: making.journal(self._document, choices.entries, choices.looked_for),
        )

    def _ask(self, title: str, kind: str, choices, make, keep=lambda _: None) -> None:
        self.workspace.flush()
        dossier = self._document.dossier
        if dossier is not None:
            self._show(title, f"{file_name(dossier.negotiation.title)} {kind}", choices(), make, keep)

    def _show(self, title: str, name: str, choices: Choosing, make, keep=lambda _: None) -> None:
        dialog = PaperDialog(self.workspace, title, choices, lambda: make(choices))
        if dialog.exec():
            keep(choices)
            if dialog.printed:
                self.workspace.tell("Sent to the printer.")
            elif path := self._where(name):
                self.save(path, dialog.making, dialog.password)
        dialog.job.drop()
        dialog.deleteLater()

    def _given(self) -> tuple[str, ...]:
        dossier = self._document.dossier
        return given_parts(dossier) if dossier is not None else ()

    def _keep_given(self, parts: Collection[str]) -> None:
        if self._document.dossier is not None and not self._document.store.read_only:
            chosen.give(self._document, self._document.dossier, parts)

    def _where(self, name: str) -> Path | None:
        proposed = str(_folder() / f"{name}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self.workspace, "Save as PDF", proposed, "PDF (*.pdf)")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".pdf")

    # What there is

    @property
    def _document(self) -> Document:
        return self.workspace.document

    def _looked_for(self) -> Wanted:
        """What the journal shows now, where it was opened at all."""
        page = self.workspace.__dict__.get("journal")
        filters = getattr(page, "filters", None)
        return filters.wanted if filters is not None else Wanted()

    # Saving

    def save(self, path: Path, make: Making, password: str = "") -> None:
        """Write a document beside the window, locked where there is a password."""
        # A job of its own for each: the next document must not take the place of one that was asked for.
        job = Job(self)
        self._under_way.add(job)
        slow = QTimer(job, singleShot=True, interval=SLOW_MS)
        slow.timeout.connect(lambda: self.workspace.tell(f"Making {path.name} …"))
        slow.start()
        self.awaited.start(path.name)
        job.done.connect(lambda written: self._end(job, slow, path, self._say_written(path, *written)))
        job.failed.connect(lambda _: self._end(job, slow, path, self._say_failed(path)))
        # Written where it is made: closing the window waits for that, but takes no answers any more.
        job.start(lambda: _written(path, make(), password))

    def _end(self, job: Job, slow: QTimer, path: Path, well: bool) -> None:
        slow.stop()
        self._under_way.discard(job)
        job.deleteLater()
        self.awaited.end(path.name, well=well)

    def _say_written(self, path: Path, made: Made, trouble: str) -> bool:
        if trouble:
            self.workspace.tell(trouble, wrong=True)
            return False
        settings.put("brief/folder", str(path.parent))
        pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
        self.workspace.tell(f"Saved {path.name}, {pages}.{_missing(made.missing)}")
        return True

    def _say_failed(self, path: Path) -> bool:
        self.workspace.tell(
            f"{path.name} could not be made; nothing was written, and what you wrote is safe.", wrong=True
        )
        return False


def _written(path: Path, made: Made, password: str) -> tuple[Made, str]:
    return made, write_file(path, locked(made.content, password) if password else made.content)


def _missing(characters: tuple[str, ...]) -> str:
    if not characters:
        return ""
    return f" No font here has {' '.join(characters[:8])}: printed as hollow boxes."


def _folder() -> Path:
    remembered = Path(str(settings.get("brief/folder", "")))
    if remembered.is_absolute() and remembered.is_dir():
        return remembered
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
