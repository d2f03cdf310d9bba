"""The one place that makes connections: to plain files, and with a key to protected ones."""

import importlib
import importlib.util
import sqlite3
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from workbook.storage.errors import BadPassphrase, NoProtection

#: What both libraries give: SQLCipher's connection has the same methods as SQLite's.
Connection = sqlite3.Connection

#: What goes wrong in the database, for except clauses; always as ``driver.ERRORS``, because SQLCipher's
#: own error joins when that library is loaded, which takes longer than opening a plain workbook.
ERRORS: tuple[type[Exception], ...] = (sqlite3.Error,)

IntegrityError = sqlite3.IntegrityError
DatabaseError = sqlite3.DatabaseError
complete_statement = sqlite3.complete_statement

LONGEST: Final = 1_000
_BUSY_SECONDS = 1.0
_PACKAGE = "sqlcipher3"


@dataclass(frozen=True)
class Key:
    """What opens a protected workbook. The same letters typed in another way (NFC, NFD) are the same key.

    Raises BadPassphrase for an empty passphrase, one that is too long, and one that is not text.
    """

    passphrase: str = field(repr=False)

    def __post_init__(self) -> None:
        text = unicodedata.normalize("NFC", self.passphrase)
        if not text:
            raise BadPassphrase("A passphrase needs at least one character.")
        if len(text) > LONGEST:
            raise BadPassphrase(f"A passphrase can have at most {LONGEST:,} characters.")
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise BadPassphrase("Part of this passphrase is not text. Type it again.")
        object.__setattr__(self, "passphrase", text)

    @property
    def hexadecimal(self) -> str:
        """The passphrase as SQLCipher's ``hexkey`` takes it: no quotes, whatever the person typed."""
        return self.passphrase.encode("utf-8").hex()


def can_protect() -> bool:
    """Whether the package is there that protected workbooks need."""
    return importlib.util.find_spec(_PACKAGE) is not None


def connect(path: Path, *, write: bool, key: Key | None = None) -> Connection:
    """A connection to a file that is there, in autocommit mode; with a key to a protected one.

    The key is not tried before the first statement reads the file. Raises one of ``driver.ERRORS``,
    and NoProtection where a key is given and the package for it is missing.
    """
    library = module(key)
    connection: Connection = library.connect(
        f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        cached_statements=512,
    )
    if key is not None:
        try:
            _unlock(connection, key)
        except BaseException:
            connection.close()
            raise
    return connection


def in_memory(content: bytes = b"") -> Connection:
    """A connection to a plain file's content, which is changed in memory alone; empty without any.

    Raises one of ``driver.ERRORS`` for content that no database has.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=512)
    try:
        if content:
            connection.deserialize(content)
    except BaseException:
        connection.close()
        raise
    return connection


def module(key: Key | None) -> Any:
    """The library, as SQLAlchemy is given it. Raises NoProtection for a key without the package."""
    global ERRORS
    if key is None:
        return sqlite3
    try:
        library = importlib.import_module(f"{_PACKAGE}.dbapi2")
    except ImportError:
        raise NoProtection from None
    if library.Error not in ERRORS:
        ERRORS = (*ERRORS, library.Error)
    return library


def code(error: BaseException) -> str:
    """The name of SQLite's result code, such as ``SQLITE_FULL``; empty where there is none.

    Errors that SQLAlchemy has wrapped are asked for what they wrap.
    """
    return getattr(getattr(error, "orig", error), "sqlite_errorname", None) or ""


def passes(connection: Connection) -> bool:
    """Whether SQLite finds every page and index of the database in order."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except UnicodeDecodeError:
        # What SQLite says of the schema may quote bytes of the file that are no text.
        return False


def _unlock(connection: Connection, key: Key) -> None:
    # A stock library takes the key without a word and would write plain text.
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise NoProtection
    # Else it writes to the terminal when a key is wrong.
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute(f"PRAGMA hexkey='{key.hexadecimal}'").fetchall()
    # Later versions of the library keep reading and writing what this one does.
    connection.execute("PRAGMA cipher_compatibility=4").fetchall()
