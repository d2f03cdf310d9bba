"""What the three ways of weighing have in common: rows that stay while their order and numbers change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.analysis.tradeoffs.weighting import worst_and_best
from workbook.model import Dossier, Issue
from workbook.ui import numbers
from workbook.ui.layout import column
from workbook.ui.tradeoffs.quiet_line import QuietLine

#: The width of the bars of the panel, longer than those of the rows above.
LONG = 230
_NO_WAY = "no scored options yet"


class IssueName(QWidget):
    """An issue, and below it the way from its worst to its best option: what the points are for."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.way = QuietLine(), QuietLine()
        self.name.setObjectName("strong")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(column(self.name, self.way, gap=0))

    def show_issue(self, dossier: Dossier, issue: Issue) -> None:
        self.name.show_text(called(issue))
        self.way.show_text(way(dossier, issue) or _NO_WAY)


class KeptRows(QWidget):
    """Rows by the id of their issue, made once each by ``make``."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self.make = make
        self.rows: dict[str, Any] = {}
        self.order: tuple[str, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_order(self, order: Sequence[str]) -> None:
        """Show a row for each id, in this order; Tab follows it."""
        if tuple(order) == self.order:
            return
        for gone in self.rows.keys() - set(order):
            row = self.rows.pop(gone)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, key in enumerate(order):
            if key not in self.rows:
                self.rows[key] = self.make(key)
            if self._box.indexOf(self.rows[key]) != place:
                self._box.insertWidget(place, self.rows[key])
                self.rows[key].show()
        self.order = tuple(order)
        for before, after in zip(self.order, self.order[1:], strict=False):
            self.rows[after].follow(self.rows[before])


def called(issue: Issue) -> str:
    """The name of an issue, or a word for a missing one."""
    return issue.name.strip() or "unnamed issue"


def way(dossier: Dossier, issue: Issue) -> str:
    """From the worst to the best option, by my scores, or by their order where there are none."""
    options = dossier.options_of(issue.id)
    ends = worst_and_best(options) or ((options[-1], options[0]) if len(options) > 1 else None)
    return f"from “{ends[0].name.strip()}” to “{ends[1].name.strip()}”" if ends else ""


def stored(dossier: Dossier) -> dict[str, float]:
    """The points of each issue as they are; none count as 0."""
    return {issue.id: issue.weight_me or 0.0 for issue in dossier.issues}


def same(points: Mapping[str, float], dossier: Dossier) -> bool:
    """Whether these points are those the issues have."""
    return all(issue.weight_me == points.get(issue.id, issue.weight_me) for issue in dossier.issues)


def said(points: float) -> str:
    """Points with their word."""
    return f"{numbers.show(points)} {'point' if points == 1 else 'points'}"
