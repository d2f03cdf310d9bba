"""Bringing in a file that a person names: never more of it than can be a table, and only if it is text."""

from pathlib import Path

from workbook.tables.errors import WrongInput, wrong_at

#: The largest file that is read, in bytes.
LARGEST = 10_000_000

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_OTHER_FILES = {
    b"PK\x03\x04": "is a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "is an old spreadsheet",
    b"%PDF": "is a PDF",
}


def content(path: Path) -> bytes:
    """The bytes of a file. Raises WrongInput when it cannot be read, is empty or larger than LARGEST."""
    try:
        with open(path, "rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as error:
        raise WrongInput(f"{path}: {_reason(error)}") from None
    except ValueError:
        raise WrongInput("That is no name of a file.") from None
    if len(found) > LARGEST:
        raise WrongInput(
            f"{path.name} is larger than {LARGEST // 1_000_000} MB, more than a table of this kind."
        )
    if not found.strip():
        raise WrongInput(f"{path.name}, line 1, column 1: the file is empty.")
    return found


def text(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark. Raises WrongInput."""
    found = content(path)
    for start, what in _OTHER_FILES.items():
        if found.startswith(start):
            raise WrongInput(f"{path.name} {what}, not a table in CSV. Save the sheet as “CSV UTF-8”.")
    coding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if found.startswith(mark)), "utf-8")
    try:
        decoded = found.decode(coding)
    except UnicodeDecodeError as error:
        raise _not_text(path, found, error) from None
    if "\0" in decoded:
        line = decoded[: decoded.index("\0")].count("\n") + 1
        raise wrong_at(path.name, line, None, "this is no text. Save the sheet as “CSV UTF-8”.")
    return decoded


def _reason(error: OSError) -> str:
    known = {
        FileNotFoundError: "there is no such file.",
        IsADirectoryError: "this is a folder, not a file.",
        PermissionError: "the file may not be read.",
    }
    return known.get(type(error), f"the file cannot be read ({error.strerror or type(error).__name__}).")


def _not_text(path: Path, found: bytes, error: UnicodeDecodeError) -> WrongInput:
    before = found[: error.start]
    begun = before[before.rfind(b"\n") + 1 :]
    column = max(begun.count(separator) for separator in (b",", b";", b"\t")) + 1
    what = f"byte {len(begun) + 1} of the line is not UTF-8. Save the sheet as “CSV UTF-8”."
    return wrong_at(path.name, before.count(b"\n") + 1, column, what)
