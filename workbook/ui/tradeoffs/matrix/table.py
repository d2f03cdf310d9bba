"""The table with what it says below: the page's second way to look at its issues."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbook.model import Dossier, Issue, Option, Row
from workbook.ui.form import problem_below
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import ROW_INSET, button, column, line, words
from workbook.ui.pages.page import Page
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.matrix.copying import copy_cells, copy_table
from workbook.ui.tradeoffs.matrix.edits import Edits
from workbook.ui.tradeoffs.matrix.gaps import first_gap
from workbook.ui.tradeoffs.matrix.lines import HIGH, NAME, Line
from workbook.ui.tradeoffs.matrix.menu import EDITING, open_menu
from workbook.ui.tradeoffs.matrix.model import MatrixModel
from workbook.ui.tradeoffs.matrix.notice import Notice, Offer
from workbook.ui.tradeoffs.matrix.pasting import Pasting
from workbook.ui.tradeoffs.matrix.view import ROW, MatrixView

_LEAST, _MARGIN = 240, 116
_KEYS = "Type to fill a cell · Enter goes down · Space picks an option"


class MatrixTable(QObject):
    """All issues with their options in one grid. ``widget`` is what the page shows.

    The page calls ``refresh`` with each new dossier and ``show_draft`` when the package being built changes.
    """

    def __init__(self, page: Page, draft: Draft) -> None:
        super().__init__(page)
        self.page, self.draft, self.document = page, draft, page.document
        self.edits = Edits(self.document)
        self.fresh = ""
        self._said_at: tuple[str, QUndoCommand | None] = ("", None)
        self.model = MatrixModel(self, only_read=self.document.read_only)
        self.view = MatrixView(self.model, self._typed)
        self.notice = Notice()
        self.notice.resized.connect(self._fit)
        self.pasting = Pasting(self)
        self._problem: QLabel | None = None
        self.view.wished.connect(self._do)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.wrong.connect(self._say_wrong)
        self.view.left.connect(self.document.end_typing)
        self.view.selectionModel().currentChanged.connect(self._follow)
        self.widget = column(self.view, self.notice, self._foot(), gap=6)
        page.viewport().installEventFilter(self)

    def _foot(self) -> QWidget:
        self.fold_link = button("Fold all issues", self.fold_all, "quiet")
        self.copy_link = copy = button("Copy the table", lambda: self._do("copy table"), "quiet")
        paste = button("Paste", lambda: self._do("paste"), "quiet", edits=True)
        copy.setToolTip("All issues and options, for a spreadsheet")
        paste.setToolTip("Cells from a spreadsheet, or a whole table: issue, option, and numbers")
        keys = edits(words(_KEYS, "tiny", wrap=False))
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot = line(self.fold_link, copy, paste, keys, 1, gap=16, top=False)
        foot.setContentsMargins(ROW_INSET - 2, 0, ROW_INSET, 0)
        return foot

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        """Show the negotiation as it is; only what differs is redrawn."""
        if self._said_at != self._state():
            # What was said is about what was done before: “Undo” beside it would undo something else.
            self.notice.hush()
        self.model.show_picked(self.draft.choices)
        self.model.show_dossier(dossier)
        self.view.stay_in_a_cell()
        self.fold_link.setVisible(len(dossier.issues) > 1)
        self.copy_link.setVisible(bool(dossier.issues))
        self.fold_link.setText("Fold all issues" if self._unfolded() else "Unfold all issues")
        self._fit()

    def say(self, sentence: str, *offers: Offer, wrong: bool = False) -> None:
        """Say something below the table, until it is closed or something else is done."""
        self._said_at = self._state()
        self.notice.say(sentence, *offers, wrong=wrong)

    def last_step(self) -> QUndoCommand | None:
        """What undo would take back. Its number would not tell: it stays the same where the oldest step
        makes room for the newest."""
        stack = self.document.undo_stack
        return stack.command(stack.index() - 1) if stack.canUndo() else None

    def _state(self) -> tuple[str, QUndoCommand | None]:
        return self.page.dossier.negotiation.id, self.last_step()

    def show_draft(self) -> None:
        """Mark the options that the package being built takes."""
        self.model.show_picked(self.draft.choices)

    def reveal(self, table: type[Row], row_id: str) -> bool:
        """Take the keyboard to an issue or an option; False where it is not in the table."""
        row = self.document.find(table, row_id) if table in (Issue, Option) else None
        if isinstance(row, Option) and row.issue_id in self.model.folded:
            self._fold(self.model.folded - {row.issue_id})
        column = max(self.view.currentIndex().column(), NAME)
        kind = "option" if table is Option else "issue"
        shown = row is not None and self.view.go_to(kind, row_id, column)
        if shown:
            self.view.setFocus()
        return shown

    def go_on(self, what: str) -> bool:
        """Take the keyboard to what is missing first of ``issues``, ``options``, ``weights`` or ``scores``.

        False where nothing of it is missing; then the keyboard stays where it is.
        """
        if self.model.folded and what != "issues":
            self._fold([])
        gap = first_gap(self.model.lines, what)
        if gap is not None:
            self.view.setFocus()
            self.view.go(*gap)
        return gap is not None

    def _fit(self) -> None:
        taken = _MARGIN + self.notice.room(self.view.width())
        room = max(_LEAST, self.page.viewport().height() - taken)
        height = min(self.view.wanted_height(), room)
        if self.view.height() != height:
            self.view.setFixedHeight(height)

    def _follow(self) -> None:
        """Keep the cell that has the keyboard in sight of the page too."""
        body = self.page.widget()
        if self.view.hasFocus() and body is not None:
            cell = self.view.visualRect(self.view.currentIndex()).center()
            place = self.view.viewport().mapTo(body, cell)
            self.page.ensureVisible(place.x(), place.y(), 0, ROW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    # Folding

    def _unfolded(self) -> list[str]:
        return [row.id for row in self.page.dossier.issues if row.id not in self.model.folded]

    def fold_all(self) -> None:
        """Leave only the issues in sight; or show all options again."""
        self._fold([row.id for row in self.page.dossier.issues] if self._unfolded() else [])

    def _fold(self, issue_ids: object) -> None:
        current = self.view.line
        self.model.fold(self.page.dossier, frozenset(issue_ids))  # type: ignore[call-overload]
        self.refresh(self.page.dossier)
        if current is not None and current.issue_id in self.model.folded:
            self.view.go_to("issue", current.issue_id)

    # Doing

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid() and index not in self.view.selectedIndexes():
            self.view.go(index.row(), min(index.column(), HIGH))
        if self.view.line is not None:
            open_menu(self.view, self.view.viewport().mapToGlobal(place), self.view.line, self._do)

    def _typed(self, line: Line, column: int, text: str) -> str:
        if not line.is_stored:
            problem, row = self.edits.add(line, text)
            if row is not None and not problem:
                self.document.go_on_typing(row, "name")
            return problem
        problem = self.edits.write(line, column, text, typing=True, before=self.view.typing.before)
        if not problem and line.row is not None and line.row.id == self.fresh:
            self.fresh = ""
        return problem

    def _say_wrong(self, words: str) -> None:
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if words and self.view.typing.editor is not None:
            self._problem = problem_below(self.view.typing.editor, words)

    def _copy_table(self) -> None:
        rows = copy_table(self.page.dossier)
        self.say(f"Copied {rows} rows with a line of headings.")

    def _do(self, wish: str) -> None:
        if self.model.only_read and wish in EDITING:
            return
        if wish in ("paste", "copy table"):
            # Of the whole table: they need no cell to start from.
            {"paste": self.pasting.paste, "copy table": self._copy_table}[wish]()
            return
        line = self.view.line
        if line is None:
            return
        if wish == "pick" and line.option is not None:
            self.draft.take(line.issue_id, line.option.id)
        elif wish == "fold" and line.issue is not None:
            self._fold(self.model.folded ^ {line.issue_id})
        elif wish == "insert":
            self._insert(line)
        elif wish in ("up", "down"):
            self._move(line, -1 if wish == "up" else 1)
        elif wish in ("delete", "delete rows"):
            self._delete(whole=wish == "delete rows")
        elif wish in ("copy", "cut"):
            self._copy(cut=wish == "cut")
        elif wish == "left blank":
            self._left_blank()
        elif wish == "undo":
            at = self.view.currentIndex()
            place, column = at.row(), at.column()
            self.undo()
            self.view.go(place, column)
        elif wish == "hush":
            self.notice.hush()

    def _insert(self, line: Line) -> None:
        if not line.is_stored:
            self.view.typing.begin()
            return
        problem, row = self.edits.insert_below(line)
        if problem or row is None:
            self._refuse(problem)
            return
        self.fresh = row.id
        self.view.go_to("option" if isinstance(row, Option) else "issue", row.id)
        self.view.typing.begin()

    def _left_blank(self) -> None:
        if self.fresh:
            gone, self.fresh = self.fresh, ""
            row = self.document.find(Option, gone) or self.document.find(Issue, gone)
            if row is not None and not getattr(row, "name", ""):
                self.edits.take_back(gone)

    def _move(self, line: Line, step: int) -> None:
        if line.is_stored:
            column = self.view.currentIndex().column()
            self._refuse(self.edits.move(line, step))
            self.view.go_to(*line.key, column)

    def _delete(self, *, whole: bool) -> None:
        cells = [(line, column) for line, column in self.view.selected() if line.is_stored]
        named = [line for line, column in cells if column == NAME or whole]
        rows = list({line.key: line for line in named}.values())
        at = self.view.currentIndex()
        place, column = at.row(), at.column()
        if not rows:
            self._refuse(self.edits.clear(cells))
            return
        problem = self.edits.remove(rows)
        self._refuse(problem)
        if not problem:
            self.view.go(place, column)
            self.say(_deleted(rows), ("Undo", self.undo))

    def _copy(self, *, cut: bool) -> None:
        if copy_cells(self.view.selected()) and cut:
            self._delete(whole=False)

    def rename(self, line: Line, name: str) -> None:
        """Give the row of a line another name."""
        self._refuse(self.edits.write(line, NAME, name))

    def undo(self) -> None:
        """Take the last step back, and the keyboard to the table."""
        self.notice.hush()
        self.view.setFocus()
        self.document.undo()

    def _refuse(self, problem: str) -> None:
        if problem:
            self.say(problem, wrong=True)


def _deleted(rows: list[Line]) -> str:
    if len(rows) == 1:
        return f"Deleted “{rows[0].cells[NAME] or 'unnamed'}”."
    return f"Deleted {len(rows)} rows."
