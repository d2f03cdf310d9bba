"""Reading and showing numbers as people write them, whatever their country's marks."""

import re
import unicodedata
from decimal import Decimal

from PySide6.QtCore import QLocale

_SPACES = "\u0020\u00a0\u202f\u2009'’"
_MARKS = str.maketrans({"٫": ".", "٬": ",", "−": "-"})
_GROUPED = r"\d{1,3}(?:%s\d{3})+"


class NotANumber(ValueError):
    """What was typed is no number, or may be read in two ways; the text says what to do."""


def parse(text: str) -> float | None:
    """The number written, or None for an empty text.

    A point and a comma may both be the decimal mark. Where only one reading is possible it is
    taken (``1,5``, ``1.234,56``, ``1,234.56``, ``12 500``); ``1,234`` and ``1.234`` could be a thousand
    or a little over one, and are refused. Raises NotANumber, with a sentence for the person.
    """
    plain = "".join(_digit(char) for char in text.strip()).translate(_MARKS)
    if not plain:
        return None
    sign = -1 if plain.startswith("-") else 1
    value = _unsigned(plain.lstrip("+-") if plain.count("-") + plain.count("+") == 1 else plain)
    return float(sign * value)


def show(value: float | None) -> str:
    """The number with as many decimals as it has, its decimal mark the locale's; empty for None."""
    if value is None:
        return ""
    text = format(Decimal(repr(value)).normalize(), "f")
    return text.replace(".", QLocale().decimalPoint())


def _digit(char: str) -> str:
    # Decimal digits of any script; not superscripts and the like, which make no place in a number.
    return str(unicodedata.decimal(char, char))


def _unsigned(text: str) -> Decimal:
    text = _without_spaces(text)
    if re.fullmatch(r"\d+", text):
        return Decimal(text)
    for group, mark in ((",", r"\."), (r"\.", ",")):
        decimal_mark = mark.replace("\\", "")
        if re.fullmatch(_GROUPED % group + mark + r"\d+", text):
            whole, part = text.split(decimal_mark)
            return Decimal(re.sub(r"\D", "", whole) + "." + part)
    return _one_mark(text)


def _one_mark(text: str) -> Decimal:
    for mark in ".,":
        many = re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}}){{2,}}", text)
        if many:
            return Decimal(text.replace(mark, ""))
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text):
        whole, part = re.split("[.,]", text)
        raise NotANumber(
            f"Is this {whole}{part}, or {whole} and a bit? Write {whole}{part}, or fewer decimals."
        )
    if re.fullmatch(r"\d*[.,]\d+|\d+[.,]", text):
        return Decimal(("0" + text).replace(",", ".").rstrip("."))
    raise NotANumber("This is not a number. Write digits only, such as 40 or 12.5.")


def _without_spaces(text: str) -> str:
    if not any(space in text for space in _SPACES):
        return text
    if not re.fullmatch(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?", text):
        raise NotANumber("This is not a number. Write digits only, such as 40 or 12.5.")
    head = re.sub(f"[{_SPACES}]", "", text)
    # Spaces already group the thousands, so a mark that is left can only be the decimal one.
    return head.replace(",", ".") + ("0" if re.search(r"[.,]\d{3}$", head) else "")
