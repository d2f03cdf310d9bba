"""What a block of the page is: a title and a list whose end may be left out."""

from dataclasses import dataclass

from workbook.brief.runs import APART, Run, Runs, ours, own, soft, tidy


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its words, and a label hanging before them where the block has labels."""

    runs: Runs
    label: Runs = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A titled list.

    ``worth`` is how much its first entry counts when room is short, ``least`` how many entries are
    always shown. A block with a ``rail`` carries a strong rule at its side.
    """

    name: str
    title: str
    items: tuple[Item, ...]
    worth: float = 50.0
    least: int = 1
    rail: bool = False

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
