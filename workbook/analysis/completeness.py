"""What is prepared and what is not, worst first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbook.analysis.leverage import batna
from workbook.analysis.tradeoffs.packages import places
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import counted, listed, named
from workbook.model import Dossier


@dataclass(frozen=True)
class Check:
    """One thing to have prepared, and where it is filled in.

    ``tab`` is the page's key, ``section`` the part or field of the dossier it is filled in, ``minutes``
    what it takes, ``importance`` 1 to 5. ``lacks`` says what is lacking, or nothing.
    """

    key: str
    tab: str
    section: str
    label: str
    minutes: int
    importance: int
    lacks: Callable[[Dossier], str]


@dataclass(frozen=True)
class Open:
    """A check that is not done, with the sentence that says what is lacking."""

    check: Check
    sentence: str


@dataclass(frozen=True)
class Readiness:
    """How many checks are done of how many, and the open ones, the worst first."""

    done: int
    total: int
    open: tuple[Open, ...]

    @property
    def minutes(self) -> int:
        """What everything open takes, in minutes."""
        return sum(item.check.minutes for item in self.open)

    @property
    def sentence(self) -> str:
        """The state in one line, as in “7 of 16 prepared. Next: …”."""
        score = f"{self.done} of {self.total} prepared."
        return f"{score} Next: {self.open[0].sentence}" if self.open else f"{score} You are ready."


def readiness(dossier: Dossier) -> Readiness:
    """How ready a negotiation is: what weighs most and is quickest to do comes first among the open."""
    lacking = [Open(check, said) for check in CHECKS if (said := check.lacks(dossier))]
    lacking.sort(key=lambda item: (-item.check.importance, item.check.minutes))
    return Readiness(len(CHECKS) - len(lacking), len(CHECKS), tuple(lacking))


def _goal(dossier: Dossier) -> str:
    return "" if dossier.negotiation.goal.strip() else "Write down what you want to walk out with."


def _meeting(dossier: Dossier) -> str:
    return "" if dossier.negotiation.meeting_on else "Set the day you meet."


def _their_success(dossier: Dossier) -> str:
    done = dossier.negotiation.their_success.strip()
    return "" if done else "Say what success would be to them."


def _leverage(dossier: Dossier) -> str:
    mine = [row for row in dossier.leverage_items if row.side == "me"]
    bare = [row for row in mine if not row.evidence.strip()]
    if not mine:
        return "Note what gives you leverage."
    if len(bare) == len(mine):
        return "Find evidence for at least one thing that gives you leverage."
    return ""


def _their_leverage(dossier: Dossier) -> str:
    theirs = [row for row in dossier.leverage_items if row.side == "them"]
    if not theirs:
        return "Note what gives them leverage."
    return "" if any(row.answer.strip() for row in theirs) else "Prepare an answer to their leverage."


def _alternatives(dossier: Dossier) -> str:
    best = batna(dossier)
    if best is None:
        return "Note what you do if there is no agreement."
    name = named(best.alternative.name, "your alternative")
    return "" if best.exact is not None else f"Value “{name}”: it tells you where to stop."


def _walk_away(dossier: Dossier) -> str:
    by_issue = dossier.issues and all(row.walk_away_id for row in dossier.issues)
    done = by_issue or dossier.negotiation.walk_away_worth is not None
    return "" if done else "Set your walk-away before you hear their offer."


def _standards(dossier: Dossier) -> str:
    if not dossier.standards:
        return "Find a standard that does not depend on either of you."
    sourced = any(row.source.strip() for row in dossier.standards)
    return "" if sourced else "Say where your standard comes from."


def _disclosure(dossier: Dossier) -> str:
    noted = dossier.deadlines or dossier.disclosures
    return "" if noted else "Decide which facts and deadlines you tell, trade or withhold."


def _interests(dossier: Dossier) -> str:
    whose = [said for side, said in (("me", "your own"), ("them", "their")) if not dossier.interests_on(side)]
    return f"Note {listed(whose)} interests." if whose else ""


def _questions(dossier: Dossier) -> str:
    count = len(dossier.questions)
    return "" if count >= 2 else "Prepare questions that turn guesses into knowledge."


def _issues(dossier: Dossier) -> str:
    if len(dossier.issues) < 2:
        return "Widen it to at least two issues." if dossier.issues else "List the issues to settle."
    few = [row for row in dossier.issues if len(dossier.options_of(row.id)) < 2]
    return f"Give at least two options for {_named(few)}." if few else ""


def _weights(dossier: Dossier) -> str:
    if not dossier.issues:
        return "Say how much each issue matters to you and to them."
    gaps = [gap for gap in matrix(dossier).missing if "option" not in gap]
    return gaps[0] if gaps else ""


def _targets(dossier: Dossier) -> str:
    without = [row for row in dossier.issues if not row.target_id]
    if dossier.issues and not without:
        return ""
    return f"Set a target for {_named(without)}." if without else "Set a target for each issue."


def _packages(dossier: Dossier) -> str:
    whole = [row for row, place in places(dossier) if place.efficient is not None and row.role != "theirs"]
    if len(whole) >= 2:
        return ""
    return "Put together at least two packages." if not whole else "Put together a second package."


def _opening(dossier: Dossier) -> str:
    script = dossier.script
    if not script.opening.strip():
        return "Write your opening as you will say it."
    carried = script.justification.strip() or script.standard_id
    return "" if carried else "Say what justifies your opening."


def _objections(dossier: Dossier) -> str:
    bare = [row for row in dossier.objections if not row.reply.strip()]
    if not dossier.objections:
        return "Expect their objections, and prepare replies."
    return f"Prepare a reply to {counted(len(bare), 'objection')}." if bare else ""


def _stuck(dossier: Dossier) -> str:
    script = dossier.script
    return (
        "" if script.pause.strip() or script.next_step.strip() else "Prepare what you say when it is stuck."
    )


def _reminders(dossier: Dossier) -> str:
    return "" if dossier.reminders else "Choose a reminder or two for how you want to be."


def _named(rows: Sequence[object]) -> str:
    return listed((f"“{named(str(getattr(row, 'name', '')))}”" for row in rows), 3)


#: Everything that is checked, in the order of the pages.
CHECKS: tuple[Check, ...] = (
    Check("goal", "overview", "goal", "Goal", 3, 5, _goal),
    Check("meeting", "overview", "meeting_on", "Meeting", 1, 3, _meeting),
    Check("their_success", "overview", "their_success", "Success to them", 5, 4, _their_success),
    Check("leverage", "leverage", "leverage_items", "Your leverage, with evidence", 10, 5, _leverage),
    Check("their_leverage", "leverage", "leverage_items", "Their leverage", 5, 3, _their_leverage),
    Check("alternatives", "leverage", "alternatives", "BATNA", 5, 5, _alternatives),
    Check("standards", "leverage", "standards", "Standards", 15, 4, _standards),
    Check("disclosure", "leverage", "disclosures", "Tell, trade or withhold", 5, 2, _disclosure),
    Check("interests", "interests", "interests", "Interests of both sides", 10, 5, _interests),
    Check("questions", "interests", "questions", "Questions", 5, 4, _questions),
    Check("issues", "tradeoffs", "issues", "Issues and options", 10, 4, _issues),
    Check("weights", "tradeoffs", "weight_me", "Weights and scores", 10, 3, _weights),
    Check("walk_away", "tradeoffs", "walk_away_worth", "Walk-away", 3, 5, _walk_away),
    Check("targets", "tradeoffs", "target_id", "Targets", 3, 4, _targets),
    Check("packages", "tradeoffs", "packages", "Packages", 5, 3, _packages),
    Check("opening", "rehearse", "opening", "Opening and justification", 10, 4, _opening),
    Check("objections", "rehearse", "objections", "Objections and replies", 10, 4, _objections),
    Check("stuck", "rehearse", "pause", "If stuck", 3, 2, _stuck),
    Check("reminders", "rehearse", "reminders", "Reminders", 2, 1, _reminders),
)
