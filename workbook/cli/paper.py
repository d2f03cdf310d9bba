"""The command that writes the longer documents: dossier, reflection, journal, role-play sheet."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.cli.data import _picked, _reading
from workbook.cli.parsing import (
    PROGRAM,
    Parser,
    Usage,
    add_negotiation,
    add_output,
    add_sample,
    add_workbook,
    command,
    sample_path,
)

if TYPE_CHECKING:
    from workbook.brief.documents import Made
    from workbook.model import Dossier, Entry, Negotiation, PracticeGoal, Row


class _Written(NamedTuple):
    """What there is to print."""

    negotiations: "Sequence[Negotiation]"
    entries: "Sequence[Entry]"
    goals: "Sequence[PracticeGoal]"
    dossier_of: "Callable[[str], Dossier]"


def print_(arguments: list[str]) -> int:
    """Write one of the longer documents as a PDF."""
    documents = {"dossier": _dossier, "reflection": _reflection, "journal": _journal, "role-play": _role_play}
    if not arguments or arguments[0] not in documents:
        if arguments and arguments[0] in ("-h", "--help"):
            _about().print_help()
            return 0
        raise Usage(f"Say what to print: {', '.join(documents)}. See: {PROGRAM} print --help")
    return documents[arguments[0]](arguments[1:])


def _about() -> argparse.ArgumentParser:
    parser = command("print", "Write a longer document as a PDF. Each has its own --help.")
    parser.usage = f"{PROGRAM} print dossier|reflection|journal|role-play ... -o OUT.pdf"
    return parser


def _dossier(arguments: list[str]) -> int:
    options = _parser("dossier", "Write all that was prepared for a negotiation.").parse_args(arguments)
    with _written(options) as written:
        chosen = _picked(written.negotiations, options.negotiation)
        dossier = written.dossier_of(chosen.id)
    from workbook.brief import documents

    entries, goals = _of(chosen.id, written.entries), _of(chosen.id, written.goals)
    return _save(options, documents.dossier(dossier, entries, goals, paper=options.paper, today=date.today()))


def _reflection(arguments: list[str]) -> int:
    options = _parser("reflection", "Write the reflection on a negotiation.").parse_args(arguments)
    with _written(options) as written:
        chosen = _picked(written.negotiations, options.negotiation)
        dossier = written.dossier_of(chosen.id)
    from workbook.brief import documents

    goals = _of(chosen.id, written.goals)
    return _save(options, documents.reflection(dossier, goals, paper=options.paper, today=date.today()))


def _role_play(arguments: list[str]) -> int:
    from workbook.brief.documents import PARTS

    parser = _parser("role-play", "Write the sheet for a colleague who plays the other side.")
    parser.add_argument(
        "--only",
        metavar="PARTS",
        help=f"what is on it, parted by commas (default: all): {', '.join(PARTS)}",
    )
    options = parser.parse_args(arguments)
    parts = tuple(PARTS) if options.only is None else tuple(filter(None, options.only.split(",")))
    if unknown := [part for part in parts if part not in PARTS]:
        raise Usage(f"There is no part called “{unknown[0]}”; there are: {', '.join(PARTS)}.")
    with _written(options) as written:
        dossier = written.dossier_of(_picked(written.negotiations, options.negotiation).id)
    from workbook.brief import documents

    return _save(options, documents.role_play(dossier, parts, paper=options.paper, today=date.today()))


def _journal(arguments: list[str]) -> int:
    parser = _parser("journal", "Write the journal, or the entries that are looked for.")
    parser.add_argument("--from", dest="first", metavar="DAY", type=_day, help="from this day (2026-11-23)")
    parser.add_argument("--to", dest="last", metavar="DAY", type=_day, help="until this day")
    parser.add_argument("--find", metavar="WORDS", default="", help="only entries with all these words")
    parser.add_argument("--tag", action="append", default=[], help="only entries with this tag")
    options = parser.parse_args(arguments)
    from workbook.analysis.journal import Wanted, found
    from workbook.brief import documents
    from workbook.brief.papers.looked_for import between, in_words

    with _written(options) as written:
        chosen = _picked(written.negotiations, options.negotiation).id if options.negotiation else ""
    wanted = Wanted(words=options.find, negotiation_id=chosen, tags=frozenset(options.tag))
    entries = between(found(written.entries, wanted), options.first, options.last)
    titles = {row.id: row.title for row in written.negotiations}
    about = in_words(wanted, titles, options.first, options.last)
    return _save(options, documents.journal(entries, titles, about, paper=options.paper, today=date.today()))


def _parser(name: str, about: str) -> Parser:
    parser = command(f"print {name}", f"{about[:-1]} as a PDF.")
    add_workbook(parser)
    add_sample(parser)
    add_negotiation(parser)
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the sheet (default: a4)")
    add_output(parser, f"{name}.pdf")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as in 2026-11-23") from None


@contextlib.contextmanager
def _written(options: argparse.Namespace) -> Iterator[_Written]:
    if options.file and options.sample:
        raise Usage(f"Give either FILE or --sample, not both. See: {PROGRAM} print --help")
    if options.sample:
        yield _of_sample(options.sample)
        return
    with contextlib.closing(_reading(options)) as store:
        known = store.workbook()
        yield _Written(known.negotiations, known.entries, known.practice_goals, store.dossier)


def _of_sample(name: str) -> _Written:
    sample_path(name)
    from workbook.model import Entry, Negotiation, PracticeGoal
    from workbook.storage import portable, reading

    rows = portable.sample(name, date.today())

    def dossier_of(chosen: str) -> "Dossier":
        return reading.dossier_of(row for row in rows if _belongs(row, chosen))

    def all_of(table: type[Any]) -> list[Any]:
        return [row for row in rows if isinstance(row, table)]

    return _Written(all_of(Negotiation), all_of(Entry), all_of(PracticeGoal), dossier_of)


def _belongs(row: "Row", negotiation_id: str) -> bool:
    from workbook.model import Entry, PracticeGoal

    if isinstance(row, Entry | PracticeGoal):
        return False
    return negotiation_id in (row.id, getattr(row, "negotiation_id", None))


def _of(negotiation_id: str, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.negotiation_id == negotiation_id]


def _save(options: argparse.Namespace, made: "Made") -> int:
    from workbook.storage import private

    private.write(options.output, made.content)
    if made.missing:
        print(
            f"No font here has: {' '.join(made.missing)}. They are printed as hollow boxes.", file=sys.stderr
        )
    print(f"Wrote {options.output}: {made.pages} page{'' if made.pages == 1 else 's'}")
    return 0
