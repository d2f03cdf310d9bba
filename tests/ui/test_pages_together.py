"""The lists that say what there is belong together: tabs, checks of readiness, tables, guidance."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbook import guidance
from workbook.analysis.completeness import CHECKS, Check, readiness
from workbook.model import TABLES
from workbook.ui.document import Document
from workbook.ui.main_window import Workspace
from workbook.ui.pages import JOURNAL_PAGE, PAGES
from workbook.ui.pages.page import Page


def test_every_table_is_shown_by_some_page() -> None:
    shown = frozenset().union(*(page.tables for page in (*PAGES, JOURNAL_PAGE)))
    assert [table.__tablename__ for table in TABLES if table not in shown] == []


def test_every_page_has_a_key_and_a_title_of_its_own() -> None:
    pages = (*PAGES, JOURNAL_PAGE)
    assert len({page.key for page in pages}) == len({page.title for page in pages}) == len(pages) == 8


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.key)
def test_a_thing_to_prepare_leads_to_where_it_is_filled_in(
    check: Check, started: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    page = next(page for page in PAGES if page.key == check.tab)(started)
    shown(page)
    assert page.reveal_section(check.section)
    assert page.focusWidget() is not None


@pytest.mark.parametrize("page", [*PAGES, JOURNAL_PAGE], ids=lambda page: page.key)
def test_there_are_hints_for_every_page(page: type[Page]) -> None:
    assert guidance.hints(page.key)


def test_the_next_thing_to_prepare_opens_its_tab_with_the_keyboard_in_it(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.document.new_negotiation(title="Rent of the workshop")
    check = readiness(workspace.document.dossier).open[0].check
    assert check.label in workspace.status.next_link.text()
    qtbot.mouseClick(workspace.status.next_link, Qt.MouseButton.LeftButton)
    page = workspace.stack.currentWidget()
    assert page.key == check.tab
    assert page.isAncestorOf(QApplication.focusWidget())
