"""How the page looks: colours, sizes, spaces and papers. Lengths are points."""

from dataclasses import dataclass

from workbook.figures.shapes import Ink

#: Colours for paper. The accents differ in lightness too: a black-and-white printer keeps them apart.
COLOURS: dict[Ink, str] = {
    "ink": "#15191d",
    "soft": "#535b62",
    "faint": "#858d94",
    "line": "#cbd0d4",
    "me": "#17677f",
    "me-soft": "#dcebef",
    "them": "#b4561a",
    "them-soft": "#f3dfd0",
    "ok": "#2d7a4b",
    "warn": "#a2372c",
    "paper": "#ffffff",
}

A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)
PAPERS = {"a4": A4, "letter": LETTER}


def rgb(ink: Ink) -> tuple[float, float, float]:
    """Red, green and blue of an ink, each from 0 to 1."""
    return _RGB[ink]


_RGB: dict[Ink, tuple[float, float, float]] = {
    ink: tuple(int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[misc]
    for ink, code in COLOURS.items()
}


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a page is set: which sizes of body text are tried, how far lines stand apart in ems, how many
    columns the lists have at most, and whether a hairline stands over each heading. ``loose`` scales the
    spaces between things, ``side`` is the margin."""

    name: str
    sizes: tuple[float, ...]
    leading: float
    columns: int
    gutter: float
    side: float
    loose: float = 1.0
    ruled: bool = False


#: Nothing on paper is set smaller, in points.
SMALLEST = 7.5
_SIZES = (SMALLEST, 7.75, 8.0, 8.25, 8.5, 8.75, 9.0, 9.25, 9.5, 9.75, 10.0, 10.5, 11.0)
CLEAN = Style("clean", _SIZES, 1.28, 2, 22.0, 36.0)
COMPACT = Style("compact", _SIZES[:9], 1.2, 3, 14.0, 30.0, loose=0.8, ruled=True)
STYLES = {style.name: style for style in (CLEAN, COMPACT)}


def style(name: str) -> Style:
    """The style of that name. Raises ValueError for an unknown one, naming those there are."""
    if name not in STYLES:
        raise ValueError(f"There is no style called “{name}”; there are: {', '.join(STYLES)}.")
    return STYLES[name]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its margins."""

    width: float
    height: float
    side: float = 36.0
    top: float = 34.0
    bottom: float = 26.0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side


def page(paper: str) -> Page:
    """The sheet of that name. Raises ValueError for an unknown one, naming those there are."""
    if paper not in PAPERS:
        raise ValueError(f"There is no paper called “{paper}”; there are: {', '.join(PAPERS)}.")
    return Page(*PAPERS[paper])
