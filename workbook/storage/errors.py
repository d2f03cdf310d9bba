"""What can go wrong with a stored workbook; ``str()`` of each is the sentence a person reads."""

from datetime import datetime
from pathlib import Path

from workbook.model import BY_NAME
from workbook.model.fields import declared

#: The command that adds what protected workbooks need.
HOW_TO_PROTECT = 'pip install "negotiation-workbook[encryption]"'


class WorkbookError(Exception):
    """Something about the person's file did not work; the message says what, and what to do now.

    ``path`` is the file it is about, where that is known.
    """

    def __init__(self, sentence: str = "", *, path: Path | None = None) -> None:
        self.path = path
        super().__init__(sentence)


class NotAWorkbook(WorkbookError):
    """The path holds no file, or something that is not a workbook. It was not touched."""


class NewerWorkbook(WorkbookError):
    """A later version of the program made the file. It was not touched."""


class InUse(WorkbookError):
    """Another program, or another window of this one, has the workbook open.

    ``host`` and ``pid`` say who, ``since`` says since when; None where nobody knows.
    """

    def __init__(
        self,
        sentence: str,
        *,
        path: Path | None = None,
        host: str | None = None,
        pid: int | None = None,
        since: datetime | None = None,
    ) -> None:
        self.host, self.pid, self.since = host, pid, since
        super().__init__(sentence, path=path)


class Damaged(WorkbookError):
    """The file is a workbook, but parts of it are missing or wrong. It was not touched."""


class Protected(WorkbookError):
    """The file needs a passphrase, if it is a workbook at all: that shows only with the right one."""


class WrongPassphrase(Protected):
    """The passphrase given does not open the file. It was not touched."""


class BadPassphrase(WorkbookError):
    """A passphrase that no workbook can have: empty, too long, or not text."""


class NoProtection(WorkbookError):
    """The package is missing that protected workbooks need."""

    def __init__(self) -> None:
        super().__init__(
            "Protected workbooks need one more package, which is not installed here. Nothing was changed. "
            f"To add it: {HOW_TO_PROTECT}"
        )


class Unreadable(WorkbookError):
    """A file could not be read or understood; the message names the place. Nothing was changed."""


class Altered(Unreadable):
    """A file is sound, but its checksum is not that of what it holds: it was changed after it was written."""


class NotStored(WorkbookError):
    """Something could not be written. What was stored before is as it was."""


class Stopped(WorkbookError):
    """Long work was broken off because somebody asked for that. Nothing was made or changed."""


class Refused(WorkbookError):
    """A value a field cannot hold. ``reason`` completes a sentence that begins with the field's label."""

    def __init__(self, table: str, row_id: str, field: str, reason: str) -> None:
        self.table, self.row_id, self.field, self.reason = table, row_id, field, reason
        super().__init__(f"{_subject(table, field)} {reason}.")


def _subject(table: str, field: str) -> str:
    known = declared(BY_NAME[table], field) if table in BY_NAME else None
    return f"“{known.label}”" if known else "This row"
