"""What all tests share: a fresh workbook for each, and a home of its own that is not the person's."""

import os

# Before Qt is imported by anything: no screen, and no messages about scripts without a font.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

import gc
import logging
import shutil
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from tests.examples import THOROUGH, examples
from tests.storage.some_rows import full_negotiation
from workbook.model import Negotiation, new_negotiation
from workbook.storage import portable
from workbook.storage.edits import addition
from workbook.storage.store import Store, create, open_file

# The machine may be busy with other things; a slow example is no failure.
settings.register_profile("steady", examples(100), deadline=None, derandomize=not THOROUGH)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """What is imported by now stays: looking for garbage in it again and again takes time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program takes for the person's own; fresh for each test, not yet made."""
    folder = tmp_path_factory.mktemp("home") / "data"
    monkeypatch.setenv("NEGOTIATION_WORKBOOK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def hooks_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program does with its process (hooks, umask) ends with the test."""
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))
    monkeypatch.setattr(logging, "raiseExceptions", True)
    monkeypatch.setattr(logging.getLogger(), "handlers", [*logging.getLogger().handlers])


@pytest.fixture(scope="session")
def empty_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workbook made once; only to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.workbook"
    create(path).close()
    return path


@pytest.fixture(scope="session")
def sample_workbook(tmp_path_factory: pytest.TempPathFactory, empty_workbook: Path) -> Path:
    """A workbook with the worked sample of a pay rise, made once; only to be copied."""
    path = tmp_path_factory.mktemp("template") / "sample.workbook"
    shutil.copy(empty_workbook, path)
    made = open_file(path)
    made.apply([addition(row) for row in portable.sample("pay-rise", date.today())])
    made.close()
    return path


@pytest.fixture
def workbook_file(request: pytest.FixtureRequest, tmp_path: Path, empty_workbook: Path) -> Path:
    """A workbook of the test's own, closed: empty, but for tests that ask for the document of the sample."""
    path = tmp_path / "mine.workbook"
    sample = "sample_document" in request.fixturenames
    shutil.copy(request.getfixturevalue("sample_workbook") if sample else empty_workbook, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def store(workbook_file: Path) -> Iterator[Store]:
    """An empty workbook of the test's own, open."""
    opened = open_file(workbook_file)
    yield opened
    opened.close()


@pytest.fixture
def negotiation(store: Store) -> Negotiation:
    """A negotiation with nothing in it but a title, stored."""
    rows = new_negotiation(title="Rent of the workshop", counterpart="The landlord", kind="lease")
    store.apply([addition(row) for row in rows])
    return rows[0]


@pytest.fixture
def two(workbook_file: Path) -> Path:
    """A workbook with the negotiations “Title of a” and “Title of b”."""
    store = open_file(workbook_file)
    for name in "ab":
        store.apply([addition(row) for row in full_negotiation(name)])
    store.close()
    return workbook_file


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A workbook with one negotiation."""
    store = create(tmp_path / "one.workbook")
    store.apply([addition(row) for row in full_negotiation("a")])
    store.close()
    return store.path
