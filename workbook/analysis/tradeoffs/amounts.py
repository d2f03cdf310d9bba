"""Numbers in the names of options: “58k”, “112 a meter”, “30 days”, “€ 1.250,50”."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbook.analysis.wording import folded

_SPACES = " \u00a0\u202f\u2009'’"
_FIGURE = re.compile(rf"\d+(?:(?:[.,]|[{_SPACES}](?=\d{{3}}(?!\d)))\d+)*")
_TIMES = re.compile(r"(?:([km])(?!\w)|\s(thousand|million)\b)", re.IGNORECASE)
_FACTORS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_ODD_DIGITS = str.maketrans({"٫": ".", "٬": ",", "−": "-"})


@dataclass(frozen=True)
class Amount:
    """A number as it stands in a text: ``before`` and ``after`` are the words around its figure."""

    before: str
    figure: str
    after: str
    factor: int

    @property
    def unit(self) -> str:
        """The words around, for comparing: “30 days” and “1 day” have the same."""
        words = folded(f"{self.before.rstrip('-')} {self.after[self._factor_length() :]}").split()
        return " ".join(word[:-1] if len(word) > 1 and word.endswith("s") else word for word in words)

    def _factor_length(self) -> int:
        found = _TIMES.match(self.after)
        return found.end() if found else 0

    @property
    def sign(self) -> int:
        return -1 if re.search(r"(?:^|\s)-$", self.before) else 1

    def shown(self, mark: str = "") -> Decimal | None:
        """The figure as it stands, without its factor; ``mark`` is the decimal mark where it is known.
        None where it may be read in two ways, or in none."""
        number = _reading(self.figure, mark)
        return None if number is None else self.sign * number

    def value(self, mark: str = "") -> Decimal | None:
        """What the number is, such as 58000 of “58k”; None as with ``shown``."""
        shown = self.shown(mark)
        return None if shown is None else shown * self.factor


def amount_in(text: str) -> Amount | None:
    """The one number of a text; None where there is none, or more than one."""
    plain = "".join(str(unicodedata.decimal(char, char)) for char in text).translate(_ODD_DIGITS)
    found = list(_FIGURE.finditer(plain))
    if len(found) != 1:
        return None
    before, figure, after = plain[: found[0].start()], found[0].group(), plain[found[0].end() :]
    times = _TIMES.match(after)
    factor = _FACTORS[(times.group(1) or times.group(2)).lower()] if times else 1
    return Amount(before, figure, after, factor)


def number_in(text: str) -> Decimal | None:
    """The one number of a text: 58000 of “58k”, 112 of “112 a meter”, 1.5 of “1,5 %”.

    A point and a comma may both be the decimal mark; None where there is no number or more than one, or
    where it may be read in two ways, as “1,234” may.
    """
    amount = amount_in(text)
    return amount.value() if amount else None


def numbers_in(texts: Sequence[str]) -> tuple[Decimal | None, ...]:
    """The numbers of texts that belong together, None where a text has none that compares with the others.

    What is around the numbers must be the same (“30 days” and “2 weeks” do not compare: those with the
    commonest words count). “1,000” among its like is read as they show it is written.
    """
    amounts = [amount_in(text) for text in texts]
    units = Counter(amount.unit for amount in amounts if amount)
    unit = units.most_common(1)[0][0] if units else ""
    mark = decimal_mark([amount for amount in amounts if amount and amount.unit == unit])
    return tuple(amount.value(mark) if amount and amount.unit == unit else None for amount in amounts)


def decimal_mark(amounts: Iterable[Amount]) -> str:
    """The decimal mark these amounts are written with, where they show it; otherwise “”.

    Where each mark may be one of thousands it is taken so, unless there are smaller numbers beside, as in
    “1.250 kg” and “2 kg”.
    """
    figures = [amount.figure for amount in amounts]
    for mark, other in ((".", ","), (",", ".")):
        if any(_shows(figure, mark, other) for figure in figures):
            return mark
    unclear = {mark for figure in figures for mark in ".," if mark in figure and _reading(figure) is None}
    small = [figure for figure in figures if len(re.sub(r"\D.*", "", figure)) < 3 and figure.isdecimal()]
    if len(unclear) != 1 or small:
        return ""
    return "," if "." in unclear else "."


def _shows(figure: str, mark: str, other: str) -> bool:
    both = mark in figure and figure.rfind(mark) > figure.rfind(other) >= 0
    clear = figure.count(mark) == 1 and other not in figure and _reading(figure) is not None
    return both or clear or figure.count(other) > 1


def _reading(figure: str, mark: str = "") -> Decimal | None:
    """The figure as a number; ``mark`` is the decimal mark where it is known, else only one reading does."""
    bare = re.sub(f"[{_SPACES}]", "", figure)
    readings = {
        Decimal(found.replace(group, "").replace(decimal, "."))
        for group, decimal in ((",", "."), (".", ","))
        if mark in ("", decimal) and (found := _written(bare, group, decimal, spaced=bare != figure))
    }
    return readings.pop() if len(readings) == 1 else None


def _written(figure: str, group: str, decimal: str, *, spaced: bool) -> str:
    """The figure itself where it is well written with these marks; spaces group already, if there are any."""
    whole = rf"\d{{1,3}}(?:\{group}\d{{3}})+|\d+" if not spaced else r"\d+"
    if not re.fullmatch(rf"(?:{whole})(?:\{decimal}\d+)?", figure):
        return ""
    # A leading zero stands before decimals, never before thousands.
    return "" if re.match(rf"0\d*\{group}", figure) else figure
