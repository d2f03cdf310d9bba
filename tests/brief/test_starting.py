"""The page is made where it is asked for: lazily, without a screen, beside the window."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

from tests.brief.dossiers import TODAY, one_item, sample
from workbook.brief import make


def run(code: str) -> str:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "DISPLAY", "WAYLAND"))
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=kept, capture_output=True, text=True, check=True
    ).stdout


def test_importing_the_brief_imports_nothing_that_makes_pages():
    code = """
import sys, workbook.brief
print([name for name in ("reportlab", "fontTools", "PySide6", "pymupdf_fonts") if name in sys.modules])
"""
    assert run(code).strip() == "[]"


def test_a_page_is_made_without_a_screen_and_without_an_application():
    code = """
from datetime import date
from workbook.brief import make, unprintable
from workbook.model import Dossier, new_negotiation
dossier = Dossier(*new_negotiation(title="Lease"))
print(len(make(dossier, today=date(2026, 11, 23))) > 3000, unprintable(dossier))
"""
    assert run(code).strip() == "True ()"


def test_a_page_made_in_another_thread_is_the_same_page():
    dossiers = [one_item(), sample("pay-rise")]
    expected = [make(dossier, today=TODAY) for dossier in dossiers]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(2):
            found = pool.map(lambda dossier, day: make(dossier, today=day), dossiers * 2, repeat(TODAY))
            assert list(found) == expected * 2
