"""What is missing for whole figures, in two lines at most, and the way to fill it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.said import gaps
from workbook.model import Dossier
from workbook.ui.layout import button, line, stacked, words
from workbook.ui.theme import plain_tip
from workbook.ui.tradeoffs.chips import shortened

_LONGEST = 84
#: By stage: what its sentences say, and the link to it. Without scores there is no worth at all.
_KINDS = {
    "scores": ("a score of ", "Score now"),
    "weights": (" weight for ", "Give points"),
    "options": ("no options yet", "Add options"),
}


class GapLine(QWidget):
    """What is missing most and how many more things are; ``go`` is told the stage at which it is filled."""

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__()
        self.stage = "scores"
        self.text = words("", "warn")
        self.link = button("", lambda: go(self.stage), "link")
        # The words of the link stand three pixels below its edge.
        self.text.setContentsMargins(0, 3, 0, 0)
        stacked(self, line(self.text, 1, self.link, gap=8), gap=0)

    def refresh(self, dossier: Dossier) -> bool:
        """Show what is missing, all of it to whoever points at it; gives whether nothing is."""
        missing = gaps(dossier)
        self.setVisible(bool(missing))
        if missing:
            self.stage = _stage(missing)
            says, link = _KINDS[self.stage]
            first, *more = sorted(missing, key=lambda each: says not in each)
            rest = shortened(more[0], _LONGEST) if len(more) == 1 else f"… and {len(more)} more."
            self.text.setText(shortened(first, _LONGEST) + (f"\n{rest}" if more else ""))
            self.text.setToolTip(plain_tip("\n".join(missing)))
            self.text.setAccessibleDescription("\n".join(missing))
            self.link.setText(link)
            self.link.setAccessibleName(link)
        return not missing


def _stage(missing: Sequence[str]) -> str:
    told = (key for key, (says, _) in _KINDS.items() if any(says in each for each in missing))
    return next(told, "weights")
