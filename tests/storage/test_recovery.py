"""What can be read of a damaged workbook comes into a new one; damage is told, and never written to."""

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.mutation.sentences import not_understood
from tests.mutation.workbooks import overwrite, require_told_or_read, swap
from tests.storage.some_rows import as_data, full_negotiation
from workbook.storage.check import check
from workbook.storage.driver import Key, can_protect
from workbook.storage.edits import addition
from workbook.storage.errors import Damaged, NotAWorkbook, NotStored, WorkbookError, WrongPassphrase
from workbook.storage.recovery import recover
from workbook.storage.store import create, open_file

_PAGE = 4096


def rows_of(path: Path, key: Key | None = None) -> dict[tuple[str, str], dict[str, object]]:
    store = open_file(path, read_only=True, key=key)
    found = as_data(store.rows())
    store.close()
    return found


def zeroed(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * _PAGE)
            file.write(bytes(_PAGE))


def root_of(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    connection.close()
    return int(page)


def test_a_sound_workbook_is_recovered_whole_and_not_over_another_file(two: Path, tmp_path: Path) -> None:
    content = two.read_bytes()
    into = tmp_path / "new.workbook"
    found = recover(two, into)
    assert found.whole
    assert rows_of(into) == rows_of(two)
    assert into.stat().st_mode & 0o077 == 0
    assert two.read_bytes() == content
    with pytest.raises(NotStored, match="already there"):
        recover(two, into)
    assert {path.name for path in tmp_path.iterdir()} == {"mine.workbook", "new.workbook"}


def test_everything_is_found_again_when_the_beginning_of_the_file_is_gone(two: Path, tmp_path: Path) -> None:
    there = rows_of(two)
    zeroed(two, 1)
    with pytest.raises(Damaged, match="its beginning is missing"):
        open_file(two)
    found = recover(two, tmp_path / "new.workbook")
    assert found.whole
    assert rows_of(found.path) == there


def test_what_belonged_to_a_lost_table_gets_a_place_to_belong_to(two: Path, tmp_path: Path) -> None:
    there = rows_of(two)
    zeroed(two, root_of(two, "negotiation"), root_of(two, "issue"), root_of(two, "script"))
    content = two.read_bytes()
    found = recover(two, tmp_path / "new.workbook")
    assert two.read_bytes() == content
    now = rows_of(found.path)
    assert found.made == {"negotiation": 2, "issue": 2, "script": 2}
    assert now["negotiation", "a"]["title"] == "(lost)"
    assert now["option", "a-option"] == there["option", "a-option"]
    assert now["entry", "b-entry"] == there["entry", "b-entry"]
    assert any("missing" in sentence for sentence in found.sentences())
    assert not check(found.path).problems


def test_links_that_point_nowhere_are_cleared_and_told(two: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(two)
    connection.execute("UPDATE offer SET package_id = 'gone' WHERE id = 'a-offer'")
    connection.execute("DELETE FROM interest WHERE id = 'b-interest'")
    connection.execute("UPDATE deadline SET due_on = 'tomorrow' WHERE id = 'a-deadline'")
    connection.commit()
    connection.close()
    with pytest.raises(Damaged, match="not there"):
        open_file(two)
    found = recover(two, tmp_path / "new.workbook")
    now = rows_of(found.path)
    assert now["offer", "a-offer"]["package_id"] is None
    assert now["deadline", "a-deadline"]["due_on"] is None
    assert ("interest_link", "b-interest_link") not in now
    assert (found.emptied, found.left_out["interest_link"]) == (1, 1)


@pytest.mark.parametrize("end", [0.3, 0.7])
def test_a_workbook_whose_end_is_missing_gives_what_is_before(two: Path, tmp_path: Path, end: float) -> None:
    os.truncate(two, int(two.stat().st_size * end))
    found = recover(two, tmp_path / "new.workbook")
    assert found.broken
    assert found.rows["negotiation"] == 2


def test_what_is_no_workbook_gives_nothing(tmp_path: Path) -> None:
    for name, content in (("text", b"Dear diary\n" * 900), ("zeros", bytes(9000)), ("empty", b"")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(NotAWorkbook):
            recover(path, tmp_path / "new.workbook")
    with pytest.raises(NotAWorkbook):
        recover(tmp_path, tmp_path / "new.workbook")
    assert not (tmp_path / "new.workbook").exists()


@pytest.mark.skipif(not can_protect(), reason="needs the package for protected workbooks")
def test_a_protected_workbook_is_recovered_with_its_passphrase_around_a_broken_page(tmp_path: Path) -> None:
    key, path = Key("a b ' c"), tmp_path / "mine.workbook"
    store = create(path, key)
    store.apply([addition(row) for row in full_negotiation()])
    store.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - _PAGE)
        file.write(b"\7" * _PAGE)
    with pytest.raises(WrongPassphrase):
        recover(path, tmp_path / "new.workbook", Key("other"))
    found = recover(path, tmp_path / "new.workbook", key)
    assert found.rows["negotiation"] == 1
    assert b"Title of" not in found.path.read_bytes()
    assert rows_of(found.path, key)["negotiation", "n"]["title"] == "Title of n"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small workbook."""
    store = create(tmp_path_factory.mktemp("sound") / "mine.workbook")
    store.apply([addition(row) for row in full_negotiation()])
    store.close()
    return store.path.read_bytes()


@examples(30)
@given(
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), min_size=1, max_size=4)
)
def test_flipped_bits_are_told_or_harmless_and_never_written_to(
    sound: bytes, tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[float, int]]
) -> None:
    content = bytearray(sound)
    for place, bit in flips:
        content[int(place * len(content))] ^= 1 << bit
    require_told_or_read(tmp_path_factory.mktemp("flipped") / "mine.workbook", bytes(content))


def test_a_file_cut_anywhere_is_told_and_untouched(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mine.workbook"
    path.write_bytes(sound)
    for end in range(len(sound) - 512, -1, -512):
        os.truncate(path, end)
        times = path.stat().st_mtime_ns
        with pytest.raises(
            WorkbookError, match=r"its end is missing|not a workbook|not a negotiation"
        ) as caught:
            open_file(path)
        assert not not_understood(str(caught.value))
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (end, times)
    assert [found.name for found in tmp_path.iterdir()] == ["mine.workbook"]


@pytest.mark.parametrize("harm", [swap, overwrite])
def test_swapped_and_overwritten_pages_are_told_and_recovering_never_fails(
    sound: bytes, tmp_path: Path, harm: Callable[[bytearray, random.Random], None]
) -> None:
    chance = random.Random(20261123)
    for number in range(4):
        content = bytearray(sound)
        harm(content, chance)
        path = tmp_path / f"{number}" / "mine.workbook"
        path.parent.mkdir()
        require_told_or_read(path, bytes(content))
        if number < 2:
            damaged = path.read_bytes()
            assert recover(path, tmp_path / f"{number}" / "new.workbook").rows["negotiation"] == 1
            assert path.read_bytes() == damaged


def test_a_schema_with_bytes_that_are_no_statement_is_no_reason_to_give_up(two: Path, tmp_path: Path) -> None:
    there, root = rows_of(two), root_of(two, "option")
    two.write_bytes(two.read_bytes().replace(b"weight_locked BOOLEAN", b"weight_locked\0BOOLEAN", 1))
    zeroed(two, root)
    found = recover(two, tmp_path / "new.workbook")
    assert rows_of(found.path)["negotiation", "a"] == there["negotiation", "a"]


def test_damage_that_sqlite_tells_of_in_bytes_that_are_no_text_is_told_as_any_other(two: Path) -> None:
    connection = sqlite3.connect(two)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute(
        "UPDATE sqlite_schema SET name = CAST(name || x'b4' AS TEXT), sql = 'CREATE TABLE no' "
        "WHERE name = 'issue'"
    )
    connection.commit()
    connection.close()
    assert "is damaged" in require_told_or_read(two, two.read_bytes())
