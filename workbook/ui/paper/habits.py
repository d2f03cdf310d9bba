"""Whose days and numbers are written on paper."""

from PySide6.QtCore import QLocale


def locale_name() -> str:
    """The desktop's locale with its script, as in “sr-Latn”; nothing where it names no country."""
    known = QLocale()
    return "" if known.language() == QLocale.Language.C else known.bcp47Name()
