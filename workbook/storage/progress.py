"""How far long work is, and whether it is still wanted."""

from collections.abc import Callable

from workbook.storage.errors import Stopped

#: Told now and then what share of the work is done, from 0 to 1; the work breaks off where it says False.
Going = Callable[[float], bool]


def on_and_on(_done: float) -> bool:
    """Never breaks off."""
    return True


def go_on(going: Going, done: float) -> None:
    """Raises Stopped where the work is not wanted any more."""
    if not going(min(1.0, done)):
        raise Stopped("It was stopped. Nothing was made, and the file is as it was.")
