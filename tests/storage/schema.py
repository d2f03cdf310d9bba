"""The schema as the model declares it, as the text of a first migration step.

``python -m tests.storage.schema`` prints it.
"""

import sys

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from workbook.model import TABLES


def declared_schema() -> str:
    """One CREATE statement for every table and index, always in the same order."""
    dialect = sqlite.dialect()
    tables = [table.__table__ for table in TABLES]
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    for table in tables:
        found = sorted(table.indexes, key=lambda index: index.name)
        statements += [str(CreateIndex(index).compile(dialect=dialect)) for index in found]
    return "\n".join(_tidy(statement) for statement in statements)


def _tidy(statement: str) -> str:
    lines = [line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines()]
    return "\n".join(line for line in lines if line) + ";\n"


if __name__ == "__main__":
    sys.stdout.write(declared_schema())
