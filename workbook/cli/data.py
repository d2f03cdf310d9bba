"""The commands that read or write a workbook: brief, export, import."""

import contextlib
import os
from pathlib import Path

from workbook import paths
from workbook.cli import printed, source
from workbook.cli.parsing import add_negotiation, add_output, add_workbook, command


def brief(arguments: list[str]) -> int:
    """Write the one-page brief of a negotiation."""
    parser = printed.parser("brief", "Write the one-page brief of a negotiation as a PDF.", "out.pdf")
    parser.add_argument(
        "--table-safe",
        action="store_true",
        help="the version for the table, with nothing on it that the other side may not see",
    )
    options = parser.parse_args(arguments)
    with source.written(options, parser.prog) as written:
        dossier = written.dossier(options.negotiation)
    password = printed.asked_password(options)

    from workbook import brief as page

    version = page.TABLE if options.table_safe else page.PRIVATE
    made = page.make(dossier, version=version, **printed.ways(options))
    printed.write(options, made, password, page.unprintable(dossier, version))
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

    with contextlib.closing(source.reading(options)) as store:
        known = store.workbook().negotiations
        chosen = source.picked(known, options.negotiation) if options.negotiation else None
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
