"""What is wrong in a file, said so that the person finds the place."""

LONGEST_QUOTE = 40


class WrongInput(Exception):
    """A file that cannot be read as what it should be; the text is one sentence, or two, for the person."""


def quoted(text: str) -> str:
    """What somebody wrote, in quotation marks, on one line and not longer than can be read at once."""
    shown = printable(text)
    return f"“{shown if len(shown) <= LONGEST_QUOTE else shown[: LONGEST_QUOTE - 1] + '…'}”"


def printable(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def wrong_at(name: str, line: int, column: int | None, what: str, label: str = "") -> WrongInput:
    """The error at a place: the file's name, the line and the column, both counted from 1."""
    place = [name, f"line {line}"]
    if column is not None:
        place.append(f"column {column}" + (f" ({label})" if label else ""))
    return WrongInput(f"{', '.join(place)}: {what}")
