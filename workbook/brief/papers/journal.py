"""Entries of the journal, by month."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbook.analysis.journal import months
from workbook.brief.flow import Row
from workbook.brief.papers.fields import said
from workbook.brief.papers.grid import Grid, Rows
from workbook.brief.words import month_name, plain_date
from workbook.model import Entry, tag_list

_APART = 13.0


def chapter(grid: Grid, entries: Iterable[Entry]) -> Rows:
    """The entries about one negotiation as a chapter of its dossier, the oldest first."""
    rows = sorted(entries, key=lambda row: (row.written_on is None, row.written_on, row.id))
    return grid.chapter("Journal", [_apart(_entry(grid, row, {})) for row in rows])


def by_month(grid: Grid, entries: Iterable[Entry], titles: Mapping[str, str]) -> Rows:
    """Entries that are in order, under their months; ``titles`` are those of negotiations by id."""
    found: list[Row] = []
    for month in months(entries):
        rows = (_apart(_entry(grid, one, titles)) for one in month.entries)
        day = month.entries[0].written_on
        name = month_name(day) if day else month.title
        found += grid.section(name[:1].upper() + name[1:], *rows, level=0)
    return tuple(found)


def _apart(rows: Rows) -> Rows:
    """Entries are long: they stand further apart than the rows of a list."""
    return (replace(rows[0], above=_APART), *rows[1:]) if rows else rows


def _entry(grid: Grid, row: Entry, titles: Mapping[str, str]) -> Rows:
    when = plain_date(row.written_on) if row.written_on else ""
    facts = ["" if row.kind == "other" else said(row, "kind"), titles.get(row.negotiation_id or "", ""),
             ", ".join(tag_list(row.tags))]  # fmt: skip
    texts = [("", row.text), ("Lesson", row.lesson)]
    if row.title.strip():
        return grid.entry(when, row.title, facts, texts)
    return grid.entry(when, row.text, facts, texts[1:], bold=False) or grid.entry(
        when, when, facts, texts[1:]
    )
