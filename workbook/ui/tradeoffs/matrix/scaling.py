"""Bringing pasted numbers onto the scale from 0 to 100 without changing what they say.

Worth is weight times score. Scores that run from ``low`` to ``high`` say the same as scores from 0 to
100 when the weight grows with ``high - low`` (Keeney and Raiffa, *Decisions with Multiple Objectives*,
1976: additive value functions are unique up to such a change of origin and unit).
"""

from collections.abc import Mapping, Sequence

from workbook.analysis.wording import folded
from workbook.model import Dossier, Issue, Option
from workbook.ui import numbers
from workbook.ui.range_bars import TOP
from workbook.ui.tradeoffs.matrix.clipboard import NotPasted
from workbook.ui.tradeoffs.matrix.entries import Entry, Number, with_numbers
from workbook.ui.tradeoffs.matrix.lines import ESTIMATE, FIELDS, LIKELY, ME

_SIDES = ((ME,), ESTIMATE)


def outside(entries: Sequence[Entry]) -> list[Number]:
    """The numbers that are not from 0 to 100, in order."""
    given = [
        number for entry in entries for part in (entry.weights, entry.scores) for number in part.values()
    ]
    return [number for number in given if not 0 <= number.value <= TOP]


def told(found: Sequence[Number]) -> str:
    """What is the matter with numbers outside the scale."""
    first = f"{numbers.show(found[0].value)} in {found[0].where}"
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return f"Weights and scores run from 0 to 100, but there is {first}{more}."


def scaled(entries: Sequence[Entry], dossier: Dossier) -> tuple[list[Entry], str]:
    """The entries on the scale from 0 to 100, and a sentence that says what was done to them.

    In each issue the lowest score of a side becomes 0 and the highest 100. Where the table holds all
    issues there are, weights take over how far apart the scores were, and add up to 100.
    Raises NotPasted for weights below 0, and where scores that are there already would be on another scale.
    """
    below = [number for entry in entries for number in entry.weights.values() if number.value < 0]
    if below:
        raise NotPasted(f"A weight cannot be below 0, as in {below[0].where}.")
    kept = {_key(issue) for issue in dossier.issues} <= {_key(entry.issue) for entry in entries}
    made, weighed = list(entries), False
    for side in _SIDES:
        spans = _spans(made, side)
        if not any(low < 0 or high > TOP for low, high in spans.values()) and not _heavy(made, side):
            continue
        _check_whole(made, dossier, side, spans)
        if kept:
            made, weighed = _weighed(made, side, spans, dossier), True
        elif _heavy(made, side):
            raise NotPasted("Weights can only be scaled where the table holds all issues.")
        made = [_scored(entry, side, spans) for entry in made]
    said = "Scaled: the lowest score of an issue is 0 now and the highest 100"
    more = "; weights took over how far apart they were" if weighed else "; look at the weights, which stayed"
    return made, f"{said}{more}."


def _check_whole(
    entries: Sequence[Entry], dossier: Dossier, side: Sequence[int], spans: Mapping[str, object]
) -> None:
    pasted = {(_key(entry.issue), _name(entry.option)) for entry in entries}
    issues = {issue.id: issue for issue in dossier.issues if _key(issue) in spans}
    for option in dossier.options:
        issue = issues.get(option.issue_id)
        scored = any(getattr(option, FIELDS[Option][column]) is not None for column in side)
        if issue is not None and scored and (_key(issue), folded(option.name)) not in pasted:
            raise NotPasted(
                f"“{option.name}” of “{issue.name}” is not in the table, so its score would be on "
                "another scale. Put all options of the issue into the table."
            )


def _name(option: Option | str) -> str:
    return folded(option.name if isinstance(option, Option) else option)


def _key(issue: Issue | str) -> str:
    return folded(issue.name if isinstance(issue, Issue) else issue)


def _heavy(entries: Sequence[Entry], side: Sequence[int]) -> bool:
    return any(entry.weights[at].value > TOP for entry in entries for at in side if at in entry.weights)


def _spans(entries: Sequence[Entry], side: Sequence[int]) -> dict[str, tuple[float, float]]:
    found: dict[str, list[float]] = {}
    for entry in entries:
        values = [entry.scores[at].value for at in side if at in entry.scores]
        found.setdefault(_key(entry.issue), []).extend(values)
    return {key: (min(values), max(values)) for key, values in found.items() if values}


def _scored(entry: Entry, side: Sequence[int], spans: Mapping[str, tuple[float, float]]) -> Entry:
    low, high = spans.get(_key(entry.issue), (0.0, TOP))
    wide = high - low

    def on_scale(number: Number) -> Number:
        return Number(round((number.value - low) / wide * TOP, 4) if wide else TOP, number.where)

    return with_numbers(
        entry, scores={at: on_scale(number) if at in side else number for at, number in entry.scores.items()}
    )


def _weighed(
    entries: Sequence[Entry], side: Sequence[int], spans: Mapping[str, tuple[float, float]], dossier: Dossier
) -> list[Entry]:
    """The entries with weights in proportion to weight times span, the best guesses adding up to 100."""
    main = LIKELY if LIKELY in side else ME
    weights = _weights(entries, side, main, dossier)
    wide = {key: high - low for key, (low, high) in spans.items()}
    heavy = {key: weights[key][main] * wide.get(key, TOP) for key in weights}
    whole = sum(heavy.values()) or 1.0
    made, seen = [], set()
    for entry in entries:
        key = _key(entry.issue)
        kept = {at: number for at, number in entry.weights.items() if at not in side}
        share = wide.get(key, TOP) * TOP / whole
        new = {
            at: Number(min(round(value * share, 4), TOP), f"row {entry.row}")
            for at, value in weights[key].items()
        }
        made.append(with_numbers(entry, weights=kept if key in seen else kept | new))
        seen.add(key)
    return made


def _weights(
    entries: Sequence[Entry], side: Sequence[int], main: int, dossier: Dossier
) -> dict[str, dict[int, float]]:
    """The weights of one side by issue: those pasted, else those there, else all alike."""
    found: dict[str, dict[int, float]] = {_key(entry.issue): {} for entry in entries}
    for entry in entries:
        found[_key(entry.issue)] |= {at: n.value for at, n in entry.weights.items() if at in side}
    known = {_key(issue): issue for issue in dossier.issues}
    name = "weight_me" if main == ME else "weight_them_likely"
    if not any(found.values()):
        for key, issue in known.items():
            value = getattr(issue, name)
            found[key] |= {main: value} if value is not None else {}
    anything = any(main in given for given in found.values())
    return {key: {main: 0.0 if anything else 1.0} | given for key, given in found.items()}
