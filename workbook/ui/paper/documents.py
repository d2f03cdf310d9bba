"""The longer documents as files: the dossier, the reflection, the journal, the role-play sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from workbook import brief
from workbook.analysis.journal import Wanted
from workbook.ui import settings
from workbook.ui.awaited import Awaited
from workbook.ui.jobs import Job
from workbook.ui.paper.toolbar import chosen_paper
from workbook.ui.writing import file_name, write_file

if TYPE_CHECKING:
    from workbook.brief.documents import Made
    from workbook.brief.papers.looked_for import LookedFor
    from workbook.ui.main_window import Workspace

SLOW_MS = 500
Making = Callable[[], "Made"]


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
        """Ask where, then write everything about the negotiation shown."""
        self._ask("dossier", lambda path: self.save_dossier(path))

    def ask_reflection(self) -> None:
        """Ask where, then write the reflection on the negotiation shown."""
        self._ask("reflection", lambda path: self.save_reflection(path))

    def ask_role_play(self) -> None:
        """Ask what may be on the sheet and where it goes, then write it."""
        from workbook.ui.paper.asking import RolePlayDialog

        if self._dossier() is None:
            return
        dialog = RolePlayDialog(self.workspace)
        if dialog.exec():
            parts = dialog.parts
            self._ask("role-play", lambda path: self.save_role_play(path, parts))
        dialog.deleteLater()

    def ask_journal(self) -> None:
        """Ask which entries and where, then write them."""
        from workbook.ui.paper.asking import JournalDialog

        self.workspace.flush()
        known = self.workspace.document.workbook
        dialog = JournalDialog(self.workspace, known.entries, self._looked_for(), self._titles())
        if dialog.exec():
            entries, looked_for = dialog.entries, dialog.looked_for
            name = self._where(f"Journal {date.today():%Y-%m-%d}")
            if name is not None:
                self.save_journal(name, entries, looked_for)
        dialog.deleteLater()

    def _ask(self, kind: str, then: Callable[[Path], None]) -> None:
        dossier = self._dossier()
        if dossier is None:
            return
        path = self._where(f"{file_name(dossier.negotiation.title)} {kind}")
        if path is not None:
            then(path)

    def _where(self, name: str) -> Path | None:
        proposed = str(_folder() / f"{name}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self.workspace, "Save as PDF", proposed, "PDF (*.pdf)")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".pdf")

    # What there is

    def _dossier(self):
        self.workspace.flush()
        return self.workspace.document.dossier

    def _titles(self) -> dict[str, str]:
        return {row.id: row.title for row in self.workspace.document.workbook.negotiations}

    def _looked_for(self) -> Wanted:
        """What the journal shows now, where it was opened at all."""
        page = self.workspace.__dict__.get("journal")
        filters = getattr(page, "filters", None)
        return filters.wanted if filters is not None else Wanted()

    # Saving

    def save_dossier(self, path: Path) -> None:
        """Write everything about the negotiation shown, with its entries of the journal."""
        dossier, known = self._dossier(), self.workspace.document.workbook
        chosen = dossier.negotiation.id
        entries = [row for row in known.entries if row.negotiation_id == chosen]
        goals = [row for row in known.practice_goals if row.negotiation_id == chosen]
        ways = _ways()

        def make() -> Made:
            from workbook.brief import documents

            return documents.dossier(dossier, entries, goals, **ways)

        self._start(path, make)

    def save_reflection(self, path: Path) -> None:
        """Write the reflection on the negotiation shown, with what it gave to practise."""
        dossier, known = self._dossier(), self.workspace.document.workbook
        goals = [row for row in known.practice_goals if row.negotiation_id == dossier.negotiation.id]
        ways = _ways()

        def make() -> Made:
            from workbook.brief import documents

            return documents.reflection(dossier, goals, **ways)

        self._start(path, make)

    def save_role_play(self, path: Path, parts) -> None:
        """Write the sheet for the colleague with these parts on it."""
        dossier, ways = self._dossier(), _ways()

        def make() -> Made:
            from workbook.brief import documents

            return documents.role_play(dossier, parts, **ways)

        self._start(path, make)

    def save_journal(self, path: Path, entries, looked_for: LookedFor | None = None) -> None:
        """Write these entries; what they were looked for by is said on the paper."""
        titles, ways = self._titles(), _ways()

        def make() -> Made:
            from workbook.brief import documents
            from workbook.brief.papers.looked_for import LookedFor

            return documents.journal(entries, titles, looked_for or LookedFor(), **ways)

        self._start(path, make)

    def _start(self, path: Path, make: Making) -> None:
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
        job.start(lambda: _written(path, make()))

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


def _written(path: Path, made: Made) -> tuple[Made, str]:
    return made, write_file(path, made.content)


def _ways() -> dict:
    return {"paper": chosen_paper(), "today": date.today(), "locale": brief.desktop_locale()}


def _missing(characters: tuple[str, ...]) -> str:
    if not characters:
        return ""
    return f" No font here has {' '.join(characters[:8])}: printed as hollow boxes."


def _folder() -> Path:
    remembered = Path(str(settings.get("brief/folder", "")))
    if remembered.is_absolute() and remembered.is_dir():
        return remembered
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
