"""Long work beside the window: the newest request counts, and all is made on one thread that stays."""

import threading
import time

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from workbook.ui import jobs
from workbook.ui.jobs import Job


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
