"""How the window looks: two palettes of the same roles, the type scale, and the style sheet."""

from dataclasses import dataclass, fields
from html import escape
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

Mode = Literal["system", "light", "dark"]
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class Inks:
    """A colour for each role; the names are those of figures, plus the surfaces of the window."""

    bg: str
    side: str
    card: str
    ink: str
    soft: str
    faint: str
    line: str
    hover: str
    me: str
    me_soft: str
    them: str
    them_soft: str
    warn: str
    warn_soft: str
    ok: str
    bad: str
    on_me: str


LIGHT = Inks(
    bg="#fbfaf8", side="#f1efea", card="#ffffff", ink="#1f2328", soft="#565d64", faint="#71777e",
    line="#e4e1da", hover="#f4f2ed", me="#17677f", me_soft="#dcebf0", them="#b4561a", them_soft="#f6e6da",
    warn="#7a5d00", warn_soft="#fbf3d9", ok="#2c7a4b", bad="#b3261e", on_me="#ffffff",
)  # fmt: skip
DARK = Inks(
    bg="#1d2023", side="#17191c", card="#24282c", ink="#e8e6e1", soft="#adb3b9", faint="#8b9299",
    line="#343a40", hover="#262a2e", me="#6fbcd3", me_soft="#203a44", them="#e39a63", them_soft="#42301f",
    warn="#e2c662", warn_soft="#393318", ok="#7cc598", bad="#f2857c", on_me="#10242b",
)  # fmt: skip

FAMILY = "FiraGO"
#: A part takes the font of what it lies in, which may have its own only after it.
_ROUNDS = 3
SIZES = {"title": 21, "section": 15, "body": 13, "small": 12, "tiny": 11}


class Theme(QObject):
    """The look in force; says when it changes, for what paints itself."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.inks = LIGHT
        self.mode: Mode = "system"
        self.family = FAMILY

    def ink(self, role: str) -> QColor:
        """The colour of a role such as ``me`` or ``them-soft``; ``paper`` is the page behind."""
        name = {"paper": "bg"}.get(role, role.replace("-", "_"))
        return QColor(getattr(self.inks, name))

    @property
    def is_dark(self) -> bool:
        return self.inks is DARK

    def use(self, mode: Mode) -> None:
        """Put a look on the whole program; ``system`` follows the desktop's."""
        self.mode = mode
        self.inks = DARK if _wants_dark(mode) else LIGHT
        QApplication.setStyle("Fusion")
        QApplication.setPalette(_palette(self.inks))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(_sheet(self.inks))
        self.changed.emit()

    @property
    def hides_figures(self) -> bool:
        """Whether no figure can be read in the window."""
        return self.family != FAMILY

    def set_in(self, family: str) -> None:
        """Set all words of the window in another family of fonts."""
        self.family = family
        QApplication.setFont(font("body"))
        # Qt leaves out what has a look of the style sheet; putting the sheet on anew would take seconds.
        for _ in range(_ROUNDS):
            for widget in QApplication.allWidgets():
                if widget.font().families()[:1] != [family]:
                    widget.style().polish(widget)
        self.changed.emit()


theme = Theme()


def load_fonts() -> None:
    """Register the bundled font, so that the window looks the same everywhere, in every script."""
    if FAMILY in QFontDatabase.families():
        return
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular

    for face in (FiraGO_Regular, FiraGO_Bold):
        QFontDatabase.addApplicationFontFromData(face.fontbuffer)
    QApplication.setFont(font("body"))


def font(size: str = "body", *, bold: bool = False, counts: bool = False) -> QFont:
    """The window's font in one size of the type scale; for what ``counts`` is the same while figures hide."""
    found = QFont()
    found.setFamilies([FAMILY if counts else theme.family, *QFont().families()])
    found.setPixelSize(SIZES[size])
    found.setBold(bold)
    return found


def _wants_dark(mode: Mode) -> bool:
    if mode != "system":
        return mode == "dark"
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(inks: Inks) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: inks.bg,
        QPalette.ColorRole.Base: inks.card,
        QPalette.ColorRole.AlternateBase: inks.hover,
        QPalette.ColorRole.Button: inks.card,
        QPalette.ColorRole.Text: inks.ink,
        QPalette.ColorRole.WindowText: inks.ink,
        QPalette.ColorRole.ButtonText: inks.ink,
        QPalette.ColorRole.ToolTipBase: inks.card,
        QPalette.ColorRole.ToolTipText: inks.ink,
        QPalette.ColorRole.Highlight: inks.me,
        QPalette.ColorRole.HighlightedText: inks.on_me,
        QPalette.ColorRole.Link: inks.me,
        QPalette.ColorRole.PlaceholderText: inks.faint,
        QPalette.ColorRole.Accent: inks.me,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(inks.faint))
    return palette


def _sheet(inks: Inks) -> str:
    from workbook.paths import resources

    text = (resources() / "style.qss").read_text(encoding="utf-8")
    tick = resources() / "icons" / ("checked-dark.svg" if inks is DARK else "checked-light.svg")
    text = text.replace("@check", tick.as_posix()).replace("@family", FAMILY)
    # Longer names first, so that "@me" does not eat the beginning of "@me_soft".
    for field in sorted(fields(Inks), key=lambda field: -len(field.name)):
        text = text.replace(f"@{field.name}", getattr(inks, field.name))
    for name, size in SIZES.items():
        text = text.replace(f"@size-{name}", f"{size}px")
    return text


def plain_tip(words: str) -> str:
    """Words for a tool tip, which Qt would otherwise read as markup."""
    return f"<span>{escape(words)}</span>" if words else ""


def counts(widget: W) -> W:
    """The widget, whose figures are the program's own (how many, when saved): they stay while others hide.

    Nothing that a person wrote may ever stand in it, nor what follows from their figures.
    """
    widget.setProperty("counts", True)
    return widget


def mark(widget: QWidget, name: str, value: bool | str) -> None:
    """Set a property that the style sheet looks at, and have it looked at."""
    if (widget.property(name) or False) != value:
        widget.setProperty(name, value)
        _look_again(widget)


def look_as(widget: QWidget, name: str) -> None:
    """Give a widget another look of the style sheet, by that one's name."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        _look_again(widget)


def _look_again(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
