"""The offers made so far: what each is worth, who moved how far, and what kind of move it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbook.analysis.tradeoffs.packages import Place, places
from workbook.analysis.wording import points
from workbook.model import Dossier, Offer

#: Each kind of move with what it means, whoever made it.
MOVES = {
    "concession": "Whoever made this offer gives something up, and the other side loses nothing by it.",
    "nice": "It costs whoever made this offer nothing, and the other side gains.",
    "selfish": "Whoever made this offer takes more, and the other side gains nothing by it.",
    "unfortunate": "The other side loses, and whoever made this offer gains nothing by it.",
    "fortunate": "Both sides gain: something was found that helps both.",
    "silent": "Nothing changes for either side.",
}


@dataclass(frozen=True)
class OfferWorth:
    """A logged offer with the place of its package, None where it names none.

    ``me_change`` and ``them_change`` are points against the same side's offer before that has a package,
    None for the first. ``sentence`` says who moved. ``move`` is the kind of move, a name in MOVES; empty
    where there is no change to name.
    """

    offer: Offer
    place: Place | None
    me_change: float | None
    them_change: float | None
    sentence: str
    move: str = ""


def offer_worths(dossier: Dossier) -> tuple[OfferWorth, ...]:
    """Every logged offer in the order of time; offers without a time keep their place in the list."""
    known_places = {row.id: at for row, at in places(dossier, advised=False) if at.choices}
    before: dict[str, Place] = {}
    found = []
    for offer in in_time(dossier.offers):
        known = known_places.get(offer.package_id or "")
        found.append(_worth(offer, known, before.get(offer.side)))
        if known is not None:
            before[offer.side] = known
    return tuple(found)


def in_time(offers: Iterable[Offer]) -> list[Offer]:
    """Offers in the order they were made; one without a time stays behind the one listed before it."""
    latest, keyed = datetime.min, []
    for place_in_list, offer in enumerate(offers):
        latest = offer.made_at or latest
        keyed.append((latest, place_in_list, offer))
    return [offer for _, _, offer in sorted(keyed, key=lambda key: key[:2])]


def _worth(offer: Offer, now: Place | None, before: Place | None) -> OfferWorth:
    if now is None:
        return OfferWorth(offer, None, None, None, "")
    if before is None:
        return OfferWorth(offer, now, None, None, f"{_who(offer)} opened at {now.headline}.")
    me, them = now.me - before.me, now.them - before.them
    own, other = (me, them) if offer.side == "me" else (them, me)
    return OfferWorth(offer, now, me, them, _moved(offer, me, them), move_of(own, other))


def move_of(own: float, other: float) -> str:
    """The kind of move by what it changes for its maker and for the other side, in points: a name in MOVES.

    Less than a millionth of a point is no change. Of what costs the other side something it is selfish
    where the maker gains and unfortunate otherwise, whatever the maker loses.

    Source: K. Hindriks, C. M. Jonker and D. Tykhonov, *Analysis of Negotiation Dynamics*, Cooperative
    Information Agents XI (2007).
    """
    own, other = round(own, 6), round(other, 6)
    if own > 0:
        return "fortunate" if other > 0 else "selfish"
    if other < 0:
        return "unfortunate"
    if own < 0:
        return "concession"
    return "nice" if other > 0 else "silent"


def _who(offer: Offer) -> str:
    return "You" if offer.side == "me" else "They"


def _moved(offer: Offer, me: float, them: float) -> str:
    own, other = (me, them) if offer.side == "me" else (them, me)
    who, receiver = _who(offer), "they" if offer.side == "me" else "you"
    if own > 0 and other > 0:
        return f"Better for both: you gain {points(me)}, they gain {points(them)}."
    if not own and not other:
        return f"{who} offered the same worth again."
    gave = f"gave {points(-own)}" if own < 0 else f"took {points(own)}" if own > 0 else "gave nothing"
    got = f"gain {points(other)}" if other > 0 else f"lose {points(-other)}" if other < 0 else "gain nothing"
    return f"{who} {gave}; {receiver} {got}."
