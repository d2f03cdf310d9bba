"""Hearing that the desktop locks its screen or goes to sleep: by D-Bus, which is local; on Linux only."""

import os
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver")
_SAVERS_SIGNAL = "ActiveChanged"
_LOGIN = "org.freedesktop.login1"
# PySide takes the text that SLOT gives, whatever its stubs say.
_ACTIVE: Any = SLOT("on_active(bool)")
_LOCK: Any = SLOT("on_lock()")


class Session(QObject):
    """Tells ``locked`` when the person's session is locked or the computer goes to sleep."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "linux":
            self._listen()

    def _listen(self) -> None:
        # Imported here: only who has a protected workbook open needs it.
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusInterface
        except ImportError:
            return
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.environ.get("XDG_RUNTIME_DIR"):
            bus = QDBusConnection.sessionBus()
            for saver in _SAVERS if bus.isConnected() else ():
                bus.connect("", "", saver, _SAVERS_SIGNAL, self, _ACTIVE)
        if not os.path.exists("/run/systemd/seats"):
            return
        system = QDBusConnection.systemBus()
        manager = f"{_LOGIN}.Manager"
        system.connect(_LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", self, _ACTIVE)
        own = os.environ.get("XDG_SESSION_ID")
        if own and system.isConnected():
            reply = QDBusInterface(_LOGIN, "/org/freedesktop/login1", manager, system).call("GetSession", own)
            path = next((getattr(found, "path", lambda: "")() for found in reply.arguments()), "")
            if path:
                system.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, _LOCK)

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The screen was locked or freed, or sleep begins or is over."""
        if active:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session is to be locked."""
        self.locked.emit()
