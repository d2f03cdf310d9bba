"""Issue by issue: what it was settled at, and how that stands against what was wanted and needed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbook.analysis.reflection import IssueOutcome, issue_outcomes
from workbook.analysis.wording import named, points
from workbook.model import Dossier, IssueResult, Option
from workbook.ui.layout import ROW_INSET, Section, column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.reflection.late_form import LateForm
from workbook.ui.theme import look_as

NAME, MARK = 118, 66
MARKS = (("against_opening", "opening"), ("against_target", "target"), ("against_walk_away", "walk-away"))


class ResultLine(QFrame):
    """One issue: the option it was settled at, in words if need be, and the distances in points."""

    def __init__(self, page: Page, issue_id: str) -> None:
        super().__init__()
        self.issue_id = issue_id
        self.setObjectName("row")
        self.blank = page.make(IssueResult, issue_id=issue_id)()
        self.form = LateForm(page.document, IssueResult, lambda: page.dossier.issue_results)
        self.name = words("", "")
        self.option = self.form.choice("option_id", {}, look="tag", none="Not settled")
        self.result = self.form.line("result", "In your words", look="soft")
        self.marks = {key: words("", "caption", wrap=False) for key, _ in MARKS}
        box = QHBoxLayout(self)
        box.setContentsMargins(ROW_INSET, 6, 2, 6)
        texts = column(line(self.option, 0, 1), self.result, gap=1)
        marks = [fixed(mark, MARK) for mark in self.marks.values()]
        box.addWidget(line(fixed(self.name, NAME), texts, 1, *marks, gap=6))

    def show_outcome(self, dossier: Dossier, known: IssueOutcome) -> None:
        """Show how the issue was settled, or that it is not."""
        self.name.setText(named(known.issue.name, "Unnamed issue"))
        self.option.none = _unless_noted(dossier, self.issue_id)
        self.option.offer({row.id: named(row.name) for row in dossier.options_of(self.issue_id)})
        stored = next((row for row in dossier.issue_results if row.issue_id == self.issue_id), None)
        self.form.show(stored or self.blank)
        for key, _ in MARKS:
            _tell(self.marks[key], getattr(known, key), coloured=key != "against_opening")
        self.setAccessibleDescription(known.sentence)


class Results(Section):
    """A line for each issue of the negotiation; the row of a result is stored on the first choice."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: dict[str, ResultLine] = {}
        self.holder = QWidget()
        box = QVBoxLayout(self.holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        heads = [fixed(words(caption, "columnCaption", wrap=False), MARK) for _, caption in MARKS]
        self.captions = line(1, *heads, gap=6)
        self.captions.layout().setContentsMargins(0, 0, 2, 0)  # type: ignore[union-attr]
        self.empty = words(
            "Issues of the tab Trade-offs appear here, to note where each was settled.", "soft"
        )
        super().__init__(
            "Issue by issue", self.captions, self.empty, self.holder,
            note="points of worth to you against your opening, target and walk-away", gap=0,
        )  # fmt: skip
        self.layout().setContentsMargins(0, 20, 0, 0)  # type: ignore[union-attr]
        self.head.setContentsMargins(ROW_INSET, 0, 0, 0)
        self.empty.setContentsMargins(ROW_INSET, 4, 0, 4)

    def refresh(self, dossier: Dossier) -> None:
        outcomes = issue_outcomes(dossier)
        order = [known.issue.id for known in outcomes]
        if order != list(self.lines):
            kept = self.lines
            self.lines = {key: kept.get(key) or ResultLine(self.page, key) for key in order}
            for gone in (made for key, made in kept.items() if key not in self.lines):
                gone.hide()
                gone.deleteLater()
            for place, made in enumerate(self.lines.values()):
                self.holder.layout().insertWidget(place, made)  # type: ignore[union-attr]
        for known in outcomes:
            self.lines[known.issue.id].show_outcome(dossier, known)
        self.captions.setVisible(bool(outcomes))
        self.empty.setVisible(not outcomes)

    def reveal(self, row_id: str) -> bool:
        """Take the keyboard to a stored result."""
        for made in self.lines.values():
            if made.form.row is not None and made.form.row.id == row_id:
                made.result.focus_end()
                return True
        return False

    def focus_first(self) -> bool:
        """Take the keyboard to the first issue; False where there is none."""
        first = next(iter(self.lines.values()), None)
        if first is not None:
            first.option.setFocus()
        return first is not None


def _unless_noted(dossier: Dossier, issue_id: str) -> str:
    """What holds where no option was noted: what the agreed package takes, or nothing."""
    agreed = dossier.choices_of(dossier.reflection.package_id or "").get(issue_id)
    option = dossier.find(Option, agreed)
    return "Not settled" if option is None else f"{named(option.name)}, as in the package"


def _tell(label: QLabel, gap: float | None, *, coloured: bool) -> None:
    text = "" if gap is None else "level" if gap == 0 else points(gap) if gap < 0 else f"+{points(gap)}"
    look = "caption" if not gap or not coloured else "ok" if gap > 0 else "warn"
    label.setText(text)
    look_as(label, look)
