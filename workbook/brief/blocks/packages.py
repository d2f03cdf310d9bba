"""Proposals for all issues at once, and what they are worth."""

from collections import Counter

from workbook.analysis.tradeoffs.packages import places
from workbook.analysis.tradeoffs.said import Said, all_said
from workbook.analysis.wording import folded
from workbook.brief.block import Block, Item, marked
from workbook.brief.facts import Facts
from workbook.brief.runs import APART, Run, Runs, clean, ours, own
from workbook.brief.words import joined
from workbook.model import Dossier, Package
from workbook.model.tradeoffs import PACKAGE_ROLES

#: Which packages are worth a place on the page, best first; an offer of theirs is not one of them.
_RANK = ("meso_a", "meso_b", "meso_c", "target", "opening", "fallback", "idea")
_LABELS = {"meso_a": "A", "meso_b": "B", "meso_c": "C", "target": "Target", "opening": "Open",
           "fallback": "Fallback", "idea": "Idea"}  # fmt: skip
#: Options that say nothing without the name of their issue.
_BARE = frozenset((
    "yes", "no", "none", "all", "both", "half", "full", "partial", "open", "closed", "mine", "theirs",
    "ours",
))  # fmt: skip


def block(facts: Facts) -> Block:
    """The packages, those to be offered side by side first, each with its worth to both."""
    known = all_said(facts.dossier, {package.id: place for package, place in places(facts.dossier)})
    bare = _bare_options(facts.dossier)
    chosen = [package for package in facts.dossier.packages if package.role in _RANK]
    chosen.sort(key=lambda package: _RANK.index(package.role))
    items: list[Item] = []
    for package in chosen:
        contents = _said(facts.dossier, package, bare, _worth(known[package.id]))
        items.append(Item(contents, marked(_LABELS[package.role]), package.id))
    return Block("packages", "Packages to offer", tuple(items), worth=72, least=3, most=3)


def _worth(known: Said) -> str:
    """What it is worth to both, as far as that rests on scores; nothing where none is given."""
    mine = known.short("me") if known.me != "none" else ""
    theirs = f"they ~{known.short('them')}" if known.them != "none" else ""
    return joined((mine, theirs))


def _said(dossier: Dossier, package: Package, bare: set[str], worth: str) -> Runs:
    name, contents = clean(package.name), _contents(dossier, package, bare)
    named = name and folded(name) != folded(PACKAGE_ROLES[package.role])
    parts: list[Runs] = [(own(name, bold=True),)] if named else []
    if contents:
        parts += [contents, (ours(worth, ink="soft"),)] if worth else [contents]
    runs: list[Run] = []
    for part in parts:
        runs += [ours(APART), *part] if runs else part
    return tuple(runs) or (ours("Nothing chosen yet", ink="faint"),)


def _contents(dossier: Dossier, package: Package, bare: set[str]) -> Runs:
    choices = dossier.choices_of(package.id)
    options = {option.id: option for option in dossier.options}
    runs: list[Run] = []
    for issue in dossier.issues:
        option = options.get(choices.get(issue.id, ""))
        if option is None or not clean(option.name):
            continue
        runs += [ours(", ")] if runs else []
        runs += [own(issue.name, ink="soft"), ours(" ")] if option.id in bare else []
        runs.append(own(option.name))
    return tuple(runs)


def _bare_options(dossier: Dossier) -> set[str]:
    """Options that need the name of their issue beside them: a mere figure or yes, or a name that
    options of several issues have."""
    issues_of = Counter(name for name, _ in {(folded(o.name), o.issue_id) for o in dossier.options})
    return {
        option.id
        for option in dossier.options
        if (name := folded(option.name)) in _BARE
        or issues_of[name] > 1
        or not any(letter.isalpha() for letter in name)
    }
