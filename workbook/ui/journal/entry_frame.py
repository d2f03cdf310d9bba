"""One entry opened in place: every field of it to be edited."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from workbook.model import Entry
from workbook.ui.document import Document
from workbook.ui.form import Form
from workbook.ui.layout import column, line
from workbook.ui.row_frame import RowFrame
from workbook.ui.text_editor import TextEditor

TEXT_LINES = 4


class EntryFrame(RowFrame):
    """The editors of an entry. ``asked`` says what is wished of it as a whole (delete, pick)."""

    def __init__(self, document: Document, entry: Entry) -> None:
        super().__init__(Form(document, Entry), _build, None)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Journal entry")
        self.form.show(entry)
        self.set_active(True)

    def begin(self, *, at_end: bool) -> None:
        """Take the keyboard into the text, at its beginning or at its end."""
        self.edit("text")
        text = self.form.editors["text"]
        if not at_end and isinstance(text, TextEditor):
            text.moveCursor(QTextCursor.MoveOperation.Start)

    def open_menu(self) -> None:
        """Show what can be done with the entry as a whole."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wish in (("Close\tEsc", "pick"), ("Delete\tCtrl+Del", "delete")):
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, wish=wish: self.asked.emit(wish))
            menu.addAction(action)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def leaveEvent(self, event) -> None:
        """The menu stays in sight while the entry is open."""


def _build(form: Form) -> QWidget:
    about = line(
        form.day("written_on"),
        form.choice("kind", look="tag"),
        form.choice("negotiation_id", {}, look="tag", none="No negotiation"),
        0,
        1,
        top=False,
    )
    form.watch(lambda _: _offer_negotiations(form))
    title = form.line("title", "Title", look="heading")
    text = form.text("text", "What happened, and what it means", lines=TEXT_LINES)
    tags = form.labelled("tags", form.line("tags", "silence, opening, phone", look="box"))
    lesson = form.labelled("lesson", form.text("lesson", "What you want to meet again next time", look="box"))
    return column(about, title, text, lesson, tags, gap=4, margins=(4, 3, 0, 6))


def _offer_negotiations(form: Form) -> None:
    rows = form.document.workbook.negotiations
    form.editors["negotiation_id"].offer(  # type: ignore[attr-defined]
        {row.id: row.title or "Untitled negotiation" for row in rows}
    )
