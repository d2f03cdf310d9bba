"""What a practised talk shows when it is over."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workbook.analysis.sparring import Talk
from workbook.analysis.tradeoffs.packages import place, worth
from workbook.analysis.wording import listed, points
from workbook.model import Dossier


def review(dossier: Dossier, talk: Talk) -> tuple[str, ...]:
    """How the talk came out for both, what was left on the table and how the own steps ran.

    Empty while the talk goes on.
    """
    return tuple(_told(dossier, talk)) if talk.over else ()


def caution(dossier: Dossier, talk: Talk, choices: Mapping[str, str]) -> str:
    """A warning before an offer that gives me less than what they offered last; else empty."""
    theirs = talk.their_offer
    if theirs is None or talk.over:
        return ""
    own, other = worth(dossier, choices)[0], worth(dossier, theirs)[0]
    return f"What they offered last is worth more to you: {points(other)}." if other > own else ""


def _told(dossier: Dossier, talk: Talk) -> Iterator[str]:
    player, agreed = talk.counterpart, talk.agreed
    if agreed is None:
        yield f"No agreement: they would have taken anything worth {points(player.limit)} or more to them."
    else:
        at = place(dossier, agreed)
        yield f"The agreement is worth {at.headline}" + (f": {at.standing}." if at.standing else ".")
        if at.them - player.limit >= 1:
            further = points(at.them - player.limit)
            yield f"They would have gone down to {points(player.limit)}: {further} further."
        theirs = talk.their_offer
        if theirs is not None and worth(dossier, theirs)[0] > at.me:
            yield f"What they had offered before was worth more to you: {points(worth(dossier, theirs)[0])}."
        if at.better is not None:
            yield at.better.sentence
    yield from _steps([worth(dossier, offer)[0] for offer in talk.my_offers])


def _steps(worths: Sequence[float]) -> Iterator[str]:
    given = [before - after for before, after in pairwise(worths) if before - after >= 0.5]
    if len(given) < 2:
        return
    told = f"Your steps gave {listed((points(step) for step in given), limit=8)}"
    if all(after <= before for before, after in pairwise(given)):
        yield f"{told}: getting smaller, which says that the end is near."
    else:
        yield f"{told}: a later step was greater than one before, and that invites them to wait."
