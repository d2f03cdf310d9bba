"""Journal: dated entries over all negotiations, practice goals, and what shows over time."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from workbook import guidance
from workbook.analysis.journal import common_tags, found, months
from workbook.analysis.learning import goals_due
from workbook.analysis.wording import counted
from workbook.figures.journal_line import journal_line
from workbook.model import Dossier, Entry, Negotiation, PracticeGoal, Row
from workbook.ui.beside import Beside
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.form import Form
from workbook.ui.journal.empty import nothing_found, nothing_yet, starters
from workbook.ui.journal.entry_painter import EntryLook
from workbook.ui.journal.entry_view import EntryView
from workbook.ui.journal.filters import Filters
from workbook.ui.journal.learned import Learned
from workbook.ui.layout import ROW_INSET, button, column, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList
from workbook.ui.sidebar import SearchField
from workbook.ui.theme import counts

SEARCH_PAUSE_MS = 80
#: While an entry is being written, what stands around it follows so much later.
TYPING_PAUSE_MS = 300
TABLES: frozenset[type[Row]] = frozenset({Entry, PracticeGoal})


class JournalPage(Page):
    """What was lived, read and watched, over all negotiations; and what it teaches."""

    key = "journal"
    title = "Journal"
    tables = TABLES
    needs_negotiation = False

    def build(self) -> QWidget:
        self._closed: dict[str, Dossier] = {}
        self._revealing = False
        self.document.changed.connect(self._forget)
        self.timeline = FigureView("Entries and meetings over time")
        self.timeline.clicked.connect(self._choose_period)
        self.filters = Filters()
        self.filters.setContentsMargins(ROW_INSET, 0, 0, 0)
        self.filters.changed.connect(self._narrow)
        self.entries = EntryView(self.document)
        self.entries.delete_wanted.connect(self._delete)
        self.entries.closed.connect(self._drop_blank)
        self.lists_or_words = QStackedWidget()
        self.starters = starters(guidance.prompts("journal"), self.write)
        for part in (self.entries, nothing_yet(self.starters), nothing_found(self.show_all)):
            self.lists_or_words.addWidget(part)
        self.beside = Beside(self.lists_or_words, self._aside(), least=430)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setSpacing(8)
        for part in (self._head(), self.timeline, self.filters):
            box.addWidget(part)
        box.addWidget(self.beside, 1)
        return body

    def _head(self) -> QWidget:
        self.search = SearchField()
        self.search.walked.connect(self._walk_in)
        self.search.returnPressed.connect(self._walk_in)
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search the journal")
        self.search.setAccessibleName("Search the journal")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(230)
        self._later = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._later.timeout.connect(self._show_rest)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.filters.want(words=self.search.text()))
        self.search.textChanged.connect(lambda: self._pause.start())
        self.count = counts(words("", "sectionNote", wrap=False))
        self.write_button = button("Write an entry", self.write, "main", edits=True)
        self.begin_button = button("Begin with…", self._show_starters, edits=True)
        title = words("Journal", "title", wrap=False)
        head = line(title, self.count, 0, 1, self.search, self.begin_button, self.write_button, top=False)
        head.setContentsMargins(ROW_INSET, 0, 0, 0)
        return head

    def _show_starters(self) -> None:
        menu = QMenu(self)
        for starter in guidance.prompts("journal"):
            menu.addAction(starter).triggered.connect(lambda _=False, starter=starter: self.write(starter))
        menu.popup(self.begin_button.mapToGlobal(self.begin_button.rect().bottomLeft()))

    def _aside(self) -> QWidget:
        self.goals = self._goals()
        self.due = counts(words("", "small"))
        self.learned = Learned()
        return column(
            section("Practice", self.due, self.goals, first=True),
            self.learned,
            self.hints(["entries", "practice_goals", "learning"]),
            gap=12,
        )

    def _goals(self) -> RowList:
        def build(form: Form) -> QWidget:
            about = line(form.day("due_on"), 1, form.flag("done"), gap=6, top=False)
            texts = (form.line("goal", look="strong"), form.line("where", look="soft"))
            return column(*texts, form.text("result", look="soft"), about, gap=0)

        return self.row_list(
            PracticeGoal, build, new=PracticeGoal, main="goal", add="Add something to practise"
        )

    # Showing

    def fill(self) -> None:
        workbook, wanted = self.document.workbook, self.filters.wanted
        titles = {row.id: _title(row) for row in workbook.negotiations}
        shown = found(workbook.entries, wanted)
        self.entries.show_months(months(shown), EntryLook(titles, tuple(wanted.words.lower().split())))
        self.lists_or_words.setCurrentIndex(0 if shown else 1 if not workbook.entries else 2)
        total = counted(len(workbook.entries), "entry", "entries")
        self.count.setText(f"{len(shown)} of {total}" if wanted else total if workbook.entries else "")
        for part in (self.search, self.begin_button):
            part.setVisible(bool(workbook.entries))
        if self.entries.writing:
            self._later.start()
        else:
            self._show_rest()

    def _narrow(self) -> None:
        self.entries.flush()
        self.fill()
        self._show_rest()

    def _show_rest(self) -> None:
        self._later.stop()
        self._show_filters()
        self._show_line()
        self._show_learning()

    def _show_filters(self) -> None:
        workbook = self.document.workbook
        used = {entry.negotiation_id for entry in workbook.entries}
        titles = {row.id: _title(row) for row in workbook.negotiations if row.id in used}
        self.filters.show_state(common_tags(workbook.entries), titles)
        self.filters.setVisible(bool(workbook.entries))

    def _show_line(self) -> None:
        workbook, today = self.document.workbook, date.today()
        chosen = self.filters.wanted.period
        self.timeline.show_figure(lambda width: journal_line(workbook, today, width, chosen, measure))
        self.timeline.setVisible(bool(workbook.entries))

    def _show_learning(self) -> None:
        workbook, today = self.document.workbook, date.today()
        due = [item.goal.id for item in goals_due(workbook, today)]
        rows = sorted(workbook.practice_goals, key=lambda row: row.position)
        rows.sort(key=lambda row: (row.done, due.index(row.id) if row.id in due else len(due)))
        self.goals.show_rows(rows)
        self.due.setText(f"{counted(len(due), 'goal')} to follow up on this week" if due else "")
        self.due.setVisible(bool(due))
        self.learned.show_workbook(workbook, self._closed_dossiers())

    def _closed_dossiers(self) -> list[Dossier]:
        closed = [row.id for row in self.document.workbook.negotiations if row.stage == "closed"]
        for row_id in closed:
            found = self._closed.get(row_id) or self._read(row_id)
            if found is not None:
                self._closed[row_id] = found
        return [self._closed[row_id] for row_id in closed if row_id in self._closed]

    def _read(self, negotiation_id: str) -> Dossier | None:
        return self.document.read(lambda: self.document.store.dossier(negotiation_id), None)

    def _forget(self, tables: frozenset[type[Row]]) -> None:
        if tables - TABLES:
            self._closed.clear()

    def _walk_in(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.filters.want(words=self.search.text())
        self.entries.enter()

    def _choose_period(self, key: str) -> None:
        period = key.partition(":")[2]
        self.filters.want(period="" if period == self.filters.wanted.period else period)

    def show_all(self) -> None:
        """Show every entry, whatever was searched for."""
        self._pause.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filters.show_all()

    # Editing

    def write(self, start: str = "") -> None:
        """Begin an entry of today, with the keyboard in its text."""
        linked = self.filters.wanted.negotiation_id or None
        entry = Entry(
            written_on=date.today(),
            kind="negotiation" if linked else "other",
            negotiation_id=linked,
            text=f"{start} " if start else "",
        )
        # One that was begun before and left empty goes first: after this step it could not go without a word.
        if self.entries.close_entry() and self.document.add(entry, text="wrote an entry"):
            self._open(entry.id, write=True)

    def _open(self, entry_id: str, *, write: bool = False) -> bool:
        if self.entries.entries.place_of(entry_id) < 0:
            self.show_all()
        return self.entries.open_entry(entry_id, write=write)

    def _delete(self, entry: Entry) -> None:
        place = self.entries.entries.place_of(entry.id)
        lines = self.entries.entries.lines
        near = [row for row in (*lines[place + 1 :], *lines[:place][::-1]) if isinstance(row, Entry)]
        if self.document.remove(entry):
            self.entries.setFocus()
            if near:
                self.entries.choose(near[0].id)

    def _drop_blank(self, entry_id: str) -> None:
        entry = self.document.find(Entry, entry_id)
        if not isinstance(entry, Entry) or any((entry.title, entry.text, entry.tags, entry.lesson)):
            return
        # A step more would cut off what can be redone, and undo would meet it again on its way.
        cuts = self._revealing or self.document.undo_stack.canRedo()
        if not self.document.take_back(entry) and not cuts:
            self.document.remove(entry, text="dropped an empty entry")

    # Finding

    def reveal(self, table: type[Row], row_id: str) -> bool:
        if table is Entry:
            opened = self.entries.opened
            if opened is not None and opened.id == row_id:
                return True
            self._revealing = True
            try:
                return self.document.find(Entry, row_id) is not None and self._open(row_id)
            finally:
                self._revealing = False
        self._show_rest()
        there = super().reveal(table, row_id)
        QTimer.singleShot(0, self, self._see_goal)
        return there

    def _see_goal(self) -> None:
        self.beside.see(self.focusWidget())

    def reveal_section(self, name: str) -> bool:
        """Go to ``entries``, to ``practice_goals``, or to one row (``entry:<id>``)."""
        if ":" in name:
            return self.reveal_key(name)
        if name == "practice_goals":
            self._see(self.goals.add_line)
            self.beside.see(self.goals.add_line)
            return True
        if name == "entries" and self.document.workbook.entries:
            self.entries.setFocus()
            return True
        return super().reveal_section(name)

    def follow(self, key: str) -> None:
        if key == "journal.small":
            self.write()
        else:
            super().follow(key)


def _title(row: Negotiation) -> str:
    return row.title or "Untitled negotiation"
