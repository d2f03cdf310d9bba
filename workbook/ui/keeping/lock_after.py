"""After how many minutes without use a protected workbook locks itself."""

from workbook.ui import settings

#: 0 is never.
CHOICES = (5, 10, 30, 0)
_USUAL = 10
_KEY = "lock/minutes"


def chosen() -> int:
    """The minutes the person chose; 0 where it does not lock itself."""
    minutes = settings.number(_KEY, _USUAL)
    return minutes if minutes in CHOICES else _USUAL


def remember(minutes: int) -> None:
    """What the person chose, for every start to come."""
    settings.put(_KEY, minutes)
