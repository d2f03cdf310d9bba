"""The line above the tab: its stages from the first issue to a plan, each a click away, the next marked."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from workbook.analysis.tradeoffs.progress import Stage, stages
from workbook.model import Dossier
from workbook.ui.layout import button, chips
from workbook.ui.theme import mark, plain_tip


class PathLine:
    """The stages as links; ``go`` is told the key of the one clicked."""

    def __init__(self, go: Callable[[str], object]) -> None:
        self.go = go
        self.links: dict[str, QPushButton] = {}
        self.widget: QWidget = chips(gap=4)
        self.widget.setAccessibleName("How far the trade-offs are prepared")

    def refresh(self, dossier: Dossier) -> None:
        """Show how far each stage is."""
        found = stages(dossier)
        first = next((stage.key for stage in found if not stage.complete), "")
        for stage in found:
            self._show(stage, stage.key == first)

    def _show(self, stage: Stage, is_next: bool) -> None:
        link = self.links.get(stage.key) or self._new_link(stage.key)
        done = "✓ " if stage.complete else ""
        said = " ".join(filter(None, (f"{done}{stage.title}", stage.count)))
        link.setText(" · ".join(filter(None, (said, stage.whose))))
        link.setToolTip("" if stage.complete else plain_tip(stage.next))
        link.setAccessibleName(f"{stage.title}: {_state(stage)}")
        link.setAccessibleDescription("" if stage.complete else stage.next)
        mark(link, "state", "done" if stage.complete else "next" if is_next else "open")

    def _new_link(self, key: str) -> QPushButton:
        link = button("", lambda: self.go(key), "stage")
        self.links[key] = link
        layout = self.widget.layout()
        assert layout is not None
        layout.addWidget(link)
        link.show()
        return link


def _state(stage: Stage) -> str:
    if stage.complete:
        return "done"
    missing = f"{stage.whose} are missing" if stage.whose else ""
    return ", ".join(filter(None, (stage.count, missing))) or "still open"
