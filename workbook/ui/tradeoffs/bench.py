"""The columns of the tab: issues and the package above, packages beside, what follows from them below."""

from PySide6.QtWidgets import QWidget

from workbook.ui.layout import Columns, column


class Bench(Columns):
    """Main and aside with ``lower`` below main; where the window is narrow it comes after the aside."""

    def __init__(self, upper: QWidget, lower: QWidget, aside: QWidget) -> None:
        self.follows = lower
        super().__init__(column(upper, lower, gap=0), aside)

    def _set_aside(self, below: bool) -> None:
        super()._set_aside(below)
        if below:
            self._box.addWidget(self.follows)
        else:
            self.main.layout().addWidget(self.follows)  # type: ignore[union-attr]
