"""The package being built in figures, issue by issue, for whoever wants to see them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbook.analysis.tradeoffs.packages import Place
from workbook.analysis.tradeoffs.utility import matrix
from workbook.model import Dossier
from workbook.ui.layout import line, stacked, words
from workbook.ui.tradeoffs.chips import shortened

_LONGEST = 44


class Figures(QWidget):
    """Each issue’s share of the worth to both, below each other, and the sums."""

    def __init__(self) -> None:
        super().__init__()
        self.names, self.mine, self.theirs = (
            words("", name, wrap=False) for name in ("small", "smallMe", "smallThem")
        )
        for label in (self.mine, self.theirs):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.more = words("", "small")
        rows = line(self.names, self.mine, self.theirs, 0, 1, gap=18)
        stacked(self, rows, self.more, gap=4, margins=(0, 2, 0, 2))
        self.hide()

    def show_place(self, dossier: Dossier, at: Place, more: Sequence[str]) -> None:
        """Show what each pick brings to both, and further sentences below."""
        table = matrix(dossier)
        rows = []
        for issue, pick in enumerate(table.picks(at.choices)):
            if pick is not None:
                name = f"{table.issue_names[issue]}: {table.option_names[issue][pick]}"
                mine = float(table.me.worth(table.me.steps[issue][pick]))
                rows.append(
                    (shortened(name, _LONGEST), mine, float(table.them.worth(table.them.steps[issue][pick])))
                )
        rows.append(("Together", at.me, at.them))
        _fill(self.names, "", [name for name, _, _ in rows])
        _fill(self.mine, "you", [f"{mine:.1f}" for _, mine, _ in rows])
        _fill(self.theirs, "they, about", [f"{theirs:.1f}" for _, _, theirs in rows])
        self.more.setText("\n".join(more))
        self.more.setVisible(bool(more))


def _fill(label: QLabel, caption: str, lines: Sequence[str]) -> None:
    label.setText("\n".join([caption, *lines]))
