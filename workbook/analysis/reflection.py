"""How it came out: each issue and the whole, against what was wanted, needed and possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.analysis.leverage import batna, floor
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.packages import Place, place
from workbook.analysis.tradeoffs.solutions import acceptable, limits
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import listed, named, points, sentence
from workbook.model import Dossier, Issue, IssueResult, Option


@dataclass(frozen=True)
class IssueOutcome:
    """How one issue was settled. ``against_…`` are points of worth to me better (above 0) or worse than
    the opening, target and walk-away; None where either is not known."""

    issue: Issue
    option: Option | None
    result: str
    against_opening: float | None
    against_target: float | None
    against_walk_away: float | None
    sentence: str


@dataclass(frozen=True)
class Outcome:
    """How the whole was settled. Differences are points of worth to me, None where not known.

    ``best`` is the most I could have had in a package that reaches their walk-away, as far as estimated.
    """

    place: Place | None
    above_batna: float | None
    above_floor: float | None
    best: float | None
    sentences: tuple[str, ...]


def issue_outcomes(dossier: Dossier) -> tuple[IssueOutcome, ...]:
    """Every issue with what it was settled at, whether or not anything is noted yet."""
    table, settled = matrix(dossier), settled_choices(dossier)
    results = {row.issue_id: row for row in dossier.issue_results}
    return tuple(
        _issue_outcome(dossier, table, issue, settled.get(issue.id), results.get(issue.id))
        for issue in dossier.issues
    )


def settled_choices(dossier: Dossier) -> dict[str, str]:
    """The options agreed on, by issue: those of the agreed package, corrected by the results noted."""
    package = dossier.reflection.package_id
    chosen = dossier.choices_of(package) if package else {}
    return chosen | {row.issue_id: row.option_id for row in dossier.issue_results if row.option_id}


def outcome(dossier: Dossier) -> Outcome:
    """The whole agreement against BATNA, floor and the best that was possible. While issues are open,
    only what is settled so far is told; without anything settled there are no sentences."""
    chosen = settled_choices(dossier)
    if not chosen:
        return Outcome(None, None, None, None, ())
    at, best, stop = place(dossier, chosen), batna(dossier), floor(dossier)
    value = best.value if best else None
    most = _most(dossier)
    above_batna = None if value is None or at.missing else at.me - value
    above_floor = None if stop.worth is None or at.missing else at.me - stop.worth
    told = tuple(_told(at, above_batna, above_floor, most))
    return Outcome(at, above_batna, above_floor, most, told)


def _most(dossier: Dossier) -> float | None:
    table = matrix(dossier)
    found = acceptable(table, frontier(table), limits(dossier))
    return float(table.me.worth(found[0][0])) if found else None


def _told(at: Place, batna_gap: float | None, floor_gap: float | None, most: float | None) -> Iterator[str]:
    if at.missing:
        yield f"What is settled so far is worth {at.headline}; open: {listed(at.missing)}."
        return
    yield f"The agreement is worth {at.headline}."
    if batna_gap is not None:
        yield f"That is {_distance(batna_gap)} your best alternative."
    if floor_gap is not None and floor_gap < 0:
        yield f"It is {_distance(floor_gap)} your floor: what made you agree?"
    if most is not None and most > at.me:
        yield f"The most they might have accepted, as far as you know, was worth {points(most)} to you."
    if at.better is not None:
        yield f"Left on the table: {at.better.sentence[0].lower()}{at.better.sentence[1:]}"
    elif at.efficient:
        yield "Nothing was left on the table: no package would have been better for both."


def _distance(gap: float) -> str:
    if gap == 0:
        return "exactly at"
    return f"{points(abs(gap))} {'above' if gap > 0 else 'below'}"


def _issue_outcome(
    dossier: Dossier, table: Matrix, issue: Issue, option_id: str | None, noted: IssueResult | None
) -> IssueOutcome:
    option = dossier.find(Option, option_id)
    opening = _gap(table, issue.id, option_id, issue.opening_id)
    target = _gap(table, issue.id, option_id, issue.target_id)
    walk_away = _gap(table, issue.id, option_id, issue.walk_away_id)
    words = noted.result if noted else ""
    said = _issue_sentence(issue, option, words, target, walk_away)
    return IssueOutcome(issue, option, words, opening, target, walk_away, said)


def _gap(table: Matrix, issue_id: str, option_id: str | None, mark_id: str | None) -> float | None:
    if issue_id not in table.issue_ids:
        return None
    row = table.issue_ids.index(issue_id)
    steps = dict(zip(table.option_ids[row], table.me.steps[row], strict=True))
    if option_id not in steps or mark_id not in steps:
        return None
    return float(table.me.worth(steps[option_id] - steps[mark_id]))


def _issue_sentence(
    issue: Issue, option: Option | None, words: str, target: float | None, walk_away: float | None
) -> str:
    if option is None:
        return sentence(f"{named(issue.name)}: {words}") if words.strip() else ""
    told = []
    if target is not None:
        told.append("on target" if target == 0 else f"{_distance(target)} your target")
    if walk_away is not None:
        told.append("at your walk-away" if walk_away == 0 else f"{_distance(walk_away)} your walk-away")
    return sentence(f"{named(issue.name)} at {named(option.name)}" + (f": {', '.join(told)}" if told else ""))
