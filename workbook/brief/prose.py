"""Text of any length as paragraphs: nothing is cut, line ends stay line ends."""

import re

from workbook.brief.runs import LONGEST, clean

_LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_PIECE = LONGEST // 2


def paragraphs(text: str) -> tuple[str, ...]:
    """The printable lines of a text, each one paragraph, without the empty ones."""
    return tuple(line for part in _LINE_ENDS.split(text) if (line := whole(part)))


def whole(text: str) -> str:
    """One line of printable text of any length."""
    if len(text) <= _PIECE:
        return clean(text)
    cut = text.rfind(" ", _PIECE // 2, _PIECE)
    joint, at = (" ", cut) if cut > 0 else ("", _PIECE)
    pieces = [clean(text[:at])]
    while at < len(text):
        end = len(text) if len(text) - at <= _PIECE else text.rfind(" ", at + _PIECE // 2, at + _PIECE)
        end = end if end > 0 else at + _PIECE
        pieces += [joint, clean(text[at:end])]
        joint, at = (" " if text[end : end + 1] == " " else ""), end
    return "".join(pieces).strip()
