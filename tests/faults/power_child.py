"""The program whose power is cut: everything the storage does, in a folder, with what it says in between."""

import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.faults import storm_files
from tests.faults.chain import first_key
from tests.faults.keys import key_of, open_with
from tests.faults.ledger import digest, state_of
from tests.faults.storm import PLAIN_FILES, PROTECTED_FILES, Storm
from tests.storage.some_rows import full_negotiation
from workbook.storage import driver
from workbook.storage.edits import addition
from workbook.storage.store import create, open_file

#: The workbook the program makes, and the older one it finds.
NEW, OLD = "mine.workbook", "old.workbook"


def main(folder: Path, seed: int, steps: int, protected: bool) -> None:
    """An older workbook is brought up to date, if there is one; a new one is made, edited, opened again."""
    first = first_key(protected)
    if (folder / OLD).exists():
        open_with(folder / OLD, [first])[0].close()
    _say("migrated")
    store = create(folder / NEW, key_of(first))
    _say(f"made {digest(state_of(store.rows()))}")
    chance = random.Random(seed)
    storm = Storm(store, chance, _say)
    storm.step("import", [addition(row) for row in full_negotiation("a")])
    _work(storm, chance, steps, protected)
    key = storm.store.key
    storm.store.close()
    Storm(open_file(folder / NEW, key=key), chance, _say).add()


def open_again(path: Path, keys: Sequence[str]) -> None:
    """The next start after a cut, which may be cut as well."""
    open_with(path, keys)[0].close()


def _work(storm: Storm, chance: random.Random, steps: int, protected: bool) -> None:
    """Edits, and between them everything there is to do with whole files, each at least once."""
    files = [*(PROTECTED_FILES if protected else PLAIN_FILES)]
    if not driver.can_protect():
        files.remove("protect")
    chance.shuffle(files)
    edits = (storm.add, storm.retype, storm.reorder, storm.delete, storm.undo, storm.redo)
    for place in range(steps):
        chance.choices(edits, (5, 8, 3, 3, 4, 2))[0]()
        if place % 5 == 4:
            getattr(storm_files, files[place // 5 % len(files)])(storm)
        if place == steps // 2:
            storm.delete_negotiation()
            storm.undo()


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    if sys.argv[1] == "again":
        open_again(Path(sys.argv[2]), sys.argv[3:])
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "protected")
