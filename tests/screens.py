"""Pictures of every page of the window, for looking at by anyone who changes it.

``python -m tests.screens OUT_DIR`` writes a PNG of the start page, of every tab and the journal of a
worked sample, of search results, and of every page of a negotiation in which nothing is written yet;
light and dark, at 1280x800 and 1024x700. ``--whole`` adds each page of the sample at its full height.
"""

import argparse
import faulthandler
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

SIZES = ((1280, 800), (1024, 700))
LOOKS = ("light", "dark")
SEARCHED = "market"
LONGEST_S = 300
SETTLED_S = 10


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and say which; the exit status is 1 when a page could not be shown without error."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--sample", default="pay-rise", help="which worked sample (default: pay-rise)")
    parser.add_argument("--whole", action="store_true", help="also the sample's pages at their full height")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    faulthandler.dump_traceback_later(LONGEST_S, exit=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["NEGOTIATION_WORKBOOK_HOME"] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
        problems: list[str] = []
        try:
            written = list(_written(options, Path(home), problems))
        finally:
            sys.excepthook = sys.__excepthook__
    faulthandler.cancel_dump_traceback_later()
    print(f"{len(written)} pictures in {options.out}:")
    print("\n".join(f"  {path.name}" for path in written))
    print("".join(problems), file=sys.stderr, end="")
    return 1 if problems else 0


def _written(options: argparse.Namespace, home: Path, problems: list[str]) -> Iterator[Path]:
    from workbook import app
    from workbook.ui.theme import load_fonts, theme

    application = app.application()
    load_fonts()
    for look in LOOKS:
        theme.use(look)
        for size in SIZES:
            for name, picture in _pictures(home / f"{look}-{size[0]}", size, options, problems):
                path = options.out / f"{name}-{look}-{size[0]}x{size[1]}.png"
                if not picture.save(str(path)):
                    raise SystemExit(f"“{path}” could not be written.")
                yield path
    application.processEvents()


def _pictures(folder: Path, size: tuple[int, int], options: argparse.Namespace, problems: list[str]):
    """The name and picture of each state of one window."""
    from workbook.storage.store import create
    from workbook.ui.opening import show_store
    from workbook.ui.shell import Shell

    folder.mkdir()
    shell = Shell()
    workspace = show_store(shell, create(folder / "shown.workbook"))
    # The window would only log these, without the line; here they are what one wants to see.
    sys.excepthook = lambda *error: problems.append("".join(traceback.format_exception(*error)))
    shell.resize(*size)
    shell.show()
    yield "start", _shot(shell)
    workspace.document.new_negotiation(title="Rent of the workshop", counterpart="The landlord", kind="lease")
    yield from _tabs(shell, workspace, "empty", whole=False)
    workspace.files.load_sample(options.sample)
    yield from _tabs(shell, workspace, "sample", whole=options.whole)
    workspace.show_tab(0)
    workspace.sidebar.search.setFocus()
    workspace.sidebar.search.setText(SEARCHED)
    workspace.sidebar.fill()
    yield "search", _shot(shell)
    shell.close()
    shell.deleteLater()


def _tabs(shell, workspace, name: str, *, whole: bool):
    for place, page in enumerate(workspace.pages):
        workspace.show_tab(place)
        yield f"{name}-{place + 1}-{page.key}", _shot(shell)
        if whole and page.widget() is not None:
            yield f"{name}-{place + 1}-{page.key}-whole", page.widget().grab()
    workspace.show_journal()
    yield f"{name}-{len(workspace.pages) + 1}-journal", _shot(shell)


def _shot(shell):
    """The window as it looks when everything asked for has been drawn."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    quiet_since = started = time.monotonic()
    while time.monotonic() - quiet_since < 0.15 and time.monotonic() - started < SETTLED_S:
        QApplication.processEvents()
        if QThreadPool.globalInstance().activeThreadCount():
            quiet_since = time.monotonic()
    return shell.grab()


if __name__ == "__main__":
    sys.exit(main())
