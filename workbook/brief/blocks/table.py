"""The page for the table: what is proposed and why, the offers side by side, what is to be understood.

Its words are for both sides: no “you” and “they”, and nothing that only the one who wrote it can read.
"""

from workbook.brief.block import Block, Item, beside
from workbook.brief.blocks import standards
from workbook.brief.facts import Facts
from workbook.brief.runs import Run, Runs, clean, own, tidy
from workbook.brief.safe import OFFERED
from workbook.brief.strip import Column, Strip
from workbook.model import Dossier, Package, Standard

_LETTERS = dict(zip(OFFERED, "ABC", strict=True))


def lead(facts: Facts) -> Block:
    """The proposal as it is said, and what carries it."""
    dossier = facts.dossier
    lines: list[tuple[str, Runs]] = [
        ("Proposal", tidy((own(dossier.script.opening),))),
        ("Why", _why(dossier)),
    ]
    lines = [*(lines if facts.shows("lead") else ()), ("Note", tidy((own(facts.choices.note),)))]
    items = tuple(Item(runs, (Run(word, True, "me", ours=True),)) for word, runs in lines if runs)
    return Block("lead", "", items, worth=100, least=len(items))


def _why(dossier: Dossier) -> Runs:
    """The justification as written, else the standard it rests on."""
    if clean(dossier.script.justification):
        return tidy((own(dossier.script.justification),))
    standard = dossier.find(Standard, dossier.script.standard_id)
    return beside(standard.figure, standard.source) if standard else ()


def strip(facts: Facts) -> Strip:
    """What there is to settle, the offers side by side or else the proposal, and room for what is agreed.

    Never both: beside an offer that asks for less, a proposal is one no longer.
    """
    dossier = facts.dossier
    issues = [issue for issue in dossier.issues if clean(issue.name)]
    names = {option.id: option.name for option in dossier.options}
    opening = {issue.id: issue.opening_id or "" for issue in issues}
    shown = offers(dossier) if facts.shows("packages") else []
    chosen = {f"offer {_LETTERS[p.role]}": dossier.choices_of(p.id) for p in shown}
    columns = [
        Column(head, head, tuple(_cell(names.get(options.get(issue.id, ""), "")) for issue in issues))
        for head, options in (chosen or {"proposal": opening}).items()
    ]
    return Strip(
        (
            Column("issue", "to settle", tuple((own(i.name, bold=True),) for i in issues), widest=0.26),
            *(column for column in columns if any(column.texts)),
            Column("agreed", "agreed", ((),) * len(issues)),
        ),
        tuple(range(len(issues))),
        tuple(issue.id for issue in issues),
    )


def offers(dossier: Dossier) -> list[Package]:
    """The packages to be offered side by side: A, B and C, the first of each that settles anything."""
    filled = {choice.package_id for choice in dossier.choices}
    by_role = {package.role: package for package in reversed(dossier.packages) if package.id in filled}
    return [by_role[role] for role in OFFERED if role in by_role]


def _cell(name: str) -> Runs:
    return tidy((own(name),))


def carried(facts: Facts) -> Block:
    """The standards, each with its figure and its source."""
    items = standards.block(facts).items
    return Block("standards", "What it rests on", items, worth=70, least=2)


def told(facts: Facts) -> Block:
    """The facts that are to be told."""
    rows = [row for row in facts.dossier.disclosures if clean(row.fact)]
    return Block(
        "disclosure", "Good to know", tuple(Item((own(r.fact),), row=r.id) for r in rows), worth=60, least=2
    )


def asked(facts: Facts) -> Block:
    """What is to be asked."""
    rows = [row for row in facts.dossier.questions if clean(row.text)]
    items = tuple(Item((own(row.text),), row=row.id) for row in rows)
    return Block("questions", "To understand together", items, worth=65, least=2)


def cared_for(facts: Facts) -> Block:
    """The interests behind the proposal that are to be told."""
    rows = [row for row in facts.dossier.interests if clean(row.text)]
    items = tuple(Item((own(row.text),), row=row.id) for row in rows)
    return Block("my_interests", "Why it matters", items, worth=62, least=2)


#: The lists of the page in reading order.
BLOCKS = (cared_for, carried, told, asked)
