"""A package that is no deal: what one side does without the other, told by what it is worth to that side."""

from workbook.analysis.leverage import floor, worth_of
from workbook.analysis.leverage.alternatives import value_of
from workbook.analysis.tradeoffs.said import Said
from workbook.analysis.wording import points
from workbook.model import Alternative, Dossier, Package
from workbook.ui.tradeoffs import steps

#: Worths that differ by less are the same to anybody.
_SAME = 0.5


def alternatives(dossier: Dossier) -> dict[str, Alternative]:
    """The alternative that a package amounts to, by the id of the package; without those that were offered
    or agreed, which are deals as well."""
    rows = {row.package_id: row for row in reversed(dossier.alternatives) if row.package_id}
    packages = ((key, dossier.find(Package, key)) for key in rows)
    deals = {key for key, row in packages if row is None or steps.settled(dossier, row)}
    return {key: row for key, row in rows.items() if key not in deals}


def worth_said(known: Said, side: str) -> str:
    """What a package is worth to the one whose alternative it is: “57 to you”."""
    mine, _, theirs = known.headline.partition(", ")
    return mine if side == "me" else theirs[:1].upper() + theirs[1:]


def floor_said(dossier: Dossier, row: Alternative) -> str:
    """What the package is, what it counts for after its chance and cost, and where to stop."""
    if row.side != "me":
        return "This is what they do without you, as you guess it."
    whole, net = worth_of(dossier, row), value_of(dossier, row)
    counts = ""
    if whole is not None and net is not None and abs(whole - net) >= _SAME:
        counts = f", {points(float(net))} with its chance and cost"
    return f"This is what you do without them{counts}. {floor(dossier).sentence}"
