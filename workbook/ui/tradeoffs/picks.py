"""What the package being built takes on each issue, in one quiet line near what is said about it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbook.analysis.wording import named
from workbook.model import Dossier
from workbook.ui.flow import Flow
from workbook.ui.theme import mark, plain_tip
from workbook.ui.tradeoffs.chips import shortened

_ISSUE, _OPTION = 22, 26


class Picks(QWidget):
    """The picks as links; ``wanted`` gives the id of the issue whose options are asked for."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.links: list[QPushButton] = []
        self.issue_ids: list[str] = []
        self.flow = Flow(self, 4)
        self.setAccessibleName("What this package takes")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_choices(self, dossier: Dossier, choices: Mapping[str, str]) -> None:
        """Show what is picked on every issue that has options, and where nothing is."""
        names = {row.id: named(row.name) for row in dossier.options}
        used = {row.issue_id for row in dossier.options}
        issues = [row for row in dossier.issues if row.id in used]
        self.issue_ids = [row.id for row in issues]
        for place, issue in enumerate(issues):
            picked = names.get(choices.get(issue.id, ""), "")
            self._show(self._link(place), named(issue.name), picked, last=place == len(issues) - 1)
        for link in self.links[len(issues) :]:
            link.hide()
        self.setVisible(bool(issues) and bool(choices))

    def _link(self, place: int) -> QPushButton:
        while len(self.links) <= place:
            link = QPushButton()
            link.setObjectName("draftPick")
            link.setAutoDefault(False)
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            link.clicked.connect(partial(self._ask, len(self.links)))
            self.links.append(link)
            self.flow.addWidget(link)
        return self.links[place]

    def _show(self, link: QPushButton, issue: str, picked: str, *, last: bool) -> None:
        said = f"{shortened(issue, _ISSUE)}: {shortened(picked, _OPTION) or 'open'}"
        link.setText(f"{said}{'' if last else '  ·'}".replace("&", "&&"))
        link.setAccessibleName(f"{issue}: {picked or 'nothing chosen yet'}. Go to its options")
        whole = f"{issue}: {picked or 'nothing chosen yet'}"
        link.setToolTip(plain_tip(whole if said != whole else "Go to its options"))
        mark(link, "open", not picked)
        link.show()

    def _ask(self, place: int, _checked: bool = False) -> None:
        self.wanted.emit(self.issue_ids[place])
