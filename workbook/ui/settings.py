"""What the program remembers between two starts; nothing of what a person wrote."""

import contextlib
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from workbook import paths

_RECENT = 8
_NAMES_OF_FILES = ("recent", "workbook", "brief/folder", "export/folder")


def _store() -> QSettings:
    try:
        folder = paths.data()
    except OSError:
        # A place where nothing can be: nothing is remembered then.
        folder = Path(os.devnull)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def let_qt_remember_nothing() -> None:
    """Have what Qt's own dialogs for files remember of the folders one visited go nowhere."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def complaint() -> str:
    """What is the matter with the file of settings, in a sentence; empty where all is well."""
    store = _store()
    store.sync()
    return {
        QSettings.Status.FormatError: "The file of settings is spoiled, so the window begins anew. "
        "Your workbooks are not concerned.",
        QSettings.Status.AccessError: "Settings cannot be kept, because their file or folder may not be "
        "used. Your workbooks are not concerned.",
    }.get(store.status(), "")


def get(key: str, default: Any = None) -> Any:
    """A remembered value, or ``default``."""
    value = _store().value(key)
    return default if value is None else value


def number(key: str, default: int) -> int:
    """A remembered whole number; ``default`` where there is none, or something else."""
    try:
        return int(get(key, default))
    except (TypeError, ValueError):
        return default


def put(key: str, value: Any) -> None:
    """Remember a value; where it is remembered already nothing is written, which takes milliseconds.

    Names of files are not remembered where the person does not want it.
    """
    if key in _NAMES_OF_FILES and not remembers_workbooks():
        return
    store = _store()
    # An INI file gives everything back as text.
    if str(store.value(key)) != str(value):
        store.setValue(key, value)


def geometry() -> QByteArray | None:
    """Where the window was."""
    found = get("window/geometry")
    return found if isinstance(found, QByteArray) else None


def last_workbook() -> Path | None:
    """The workbook that was open last, whether it is still there or not."""
    found = get("workbook")
    return Path(found) if found and isinstance(found, str) else None


def recent() -> list[Path]:
    """Workbooks opened lately that are still there, the newest first."""
    found = get("recent") or []
    names = [found] if isinstance(found, str) else list(found)
    return [Path(name) for name in names if Path(name).is_file()]


def remembers_workbooks() -> bool:
    """Whether the names of workbooks, and where files were saved, are remembered."""
    return str(get("files/not_remembered", "")) != "true"


def remember_workbooks(wanted: bool) -> None:
    """Remember names of files from now on; or none any more, and forget those that are remembered."""
    put("files/not_remembered", "" if wanted else "true")
    if not wanted:
        store = _store()
        for key in _NAMES_OF_FILES:
            store.remove(key)
        # Not some time later: what is to be forgotten is gone from the disk now.
        store.sync()


def remember_workbook(path: Path) -> None:
    """Put a workbook at the head of the recent ones, to be opened at the next start."""
    names = [str(path), *(str(other) for other in recent() if other != path)]
    put("recent", names[:_RECENT])
    put("workbook", str(path))


def samples_seen() -> set[str]:
    """The samples that were opened by the command line once."""
    return _names("samples")


def see_sample(name: str) -> None:
    """Remember that a sample was opened."""
    put("samples", sorted(samples_seen() | {name}))


def dismissed() -> set[str]:
    """The keys of the hints that were closed for good."""
    return _names("hints/dismissed")


def _names(key: str) -> set[str]:
    # A list of one comes back from the file as a plain text.
    found = get(key) or []
    return {found} if isinstance(found, str) else set(found)


def dismiss(key: str) -> None:
    """Do not show this hint again."""
    put("hints/dismissed", sorted(dismissed() | {key}))


def show_all_hints() -> None:
    """Show every hint again."""
    _store().remove("hints/dismissed")
