"""Giving points to issues and to things: each way is one step of undo."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from workbook.analysis.tradeoffs.utility import exact, my_weight
from workbook.analysis.tradeoffs.weighting import WHOLE, shared, with_points
from workbook.model import Issue, Item
from workbook.ui.document import Document
from workbook.ui.steps import named


def points_given(issues: Sequence[Issue]) -> float | None:
    """The sum of my points, or None when no issue has any."""
    given = [issue.weight_me for issue in issues if issue.weight_me is not None]
    return sum(given) if given else None


def share_out(document: Document, issues: Sequence[Issue]) -> bool:
    """Make my points add up to 100 in whole points, in proportion; evenly where none is given.

    Locked issues keep theirs, as long as that leaves anything for the others.
    """
    free = [issue for issue in issues if not issue.weight_locked]
    room = left_by_locks(issues)
    if not free or room <= 0:
        free, room = list(issues), Fraction(WHOLE)
    shares = shared([my_weight(issue) or Fraction() for issue in free], room)
    return take_points(document, zip(free, shares, strict=True), "made the points add up to 100")


def left_by_locks(issues: Sequence[Issue]) -> Fraction:
    """The points of 100 that locked issues leave to the others."""
    return WHOLE - sum(
        (my_weight(issue) or Fraction() for issue in issues if issue.weight_locked), Fraction()
    )


def take_points(
    document: Document, points: Iterable[tuple[Issue, Fraction | float]], text: str, *, typing: str = ""
) -> bool:
    """Give issues points, as one step of undo."""
    edited = [(issue, {"weight_me": float(point)}) for issue, point in points]
    return document.change(text, edited=edited, typing=typing)


def keeps_total(issues: Sequence[Issue]) -> bool:
    """Whether changing the points of one issue changes the others: one is locked, and together they are 100.

    Without a lock a number typed is that issue’s alone, so that points can be written down one by one.
    """
    total = sum((my_weight(issue) or Fraction() for issue in issues), Fraction())
    return total == WHOLE and any(issue.weight_locked for issue in issues)


def are_alike(some: Sequence[Issue], others: Sequence[Issue]) -> bool:
    """Whether these are the same issues with the same locks, whatever points they have."""
    return [(row.id, row.weight_locked) for row in some] == [(row.id, row.weight_locked) for row in others]


def give_points(
    document: Document,
    issues: Sequence[Issue],
    issue: Issue,
    value: float | None,
    before: Sequence[Issue] | None = None,
) -> bool:
    """Give one issue points and let the unlocked others make room: together they are 100 afterwards.

    They make room from where they were ``before`` it was being typed: a 6 on the way to 62 leaves no trace.
    Without a value the issue has none, and the others what they had before.
    """
    known = issues if before is None else before
    points: list[float | None]
    if value is None:
        points = [None if row.id == issue.id else row.weight_me for row in known]
    else:
        points = list(making_room(known, issue, value))
    edited = [(row, {"weight_me": point}) for row, point in zip(issues, points, strict=True)]
    return document.change(f"edited {named(issue)}", edited=edited, typing=f"points of {issue.id}")


def making_room(issues: Sequence[Issue], issue: Issue, value: float) -> tuple[float, ...]:
    """The points of all issues when one is given other points and the unlocked others make room."""
    place = next(place for place, row in enumerate(issues) if row.id == issue.id)
    given, locked = [row.weight_me or 0.0 for row in issues], [row.weight_locked for row in issues]
    return with_points(given, locked, place, value)


def sum_of(items: Sequence[Item], name: str) -> Fraction:
    """All points one side gives to things."""
    return sum((exact(point) for item in items if (point := getattr(item, name)) is not None), Fraction())


def make_hundred(document: Document, items: Sequence[Item], name: str) -> bool:
    """Make one side's points for things add up to 100 in whole points, in proportion."""
    given = [item for item in items if getattr(item, name)]
    shares = shared([exact(getattr(item, name)) for item in given], Fraction(WHOLE))
    edited = [(item, {name: float(share)}) for item, share in zip(given, shares, strict=True)]
    return document.change("made the points add up to 100", edited=edited)
