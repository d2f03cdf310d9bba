"""Changes exports and workbooks at random, many times, and prints what came of it."""

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.mutation import exports, workbooks
from tests.storage.some_rows import full_negotiation
from workbook.storage import portable
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.store import Store, create

_FAILED = "FAILED"
_KEY = Key("a long passphrase of words")


def main() -> int:
    """Exit status 0 when each was read or told in a sentence, and nothing that was told was written to."""
    given = _parser().parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="workbook-mutation-") as folder:
        kinds: dict[str, Callable[[random.Random], str]] = {
            "exports": _exports(Path(folder)),
            "workbooks": _workbooks(Path(folder), _KEY if given.protected else None),
        }
        told = {name: _run(given, name, once) for name, once in kinds.items() if given.what in (name, "all")}
    for name, found in told.items():
        sys.stdout.write(f"{name}: {sum(found.values())} changed, {found['read']} read, the others told\n")
        sys.stdout.writelines(f"  {number:6} {said}\n" for said, number in found.most_common(30))
    sys.stdout.write(f"seed {given.seed}, {time.monotonic() - begun:.0f} s\n")
    return 1 if any(found[_FAILED] for found in told.values()) else 0


def _run(given: argparse.Namespace, name: str, once: Callable[[random.Random], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for number in range(given.examples):
        seed = f"{name} {given.seed} {number}"
        try:
            said = once(random.Random(seed))
        except Exception:
            said = _FAILED
            sys.stderr.write(f"Example {number} of {name}:\n{traceback.format_exc()}\n")
        found[_kind(said) or "read"] += 1
    return found


def _kind(said: str) -> str:
    """What is said, without what it quotes."""
    return " ".join("".join("#" if char.isdigit() else char for char in said).split())[:90]


def _exports(folder: Path) -> Callable[[random.Random], str]:
    whole = json.loads(portable.text_of((*full_negotiation("n"), *full_negotiation("m"))))
    store = create(folder / "into.workbook")
    store.apply([addition(row) for row in full_negotiation("n")])
    return lambda chance: exports.require_read_or_told(
        folder / "in.json", exports.changed(whole, chance), store
    )


def _workbooks(folder: Path, key: Key | None) -> Callable[[random.Random], str]:
    sound = _sound(folder, key)
    mine = folder / "mine"
    mine.mkdir()

    def once(chance: random.Random) -> str:
        content = bytearray(sound)
        chance.choice(workbooks.HARMS)(content, chance)
        workbooks.require_recovered_or_told(mine / "a.workbook", bytes(content), key)
        return workbooks.require_told_or_read(mine / "a.workbook", bytes(content), key)

    return once


def _sound(folder: Path, key: Key | None) -> bytes:
    store: Store = create(folder / "sound.workbook", key)
    for name in "ab":
        store.apply([addition(row) for row in full_negotiation(name)])
    store.apply([change for row in full_negotiation("a")[:1] for change in store.deletion(row)])
    store.close()
    return store.path.read_bytes()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--examples", type=int, default=2000, help="of each kind")
    parser.add_argument("--what", choices=["all", "exports", "workbooks"], default="all")
    parser.add_argument("--protected", action="store_true", help="workbooks with a passphrase")
    parser.add_argument("--seed", type=int, default=20261123)
    return parser


if __name__ == "__main__":
    sys.exit(main())
