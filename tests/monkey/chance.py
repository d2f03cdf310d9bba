"""Identities of rows that come out the same each time, because rows are listed by them."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from workbook.model import fields


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """New rows get identities drawn from a seed as long as this lasts."""
    before, dice = fields.uuid4, random.Random(f"identities of {seed}")
    fields.uuid4 = lambda: UUID(int=dice.getrandbits(128), version=4)
    try:
        yield
    finally:
        fields.uuid4 = before
