"""What the page begins with: the goal, what it means to them, the first offer and why."""

from workbook.brief.block import Block, Item, beside
from workbook.brief.facts import Facts
from workbook.brief.runs import APART, Run, Runs, clean, ours, own, quoted, soft, tidy
from workbook.model import Standard


def block(facts: Facts) -> Block:
    """Goal, their success with the framing, the opening with its reason, and the note; always shown."""
    negotiation, script = facts.dossier.negotiation, facts.dossier.script
    lines: list[tuple[str, Runs]] = [
        ("Goal", tidy((own(negotiation.goal),))),
        ("For them", beside(negotiation.their_success, script.framing)),
        ("Open with", _opening(facts)),
        ("Note", tidy((own(script.note),))),
    ]
    lines = [*(lines if facts.shows("lead") else ()), ("Note", tidy((own(facts.choices.note),)))]
    items = tuple(Item(runs, (Run(word, True, "me", ours=True),)) for word, runs in lines if runs)
    return Block("lead", "", items, worth=100, least=len(items))


def _opening(facts: Facts) -> Runs:
    said, because = quoted(facts.dossier.script.opening), _because(facts)
    if said and because:
        return (own(said), ours(APART), soft(because))
    return tidy((own(said), soft(because)))


def _because(facts: Facts) -> str:
    """The justification as written, else the standard it rests on."""
    script = facts.dossier.script
    standard = facts.dossier.find(Standard, script.standard_id)
    named = " ".join(filter(None, map(clean, (standard.figure, standard.source)))) if standard else ""
    return clean(script.justification) or named
