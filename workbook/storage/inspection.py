"""Whether an open workbook is whole and holds nothing but what this program puts there.

Opening looks at all of it before anything is written: milliseconds for what a person types in years.
"""

import hashlib
from collections.abc import Iterator, Mapping

from workbook.model import BY_NAME, Part
from workbook.storage import driver
from workbook.storage.links import LINKS

#: What the schema is after each migration step, as ``fingerprint`` has it.
SCHEMAS = (
    "5e7fc47ea6a4a9461db23feedbb44789fd210521f83c4e1e23953746ee9d9c82",
    "bf3e363ff9ff8f283f5e15966a804c603427ec16691b04211caa62a018675a2c",
    "d1efdd772bc138638e8cac632c9c211c182f38c6b9d2a103155e242dd719d687",
    "fd8bb18c68e30789863f1f5031b590cae4518b09ce03c8e216084681c877c943",
)

Columns = Mapping[str, tuple[str, bool]]

_ALTERED = "it holds parts that this program does not put there"
_TYPES = {
    "VARCHAR": "typeof({0}) = 'text'",
    "INTEGER": "typeof({0}) = 'integer'",
    "FLOAT": "typeof({0}) IN ('real', 'integer')",
    "BOOLEAN": "{0} IN (0, 1)",
    "DATE": "{0} IS date({0})",
    "DATETIME": "typeof({0}) = 'text' AND datetime({0}) IS NOT NULL",
}


def problem(raw: driver.Connection) -> str | None:
    """What is wrong with the content, completing “the workbook is damaged:”; None when nothing is.

    Raises one of ``driver.ERRORS`` when it cannot be read at all.
    """
    if not driver.passes(raw):
        return "its content does not pass the check"
    try:
        return _strange(raw) or _loose(raw) or _unreadable(raw)
    except UnicodeDecodeError:
        return "its content cannot be read"


def fingerprint(raw: driver.Connection) -> str:
    """A hash of all that the schema says, but for quotes, spaces and what SQLite itself adds."""
    found = raw.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    words = sorted(
        f"{kind} {name} {''.join(sql.replace(chr(34), '').split())}"
        for kind, name, sql in found
        if not name.startswith("sqlite_")
    )
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _strange(raw: driver.Connection) -> str | None:
    """Whether somebody else's tables, triggers, views or rules are there, or some of ours are not."""
    if raw.execute("SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone():
        return _ALTERED
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    if version > len(SCHEMAS) or fingerprint(raw) == SCHEMAS[version - 1]:
        return None
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return "parts of it are missing" if version == len(SCHEMAS) and BY_NAME.keys() - there else _ALTERED


def _loose(raw: driver.Connection) -> str | None:
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        return "some of what it holds belongs to something that is not there"
    return None


def _unreadable(raw: driver.Connection) -> str | None:
    """Whether a value is of a kind that its column cannot have, a text is no text, a part is alone."""
    columns = {name: found for name in BY_NAME if (found := _columns(raw, name))}
    for name, found in columns.items():
        try:
            wrong = raw.execute(_values(name, found)).fetchone()[0]
        except driver.ERRORS:
            wrong = True
        if wrong:
            return "some of its values cannot be read"
    for query in (*_singles(), *_across(columns)):
        if raw.execute(query).fetchone():
            return "parts of its negotiations are missing or mixed up"
    return None


def _columns(raw: driver.Connection, name: str) -> dict[str, tuple[str, bool]]:
    """The kind of each column of a table, and whether it may be empty."""
    found = raw.execute(f'PRAGMA table_info("{name}")').fetchall()
    return {row[1]: (row[2].split("(")[0], not row[3]) for row in found}


def _values(name: str, columns: Columns) -> str:
    """One look at every value of a table: of the right kind, and text that can be decoded."""
    rules, texts = [], ["''"]
    for column, (kind, empty) in columns.items():
        rule = _TYPES[kind].format(f'"{column}"')
        rules.append(f'("{column}" IS NULL OR {rule})' if empty else f"({rule})")
        if kind == "VARCHAR":
            # The line end keeps halves of letters from becoming a whole one.
            texts.append(f"ifnull(\"{column}\", '')")
    joined = " || char(10) || ".join(texts)
    return f'SELECT max(NOT ({" AND ".join(rules)})), group_concat({joined}, char(10)) FROM "{name}"'


def _singles() -> tuple[str, ...]:
    """Negotiations that do not have exactly one script and one reflection."""
    return tuple(
        f"SELECT n.id FROM negotiation n LEFT JOIN {name} s ON s.negotiation_id = n.id "
        "GROUP BY n.id HAVING count(s.id) <> 1 LIMIT 1"
        for name in ("script", "reflection")
    )


def _across(columns: Mapping[str, Columns]) -> Iterator[str]:
    """Links from a part of one negotiation to a part of another."""
    for link in LINKS:
        name = link.table.__tablename__
        both = issubclass(link.table, Part) and issubclass(BY_NAME[link.target], Part)
        if both and link.field in columns.get(name, ()) and link.target in columns:
            yield (
                f'SELECT 1 FROM "{name}" h JOIN "{link.target}" t ON h."{link.field}" = t.id '
                "WHERE h.negotiation_id <> t.negotiation_id LIMIT 1"
            )
