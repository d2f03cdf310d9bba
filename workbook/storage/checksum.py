"""The checksum of an export: whether what it says is still what was written."""

import hashlib
import json
from typing import Any

_BEFORE = "sha256:"


def checksum(tables: Any) -> str:
    """SHA-256 over the canonical form of ``tables``, as ``sha256:`` and 64 hexadecimal digits.

    The canonical form is the JSON without blanks between its parts, the names of each object in the order
    of their code points, every character beyond ASCII as ``\\uXXXX`` and whole numbers without decimals:
    laying the file out anew, or another order of names, does not change it.
    """
    text = json.dumps(tables, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return _BEFORE + hashlib.sha256(text.encode("ascii")).hexdigest()


def is_checksum(found: Any) -> bool:
    """Whether this has the form of a checksum."""
    if not isinstance(found, str) or not found.startswith(_BEFORE):
        return False
    digits = found[len(_BEFORE) :]
    return len(digits) == 64 and set(digits) <= set("0123456789abcdef")
