"""How many examples a property is tried with: some, always the same, or many others in the thorough run."""

import os
from typing import Any

from hypothesis import settings

THOROUGH = os.environ.get("WORKBOOK_TESTS") == "thorough"


def examples(many: int, **more: Any) -> settings:
    """Settings of a property: so many examples where WORKBOOK_TESTS is “thorough”, else two in five."""
    return settings(max_examples=many if THOROUGH else max(10, many * 2 // 5), **more)
