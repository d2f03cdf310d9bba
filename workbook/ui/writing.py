"""Writing a file the person asked for: whole or not at all, told in a sentence when it fails."""

import unicodedata
from pathlib import Path

from workbook.storage import private
from workbook.storage.errors import WorkbookError
from workbook.ui import temporary

_LONGEST = 60
#: With what is put behind it, below what file systems take.
_MOST_BYTES = 180
_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in range(10))
_DEVICES = {"CON", "PRN", "AUX", "NUL", *_PORTS}


def write_file(path: Path, content: bytes) -> str:
    """Write a file for its owner alone; a file of that name is replaced once all is written.

    Returns an empty string, or the sentence that says why nothing was written.
    """
    try:
        private.write(path, content)
    except WorkbookError as problem:
        return str(problem)
    return ""


def write_for_others(name: str, content: bytes) -> tuple[Path, str]:
    """Write a file that another program is to show; it is gone when this one ends.

    Returns where it is, and what ``write_file`` does.
    """
    try:
        path = temporary.folder() / name
    except OSError as error:
        return Path(name), f"There is no place to show the page from: {private.why(error)}. Save it instead."
    return path, write_file(path, content)


def file_name(title: str, otherwise: str = "negotiation") -> str:
    """A title as the name of a file on any system, without ending."""
    kept = "".join(char if _is_writing(char) or char in " -_" else " " for char in title)
    name = " ".join(kept.split()).lstrip("- ")
    while len(name) > _LONGEST or len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip()
    # Such names mean devices on Windows, whatever ending they have.
    return f"{name} {otherwise}" if name.upper() in _DEVICES else name or otherwise


def _is_writing(char: str) -> bool:
    # Marks too: without them Hindi, Thai and decomposed accents fall apart.
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")
