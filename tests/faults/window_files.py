"""What somebody does in the window with whole files, and the answers given to the dialogs it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.faults.keys import PLAIN, key_of
from tests.faults.storm_files import EXPORTED
from tests.ui.hands import Key, press
from workbook.model import LeverageItem, Negotiation
from workbook.storage import backups, portable
from workbook.ui.keeping.backups import BackupsDialog
from workbook.ui.keeping.choosing import Choosing
from workbook.ui.keeping.importing import ImportDialog
from workbook.ui.keeping.older import OlderBackups
from workbook.ui.keeping.unlocking import Unlock

if TYPE_CHECKING:
    from tests.faults.window_storm import Typist

_LONGEST_MS = 20_000
#: What the window says when it is done.
_GIVEN = {
    "rekey": "The passphrase was changed.",
    "protect": "Protected. It opens with its passphrase only.",
    "unprotect": "The workbook opens without a passphrase now.",
}
Answers = dict[type[QDialog], Callable[[Any], object]]


def unlock(page: Unlock, key_name: str) -> None:
    """Type the passphrase on the page that asks for it."""
    page.field.setFocus()
    QTest.keyClicks(page.field, key_of(key_name).passphrase)  # type: ignore[union-attr]
    press(Key.Key_Return)


@contextmanager
def answering(answers: Answers) -> Iterator[None]:
    """Answer each dialog of these kinds once, as soon as it is open."""
    answered: list[QDialog] = []

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, QDialog) and found not in answered and type(found) in answers:
            answered.append(found)
            answers[type(found)](found)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(2)
    yield
    timer.stop()


def take_in(typist: Typist) -> None:
    """Import a file that names the negotiation anew and adds a row to it, as the dialog proposes it."""
    title, rows = f"i{typist.chance.randrange(10**6)}", typist.past[typist.at].partition("|")[2]
    new = f"n{typist.chance.randrange(10**6)}"
    path = typist.window.document.store.path.with_name(EXPORTED)
    portable.write(path, _coming(typist, title, new))

    def do() -> None:
        with answering({ImportDialog: lambda dialog: dialog.take.click()}):
            typist.window.importing.open(path)
            typist.wait(lambda: "Imported" in typist.window.status.notice.text())

    typist.step("import", f"{title}|{','.join(filter(None, [rows, new]))}", do)


def _coming(typist: Typist, title: str, new: str) -> list[Any]:
    dossier = typist.window.document.dossier
    assert dossier is not None
    rows = typist.window.document.store.rows(dossier.negotiation.id)
    place = max((row.position for row in dossier.leverage_items), default=-1) + 1
    more = LeverageItem(negotiation_id=dossier.negotiation.id, what=new, position=place)
    for row in rows:
        if isinstance(row, Negotiation):
            row.title = title
    return [*rows, more]


def back_up(typist: Typist) -> None:
    """Make a backup, and see whether the window says so."""
    typist.say("doing backup")
    typist.window.actions_made["make_backup"].trigger()
    told = typist.window.status.notice.text()
    if told.startswith(("Backed up", "Nothing has changed")):
        typist.say(f"backed-up {backups.of(typist.window.document.store.path)[0].sequence}")
    else:
        typist.say(f"odd backup {told}")
    typist.say("doing")


def restore(typist: Typist) -> None:
    """Make a new workbook of a backup in the dialog."""
    back_up(typist)
    typist.say("doing restore")
    typist.window.actions_made["show_backups"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    chosen = typist.chance.choice(dialog.model.backups)
    name = f"restored-{typist.chance.randrange(10**9)}.workbook"
    dialog.restore_into(chosen, typist.window.document.store.path.with_name(name))
    typist.wait(lambda: dialog.restored is not None)
    typist.say(f"restored {name} {chosen.sha256}")
    dialog.reject()
    typist.say("doing")


def rekey(typist: Typist) -> None:
    """Give the workbook another passphrase, and the backups there are with it."""
    _give(typist, f"k{typist.chance.randrange(10**6)}", "rekey")


def protect(typist: Typist) -> None:
    """Give the workbook a passphrase, or take it away."""
    if typist.window.document.store.protected:
        _give(typist, PLAIN, "unprotect")
    else:
        _give(typist, f"k{typist.chance.randrange(10**6)}", "protect")


def _give(typist: Typist, name: str, doing: str) -> None:
    store, protecting = typist.window.document.store, typist.window.commands.protecting
    verbs = {"rekey": protecting.change, "protect": protecting.protect, "unprotect": protecting.remove}
    asked: list[OlderBackups] = []
    wanted = {"New passphrase": key_of(name), "Again": key_of(name), "Present passphrase": store.key}

    def choose(dialog: Choosing) -> None:
        for label, field in dialog.fields.items():
            field.setText(wanted[label].passphrase)  # type: ignore[union-attr]
        typist.say(f"doing {doing}")
        typist.say(f"key {name}")
        dialog.accept()

    def done() -> None:
        told = typist.window.status.notice.text()
        typist.say(f"keyed {name}" if told == _GIVEN[doing] else f"odd {doing} {told}")

    def older(dialog: OlderBackups) -> None:
        asked.append(dialog)
        done()
        typist.say("doing older-backups")
        dialog.give.click()

    with answering({Choosing: choose, OlderBackups: older}):
        verbs[doing]()
    if not asked:
        done()
    typist.say("doing")
