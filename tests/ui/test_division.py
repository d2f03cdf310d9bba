"""Dividing things: points of both sides in a list, and the division that follows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.hands import fill_in, focused, named, on_disk, press, type_in
from workbook.model import Dossier, Item
from workbook.ui.document import Document
from workbook.ui.pages.page import Page, stack
from workbook.ui.tradeoffs.division import Division

Key = Qt.Key


class Alone(Page):
    """A page of nothing but things to divide."""

    key, title, tables = "tradeoffs", "Things", frozenset({Item})

    def build(self) -> QWidget:
        self.division = Division(self)
        return stack(self.division.section)

    def refresh(self, dossier: Dossier) -> None:
        self.division.refresh(dossier)


@pytest.fixture
def page(document: Document, shown: Callable[[QWidget], QWidget]) -> Alone:
    """The section over a negotiation about dividing things."""
    document.new_negotiation(title="The workshop", counterpart="My partner", kind="division")
    made = shown(Alone(document))
    assert isinstance(made, Alone)
    return made


def items(page: Alone) -> list[tuple[str, float | None, float | None]]:
    return [(row.name, row.points_me, row.points_them) for row in on_disk(page.document).items]


def add(page: Alone, *rows: tuple[str, float | None, float | None]) -> None:
    owner = page.dossier.negotiation.id
    page.document.add(
        *(
            Item(negotiation_id=owner, position=place, name=name, points_me=me, points_them=them)
            for place, (name, me, them) in enumerate(rows)
        )
    )
    page.document.undo_stack.clear()


def outcomes(page: Alone) -> list[str]:
    """What each row says about who gets the thing."""
    found = page.division.list
    labels = [found.frames[row.id].content.findChildren(QWidget) for row in found.rows]
    said = [
        [each.text() for each in row if each.objectName() in ("me", "them", "strong", "soft")]
        for row in labels
    ]
    return [texts[-1] for texts in said]


def link(page: Alone, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == text and each.isVisible())


def test_things_are_written_and_given_points_by_keys(page: Alone) -> None:
    type_in(named(page, "Add a thing to divide"), "Van")
    press(Key.Key_Return)
    type_in(focused(), "Tools")
    fill_in(named(page, "Points from you"), "70")
    named(page, "Points from you", 1).setFocus()
    fill_in(named(page, "Points from you", 1), "30")
    fill_in(named(page, "Points from them"), "40")
    fill_in(named(page, "Points from them", 1), "60")
    assert items(page) == [("Van", 70, 40), ("Tools", 30, 60)]
    assert outcomes(page) == ["about 91 % you", "them"]
    page.document.undo()
    assert items(page)[1] == ("Tools", 30, None)


def test_the_division_is_said_and_follows_each_edit(page: Alone) -> None:
    add(page, ("Van", 70, 40), ("Tools", 30, 60))
    said = page.division.sentence
    assert said.text().startswith("You get nothing whole, they get “Tools”. You share “Van”: about 91 %")
    fill_in(named(page, "Points from you"), "60")
    fill_in(named(page, "Points from you", 1), "40")
    assert said.text().startswith("You get “Van”, they get “Tools”. Each of you then has about 60")
    assert outcomes(page) == ["you", "them"]


def test_points_are_made_a_hundred_for_one_side_in_one_step(page: Alone) -> None:
    add(page, ("Van", 10, 40), ("Tools", 30, 60), ("Name", None, None))
    assert page.division.sums.text() == "40 points from you, 100 from them"
    assert page.division.notes.isVisible()
    assert not page.division.even_theirs.isVisible()
    QTest.mouseClick(link(page, "make yours 100"), Qt.MouseButton.LeftButton)
    assert items(page) == [("Van", 25, 40), ("Tools", 75, 60), ("Name", None, None)]
    page.document.undo()
    assert items(page)[0] == ("Van", 10, 40)


def test_enter_goes_down_each_column_of_points(page: Alone) -> None:
    add(page, ("Van", 10, 40), ("Tools", 30, 60))
    named(page, "Points from them").setFocus()
    press(Key.Key_Return)
    assert focused() is named(page, "Points from them", 1)
    named(page, "Points from you").setFocus()
    press(Key.Key_Return)
    assert focused() is named(page, "Points from you", 1)


def test_a_guess_is_moved_by_arrows_in_one_step(page: Alone) -> None:
    add(page, ("Van", 10, 40))
    named(page, "Points from them, as a bar").setFocus()
    press(Key.Key_Right, times=3)
    assert items(page) == [("Van", 10, 43)]
    page.document.undo()
    assert items(page) == [("Van", 10, 40)]


def test_an_empty_section_says_what_it_is_for(page: Alone) -> None:
    assert page.division.empty.isVisible()
    assert not page.division.card.isVisible()
    add(page, ("Van", None, None))
    assert not page.division.empty.isVisible()
    assert page.division.sentence.text().startswith("Give points for how much each thing is worth to you")


def test_the_section_is_shown_where_things_are_divided_and_nowhere_else(page: Alone) -> None:
    page.document.set(page.dossier.negotiation, kind="lease")
    assert not page.division.section.isVisible()
    add(page, ("Van", 10, 40))
    assert page.division.section.isVisible()


def test_a_thing_that_is_deleted_comes_back_with_its_points(page: Alone) -> None:
    add(page, ("Van", 70, 40), ("Tools", 30, 60))
    page.division.list.focus_row(on_disk(page.document).items[0].id)
    press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert items(page) == [("Tools", 30, 60)]
    page.document.undo()
    assert items(page) == [("Van", 70, 40), ("Tools", 30, 60)]
