"""The same without a window: edits of every table, right and wrong, with undo and redo at once after many."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.monkey.odd import PASTED, TYPED
from workbook.model import Negotiation, Part, Row, altered, specs
from workbook.model.fields import new_id
from workbook.storage import portable
from workbook.storage.store import create
from workbook.ui.document import Document

#: Undo reaches back 200 steps; a round ends before.
STEPS, EVENTS = 150, 250
MOST_ROWS = 900
_DAY = date(2026, 11, 23)

Rows = dict[tuple[type[Row], str], dict[str, Any]]


class Editor:
    """Edits a workbook through its document; ``wrong`` is told what must not be."""

    def __init__(self, folder: Path, seed: int, wrong: Callable[[str], None]) -> None:
        self.document = Document(create(folder / "edits.workbook"))
        self.seed, self.wrong = seed, wrong
        self.number = self.rounds = self.steps = 0
        self.random = random.Random(seed)
        self.told = ""
        doings: tuple[tuple[float, Callable[[], object]], ...] = (
            *(
                (30, self._set),
                (6, self._set_wrongly),
                (10, self._copy),
                (8, self._insert),
                (8, self._remove),
            ),
            *((5, self._place), (6, self._change), (3, self._take_back), (4, self.document.end_typing)),
            *((6, self._undo), (4, self._redo), (1, self._begin), (3, self._select), (0.7, self._sample)),
        )
        self.weights, self.doings = zip(*doings, strict=True)
        self._sample()
        self.document.undo_stack.clear()
        self.start = self.rows()

    def rows(self) -> Rows:
        """All that is stored, by table and id."""
        return {(type(row), row.id): row.model_dump() for row in self.document.store.rows()}

    def run(self, events: int, each: Callable[[int], object]) -> None:
        """So many events, with undo and redo all the way in between."""
        for done in range(events):
            each(done)
            self.number += 1
            self.random = random.Random(f"{self.seed}/{self.number}")
            doing = self.random.choices(self.doings, self.weights)[0]
            self.told = f"{self.number} {doing.__name__}"
            doing()
            if self.document.undo_stack.count() >= STEPS or not self.number % EVENTS:
                self.turn_back()
        self.turn_back()

    def turn_back(self) -> None:
        """Undo everything since the last time, and redo it: both lead to what was there."""
        stack, end = self.document.undo_stack, self.rows()
        place = stack.index()
        for _ in range(place):
            self.document.undo()
        self._compare(self.start, "undoing all")
        if len(end) < MOST_ROWS:
            for _ in range(place):
                self.document.redo()
            self._compare(end, "redoing all")
        self.rounds, self.steps = self.rounds + 1, self.steps + place
        stack.clear()
        self.start = self.rows()
        self._compare_shown()

    def _compare(self, wanted: Rows, after: str) -> None:
        found = self.rows()
        bad = [key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key)]
        if bad:
            first = f"{bad[0][0].__name__} is\n{found.get(bad[0])}\nbut was\n{wanted.get(bad[0])}"
            self.wrong(f"{after}, at {self.told}: {len(bad)} rows differ; {first}")

    def _compare_shown(self) -> None:
        document = self.document
        if document.workbook != document.store.workbook():
            self.wrong(f"at {self.told}: the document has another workbook than is stored")
        if document.negotiation and document.dossier != document.store.dossier(document.negotiation.id):
            self.wrong(f"at {self.told}: the document has another negotiation than is stored")

    # What is done

    def _any(self, kind: type[Row] = Row) -> Any:
        """A row that the document shows, as it is now; None where there is none."""
        here = self.document.negotiation
        shown = [
            row
            for row in self.document.store.rows(here.id if here else None)
            if isinstance(row, kind) and self.document.find(type(row), row.id) is not None
        ]
        return self.random.choice(shown) if shown else None

    def _value(self, row: Row, name: str) -> Any:
        known, dice = specs(type(row))[name], self.random
        if known.kind in ("line", "text"):
            return dice.choice(TYPED)
        if known.kind == "choice":
            return dice.choice([*(known.choices or {})])
        if known.kind in ("number", "strength", "count"):
            value = dice.uniform(known.low or 0, min(known.high or 100, 1e6))
            return value if known.kind == "number" else int(value)
        if known.kind == "link":
            same = [one.id for one in self.document.store.rows() if one.__tablename__ == known.target]
            return dice.choice([*same, None])
        others = {
            "day": _DAY + timedelta(days=dice.randrange(-400, 400)),
            "clock": f"{dice.randrange(24):02}:{dice.randrange(60):02}",
            "moment": datetime(2026, 11, 23) + timedelta(minutes=dice.randrange(9999)),
            "flag": dice.random() < 0.5,
        }
        return others[known.kind]

    def _values(self, row: Row, most: int = 3) -> dict[str, Any]:
        names = [name for name in specs(type(row)) if name not in ("negotiation_id", "position")]
        picked = self.random.sample(names, min(len(names), self.random.randint(1, most)))
        return {name: self._value(row, name) for name in picked}

    def _set(self) -> None:
        row = self._any()
        if row is not None:
            typing = self.random.random() < 0.4
            self._may_refuse(lambda: self.document.set(row, typing=typing, **self._values(row, 1)))

    def _set_wrongly(self) -> None:
        row, wrong = (
            self._any(),
            (*PASTED, -1, 10**9, float("nan"), float("inf"), None, "no such id", _DAY, True),
        )
        if row is not None:
            name, value = self.random.choice([*type(row).model_fields][1:]), self.random.choice(wrong)
            self._may_refuse(lambda: self.document.set(row, **{name: value}))

    def _may_refuse(self, do: Callable[[], bool]) -> None:
        """What is refused changes nothing, neither in the file nor of what can be undone."""
        stack = self.document.undo_stack
        before, told = (stack.count(), stack.index()), self.random.random() < 0.05
        stored = self.rows() if told else {}
        if not do() and (stack.count(), stack.index()) != before:
            self.wrong(f"{self.told}: refused, but a step of undo")
        elif told and (stack.count(), stack.index()) == before and not stack.canUndo():
            self._compare(stored, "refused")

    def _twin(self, row: Row) -> Any:
        return altered(row, id=new_id(), **self._values(row))

    def _copy(self) -> None:
        row = self._any()
        if row is not None:
            self._may_refuse(lambda: self.document.add(self._twin(row)))

    def _insert(self) -> None:
        row = self._any(Part)
        if row is not None:
            siblings = [one for one in self._siblings(row) if isinstance(one, Part)]
            self._may_refuse(lambda: self.document.insert(self._twin(row), siblings))

    def _siblings(self, row: Part) -> list[Any]:
        rows = [one for one in self.document.store.rows(row.negotiation_id) if type(one) is type(row)]
        return sorted(rows, key=lambda one: one.position)

    def _remove(self) -> None:
        rows = [row for row in (self._any() for _ in range(self.random.randint(1, 3))) if row is not None]
        if rows and not any(isinstance(row, Negotiation) for row in rows):
            self._may_refuse(lambda: self.document.remove(*rows))
        elif rows and self.random.random() < 0.3:
            self._may_refuse(lambda: self.document.remove(*rows))
            self._select()

    def _place(self) -> None:
        row = self._any(Part)
        if row is not None:
            rows = self._siblings(row)
            self.random.shuffle(rows)
            self._may_refuse(lambda: self.document.place(rows))

    def _change(self) -> None:
        edited, gone = [self._any() for _ in range(3)], self._any(Part)
        if gone is None:
            return
        added = [self._twin(gone)]
        pairs = [(row, self._values(row)) for row in edited if row is not None and row.id != gone.id]
        typing = self.random.choice(("", "bar"))
        self._may_refuse(
            lambda: self.document.change("changed", added=added, edited=pairs, removed=[gone], typing=typing)
        )

    def _take_back(self) -> None:
        row = self._any(Part)
        if row is not None:
            twin = self._twin(row)
            if self.document.add(twin) and self.random.random() < 0.5:
                self.document.take_back(twin)

    def _undo(self) -> None:
        for _ in range(self.random.randint(1, 5)):
            self.document.undo()

    def _redo(self) -> None:
        for _ in range(self.random.randint(1, 5)):
            self.document.redo()

    def _begin(self) -> None:
        self.document.new_negotiation(title=self.random.choice(TYPED), counterpart="", kind="other")

    def _select(self) -> None:
        rows = self.document.workbook.negotiations
        self.document.select(self.random.choice(rows).id if rows else None)

    def _sample(self) -> None:
        if self.document.add(*portable.sample("pay-rise", _DAY), text="opened a sample"):
            self._select()
