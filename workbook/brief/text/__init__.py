"""All text on paper: Qt lays it out, fontTools rebuilds the outlines it used, reportlab writes them."""

from workbook.brief.text.fonts import missing, ready
from workbook.brief.text.layout import Measure, measure
from workbook.brief.text.local import desktop_locale, habits
from workbook.brief.text.setter import Setter

__all__ = ["Measure", "Setter", "desktop_locale", "habits", "measure", "missing", "ready"]
