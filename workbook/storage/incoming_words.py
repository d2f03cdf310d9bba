"""What an import would do, in words: “2 issues new, 1 journal entry changed”."""

from collections import Counter
from collections.abc import Iterable, Sequence

from workbook.analysis.wording import listed
from workbook.model import BY_NAME, TABLES, Entry, Negotiation, PracticeGoal, Reflection, Script, specs
from workbook.storage.edits import RowChange
from workbook.storage.incoming import CHANGED, NEW, SAME, Coming, Plan

_NOUNS = {
    "negotiation": ("negotiation", "negotiations"),
    "leverage_item": ("source of leverage", "sources of leverage"),
    "alternative": ("alternative", "alternatives"),
    "ally": ("ally or blocker", "allies or blockers"),
    "deadline": ("deadline", "deadlines"),
    "party": ("party", "parties"),
    "position": ("position", "positions"),
    "interest": ("interest", "interests"),
    "interest_link": ("pair of interests", "pairs of interests"),
    "service": ("interest served by an issue", "interests served by issues"),
    "question": ("question", "questions"),
    "finding": ("thing to find out", "things to find out"),
    "standard": ("standard", "standards"),
    "disclosure": ("thing to tell or withhold", "things to tell or withhold"),
    "issue": ("issue", "issues"),
    "option": ("option", "options"),
    "package": ("package", "packages"),
    "choice": ("option of a package", "options of packages"),
    "move": ("move", "moves"),
    "counter": ("counter-offer to expect", "counter-offers to expect"),
    "offer": ("offer", "offers"),
    "item": ("thing to divide", "things to divide"),
    "key_sentence": ("key sentence", "key sentences"),
    "objection": ("objection", "objections"),
    "reminder": ("reminder", "reminders"),
    "sheet": ("choice for the page", "choices for the page"),
    "issue_result": ("result", "results"),
    "prediction": ("prediction", "predictions"),
    "entry": ("journal entry", "journal entries"),
    "practice_goal": ("practice goal", "practice goals"),
}
#: Each negotiation has one of these, so that there is nothing to count.
_ITS = {Script.__tablename__: "the opening", Reflection.__tablename__: "the reflection"}
_STATES = {NEW: "new", CHANGED: "changed", SAME: "the same"}
_REMOVED = "removed"
_KINDS, _FIELDS = 5, 3


def told(coming: Coming) -> str:
    """What happens to it: “new”, “the same”, “2 issues new, 1 offer changed”."""
    if coming.state != CHANGED or isinstance(coming.row, Entry | PracticeGoal):
        return _STATES[coming.state]
    own = [change for change in coming.changes if change.table == Negotiation.__tablename__]
    fields = [*own[0].after] if own and own[0].after else []
    parts = _of_kinds([change for change in coming.changes if change not in own])
    return _short([*([f"{_labels(fields)} changed"] if fields else []), *parts])


def summed(plan: Plan) -> str:
    """What happens in all, such as “1 negotiation new, 2 journal entries changed”; empty for nothing."""
    parts = [
        f"{_counted(number, table)} {_STATES[state]}"
        for table, found in _in_order(plan)
        for state in (NEW, CHANGED)
        if (number := sum(coming.state == state for coming in found))
    ]
    removed = [change for change in plan.changes if change.after is None]
    return ", ".join(filter(None, [*parts, _short(_of_kinds(removed))]))


def same(plan: Plan) -> str:
    """How much in the file is here already, such as “1 negotiation and 3 journal entries”; else empty."""
    return listed(
        _counted(number, table)
        for table, found in _in_order(plan)
        if (number := sum(coming.state == SAME for coming in found))
    )


def _in_order(plan: Plan) -> tuple[tuple[str, tuple[Coming, ...]], ...]:
    return ("negotiation", plan.negotiations), ("entry", plan.entries), ("practice_goal", plan.goals)


def journal_told(plan: Plan) -> str:
    """What comes into the journal, as in “2 journal entries new, 1 the same”; empty where nothing does."""
    found = []
    for table, comings in (("entry", plan.entries), ("practice_goal", plan.goals)):
        states = Counter(coming.state for coming in comings)
        counts = [(number, word) for state, word in _STATES.items() if (number := states[state])]
        found += [
            f"{_counted(number, table) if at == 0 else f'{number:,}'} {word}"
            for at, (number, word) in enumerate(counts)
        ]
    return ", ".join(found)


def _short(parts: Sequence[str]) -> str:
    return ", ".join(parts if len(parts) <= _KINDS else [*parts[:_KINDS], "and more"])


def _of_kinds(changes: Sequence[RowChange]) -> list[str]:
    counts = Counter((change.table, _happens(change)) for change in changes)
    return [
        f"{_ITS.get(name) or _counted(counts[name, what], name)} {what}"
        for name in (table.__tablename__ for table in TABLES)
        for what in (_STATES[NEW], _STATES[CHANGED], _REMOVED)
        if counts[name, what]
    ]


def _happens(change: RowChange) -> str:
    if change.before is None:
        return _STATES[NEW]
    return _REMOVED if change.after is None else _STATES[CHANGED]


def _labels(names: Iterable[str]) -> str:
    known = specs(BY_NAME[Negotiation.__tablename__])
    return listed([f"“{known[name].label}”" for name in names], _FIELDS)


def _counted(number: int, table: str) -> str:
    one, many = _NOUNS[table]
    return f"{number:,} {one if number == 1 else many}"
