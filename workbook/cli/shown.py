"""What analyse has found, as JSON and as text for a terminal of 80 columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from workbook.tables.errors import printable
from workbook.tables.figures import counted, plain, shown
from workbook.tables.outcome import Outcome, Package
from workbook.tables.scored import ScoredTable

_WIDTH = 80
#: So many packages are listed, and so many lines are given to what each consists of.
_MOST_PACKAGES = 20
_MOST_LINES = 4

_NAMES = {
    "nash": "Nash bargaining solution",
    "kalai_smorodinsky": "Kalai-Smorodinsky solution",
    "egalitarian": "Egalitarian solution",
    "greatest_total": "Greatest total",
}


@dataclass(frozen=True)
class Facts:
    """A table, where it is from, and what it comes to."""

    source: str
    table: ScoredTable
    outcome: Outcome

    def as_json(self) -> dict[str, Any]:
        """The keys that scripts rely on; ``thinned`` only where the efficient packages are too many."""
        found = self.outcome
        solutions = {key: package and _package(package) for key, package in found.solutions.items()}
        thinned = {"thinned": {"them_at_most": plain(found.slack)}} if found.slack else {}
        return {
            "packages": found.package_count,
            "efficient_count": len(found.efficient),
            "efficient": [_package(package) for package in found.efficient],
            **solutions,
            **thinned,
        }

    def as_text(self) -> str:
        """Sentences and a table, of a length that can be read."""
        parts = [_paragraph(self._what()), _paragraph(self._walk_aways())]
        if not self.outcome.efficient:
            return "\n".join([*parts, "", _paragraph("No package reaches the walk-aways.")])
        listed = self.outcome.efficient[:_MOST_PACKAGES]
        left = len(self.outcome.efficient) - len(listed)
        more = [f"… and {left:,} more; --json lists all."] if left else []
        return "\n".join(
            [*parts, "", *_rows(listed), *more, "", "What stands out:", *_solutions(self.outcome)]
        )

    def _what(self) -> str:
        issues = counted(len(self.table.issues), "issue")
        packages = counted(self.outcome.package_count, "package")
        efficient = f"Efficient and at or above the walk-aways: {len(self.outcome.efficient):,}."
        said = f"{printable(self.source)}: {issues}, {packages}. {efficient}"
        if self.outcome.slack:
            said += (
                " They stand for more than can be listed: every package is matched or beaten "
                f"by one of these, up to {shown(self.outcome.slack)} in worth to them."
            )
        return said

    def _walk_aways(self) -> str:
        me, them = self.table.walk_away_me, self.table.walk_away_them
        if me is None and them is None:
            return "No walk-away was given: every package counts."
        mine, theirs = ("no limit" if least is None else shown(least) for least in (me, them))
        return f"Walk-aways: {mine} for you, {theirs} for them."


def _package(package: Package) -> dict[str, Any]:
    return {"me": plain(package.me), "them": plain(package.them), "choices": package.choices}


def _paragraph(text: str) -> str:
    return "\n".join(wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _rows(packages: Sequence[Package], labels: bool = True) -> list[str]:
    numbers = [(shown(package.me), shown(package.them)) for package in packages]
    width = max(8, *(len(text) for row in numbers for text in row))
    head = [f"{'you':>{width}}  {'them':>{width}}  package"] if labels else []
    return head + [
        line
        for (me, them), package in zip(numbers, packages, strict=True)
        for line in _row(f"{me:>{width}}  {them:>{width}}  ", package)
    ]


def _row(start: str, package: Package) -> list[str]:
    said = "; ".join(f"{printable(issue)}: {printable(option)}" for issue, option in package.choices.items())
    lines = wrap(said, max(_WIDTH - len(start), 30), max_lines=_MOST_LINES, placeholder=" …") or [""]
    return [start + lines[0], *(" " * len(start) + line for line in lines[1:])]


def _solutions(found: Outcome) -> list[str]:
    """Each package that stands out below the names of the solutions it is."""
    named: dict[tuple[str, str], tuple[list[str], Package]] = {}
    for key, package in found.solutions.items():
        if package is not None:
            point = (str(package.me), str(package.them))
            named.setdefault(point, ([], package))[0].append(_NAMES[key])
    together = list(named.values())
    return [
        line
        for names, package in together
        for line in (_paragraph(", ".join(names) + ":"), *_rows([package], labels=False))
    ]
