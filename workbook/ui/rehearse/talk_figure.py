"""A practised talk as if its offers were logged, so that the offers' figure can draw it."""

from dataclasses import replace

from workbook.analysis.sparring import Talk
from workbook.model import Choice, Dossier, Offer, Package


def as_offers(dossier: Dossier, talk: Talk) -> Dossier:
    """The dossier with the offers of the talk in place of those logged; nothing of it is stored."""
    packages: list[Package] = []
    choices: list[Choice] = []
    offers: list[Offer] = []
    for side, chosen in _moves(talk):
        key, owner = f"talk-{len(offers)}", dossier.negotiation.id
        packages.append(Package(id=key, negotiation_id=owner))
        offers.append(Offer(id=key, negotiation_id=owner, side=side, package_id=key))
        choices += [
            Choice(negotiation_id=owner, package_id=key, issue_id=issue, option_id=option)
            for issue, option in chosen.items()
        ]
    return replace(dossier, packages=tuple(packages), choices=tuple(choices), offers=tuple(offers))


def _moves(talk: Talk) -> list[tuple[str, dict[str, str]]]:
    moves: list[tuple[str, dict[str, str]]] = []
    for turn in talk.turns:
        if turn.mine:
            moves.append(("me", turn.mine))
        if turn.theirs:
            moves.append(("them", turn.theirs))
    return moves
