"""The page on a printer: the very PDF of the preview, at the printer's own resolution."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

#: Beyond this nobody sees a difference, and an image of the page takes hundreds of megabytes.
MOST_DPI = 600

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def printer_for(paper: str) -> QPrinter:
    """A printer set to the page's paper, without margins of its own: the page has its margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # Others can read the list of what a printer has to do: the title of the negotiation stays out of it.
    printer.setDocName("Brief")
    printer.setFullPage(True)
    size = QPageSize(_SIZES[paper])
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    return printer


def print_pdf(content: bytes, printer: QPrinter) -> bool:
    """Print the first page of a PDF, on the printer's paper as large as it fits; False when it did not."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        return False
    printer.setFullPage(True)
    image = _rendered(document, min(printer.resolution(), MOST_DPI))
    painter = QPainter()
    if image.isNull() or not painter.begin(printer):
        return False
    painter.drawImage(_place(document.pagePointSize(0), printer), image)
    return painter.end()


def _rendered(document: QPdfDocument, dpi: int) -> QImage:
    size = document.pagePointSize(0) * (dpi / 72)
    drawn = document.render(0, QSize(round(size.width()), round(size.height())))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


def _place(points: QSizeF, printer: QPrinter) -> QRectF:
    """Where the page goes: its own size where the sheet is that size, else scaled into the middle."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(sheet.width() / points.width(), sheet.height() / points.height())
    size = points * scale
    return QRectF(
        (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2, size.width(), size.height()
    )
