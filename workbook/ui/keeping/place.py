"""Noticing that another program took the file away, also while nothing is typed."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from workbook.ui.storing import Storing

#: So often the file is looked for while the window is in use. Looking asks for one number of it: a watch on
#: its folder would wake up at every edit, whose journal comes and goes there, and is deaf over a network.
LOOK_MS = 800


class Place(QObject):
    """Has a document look where its file is; away twice in a row is away: files are replaced in two steps."""

    def __init__(self, document: Storing, parent: QObject) -> None:
        super().__init__(parent)
        self.document, self._missed = document, False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._follow)
        self._follow(app.applicationState())

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._timer.start()
        else:
            self._timer.stop()

    def let_go(self) -> None:
        """The file is closed."""
        self._timer.stop()
        QGuiApplication.instance().applicationStateChanged.disconnect(self._follow)  # type: ignore[union-attr]

    def look(self) -> None:
        """See whether the file is where it was."""
        here = self.document.store.in_place()
        if not here and self._missed:
            self.document.tell_gone()
        self._missed = not here
