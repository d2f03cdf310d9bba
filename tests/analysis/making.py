"""Small dossiers to reckon with."""

from collections.abc import Iterable, Mapping
from typing import Any

from workbook.model import NAMES, Choice, Dossier, Issue, Option, Package, Part, Row, new_negotiation

#: Option name to my score and theirs.
Options = Mapping[str, tuple[float | None, float | None]]
#: Issue name to my weight, theirs, and the options.
Issues = Mapping[str, tuple[float | None, float | None, Options]]


def dossier(*rows: Part, issues: Issues | None = None, **values: Any) -> Dossier:
    """A dossier of rows, and of issues with options; ids are names: ``Pay`` and ``Pay/60k``."""
    negotiation, script, reflection = new_negotiation(title="Test", **values)
    every: list[Row] = [*_issues(issues or {}), *rows]
    parts: dict[str, Any] = {}
    for place, row in enumerate(every):
        assert isinstance(row, Part)
        row.negotiation_id, row.position = negotiation.id, place
    for table, name in NAMES.items():
        if name not in ("negotiation", "script", "reflection"):
            parts[name] = tuple(row for row in every if type(row) is table)
    return Dossier(negotiation, script, reflection, **parts)


def _issues(issues: Issues) -> Iterable[Part]:
    for name, (mine, theirs, options) in issues.items():
        yield Issue(id=name, name=name, weight_me=mine, weight_them_likely=theirs)
        for option, (me, them) in options.items():
            yield Option(
                id=f"{name}/{option}", issue_id=name, name=option, score_me=me, score_them_likely=them
            )


def package(name: str, role: str = "idea", **picks: str) -> tuple[Part, ...]:
    """A package of that name and role, by option name per issue name."""
    chosen = [
        Choice(package_id=name, issue_id=issue, option_id=f"{issue}/{option}")
        for issue, option in picks.items()
    ]
    return (Package(id=name, name=name, role=role), *chosen)


def choices(**picks: str) -> dict[str, str]:
    """Option ids by issue id, from names."""
    return {issue: f"{issue}/{option}" for issue, option in picks.items()}


#: Four packages: (100, 0), (40, 90), (60, 10), (0, 100). The middle two are efficient with the ends.
PAY: Issues = {
    "Pay": (60, 10, {"high": (100, 0), "low": (0, 100)}),
    "Days": (40, 90, {"many": (100, 0), "few": (0, 100)}),
}
