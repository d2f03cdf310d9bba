"""A first package to change, for where nothing is picked yet."""

from workbook.analysis.tradeoffs.said import is_scored
from workbook.analysis.tradeoffs.solutions import solutions
from workbook.model import Dossier

WAY_IN = "Click the options in the rows above, or start from a balanced one and change it."
MIDDLE = "This is the middle option of each issue. Change what you like."


def balanced(dossier: Dossier) -> tuple[dict[str, str], str]:
    """A package for every issue that has options, and what it is in words: the Nash bargaining solution
    where all options are scored and some package suits both; else the middle option of each issue."""
    if all(map(is_scored, dossier.options)):
        nash = next((row for row in solutions(dossier) if row.key == "nash"), None)
        if nash is not None:
            return dict(nash.choices), f"This is the {nash.name}. {nash.sentence} Change what you like."
    groups = ((row.id, dossier.options_of(row.id)) for row in dossier.issues)
    return {key: rows[(len(rows) - 1) // 2].id for key, rows in groups if rows}, MIDDLE
