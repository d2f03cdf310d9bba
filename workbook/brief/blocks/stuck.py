"""What to say and do when it does not go on, and where to stop."""

from workbook.analysis.leverage import batna, floor
from workbook.analysis.wording import named, points
from workbook.brief.block import Block, Item, beside, marked
from workbook.brief.facts import Facts
from workbook.brief.runs import APART, Run, Runs, clean, ours, own, quoted, soft, tidy
from workbook.brief.words import joined


def block(facts: Facts) -> Block:
    """A sentence that wins time, the next step, the BATNA and the floor; always shown whole."""
    script = facts.dossier.script
    lines: list[tuple[str, Runs]] = [
        ("Say", beside(quoted(script.pause))),
        ("Do", beside(script.next_step)),
        ("BATNA", _batna(facts)),
        ("Floor", _floor(facts)),
        ("Theirs", _theirs(facts)),
    ]
    items = tuple(Item(runs, marked(label)) for label, runs in lines if runs)
    return Block("stuck", "If stuck", items, worth=90, least=len(items), rail=True)


def _batna(facts: Facts) -> Runs:
    best = batna(facts.dossier)
    if best is None:
        return ()
    row, worth = best.alternative, ""
    if best.value is not None:
        worth = f"worth {points(best.value)} to you"
    name = own(named(clean(row.name)), bold=True)
    return _apart(name, ours(worth), soft(row.next_step))


def _floor(facts: Facts) -> Runs:
    found = floor(facts.dossier)
    if found.worth is None:
        return ()
    return (
        ours(points(found.worth), bold=True, tabular=True),
        ours(" points. Below it, thank them and take your BATNA." if clean(found.batna_name)
             else " points. Below it, thank them and leave."),
    )  # fmt: skip


def _theirs(facts: Facts) -> Runs:
    best = batna(facts.dossier, "them")
    if best is None:
        return ()
    worth = f"worth about {points(best.value)} to them" if best.value is not None else ""
    name = own(named(clean(best.alternative.name)))
    return _apart(name, ours(joined((worth, "estimate"), ", "), ink="soft"))


def _apart(*parts: Run) -> Runs:
    runs: list[Run] = []
    for part in tidy(parts):
        runs += [ours(APART), part] if runs else [part]
    return tuple(runs)
