"""The picture of all packages beside the issues, and what it amounts to in a sentence."""

from collections.abc import Callable, Mapping

from workbook.analysis.tradeoffs.packages import overview
from workbook.analysis.tradeoffs.said import is_scored
from workbook.analysis.tradeoffs.solutions import limits, zone
from workbook.analysis.wording import counted
from workbook.figures.scatter import NOTHING, tradeoff_scatter
from workbook.figures.zone import one_issue
from workbook.model import Dossier
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.layout import ROW_INSET, section, words

_WIDEST = 420.0
_ALL, _ONE = "All packages", "Where you could meet"


class Picture:
    """The scatter of all packages; the scale of the one issue where there is only one."""

    def __init__(self, clicked: Callable[[str], object]) -> None:
        self.figure = FigureView("All packages by what they are worth to you and to them")
        self.figure.clicked.connect(clicked)
        self.drawn: Dossier | None = None
        self.spreads: Mapping[str, tuple[float, float]] = {}
        self.now, self.zone = words("", "small"), words("", "small")
        self.unscored, self.nothing = words("", "warn"), words(NOTHING, "soft")
        parts = (self.nothing, self.figure, self.now, self.unscored, self.zone)
        self.section = section(_ALL, *parts, first=True)
        for part in (self.section.head, self.nothing, self.now, self.unscored, self.zone):
            part.setContentsMargins(ROW_INSET, 0, 0, 0)

    def refresh(self, dossier: Dossier, chosen: Mapping[str, str], now: str) -> None:
        """Draw the packages of a dossier with the one being built; ``now`` is that one in words."""
        lacking = sum(not is_scored(row) for row in dossier.options)
        drawn = bool(dossier.options) and lacking < len(dossier.options)
        self._show_words(dossier, lacking, drawn, now)
        self.nothing.setVisible(not drawn)
        self.figure.setVisible(drawn)
        if drawn:
            self.drawn = dossier
            self.figure.show_figure(lambda width: self._draw(dossier, chosen, min(width, _WIDEST)))

    def _draw(self, dossier: Dossier, chosen: Mapping[str, str], width: float):
        if _is_single(dossier):
            return one_issue(dossier, width, measure, chosen)
        return tradeoff_scatter(dossier, width, chosen=chosen, measure=measure, spreads=self.spreads)

    def _show_words(self, dossier: Dossier, lacking: int, drawn: bool, now: str) -> None:
        single = _is_single(dossier)
        self.section.title.setText(_ONE if single else _ALL)
        self.section.note.setText("" if single else _counts(dossier, whole=not lacking))
        self.now.setText(now)
        self.now.setVisible(bool(now) and not single)
        lack = f"{counted(lacking, 'option')} without a score"
        self.unscored.setText(f"Here {lack} {'counts' if lacking == 1 else 'count'} as 0.")
        self.unscored.setVisible(drawn and lacking > 0)
        least = limits(dossier)
        known = drawn and not lacking and not single and None not in (least.me, least.them)
        found = zone(dossier) if known else None
        # Where there is none, the list of where it could settle says so.
        self.zone.setText(found.sentence if found and found.efficient else "")
        self.zone.setVisible(bool(self.zone.text()))


def _is_single(dossier: Dossier) -> bool:
    return len({option.issue_id for option in dossier.options}) == 1


def _counts(dossier: Dossier, *, whole: bool) -> str:
    """How many packages there are; how many are efficient only where every option has its scores."""
    every = overview(dossier)
    if not every.packages:
        return ""
    count = f"{every.packages:,} {'package' if every.packages == 1 else 'packages'}"
    return every.sentence.rstrip(".") if whole else count
