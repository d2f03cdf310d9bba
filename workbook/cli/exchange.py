"""The commands that take a workbook out and bring what was taken out in again: export, import."""

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import exports, paths
from workbook.cli import source
from workbook.cli.parsing import Usage, add_negotiation, add_output, add_workbook, command
from workbook.cli.passphrase import asked_key

if TYPE_CHECKING:
    from workbook.model import Row
    from workbook.storage.incoming import Plan


def export(arguments: list[str]) -> int:
    """Write a workbook, or one negotiation of it, as JSON or in a format of other programs."""
    options = _export_options(arguments)
    with contextlib.closing(source.reading(options)) as store:
        known = store.workbook().negotiations
        chosen = source.picked(known, options.negotiation) if options.negotiation else None
        rows = store.rows(chosen.id if chosen else None)

    from workbook.storage import portable, private

    if options.kind == "json":
        portable.write(options.output, rows)
        if portable.too_large(options.output.stat().st_size, len(rows)):
            print(f"{options.output}: {exports.TOO_LARGE}", file=sys.stderr)
    else:
        content = exports.made(options.kind, rows, titles=options.titles, theirs=options.their_deadlines)
        private.write(options.output, content)
    print(f"Wrote {options.output}. Nothing protects it: whoever has the file can read it.")
    return 0


def _export_options(arguments: list[str]) -> argparse.Namespace:
    parser = command(
        "export",
        "Write the whole workbook, or one negotiation with its journal. JSON is complete and can be "
        "imported again. Markdown is to be read; csv is a zip with one file a table; ics is a calendar of "
        "meetings and deadlines.",
    )
    add_workbook(parser)
    add_negotiation(parser)
    parser.add_argument(
        "--as",
        dest="kind",
        type=lambda name: "ics" if name == "calendar" else name,
        choices=[known.key for known in exports.FORMATS],
        help="the format (default: what the ending of the output says, else json)",
    )
    parser.add_argument("--titles", action="store_true", help="calendar: say what each event is about")
    parser.add_argument(
        "--their-deadlines", action="store_true", help="calendar: with the deadlines of the other side"
    )
    add_output(parser, "out.json")
    options = parser.parse_args(arguments)
    meant = exports.of_suffix(options.output.suffix)
    options.kind = options.kind or (meant.key if meant else "json")
    if options.kind != "ics" and (options.titles or options.their_deadlines):
        raise Usage(
            f"--titles and --their-deadlines are for a calendar (--as ics). See: {parser.prog} --help"
        )
    return options


def import_(arguments: list[str]) -> int:
    """Bring what was exported into a workbook."""
    options = _import_options(arguments)

    from workbook.storage import portable

    path = options.source
    rows = portable.read_content(path).rows if options.accept_changed else portable.read(path)
    target = options.file or paths.default_workbook()
    plan = _foreseen(target, rows, options) if options.dry_run else _imported(target, rows, options)
    _tell(plan, target, dry=options.dry_run)
    return 0


def _import_options(arguments: list[str]) -> argparse.Namespace:
    parser = command(
        "import",
        "Bring an export in JSON into a workbook, which is made where there is none. What is there already "
        "becomes as the export says; a backup is made before.",
    )
    add_workbook(parser)
    parser.add_argument("source", type=Path, metavar="IN.json", help="what was exported")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="afterwards the negotiations in the file are as they are there: what else they have is removed",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument(
        "--accept-changed",
        action="store_true",
        help="also where the checksum is wrong, because you changed the file yourself",
    )
    return parser.parse_args(arguments)


def _foreseen(target: Path, rows: "tuple[Row, ...]", options: argparse.Namespace) -> "Plan":
    from workbook.storage import incoming, store

    if not os.path.lexists(target):
        return incoming.plan((), rows, replace=options.replace)
    with contextlib.closing(store.open_file(target, read_only=True, key=asked_key(target))) as opened:
        return incoming.plan(opened.rows(), rows, replace=options.replace)


def _imported(target: Path, rows: "tuple[Row, ...]", options: argparse.Namespace) -> "Plan":
    from workbook.storage import incoming, store

    existed = os.path.lexists(target)
    opening = store.open_file(target, key=asked_key(target)) if existed else store.create(target)
    with contextlib.closing(opening) as opened:
        plan = incoming.plan(opened.rows(), rows, replace=options.replace)
        if existed and plan.changes:
            opened.backup("import")
        opened.apply(plan.changes)
    return plan


def _tell(plan: "Plan", target: Path, *, dry: bool) -> None:
    from workbook.storage.incoming_words import journal_told, summed, told
    from workbook.tables.errors import printable

    for coming in plan.negotiations:
        title = getattr(coming.row, "title", "").strip() or "a negotiation without a title"
        print(f"  {printable(title)}: {told(coming)}")
    journal = journal_told(plan)
    if journal:
        print(f"  Journal: {journal}")
    counted = summed(plan) or "everything is there already"
    print(f"{'Would be' if dry else 'Done'} in {target}: {counted}.{' Nothing was changed.' if dry else ''}")
