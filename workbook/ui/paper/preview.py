"""The page on the screen: exchanged without flicker, keeping zoom and place."""

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QLabel

from workbook.ui.hidden_figures import Cover
from workbook.ui.theme import theme

STEP = 1.2
LEAST, MOST = 0.2, 6.0
#: The old page covers the new one until that is painted, at the latest for so many milliseconds.
COVER_MS = 700
#: The room around the page. Above it is outside of what scrolls: the view adds margins above and below
#: to a page that it has fitted without them, and a whole page would scroll.
ROOM = 6

Zoom = QPdfView.ZoomMode


class PdfPreview(QPdfView):
    """A view of one PDF made in memory; ``zoomed`` tells when it is shown larger or smaller."""

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._documents = [_Held(), _Held()]
        for held in self._documents:
            self.destroyed.connect(held.document.deleteLater)
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.setZoomMode(Zoom.FitToWidth)
        self.setDocumentMargins(QMargins(ROOM, 0, ROOM, 0))
        self.setPageSpacing(ROOM)
        self.setViewportMargins(0, ROOM, 0, 0)
        self.setAccessibleName("The page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cover = QLabel(self.viewport())
        self._cover.hide()
        self._uncover = QTimer(self, singleShot=True, interval=COVER_MS)
        self._uncover.timeout.connect(self._cover.hide)
        self._stale_size = QSize()
        self._watch_renderer()
        self.curtain = Cover(self)
        theme.changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.ink("side"))
        self.setPalette(palette)

    def _watch_renderer(self) -> None:
        renderer = self.findChild(QPdfPageRenderer)
        if renderer is not None:
            # On a thread of its own it would answer for a document that is no longer shown.
            renderer.setRenderMode(QPdfPageRenderer.RenderMode.SingleThreaded)
            renderer.pageRendered.connect(self._on_rendered)

    def _on_rendered(self, _page: int, size: QSize) -> None:
        wanted = self.shown.pagePointSize(0).width() * _per_point() * self.scale * self.devicePixelRatioF()
        stale = abs(size.width() - wanted) > 2 * self.devicePixelRatioF()
        if stale and size != self._stale_size:
            # The view keeps what was asked for before it was resized: have it forget that, once.
            self._stale_size = size
            self.setPageSpacing(2 * ROOM + 1 - self.pageSpacing())
        else:
            self._stale_size = QSize()
            QTimer.singleShot(0, self._cover, self._cover.hide)

    @property
    def shown(self) -> QPdfDocument:
        """The document on the screen."""
        return self._documents[0].document

    def show_pdf(self, content: bytes) -> bool:
        """Show a page in place of the one shown, at the same zoom and place; False when it is no PDF."""
        spare = self._documents[1]
        if not spare.load(content):
            return False
        self._cover_up()
        self._documents.reverse()
        self.setDocument(spare.document)
        self.zoomed.emit()
        return True

    def _cover_up(self) -> None:
        if self.document() is not None and self.isVisible():
            self._cover.setPixmap(self.viewport().grab())
            self._cover.setGeometry(self.viewport().rect())
            self._cover.show()
            self._uncover.start()

    # Zoom

    @property
    def scale(self) -> float:
        """How large the page is shown; 1 is its size on paper."""
        if self.zoomMode() == Zoom.Custom or self.shown.pageCount() == 0:
            return self.zoomFactor()
        page, margins = self.shown.pagePointSize(0), self.documentMargins()
        wide = (self.viewport().width() - margins.left() - margins.right()) / (page.width() * _per_point())
        high = (self.viewport().height() - self.pageSpacing()) / (page.height() * _per_point())
        return wide if self.zoomMode() == Zoom.FitToWidth else min(wide, high)

    def zoom(self, factor: float) -> None:
        """Show the page larger (above 1) or smaller, around the middle of what is seen."""
        before = self.scale
        after = min(max(before * factor, LEAST), MOST)
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        self.setZoomMode(Zoom.Custom)
        self.setZoomFactor(after)
        bar.setValue(round(middle * after / before - self.viewport().height() / 2))
        self.zoomed.emit()

    def fit(self, mode: Zoom) -> None:
        """Show the page at the width of the view, or as a whole."""
        self.setZoomMode(mode)
        self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned: QPointF = event.angleDelta().toPointF()
            self.zoom(STEP if turned.y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)


def _per_point() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / 72


class _Held:
    """A document and the bytes it reads from, which must live as long as it does.

    Neither is a child of the view: a view that deletes its own document takes the process with it.
    """

    def __init__(self) -> None:
        self.document = QPdfDocument(QApplication.instance())  # type: ignore[arg-type]
        self._buffer = QBuffer(self.document)

    def load(self, content: bytes) -> bool:
        self.document.close()
        self._buffer.close()
        self._buffer.setData(content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        return self.document.status() == QPdfDocument.Status.Ready
