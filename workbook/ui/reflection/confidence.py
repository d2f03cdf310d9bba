"""How sure one is, in percent: a slider with its number beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from workbook.ui import numbers
from workbook.ui.layout import fixed, words

STEP = 5


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; a guess must not change on the way.
        event.ignore()


class ConfidenceEditor(QWidget):
    """Percent from 0 to 100 in steps of five; arrow keys work too."""

    committed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value = 0.0
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(2 * STEP)
        self.slider.setToolTip("How sure you are")
        self.label = words("", "caption", wrap=False)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 3, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.slider, 1)
        box.addWidget(fixed(self.label, 38))
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._hand_over)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)

    def value(self) -> float:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = float(str(value or 0))
        self.slider.blockSignals(True)
        self.slider.setValue(round(self._value))
        self.slider.blockSignals(False)
        self._tell(self._value)

    def _tell(self, value: float) -> None:
        self.label.setText(f"{numbers.show(value)} %")
        self.slider.setAccessibleDescription(f"{numbers.show(value)} percent sure")

    def _moved(self, value: int) -> None:
        self._tell(self._stepped(value))
        if not self.slider.isSliderDown():
            self._hand_over()

    def _hand_over(self) -> None:
        value = self._stepped(self.slider.value())
        if value != self._value:
            self.show_value(value)
            self.committed.emit(value)

    @staticmethod
    def _stepped(value: int) -> float:
        return float(STEP * round(value / STEP))
