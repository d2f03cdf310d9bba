"""What the other side may see: a list of what may be on the page for the table, not of what may not.

The page is made from a dossier that holds nothing else, so no block, figure or entry of the file's
properties can show more.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbook.model import (
    NAMES,
    Ally,
    Alternative,
    Choice,
    Counter,
    Deadline,
    Disclosure,
    Dossier,
    Entry,
    Finding,
    Interest,
    InterestLink,
    Issue,
    IssueResult,
    Item,
    KeySentence,
    LeverageItem,
    Move,
    Negotiation,
    Objection,
    Offer,
    Option,
    Package,
    Party,
    Position,
    PracticeGoal,
    Prediction,
    Question,
    Reflection,
    Reminder,
    Row,
    Script,
    Service,
    Sheet,
    Standard,
)  # fmt: skip

#: Packages that are made to be laid before the other side.
OFFERED = ("meso_a", "meso_b", "meso_c")

#: What stands over the page where nobody chose a title for it.
TITLE = "Agenda"

_PART = ("negotiation_id", "position")
_ON_PAGE = (*_PART, "pinned")

#: Which fields of which tables may be on the page. A table that is not here has none.
SHARED: dict[type[Row], tuple[str, ...]] = {
    Negotiation: ("counterpart", "meeting_on", "meeting_time"),
    Script: (*_PART, "opening", "justification", "standard_id"),
    Sheet: (*_PART, "version", "title", "note", "style", "hidden", "block_order"),
    Party: (*_PART, "side"),
    Interest: (*_ON_PAGE, "party_id", "text", "shared"),
    Issue: (*_ON_PAGE, "name", "opening_id", "shared"),
    Option: (*_PART, "issue_id", "name"),
    Package: (*_ON_PAGE, "role"),
    Choice: (*_PART, "package_id", "issue_id", "option_id"),
    Standard: (*_ON_PAGE, "what", "figure", "source", "shared"),
    Question: (*_ON_PAGE, "text", "asked", "on_brief", "shared"),
    Disclosure: (*_ON_PAGE, "fact", "handling", "shared"),
}

#: Which fields may not. Together with those above they are all there are: whoever adds a field decides.
KEPT: dict[type[Row], tuple[str, ...]] = {
    Negotiation: (
        "title", "kind", "stage", "relationship", "relationship_note", "place", "medium", "situation", "goal",
        "their_success", "walk_away_worth", "safety_margin", "their_walk_away_low", "their_walk_away_likely",
        "their_walk_away_high", "created_at",
    ),
    Script: ("framing", "pause", "next_step", "note"),
    Issue: (
        "note", "weight_me", "weight_them_low", "weight_them_likely", "weight_them_high", "target_id",
        "walk_away_id", "weight_locked",
    ),
    Option: ("score_me", "score_them_low", "score_them_likely", "score_them_high"),
    Package: ("name", "note"),
    Standard: ("kind", "issue_id", "fair_to_me", "fair_to_them", "note"),
    Question: ("interest_id", "answer"),
    Disclosure: ("how",),
    LeverageItem: (
        *_ON_PAGE, "side", "source", "what", "felt", "evidenced", "evidence", "known", "fades_on", "grow",
        "answer",
    ),
    Alternative: (
        *_PART, "side", "name", "note", "worth", "cost", "probability", "next_step", "next_step_on",
        "signal", "signal_how", "package_id",
    ),
    Ally: (*_PART, "name", "stance", "interest", "ask", "status"),
    Deadline: (*_ON_PAGE, "side", "what", "due_on", "known", "waiting_cost", "handling"),
    Party: ("name", "role"),
    Position: (*_PART, "party_id", "text"),
    Interest: ("position_id", "kind", "importance", "certainty"),
    InterestLink: (*_PART, "first_id", "second_id", "relation", "note"),
    Service: (*_PART, "issue_id", "interest_id"),
    Finding: (*_PART, "what", "topic", "how", "due_on", "answer"),
    Move: (*_ON_PAGE, "if_you", "i_can", "note"),
    Counter: (*_ON_PAGE, "expected", "response"),
    Offer: (*_PART, "side", "made_at", "text", "package_id", "note", "heard"),
    Item: (*_PART, "name", "points_me", "points_them", "note"),
    KeySentence: (*_ON_PAGE, "text", "when"),
    Objection: (*_ON_PAGE, "they_say", "reply", "box", "due_on", "times", "rating"),
    Reminder: (*_PART, "text", "kind", "on_brief"),
    Reflection: (
        *_PART, "outcome", "held_on", "agreement", "package_id", "opened_by", "concessions", "surprises",
        "revealed", "felt", "relationship_after", "relationship_note", "process_quality",
        "outcome_quality", "worked", "did_not_work", "differently", "keep", "change", "practise",
    ),
    IssueResult: (*_PART, "issue_id", "option_id", "result"),
    Prediction: (*_PART, "about", "guess", "confidence", "truth", "verdict"),
    Entry: ("negotiation_id", "written_on", "kind", "title", "text", "tags", "lesson"),
    PracticeGoal: ("negotiation_id", "position", "goal", "where", "due_on", "done", "result"),
}  # fmt: skip


def safe(dossier: Dossier) -> Dossier:
    """A dossier of nothing but what may be shown, in copies of the rows; everything else is empty.

    Of the facts those to be told, of the questions those that are to be asked yet, of the packages the
    offers, of the options those that are proposed or in an offer: that an option was thought of at all
    would say how far one can be brought. Of interests only the person's own that were chosen for the table.
    """
    bare = Dossier(Negotiation(), Script(negotiation_id=""), Reflection(negotiation_id=""))
    shown = _to_be_shown(dossier)
    parts: dict[str, Any] = {}
    for table in SHARED:
        asks = shown.get(table)
        rows = tuple(_copy(row) for row in dossier.rows(table) if asks is None or asks(row))
        parts[NAMES[table]] = rows if isinstance(getattr(bare, NAMES[table]), tuple) else rows[0]
    return _titled(replace(bare, **parts))


def _copy(row: Row) -> Row:
    table = type(row)
    return table(id=row.id, **{name: getattr(row, name) for name in SHARED[table]})


def _titled(shown: Dossier) -> Dossier:
    """Under the title chosen for this page: that of the negotiation may say what only its writer should
    read, such as “Get 15 % from Ines”."""
    titles = [sheet.title for sheet in shown.sheets if sheet.title.strip()]
    shown.negotiation.title = titles[0] if titles else TITLE
    return shown


def _to_be_shown(dossier: Dossier) -> dict[type[Row], Callable[[Any], bool]]:
    """Of which tables not all rows are shown, and which of them are."""
    issues = {issue.id for issue in dossier.issues if issue.shared}
    packages = {package.id for package in dossier.packages if package.role in OFFERED}
    options = {choice.option_id for choice in dossier.choices if choice.package_id in packages}
    options |= {issue.opening_id for issue in dossier.issues if issue.opening_id}
    mine = {party.id for party in dossier.parties if party.side == "me"}
    return {
        Issue: lambda row: row.shared,
        Option: lambda row: row.id in options and row.issue_id in issues,
        Package: lambda row: row.id in packages,
        Choice: lambda row: row.package_id in packages and row.issue_id in issues,
        Party: lambda row: row.id in mine,
        Interest: lambda row: row.shared and row.party_id in mine,
        Standard: lambda row: row.shared,
        Question: lambda row: row.shared and row.on_brief and not row.asked,
        Disclosure: lambda row: row.shared and row.handling == "tell",
        Sheet: lambda row: row.version == "table-safe",
    }
