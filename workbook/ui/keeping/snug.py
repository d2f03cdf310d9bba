"""A dialog of few words that is always as high as they are."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget


class Snug(QDialog):
    """Of a fixed width; it grows and shrinks with what is shown in it, so that nothing is cut off."""

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)
        # Where no window manager hands the keyboard back, no key would do anything until a first click.
        self.finished.connect(parent.window().activateWindow)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        # By the layout: the dialog's own hint knows nothing of lines that wrap. Where none
        # does, it has no height for a width.
        wraps = layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
