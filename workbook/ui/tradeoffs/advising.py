"""What the card advises: packages better for both, trades, and what is cheapest to give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.better import Better, betters
from workbook.analysis.tradeoffs.packages import Place
from workbook.analysis.tradeoffs.robustness import prefer_robust
from workbook.analysis.tradeoffs.said import Said, is_scored
from workbook.analysis.tradeoffs.trades import Trade, concessions, trades
from workbook.analysis.wording import listed, points
from workbook.model import Dossier
from workbook.ui.tradeoffs.advice import Advice

BETTERS, TRADES, GIVES = 3, 6, 5
_AT_ONCE = 2
#: A better package with more changes than this is far off.
_NEAR = 4
#: Gains below half a point are within what anybody can judge.
_WORTH_SAYING = 0.5
_NO_MORE = "What could be better for both of you is worth less than a point."
_EFFICIENT = "No other package is better for one of you and no worse for the other."


@dataclass(frozen=True)
class Advised:
    """What is said of a package: what it leaves, what is better, trades, and how many of these at once."""

    left: str = ""
    best: Better | None = None
    betters: tuple[Advice, ...] = ()
    trades: tuple[Advice, ...] = ()
    at_once: int = 0


def advise(dossier: Dossier, now: Said, *, certain: bool, ranked: bool = True) -> Advised:
    """The advice on a package; ``certain`` where no weight and no score is missing at all, ``ranked`` to have
    the surer of equally near packages first, which takes longer."""
    at = now.place
    if not now.whole:
        return Advised()
    scored = {row.id for row in dossier.options if is_scored(row)}
    if at.efficient or at.better is None or not _matters(at.better):
        plain = _EFFICIENT if at.efficient else _NO_MORE
        return Advised(left=plain if certain else "")
    found = [
        each for each in betters(dossier, at.choices) if _matters(each) and _within(scored, each.choices)
    ]
    told = _robust_first(dossier, found) if ranked else found
    small = tuple(_trades(dossier, at, scored, [each.choices for each in told]))
    return Advised(
        left=at.left.sentence if at.left and certain else "",
        best=told[0] if told else None,
        betters=tuple(_advice(told)),
        trades=small,
        # Where the nearest better package is far off, a single trade is the easier step.
        at_once=0 if _is_near(told) else min(_AT_ONCE, len(small)),
    )


def gives(dossier: Dossier, now: Said) -> tuple[Advice, ...]:
    """What to give from here, the cheapest for what it brings them first."""
    if not now.whole:
        return ()
    scored = {row.id for row in dossier.options if is_scored(row)}
    found = concessions(dossier, now.place.choices, limit=GIVES)
    return tuple(
        Advice(trade.sentence, _after(now.place, trade))
        for trade in found
        if _within(scored, _options(trade))
    )


def _is_near(found: Sequence[Better]) -> bool:
    return bool(found) and len(found[0].changes) <= _NEAR


def _matters(found: Better) -> bool:
    return max(found.me_gain, found.them_gain) >= _WORTH_SAYING


def _robust_first(dossier: Dossier, found: Sequence[Better]) -> list[Better]:
    """Of those with as many changes, those first that most possible versions of them can accept."""
    far = [len(each.changes) for each in found]
    tied = len(set(far)) < len(far)
    order = prefer_robust(dossier, [each.choices for each in found]) if tied else range(len(found))
    return sorted((found[place] for place in order), key=lambda each: len(each.changes))


def _advice(found: Sequence[Better]) -> Iterable[Advice]:
    before = ""
    # Far from here the better packages are hardly told apart, and one is enough to see how far.
    for each in found if _is_near(found) else found[:1]:
        title, _, text = each.sentence.partition(": ")
        short = text.replace(listed(each.changes, limit=12), listed(each.changes, limit=_NEAR), 1)
        whole = text if short != text else ""
        yield Advice(short[:1].upper() + short[1:], each.choices, "" if title == before else title, whole)
        before = title


def _trades(
    dossier: Dossier, at: Place, scored: set[str], told: Sequence[dict[str, str]]
) -> Iterable[Advice]:
    for trade in trades(dossier, at.choices, limit=TRADES):
        choices = _after(at, trade)
        if _within(scored, _options(trade)) and choices not in told:
            net = f"You {points(trade.me)} better, they about {points(trade.them)}"
            if trade.ratio is not None:
                net += f"; what you give brings them {trade.ratio:.1f} for each point it costs you"
            yield Advice(trade.sentence, choices, tip=net)


def _options(trade: Trade) -> dict[str, str]:
    return {change.issue_id: change.option_id for change in trade.changes}


def _after(at: Place, trade: Trade) -> dict[str, str]:
    return {**at.choices, **_options(trade)}


def _within(scored: set[str], choices: dict[str, str]) -> bool:
    return scored.issuperset(choices.values())
