"""What every tab is: a scrolling page that redraws from the dossier when it is seen."""

import sys
from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workbook import guidance
from workbook.model import BY_NAME, NAMES, Dossier, Part, Row
from workbook.ui import settings
from workbook.ui.document import Document
from workbook.ui.form import Form
from workbook.ui.layout import HintCard, column, laid_out_once, refill
from workbook.ui.row_list import RowList

_HINTS_AT_ONCE = 2


class Page(QScrollArea):
    """One tab over one negotiation. Built when it is first shown; while hidden it only goes stale.

    A page sets ``key``, ``title``, ``tables``, builds its widgets in ``build`` and fills them in ``refresh``.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    tables: ClassVar[frozenset[type[Row]]]
    needs_negotiation: ClassVar[bool] = True
    go = Signal(str, str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.lists: list[RowList] = []
        self.forms: list[Form] = []
        self._built = False
        self._stale = True
        self._elsewhere = False
        self._hints: list[tuple[QWidget, Callable[[Dossier], Sequence[str]] | Sequence[str]]] = []
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.title)
        document.changed.connect(self._on_change)
        document.selected.connect(self._on_select)

    # What a page fills in

    def build(self) -> QWidget:
        """Make the page's content."""
        raise NotImplementedError

    def refresh(self, dossier: Dossier) -> None:
        """Show the dossier in what ``build`` made."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show what there is now. A page over all negotiations shows the workbook here instead."""
        self.refresh(self.dossier)

    def preview_row(self, row: Row) -> None:
        """Show what would follow from a row that is being dragged. By itself a page waits for the end."""

    # Help for pages

    @property
    def dossier(self) -> Dossier:
        """The negotiation shown. Pages are only asked while there is one."""
        assert self.document.dossier is not None
        return self.document.dossier

    def make(self, table: type[Part], **values: Any) -> Callable[[], Part]:
        """A maker of new rows of the negotiation shown, with these values set."""
        return lambda: table(negotiation_id=self.dossier.negotiation.id, **values)

    def form(self, table: type[Row]) -> Form:
        """The editors of one row of this page."""
        form = Form(self.document, table)
        self.forms.append(form)
        return form

    def row_list(self, *args: object, **kwargs: object) -> RowList:
        """A list of rows of this page: the arguments of RowList after the document."""
        made = RowList(self.document, *args, **kwargs)  # type: ignore[arg-type]
        self.lists.append(made)
        return made

    def hints(self, about: Callable[[Dossier], Sequence[str]] | Sequence[str]) -> QWidget:
        """A place for the hints about sections, those that apply now first; two at most at once."""
        holder = column(gap=10)
        self._hints.append((holder, about))
        return holder

    def follow(self, key: str) -> None:
        """A hint's link was followed: go to what it is about. Pages may do better."""
        section = next((hint.about for hint in guidance.hints(self.key) if hint.key == key), "")
        self.reveal_section(section)

    def reveal_section(self, name: str) -> bool:
        """Take the keyboard to a dossier part (its list's last line) or to a field of that name."""
        for rows in self.lists:
            if _part_name(rows.table) == name:
                self._see(rows.add_line)
                return True
        for form in self.forms:
            if name in form.editors:
                self._see(form.editors[name])
                return True
        return False

    def reveal(self, table: type[Row], row_id: str) -> bool:
        """Take the keyboard to a row, if this page shows it."""
        for rows in (each for one in self.lists for each in one.with_nested()):
            if rows.table is table and rows.focus_row(row_id):
                QTimer.singleShot(0, self, lambda: self._see_focus())
                return True
        for form in self.forms:
            if form.table is table and form.row is not None and form.row.id == row_id:
                return True
        return False

    def edits(self, table: type[Row], names: Collection[str]) -> bool:
        """Whether this page has an editor for one of these fields of a table."""
        forms = [form for form in self.forms if form.table is table]
        return any(name in form.editors for form in forms for name in names)

    def reveal_key(self, key: str) -> bool:
        """Take the keyboard to the row a figure's shape stands for (``table:id``)."""
        name, _, row_id = key.partition(":")
        return name in BY_NAME and self.reveal(BY_NAME[name], row_id)

    # Inside

    def showEvent(self, event) -> None:
        super().showEvent(event)
        try:
            self._redraw()
        except Exception:
            # An exception that leaves an event handler ends the whole process.
            sys.excepthook(*sys.exc_info())

    def _on_change(self, _tables: object) -> None:
        self._stale = True
        if self.isVisible():
            self._redraw()

    def _on_select(self) -> None:
        self._stale = self._elsewhere = True
        if self.isVisible():
            self._redraw()

    def _redraw(self) -> None:
        if not self._stale or (self.needs_negotiation and self.document.dossier is None):
            return
        self._stale = False
        if self._built:
            with laid_out_once(self.widget()):
                self.fill()
        else:
            self._built = True
            body = self.build()
            body.setObjectName("pageBody")
            body.layout().setContentsMargins(20, 18, 28, 24)  # type: ignore[union-attr]
            # Wrapping labels ask for the height of their narrowest shape: the height for the width counts.
            body.setMinimumHeight(1)
            # Filled before it is shown, rows are shown once and together, not each by itself.
            self.fill()
            self.setWidget(body)
        self.refresh_hints()
        self._settle()
        if self._elsewhere:
            # Another negotiation begins at its head.
            self._elsewhere = False
            self.verticalScrollBar().setValue(0)

    def _settle(self) -> None:
        """Give new rows their room at once: by itself a change climbs up a layer a turn of the event loop."""
        body = self.widget()
        if self.widgetResizable() and body is not None and body.hasHeightForWidth():
            width = self.viewport().width()
            body.resize(width, max(self.viewport().height(), body.heightForWidth(width)))

    def refresh_hints(self) -> None:
        """Show the hints that apply and were not closed."""
        closed = settings.dismissed()
        for holder, about in self._hints:
            wanted = list(about(self.dossier) if callable(about) else about)
            found = [
                hint
                for name in wanted
                for hint in guidance.hints_about(self.key, name)
                if hint.key not in closed
            ]
            shown = found[:_HINTS_AT_ONCE]
            if [hint.key for hint in shown] != holder.property("keys"):
                holder.setProperty("keys", [hint.key for hint in shown])
                refill(holder, *(self._card(hint, place) for place, hint in enumerate(shown)))
            holder.setVisible(bool(shown))

    def _card(self, hint: guidance.Hint, place: int) -> HintCard:
        card = HintCard(hint.key, hint.title, hint.text, hint.ask, tone="ask" if place % 2 else "")
        card.closed.connect(self._dismiss)
        card.followed.connect(self.follow)
        return card

    def _dismiss(self, key: str) -> None:
        settings.dismiss(key)
        self.refresh_hints()

    def _see(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 40, 120))

    def _see_focus(self) -> None:
        widget = self.focusWidget()
        if widget is not None:
            self.ensureWidgetVisible(widget, 40, 120)


def _part_name(table: type[Row]) -> str:
    return NAMES.get(table, "")


def stack(*parts: QWidget) -> QWidget:
    """A page's content: parts one below another, with the rest of the height left free."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setSpacing(0)
    for part in parts:
        box.addWidget(part)
    box.addStretch(1)
    return holder
