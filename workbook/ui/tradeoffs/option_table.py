"""The options of one issue in full: their scores for both sides, the marks, what else is to be said."""

import sys
from typing import Literal

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.analysis.tradeoffs.scoring import interpolated, numbered
from workbook.model import Issue, Option
from workbook.ui.form import Form
from workbook.ui.layout import button, chips, column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.by_amount import ByAmount
from workbook.ui.tradeoffs.chips import MARKS
from workbook.ui.tradeoffs.points_editor import ESTIMATE, OWN, estimate_of, own_points, their_points

THEIR_SCORE = ("score_them_low", "score_them_likely", "score_them_high")


class OptionTable(QWidget):
    """What opens below an issue. ``form`` is the issue's own."""

    def __init__(self, page: Page, form: Form) -> None:
        super().__init__()
        self.page, self.form, self.document = page, form, page.document
        self.list = RowList(
            self.document, Option, self._build, new=self._new, main="name", add="Add an option"
        )
        self.by_amount = ByAmount(self._add_amounts)
        self.by_amount.shut.connect(self._show_links)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 4, 22, 6)
        box.setSpacing(2)
        for part in (self._caption(), self.list, self._links(), self.by_amount, self._marks(), self._more()):
            box.addWidget(part)
        form.watch(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        try:
            self._show(self.form.row)
        except Exception:
            # An exception that leaves an event handler ends the whole process.
            sys.excepthook(*sys.exc_info())

    def _new(self) -> Option:
        issue = self.form.row
        return Option(negotiation_id=self.page.dossier.negotiation.id, issue_id=issue.id if issue else "")

    def _caption(self) -> QWidget:
        return line(
            words("Option", "columnCaption", wrap=False),
            1,
            fixed(words("score for you, 0–100", "columnCaption", wrap=False), OWN),
            fixed(words("for them, your guess", "columnCaption", wrap=False), ESTIMATE + 26),
            gap=14,
        )

    def _build(self, form: Form) -> QWidget:
        estimate = their_points(form, THEIR_SCORE)
        form.moving.connect(self.page.preview_row)
        return line(form.line("name"), 1, own_points(form, "score_me"), estimate, gap=14)

    def _links(self) -> QWidget:
        self.spread_me = button(
            "Spread yours evenly, first is best", lambda: self._spread("me"), "link", edits=True
        )
        self.spread_them = button(
            "Spread theirs the other way round", lambda: self._spread("them"), "link", edits=True
        )
        self.between_me = button("Fill in yours in between", lambda: self._fill("me"), "link", edits=True)
        self.between_them = button(
            "Fill in theirs in between", lambda: self._fill("them"), "link", edits=True
        )
        self.amounts = button("Options by amount ▾", self._toggle_amounts, "link", edits=True)
        return chips(
            self.spread_me, self.between_me, self.spread_them, self.between_them, self.amounts, gap=12
        )

    def _toggle_amounts(self) -> None:
        self.by_amount.toggle()
        self._show_links()

    def _add_amounts(self, first: str, last: str, step: str) -> bool:
        issue = self.form.row
        names = numbered(first, last, step)
        return isinstance(issue, Issue) and steps.add_amounts(self.document, self.page.dossier, issue, names)

    def _fill(self, side: Literal["me", "them"]) -> None:
        steps.fill_between(self.document, self._options(), side)

    def _spread(self, side: str) -> None:
        steps.spread(self.document, self._options(), side)

    def _marks(self) -> QWidget:
        self.marks = {name: self.form.choice(name, {}, look="tag", none="not set") for name in MARKS}
        labels = {name: self.form.labelled(name, editor) for name, editor in self.marks.items()}
        return line(*labels.values(), gap=18)

    def _more(self) -> QWidget:
        self.standards = words("", "small")
        return column(self.form.text("note", "About this issue", look="soft"), self.standards)

    def first_gap(self) -> QWidget:
        """The field in which a score is missing first, or the line that adds an option."""
        for row in self._options():
            frame = self.list.frames[row.id]
            if row.score_me is None:
                return frame.form.editors["score_me"]
            if not _guessed(row):
                return estimate_of(frame).likely
        return self.list.add_line

    def _options(self) -> tuple[Option, ...]:
        return self.page.dossier.options_of(self.form.row.id) if self.form.row else ()

    def _show(self, issue: object) -> None:
        if not isinstance(issue, Issue) or self.isHidden():
            return
        options = self._options()
        self.list.show_rows(options)
        for name, editor in self.marks.items():
            editor.offer({row.id: row.name.strip() or "unnamed" for row in options})
            editor.show_value(getattr(issue, name))
        self._show_links()
        told = [row for row in self.page.dossier.standards if row.issue_id == issue.id]
        self.standards.setText(
            "\n".join(" · ".join(filter(None, (row.what, row.figure, row.source))) for row in told)
        )
        self.standards.setVisible(bool(told))

    def _show_links(self) -> None:
        options = self._options()
        several, guessed = len(options) > 1, any(map(_guessed, options))
        self.spread_me.setVisible(several and all(row.score_me is None for row in options))
        self.spread_them.setVisible(several and not guessed)
        self.between_me.setVisible(bool(interpolated(options, "me")))
        self.between_them.setVisible(bool(interpolated(options, "them")))
        self.amounts.setText("Options by amount " + ("▾" if self.by_amount.isHidden() else "▴"))


def _guessed(option: Option) -> bool:
    return any(getattr(option, name) is not None for name in THEIR_SCORE)
