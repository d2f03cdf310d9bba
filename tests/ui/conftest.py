"""What the tests of the window share: an open document, one with a sample in it, a whole window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbook.storage.store import Store
from workbook.ui import settings
from workbook.ui.document import Document
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme


@pytest.fixture(scope="session", autouse=True)
def look(qapp: object) -> None:
    """The window's own font and colours, once for all tests."""
    load_fonts()
    theme.use("light")


@pytest.fixture
def document(store: Store, qtbot: QtBot) -> Document:
    """A document over an empty workbook."""
    return Document(store)


@pytest.fixture
def started(document: Document) -> Document:
    """A document with one negotiation in which nothing is written but its title."""
    document.new_negotiation(title="Rent of the workshop", counterpart="The landlord", kind="lease")
    return document


@pytest.fixture
def sample_document(document: Document) -> Document:
    """A document that shows the worked sample of a pay rise."""
    document.select(document.workbook.negotiations[0].id)
    return document


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Shows a page in a window of the usual size, and waits until it is there."""

    def show(page: QWidget) -> QWidget:
        page.resize(1044, 700)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


@pytest.fixture
def page(sample_document: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The Trade-offs tab over the worked sample; tests of other pages have a ``page`` of their own."""
    made = shown(TradeoffsPage(sample_document))
    assert isinstance(made, TradeoffsPage)
    return made


@pytest.fixture
def workspace(workbook_file: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """The whole window over an empty workbook."""
    from workbook.storage.store import open_file

    settings.put("look", "light")
    shell = Shell()
    qtbot.addWidget(shell)
    made = show_store(shell, open_file(workbook_file))
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    yield made
    shell.must_close = True
    shell.before_close()
