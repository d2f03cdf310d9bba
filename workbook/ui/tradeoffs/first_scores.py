"""A first draft of all scores at once, by the order of the options: to be changed where it is different."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.scoring import along
from workbook.analysis.tradeoffs.utility import my_score, their_score
from workbook.analysis.wording import counted
from workbook.model import Dossier, Option
from workbook.ui.document import Document
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import ROW_INSET, button, column, words

Edits = Iterator[tuple[Option, dict[str, Any]]]


class FirstScores:
    """The line that offers it, as long as an issue with options has no score at all."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.said = words("", "soft")
        self.link = button("Score them by their order", self.score_all, "link")
        self.widget: QWidget = edits(column(self.said, self.link, gap=0, margins=(ROW_INSET, 10, 0, 0)))

    def refresh(self, dossier: Dossier) -> None:
        """Show for how many issues there is nothing yet."""
        self.dossier = dossier
        bare = _bare(dossier)
        which = counted(len(bare), "issue has", "issues have")
        self.said.setText(
            f"{which[:1].upper()}{which[1:]} no scores yet. As a first draft the first option can be the "
            "best for you and the last the best for them; then change what is different."
        )
        self.widget.setVisible(bool(bare))

    def score_all(self) -> bool:
        """Score all bare issues in one step of undo."""
        edits = [edit for options in _bare(self.dossier) for edit in _scored(options)]
        return self.document.change("scored the options by their order", edited=edits)


def _bare(dossier: Dossier) -> list[tuple[Option, ...]]:
    """The options of each issue that has several and no score for anybody."""
    groups = [dossier.options_of(issue.id) for issue in dossier.issues]
    return [
        options
        for options in groups
        if len(options) > 1 and all(my_score(row) is None is their_score(row) for row in options)
    ]


def _scored(options: tuple[Option, ...]) -> Edits:
    for option, score in zip(options, along([row.name for row in options]), strict=True):
        yield option, {"score_me": float(score), "score_them_likely": float(100 - score)}
