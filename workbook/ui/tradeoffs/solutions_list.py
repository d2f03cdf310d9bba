"""Where it could settle: the packages that published rules of fairness lead to, in plain words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from workbook.analysis.tradeoffs.said import is_scored
from workbook.analysis.tradeoffs.solutions import Solution, solutions, zone
from workbook.analysis.wording import listed, points, sentence, small
from workbook.model import Dossier
from workbook.ui.layout import ROW_INSET, column, fixed, line, section, stacked, words
from workbook.ui.theme import mark, plain_tip
from workbook.ui.tradeoffs.package_rows import WORTH
from workbook.ui.tradeoffs.points_editor import TOOLS

MOST = 4
PLAIN = {
    "nash": "Balances your gain and theirs",
    "kalai_smorodinsky": "Brings both equally far towards their best",
    "egalitarian": "Shares the gain most evenly",
    "greatest_total": "Is worth most to both together",
}


@dataclass(frozen=True)
class Place:
    """One package where it could settle, with all the rules that lead to it."""

    text: str
    names: str
    choices: dict[str, str]
    me: float
    them: float
    tip: str


def settled(found: Sequence[Solution]) -> tuple[Place, ...]:
    """The packages in the order of the rules; rules that lead to the same worths, and leave the same
    packages equally good, are one place."""
    same: dict[object, list[Solution]] = {}
    for row in found:
        same.setdefault((row.me, row.them, row.tied), []).append(row)
    return tuple(_place(rows) for rows in same.values())


def _place(rows: Sequence[Solution]) -> Place:
    first = rows[0]
    plain = [PLAIN.get(row.key, row.name) for row in rows]
    text = f"{plain[0]}, and {plain[1][0].lower()}{plain[1][1:]}" if len(rows) == 2 else plain[0]
    if len(rows) > 2:
        text = f"Where {'all four' if len(rows) == MOST else small(len(rows))} rules of fairness meet"
    names = listed([row.name.removesuffix(" solution") for row in rows], limit=MOST)
    names = names if len(rows) > 1 else first.name
    if first.undecided:
        whose = "this rule does" if len(rows) == 1 else "these rules do"
        names = f"{names}. {sentence(first.undecided)[:-1]} are as good: {whose} not decide."
    return Place(
        text,
        names,
        first.choices,
        first.me,
        first.them,
        " ".join(row.sentence for row in rows),
    )


class _Line(QWidget):
    """One place: a click on its words puts it into the card."""

    def __init__(self, load: Callable[[dict[str, str]], object]) -> None:
        super().__init__()
        self.choices: dict[str, str] = {}
        self.text, self.names = words(), words("", "tiny")
        self.button = QPushButton()
        self.button.setObjectName("settle")
        self.button.setAutoDefault(False)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(lambda: load(self.choices))
        for label in (self.text, self.names):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        stacked(self.button, self.text, self.names, gap=0, margins=(ROW_INSET, 4, 0, 4))
        self.mine, self.theirs = (words("", name, wrap=False) for name in ("strong", "them"))
        for label in (self.mine, self.theirs):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 5, 0, 0)
        row = line(self.button, 1, fixed(self.mine, WORTH), fixed(self.theirs, WORTH), gap=4)
        stacked(self, row, margins=(0, 0, TOOLS, 0))
        self.hide()

    def show_place(self, place: Place, *, here: bool) -> None:
        self.choices = place.choices
        self.text.setText(place.text)
        self.names.setText(place.names)
        self.mine.setText(points(place.me))
        self.theirs.setText(points(place.them))
        mark(self.button, "here", here)
        self.button.setToolTip(plain_tip(f"{place.tip} Click to see it in the card."))
        worth = f"{points(place.me)} to you, about {points(place.them)} to them"
        self.button.setAccessibleName(f"{place.text}: {worth}. Put it into the card")
        self.button.setAccessibleDescription(f"{place.names}{'. Shown in the card' if here else ''}")
        self.show()


class SolutionsList:
    """The section “Where it could settle”. ``load`` gets the choices of the package that is clicked."""

    def __init__(self, load: Callable[[dict[str, str]], object]) -> None:
        self.zone = words("", "small")
        self.lines = [_Line(load) for _ in range(MOST)]
        self.section = section("Where it could settle", self.zone, column(*self.lines, gap=0))
        for part in (self.section.head, self.zone):
            part.setContentsMargins(ROW_INSET, 0, 0, 0)
        self.section.hide()

    def refresh(self, dossier: Dossier, choices: dict[str, str]) -> None:
        """Show the places, and whether there is room for agreement at all, as far as that is known."""
        scored = bool(dossier.options) and all(is_scored(row) for row in dossier.options)
        found = settled(solutions(dossier)) if scored else ()
        self.zone.setText("" if found or not scored else zone(dossier).sentence)
        self.zone.setVisible(bool(self.zone.text()))
        for place, row in enumerate(self.lines):
            if place < len(found):
                row.show_place(found[place], here=found[place].choices == choices)
            row.setVisible(place < len(found))
        self.section.setVisible(scored)
