"""What tests of the Trade-offs tab do with it: look things up on disk, find chips and buttons, save."""

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from workbook.model import Dossier, Issue, Option
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.tradeoffs.chips import Chip


def stored(page: TradeoffsPage) -> Dossier:
    """The negotiation as it is on disk."""
    return page.document.store.dossier(page.dossier.negotiation.id)


def issue(page: TradeoffsPage, name: str) -> Issue:
    return next(row for row in stored(page).issues if row.name == name)


def options(page: TradeoffsPage, name: str) -> list[Option]:
    return list(stored(page).options_of(issue(page, name).id))


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def chips(page: TradeoffsPage, name: str) -> dict[str, Chip]:
    row = page.issues.chip_rows[issue(page, name).id]
    return {option.name: row.chips[option.id] for option in row.options}


def button(page: TradeoffsPage, words: str) -> QPushButton:
    # What a change brings is shown by the event after it.
    QApplication.processEvents()
    found = [each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert found, f"no button says {words}"
    return found[0]


def choose(page: TradeoffsPage, role: str) -> None:
    """Save the package in the card in a role, through its menu."""
    titles = {"three": "Three offers", "without": "What you do without them", **PACKAGE_ROLES}
    page.card.menu.aboutToShow.emit()
    next(each for each in page.card.menu.actions() if each.text().startswith(titles[role])).trigger()
