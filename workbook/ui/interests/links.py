"""How interests stand to one another: the links between them, and a line to add one."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.model import Dossier, InterestLink
from workbook.model.interests import RELATIONS
from workbook.ui.form import Form
from workbook.ui.interests.chips import MARKS
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList
from workbook.ui.small_editors import ChoiceEditor
from workbook.ui.theme import mark

MARKED = {key: f"{MARKS[key]} {name}" for key, name in RELATIONS.items()}
RELATION = 108
FIRST = "Write interests of both sides first; then say here which are shared, compatible or opposed."


def link_list(page: Page) -> RowList:
    """The links as rows; they are added by ``LinkAdder``, and edited and deleted here."""

    def build(form: Form) -> QWidget:
        first, second = (form.choice(name, {}, look="plain") for name in ("first_id", "second_id"))
        relation = form.choice("relation", MARKED, look="relation")

        def show(row: InterestLink) -> None:
            for editor, key in ((first, row.first_id), (second, row.second_id)):
                editor.offer(_texts(page.dossier))
                mark(editor, "side", _side(page.dossier, key))
            mark(relation, "relation", row.relation)

        form.watch(show)
        pair = line(_Half(first), 1, fixed(line(relation, 0, 1), RELATION), _Half(second), 1)
        return column(pair, form.line("note", "What follows for the talk", look="soft"), gap=0)

    return page.row_list(InterestLink, build, new=page.make(InterestLink), main="note", add="")


class LinkAdder(QWidget):
    """Two interests to choose; when both are, ``wanted`` gives them with the relation."""

    wanted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        edits(self)
        self.mine = ChoiceEditor({}, look="box", none="+ Tie one of yours …")
        self.relation = ChoiceEditor(MARKED, look="relation")
        self.theirs = ChoiceEditor({}, look="box", none="… to one of theirs")
        self.empty = words(FIRST, "soft")
        for editor, name in (
            (self.mine, "Your interest"),
            (self.relation, "Relation"),
            (self.theirs, "Theirs"),
        ):
            editor.setAccessibleName(name)
        self.relation.show_value("shared")
        shrinking(self.mine)
        shrinking(self.theirs)
        self.mine.committed.connect(self._chosen)
        self.theirs.committed.connect(self._chosen)
        self.choices = line(self.mine, self.relation, self.theirs, 0, 1, top=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 0, 0)
        box.addWidget(self.choices)
        box.addWidget(self.empty)

    def show_interests(self, mine: Mapping[str, str], theirs: Mapping[str, str]) -> None:
        """Offer these interests of both sides, by id."""
        self.mine.offer(mine)
        self.theirs.offer(theirs)
        self.choices.setVisible(bool(mine and theirs))
        self.empty.setVisible(not (mine and theirs))

    def _chosen(self, _: object) -> None:
        first, second = self.mine.value(), self.theirs.value()
        if first and second:
            self.mine.show_value(None)
            self.theirs.show_value(None)
            self.wanted.emit(first, self.relation.value() or "shared", second)
        elif first:
            self.theirs.setFocus()


def shrinking(editor: QWidget) -> None:
    """Let a field of long words give way in a small window; its words are shortened then."""
    editor.setMinimumWidth(80)
    editor.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class _Half(QWidget):
    """A cell as wide as the other half, whatever stands in it; the words in it are shortened to fit."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.editor.setFixedWidth(self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


def _texts(dossier: Dossier) -> dict[str, str]:
    return {row.id: row.text or "unnamed" for row in dossier.interests}


def _side(dossier: Dossier, interest_id: str) -> str:
    mine = {row.id for row in dossier.interests_on("me")}
    return "me" if interest_id in mine else "them"
