"""The command divide: things between two by Adjusted Winner."""

import argparse
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.cli.parsing import command, print_json

if TYPE_CHECKING:
    from workbook.analysis.division import Division, Item

_ABOUT = """\
Divide things between two by Adjusted Winner (Brams and Taylor): both get the same by
their own points, and at most one thing is split.

FILE.csv has the header item,points_a,points_b and one row an item. Each of the two
shares out the same sum, 100 for instance."""


def divide(arguments: list[str]) -> int:
    """Tell, as text or JSON, who gets what. Raises WrongInput for a file that is no table of items."""
    parser = command("divide", _ABOUT)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="the things and both sides' points")
    parser.add_argument("--json", action="store_true", help="the result as JSON")
    options = parser.parse_args(arguments)

    from workbook.analysis.division import adjusted_winner
    from workbook.tables import items

    things = items.read(options.file)
    division = adjusted_winner(things)
    if options.json:
        print_json(_as_json(division))
    else:
        print(_as_text(things, division), flush=True)
    return 0


def _as_json(division: "Division") -> dict[str, Any]:
    from workbook.tables.figures import plain

    split = division.split and {"item": division.split.item, "share_a": plain(division.split.share_a)}
    return {
        "a": plain(division.a),
        "b": plain(division.b),
        "split": split,
        "a_gets": list(division.a_gets),
        "b_gets": list(division.b_gets),
    }


def _as_text(things: "tuple[Item, ...]", division: "Division") -> str:
    from workbook.tables.errors import quoted
    from workbook.tables.figures import shown

    lines = [*_gets("A", division.a_gets), *_gets("B", division.b_gets)]
    if division.split:
        a, b = _percent(division.split.share_a), _percent(1 - division.split.share_a)
        lines.append(f"{quoted(division.split.item)} is split: {a} to A, {b} to B.")
    if division.a == division.b:
        lines.append(f"Each gets {shown(division.a)} points by their own reckoning.")
    else:
        lines.append(
            f"A gets {shown(division.a)} points and B {shown(division.b)}, each by their own reckoning."
        )
    sums = sum((item.a for item in things), Fraction()), sum((item.b for item in things), Fraction())
    if sums[0] != sums[1]:
        lines += _unequal(*sums)
    return "\n".join(lines)


def _gets(who: str, names: tuple[str, ...]) -> list[str]:
    from textwrap import wrap

    from workbook.tables.errors import printable

    what = "; ".join(printable(name) for name in names) or "nothing whole"
    return wrap(f"{who} gets: {what}.", 80, subsequent_indent="  ")


def _percent(share: Fraction) -> str:
    from workbook.tables.figures import shown

    return f"{shown(round(share * 100, 2))} %"


def _unequal(a: Fraction, b: Fraction) -> list[str]:
    from workbook.tables.figures import shown

    return [
        f"Note: A shares out {shown(a)} points and B {shown(b)}. The method is fair where both share out",
        "the same sum; the points were taken as they are.",
    ]
