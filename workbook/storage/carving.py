"""Rows found page by page in a workbook whose tables the database cannot find any more."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress

from workbook.model import BY_NAME
from workbook.storage import driver
from workbook.storage.mending import fits
from workbook.storage.pages import INTERIOR, LEAF, Pages, Values, pages_of
from workbook.storage.salvage import Raw, Salvage

_CREATE = re.compile(r'CREATE TABLE "?(\w+)"? ?\(', re.ASCII)


def carved(content: bytes) -> Salvage:
    """The rows on all pages of an unprotected workbook's file, whatever is damaged in between.

    A page that no table leads to any more counts for the one table that all its rows fit.
    """
    pages = pages_of(content)
    tables = _tables(pages)
    columns = _current_columns() | {name: found for name, (found, _) in tables.items()}
    found = Salvage({name: [] for name in BY_NAME})
    reached: set[int] = set()
    for name in BY_NAME:
        leaves, whole = _leaves(pages, tables[name][1]) if name in tables else ([], False)
        fitting = [number for number in leaves if _fits(pages, number, name, columns[name])]
        reached |= set(fitting)
        found.rows[name] = [row for number in fitting for row in _rows(pages, number, columns[name])]
        if not whole or len(fitting) < len(leaves):
            found.broken.add(name)
    for number in _lost(pages, reached):
        fitting_one = _only_fitting(pages, number, columns, found.broken)
        if fitting_one:
            found.rows[fitting_one] += _rows(pages, number, columns[fitting_one])
    return found


def _tables(pages: Pages) -> dict[str, tuple[list[str], int]]:
    """Each table of ours that the schema, or what is left of it, tells of: its columns and first page."""
    free = pages.free()
    found = {}
    for number in range(1, pages.count + 1):
        if pages.kind(number) != LEAF or number in free:
            continue
        for _, values in pages.rows(number):
            if len(values) == 5 and values[0] == "table" and values[1] in BY_NAME:
                columns = _columns(values[4])
                if columns and isinstance(values[3], int):
                    found[values[1]] = (columns, values[3])
    return found


def _columns(sql: object) -> list[str]:
    """The columns that a statement gives a table; none when it is not one of ours."""
    # SQLite takes no statement with NUL in it, which flipped bits may have put there.
    if not isinstance(sql, str) or "\0" in sql or not _CREATE.match(sql):
        return []
    if not driver.complete_statement(f"{sql};"):
        return []
    with closing(driver.in_memory()) as memory, suppress(*driver.ERRORS, ValueError):
        memory.execute(sql)
        name = _CREATE.match(sql)
        return [row[1] for row in memory.execute(f'PRAGMA table_info("{name[1] if name else ""}")')]
    return []


def _current_columns() -> dict[str, list[str]]:
    return {name: list(table.model_fields) for name, table in BY_NAME.items()}


def _leaves(pages: Pages, root: int) -> tuple[list[int], bool]:
    """The pages with rows under a table's first page, and whether every page under it was one."""
    leaves, pending, seen, whole = [], [root], set[int](), True
    while pending:
        number = pending.pop(0)
        kind = pages.kind(number)
        if number in seen or kind not in (LEAF, INTERIOR):
            whole = False
            continue
        seen.add(number)
        if kind == LEAF:
            leaves.append(number)
        else:
            pending += pages.children(number)
    return leaves, whole


def _rows(pages: Pages, number: int, columns: list[str]) -> Iterator[Raw]:
    for _, values in pages.rows(number):
        if len(values) <= len(columns):
            yield dict(zip(columns, values, strict=False))


def _lost(pages: Pages, reached: set[int]) -> list[int]:
    """Pages with rows that no table leads to."""
    known = reached | pages.free()
    return [n for n in range(1, pages.count + 1) if n not in known and pages.kind(n) == LEAF]


def _only_fitting(
    pages: Pages, number: int, columns: Mapping[str, list[str]], broken: Iterable[str]
) -> str | None:
    found = [name for name in broken if _fits(pages, number, name, columns[name], strictly=True)]
    return found[0] if len(found) == 1 else None


def _fits(pages: Pages, number: int, name: str, columns: list[str], *, strictly: bool = False) -> bool:
    """Whether the rows on a page can be of a table: one of them, or strictly every one."""
    rows: list[Values] = [values for _, values in pages.rows(number)]
    if not rows:
        return not strictly
    fit = (
        len(values) <= len(columns) and fits(BY_NAME[name], dict(zip(columns, values, strict=False)))
        for values in rows
    )
    return all(fit) and all(len(values) == len(columns) for values in rows) if strictly else any(fit)
