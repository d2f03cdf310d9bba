"""The file a page is written into: what it says of itself, and no font that the page does not use."""

import io
from datetime import date
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

MADE_WITH = "Negotiation Workbook"


class _NoFont:
    """Stands where reportlab would put Helvetica: no font is listed that the page does not use."""

    fontName = faceName = "none"
    _dynamicFont = True
    _multiByte = False

    class face:
        name = "none"
        builtIn = False


def canvas(
    out: io.BytesIO,
    width: float,
    height: float,
    *,
    title: str,
    subject: str,
    made_on: date | None = None,
    author: str = "",
) -> Any:
    """A reportlab canvas of a size in points; readers show its title, and its language is that of the
    page's own words. It says the day it was made on and no time: the same calls write the same bytes."""
    rl_config.useA85 = 0
    if "none" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_NoFont())
    made = Canvas(
        out, (width, height), pageCompression=1, invariant=1, initialFontName="none", lang="en",
        pdfVersion=(1, 7),
    )  # fmt: skip
    if made_on:
        made._doc._timeStamp.YMDhms = (made_on.year, made_on.month, made_on.day, 0, 0, 0)
    made.setTitle(title)
    made.setAuthor(author)
    made.setSubject(subject)
    made.setCreator(MADE_WITH)
    made.setProducer(MADE_WITH)
    made.setViewerPreference("DisplayDocTitle", "true")
    return made
