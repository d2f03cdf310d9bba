"""What earlier negotiations teach: lessons that return, the history with somebody, patterns, practice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.analysis.calibration import calibration, weakest_topic
from workbook.analysis.reflection import issue_outcomes
from workbook.analysis.wording import counted, folded, in_days, named, sentence, short_date
from workbook.model import Dossier, Negotiation, PracticeGoal, Reflection, Workbook
from workbook.model.reflection import OUTCOMES

#: So many negotiations, judged alike, make a pattern worth a sentence.
ENOUGH = 2
#: A practice goal is shown from so many days before its follow-up.
AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Lesson:
    """Something learned earlier that bears on a negotiation, and why it is shown."""

    text: str
    why: str
    where: str
    learned_on: date | None
    negotiation_id: str | None
    entry_id: str | None = None


@dataclass(frozen=True)
class Meeting:
    """An earlier or present negotiation with the same counterpart, in one sentence."""

    negotiation: Negotiation
    reflection: Reflection | None
    on: date | None
    sentence: str


@dataclass(frozen=True)
class Pattern:
    """Something that shows over several negotiations; ``count`` is on how many cases it rests."""

    key: str
    sentence: str
    count: int


@dataclass(frozen=True)
class GoalDue:
    """A practice goal to follow up on; ``overdue`` when its day is past."""

    goal: PracticeGoal
    overdue: bool
    sentence: str


def same_counterpart(one: str, other: str) -> bool:
    """Whether two names mean the same, without case, accents, and what follows a comma or bracket."""
    first, second = _name(one), _name(other)
    return bool(first) and first == second


def _name(text: str) -> str:
    return folded(text.replace("(", ",").replace("·", ",").split(",")[0])


def lessons(workbook: Workbook, negotiation: Negotiation, limit: int = 8) -> tuple[Lesson, ...]:
    """Lessons for a negotiation: with the same counterpart first, then of the same kind, then of the journal
    without a negotiation; the newest first within each. Each text appears once."""
    ranked = sorted(
        _lessons(workbook, negotiation), key=lambda found: (found[0], -_ordinal(found[1].learned_on))
    )
    once = {folded(lesson.text): lesson for _, lesson in reversed(ranked)}
    return tuple([lesson for _, lesson in ranked if once[folded(lesson.text)] is lesson][:limit])


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _lessons(workbook: Workbook, negotiation: Negotiation) -> Iterator[tuple[int, Lesson]]:
    near = {row.id: _nearness(row, negotiation) for row in workbook.negotiations if row.id != negotiation.id}
    titles = {row.id: named(row.title) for row in workbook.negotiations}
    for row in workbook.reflections:
        if rank := near.get(row.negotiation_id):
            for text in (row.keep, row.change, row.differently):
                if text.strip():
                    where = titles[row.negotiation_id]
                    yield rank, Lesson(text.strip(), _WHY[rank], where, row.held_on, row.negotiation_id)
    for entry in workbook.entries:
        rank = near.get(entry.negotiation_id, 0) if entry.negotiation_id else 3
        if rank and entry.lesson.strip():
            where = titles.get(entry.negotiation_id or "", named(entry.title, "Journal"))
            yield (
                rank,
                Lesson(
                    entry.lesson.strip(), _WHY[rank], where, entry.written_on, entry.negotiation_id, entry.id
                ),
            )


_WHY = {1: "same counterpart", 2: "same kind", 3: "from your journal"}


def _nearness(row: Negotiation, negotiation: Negotiation) -> int:
    if same_counterpart(row.counterpart, negotiation.counterpart):
        return 1
    return 2 if row.kind == negotiation.kind and row.kind != "other" else 0


def history(workbook: Workbook, counterpart: str) -> tuple[Meeting, ...]:
    """All negotiations with a counterpart, the earliest first; those without a day last."""
    rows = [row for row in workbook.negotiations if same_counterpart(row.counterpart, counterpart)]
    met = [_meeting(row, workbook.reflection_of(row.id)) for row in rows]
    return tuple(sorted(met, key=lambda one: (one.on is None, _ordinal(one.on))))


def _meeting(row: Negotiation, reflection: Reflection | None) -> Meeting:
    on = (reflection.held_on if reflection else None) or row.meeting_on
    told = f"{named(row.title)}: {OUTCOMES[reflection.outcome].lower() if reflection else 'still open'}"
    if reflection and reflection.relationship_after:
        told += f", the relationship afterwards {reflection.relationship_after} of 5"
    return Meeting(row, reflection, on, sentence(told))


def patterns(workbook: Workbook, dossiers: Iterable[Dossier] = ()) -> tuple[Pattern, ...]:
    """What shows over several negotiations; results against targets need the dossiers of those closed."""
    ended = [row for row in workbook.reflections if row.outcome != "open"]
    found = (_targets(dossiers), _endings(ended), _openers(ended), _qualities(ended), _relations(ended),
             _estimates(workbook), _topics(workbook))  # fmt: skip
    return tuple(pattern for pattern in found if pattern is not None)


def _targets(dossiers: Iterable[Dossier]) -> Pattern | None:
    gaps = [row.against_target for dossier in dossiers for row in issue_outcomes(dossier)]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < ENOUGH:
        return None
    reached = sum(gap >= 0 for gap in known)
    said = f"You reached {reached} of {len(known)} targets."
    return Pattern("targets", said + (" Aim higher?" if reached == len(known) else ""), len(known))


def _endings(ended: Sequence[Reflection]) -> Pattern | None:
    if len(ended) < ENOUGH:
        return None
    agreed = sum(row.outcome == "agreed" for row in ended)
    return Pattern("endings", f"{agreed} of {len(ended)} negotiations ended in an agreement.", len(ended))


def _openers(ended: Sequence[Reflection]) -> Pattern | None:
    judged = [row for row in ended if row.outcome_quality]
    mine = [row.outcome_quality for row in judged if row.opened_by == "me"]
    theirs = [row.outcome_quality for row in judged if row.opened_by == "them"]
    if len(mine) < ENOUGH or len(theirs) < ENOUGH:
        return None
    said = f"Where you named a figure first you rate the outcome {_mean(mine)} of 5, else {_mean(theirs)}."
    return Pattern("openers", said, len(mine) + len(theirs))


def _qualities(ended: Sequence[Reflection]) -> Pattern | None:
    both = [row for row in ended if row.process_quality and row.outcome_quality]
    if len(both) < ENOUGH:
        return None
    process, result = [row.process_quality for row in both], [row.outcome_quality for row in both]
    said = f"On average you rate the process {_mean(process)} and the outcome {_mean(result)} of 5."
    return Pattern("qualities", said, len(both))


def _relations(ended: Sequence[Reflection]) -> Pattern | None:
    after = [row.relationship_after for row in ended if row.relationship_after]
    if len(after) < ENOUGH:
        return None
    return Pattern("relations", f"The relationship afterwards averages {_mean(after)} of 5.", len(after))


def _estimates(workbook: Workbook) -> Pattern | None:
    found = calibration(workbook.predictions)
    return Pattern("estimates", found.sentence, found.judged) if found.judged >= ENOUGH else None


def _topics(workbook: Workbook) -> Pattern | None:
    said = weakest_topic(workbook.predictions)
    wrong = sum(row.verdict == "wrong" for row in workbook.predictions)
    return Pattern("topics", said, wrong) if said else None


def _mean(values: Sequence[int]) -> str:
    return f"{sum(values) / len(values):.1f}"


def goals_due(workbook: Workbook, today: date) -> tuple[GoalDue, ...]:
    """Practice goals to follow up on within a week or overdue, the earliest first; done ones are left out."""
    rows = [
        row for row in workbook.practice_goals if not row.done and row.due_on and row.due_on <= today + AHEAD
    ]
    rows.sort(key=lambda row: row.due_on or date.max)
    return tuple(_due(row, row.due_on or today, today) for row in rows)


def _due(row: PracticeGoal, on: date, today: date) -> GoalDue:
    when = f"{short_date(on)}, {in_days(on, today)}"
    return GoalDue(row, on < today, f"Follow up ({when}): {named(row.goal)}")


def summary(workbook: Workbook) -> str:
    """The whole workbook in one sentence."""
    closed = sum(row.stage == "closed" for row in workbook.negotiations)
    entries = counted(len(workbook.entries), "journal entry", "journal entries")
    total = counted(len(workbook.negotiations), "negotiation")
    return sentence(f"{total}, {closed} closed, {entries}")
