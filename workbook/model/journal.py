"""The journal over all negotiations, and practice goals."""

from datetime import date

from workbook.model.fields import PAGE, Row, choice, count, day, flag, line, link, prose

ENTRY_KINDS = {
    "negotiation": "Negotiation",
    "training": "Training",
    "reading": "Reading",
    "observing": "Observing a mentor",
    "practice_group": "Practice group",
    "other": "Other",
}


class Entry(Row, table=True):
    """A dated entry, of one negotiation or of none."""

    __tablename__ = "entry"
    negotiation_id: str | None = link("negotiation", "Negotiation")
    written_on: date | None = day("Date")
    kind: str = choice("Kind", ENTRY_KINDS, "other")
    title: str = line("Title")
    text: str = prose("Entry", "What happened, and what it means", limit=PAGE)
    tags: str = line("Tags", "Separated by commas")
    lesson: str = prose("Lesson", "What you want to meet again next time")


class PracticeGoal(Row, table=True):
    """Something to practise, until when, and what came of it."""

    __tablename__ = "practice_goal"
    negotiation_id: str | None = link("negotiation", "From the negotiation")
    position: int = count("Place in the list", 1_000_000)
    goal: str = line("Practice goal", limit=1_000)
    where: str = line("Where to practise it", limit=1_000)
    due_on: date | None = day("Follow up on")
    result: str = prose("What came of it")
    done: bool = flag("Done")


def tag_list(tags: str) -> list[str]:
    """The single tags of a tag line, without blanks, each once, in the order written."""
    return list(dict.fromkeys(tag.strip() for tag in tags.split(",") if tag.strip()))
