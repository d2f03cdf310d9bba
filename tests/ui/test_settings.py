"""What is remembered between two starts: read back as it was put, and never the reason why a start fails."""

import os
from pathlib import Path

import pytest

from workbook.ui import settings


@pytest.mark.parametrize("value", ["light", "", "a, b; c=d", "Straße ½", ["one", "two"]])
def test_a_value_is_read_back(value: object) -> None:
    settings.put("any/thing", value)
    assert settings.get("any/thing") == value


def test_a_changed_value_replaces_the_old_one() -> None:
    for value in ("true", "false", "true"):
        settings.put("journal_shown", value)
        assert settings.get("journal_shown") == value


def test_putting_what_is_there_writes_nothing(home: Path) -> None:
    settings.put("tab", 3)
    file = home / "settings.ini"
    os.utime(file, (1, 1))
    settings.put("tab", 3)
    assert file.stat().st_mtime == 1
    settings.put("tab", 4)
    assert file.stat().st_mtime > 1


@pytest.mark.parametrize(("put", "found"), [(3, 3), ("5", 5), ("many", 7), ("", 7), (["1", "2"], 7)])
def test_a_number_that_is_none_counts_as_not_remembered(put: object, found: int) -> None:
    settings.put("tab", put)
    assert settings.number("tab", 7) == found


def test_recent_workbooks_are_those_still_there_newest_first_each_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.workbook" for name in "abc"]
    for path in paths:
        path.touch()
    for path in (*paths, paths[0]):
        settings.remember_workbook(path)
    paths[1].unlink()
    assert settings.recent() == [paths[0], paths[2]]
    assert settings.last_workbook() == paths[0]
    paths[0].unlink()
    # The next start says that it has gone, instead of opening another.
    assert settings.last_workbook() == paths[0]


def test_dismissed_hints_stay_dismissed_until_all_are_asked_for() -> None:
    settings.dismiss("leverage.one")
    assert settings.dismissed() == {"leverage.one"}
    settings.dismiss("leverage.two")
    assert settings.dismissed() == {"leverage.one", "leverage.two"}
    settings.show_all_hints()
    assert settings.dismissed() == set()
