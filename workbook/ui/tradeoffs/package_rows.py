"""The stored packages as a list: what each is worth to both, and a click puts it into the card."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from workbook.analysis.tradeoffs.packages import places
from workbook.analysis.tradeoffs.said import Said, all_said
from workbook.analysis.tradeoffs.side_by_side import Apart, apart
from workbook.model import Alternative, Dossier, Package
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.form import Form
from workbook.ui.layout import button, column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.theme import look_as, plain_tip
from workbook.ui.theme import mark as polish
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.points_editor import TOOLS
from workbook.ui.tradeoffs.without import alternatives, worth_said

WORTH = 38
#: As in the picture of all packages: a square is one’s own, a triangle theirs.
_SHAPES = ("□", "△")
_WITHOUT = {"me": "what you do without them", "them": "what they do without you"}


class PackageRows:
    """The list of packages of a page."""

    def __init__(self, page: Page, draft: Draft, build_again: Callable[[str], object]) -> None:
        """``build_again`` builds the offers side by side again at the worth of the one of that id."""
        self.page, self.draft, self.build_again = page, draft, build_again
        self.differ: Apart | None = None
        self.without: dict[str, Alternative] = {}
        self.said: dict[str, Said] = {}
        self.roles: dict[str, str] = {}
        self.remarks: dict[str, str] = {}
        self.marks: dict[str, QToolButton] = {}
        self._loaders: list[_Loader] = []
        self.list = page.row_list(
            Package,
            self._build,
            new=page.make(Package),
            main="name",
            add="Add a package by name",
            details=self._details,
        )
        them = fixed(_right("they", "columnCaption"), WORTH + TOOLS)
        them.setContentsMargins(0, 0, TOOLS, 0)
        self.caption = line(1, fixed(_right("you", "columnCaption"), WORTH), them, gap=4)

    def refresh(self, dossier: Dossier) -> None:
        """Show the packages with their worth as it is now."""
        self.roles = {row.id: row.role for row in dossier.packages}
        self.differ, self.remarks, self.without = apart(dossier), remarks(dossier), alternatives(dossier)
        self.said = all_said(dossier, {row.id: at for row, at in places(dossier, advised=False)})
        self.list.show_rows(dossier.packages)
        self.caption.setVisible(bool(dossier.packages))
        self.show_draft()

    def show_worths(self, dossier: Dossier) -> None:
        """Show what the packages would be worth, without touching the rows themselves."""
        self.said = all_said(dossier, {row.id: at for row, at in places(dossier, advised=False)})
        for key, frame in self.list.frames.items():
            if frame.form.row is not None and key in self.said:
                for watcher in frame.form.watchers:
                    watcher(frame.form.row)

    def show_draft(self) -> None:
        """Mark the package that the draft was taken from."""
        self.marks = {key: mark for key, mark in self.marks.items() if key in self.said}
        for key, mark in self.marks.items():
            here = key == self.draft.package_id
            mark.setText("◆" if here else _SHAPES[self.roles.get(key) == "theirs"])
            mark.setAccessibleDescription("shown in the card" if here else "")

    def load(self, package_id: str) -> None:
        """Put a stored package into the card; one without choices takes what is picked there."""
        choices = self.page.dossier.choices_of(package_id)
        self.draft.load(choices or self.draft.choices, package_id)

    def _load_row(self, form: Form) -> None:
        if form.row is not None:
            self.load(form.row.id)

    def _build(self, form: Form) -> QWidget:
        mark = QToolButton()
        mark.setObjectName("packageMark")
        mark.setFixedWidth(22)
        mark.setToolTip("Put this package into the card")
        mark.clicked.connect(lambda: self._load_row(form))
        mine, theirs = _right("", "strong"), _right("", "them")
        remark = words("", "tiny")
        remark.setContentsMargins(5, 0, 0, 2)
        again = button("Build them again", lambda: self._build_again(form), "link", edits=True)
        form.watch(partial(self._show, mark, mine, theirs))
        form.watch(partial(self._remark, remark, again))
        name = form.line("name", "Name")
        made = line(
            mark,
            column(name, remark, line(again, 0, 1), gap=0),
            1,
            fixed(mine, WORTH),
            fixed(theirs, WORTH),
            gap=4,
        )
        self._load_on_click(form, (made, name.viewport(), mine, theirs))
        return made

    def _details(self, form: Form) -> QWidget:
        role = form.choice("role", look="tag")
        worth = words("", "small")
        form.watch(lambda row: worth.setText(self._sentence(row)))
        return column(
            line(role, 0, 1),
            worth,
            form.text("note", "Why this one", look="soft"),
            gap=3,
            margins=(26, 2, 8, 4),
        )

    def _show(self, mark: QToolButton, mine: QLabel, theirs: QLabel, row: Package) -> None:
        self.marks[row.id] = mark
        polish(mark, "theirs", row.role == "theirs")
        mark.setAccessibleName(f"Show {row.name.strip() or 'this package'} in the card")
        known = self.said.get(row.id)
        if known is None:
            return
        without = self.without.get(row.id)
        below = known.above is not None and known.above < 0 and without is None
        sides = ("me", "them") if without is None else (without.side,)
        mine.setText(("▾ " if below else "") + known.short("me") if "me" in sides else "")
        theirs.setText(known.short("them") if "them" in sides else "")
        tip = plain_tip(self._sentence(row))
        for label, name in ((mine, "belowLimit" if below else "strong"), (theirs, "them")):
            label.setToolTip(tip)
            look_as(label, name)

    def _remark(self, label: QLabel, again: QWidget, row: Package) -> None:
        label.setText(self.remarks.get(row.id, ""))
        label.setVisible(bool(label.text()))
        first = self.differ.packages[0] if self.differ else None
        # Once for all of them.
        again.setVisible(first is not None and first.id == row.id)

    def _build_again(self, form: Form) -> None:
        if form.row is not None:
            self.build_again(form.row.id)

    def _sentence(self, row: Package) -> str:
        known = self.said.get(row.id)
        if known is None or not known.place.choices:
            return "Nothing chosen in it yet: click it, pick options, then keep it."
        if row.id in self.without:
            return f"{worth_said(known, self.without[row.id].side)}."
        standing = f"{known.standing}." if known.standing else ""
        return f"{known.headline}. {standing[:1].upper()}{standing[1:]}".strip()

    def _load_on_click(self, form: Form, parts: tuple[QWidget, ...]) -> None:
        loader = _Loader(lambda: self._load_row(form), parts[0])
        for part in parts:
            part.installEventFilter(loader)
        self._loaders.append(loader)


def remarks(dossier: Dossier) -> dict[str, str]:
    """What is worth knowing of packages, by id: that an earlier one is the same, that it is what one side
    does without the other, that offers side by side are no longer worth the same."""
    first: dict[frozenset[tuple[str, str]], Package] = {}
    differ = _differ(dossier)
    without = {row.package_id: row.side for row in dossier.alternatives if row.package_id}
    found = {}
    for row in dossier.packages:
        choices = frozenset(dossier.choices_of(row.id).items())
        known = first.setdefault(choices, row)
        same = f"same as {_name(known)}" if choices and known is not row else ""
        whose = _WITHOUT.get(without.get(row.id, ""), "")
        found[row.id] = " · ".join(filter(None, (differ.get(row.id, ""), same, whose)))
    return found


def _differ(dossier: Dossier) -> dict[str, str]:
    found = apart(dossier)
    if found is None:
        return {}
    first, *others = found.packages
    said = {row.id: f"not worth the same as {_name(first)}" for row in others}
    return {first.id: found.sentence, **said}


def _name(row: Package) -> str:
    return row.name.strip() or PACKAGE_ROLES[row.role]


class _Loader(QObject):
    """Has something done when what it watches is clicked, besides what the click does anyway."""

    def __init__(self, then: object, parent: QObject) -> None:
        super().__init__(parent)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and callable(self._then):
            self._then()
        return False


def _right(text: str, name: str) -> QLabel:
    label = words(text, name, wrap=False)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, 4 if name != "columnCaption" else 0, 0, 0)
    return label
