"""Long work beside the window: the newest request counts, and all is made on one thread that stays."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbook.model import Issue, Option
from workbook.ui import jobs
from workbook.ui.document import Document
from workbook.ui.jobs import Job
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.tradeoffs.certainty import TRYING

RANGE: dict[str, Any] = {"weight_them_low": 2, "weight_them_likely": 4, "weight_them_high": 9}
#: A program that ends while its job still runs.
ENDS = """
import threading, time
from PySide6.QtCore import QCoreApplication
from workbook.ui.jobs import Job
app, job, begun = QCoreApplication([]), Job(), threading.Event()
job.start(lambda: (begun.set(), time.sleep(0.3)))
begun.wait()
"""


@pytest.fixture
def job(qtbot: QtBot) -> Job:
    return Job()


def answer(job: Job, work, qtbot: QtBot) -> object:
    with qtbot.waitSignal(job.done, timeout=5000) as told:
        job.start(work)
    return told.args[0]


def test_the_result_comes_back_to_the_window(job: Job, qtbot: QtBot) -> None:
    assert answer(job, lambda: 6 * 7, qtbot) == 42
    assert not job.busy


def test_work_is_done_beside_the_window(job: Job, qtbot: QtBot) -> None:
    assert answer(job, threading.get_native_id, qtbot) != threading.get_native_id()


def test_the_thread_outlives_its_work_and_a_closed_window(job: Job, qtbot: QtBot) -> None:
    first = answer(job, threading.get_native_id, qtbot)
    jobs.finish()
    assert answer(job, threading.get_native_id, qtbot) == first
    assert QThreadPool.globalInstance().expiryTimeout() < 0


def test_only_the_newest_request_is_answered(job: Job, qtbot: QtBot) -> None:
    told: list[object] = []
    job.done.connect(told.append)
    gate = threading.Event()
    job.start(lambda: gate.wait(5))
    for number in range(5):
        job.start(lambda number=number: number)
    gate.set()
    qtbot.waitUntil(lambda: not job.busy)
    assert told == [4]


def test_a_failure_is_told_and_the_next_request_is_done(job: Job, qtbot: QtBot) -> None:
    with qtbot.waitSignal(job.failed, timeout=5000) as told:
        job.start(lambda: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert answer(job, lambda: 1, qtbot) == 1


def test_closing_waits_for_what_is_running_and_drops_the_rest(job: Job, qtbot: QtBot) -> None:
    done: list[str] = []
    gate = threading.Event()
    running = threading.Event()
    job.start(lambda: (running.set(), gate.wait(5), done.append("first")))
    assert running.wait(5)
    other = Job()
    other.start(lambda: done.append("second"))
    threading.Timer(0.1, gate.set).start()
    jobs.finish()
    assert done == ["first"]


def test_closing_does_not_wait_for_ever(job: Job, qtbot: QtBot) -> None:
    gate = threading.Event()
    running = threading.Event()
    job.start(lambda: (running.set(), gate.wait(5)))
    assert running.wait(5)
    begun = time.monotonic()
    jobs.finish(0.1)
    assert time.monotonic() - begun < 2
    gate.set()
    qtbot.waitUntil(lambda: not job.busy)


def test_work_that_asks_breaks_off_at_closing(job: Job, qtbot: QtBot) -> None:
    running, gate = threading.Event(), threading.Event()
    ended: list[bool] = []

    def work() -> None:
        running.set()
        while not jobs.closing() and not gate.wait(0.005):
            pass
        ended.append(jobs.closing())

    job.start(work)
    assert running.wait(5)
    jobs.finish()
    gate.set()
    assert ended == [True]
    assert answer(job, jobs.closing, qtbot) is False, "the next window is not closing"


def test_work_that_ends_after_the_window_says_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def long(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over thirty issues with ranges: how sure a package is takes long to find out."""
    owner = started.dossier.negotiation.id if started.dossier else ""
    issues = [
        Issue(negotiation_id=owner, position=at, name=f"Issue {at}", weight_me=at + 1, **RANGE)
        for at in range(30)
    ]
    found = [
        Option(
            negotiation_id=owner, issue_id=row.id, position=at, name=f"Way {at}", score_me=at * 40,
            score_them_low=70 - at * 30, score_them_likely=80 - at * 30, score_them_high=90 - at * 30,
        )
        for row in issues
        for at in range(3)
    ]  # fmt: skip
    assert started.add(*issues, *found)
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    made.draft.load({row.issue_id: row.id for row in found})
    return made


def test_closing_does_not_wait_until_it_is_known_how_sure_a_package_is(
    long: TradeoffsPage, qtbot: QtBot
) -> None:
    certainty = long.card.certainty
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() > 0)
    with qtbot.assertNotEmitted(certainty.told):
        jobs.finish(60)
        assert QThreadPool.globalInstance().activeThreadCount() == 0
        # An answer, if there were one, would be told by the next events.
        for _ in range(3):
            QApplication.processEvents()
    assert certainty.sure.text() == TRYING
