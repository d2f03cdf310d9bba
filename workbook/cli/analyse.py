"""The command analyse: the efficient packages of a table of issues, and the four that stand out."""

import argparse
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.parsing import PROGRAM, Usage, command, joined, print_json

if TYPE_CHECKING:
    from workbook.cli.shown import Facts

_ABOUT = """\
Find the efficient packages of a negotiation, exactly, and the four that stand out.

FILE.csv has the header issue,option,weight_me,score_me,weight_them,score_them and one
row an option. Worth is the sum of weight times score; walk-aways are in that unit.
Or give a GENIUS domain and its two profiles: DOMAIN.xml PROFILE_ME.xml PROFILE_THEM.xml.
Their reservation values are the walk-aways, unless others are given."""

_EXAMPLES = """\
examples:
  negotiation-workbook analyse lease.csv
  negotiation-workbook analyse lease.csv --walk-away-me 45 --walk-away-them -5.5 --json
  negotiation-workbook analyse domain.xml buyer.xml seller.xml"""


def analyse(arguments: list[str]) -> int:
    """Tell, as text or JSON, what a table comes to. Raises WrongInput for a file that is no such table."""
    parser = command("analyse", _ABOUT)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a CSV, or a domain and two profiles"
    )
    for side, whose in (("me", "you"), ("them", "them")):
        parser.add_argument(
            f"--walk-away-{side}",
            type=_number,
            metavar="N",
            help=f"the least a package must be worth to {whose} (default: no limit)",
        )
    parser.add_argument("--json", action="store_true", help="everything, exactly, as JSON")
    options = parser.parse_args(joined(arguments, ("--walk-away-me", "--walk-away-them")))
    facts = _facts(options)
    if options.json:
        print_json(facts.as_json())
    else:
        print(facts.as_text(), flush=True)
    return 0


def _number(text: str) -> Fraction:
    from workbook.tables import numbers

    try:
        return numbers.only(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None


def _facts(options: argparse.Namespace) -> "Facts":
    from dataclasses import replace

    from workbook.cli.shown import Facts
    from workbook.tables import genius, issues, outcome

    if len(options.files) not in (1, 3):
        raise Usage(
            f"Give one CSV file, or a GENIUS domain and its two profiles. See: {PROGRAM} analyse --help"
        )
    table = issues.read(*options.files) if len(options.files) == 1 else genius.read(*options.files)
    if options.walk_away_me is not None:
        table = replace(table, walk_away_me=options.walk_away_me)
    if options.walk_away_them is not None:
        table = replace(table, walk_away_them=options.walk_away_them)
    return Facts(options.files[0].name, table, outcome.outcome(table))
