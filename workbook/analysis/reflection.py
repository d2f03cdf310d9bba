"""How it came out: each issue and the whole, against what was wanted, needed and possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.analysis.leverage import batna, floor
from workbook.analysis.tradeoffs.packages import Place, place
from workbook.analysis.tradeoffs.said import Said, is_scored, said
from workbook.analysis.tradeoffs.solutions import acceptable, efficient_within, limits
from workbook.analysis.tradeoffs.utility import Matrix, matrix, my_score
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

    Nothing is known where an option lacks the score it rests on. ``best`` is the most I could have had in
    a package that reaches their walk-away, None without an estimate of that.
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
    value, known = best.value if best else None, said(dossier, at)
    most = _most(dossier)
    above_batna = None if value is None or known.me != "all" else at.me - value
    above_floor = None if stop.worth is None or known.me != "all" else at.me - stop.worth
    told = tuple(_told(dossier, known, above_batna, above_floor, most))
    return Outcome(at, above_batna, above_floor, most, told)


def _most(dossier: Dossier) -> float | None:
    table, least = matrix(dossier), limits(dossier)
    if least.them is None or not all(map(is_scored, dossier.options)):
        return None
    found = acceptable(table, efficient_within(table, least), least)
    return float(table.me.worth(found[0][0])) if found else None


def _told(
    dossier: Dossier, known: Said, batna_gap: float | None, floor_gap: float | None, most: float | None
) -> Iterator[str]:
    at = known.place
    if at.missing:
        yield f"What is settled so far{_worth(dossier, known)}; open: {listed(at.missing)}."
        return
    yield f"The agreement{_worth(dossier, known)}."
    if batna_gap is not None:
        yield f"That is {_distance(batna_gap)} your best alternative."
    if floor_gap is not None and floor_gap < 0:
        yield f"It is {_distance(floor_gap)} your floor: what made you agree?"
    if most is not None and most > at.me:
        yield f"The most they might have accepted, as far as you know, was worth {points(most)} to you."
    if not all(map(is_scored, dossier.options)):
        return
    if at.better is not None:
        yield f"Left on the table: {at.better.sentence[0].lower()}{at.better.sentence[1:]}"
    elif at.efficient:
        yield "Nothing was left on the table: no package would have been better for both."


def _worth(dossier: Dossier, known: Said) -> str:
    chosen = set(known.place.choices.values())
    if all(is_scored(option) for option in dossier.options if option.id in chosen):
        return f" is worth {known.place.headline}"
    return f", as far as it is scored: {known.headline[0].lower()}{known.headline[1:]}"


def _distance(gap: float) -> str:
    if gap == 0:
        return "exactly at"
    return f"{points(abs(gap))} {'above' if gap > 0 else 'below'}"


def _issue_outcome(
    dossier: Dossier, table: Matrix, issue: Issue, option_id: str | None, noted: IssueResult | None
) -> IssueOutcome:
    option = dossier.find(Option, option_id)
    opening, target, walk_away = (
        _gap(dossier, table, option, dossier.find(Option, mark))
        for mark in (issue.opening_id, issue.target_id, issue.walk_away_id)
    )
    words = noted.result if noted else ""
    told = _issue_sentence(issue, option, words, target, walk_away)
    return IssueOutcome(issue, option, words, opening, target, walk_away, told)


def _gap(dossier: Dossier, table: Matrix, settled: Option | None, mark: Option | None) -> float | None:
    """How many points more the settled option is worth than the mark; None without scores or weight."""
    if settled is None or mark is None or None in (my_score(settled), my_score(mark)):
        return None
    row = table.issue_ids.index(settled.issue_id)
    steps = dict(zip(table.option_ids[row], table.me.steps[row], strict=True))
    if mark.id not in steps or not any(steps.values()):
        return None
    return float(table.me.worth(steps[settled.id] - steps[mark.id]))


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
