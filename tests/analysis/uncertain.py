"""Small random negotiations in which the estimates of them have ranges."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.analysis.domains import dossiers
from tests.analysis.making import dossier
from workbook.model import Dossier, Issue, Negotiation, Option, Row

_width = st.one_of(st.just(0.0), st.integers(0, 40).map(float), st.integers(0, 400).map(lambda t: t / 10))


@st.composite
def uncertain_dossiers(draw: st.DrawFn) -> Dossier:
    """The random domains with low and high ends around many of their estimates."""
    bare = draw(dossiers())
    rows: list[Issue | Option] = [*bare.issues, *bare.options]
    for row in rows:
        _widen(draw, row, "weight_them" if isinstance(row, Issue) else "score_them")
    _widen(draw, bare.negotiation, "their_walk_away")
    return bare


def _widen(draw: st.DrawFn, row: Row, stem: str) -> None:
    likely = getattr(row, f"{stem}_likely")
    if likely is not None and draw(st.booleans()):
        setattr(row, f"{stem}_low", max(0.0, round(likely - draw(_width), 1)))
        setattr(row, f"{stem}_high", min(max(100.0, likely), round(likely + draw(_width), 1)))


def ranged(
    *rows: Any, weights: dict[str, tuple[float, float, float]], walk_away: Any = None, **values: Any
) -> Dossier:
    """Issues of the given weights to them (low, likely, high), each from 0 (“no”, best for me) over 60
    (“half”) to 100 (“yes”, best for them)."""
    every: list[Any] = []
    for name, (low, likely, high) in weights.items():
        issue = Issue(id=name, name=name, weight_me=100 / len(weights))
        issue.weight_them_low, issue.weight_them_likely, issue.weight_them_high = low, likely, high
        every.append(issue)
        for option, score in {"no": 0.0, "half": 60.0, "yes": 100.0}.items():
            every.append(
                Option(
                    id=f"{name}/{option}",
                    issue_id=name,
                    name=option,
                    score_me=100 - score,
                    score_them_likely=score,
                )
            )
    if walk_away is not None:
        keys = ("their_walk_away_low", "their_walk_away_likely", "their_walk_away_high")
        values |= dict(zip(keys, walk_away, strict=True))
    return dossier(*every, *rows, **values)


def without_ranges(given: Dossier) -> Dossier:
    """The same negotiation with the likely estimates alone."""
    issues = [_bare(row, "weight_them") for row in given.issues]
    options = [_bare(row, "score_them") for row in given.options]
    negotiation = _bare(given.negotiation, "their_walk_away")
    assert isinstance(negotiation, Negotiation)
    return replace(given, issues=tuple(issues), options=tuple(options), negotiation=negotiation)


def _bare(row: Any, stem: str) -> Any:
    return type(row)(**{**row.model_dump(), f"{stem}_low": None, f"{stem}_high": None})
