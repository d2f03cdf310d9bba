"""Storing the package being built: in a role, as three offers side by side, as what one does without them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from workbook.analysis.leverage import Valued, batna, floor, valued, worth_of
from workbook.analysis.tradeoffs.meso import Equivalent, below_walk_away
from workbook.analysis.wording import counted, listed, named, points
from workbook.model import Alternative, Dossier, Package, place_after
from workbook.model.fields import LINE
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.document import Document
from workbook.ui.keeping.reading import edits
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.chips import shortened

THREE, WITHOUT = "three", "without"
#: Worths that differ by less are the same to anybody.
_SAME = 0.5
_SHOWN = 24


class SaveButton(QPushButton):
    """“Save as” with its menu; ``wanted`` gives a role, or THREE, or WITHOUT."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Save as")
        edits(self)
        self.setAccessibleName("Save this package as")
        self.dossier: Dossier | None = None
        self.first = ""
        self.list = QMenu(self)
        self.list.aboutToShow.connect(self._fill)
        self.setMenu(self.list)

    def show_state(self, dossier: Dossier, *, any_: bool, first: str) -> None:
        """Offer saving where anything is picked, and offers of the same worth unless something comes
        ``first``: then the entry says what."""
        self.dossier, self.first = dossier, first
        self.setEnabled(any_)

    def _fill(self) -> None:
        if self.dossier is None:
            return
        self.list.clear()
        for role, title in PACKAGE_ROLES.items():
            self._add(role, title, steps.with_role(self.dossier, role))
        self._add(WITHOUT, "What you do without them", replaced(self.dossier))
        self.list.addSeparator()
        three = self._add(THREE, f"Three offers worth the same to you: {self.first or 'A, B and C'}", None)
        three.setEnabled(not self.first)

    def _add(self, key: str, title: str, known: Package | None):
        old = f" (instead of “{shortened(known.name, _SHOWN)}”)" if known and known.name.strip() else ""
        action = self.list.addAction(f"{title}{old}".replace("&", "&&"))
        action.triggered.connect(lambda _=False: self.wanted.emit(key))
        return action


def scored(dossier: Dossier) -> Valued | None:
    """The alternative of mine that is meant by what I do without them: the best one that amounts to a
    package already, else the best; None without any."""
    every = valued(dossier)
    packages = {row.id for row in dossier.packages}
    return next((each for each in every if each.alternative.package_id in packages), batna(dossier))


def replaced(dossier: Dossier) -> Package | None:
    """The package that is written over when another becomes what I do without them: the idea that this
    alternative amounts to so far, unless it was offered or another alternative amounts to it too."""
    known = scored(dossier)
    row = dossier.find(Package, known.alternative.package_id or "") if known else None
    if row is None or row.role != "idea" or row.id in {offer.package_id for offer in dossier.offers}:
        return None
    shared = [each for each in dossier.alternatives if each.package_id == row.id]
    return row if len(shared) == 1 else None


def save_without_them(document: Document, dossier: Dossier, choices: Mapping[str, str]) -> str:
    """Let what I do without them (a new alternative where there is none) amount to these choices, in one
    step; gives the id of its package.

    A package with the same choices is used as it is; else the one that ``replaced`` names is changed; else
    a new idea is stored.
    """
    known, old = scored(dossier), replaced(dossier)
    same = steps.same_choices(dossier, choices)
    if same is not None:
        package, change = same, {}
    elif old is not None:
        package, change = old, steps.rechosen(dossier, choices, old)
    else:
        package, *rows = steps.new_package(dossier, choices, _WITHOUT, "idea")
        change = {"added": [package, *rows]}
    added, edited = list(change.get("added", ())), list(change.get("edited", ()))
    if known is None:
        added.append(_alternative(dossier, package))
    else:
        edited.append((known.alternative, {"package_id": package.id}))
    done = document.change(
        "saved what you do without them", added=added, edited=edited, removed=change.get("removed", ())
    )
    return package.id if done else ""


def without_said(dossier: Dossier) -> str:
    """What my alternative is worth now that it amounts to a package, and where to stop."""
    known, best = scored(dossier), batna(dossier)
    if known is None or best is None:
        return ""
    row, whole = known.alternative, worth_of(dossier, known.alternative)
    said = f"“{named(row.name, 'Your alternative')}” amounts to this package now"
    if whole is not None and known.exact is not None:
        net = (
            ""
            if abs(whole - known.exact) < _SAME
            else f", {points(float(known.exact))} with its chance and cost"
        )
        said += f": worth {points(float(whole))}{net}"
    other = "" if best.alternative.id == row.id else f" “{named(best.alternative.name)}” is worth more still."
    return f"{said}.{other} {floor(dossier).sentence}"


def _alternative(dossier: Dossier, package: Package) -> Alternative:
    return Alternative(
        negotiation_id=dossier.negotiation.id,
        position=place_after(dossier.alternatives),
        name=_WITHOUT,
        package_id=package.id,
    )


_WITHOUT = "Without them"


def offer_names(found: Sequence[Equivalent]) -> list[str]:
    """What to call the offers side by side: “A · Salary first”, or just “Offer A”."""
    return [
        f"{letter} · {each.name}"[:LINE] if each.name else f"Offer {letter}"
        for letter, each in zip("ABC", found, strict=False)
    ]


def offers_below(dossier: Dossier, found: Sequence[Equivalent]) -> str:
    """Which of the offers built I would not accept myself, in a sentence; empty where none is."""
    return below_walk_away(dossier, offer_names(found), found) if len(found) > 1 else ""


def offers_said(dossier: Dossier, found: Sequence[Equivalent], worth: float) -> str:
    """What was built, how far apart the offers are in worth to me, whether they are below my walk-away, and
    what helps where there are too few."""
    if len(found) < 2:
        return f"No two packages that differ in two issues are worth {points(worth)} to you. {_MORE}"
    worths = [each.me for each in found]
    apart = max(worths) - min(worths)
    same = (
        "worth the same to you" if apart < _SAME else f"within {points(apart)} of each other in worth to you"
    )
    if apart >= _SAME and points(apart) == "1":
        same = "within a point of each other in worth to you"
    names = listed(offer_names(found))
    many = counted(len(found), "offer")
    below = offers_below(dossier, found)
    what = below or "Ask which comes closest."
    said = f"{many.capitalize()} {same}: {names}. {what}"
    return said if len(found) > 2 else f"{said} {_MORE}"


_MORE = "For a third, add an option to an issue that matters little to you, or start from another worth."
