"""A main part as high as the window with an aside that scrolls by itself."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbook.ui.layout import ASIDE, GAP, NARROW

SCROLL_BAR = 14


class Beside(QWidget):
    """The main part fills the height; where it is narrow, the aside stands below and the page scrolls."""

    def __init__(self, main: QWidget, aside: QWidget, *, least: int = 470) -> None:
        super().__init__()
        self.main, self.aside, self.least = main, aside, least
        layout = aside.layout()
        if isinstance(layout, QVBoxLayout):
            # Not an alignment: that would give wrapped texts the height they have unwrapped.
            layout.addStretch(1)
        self.well = QScrollArea()
        self.well.setWidgetResizable(True)
        self.well.setFixedWidth(ASIDE + SCROLL_BAR)
        self.well.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.well.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 0)
        self._box.setSpacing(GAP - SCROLL_BAR // 2)
        self._box.addWidget(main, 1)
        self._box.addWidget(self.well)
        self._below: bool | None = None
        self._arrange(below=False)

    def see(self, part: QWidget | None) -> None:
        """Scroll the aside so that a part of it is in sight."""
        if part is not None and self.aside.isAncestorOf(part):
            self.well.ensureWidgetVisible(part, 0, 40)

    def minimumSizeHint(self) -> QSize:
        # The hint of one column: side by side is a choice of the width given, not a demand for more.
        return QSize(360, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < NARROW
        if below != self._below:
            self._arrange(below=below)

    def _arrange(self, *, below: bool) -> None:
        self._below = below
        self.main.setMinimumHeight(self.least if below else 240)
        if below:
            self._box.setDirection(QHBoxLayout.Direction.TopToBottom)
            self.aside = self.well.takeWidget() or self.aside
            self._box.addWidget(self.aside)
            self.aside.show()
        else:
            self._box.removeWidget(self.aside)
            self._box.setDirection(QHBoxLayout.Direction.LeftToRight)
            self.well.setWidget(self.aside)
        self.well.setVisible(not below)
