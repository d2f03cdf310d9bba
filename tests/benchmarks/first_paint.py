"""How soon the window is there, and how soon it can be typed in, against an empty Qt window.

``python -m tests.benchmarks.first_paint [ROUNDS]`` starts fresh processes in turn and prints medians,
counted from the start of the process, and their ratios.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
GOALS = {"first paint": 1.25, "editable, sample in the workbook": 6.0, "editable, sample added at start": 6.0}

# Both are asked at the end of the first painting. A filter over all events would be asked hundreds
# of times before, and cost more than the painting itself.
_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Empty(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic(), flush=True)
        QTimer.singleShot(0, application.quit)

application = QApplication(sys.argv[:1])
window = Empty()
window.resize(1280, 800)
window.show()
application.exec()
"""

# What the command line does for a window, with a letter typed as soon as the window takes one.
_OURS = """
import sys, time
from workbook import app, cli
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbook.ui.shell import Waiting

painting = Waiting.paintEvent

def paint(self, event):
    painting(self, event)
    print("painted", time.monotonic(), flush=True)
    Waiting.paintEvent = painting

Waiting.paintEvent = paint

def filled():
    sys.excepthook = sys.__excepthook__
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from workbook.ui.text_editor import TextEditor
    page = shell.centralWidget().stack.currentWidget()
    fields = [field for field in page.findChildren(TextEditor) if field.isVisible() and field.value()]
    if not fields:
        # The content is laid out in the next turns of the event loop.
        QTimer.singleShot(0, application, filled)
        return
    before = fields[0].value()
    QApplication.sendEvent(fields[0], QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "x"))
    QApplication.processEvents()
    if len(fields[0].value()) == len(before) + 1:
        print("editable", time.monotonic(), flush=True)
    shell.close()

application = app.application()
shell = app.start(None, "pay-rise", filled)
application.exec()
"""


def main() -> None:
    """Measure in turn and print what came out."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    found: dict[str, list[float]] = {"empty": [], **{name: [] for name in GOALS}}
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        for number in range(rounds + 1):
            times = _round(Path(folder) / f"fresh-{number}", kept)
            # The first round only makes the byte code and warms the disk's cache.
            for name, seconds in times.items() if number else ():
                found[name].append(seconds)
    base = statistics.median(found["empty"])
    print(f"{'an empty Qt window':36}{base * 1000:6.0f} ms")
    for name, goal in GOALS.items():
        median = statistics.median(found[name])
        print(f"{name:36}{median * 1000:6.0f} ms   ratio {median / base:.2f}   (goal: at most {goal:g})")


def _round(fresh: Path, kept: Path) -> dict[str, float]:
    empty, first, again = _run(_EMPTY, kept), _run(_OURS, fresh), _run(_OURS, kept)
    return {
        "empty": empty["painted"],
        "first paint": again["painted"],
        "editable, sample in the workbook": again["editable"],
        "editable, sample added at start": first["editable"],
    }


def _run(script: str, home: Path) -> dict[str, float]:
    """When a process said what it said, in seconds from its start."""
    environment = os.environ | {"NEGOTIATION_WORKBOOK_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(environment):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60
    )
    if done.returncode or "Error" in done.stderr:
        raise SystemExit(done.stderr)
    return {name: float(at) - started for name, at in map(str.split, done.stdout.splitlines())}


if __name__ == "__main__":
    main()
