"""Files as people have them, and what is said when they cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.tables.errors import WrongInput

HEADER = "issue,option,weight_me,score_me,weight_them,score_them"


def written(path: Path, content: str | bytes) -> Path:
    """The file with exactly that in it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(read: Callable[[Path], object], path: Path) -> str:
    """The one line that is said instead of reading a file."""
    with pytest.raises(WrongInput) as refused:
        read(path)
    assert "\n" not in str(refused.value)
    return str(refused.value)
