"""Workbooks with some of their bytes changed: told in a sentence, or read; never written to where told."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.mutation.sentences import not_understood
from workbook.storage.check import check
from workbook.storage.driver import Key
from workbook.storage.edits import edit
from workbook.storage.errors import Damaged, WorkbookError
from workbook.storage.recovery import recover
from workbook.storage.store import Store, open_file

_PAGE = 4096


def flip(content: bytearray, chance: random.Random) -> None:
    """Flip one to four bits."""
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def flip_in_head(content: bytearray, chance: random.Random) -> None:
    """Flip a bit where the file says what it is, or where a page does."""
    page = chance.choice([0, chance.randrange(len(content) // _PAGE)]) * _PAGE
    content[page + chance.randrange(110)] ^= 1 << chance.randrange(8)


def swap(content: bytearray, chance: random.Random) -> None:
    """Change the places of two pages."""
    first, second = (page * _PAGE for page in chance.sample(range(1, len(content) // _PAGE), 2))
    kept = content[first : first + _PAGE]
    content[first : first + _PAGE] = content[second : second + _PAGE]
    content[second : second + _PAGE] = kept


def overwrite(content: bytearray, chance: random.Random) -> None:
    """Put noise, or nothing, over a page or a sector."""
    size = chance.choice([512, _PAGE])
    start = chance.randrange(len(content) // size) * size
    content[start : start + size] = chance.choice([chance.randbytes(size), bytes(size)])


def cut(content: bytearray, chance: random.Random) -> None:
    """Leave out the end, at any sector or anywhere."""
    end = chance.randrange(len(content))
    del content[chance.choice([end, end // 512 * 512]) :]


HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (flip, flip_in_head, swap, overwrite, cut)


def require_told_or_read(path: Path, content: bytes, key: Key | None = None) -> str:
    """Open it, read all of it, write one edit; the sentence that refused one of that, or empty.

    Fails where a sentence is none, where a file that was called damaged is another one afterwards, where
    something is left beside it, and where an edit that was taken is not there.
    """
    path.write_bytes(content)
    with _untouched(path):
        said = _opened_only_to_read(path, key)
    times = path.stat().st_mtime_ns
    try:
        store = open_file(path, key=key)
    except WorkbookError as error:
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, times)
        assert _beside(path) == set()
        return _sentence(error)
    with closing(store):
        try:
            _read_all(store)
        except WorkbookError as error:
            assert path.read_bytes() == content
            _write(store)
            assert path.read_bytes() == content
            return _sentence(error)
        title = _write(store)
    assert _beside(path) == set()
    if title:
        with closing(open_file(path, key=key)) as again:
            assert title in [row.title for row in again.workbook().negotiations]
    return said


def require_recovered_or_told(path: Path, content: bytes, key: Key | None = None) -> None:
    """Check it and recover from it; the file is only read, and what comes out is a sound workbook."""
    path.write_bytes(content)
    into = path.with_name("into.workbook")
    with _untouched(path, into):
        with suppress(WorkbookError):
            for sentence in check(path, key).problems:
                assert not (wrong := not_understood(sentence)), (wrong, sentence)
        try:
            found = recover(path, into, key)
        except WorkbookError as error:
            _sentence(error)
            assert not into.exists()
            return
    for sentence in found.sentences():
        assert not (wrong := not_understood(sentence)), (wrong, sentence)
    assert not check(into, key).problems
    into.unlink()


@contextmanager
def _untouched(path: Path, *others: Path) -> Iterator[None]:
    before = path.read_bytes(), path.stat().st_mtime_ns
    yield
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert _beside(path) <= {other.name for other in others}


def _beside(path: Path) -> set[str]:
    return set(os.listdir(path.parent)) - {path.name}


def _opened_only_to_read(path: Path, key: Key | None) -> str:
    try:
        with closing(open_file(path, read_only=True, key=key)) as store:
            _read_all(store)
    except WorkbookError as error:
        return _sentence(error)
    return ""


def _read_all(store: Store) -> None:
    store.rows()
    store.search("title")
    for negotiation in store.workbook().negotiations:
        store.dossier(negotiation.id)


def _write(store: Store) -> str:
    """Change the title of a negotiation; the new one where that was stored."""
    try:
        negotiations = store.workbook().negotiations
        if negotiations:
            store.apply([edit(negotiations[0], title="Changed since")])
    except Damaged as error:
        _sentence(error)
        return ""
    return "Changed since" if negotiations else ""


def _sentence(error: WorkbookError) -> str:
    said = str(error)
    assert not (wrong := not_understood(said)), (wrong, said)
    return said
