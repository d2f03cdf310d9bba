"""Issues with options that are worth something to both sides, and the matrix they are reckoned with."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from workbook.analysis.tradeoffs.utility import Matrix, Side

#: More issues, or more options of one issue, than a table may have.
MOST_ISSUES = 200
MOST_OPTIONS = 1_000


@dataclass(frozen=True)
class ScoredIssue:
    """An issue; ``me`` and ``them`` hold what each of its options adds to a package's worth."""

    name: str
    options: tuple[str, ...]
    me: tuple[Fraction, ...]
    them: tuple[Fraction, ...]


@dataclass(frozen=True)
class ScoredTable:
    """The issues, in the unit of which the walk-aways are, None where there is no limit."""

    issues: tuple[ScoredIssue, ...]
    walk_away_me: Fraction | None = None
    walk_away_them: Fraction | None = None

    @property
    def package_count(self) -> int:
        """How many different packages there are."""
        return prod(len(issue.options) for issue in self.issues)


@dataclass(frozen=True)
class Shifted:
    """A matrix whose worths lie ``base_me`` and ``base_them`` below those of the table: none is negative."""

    matrix: Matrix
    base_me: Fraction
    base_them: Fraction


def shifted(table: ScoredTable) -> Shifted:
    """The matrix of a table, in which each issue's worst option is worth 0 and a unit is one of worth."""
    issues = table.issues
    options = tuple(issue.options for issue in issues)
    names = tuple(issue.name for issue in issues)
    me, base_me = _side([issue.me for issue in issues])
    them, base_them = _side([issue.them for issue in issues])
    return Shifted(Matrix(names, names, options, options, me, them), base_me, base_them)


def _side(worths: Sequence[Sequence[Fraction]]) -> tuple[Side, Fraction]:
    unit = lcm(1, *(worth.denominator for row in worths for worth in row))
    steps = tuple(tuple(int((worth - min(row)) * unit) for worth in row) for row in worths)
    return Side(steps, unit), sum((min(row) for row in worths), Fraction())
