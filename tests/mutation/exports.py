"""Exports with something changed in them: read, or told in a sentence that names the place."""

import copy
import json
import random
from pathlib import Path
from typing import Any

from tests.mutation.sentences import not_understood
from tests.storage.some_rows import as_data
from workbook.storage import incoming, portable
from workbook.storage.edits import reversed_all
from workbook.storage.errors import Unreadable
from workbook.storage.store import Store

Document = dict[str, Any]
_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 101, 10**30, "", "x", "x" * 300, "a\nb", "\x00", "\ud800", "\u202e", "2026-13-01",
    "2026-11-23", "2026-11-23T09:30:00+14:00", "09:30", [], {}, [[]], {"id": "x"},
)  # fmt: skip
_BYTES = (b'"', b"{", b"]", b",", b"NaN", b"1e999", b"\\ud800", b"\xff", b"\x00", b"\\", b"\xef\xbb\xbf")


def changed(whole: Document, chance: random.Random) -> bytes:
    """The export with one or two things changed: a value, a name, a row, an id, or bytes."""
    document = copy.deepcopy(whole)
    # A checksum would refuse most changes alike.
    document.pop("checksum", None)
    for _ in range(chance.randint(1, 2)):
        chance.choice((_value, _name, _row, _id, _head))(document, chance)
    content = json.dumps(document, indent=chance.choice([None, 1])).encode()
    return content if chance.random() < 0.7 else harmed(content, chance)


def harmed(content: bytes, chance: random.Random) -> bytes:
    """The bytes with some left out, put in, flipped, or cut off."""
    at = chance.randrange(len(content))
    how = chance.randrange(4)
    if how == 0:
        return content[:at]
    if how == 1:
        return content[:at] + chance.choice(_BYTES) + content[at:]
    if how == 2:
        return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
    return content[:at] + content[at + chance.randint(1, 40) :]


def _some(document: Document, chance: random.Random) -> list[Any]:
    rows = document.get("tables")
    found = [of for of in rows.values() if isinstance(of, list) and of] if isinstance(rows, dict) else []
    return chance.choice(found) if found else [{}]


def _some_row(document: Document, chance: random.Random) -> Document:
    row = chance.choice(_some(document, chance))
    return row if isinstance(row, dict) and row else {"id": "x"}


def _value(document: Document, chance: random.Random) -> None:
    row = _some_row(document, chance)
    row[chance.choice(sorted(row))] = copy.deepcopy(chance.choice(_VALUES))


def _name(document: Document, chance: random.Random) -> None:
    row = _some_row(document, chance)
    found = row.pop(chance.choice(sorted(row)))
    if chance.random() < 0.5:
        row[chance.choice(["", "colour", "Title", "\u202e", "x" * 500])] = found


def _row(document: Document, chance: random.Random) -> None:
    rows = _some(document, chance)
    at = chance.randrange(len(rows))
    if chance.random() < 0.5:
        del rows[at]
    else:
        rows.append(copy.deepcopy(rows[at]))


def _id(document: Document, chance: random.Random) -> None:
    row = _some_row(document, chance)
    names = [name for name in sorted(row) if name == "id" or name.endswith("_id")]
    other = chance.choice(sorted(map(str, _some_row(document, chance).values())))
    row[chance.choice(names or ["id"])] = chance.choice([other, "nowhere", "n", "", "x" * 65, "\u2028"])


def _head(document: Document, chance: random.Random) -> None:
    name = chance.choice([*sorted(document), "colour"])
    if chance.random() < 0.3:
        document.pop(name, None)
    else:
        document[name] = copy.deepcopy(chance.choice(_VALUES))


def require_read_or_told(path: Path, content: bytes, into: Store) -> str:
    """Read it and bring it in both ways; the sentence that refused it, or empty.

    Fails where a sentence is none, where what was read cannot be stored, and where taking the import back
    does not leave the workbook as it was.
    """
    path.write_bytes(content)
    try:
        rows = portable.read_content(path).rows
    except Unreadable as error:
        said = str(error)
        assert not (wrong := not_understood(said)), (wrong, said)
        assert f"“{path.name}”" in said
        assert path.read_bytes() == content
        return said
    before = as_data(into.rows())
    for replace in (False, True):
        plan = incoming.plan(into.rows(), rows, replace=replace)
        into.apply(plan.changes)
        assert incoming.plan(into.rows(), rows, replace=replace).changes == ()
        into.apply(reversed_all(plan.changes))
        assert as_data(into.rows()) == before
    return ""
