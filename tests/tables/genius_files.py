"""GENIUS files as the simulator and NegMAS write them, made from issues."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

#: The Laptop domain of the GENIUS repository: evaluations of each value by buyer and seller.
LAPTOP: dict[str, dict[str, tuple[float, float]]] = {
    "Laptop": {"Dell": (1, 1), "Macintosh": (2, 3), "HP": (3, 2)},
    "Harddisk": {"60 Gb": (3, 2), "80 Gb": (2, 3), "120 Gb": (1, 1)},
    "External Monitor": {"19'' LCD": (3, 3), "20'' LCD": (1, 2), "23'' LCD": (2, 1)},
}
LAPTOP_WEIGHTS = (
    ("0.4452125771655631", "0.37808251708013424", "0.1767567099260568"),
    ("0.37808251708013424", "0.1767567099260568", "0.4452125771655631"),
)


def domain(issues: Sequence[str]) -> str:
    """A domain with these issues, each a piece of XML."""
    inner = "\n".join(issues)
    return (
        '<negotiation_template number_of_sessions="1">\n<utility_space number_of_issues="0">\n'
        '<objective index="0" description="" name="root" type="objective" etype="objective">\n'
        f"{inner}\n</objective>\n</utility_space>\n</negotiation_template>\n"
    )


def profile(issues: Sequence[str], weights: Sequence[str], last: str = "") -> str:
    """A profile with these issues, their weights, and what comes last, such as a reservation."""
    told = [f'<weight index="{i}" value="{weight}">\n</weight>' for i, weight in enumerate(weights, 1)]
    inner = "\n".join([*issues, *told])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<utility_space>\n'
        f'<objective index="0" name="root" type="objective">\n{inner}\n</objective>\n{last}</utility_space>\n'
    )


def listed(place: int, name: str, values: Mapping[str, float | str | None]) -> str:
    """A discrete issue: its values, with an evaluation each where it is not None."""
    items = "\n".join(
        f'<item index="{i}" value={quoteattr(value)} cost="0"'
        + ("" if evaluation is None else f' evaluation="{evaluation}"')
        + ">\n</item>"
        for i, (value, evaluation) in enumerate(values.items(), 1)
    )
    kinds = 'vtype="discrete" type="discrete" etype="discrete"'
    return f'<issue index="{place}" name={quoteattr(name)} {kinds}>\n{items}\n</issue>'


def whole(place: int, name: str, low: int, high: int, inner: str = "") -> str:
    """An issue of whole numbers."""
    kinds = 'etype="integer" type="integer" vtype="integer"'
    ends = f'lowerbound="{low}" upperbound="{high}"'
    return f'<issue index="{place}" name={quoteattr(name)} {kinds} {ends}>{inner}</issue>'


def laptop(folder: Path, last: tuple[str, str] = ("", "")) -> tuple[Path, Path, Path]:
    """The files of the Laptop domain: the domain, the buyer, the seller."""
    texts = [domain([listed(i, n, dict.fromkeys(row)) for i, (n, row) in enumerate(LAPTOP.items(), 1)])]
    for side in (0, 1):
        rows = [{value: pair[side] for value, pair in row.items()} for row in LAPTOP.values()]
        issues = [listed(i, n, row) for i, (n, row) in enumerate(zip(LAPTOP, rows, strict=True), 1)]
        texts.append(profile(issues, LAPTOP_WEIGHTS[side], last[side]))
    paths = [folder / name for name in ("laptop.xml", "buyer.xml", "seller.xml")]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths[0], paths[1], paths[2]
