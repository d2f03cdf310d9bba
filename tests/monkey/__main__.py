"""``python -m tests.monkey --events 20000 --seed 1``: a monkey at the window, for as long as it takes."""

import argparse
import faulthandler
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

#: Twenty events that take longer stand still: where, is said, and the monkey ends.
STILL = 900
TELLS_EACH = 500
#: At the window over a workbook of one kind; or without a window, by edits of the document alone.
KINDS = ("plain", "protected", "read-only", "edits")


def main() -> int:
    """Returns 0 when nothing went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, default="plain")
    parser.add_argument("--tell", action="store_true", help="say each event before it is done")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Also what Qt's own dialogs remember, and where they begin.
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        os.environ["NEGOTIATION_WORKBOOK_HOME"] = f"{folder}/home"
        os.mkdir(f"{folder}/files")
        os.chdir(f"{folder}/files")
        from tests.monkey.chance import seeded

        with seeded(options.seed):
            return (run_edits if options.kind == "edits" else run)(Path(folder, "files"), options)


def run_edits(folder: Path, options: argparse.Namespace) -> int:
    """Edits without a window; each fault is told at once."""
    from tests.monkey.edits import Editor
    from workbook import app

    app.application()
    begin, found = time.monotonic(), list[str]()

    def wrong(words: str) -> None:
        found.append(words)
        print(f"WRONG, seed {options.seed}: {words}\n", flush=True)

    def each(done: int) -> None:
        if done % TELLS_EACH == 0:
            faulthandler.dump_traceback_later(STILL, exit=True)
            rows = len(editor.document.store.rows())
            print(
                f"{done} events, {time.monotonic() - begin:.0f} s, {editor.steps} steps, {rows} rows",
                flush=True,
            )

    editor = Editor(folder, options.seed, wrong)
    editor.run(options.events, each)
    took = time.monotonic() - begin
    print(
        f"seed {options.seed}, edits: {options.events} events in {took:.0f} s, "
        f"{editor.steps} steps undone and redone in {editor.rounds} rounds, {len(found)} faults"
    )
    return 1 if found else 0


def run(folder: Path, options: argparse.Namespace) -> int:
    """Let the monkey run; each kind of fault is told once, where it is found."""
    from PySide6.QtWidgets import QApplication

    from tests.monkey.watching import Watched, Wrong
    from workbook import app
    from workbook.storage.driver import Key

    app.application().setQuitOnLastWindowClosed(False)
    key = Key("monkey business") if options.kind == "protected" else None
    watched = Watched(folder, options.seed, key=key, read_only=options.kind == "read-only")
    if options.tell:
        watched.monkey.tell = lambda words: print(words, flush=True)
    begin, known = time.monotonic(), set[str]()

    def note(wrong: Wrong) -> None:
        said = str(wrong)
        first = said.partition("\nafter event")[0]
        if first not in known:
            known.add(first)
            print(f"WRONG, seed {options.seed}: {said}\n", flush=True)

    def each(done: int) -> None:
        if done % 20 == 0:
            faulthandler.dump_traceback_later(STILL, exit=True)
        if done % TELLS_EACH == 0:
            took, widgets = time.monotonic() - begin, len(QApplication.allWidgets())
            print(
                f"{done} events, {took:.0f} s, {watched.rounds} rounds, {watched.steps} steps, "
                f"{widgets} widgets, {len(known)} faults",
                flush=True,
            )

    watched.wrong = note
    watched.run(options.events, each)
    took = time.monotonic() - begin
    print(
        f"seed {options.seed}, {options.kind}: {options.events} events in {took:.0f} s, "
        f"{watched.steps} steps undone and redone in {watched.rounds} rounds, {len(known)} faults"
    )
    return 1 if known else 0


if __name__ == "__main__":
    try:
        status = main()
    except BaseException:
        # The hook for it is the monkey's own now, which keeps what it is told.
        traceback.print_exc()
        status = 2
    sys.stdout.flush()
    # Nothing is left to be done in order: windows and the application would only race each other.
    os._exit(status)
