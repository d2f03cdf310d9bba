"""The command that writes the page for the room: brief."""

from workbook.cli import printed, source


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
