"""A password for the file that is saved. It is kept nowhere, neither in the workbook nor in the settings."""

from PySide6.QtWidgets import QLineEdit, QWidget

from workbook.brief.lock import LONGEST, locked
from workbook.ui.form import labelled
from workbook.ui.layout import column, words

_SAID = "Whoever has the file needs it to read a word. Nobody can tell it you again."


class Protection:
    """The field for a password, and the page locked with it; a page without one stays as it is."""

    def __init__(self) -> None:
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Password for the saved PDF")
        self.field.setAccessibleDescription(_SAID)
        self.field.setPlaceholderText("none")
        self.field.setProperty("look", "box")
        self.said = words(_SAID, "tiny")
        self.said.hide()
        self.field.textChanged.connect(lambda text: self.said.setVisible(bool(text)))
        self.widget: QWidget = column(labelled("Password for the saved PDF", self.field), self.said, gap=3)

    @property
    def wanted(self) -> bool:
        return bool(self.field.text())

    def password(self) -> str:
        """What was typed, or nothing. Raises ValueError with a sentence for too long a password."""
        password = self.field.text()
        if len(password.encode()) > LONGEST:
            raise ValueError(f"This password is too long; at most {LONGEST} letters can be used.")
        return password

    def applied(self, pdf: bytes) -> bytes:
        """The page as it is to be saved. Raises ValueError as ``password`` does."""
        password = self.password()
        return locked(pdf, password) if password else pdf

    def forget(self) -> None:
        """Another negotiation is shown: what was typed for the one before is not for this one."""
        self.field.clear()
