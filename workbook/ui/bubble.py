"""A sentence that floats beside the field it is about, never over it, and goes with it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QLabel, QWidget

_LEAST, _WIDEST, _MARGIN, _GAP = 220, 420, 8, 3
_SHOWN_MS = 9_000


class Bubble(QLabel):
    """Right below its field, or above where there is no room below; hidden as soon as the field is."""

    def __init__(self, field: QWidget, words: str) -> None:
        super().__init__(words, field.window())
        self.field = field
        self.setObjectName("problem")
        self.setTextFormat(self.textFormat().PlainText)
        self.setWordWrap(True)
        self.setFixedWidth(min(_WIDEST, max(_LEAST, self.fontMetrics().horizontalAdvance(words) + 22)))
        self.adjustSize()
        self.setAccessibleName(words)
        self.place()
        field.installEventFilter(self)
        # A field may be left because its page goes: nobody would know what is meant.
        self.setVisible(field.isVisible())
        self.raise_()
        QTimer.singleShot(_SHOWN_MS, self, self.hide)

    def place(self) -> None:
        """Go to where the field is now."""
        window = self.field.window()
        below = self.field.mapTo(window, QPoint(0, self.field.height() + _GAP))
        if below.y() + self.height() > window.height() - _MARGIN:
            below.setY(self.field.mapTo(window, QPoint()).y() - _GAP - self.height())
        below.setX(max(_MARGIN, min(below.x(), window.width() - self.width() - _MARGIN)))
        self.move(below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The field grows while one types in it.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False
