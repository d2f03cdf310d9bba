"""Issues as rows: how much each matters to both, and its options as chips to pick from."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from workbook.model import Dossier, Issue, Option, Standard
from workbook.ui.estimate_editor import EstimateEditor
from workbook.ui.form import Form
from workbook.ui.layout import ROW_INSET, column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.range_bars import WeightBar
from workbook.ui.tradeoffs.chips import MARKS, ChipRow
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.option_lines import NewOption
from workbook.ui.tradeoffs.option_table import OptionTable
from workbook.ui.tradeoffs.points_editor import ESTIMATE, OWN, TOOLS, estimate_of, own_points, their_points
from workbook.ui.tradeoffs.quiet_line import QuietLine

THEIR_WEIGHT = ("weight_them_low", "weight_them_likely", "weight_them_high")


class IssueRows:
    """The list of issues of a page, and what picking, adding and changing options does."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page, self.draft, self.document = page, draft, page.document
        self.scale = 50.0
        self.options: dict[str, tuple[Option, ...]] = {}
        self.standards: dict[str, list[Standard]] = {}
        self.chip_rows: dict[str, ChipRow] = {}
        self.list = page.row_list(
            Issue,
            self._build,
            new=page.make(Issue),
            main="name",
            add="Add an issue",
            details=lambda form: OptionTable(page, form),
        )
        self.caption = line(
            _inset(words("Issue and options", "columnCaption", wrap=False)),
            1,
            fixed(words("matters to you", "columnCaption", wrap=False), OWN),
            fixed(words("to them, as far as you know", "columnCaption", wrap=False), ESTIMATE + TOOLS),
            gap=14,
        )

    def refresh(self, dossier: Dossier) -> None:
        """Show the issues as they are; only what differs is redrawn."""
        self.options = {issue.id: () for issue in dossier.issues}
        for option in dossier.options:
            self.options[option.issue_id] += (option,)
        self.standards = {issue.id: [] for issue in dossier.issues}
        for standard in dossier.standards:
            self.standards.get(standard.issue_id or "", []).append(standard)
        self.scale = _scale(dossier)
        self.chip_rows = {key: row for key, row in self.chip_rows.items() if key in self.options}
        self.list.show_rows(dossier.issues)
        self.caption.setVisible(bool(dossier.issues))

    def show_draft(self) -> None:
        """Show which options the package being built takes."""
        for issue in self.list.rows:
            self._show_chips(issue)

    def show_points(self, dossier: Dossier, but: str) -> None:
        """Show my points as they would be, in all rows but the one that is being dragged."""
        for issue in dossier.issues:
            frame = self.list.frames.get(issue.id)
            bar = frame.content.findChild(WeightBar) if frame is not None and issue.id != but else None
            if frame is not None and bar is not None and bar.value != issue.weight_me:
                frame.form.editors["weight_me"].show_value(issue.weight_me)  # type: ignore[attr-defined]
                bar.show_value(issue.weight_me)

    def field(self, issue_id: str, mine: bool) -> QWidget:
        """Where an issue’s points are typed: one’s own, or the likely ones of the other side."""
        frame = self.list.frames[issue_id]
        return frame.form.editors["weight_me"] if mine else estimate_of(frame).likely

    def focus_option(self, issue_id: str, option_id: str) -> bool:
        """Take the keyboard to an option's chip."""
        row = self.chip_rows.get(issue_id)
        return row is not None and row.focus_option(option_id)

    def _build(self, form: Form) -> QWidget:
        estimate = their_points(form, THEIR_WEIGHT)
        chips, quiet = ChipRow(), QuietLine()
        form.moving.connect(self.page.preview_row)
        form.watch(partial(self._show_row, chips, quiet, estimate))
        chips.asked.connect(lambda wish, option: self._do(form, wish, option))
        chips.added.connect(lambda text: self._add_option(form, chips.field, text))
        chips.field.grown.connect(lambda text: self._grow_option(form, chips.field, text))
        chips.field.given_up.connect(lambda: self._give_up_option(chips.field))
        chips.renaming.connect(self._rename)
        chips.renamed.connect(self._rename)
        chips.renamed.connect(self.document.end_typing)
        first = line(
            form.line("name", look="strong"),
            1,
            own_points(form, "weight_me", self._scale_of, lock="weight_locked"),
            estimate,
            gap=14,
        )
        return column(first, column(chips, quiet, gap=3, margins=(14, 0, 0, 0)), gap=2)

    def _scale_of(self) -> float:
        return self.scale

    def _show_row(self, chips: ChipRow, quiet: QuietLine, estimate: EstimateEditor, issue: Issue) -> None:
        self.chip_rows[issue.id] = chips
        estimate.bar.set_scale(self.scale)
        quiet.show_text(self._quiet(issue))
        self._show_chips(issue)

    def _show_chips(self, issue: Issue) -> None:
        chosen = self.draft.choices.get(issue.id, "")
        self.chip_rows[issue.id].show_options(issue.name, self.options.get(issue.id, ()), chosen)

    def _quiet(self, issue: Issue) -> str:
        names = {option.id: option.name.strip() or "unnamed" for option in self.options.get(issue.id, ())}
        marks = [
            f"{said} {names[key]}" for name, said in MARKS.items() if (key := getattr(issue, name)) in names
        ]
        standards = [
            ": ".join(filter(None, (row.what.strip(), row.figure.strip())))
            for row in self.standards.get(issue.id, [])
        ]
        return " · ".join([*marks, *(f"standard {said}" for said in standards if said)])

    # Options

    def _do(self, form: Form, wish: str, option_id: str) -> None:
        option = self.document.find(Option, option_id)
        if not isinstance(option, Option):
            return
        issue = self.document.find(Issue, option.issue_id)
        if issue is None:
            return
        if wish == "pick":
            self.draft.take(issue.id, option_id)
        elif wish == "delete":
            self._remove(issue.id, option)
        elif wish in ("left", "right"):
            self._move(issue.id, option, -1 if wish == "left" else 1)
        elif wish.startswith("mark "):
            name = wish.split()[1]
            marked = getattr(issue, name) == option_id
            values: dict[str, Any] = {name: None if marked else option_id}
            self.document.set(issue, **values)

    def _add_option(self, form: Form, field: NewOption, text: str) -> None:
        stored = self._grow_option(form, field, text)
        self.document.end_typing()
        if stored:
            field.option_id = field.stored = ""
        else:
            field.setText(text)

    def _grow_option(self, form: Form, field: NewOption, text: str) -> bool:
        """Store the name typed so far, in one step with what follows."""
        if form.row is None:
            return False
        option = self.document.find(Option, field.option_id)
        if option is not None:
            stored = self.document.set(option, typing=True, name=text)
        else:
            known = self.options.get(form.row.id, ())
            owner = self.page.dossier.negotiation.id
            option = Option(negotiation_id=owner, issue_id=form.row.id, position=len(known), name=text)
            stored = self.document.insert(option, known)
            if stored:
                self.document.go_on_typing(option, "name")
        if stored:
            field.option_id, field.stored = option.id, text
        return stored

    def _give_up_option(self, field: NewOption) -> None:
        option = self.document.find(Option, field.option_id)
        field.option_id = field.stored = ""
        if option is not None:
            self.document.end_typing()
            self.document.take_back(option)

    def _rename(self, option_id: str, text: str) -> None:
        option = self.document.find(Option, option_id)
        if option is not None:
            self.document.set(option, typing=True, name=text)

    def _remove(self, issue_id: str, option: Option) -> None:
        order = [row.id for row in self.options[issue_id]]
        place = order.index(option.id)
        if self.document.remove(option):
            left = [key for key in order if key != option.id]
            row = self.chip_rows[issue_id]
            if not left or not row.focus_option(left[min(place, len(left) - 1)]):
                row.field.setFocus()

    def _move(self, issue_id: str, option: Option, step: int) -> None:
        order = [row for row in self.options[issue_id] if row.id != option.id]
        place = [row.id for row in self.options[issue_id]].index(option.id) + step
        if 0 <= place <= len(order):
            order.insert(place, option)
            self.document.place(order)
            self.focus_option(issue_id, option.id)


def _inset(caption: QLabel) -> QLabel:
    caption.setContentsMargins(ROW_INSET, 0, 0, 0)
    return caption


def _scale(dossier: Dossier) -> float:
    """The end of the bars: 50 points, or more where somebody gives more."""
    points = [
        point
        for issue in dossier.issues
        for point in (issue.weight_me, *(getattr(issue, name) for name in THEIR_WEIGHT))
        if point is not None
    ]
    return min(100.0, max(50.0, -(-max(points, default=0.0) * 1.15 // 10) * 10))
