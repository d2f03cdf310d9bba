"""Pages on a printer: the very PDF of the preview, at the printer's own resolution."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from workbook.ui.layout import words
from workbook.ui.theme import counts

#: Beyond this nobody sees a difference, and an image of the page takes hundreds of megabytes.
MOST_DPI = 600
#: The same where many pages are to be printed in a row.
MANY, MANY_DPI = 4, 300

NO_PRINTER = "No printer is set up on this computer."
NOT_PRINTED = "The printer did not take it. Try again."
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}

#: Told the number of each page before it is printed, from 1, and how many there are; stops by False.
Told = Callable[[int, int], bool]


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


def no_printer() -> bool:
    """Whether there is nothing to print on."""
    return not QPrinterInfo.availablePrinterNames()


def ask_and_print(parent: QWidget, content: bytes, paper: str, pages: int = 1) -> str | None:
    """Ask for a printer and print the PDF; the sentence that says how it went, nothing where it went well
    and None where the person changed their mind. A printer must be there."""
    printer = printer_for(paper)
    dialog = QPrintDialog(printer, parent)
    if pages > 1:
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    if pages == 1:
        return "" if print_pdf(content, printer) else NOT_PRINTED
    shown = QProgressDialog("Printing …", "Stop", 0, pages, parent)
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setLabel(counts(words("Printing …")))

    def told(page: int, count: int) -> bool:
        shown.setMaximum(count)
        shown.setLabelText(f"Printing page {page} of {count} …")
        shown.setValue(page - 1)
        return not shown.wasCanceled()

    printed = print_pdf(content, printer, told)
    stopped = shown.wasCanceled()
    shown.close()
    shown.deleteLater()
    return None if stopped else "" if printed else NOT_PRINTED


def print_pdf(content: bytes, printer: QPrinter, told: Told = lambda _page, _count: True) -> bool:
    """Print the pages of a PDF that the printer is set to, all by itself, on its paper as large as they fit.

    False when it did not, or was told to stop.
    """
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        return False
    printer.setFullPage(True)
    wanted = _wanted(printer, document.pageCount())
    dpi = min(printer.resolution(), MOST_DPI if len(wanted) <= MANY else MANY_DPI)
    painter = QPainter()
    for place, number in enumerate(wanted):
        image = _rendered(document, number, dpi)
        begun = printer.newPage() if place else painter.begin(printer)
        if image.isNull() or not begun or not told(place + 1, len(wanted)):
            painter.end()
            printer.abort()
            return False
        painter.drawImage(_place(document.pagePointSize(number), printer), image)
    return painter.end() if wanted else False


def _wanted(printer: QPrinter, count: int) -> range:
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return range(count)
    return range(printer.fromPage() - 1, min(printer.toPage() or count, count))


def _rendered(document: QPdfDocument, number: int, dpi: int) -> QImage:
    size = document.pagePointSize(number) * (dpi / 72)
    drawn = document.render(number, QSize(round(size.width()), round(size.height())))
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
