"""How exact numbers are written out."""

from fractions import Fraction

#: So many decimals are shown to a person.
DECIMALS = 6


def plain(number: Fraction) -> int | float:
    """The number as JSON has it: whole numbers exactly, others as the nearest float (15 digits and more)."""
    return number.numerator if number.denominator == 1 else float(number)


def shown(number: Fraction) -> str:
    """The number for a person: up to DECIMALS decimals, more for one that would read as nothing."""
    if number.denominator == 1:
        return str(number.numerator)
    text = f"{float(number):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return f"{float(number):.3g}" if text in ("0", "-0") else text


def counted(number: int, noun: str) -> str:
    """A whole number with its noun; one beyond imagining as a power of ten."""
    if number < 10**15:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"
    return f"about {str(number)[0]}.{str(number)[1]} × 10^{len(str(number)) - 1} {noun}s"
