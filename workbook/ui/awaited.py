"""What somebody asked for that is not there yet: the window does not close over it in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace


class Awaited(QObject):
    """The things one part of the window was asked for and still makes, by their names.

    A child of that part, so that the window finds it and it goes with the part. ``over`` tells that one
    is done, and whether it went well.
    """

    over = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.names: list[str] = []

    def start(self, name: str) -> None:
        """Something of that name was asked for."""
        self.names.append(name)

    def end(self, name: str, *, well: bool) -> None:
        """It is there, or it is known why not."""
        if name in self.names:
            self.names.remove(name)
            self.over.emit(well)

    def end_all(self, *, well: bool) -> None:
        """Nothing is awaited any more."""
        for name in list(self.names):
            self.end(name, well=well)


class Patience:
    """Puts off what would end a workspace until what was asked for is there; the second time it does not."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._then: Callable[[], object] | None = None
        self._otherwise: Callable[[], object] = lambda: None
        self._watched: list[Awaited] = []

    def puts_off(
        self, what: str, then: Callable[[], object], otherwise: Callable[[], object] = lambda: None
    ) -> bool:
        """Whether there is something to wait for, which is told; ``what`` says what happens afterwards.

        ``then`` is done when all is there. Where it failed ``otherwise`` is done instead, so that the
        reason can be read; also where somebody asks a second time.
        """
        watched = [one for one in self.workspace.findChildren(Awaited) if one.names]
        waits = self._then is None and bool(watched)
        self._end()
        if not waits:
            return False
        self._then, self._otherwise, self._watched = then, otherwise, watched
        for one in watched:
            one.over.connect(self._look)
        self.workspace.tell(
            f"{watched[0].names[0]} is still being made; {what} when it is there. "
            "Ask once more to go on without it."
        )
        return True

    def _look(self, well: bool) -> None:
        if well and any(one.names for one in self._watched):
            return
        then = self._then if well else None
        self._end(done=then is not None)
        if then is not None:
            # Whoever told this has still something to do with it.
            QTimer.singleShot(0, self.workspace, then)

    def _end(self, *, done: bool = False) -> None:
        for one in self._watched:
            one.over.disconnect(self._look)
        otherwise, put_off = self._otherwise, self._then is not None
        self._then, self._watched = None, []
        if put_off and not done:
            otherwise()
