"""Trade-offs: issues and options, what they are worth to both, packages, moves and offers."""

from collections.abc import Iterable, Mapping
from functools import reduce

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.packages import efficient_choices
from workbook.analysis.tradeoffs.progress import stages
from workbook.analysis.tradeoffs.solutions import solutions
from workbook.model import Choice, Counter, Dossier, Issue, Item, Move, Offer, Option, Package, Row
from workbook.ui.layout import ROW_INSET, button, column, line, section, words
from workbook.ui.pages.page import Page, stack
from workbook.ui.tradeoffs.bench import Bench
from workbook.ui.tradeoffs.conversation import Conversation
from workbook.ui.tradeoffs.division import Division
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.first_scores import FirstScores
from workbook.ui.tradeoffs.foreseen import foreseen
from workbook.ui.tradeoffs.issue_foot import IssueFoot
from workbook.ui.tradeoffs.issue_views import IssueViews
from workbook.ui.tradeoffs.limits import Limits
from workbook.ui.tradeoffs.package_card import PackageCard
from workbook.ui.tradeoffs.package_rows import PackageRows
from workbook.ui.tradeoffs.path_line import PathLine
from workbook.ui.tradeoffs.picture import Picture
from workbook.ui.tradeoffs.solutions_list import SolutionsList

EMPTY = (
    "Write down everything that could be settled in the same talk: not only the figure, also when, how long, "
    "how often, what else. Each issue gets options, from what you would love to what you could bear. "
    "Then you see what is cheap for you and dear to them."
)


class TradeoffsPage(Page):
    """What could be agreed, and what it is worth to both."""

    key = "tradeoffs"
    title = "Trade-offs"
    tables = frozenset({Issue, Option, Package, Choice, Move, Counter, Offer, Item})

    def build(self) -> QWidget:
        self.draft = Draft()
        self.views = IssueViews(self, self.draft, self._see)
        self.issues = self.views.rows
        self.foot = IssueFoot(self.document, lambda issue: self.views.reveal(Issue, issue.id))
        self.foot.weighing.moving.connect(self._preview_rows)
        self.first_scores = FirstScores(self.document)
        self.division = Division(self)
        self.card = PackageCard(self.document, self.draft, self._go_to_stage)
        self.card.picks.wanted.connect(self.views.see_options)
        self.card.certainty.spreads.connect(self._show_spreads)
        self.limits = Limits(self, lambda package_id: self.packages.load(package_id))
        self.packages = PackageRows(self, self.draft, self.card.build_again)
        self.talk = Conversation(self, self.draft)
        self.draft.changed.connect(self._show_draft)
        # The pictures follow as soon as there is time: what is typed never waits for them.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._catch_up)
        self._would_be: Dossier | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._end_preview)
        self.document.rested.connect(self._rest.start)
        self.path = PathLine(self._go_to_stage)
        self.path.widget.setContentsMargins(ROW_INSET - 3, 0, 0, 0)
        lower = column(self.limits.section, *self.talk.sections, gap=0)
        above = line(self.path.widget, 1, self.views.switch, top=False)
        above.setContentsMargins(0, 0, 0, 10)
        return stack(above, Bench(self._main(), lower, self._aside()))

    def _main(self) -> QWidget:
        begin = button("Write the first issue", self.views.add_issue, "main", edits=True)
        paste = button("Paste a table from a spreadsheet", self._begin_with_table, "link", edits=True)
        self.empty = column(
            words("What could be settled?", "emptyTitle"),
            words(EMPTY, "emptyText"),
            line(begin, paste, 0, 1, gap=14, top=False),
            gap=10,
            margins=(ROW_INSET, 4, 0, 14),
        )
        return column(
            self.division.section,
            self.empty,
            self.views.widget,
            self.foot.widget,
            self._widen(),
            self.first_scores.widget,
            column(self.card, margins=(0, 12, 0, 0)),
            gap=0,
        )

    def _begin_with_table(self) -> None:
        self.views.show_as("table")
        self.views.paste()

    def _widen(self) -> QWidget:
        hint = self.hints(lambda dossier: ["issues"] if len(dossier.issues) == 1 else [])
        hint.layout().setContentsMargins(0, 10, 0, 0)  # type: ignore[union-attr]
        return hint

    def _aside(self) -> QWidget:
        self.picture = Picture(self._figure_clicked)
        self.settled = SolutionsList(self.draft.load)
        return column(
            self.picture.section,
            section("Your packages", self.packages.caption, self.packages.list, gap=0),
            self.settled.section,
            self.hints(self._hints_now),
            gap=12,
        )

    # Showing

    @property
    def previewing(self) -> bool:
        """Whether what is shown is what would be, while something is dragged."""
        return self._would_be is not None

    def preview_row(self, row: Row) -> None:
        """Let worth, sentences and pictures follow a row that is being dragged; nothing is stored."""
        self._would_be = foreseen(self.dossier, row)
        if isinstance(row, Issue):
            self.issues.show_points(self._would_be, row.id)
        self._go_on_previewing()

    def _end_preview(self) -> None:
        # A drag that ends where it began stores nothing, and nothing else would bring back what is.
        if self.previewing and self.document.dossier is not None:
            self.refresh(self.dossier)

    def _preview_rows(self, rows: Iterable[Row]) -> None:
        self._would_be = reduce(Dossier.having, rows, self.dossier)
        self._go_on_previewing()

    def _go_on_previewing(self) -> None:
        # Pressing a bar takes the keyboard from another field, whose leaving must not end what begins here.
        self._rest.stop()
        self._later.start(0)

    def _catch_up(self) -> None:
        if self.document.dossier is None:
            return
        shown = self._would_be or self.dossier
        if self._would_be is not None:
            self.card.refresh(shown)
            self.packages.show_worths(shown)
            self.limits.show_floor(shown)
        self._show_figures(shown)

    def refresh(self, dossier: Dossier) -> None:
        self._would_be = None
        self.draft.begin(dossier)
        dividing = dossier.negotiation.kind == "division" or bool(dossier.items)
        self.empty.setVisible(not dossier.issues and not dividing)
        self.path.refresh(dossier)
        self.path.widget.setVisible(bool(dossier.issues))
        self.views.refresh(dossier)
        self.foot.refresh(dossier)
        self.first_scores.refresh(dossier)
        self.division.refresh(dossier)
        self.limits.refresh(dossier)
        self.packages.refresh(dossier)
        self.talk.refresh(dossier)
        self.card.setVisible(bool(dossier.options))
        self._show_results(dossier)

    def _show_results(self, dossier: Dossier) -> None:
        self.card.refresh(dossier)
        self._later.start(0)

    def _show_figures(self, dossier: Dossier) -> None:
        self.picture.refresh(dossier, self.draft.choices, self.card.summary())
        # While something is dragged, what is out of sight may wait for the end.
        if not self.previewing or _is_seen(self.settled.section):
            self.settled.refresh(dossier, self.draft.choices)
        if not self.previewing or _is_seen(self.talk.sections[-1]):
            self.talk.show_figure(dossier)

    def _show_spreads(self, spreads: Mapping[str, tuple[float, float]]) -> None:
        if spreads != self.picture.spreads:
            self.picture.spreads = spreads
            self._later.start(0)

    def _show_draft(self) -> None:
        self.views.show_draft()
        self.packages.show_draft()
        self.talk.offers.show_rows(self.dossier.offers)
        self._show_results(self.dossier)

    def _hints_now(self, dossier: Dossier) -> list[str]:
        things = ["items"] if dossier.negotiation.kind == "division" else []
        if not dossier.issues:
            return things
        parts = ("options", "packages", "moves", "counters", "offers")
        empty = [part for part in parts if not getattr(dossier, part)]
        weights = ["weights"] if len(dossier.issues) > 1 else []
        asked = weights if any(issue.weight_me is None for issue in dossier.issues) else []
        limit = ["walk_away_worth"] if dossier.negotiation.walk_away_worth is None else []
        bare = {issue.id for issue in dossier.issues} - {option.issue_id for option in dossier.options}
        first = ["options"] if bare else []
        done = {stage.key for stage in stages(dossier) if stage.complete}
        meso = [] if "meso" in done else ["meso"]
        later = (*meso, "opening", "standards", "packages", *weights)
        return [*things, *first, *asked, *empty[:1], *limit, *empty[1:], *later]

    # Going places

    def _go_to_stage(self, key: str) -> None:
        there = {
            "issues": self.views.add_issue,
            "options": self.views.add_option,
            "weights": self.views.weigh,
            "scores": self.views.open_scores,
            "meso": self._see_three_offers,
        }
        there.get(key, lambda: self.reveal_section(key))()

    def _see_three_offers(self) -> None:
        self._see(self.card.save)
        self.card.say_how_to_build()

    def _figure_clicked(self, key: str) -> None:
        name, _, what = key.partition(":")
        # What was clicked is part of the picture as it was drawn, which may be a moment behind.
        drawn = self.picture.drawn or self.dossier
        if name == "package":
            self.packages.load(what)
        elif name == "offer":
            self.talk.load_offer(what)
        elif name == "efficient":
            self.draft.load(efficient_choices(drawn, int(what)))
        elif name == "solution":
            found = next((row for row in solutions(drawn) if row.key == what), None)
            self.draft.load(found.choices if found else self.draft.choices)
        elif name == "option":
            option = self.dossier.find(Option, what)
            self.draft.take(option.issue_id, what) if option else None
        else:
            self.reveal_key(key)

    def reveal(self, table: type[Row], row_id: str) -> bool:
        if table in (Issue, Option):
            return self.views.reveal(table, row_id)
        if table is Choice:
            choice = self.dossier.find(Choice, row_id)
            return choice is not None and super().reveal(Package, choice.package_id)
        return super().reveal(table, row_id)

    def follow(self, key: str) -> None:
        there = {
            "tradeoffs.theirs": ("interests", "questions"),
            "tradeoffs.first-offer": ("rehearse", "script"),
        }
        if key in there:
            self.go.emit(*there[key])
        elif key == "tradeoffs.weights":
            self.foot.open_weighing()
        elif key == "tradeoffs.better" and self.card.try_better():
            self._see(self.card.save)
        elif key == "tradeoffs.meso" and self.card.build_three():
            self._see(self.packages.list)
        else:
            super().follow(key)

    def reveal_section(self, name: str) -> bool:
        if name in ("weight_me", "weights", "target_id"):
            self.views.go_on_with(name)
            return True
        if name == "options" and self.dossier.issues:
            self.views.add_option()
            return True
        if name in ("packages", "meso", "opening"):
            self._see(self.card.save)
            return True
        if name == "moves":
            self._see(self.talk.way_to_moves())
            return True
        return super().reveal_section(name)


def _is_seen(part: QWidget) -> bool:
    return not part.visibleRegion().isEmpty()
