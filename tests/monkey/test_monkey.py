"""A short walk of the monkey in each run; a long one by ``python -m tests.monkey``."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.monkey.chance import seeded
from tests.monkey.watching import Watched

EVENTS = 30


@pytest.fixture
def watched(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """A window of its own with a monkey at it; its hooks end with the test."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with seeded(20):
        made = Watched(tmp_path, seed=20)
        yield made
    made.close()


def test_nothing_a_monkey_does_is_an_error_and_undoing_all_leads_back(watched: Watched) -> None:
    watched.run(EVENTS)
    assert watched.steps >= 1
    assert len(watched.monkey.told) > EVENTS / 2
