"""What analyse has found, as JSON and as text for a terminal of 80 columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
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
_NARROWEST = 30

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
        efficient = self.outcome.efficient
        told = _paragraph(f"{self._counts()} {self._walk_aways()}")
        if not efficient:
            return told
        same = _same(efficient)
        listed = _spread(efficient)
        cut = [f"These are {len(listed)} of {len(efficient):,}, spread evenly; --json lists all."]
        return "\n".join(
            [
                told,
                *_everywhere(same),
                "",
                *_rows(listed, same),
                *(cut if len(listed) < len(efficient) else []),
                "",
                "What stands out:",
                *_solutions(self.outcome, same),
            ]
        )

    def _counts(self) -> str:
        issues = counted(len(self.table.issues), "issue")
        packages = counted(self.outcome.package_count, "package")
        said = f"{printable(self.source)}: {issues}, {packages}."
        if not self.outcome.efficient and self.outcome.missed is not None:
            return (
                f"{said} They are too many to rule out one that reaches both walk-aways; of those looked at "
                f"the nearest reaches yours and is {shown(self.outcome.missed)} below theirs."
            )
        if not self.outcome.efficient:
            return f"{said} None reaches the walk-aways."
        count = f"{len(self.outcome.efficient):,}"
        said += f" Efficient are {count}: no other is better for one side and as good for the other."
        if not self.outcome.slack:
            return said
        bound = shown(self.outcome.slack)
        stand = "They stand for more: each package is matched by one of them"
        return f"{said} {stand}, up to {bound} in worth to them."

    def _walk_aways(self) -> str:
        me, them = self.table.walk_away_me, self.table.walk_away_them
        if me is None and them is None:
            return "No walk-away was given."
        mine, theirs = ("no limit" if least is None else shown(least) for least in (me, them))
        return f"Walk-aways: {mine} for you, {theirs} for them."


def _package(package: Package) -> dict[str, Any]:
    return {"me": plain(package.me), "them": plain(package.them), "choices": package.choices}


def _paragraph(text: str) -> str:
    return "\n".join(wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _spread(packages: Sequence[Package]) -> list[Package]:
    """The first, the last, and some evenly between, where there are too many."""
    last, most = len(packages) - 1, _MOST_PACKAGES - 1
    if last <= most:
        return list(packages)
    return [packages[i * last // most] for i in range(_MOST_PACKAGES)]


def _same(packages: Sequence[Package]) -> dict[str, str]:
    """The options that all packages have in common; none for a single package."""
    first = packages[0].choices
    others = packages[1:]
    common = {k: v for k, v in first.items() if all(package.choices[k] == v for package in others)}
    return common if others else {}


def _everywhere(same: Mapping[str, str]) -> list[str]:
    if not same:
        return []
    return ["", "The same in all of them:", "  " + _told(2, same, {})]


def _rows(packages: Sequence[Package], same: Mapping[str, str]) -> list[str]:
    mine, theirs = _column("you", [p.me for p in packages]), _column("them", [p.them for p in packages])
    starts = [f"{me}  {them}  " for me, them in zip(mine, theirs, strict=True)]
    told = [
        _told(len(start), package.choices, same) for start, package in zip(starts[1:], packages, strict=True)
    ]
    return [starts[0] + "package", *(start + what for start, what in zip(starts[1:], told, strict=True))]


def _column(head: str, numbers: Sequence[Fraction]) -> list[str]:
    """A heading and numbers, of one width and with their points below each other."""
    parts = [shown(number).partition(".") for number in numbers]
    right = max(len(point + decimals) for _, point, decimals in parts)
    texts = [whole + (point + decimals).ljust(right) for whole, point, decimals in parts]
    width = max(len(head), *map(len, texts))
    return [text.rjust(width) for text in (head, *texts)]


def _told(indent: int, choices: Mapping[str, str], but: Mapping[str, str]) -> str:
    """What a package consists of, but for what is known, on some lines of which the first is begun."""
    parts = [f"{printable(k)}: {printable(v)}" for k, v in choices.items() if k not in but]
    lines = _filled(parts, max(_WIDTH - indent, _NARROWEST))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "…"]
    return f"\n{' ' * indent}".join(lines)


def _filled(parts: Sequence[str], width: int) -> list[str]:
    """The parts between semicolons, on lines that break between them where they can."""
    lines = [""]
    for place, part in enumerate(parts):
        piece = part + (";" if place < len(parts) - 1 else "")
        if lines[-1] and len(lines[-1]) + 1 + len(piece) > width:
            lines.append("")
        *full, rest = wrap(f"{lines[-1]} {piece}" if lines[-1] else piece, width)
        lines[-1:] = [*full, rest]
    return lines


def _solutions(found: Outcome, same: Mapping[str, str]) -> list[str]:
    """Each package that stands out below the names of the solutions it is."""
    named: dict[tuple[Fraction, Fraction], list[str]] = {}
    packages = [package for package in found.solutions.values() if package is not None]
    for key, package in zip(found.solutions, packages, strict=True):
        named.setdefault((package.me, package.them), []).append(_NAMES[key])
    distinct = {(package.me, package.them): package for package in packages}
    _, *rows = _rows(list(distinct.values()), same)
    names = [_paragraph(", ".join(named[point]) + ":") for point in distinct]
    return [line for pair in zip(names, rows, strict=True) for line in pair]
