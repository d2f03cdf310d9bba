"""A dossier to read, in Markdown: everything that was filled in, under the headings of the window."""

from collections.abc import Iterable, Iterator

from workbook.exports.escaping import escaped, paragraphs
from workbook.exports.gathered import NAMED_AFTER, TITLES, Gathered, goals_of, in_words, main_field
from workbook.model import (
    Ally,
    Alternative,
    Choice,
    Counter,
    Deadline,
    Disclosure,
    Entry,
    Finding,
    Interest,
    InterestLink,
    Issue,
    IssueResult,
    Item,
    KeySentence,
    LeverageItem,
    Move,
    Negotiation,
    Objection,
    Offer,
    Option,
    Package,
    Part,
    Party,
    Position,
    Prediction,
    Question,
    Reflection,
    Reminder,
    Row,
    Script,
    Service,
    Sheet,
    Spec,
    Standard,
    specs,
)

_SECTIONS: tuple[tuple[str, tuple[type[Part], ...]], ...] = (
    ("Leverage", (LeverageItem, Alternative, Finding, Standard, Disclosure, Ally, Deadline)),
    ("Interests", (Party, InterestLink, Question)),
    ("Trade-offs", (Issue, Package, Move, Counter, Offer, Item)),
    ("Rehearse", (Script, KeySentence, Objection, Reminder)),
    ("Brief", (Sheet,)),
    ("Reflection", (Reflection, IssueResult, Prediction)),
)

#: Rows that are told below the row they belong to, and the field that says to which.
_BELOW: dict[type[Row], tuple[tuple[type[Part], str], ...]] = {
    Party: ((Position, "party_id"), (Interest, "party_id")),
    Issue: ((Option, "issue_id"), (Service, "issue_id")),
    Package: ((Choice, "package_id"),),
}
_LEFT_OUT = ("negotiation_id", "position", "created_at")
_BEFORE: dict[type[Row], str] = {Service: "Serves: "}
#: A heading already says what these are.
_SINGLE = (Script, Reflection)


def text(rows: Iterable[Row]) -> str:
    """The negotiations one after the other, then practice goals and journal of none; all text literal."""
    gathered = Gathered(rows)
    lines: list[str] = []
    for negotiation in gathered.rows(Negotiation):
        lines += _negotiation(negotiation, gathered)
    lines += _listed("# Practice goals", goals_of(gathered, None), gathered)
    lines += _journal(gathered)
    return "\n".join(line for line, last in zip(lines, ["", *lines], strict=False) if line or last) + "\n"


def _negotiation(negotiation: Negotiation, gathered: Gathered) -> list[str]:
    lines = [f"# {escaped(gathered.name(negotiation)) or 'Negotiation'}", ""]
    lines += [f"- {fact}" for fact in _facts(negotiation, gathered, ("title",))] + [""]
    lines += list(_texts(negotiation, "", ()))
    for title, tables in _SECTIONS:
        inside: list[str] = []
        for table in tables:
            found = gathered.of(table, negotiation_id=negotiation.id)
            if table in _SINGLE:
                inside += [line for row in found for line in _alone(row, gathered)]
            else:
                inside += _listed(f"### {TITLES[table.__tablename__]}", found, gathered)
        lines += [f"## {title}", "", *inside] if inside else []
    return lines + _listed("## Practice goals", goals_of(gathered, negotiation.id), gathered)


def _alone(row: Row, gathered: Gathered) -> Iterator[str]:
    facts = [f"- {fact}" for fact in _facts(row, gathered, ())]
    yield from [*facts, ""] if facts else []
    yield from _texts(row, "", ())


def _listed(heading: str, rows: Iterable[Row], gathered: Gathered) -> list[str]:
    lines = [line for row in rows for line in _row(row, gathered, "", ())]
    return [heading, "", *lines, ""] if lines else []


def _row(row: Row, gathered: Gathered, indent: str, above: tuple[str, ...]) -> Iterator[str]:
    """A row as an item of a list, with what belongs to it below."""
    name = escaped(gathered.name(row))
    hidden = (*above, *NAMED_AFTER.get(type(row), (main_field(type(row)),)))
    head = " — ".join(
        filter(None, (f"**{name}**" if name else "", " · ".join(_facts(row, gathered, hidden))))
    )
    yield f"{indent}- {_BEFORE.get(type(row), '')}{head or '(nothing filled in)'}"
    yield from _texts(row, indent + "  ", hidden)
    for table, link in _BELOW.get(type(row), ()):
        for below in gathered.of(table, **{link: row.id}):
            yield from _row(below, gathered, indent + "  ", (link,))


def _facts(row: Row, gathered: Gathered, hidden: tuple[str, ...]) -> list[str]:
    """What is short about a row, each with its label."""
    found = []
    fields = specs(type(row))
    for name, known in fields.items():
        if name in (*_LEFT_OUT, *hidden) or known.kind == "text" or _end_of(name) in fields:
            continue
        said = _estimate(row, name, known) or _said(row, name, known, gathered)
        found += [f"{escaped(known.label)}: {escaped(said)}"] if said else []
    return found


def _end_of(name: str) -> str:
    """The name of the best guess of which this field is the lower or the upper end, if it is one."""
    begin, _, end = name.rpartition("_")
    return f"{begin}_likely" if end in ("low", "high") else ""


def _estimate(row: Row, name: str, known: Spec) -> str:
    """A guess with its range, as in “35 points (29 to 43)”."""
    begin, _, end = name.rpartition("_")
    if end != "likely":
        return ""
    ends = [getattr(row, f"{begin}_{side}") for side in ("low", "high")]
    likely, span = getattr(row, name), " to ".join(f"{end:.10g}" for end in ends if end is not None)
    if not span:
        return ""
    return f"{in_words(known, likely)} ({span})" if likely is not None else f"{span} {known.unit}"


def _said(row: Row, name: str, known: Spec, gathered: Gathered) -> str:
    value = getattr(row, name)
    if known.target:
        return gathered.named(known.target, value)
    # What was left as it comes says nothing: not ticked, or ticked where that is the rule.
    if known.kind == "flag" and value == type(row).model_fields[name].default:
        return ""
    return in_words(known, value)


def _texts(row: Row, indent: str, hidden: tuple[str, ...]) -> Iterator[str]:
    """The longer texts of a row, each with its label: as items of the list that the row stands in, if any."""
    for name, known in specs(type(row)).items():
        if known.kind != "text" or name in hidden:
            continue
        found = paragraphs(getattr(row, name), indent + "  " if indent else "")
        if not found:
            continue
        label = escaped(known.label)
        if not indent:
            yield from (f"**{label}**", "", *found, "")
        elif len(found) == 1:
            yield f"{indent}- *{label}:* {found[0].strip()}"
        else:
            yield from (f"{indent}- *{label}:*", "", *found, "")


def _journal(gathered: Gathered) -> list[str]:
    entries = gathered.rows(Entry)
    lines = ["# Journal", ""] if entries else []
    for entry in entries:
        day = entry.written_on.isoformat() if entry.written_on else "No date"
        lines += [f"## {escaped(' '.join(filter(None, (day, entry.title))))}", ""]
        lines += [f"- {fact}" for fact in _facts(entry, gathered, ("title", "written_on"))] + [""]
        lines += [*paragraphs(entry.text), ""]
        lines += list(_texts(entry, "", ("text",)))
    return lines
