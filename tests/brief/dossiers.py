"""Dossiers to print: the shipped samples, an empty one, a huge one, and texts of many scripts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from workbook import paths
from workbook.model import (
    NAMES,
    Dossier,
    Part,
    Row,
    Script,
    in_order,
    new_negotiation,
)  # fmt: skip
from workbook.storage import portable

TODAY = date(2026, 11, 23)


def of_rows(rows: Iterable[Row]) -> Dossier:
    """The dossier of the one negotiation among the rows."""
    found: dict[str, Any] = {}
    for table, name in NAMES.items():
        kind = in_order(row for row in rows if type(row) is table)
        found[name] = kind[0] if name in ("negotiation", "script", "reflection") else kind
    return Dossier(**found)


def sample(name: str) -> Dossier:
    """A shipped sample."""
    return of_rows(portable.rows_of(paths.sample(name).read_text(encoding="utf-8")))


def build(*rows: Part, script: dict[str, Any] | None = None, **values: Any) -> Dossier:
    """A dossier of the given rows, in their order."""
    negotiation, _, reflection = new_negotiation(created_at=datetime(2026, 11, 1), **values)
    for place, row in enumerate(rows):
        row.negotiation_id, row.position = negotiation.id, place
    return of_rows([negotiation, Script(negotiation_id=negotiation.id, **(script or {})), reflection, *rows])
