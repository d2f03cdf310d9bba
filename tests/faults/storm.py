"""A storm of edits on one workbook, for a process that is meant to be killed."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.faults import storm_files
from tests.faults.keys import open_with
from tests.faults.killing import Say
from tests.faults.ledger import State, after, digest, state_of
from workbook.model import BY_NAME, Entry, Issue, LeverageItem, Negotiation, Row
from workbook.storage.edits import RowChange, addition, edit, reversed_all
from workbook.storage.store import Store

#: Above so many rows the storm deletes more than it adds.
_MANY = 90


#: What is done with whole files, and whether it is begun with in its share of the lives.
PLAIN_FILES = ("take_in", "back_up", "copy", "restore", "protect")
PROTECTED_FILES = ("take_in", "back_up", "copy", "restore", "rekey")


def keep_storming(path: Path, seed: int, keys: Sequence[str], first: str, rekeys: bool, say: Say) -> None:
    """Open the workbook and edit it for ever, saying what is tried and what was called stored.

    ``first`` is what is begun with, if anything. With ``rekeys`` it stays protected; otherwise it is
    protected and unprotected by turns.
    """
    say("opening")
    storm = Storm(open_with(path, keys)[0], random.Random(seed), say)
    if first:
        getattr(storm_files, first)(storm)
    storm.go_on(PROTECTED_FILES if rekeys else PLAIN_FILES)


class Storm:
    """One open workbook, what it should hold, and the steps that can be undone."""

    def __init__(self, store: Store, chance: random.Random, say: Say) -> None:
        self.store, self.chance, self.say = store, chance, say
        self.state: State = state_of(store.rows())
        self.done: list[tuple[RowChange, ...]] = []
        self.undone: list[tuple[RowChange, ...]] = []
        self.now = storm_files.first_moment(store.path)
        say("ready")

    def go_on(self, files: Sequence[str]) -> None:
        """Do one thing after the other, until killed."""
        verbs: dict[Callable[[], None], int] = {
            self.add: 6, self.retype: 8, self.reorder: 3, self.delete: 2, self.undo: 4, self.redo: 2,
            self.with_files(files): 3,
        }  # fmt: skip
        while True:
            if len(self.state) > _MANY:
                self.delete_negotiation()
            self.chance.choices(list(verbs), list(verbs.values()))[0]()

    def with_files(self, names: Sequence[str]) -> Callable[[], None]:
        """Something done with whole files, another one each time."""
        return lambda: getattr(storm_files, self.chance.choice(names))(self)

    def apply(self, doing: str, changes: Sequence[RowChange]) -> None:
        """Store the changes; the acknowledgement is said after the store has given it."""
        if not changes:
            return
        wanted = after(self.state, changes)
        self.say(f"try {digest(wanted)} {doing}")
        self.store.apply(changes)
        self.state = wanted
        self.say(f"ack {digest(wanted)}")

    def step(self, doing: str, changes: Sequence[RowChange]) -> None:
        """The same as a step that can be undone."""
        self.apply(doing, changes)
        self.done.append(tuple(changes))
        self.undone.clear()

    # What is done

    def add(self) -> None:
        negotiation, text = self.one(Negotiation), self.words()
        owner = negotiation.id if negotiation else None
        rows: list[Row] = [Entry(negotiation_id=owner, text=text)]
        if owner:
            rows.append(Issue(negotiation_id=owner, name=text[:60], position=self.chance.randrange(9)))
            rows.append(LeverageItem(negotiation_id=owner, what=text[:200]))
        self.step(
            "add", [addition(row) for row in self.chance.sample(rows, self.chance.randint(1, len(rows)))]
        )

    def retype(self) -> None:
        row = self.one(self.chance.choice([Entry, LeverageItem]))
        if row is not None:
            text = self.words()
            values = {"text": text} if isinstance(row, Entry) else {"what": text[-200:]}
            self.step("edit", [edit(row, **values)])

    def reorder(self) -> None:
        rows = self.rows(Issue)
        places = self.chance.sample(range(len(rows)), len(rows))
        changes = [edit(row, position=place) for row, place in zip(rows, places, strict=True)]
        self.step("reorder", [change for change in changes if change.after])

    def delete(self) -> None:
        row = self.one(self.chance.choice([Entry, Issue, LeverageItem]))
        if row is not None:
            self.step("delete", self.store.deletion(row))

    def delete_negotiation(self) -> None:
        rows = self.rows(Negotiation)
        for row in rows[: max(1, len(rows) - 1)]:
            self.step("delete-negotiation", self.store.deletion(row))
        entries = self.rows(Entry)[10:]
        self.step("delete", [change for row in entries for change in self.store.deletion(row)])

    def undo(self) -> None:
        if self.done:
            step = self.done.pop()
            self.apply("undo", reversed_all(step))
            self.undone.append(step)

    def redo(self) -> None:
        if self.undone:
            step = self.undone.pop()
            self.apply("redo", step)
            self.done.append(step)

    # Inside

    def rows(self, table: type[Row]) -> list[Any]:
        name = table.__tablename__
        return [BY_NAME[name](**values) for (kind, _), values in self.state.items() if kind == name]

    def one(self, table: type[Row]) -> Any:
        rows = self.rows(table)
        return self.chance.choice(rows) if rows else None

    def words(self) -> str:
        return "x" * self.chance.choice([3, 40, 400, 6000]) + f" {self.chance.randrange(10**6)}"
