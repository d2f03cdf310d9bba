"""What a monkey does with a dialog: fumbles in it, closes it in the end, and touches its own files alone."""

import random
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from tests.monkey.hands import click, press, write
from tests.monkey.odd import IN_DIALOGS, TYPED

#: So many doings in a dialog, then it is closed.
PATIENCE = 12
_NAMES = ("one", "two", "תוכנית", "a b", "x.y")


def odd_files(folder: Path) -> None:
    """Files that are no workbooks, to be opened and imported."""
    (folder / "empty.workbook").write_bytes(b"")
    (folder / "words.workbook").write_text("These are only words.\n" * 50, encoding="utf-8")
    (folder / "broken.json").write_text('{"format": "negotiation-workbook", "version": 1', encoding="utf-8")
    (folder / "folder.workbook").mkdir()


def do_in(dialog: QWidget, rest: random.Random, folder: Path, times: int) -> str:
    """One doing in a dialog that stands open, done ``times`` before; says what it was."""
    if isinstance(dialog, QFileDialog):
        return _answer(dialog, rest, folder)
    if isinstance(dialog, QDialog) and (isinstance(dialog, QAbstractPrintDialog) or times >= PATIENCE):
        dialog.reject()
        return f"closes {type(dialog).__name__}"
    if times > PATIENCE:
        dialog.close()
        return f"closes {type(dialog).__name__}"
    return _fumble(dialog, rest)


def _answer(dialog: QFileDialog, rest: random.Random, folder: Path) -> str:
    if rest.random() < 0.4:
        dialog.reject()
        return f"names no file in {dialog.windowTitle()}"
    if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen:
        path = rest.choice(sorted(path for path in folder.iterdir() if path.suffix in (".workbook", ".json")))
    else:
        known = {"PDF": ".pdf", "Tex": ".txt"}.get(dialog.selectedNameFilter()[:3], "")
        path = folder / f"{rest.choice(_NAMES)}{known or rest.choice(('', '.workbook', '.json'))}"
    # Never in another folder than the monkey's own, whatever the dialog makes of the name.
    dialog.setDirectory(str(folder))
    dialog.selectFile(path.name)
    QDialog.accept(dialog) if rest.random() < 0.1 else dialog.accept()
    return f"names {path.name!a} in {dialog.windowTitle()}"


def _fumble(dialog: QWidget, rest: random.Random) -> str:
    kind = type(dialog).__name__
    how = rest.random()
    if how < 0.45:
        key, held = rest.choice(IN_DIALOGS)
        press(dialog, key, held)
        return f"presses {key.name} in {kind}"
    if how < 0.6:
        text = rest.choice(TYPED)
        write(dialog, text)
        return f"types {text!a} in {kind}"
    click(dialog, QPoint(rest.randrange(dialog.width() or 1), rest.randrange(dialog.height() or 1)))
    return f"clicks in {kind}"
