"""Below the issues: how many points are given, easy ways to give them, and issues often forgotten."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from workbook import guidance
from workbook.analysis.tradeoffs.weighting import WHOLE
from workbook.model import Dossier, Issue
from workbook.ui import numbers
from workbook.ui.document import Document
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import button, chips, column, line, refill, words
from workbook.ui.theme import plain_tip
from workbook.ui.tradeoffs import point_steps, steps
from workbook.ui.tradeoffs.weighing.panel import ISSUES_NEEDED, Weighing

_SUGGESTED = 5
_OPEN, _SHUT = "Ways to weigh ▾", "Ways to weigh ▴"


class IssueFoot:
    """The quiet lines below the issues, and the panel that opens below them."""

    def __init__(self, document: Document, added: Callable[[Issue], object] = lambda _: None) -> None:
        self.document, self.added = document, added
        self.points = words("", "columnCaption", wrap=False)
        self.points.setContentsMargins(0, 4, 4, 4)
        self.share = button("", self._share, "link", edits=True)
        self.open_link = button(_OPEN, self._toggle, "link", edits=True)
        self.line = line(self.points, self.share, self.open_link, gap=8, top=False)
        self.suggestions = edits(chips())
        self.weighing = Weighing(document)
        self._name_link()
        self.weighing.closed.connect(self._closed)
        quiet = line(self.suggestions, 1, self.line, gap=10)
        quiet.setContentsMargins(2, 4, 0, 0)
        self.widget: QWidget = column(quiet, column(self.weighing, margins=(0, 8, 0, 0)), gap=0)

    def refresh(self, dossier: Dossier) -> None:
        """Show the sum of the points, and what is not among the issues yet."""
        self.dossier = dossier
        self._show_points(dossier)
        self.weighing.refresh(dossier)
        found = steps.still_to_suggest(dossier, guidance.suggestions(dossier.negotiation.kind))[:_SUGGESTED]
        if [row.name for row in found] != self.suggestions.property("names"):
            self.suggestions.setProperty("names", [row.name for row in found])
            caption = words("often forgotten:", "columnCaption", wrap=False)
            caption.setContentsMargins(2, 4, 0, 0)
            refill(self.suggestions, caption, *(self._suggestion(row) for row in found))
        self.suggestions.setVisible(bool(found))

    def _show_points(self, dossier: Dossier) -> None:
        given = point_steps.points_given(dossier.issues)
        whole = given is not None and abs(given - WHOLE) < 0.01
        said = "no points given yet" if given is None else f"{numbers.show(round(given, 2))} points given"
        self.points.setText(said)
        self.share.setText("share 100 evenly" if not given else "make it 100")
        self.share.setAccessibleName(self.share.text())
        self.share.setVisible(not whole)
        self.open_link.setVisible(len(dossier.issues) >= ISSUES_NEEDED)
        # Points say what one issue matters beside another.
        self.line.setVisible(len(dossier.issues) > 1)

    def _share(self) -> None:
        point_steps.share_out(self.document, self.dossier.issues)

    def _toggle(self) -> None:
        if self.weighing.isHidden():
            self.open_weighing()
        else:
            self.weighing.shut()

    def open_weighing(self, way: str = "") -> None:
        """Open the panel (with one of its ways: share, rank or swing) and take the keyboard there."""
        if len(self.dossier.issues) >= ISSUES_NEEDED:
            self.weighing.way = way or self.weighing.way
            self.weighing.open(self.dossier)
            self._name_link()

    def _closed(self) -> None:
        self._name_link()
        self.open_link.setFocus()

    def _name_link(self) -> None:
        hidden = self.weighing.isHidden()
        self.open_link.setText(_OPEN if hidden else _SHUT)
        self.open_link.setAccessibleName("Easy ways to weigh" if hidden else "Close the easy ways to weigh")

    def _add(self, suggestion: guidance.Suggestion) -> None:
        issue = steps.add_suggested(self.document, self.dossier, suggestion)
        if issue is not None:
            # The button is gone with what it suggested; the keyboard goes where there is something to do.
            self.added(issue)

    def _suggestion(self, suggestion: guidance.Suggestion) -> QPushButton:
        made = button(suggestion.name, lambda: self._add(suggestion))
        made.setObjectName("pick")
        made.setToolTip(plain_tip(suggestion.why))
        made.setAccessibleName(f"Add the issue {suggestion.name}")
        made.setAccessibleDescription(suggestion.why)
        return made
