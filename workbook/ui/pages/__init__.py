"""The tabs, in their order."""

from workbook.ui.pages.brief import BriefPage
from workbook.ui.pages.interests import InterestsPage
from workbook.ui.pages.journal import JournalPage
from workbook.ui.pages.leverage import LeveragePage
from workbook.ui.pages.overview import OverviewPage
from workbook.ui.pages.page import Page
from workbook.ui.pages.reflection import ReflectionPage
from workbook.ui.pages.rehearse import RehearsePage
from workbook.ui.pages.tradeoffs import TradeoffsPage

PAGES: tuple[type[Page], ...] = (
    OverviewPage,
    LeveragePage,
    InterestsPage,
    TradeoffsPage,
    RehearsePage,
    BriefPage,
    ReflectionPage,
)
JOURNAL_PAGE = JournalPage
