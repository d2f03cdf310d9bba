"""The command that writes the longer documents: dossier, reflection, journal, role-play sheet."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from workbook.cli import printed
from workbook.cli.parsing import PROGRAM, Parser, Usage, command
from workbook.cli.source import picked, written

if TYPE_CHECKING:
    from workbook.brief.documents import Made


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
    parser = _parser("dossier", "Write all that was prepared for a negotiation.")
    options = parser.parse_args(arguments)
    with written(options, parser.prog) as known:
        dossier = known.dossier(options.negotiation)
    password = printed.asked_password(options)
    from workbook.brief import documents

    chosen = dossier.negotiation.id
    entries, goals = known.of(chosen, known.entries), known.of(chosen, known.goals)
    return _save(options, documents.dossier(dossier, entries, goals, **printed.ways(options)), password)


def _reflection(arguments: list[str]) -> int:
    parser = _parser("reflection", "Write the reflection on a negotiation.")
    options = parser.parse_args(arguments)
    with written(options, parser.prog) as known:
        dossier = known.dossier(options.negotiation)
    password = printed.asked_password(options)
    from workbook.brief import documents

    goals = known.of(dossier.negotiation.id, known.goals)
    return _save(options, documents.reflection(dossier, goals, **printed.ways(options)), password)


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
    with written(options, parser.prog) as known:
        dossier = known.dossier(options.negotiation)
    password = printed.asked_password(options)
    from workbook.brief import documents

    return _save(options, documents.role_play(dossier, parts, **printed.ways(options)), password)


def _journal(arguments: list[str]) -> int:
    parser = _parser("journal", "Write the journal, or the entries that are looked for.")
    parser.add_argument("--from", dest="first", metavar="DAY", type=_day, help="from this day (2026-11-23)")
    parser.add_argument("--to", dest="last", metavar="DAY", type=_day, help="until this day")
    parser.add_argument("--find", metavar="WORDS", default="", help="only entries with all these words")
    parser.add_argument("--tag", action="append", default=[], help="only entries with this tag")
    options = parser.parse_args(arguments)
    with written(options, parser.prog) as known:
        chosen = picked(known.negotiations, options.negotiation).id if options.negotiation else ""
    password = printed.asked_password(options)
    from workbook.analysis.journal import Wanted
    from workbook.brief import documents
    from workbook.brief.papers.looked_for import LookedFor

    wanted = Wanted(words=options.find, negotiation_id=chosen, tags=frozenset(options.tag))
    looked_for = LookedFor(wanted, options.first, options.last)
    titles = {row.id: row.title for row in known.negotiations}
    made = documents.journal(looked_for.among(known.entries), titles, looked_for, **printed.ways(options))
    return _save(options, made, password)


def _parser(name: str, about: str) -> Parser:
    return printed.parser(f"print {name}", f"{about[:-1]} as a PDF.", f"{name}.pdf")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as in 2026-11-23") from None


def _save(options: argparse.Namespace, made: "Made", password: str) -> int:
    printed.write(options, made.content, password, made.missing)
    print(f"Wrote {options.output}: {made.pages} page{'' if made.pages == 1 else 's'}")
    return 0
