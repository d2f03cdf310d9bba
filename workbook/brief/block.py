"""What a block of the page is: a title and a list whose end may be left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbook.brief.runs import APART, Run, Runs, clean, ours, own, soft, tidy
from workbook.model import Row

#: The parts of the page by name, in the order they have where nobody chose another. Only those from
#: “trades” to “stuck” can be moved; each but the head can be switched off.
PARTS = {
    "names": "Names and date",
    "deadlines": "Deadlines",
    "lead": "Goal and opening",
    "strip": "Issues",
    "trades": "Trades to offer",
    "packages": "Packages to offer",
    "their_interests": "What they care about",
    "my_interests": "What you care about",
    "my_leverage": "Your leverage",
    "their_leverage": "Their leverage, and your answer",
    "standards": "Standards to point to",
    "questions": "Ask",
    "objections": "They say, you say",
    "counters": "If they offer",
    "sentences": "Sentences to have ready",
    "disclosure": "Tell, trade, withhold",
    "stuck": "If stuck",
    "balance": "Balance of leverage",
    "scatter": "All packages",
    "notes": "Room for notes",
    "reminders": "Reminders",
}
MOVABLE = tuple(PARTS)[tuple(PARTS).index("trades") : tuple(PARTS).index("stuck") + 1]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for the page of one negotiation.

    ``hidden`` are names of ``PARTS``, ``order`` names of ``MOVABLE`` (those not named follow in their own
    order; unknown names do nothing), ``pinned`` ids of rows that are to be on the page before any other of
    their list, ``note`` a line under the goal and the opening, ``style`` a name of ``style.STYLES``.
    """

    hidden: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    pinned: frozenset[str] = frozenset()
    note: str = ""
    style: str = "clean"

    def places(self, names: Iterable[str]) -> dict[str, int]:
        """The place of each of the names in the chosen order; names that nobody placed stay behind the
        one they follow by themselves."""
        names = list(names)
        chosen = [name for name in self.order if name in names]
        for at, name in enumerate(names):
            if name not in chosen:
                chosen.insert(chosen.index(names[at - 1]) + 1 if at else 0, name)
        return {name: place for place, name in enumerate(chosen)}


#: Nothing chosen: the page as it is by itself.
NONE = Choices()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its words, and a label hanging before them where the block has labels.

    A label that the entry above has too is not repeated. ``row`` is the id of the row it says, where it
    says one.
    """

    runs: Runs
    label: Runs = ()
    row: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A titled list.

    ``worth`` is how much its first entry counts when room is short, ``least`` how many entries are
    always shown, ``most`` how many at most (0: all). ``unsaid`` counts what belongs to the list and can
    be no entry, such as a reply to nothing: it is among what is left out. ``rank`` gives the places of the
    entries from the one that counts most, where that is not their order; the first ``pins`` of them are to
    be on the page before any other. A block with a ``rail`` carries a strong rule at its side.
    """

    name: str
    title: str
    items: tuple[Item, ...]
    worth: float = 50.0
    least: int = 1
    most: int = 0
    rail: bool = False
    rank: tuple[int, ...] = ()
    pins: int = 0
    unsaid: int = 0

    @property
    def limit(self) -> int:
        """How many entries are shown where there is room for all."""
        return min(self.most or len(self.items), len(self.items))

    def left_out(self, count: int) -> int:
        """How much is not shown where ``count`` entries are."""
        return len(self.items) - count + self.unsaid

    def shown(self, count: int) -> list[Item]:
        """The ``count`` entries that count most, in their order."""
        return [self.items[at] for at in sorted((self.rank or range(len(self.items)))[:count])]

    def pinned(self, rows: frozenset[str]) -> "Block":
        """The block with the entries of these rows counting most."""
        rank = self.rank or tuple(range(len(self.items)))
        first = [at for at in rank if self.items[at].row in rows]
        if not first:
            return self
        rank = (*first, *(at for at in rank if at not in first))
        return replace(self, rank=rank, pins=len(first), most=self.most and max(self.most, len(first)))

    def hanging(self) -> bool:
        """Whether the entries have labels."""
        return any(item.label for item in self.items)


def without(rows: Iterable[Row], main: str, *others: str) -> int:
    """How many rows have nothing in their main field, but something in one of the others."""
    empty = (row for row in rows if not clean(getattr(row, main)))
    return sum(any(clean(getattr(row, name)) for name in others) for row in empty)


def beside(main: str, remark: str = "") -> Runs:
    """The main thing in ink, a remark on it in a softer tone."""
    found = tidy((own(main), soft(remark)))
    return (found[0], ours(APART), found[1]) if len(found) == 2 else found


def marked(word: str) -> Runs:
    """A label in the page's own words."""
    return (Run(word, bold=True, ours=True),)
