"""Domains and profiles of GENIUS, the simulator of automated negotiation research, also written by NegMAS.

A domain lists the issues; each profile gives one side's weights and evaluations, and its reservation value.
Format and meaning: R. Lin, S. Kraus, T. Baarslag, D. Tykhonov, K. Hindriks, C. Jonker, *GENIUS: An integrated
environment for supporting the design of generic automated negotiators*, Computational Intelligence 30 (2014).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from workbook.tables import numbers, xml_tree
from workbook.tables.errors import quoted
from workbook.tables.scored import MOST_ISSUES, MOST_OPTIONS, ScoredIssue, ScoredTable
from workbook.tables.xml_tree import Element

#: Evaluations whose greatest is below this count nothing, as in GENIUS.
_NOTHING = Fraction(1, 100_000)


@dataclass(frozen=True)
class _Issue:
    """An issue of the domain; ``low`` is its lower bound where the options are whole numbers."""

    element: Element
    name: str
    options: tuple[str, ...]
    low: int | None


def read(domain: Path, me: Path, them: Path) -> ScoredTable:
    """The table of a domain and the profiles of both sides, the reservation values as walk-aways.

    Worth is the sum of weight times evaluation: of listed values the evaluation divided by the greatest of
    the issue, of whole numbers offset and slope from the lower bound, kept within 0 and 1. Weights are taken
    as they are. A profile without a reservation value has 0. Discounts are left out. Raises WrongInput,
    naming line and column, for other kinds of files, issues and utilities.
    """
    issues = _issues(xml_tree.read(domain))
    mine, theirs = _Profile(xml_tree.read(me)), _Profile(xml_tree.read(them))
    scored = tuple(
        ScoredIssue(issue.name, issue.options, mine.worths(issue), theirs.worths(issue)) for issue in issues
    )
    return ScoredTable(scored, mine.reservation(), theirs.reservation())


def _issues(root: Element) -> list[_Issue]:
    if root.tag == "utility_space":
        raise root.wrong("this is a profile. The domain comes first, then the profiles of you and them.")
    if root.tag not in ("negotiation_template", "negotiation_domain", "domain"):
        raise root.wrong("this is no GENIUS domain: it does not begin with negotiation_template.")
    issues = [_issue(element) for element in root.walk("issue")]
    if not issues:
        raise root.wrong("the domain has no issues.")
    seen: set[str] = set()
    for issue in issues:
        if issue.name in seen:
            raise issue.element.wrong(f"the issue {quoted(issue.name)} is there twice.")
        seen.add(issue.name)
    if len(issues) > MOST_ISSUES:
        raise issues[MOST_ISSUES].element.wrong(f"more than {MOST_ISSUES} issues cannot be read.")
    return issues


def _issue(element: Element) -> _Issue:
    name, kind = _name(element), _kind(element)
    if kind == "integer":
        low, high = _bounds(element)
        return _Issue(element, name, tuple(map(str, range(low, high + 1))), low)
    if kind != "discrete":
        raise element.wrong(
            f"{quoted(name)} is of type {quoted(kind)}: only listed values and whole numbers can be read."
        )
    options = tuple(_value(item) for item in element.walk("item"))
    twice = next((item for item, option in zip(element.walk("item"), options, strict=True)
                  if options.count(option) > 1), None)  # fmt: skip
    if twice:
        raise twice.wrong(f"the value {quoted(_value(twice))} of {quoted(name)} is there twice.")
    if not 0 < len(options) <= MOST_OPTIONS:
        raise element.wrong(f"{quoted(name)} has {len(options):,} values; 1 to {MOST_OPTIONS:,} can be read.")
    return _Issue(element, name, options, None)


def _name(element: Element) -> str:
    name = element.get("name")
    if not name:
        raise element.wrong("the issue has no name.")
    return name


def _kind(element: Element) -> str:
    if any(True for _ in element.walk("item")):
        return "discrete"
    return (element.get("type", "vtype", "etype") or "discrete").casefold()


def _value(item: Element) -> str:
    value = item.get("value")
    if not value:
        raise item.wrong("the item has no value.")
    return value


def _bounds(element: Element) -> tuple[int, int]:
    places = [element, *element.walk("range")]
    ends = []
    for name in ("lowerbound", "upperbound"):
        place = next((place for place in places if place.get(name)), element)
        end = _number(place, name)
        if end.denominator != 1:
            raise place.wrong(f"{name} {quoted(place.get(name))} is no whole number.")
        ends.append(int(end))
    low, high = ends
    if not 0 <= high - low < MOST_OPTIONS:
        raise element.wrong(f"{low} to {high} are not 1 to {MOST_OPTIONS:,} whole numbers.")
    return low, high


def _number(element: Element, *names: str) -> Fraction:
    """The number in the first of these attributes that is there."""
    text = element.get(*names)
    if not text:
        raise element.wrong(f"{names[0]} is missing.")
    try:
        return numbers.only(text)
    except ValueError as error:
        raise element.wrong(f"{names[0]} {error}") from None


class _Profile:
    """One side's profile: what the options of the domain's issues are worth to it."""

    def __init__(self, root: Element) -> None:
        self.root = root
        if root.tag != "utility_space":
            raise root.wrong("this is no GENIUS profile: it does not begin with utility_space.")
        for tag in ("utility", "utility_function"):
            for element in root.walk(tag):
                raise element.wrong("this profile is nonlinear; only sums over issues can be reckoned.")
        self.issues = {_name(issue): issue for issue in root.walk("issue")}
        self.weights = {weight.get("index"): weight for weight in root.walk("weight")}

    def reservation(self) -> Fraction:
        """The reservation value, 0 where none is given."""
        return next((_number(element, "value") for element in self.root.walk("reservation")), Fraction())

    def worths(self, issue: _Issue) -> tuple[Fraction, ...]:
        """What each option of an issue adds, in the order of the domain."""
        element = self.issues.get(issue.name)
        if element is None:
            raise self.root.wrong(f"the issue {quoted(issue.name)} of the domain is missing.")
        weight = self.weights.get(element.get("index"))
        if weight is None:
            raise element.wrong(f"the issue {quoted(issue.name)} has no weight.")
        factor = _number(weight, "value")
        found = (
            _evaluations(element, issue) if issue.low is None else _linear(element, issue.low, issue.options)
        )
        return tuple(factor * value for value in found)


def _evaluations(element: Element, issue: _Issue) -> list[Fraction]:
    given: dict[str, Fraction] = {}
    for item in element.walk("item"):
        value = _value(item)
        if value not in issue.options or value in given:
            many = "is there twice" if value in given else "is not in the domain"
            raise item.wrong(f"the value {quoted(value)} of {quoted(issue.name)} {many}.")
        given[value] = _number(item, "evaluation")
    missing = next((option for option in issue.options if option not in given), None)
    if missing is not None:
        raise element.wrong(f"the value {quoted(missing)} of {quoted(issue.name)} has no evaluation.")
    most = max(given.values())
    return [given[option] / most if most >= _NOTHING else Fraction() for option in issue.options]


def _linear(element: Element, low: int, options: Sequence[str]) -> list[Fraction]:
    evaluator = next(element.walk("evaluator"), None)
    if evaluator is None:
        raise element.wrong(f"the issue {quoted(_name(element))} has no evaluator.")
    if evaluator.get("ftype").casefold() not in ("linear", ""):
        raise evaluator.wrong(f"only linear evaluators can be read, not {quoted(evaluator.get('ftype'))}.")
    offset, slope = _number(evaluator, "offset"), _number(evaluator, "slope")
    return [min(Fraction(1), max(Fraction(), offset + slope * (int(option) - low))) for option in options]
