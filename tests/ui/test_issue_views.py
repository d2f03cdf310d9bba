"""Rows or table: two looks at the same issues."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.bench import button, issue, options, stored
from workbook.model import Issue, Option
from workbook.ui import settings
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage


def test_the_table_shows_what_the_rows_showed_and_the_choice_is_remembered(page: TradeoffsPage) -> None:
    button(page, "Table").click()
    table = page.views.table
    assert table is not None
    assert table.view.isVisible()
    assert not page.issues.list.isVisible()
    assert settings.get("tradeoffs/issues") == "table"
    button(page, "Rows").click()
    assert page.issues.list.isVisible()
    assert not table.view.isVisible()


def test_rows_that_were_out_of_sight_show_what_was_changed_meanwhile(page: TradeoffsPage) -> None:
    button(page, "Table").click()
    page.document.set(issue(page, "Salary"), name="Base pay")
    page.document.remove(issue(page, "Commitment"))
    button(page, "Rows").click()
    QApplication.processEvents()
    assert [row.name for row in page.issues.list.rows] == [row.name for row in stored(page).issues]
    assert "Base pay" in [row.name for row in page.issues.list.rows]


def test_undo_and_search_find_an_option_in_the_table(page: TradeoffsPage) -> None:
    button(page, "Table").click()
    option = options(page, "Days at home")[1]
    assert page.reveal(Option, option.id)
    table = page.views.table
    assert table is not None
    assert table.view.hasFocus()


def test_what_needs_the_rows_brings_them_back(page: TradeoffsPage) -> None:
    assert page.document.set(issue(page, "Salary"), target_id=None)
    button(page, "Table").click()
    page.reveal_section("target_id")
    assert page.issues.list.isVisible()


def test_the_path_goes_on_in_the_table(page: TradeoffsPage) -> None:
    first = issue(page, "Salary")
    assert page.document.set(first, weight_me=None)
    button(page, "Table").click()
    page.path.links["weights"].click()
    table = page.views.table
    assert table is not None
    assert table.view.isVisible()
    for figure in "31":
        QTest.keyClicks(QApplication.focusWidget(), figure)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert issue(page, "Salary").weight_me == 31


def test_an_empty_negotiation_begins_with_a_table_from_the_clipboard(
    started: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    page = shown(TradeoffsPage(started))
    assert isinstance(page, TradeoffsPage)
    QApplication.clipboard().setText("issue\toption\tmine\ttheirs\nRent\t900\t100\t0\nRent\t950\t0\t100\n")
    button(page, "Paste a table from a spreadsheet").click()
    assert [row.name for row in stored(page).issues] == ["Rent"]
    assert [(row.name, row.score_me, row.score_them_likely) for row in stored(page).options] == [
        ("900", 100, 0),
        ("950", 0, 100),
    ]
    started.undo()
    assert stored(page).issues == ()


def test_many_issues_are_shown_as_a_table_unless_rows_were_chosen(
    started: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    owner = started.negotiation.id
    assert started.add(*(Issue(negotiation_id=owner, name=f"Issue {n}", position=n) for n in range(16)))
    page = shown(TradeoffsPage(started))
    assert isinstance(page, TradeoffsPage)
    assert page.views.as_table
    assert settings.get("tradeoffs/issues") is None
    button(page, "Rows").click()
    again = shown(TradeoffsPage(started))
    assert isinstance(again, TradeoffsPage)
    assert not again.views.as_table


def test_adding_issues_never_changes_the_look_under_the_hand(
    started: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    page = shown(TradeoffsPage(started))
    assert isinstance(page, TradeoffsPage)
    owner = started.negotiation.id
    assert started.add(*(Issue(negotiation_id=owner, name=f"Issue {n}", position=n) for n in range(16)))
    assert not page.views.as_table


def test_a_table_is_copied_before_any_cell_was_touched(page: TradeoffsPage) -> None:
    button(page, "Table").click()
    QApplication.clipboard().setText("")
    button(page, "Copy the table").click()
    assert QApplication.clipboard().text().startswith("issue\toption")


def test_after_a_forgotten_issue_is_added_the_keyboard_is_in_it(page: TradeoffsPage) -> None:
    button(page, "Bonus").setFocus()
    button(page, "Bonus").click()
    QApplication.processEvents()
    frame = page.issues.list.frames[issue(page, "Bonus").id]
    assert frame.isAncestorOf(QApplication.focusWidget())
