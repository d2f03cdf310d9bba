"""What the tab's links and buttons do: each is one step of undo."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from workbook.analysis.tradeoffs.scoring import along, interpolated
from workbook.analysis.wording import folded
from workbook.guidance import Suggestion
from workbook.model import (
    Choice,
    Dossier,
    Issue,
    Offer,
    Option,
    Package,
    Question,
    now,
    place_after,
)
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.document import Document
from workbook.ui.steps import named

SIDE_BY_SIDE = ("meso_a", "meso_b", "meso_c")


def still_to_suggest(dossier: Dossier, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """The suggestions that are no issue yet."""
    known = {folded(issue.name) for issue in dossier.issues}
    return [row for row in suggestions if folded(row.name) not in known]


def add_suggested(document: Document, dossier: Dossier, suggestion: Suggestion) -> Issue | None:
    """Add a suggested issue with its example options."""
    owner = dossier.negotiation.id
    issue = Issue(negotiation_id=owner, position=place_after(dossier.issues), name=suggestion.name)
    options = [
        Option(negotiation_id=owner, issue_id=issue.id, position=place, name=name)
        for place, name in enumerate(suggestion.options)
    ]
    return issue if document.add(issue, *options, text=f"added “{suggestion.name}”") else None


def spread(document: Document, options: Sequence[Option], side: str) -> bool:
    """Score the options by their order, the first best for me, the last best for them: evenly, or along
    the numbers in their names."""
    ranks = along([row.name for row in options])
    if side == "me":
        edits = [(row, {"score_me": float(rank)}) for row, rank in zip(options, ranks, strict=True)]
        return document.change("spread your scores evenly", edited=edits)
    cleared = {"score_them_low": None, "score_them_high": None}
    edits_them = [
        (row, {"score_them_likely": float(100 - rank), **cleared})
        for row, rank in zip(options, ranks, strict=True)
    ]
    return document.change("spread their scores evenly", edited=edits_them)


def add_amounts(document: Document, dossier: Dossier, issue: Issue, names: Sequence[str]) -> bool:
    """Add options by their amounts, the best for me first, with my scores along the line between both ends.

    Those the issue has already stay as they are.
    """
    siblings = dossier.options_of(issue.id)
    known = {folded(row.name) for row in siblings}
    new = [
        Option(
            negotiation_id=dossier.negotiation.id,
            issue_id=issue.id,
            position=place_after(siblings) + place,
            name=name,
            score_me=float(score),
        )
        for place, (name, score) in enumerate(zip(names, along(names), strict=True))
        if folded(name) not in known
    ]
    return not new or document.change(f"added {len(new)} options to {named(issue)}", added=new)


def fill_between(document: Document, options: Sequence[Option], side: Literal["me", "them"]) -> bool:
    """Score the options between scored ones by the numbers in their names."""
    found = interpolated(options, side)
    name, whose = ("score_me", "your") if side == "me" else ("score_them_likely", "their")
    edited = [(row, {name: found[row.id]}) for row in options if row.id in found]
    return document.change(f"filled in {whose} scores in between", edited=edited)


def with_role(dossier: Dossier, role: str) -> Package | None:
    """The package that is overwritten when another is saved in this role.

    Ideas, their offers, and whatever was offered or agreed already stay as they are.
    """
    if role in ("idea", "theirs"):
        return None
    return next((row for row in dossier.packages if row.role == role and not settled(dossier, row)), None)


def settled(dossier: Dossier, package: Package) -> str:
    """Why a package is not to be written over: it “was offered”, or “was agreed”; empty where it may be.

    What was said at the table would otherwise be another thing afterwards, with all that is reckoned from it.
    """
    if package.id == dossier.reflection.package_id:
        return "was agreed"
    return "was offered" if any(row.package_id == package.id for row in dossier.offers) else ""


def save_as(document: Document, dossier: Dossier, choices: Mapping[str, str], role: str) -> str:
    """Store choices as the package of a role, a new one or in place of the one there is; gives its id."""
    known = with_role(dossier, role)
    if known is not None:
        return overwrite(document, dossier, choices, known)
    package, *rows = new_package(dossier, choices, PACKAGE_ROLES[role], role)
    return package.id if document.add(package, *rows, text=f"saved “{package.name}”") else ""


def new_package(
    dossier: Dossier, choices: Mapping[str, str], name: str, role: str, further: int = 0
) -> tuple[Package, *tuple[Choice, ...]]:
    """A package with its choices, to be stored behind all others (``further`` new ones come before it)."""
    package = Package(
        negotiation_id=dossier.negotiation.id,
        position=place_after(dossier.packages) + further,
        name=_new_name(dossier, name),
        role=role,
    )
    return package, *_choices(dossier, package, choices)


def overwrite(document: Document, dossier: Dossier, choices: Mapping[str, str], package: Package) -> str:
    """Give a stored package these choices; gives its id, or nothing when it was not stored."""
    text = f"changed “{package.name or 'the package'}”"
    return package.id if document.change(text, **rechosen(dossier, choices, package)) else ""


def rechosen(dossier: Dossier, choices: Mapping[str, str], package: Package) -> dict[str, Any]:
    """What to add, edit and remove so that a stored package has these choices."""
    old = [row for row in dossier.choices if row.package_id == package.id]
    wanted = dict(_known(dossier, choices))
    kept = {row.issue_id: row for row in old if row.issue_id in wanted}
    return {
        "added": _choices(dossier, package, {i: o for i, o in wanted.items() if i not in kept}),
        "edited": [(row, {"option_id": wanted[issue]}) for issue, row in kept.items()],
        "removed": [row for row in old if row not in kept.values()],
    }


def save_side_by_side(
    document: Document, dossier: Dossier, offers: Sequence[Mapping[str, str]], names: Sequence[str]
) -> str:
    """Store choices as the offers A, B and C in one step; gives the id of the first.

    Packages that had these roles become ideas: nothing a person has named is written over.
    """
    roles = zip(SIDE_BY_SIDE, names, offers, strict=False)
    built = [
        new_package(dossier, picks, name, role, place) for place, (role, name, picks) in enumerate(roles)
    ]
    packages = [package for package, *_ in built]
    taken = {package.role for package in packages}
    done = document.change(
        "built offers side by side",
        added=[row for rows in built for row in rows],
        edited=[(row, {"role": "idea"}) for row in dossier.packages if row.role in taken],
    )
    return packages[0].id if done and packages else ""


def log_draft(document: Document, dossier: Dossier, offer: Offer, choices: Mapping[str, str]) -> bool:
    """Let a logged offer amount to these choices: as the package that is so already, or as a new one."""
    same = same_choices(dossier, choices)
    if same is not None:
        return document.set(offer, package_id=same.id)
    theirs = offer.side == "them"
    name = "Their offer" if theirs else "Your offer"
    package, *rows = new_package(dossier, choices, name, "theirs" if theirs else "idea")
    return document.change(
        f"logged “{package.name}”",
        added=[package, *rows],
        edited=[(offer, {"package_id": package.id})],
    )


def same_choices(dossier: Dossier, choices: Mapping[str, str]) -> Package | None:
    """The first package with just these choices, or None."""
    wanted = dict(_known(dossier, choices))
    return next((row for row in dossier.packages if dossier.choices_of(row.id) == wanted), None)


def add_question(document: Document, dossier: Dossier, text: str) -> bool:
    """Store one more question to ask them."""
    return document.add(
        Question(negotiation_id=dossier.negotiation.id, position=place_after(dossier.questions), text=text)
    )


def new_offer(dossier: Dossier) -> Offer:
    """An offer made now; whose turn it is is guessed from the one before."""
    last = dossier.offers[-1].side if dossier.offers else "me"
    return Offer(
        negotiation_id=dossier.negotiation.id, side="me" if last == "them" else "them", made_at=now()
    )


def _known(dossier: Dossier, choices: Mapping[str, str]) -> list[tuple[str, str]]:
    owner = {row.id: row.issue_id for row in dossier.options}
    return [(issue, option) for issue, option in choices.items() if owner.get(option) == issue]


def _choices(dossier: Dossier, package: Package, choices: Mapping[str, str]) -> list[Choice]:
    return [
        Choice(
            negotiation_id=dossier.negotiation.id,
            package_id=package.id,
            issue_id=issue,
            option_id=option,
            position=place,
        )
        for place, (issue, option) in enumerate(_known(dossier, choices))
    ]


def _new_name(dossier: Dossier, name: str) -> str:
    taken = {folded(row.name) for row in dossier.packages}
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return next((each for each in (name, *numbered) if folded(each) not in taken), name)
