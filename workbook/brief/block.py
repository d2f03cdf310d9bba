"""What a block of the page is: a title and a list whose end may be left out."""

from dataclasses import dataclass

from workbook.brief.runs import APART, Run, Runs, ours, own, soft, tidy


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its words, and a label hanging before them where the block has labels.

    A label that the entry above has too is not repeated.
    """

    runs: Runs
    label: Runs = ()


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A titled list.

    ``worth`` is how much its first entry counts when room is short, ``least`` how many entries are
    always shown, ``most`` how many at most (0: all). ``rank`` gives the places of the entries from the
    one that counts most, where that is not their order. A block with a ``rail`` carries a strong rule
    at its side.
    """

    name: str
    title: str
    items: tuple[Item, ...]
    worth: float = 50.0
    least: int = 1
    most: int = 0
    rail: bool = False
    rank: tuple[int, ...] = ()

    @property
    def limit(self) -> int:
        """How many entries are shown where there is room for all."""
        return min(self.most or len(self.items), len(self.items))

    def shown(self, count: int) -> list[Item]:
        """The ``count`` entries that count most, in their order."""
        return [self.items[at] for at in sorted((self.rank or range(len(self.items)))[:count])]

    def hanging(self) -> bool:
        """Whether the entries have labels."""
        return any(item.label for item in self.items)


def beside(main: str, remark: str = "") -> Runs:
    """The main thing in ink, a remark on it in a softer tone."""
    found = tidy((own(main), soft(remark)))
    return (found[0], ours(APART), found[1]) if len(found) == 2 else found


def marked(word: str) -> Runs:
    """A label in the page's own words."""
    return (Run(word, bold=True, ours=True),)
