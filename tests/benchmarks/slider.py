"""What one step of a dragged slider costs until everything on the Trade-offs tab has followed, against a
bare repaint of the same window.

``python -m tests.benchmarks.slider [ISSUES OPTIONS]`` prints both and their ratio, for 20 issues of 10
options by default. Times are of the processor in the window's thread, so that a busy machine does not count.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory()
os.environ["NEGOTIATION_WORKBOOK_HOME"] = _HOME.name

from PySide6.QtWidgets import QApplication  # noqa: E402

from workbook import app  # noqa: E402
from workbook.model import Choice, Issue, Option, Package, Row  # noqa: E402
from workbook.model.tradeoffs import PACKAGE_ROLES  # noqa: E402
from workbook.storage.store import create  # noqa: E402
from workbook.ui import jobs, settings  # noqa: E402
from workbook.ui.document import Document  # noqa: E402
from workbook.ui.pages.tradeoffs import TradeoffsPage  # noqa: E402
from workbook.ui.range_bars import RangeBar, WeightBar  # noqa: E402
from workbook.ui.theme import load_fonts, theme  # noqa: E402

_STEPS = 40
KINDS = ("opposed", "free", "zero-sum")


def _rows(owner: str, issues: int, options: int, kind: str) -> list[Row]:
    draw = random.Random(7)
    rows: list[Row] = []
    within: dict[str, list[str]] = {}
    for place in range(issues):
        mine = float(draw.randint(1, 9))
        theirs = mine if kind == "zero-sum" else float(draw.randint(1, 9))
        issue = Issue(negotiation_id=owner, position=place, name=f"Issue {place}", weight_me=mine)
        issue.weight_them_low, issue.weight_them_likely, issue.weight_them_high = (
            max(0.0, theirs - 2), theirs, theirs + 2,
        )  # fmt: skip
        rows.append(issue)
        within[issue.id] = []
        for at in range(options):
            score = float(draw.randint(0, 100) if kind == "free" else round(100 * at / (options - 1)))
            other = float(draw.randint(0, 100)) if kind == "free" else 100 - score
            option = Option(negotiation_id=owner, issue_id=issue.id, position=at, name=f"option {at}")
            option.score_me, option.score_them_likely = score, other
            rows.append(option)
            within[issue.id].append(option.id)
    for place, role in enumerate(PACKAGE_ROLES):
        package = Package(negotiation_id=owner, position=place, name=f"Package {place}", role=role)
        rows.append(package)
        rows += [
            Choice(negotiation_id=owner, package_id=package.id, issue_id=key, option_id=draw.choice(found))
            for key, found in within.items()
        ]
    return rows


def _page(issues: int, options: int, kind: str) -> TradeoffsPage:
    document = Document(create(Path(tempfile.mkdtemp(dir=_HOME.name)) / "a.workbook"))
    negotiation = document.new_negotiation(
        title="Large", walk_away_worth=40, their_walk_away_low=20, their_walk_away_high=40
    )
    assert negotiation is not None
    assert document.add(*_rows(negotiation.id, issues, options, kind))
    settings.put("tradeoffs/issues", "rows")
    page = TradeoffsPage(document)
    page.resize(1044, 760)
    page.show()
    _settle()
    # What goes on beside the window would be measured as well.
    time.sleep(0.5)
    jobs.finish(60)
    _settle()
    return page


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def _times(step: Callable[[float], None]) -> list[float]:
    found = []
    for number in range(_STEPS):
        start = time.thread_time()
        step(5.0 + number)
        _settle()
        found.append((time.thread_time() - start) * 1000)
    return found


def _floor(page: TradeoffsPage) -> float:
    return statistics.median(_times(lambda _: page.widget().repaint()))


def _drag(page: TradeoffsPage, *, mine: bool) -> list[float]:
    frame = page.issues.list.frames[page.dossier.issues[3].id]
    if mine:
        bar = frame.content.findChild(WeightBar)
        return _times(lambda points: bar.moving.emit(points))
    band = frame.content.findChild(RangeBar)
    return _times(lambda points: band.moving.emit((max(0.0, points - 3), points, points + 3)))


def main() -> None:
    """Print the median and the worst step of a drag for each kind of table."""
    issues, options = (int(word) for word in (*sys.argv[1:3], "20", "10")[:2])
    made = app.application()
    load_fonts()
    theme.use("light")
    for kind in KINDS:
        page = _page(issues, options, kind)
        floor = _floor(page)
        for mine in (True, False):
            steps = _drag(page, mine=mine)[3:]
            whose = "my" if mine else "their"
            print(
                f"{kind:9} {issues}x{options} {whose:5} weight: median {statistics.median(steps):5.1f} ms, "
                f"worst {max(steps):5.1f} ms, bare repaint {floor:4.1f} ms, "
                f"ratio {statistics.median(steps) / floor:4.1f}"
            )
        page.close()
    made.quit()


if __name__ == "__main__":
    main()
