"""The tabs, in their order. A page's code is imported when it is first needed: the window comes sooner."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.model import Row
    from workbook.ui.document import Document
    from workbook.ui.pages.page import Page


@dataclass(frozen=True)
class Tab:
    """One tab: its name for the program and for the person, and the class of its page in this folder."""

    key: str
    title: str
    kind: str

    def page(self) -> type["Page"]:
        """The class of the page."""
        found: type[Page] = getattr(import_module(f"{__name__}.{self.key}"), self.kind)
        return found

    @property
    def tables(self) -> frozenset[type["Row"]]:
        """Every table whose rows the page can show."""
        return self.page().tables

    def __call__(self, document: "Document") -> "Page":
        return self.page()(document)


PAGES: tuple[Tab, ...] = (
    Tab("overview", "Overview", "OverviewPage"),
    Tab("leverage", "Leverage", "LeveragePage"),
    Tab("interests", "Interests", "InterestsPage"),
    Tab("tradeoffs", "Trade-offs", "TradeoffsPage"),
    Tab("rehearse", "Rehearse", "RehearsePage"),
    Tab("brief", "Brief", "BriefPage"),
    Tab("reflection", "Reflection", "ReflectionPage"),
)
JOURNAL_PAGE = Tab("journal", "Journal", "JournalPage")
