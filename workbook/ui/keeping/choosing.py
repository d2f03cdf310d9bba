"""The dialog in which a passphrase is chosen, changed or given up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.storage.driver import Key, can_protect
from workbook.storage.errors import BadPassphrase, NoProtection
from workbook.ui.keeping.passphrase import Passphrase, strength
from workbook.ui.keeping.snug import Snug
from workbook.ui.layout import button, line, words
from workbook.ui.theme import look_as

_WIDTH = 480


class Choosing(Snug):
    """Asks for the present passphrase where there is one, and for a new one twice where one is wanted.

    ``key`` is what was chosen, once the dialog was accepted; None where the protection is to go.
    """

    def __init__(
        self, parent: QWidget, title: str, said: str, verb: str, *, present: Key | None, new: bool
    ) -> None:
        super().__init__(parent, _WIDTH)
        self.present, self.new = present, new
        self.key: Key | None = None
        names = [*(["Present passphrase"] if present else []), *(["New passphrase", "Again"] if new else [])]
        self.passphrase = Passphrase(*names)
        self.fields = dict(zip(names, self.passphrase.fields, strict=True))
        self.strength = words(strength(""), "small")
        self.strength.setVisible(new)
        self.problem = words("", "problem")
        self.problem.hide()
        self.verb = button(verb, self.accept, "main")
        self.setWindowTitle(title)
        self._lay_out(title, said)
        self._connect()

    def _lay_out(self, title: str, said: str) -> None:
        buttons = line(0, 1, button("Cancel", self.reject), self.verb)
        if not can_protect():
            said = str(NoProtection())
            self.passphrase.hide()
            self.strength.hide()
            self.verb.hide()
        text = words(said, "soft")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        for part in (words(title, "section"), text, self.passphrase, self.strength, self.problem, buttons):
            box.addWidget(part)

    def _connect(self) -> None:
        new = self.fields.get("New passphrase")
        if new is not None:
            new.textChanged.connect(lambda text: self.strength.setText(strength(text)))
        fields = self.passphrase.fields
        for field in fields:
            field.returnPressed.connect(self._go_on)
            field.textChanged.connect(self.problem.hide)
        fields[0].setFocus()

    def _go_on(self) -> None:
        """Enter leads to the next line that is empty; where there is none, on."""
        empty = next((field for field in self.passphrase.fields if not field.text()), None)
        if empty is None or empty.hasFocus():
            self.accept()
        else:
            empty.setFocus()

    def accept(self) -> None:
        """Take what is typed, where it fits together."""
        try:
            chosen = self._chosen()
        except BadPassphrase as problem:
            self._say(str(problem))
            return
        if self.new and not self.fields["Again"].text():
            self.fields["Again"].setFocus()
            self._say("Type the new passphrase a second time, so that a slip shows.", "soft")
            return
        self.key = chosen
        self.passphrase.forget()
        super().accept()

    def _say(self, sentence: str, look: str = "problem") -> None:
        look_as(self.problem, look)
        self.problem.setText(sentence)
        self.problem.show()

    def _chosen(self) -> Key | None:
        if self.present and not self._is_present(self.fields["Present passphrase"].text()):
            self.fields["Present passphrase"].setFocus()
            raise BadPassphrase("That is not the present passphrase. Type it again; nothing was changed.")
        if not self.new:
            return None
        key = Key(self.fields["New passphrase"].text())
        again = self.fields["Again"].text()
        if again and key.passphrase != Key(again).passphrase:
            self.fields["Again"].setFocus()
            raise BadPassphrase("The two are not the same. Type the second one again.")
        return key

    def _is_present(self, text: str) -> bool:
        return bool(text) and Key(text) == self.present
