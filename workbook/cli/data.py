"""The commands that read or write a workbook: brief, export, import."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import paths
from workbook.cli.parsing import (
    Sentence,
    Usage,
    add_negotiation,
    add_output,
    add_sample,
    add_workbook,
    command,
    sample_path,
)

if TYPE_CHECKING:
    from workbook.model import Dossier, Negotiation
    from workbook.storage.store import Store


def brief(arguments: list[str]) -> int:
    """Write the one-page brief of a negotiation."""
    parser = command("brief", "Write the one-page brief of a negotiation as a PDF.")
    add_workbook(parser)
    add_sample(parser)
    add_negotiation(parser)
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the sheet (default: a4)")
    parser.add_argument(
        "--table-safe",
        action="store_true",
        help="the version for the table, with nothing on it that the other side may not see",
    )
    add_output(parser, "out.pdf")
    options = parser.parse_args(arguments)
    if options.file and options.sample:
        raise Usage("Give either FILE or --sample, not both. See: negotiation-workbook brief --help")
    dossier = _sample(options) if options.sample else _stored(options)

    from workbook import brief as page
    from workbook.storage import private

    version = page.TABLE if options.table_safe else page.PRIVATE
    made = page.make(dossier, paper=options.paper, version=version, today=date.today())
    private.write(options.output, made)
    missing = page.unprintable(dossier, version)
    if missing:
        print(f"No font here has: {' '.join(missing)}. They are printed as hollow boxes.", file=sys.stderr)
    print(f"Wrote {options.output}")
    return 0


def export(arguments: list[str]) -> int:
    """Write a workbook, or one negotiation of it, as JSON."""
    parser = command("export", "Write the whole workbook, or one negotiation with its journal, as JSON.")
    add_workbook(parser)
    add_negotiation(parser)
    add_output(parser, "out.json")
    options = parser.parse_args(arguments)

    from workbook.storage import portable

    with contextlib.closing(_reading(options)) as store:
        chosen = _picked(store.workbook().negotiations, options.negotiation) if options.negotiation else None
        portable.write(options.output, store.rows(chosen.id if chosen else None))
    print(f"Wrote {options.output}")
    return 0


def import_(arguments: list[str]) -> int:
    """Bring what was exported into a workbook."""
    parser = command(
        "import",
        "Bring what was exported into a workbook, which is made where there is none. "
        "A row that is there already gets the imported values; a backup is made before.",
    )
    add_workbook(parser)
    parser.add_argument("source", type=Path, metavar="IN.json", help="what was exported")
    options = parser.parse_args(arguments)

    from workbook.storage import portable, store

    rows = portable.read(options.source)
    target = options.file or paths.default_workbook()
    existed = os.path.lexists(target)
    with contextlib.closing(store.open_or_create(target)) as opened:
        changes = portable.import_changes(opened, rows)
        if existed and changes:
            opened.backup()
        opened.apply(changes)
    print(f"Read {len(rows)} rows, of which {len(changes)} were new or different, into {target}")
    return 0


def _reading(options: argparse.Namespace) -> "Store":
    from workbook.storage.store import open_file

    path = options.file or paths.default_workbook()
    with contextlib.suppress(OSError):
        if options.output.samefile(path):
            raise Sentence(f"“{options.output}” is the workbook itself. Give another name to write to.")
    return open_file(path, read_only=True)


def _stored(options: argparse.Namespace) -> "Dossier":
    with contextlib.closing(_reading(options)) as store:
        return store.dossier(_picked(store.workbook().negotiations, options.negotiation).id)


def _sample(options: argparse.Namespace) -> "Dossier":
    sample_path(options.sample)
    from workbook.model import Entry, Negotiation, PracticeGoal
    from workbook.storage import portable, reading

    rows = portable.sample(options.sample, date.today())
    chosen = _picked([row for row in rows if isinstance(row, Negotiation)], options.negotiation)
    return reading.dossier_of(
        row
        for row in rows
        if row is chosen
        or (not isinstance(row, Entry | PracticeGoal) and getattr(row, "negotiation_id", None) == chosen.id)
    )


def _picked(negotiations: "Sequence[Negotiation]", title: str | None) -> "Negotiation":
    """The one negotiation of that title, or the only one there is."""
    if not negotiations:
        raise Sentence("There is no negotiation in this workbook yet.")
    wanted = (title or "").strip().casefold()
    exact = [row for row in negotiations if row.title.strip().casefold() == wanted]
    found = exact or [row for row in negotiations if wanted in row.title.casefold()]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"“{row.title}”" for row in (found or negotiations))
    if title is None:
        raise Sentence(f"Say which negotiation with --negotiation. There are: {titles}.")
    much = "More than one negotiation is" if found else "No negotiation is"
    raise Sentence(f"{much} called “{title}”. There are: {titles}.")
