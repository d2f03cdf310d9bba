"""One step of the concession plan as a line: what is said, and how far down it is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbook.analysis.tradeoffs.plan import PlanStep
from workbook.analysis.wording import points
from workbook.ui.layout import column, fixed, line, stacked, words
from workbook.ui.theme import look_as, mark, plain_tip, theme
from workbook.ui.tradeoffs.package_rows import WORTH

_NUMBER = 16


class StepBar(QWidget):
    """Worth to me from 0 to 100: what is left after a step, lighter what it gives, a line at the walk-away.

    Below each other the ends of the bars are a staircase.
    """

    def __init__(self) -> None:
        super().__init__()
        self.worth, self.before = 0.0, 0.0
        self.floor: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_worth(self, worth: float, before: float, floor: float | None) -> None:
        self.worth, self.before, self.floor = worth, before, floor
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        if theme.hides_figures:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, scale = self.height() / 2 - 2.5, self.width() / 100
        given = theme.ink("me")
        given.setAlphaF(0.35)
        for worth, ink in ((100.0, theme.ink("line")), (self.before, given), (self.worth, theme.ink("me"))):
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(0, top, max(0.0, worth) * scale, 5), 2.5, 2.5)
        if self.floor is not None:
            painter.setBrush(theme.ink("ink"))
            painter.drawRect(QRectF(self.floor * scale - 0.5, top - 3, 1, 11))


class PlanRow(QWidget):
    """The opening or one step; a click puts its package into the card."""

    def __init__(self, load: Callable[[dict[str, str]], object]) -> None:
        super().__init__()
        self.choices: dict[str, str] = {}
        self.said, self.effect = words(), words("", "small")
        self.number = words("", "small", wrap=False)
        self.bar = StepBar()
        self.button = QPushButton()
        self.button.setObjectName("settle")
        self.button.setAutoDefault(False)
        # As high as its words, which wrap: by itself a button has one line.
        self.button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(lambda: load(self.choices))
        told = column(self.said, self.effect, self.bar, gap=1)
        self.mine, self.theirs = (words("", name, wrap=False) for name in ("strong", "them"))
        for label in (self.mine, self.theirs):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        parts = (
            fixed(self.number, _NUMBER),
            told,
            1,
            fixed(self.mine, WORTH),
            fixed(self.theirs, WORTH),
        )
        inside = line(*parts, gap=4)
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        stacked(self.button, inside, margins=(6, 4, 6, 4))
        stacked(self, self.button)
        self.hide()

    def show_opening(
        self,
        choices: dict[str, str],
        said: str,
        worths: tuple[float, float],
        floor: float | None,
    ) -> None:
        """Show where the plan begins."""
        self._show("", choices, said, "", worths)
        self.bar.show_worth(worths[0], worths[0], floor)

    def show_step(self, number: int, step: PlanStep, floor: float | None, *, is_next: bool) -> None:
        """Show a step with its number, and whether it is the one to offer next."""
        effect = f"Next: {step.effect[:1].lower()}{step.effect[1:]}" if is_next else step.effect
        self._show(f"{number}.", step.choices, step.sentence, effect, (step.me, step.them))
        look_as(self.effect, "next" if is_next else "small")
        self.bar.show_worth(step.me, step.me - step.me_change, floor)

    def _show(
        self, number: str, choices: dict[str, str], said: str, effect: str, worths: tuple[float, float]
    ) -> None:
        self.choices = dict(choices)
        self.number.setText(number)
        self.said.setText(said)
        self.effect.setText(effect)
        self.effect.setVisible(bool(effect))
        mine, theirs = points(worths[0]), points(worths[1])
        self.mine.setText(mine)
        self.theirs.setText(theirs)
        self.button.setToolTip(
            plain_tip(f"{mine} to you, about {theirs} to them. Click to see it in the card.")
        )
        step = f"Step {number} " if number else ""
        self.button.setAccessibleName(f"{step}{said}")
        self.button.setAccessibleDescription(
            f"{effect} {mine} to you, about {theirs} to them. Puts it into the card".strip()
        )

    def mark_here(self, choices: Mapping[str, str]) -> None:
        """Stand out where this is the package in the card."""
        mark(self.button, "here", self.choices == dict(choices))
