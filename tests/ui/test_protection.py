"""A saved page that opens only with a password; days as the person's country writes them."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import named
from workbook.ui.document import Document
from workbook.ui.pages.brief import BriefPage

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def german() -> Iterator[None]:
    """A person whose desktop is German."""
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


def opened(document: Document, shown: Show, qtbot: QtBot) -> BriefPage:
    page = shown(BriefPage(document))
    assert isinstance(page, BriefPage)
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=20_000)
    return page


def test_a_page_saved_with_a_password_opens_with_it_alone(
    sample_document: Document, shown: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(sample_document, shown, qtbot)
    QTest.keyClicks(named(page, "Password for the saved PDF"), "two words")
    page.save_to(tmp_path / "locked.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "locked.pdf").exists(), timeout=20_000)
    locked = PdfReader(tmp_path / "locked.pdf")
    assert locked.is_encrypted
    assert not locked.decrypt("another")
    assert locked.decrypt("two words")
    assert "Salary" in locked.pages[0].extract_text()
    assert "locked with your password" in page.notice.text.text()


def test_a_password_that_is_too_long_is_refused_and_nothing_is_written(
    sample_document: Document, shown: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(sample_document, shown, qtbot)
    page.protection.field.setText("x" * 128)
    page.save_to(tmp_path / "locked.pdf")
    assert "too long" in page.notice.text.text()
    assert not (tmp_path / "locked.pdf").exists()


def test_a_password_is_not_kept_for_another_negotiation(
    sample_document: Document, shown: Show, qtbot: QtBot
) -> None:
    page = opened(sample_document, shown, qtbot)
    page.protection.field.setText("two words")
    sample_document.new_negotiation(title="Flat")
    assert not page.protection.wanted


@pytest.mark.usefixtures("german")
def test_days_are_written_as_the_desktop_writes_them(
    sample_document: Document, shown: Show, qtbot: QtBot
) -> None:
    page = opened(sample_document, shown, qtbot)
    month = QLocale().standaloneMonthName(sample_document.dossier.negotiation.meeting_on.month)
    assert month in PdfReader(io.BytesIO(page.pdf)).pages[0].extract_text()


def test_days_are_written_in_the_script_of_the_desktop(
    sample_document: Document, shown: Show, qtbot: QtBot
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("sr_Latn_RS"))
    try:
        page = opened(sample_document, shown, qtbot)
    finally:
        QLocale.setDefault(before)
    text = PdfReader(io.BytesIO(page.pdf)).pages[0].extract_text()
    assert QLocale("sr_Latn_RS").monthName(date.today().month) in text
