"""What the words above the columns of a pasted table mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.analysis.wording import folded
from workbook.ui.tradeoffs.matrix.clipboard import NotPasted, is_number
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, LOW, ME

_ROWS = {"issue": "issue", "issues": "issue", "topic": "issue", "option": "option", "options": "option"}
_WHAT = {
    "weight": "weight", "weights": "weight", "points": "weight", "importance": "weight", "matters": "weight",
    "score": "score", "scores": "score", "value": "score", "worth": "score", "utility": "score",
}  # fmt: skip
_MINE = {"me", "my", "mine", "i", "you", "your", "yours", "us", "our", "ours", "own"}
_THEIRS = {"them", "their", "theirs", "they", "other", "others"}
_ENDS = {
    "low": LOW, "least": LOW, "min": LOW, "lowest": LOW,
    "likely": LIKELY, "guess": LIKELY,
    "high": HIGH, "most": HIGH, "max": HIGH, "highest": HIGH,
}  # fmt: skip
_FILL = {"at", "to", "for", "the", "of", "side", "best"}


@dataclass(frozen=True)
class Head:
    """What a column holds: names of each ``issue`` or ``option``, ``weight``, ``score``, or ``either``."""

    what: str
    column: int = 0


ISSUE, OPTION = Head("issue"), Head("option")
#: What columns of numbers behind an issue's and an option's name are, by how many there are.
BY_COUNT: dict[int, tuple[Head, ...]] = {
    0: (),
    1: (Head("score", ME),),
    2: (Head("score", ME), Head("score", LIKELY)),
    4: (Head("weight", ME), Head("score", ME), Head("weight", LIKELY), Head("score", LIKELY)),
}


def head_of(word: str) -> Head | None:
    """What a column of this name holds, or None where that is not known."""
    parts = [part for part in re.split(r"[\W_\d]+", folded(word)) if part and part not in _FILL]
    if len(parts) == 1 and parts[0] in _ROWS:
        return Head(_ROWS[parts[0]])
    what = {_WHAT[part] for part in parts if part in _WHAT}
    ends = {_ENDS[part] for part in parts if part in _ENDS}
    mine, theirs = bool(_MINE & set(parts)), bool(_THEIRS & set(parts)) or bool(ends)
    known = all(part in _WHAT or part in _ENDS or part in _MINE | _THEIRS for part in parts)
    if not parts or not known or len(what) > 1 or len(ends) > 1 or (mine and theirs):
        return None
    return Head(next(iter(what), "either"), next(iter(ends), LIKELY) if theirs else ME)


def heads_of(line: Sequence[str]) -> list[Head | None] | None:
    """What each column holds, if this is a line of headings; None where it is not.

    Raises NotPasted where two columns claim to be the same.
    """
    found = [head_of(word) if word else None for word in line]
    known = [head for head in found if head is not None]
    if len(known) < 2 or not {ISSUE, OPTION} & set(known) or any(is_number(word) for word in line):
        return None
    for at, head in enumerate(found):
        if head is not None and head in found[:at]:
            first = line[found.index(head)]
            raise NotPasted(f"The columns “{first}” and “{line[at]}” seem to hold the same.")
    return found
