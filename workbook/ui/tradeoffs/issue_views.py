"""The issues in one of two looks: rows with chips to think with, or one table to fill in fast."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from workbook.analysis.tradeoffs.said import is_scored
from workbook.analysis.tradeoffs.utility import their_weight
from workbook.model import Dossier, Issue, Option, Row
from workbook.ui import settings
from workbook.ui.layout import column, line
from workbook.ui.pages.page import Page
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.issue_rows import IssueRows
from workbook.ui.tradeoffs.matrix import MatrixTable
from workbook.ui.tradeoffs.option_table import OptionTable

_KEY = "tradeoffs/issues"
#: More issues than this are a long way to scroll as rows.
MANY = 15
_LOOKS = {
    "rows": ("Rows", "Issues with their options as chips"),
    "table": ("Table", "All issues, options, points and scores in one table; paste one from a spreadsheet"),
}


class IssueViews:
    """Rows and table over the same issues; the one that is not seen is only brought up to date when it is."""

    def __init__(self, page: Page, draft: Draft, see: Callable[[QWidget], None]) -> None:
        self.page, self.draft, self.see = page, draft, see
        self.rows = IssueRows(page, draft)
        self.table: MatrixTable | None = None
        self.look, self._of = "rows", ""
        self._rows = column(self.rows.caption, self.rows.list, gap=0)
        self.widget = column(self._rows, gap=0)
        self.switch = self._switch()

    def _switch(self) -> QWidget:
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup()
        for look, (title, tip) in _LOOKS.items():
            made = QPushButton(title)
            made.setObjectName("segment")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setToolTip(tip)
            made.setAccessibleName(f"Issues as {title.lower()}")
            made.setAccessibleDescription(tip)
            made.clicked.connect(lambda _=False, look=look: self.choose(look))
            self._group.addButton(made)
            self.buttons[look] = made
        return line(*self.buttons.values(), gap=0, top=False)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        """Show the issues as they are."""
        self._begin(dossier)
        self._show_look()
        if self.as_table:
            self._made_table().refresh(dossier)
        else:
            self.rows.refresh(dossier)

    def show_draft(self) -> None:
        """Show which options the package being built takes."""
        if self.as_table:
            self._made_table().show_draft()
        else:
            self.rows.show_draft()

    @property
    def as_table(self) -> bool:
        return self.look == "table"

    def choose(self, look: str) -> None:
        """Change over to rows or to the table, for this time and the next start."""
        settings.put(_KEY, look)
        self.show_as(look)

    def show_as(self, look: str) -> None:
        """Change over to rows or to the table, for now."""
        if look != self.look:
            self.look = look
            self.refresh(self.page.dossier)

    def _begin(self, dossier: Dossier) -> None:
        """Another negotiation is shown in the look that was chosen, or that suits its number of issues."""
        if self._of != dossier.negotiation.id:
            self._of = dossier.negotiation.id
            fitting = "table" if len(dossier.issues) > MANY else "rows"
            self.look = settings.get(_KEY, fitting)

    def _show_look(self) -> None:
        self.buttons[self.look if self.look in self.buttons else "rows"].setChecked(True)
        self._rows.setVisible(not self.as_table)
        if self.as_table or self.table is not None:
            self._made_table().widget.setVisible(self.as_table)

    def _made_table(self) -> MatrixTable:
        if self.table is None:
            self.table = MatrixTable(self.page, self.draft)
            layout = self.widget.layout()
            assert layout is not None
            layout.addWidget(self.table.widget)
        return self.table

    def paste(self) -> None:
        """Take a table from the clipboard into the table."""
        self._made_table().pasting.paste()

    # Going places

    def reveal(self, table: type[Row], row_id: str) -> bool:
        """Take the keyboard to an issue or an option; False where there is none of that id."""
        if self.as_table:
            return self._made_table().reveal(table, row_id)
        if table is Issue:
            return self.rows.list.focus_row(row_id)
        option = self.page.dossier.find(Option, row_id)
        return option is not None and self.rows.focus_option(option.issue_id, row_id)

    def _in_table(self, what: str) -> bool:
        """Go on in the table where it is shown and has such a gap; else the rows are shown."""
        there = self.as_table and self._made_table().go_on(what)
        if not there:
            self.show_as("rows")
        return there

    def add_issue(self) -> None:
        """Take the keyboard to where an issue is added."""
        if self._in_table("issues"):
            return
        self.see(self.rows.list.add_line)

    def add_option(self) -> None:
        """Take the keyboard to where an option is added, of the first issue that has none."""
        if self._in_table("options"):
            return
        issues = self.rows.list.rows
        bare = [row for row in issues if not self.rows.options[row.id]]
        if issues:
            self.see(self.rows.chip_rows[(bare or list(issues))[0].id].field)

    def weigh(self) -> None:
        """Take the keyboard to the first points that are missing, or else to the first issue's."""
        if self._in_table("weights"):
            return
        issues = self.page.dossier.issues
        lacking = next((row for row in issues if not is_weighed(row)), None)
        if lacking is not None:
            self.see(self.rows.field(lacking.id, lacking.weight_me is None))
        elif issues:
            self.see(self.rows.field(issues[0].id, True))

    def go_on_with(self, name: str) -> None:
        """Take the keyboard to the first field that is missing, or else to where an issue is added."""
        issue = self._unfinished(name)
        if issue is None:
            self.add_issue()
        elif name != "target_id" and not is_weighed(issue):
            self.weigh()
        else:
            self.open_scores(issue.id, marks=name == "target_id")

    def _unfinished(self, name: str) -> Issue | None:
        """The first issue in which points and scores, or a target, are missing."""
        dossier = self.page.dossier
        bare = {row.issue_id for row in dossier.options if not is_scored(row)}
        lacking = {
            "target_id": lambda row: row.target_id is None,
        }.get(name, lambda row: not is_weighed(row) or row.id in bare)
        return next((row for row in dossier.issues if lacking(row)), None)

    def open_scores(self, issue_id: str = "", *, marks: bool = False) -> None:
        """Open an issue's scores (or marks), by default those of the first that lacks some."""
        if marks:
            self.show_as("rows")
        elif self._in_table("scores"):
            return
        bare = next((row.issue_id for row in self.page.dossier.options if not is_scored(row)), "")
        frame = self.rows.list.frames.get(issue_id or bare)
        if frame is not None:
            frame.edit(self.rows.list.main)
            if frame.details is None or frame.details.isHidden():
                frame.toggle_details()
            table: OptionTable = frame.details  # type: ignore[assignment]
            self.see(table.marks["target_id"] if marks else table.first_gap())

    def see_options(self, issue_id: str) -> None:
        """Take the keyboard to the option chosen in an issue."""
        if self.as_table:
            self._made_table().reveal(Issue, issue_id)
            return
        row = self.rows.chip_rows.get(issue_id)
        if row is not None:
            chosen = row.chips.get(self.draft.choices.get(issue_id, ""))
            self.see(chosen or next(iter(row.chips.values()), row.field))


def is_weighed(issue: Issue) -> bool:
    """Whether an issue has points for both sides."""
    return issue.weight_me is not None and their_weight(issue) is not None
