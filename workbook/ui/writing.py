"""Writing a file the person asked for: whole or not at all, told in a sentence when it fails."""

from pathlib import Path

from workbook.storage import private
from workbook.storage.errors import WorkbookError


def write_file(path: Path, content: bytes) -> str:
    """Write a file for its owner alone; a file of that name is replaced once all is written.

    Returns an empty string, or the sentence that says why nothing was written.
    """
    try:
        private.write(path, content)
    except WorkbookError as problem:
        return str(problem)
    return ""


def file_name(title: str, otherwise: str = "negotiation") -> str:
    """A title as the name of a file on any system, without ending."""
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
    return " ".join(kept.split())[:60] or otherwise
