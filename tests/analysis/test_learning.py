"""What earlier negotiations teach."""

from datetime import date

from tests.analysis.making import PAY, dossier
from workbook.analysis.learning import goals_due, history, lessons, patterns, same_counterpart, summary
from workbook.model import (
    Entry,
    IssueResult,
    Negotiation,
    PracticeGoal,
    Prediction,
    Reflection,
    Workbook,
)

TODAY = date(2026, 11, 23)
NOW = Negotiation(id="now", title="Pay 2027", counterpart="Zoë Brandt, head", kind="pay")
SAME = Negotiation(id="same", title="Project scope", counterpart="zoe brandt", kind="conflict")
KIND = Negotiation(id="kind", title="Pay 2024", counterpart="Somebody", kind="pay")
OTHER = Negotiation(id="other", title="Car", counterpart="Dealer", kind="sale")


def reflected(negotiation: str, **values) -> Reflection:
    return Reflection(negotiation_id=negotiation, **values)


def test_names_are_the_same_without_case_accents_and_titles():
    assert same_counterpart("Zoë  Brandt, head of engineering", "ZOE BRANDT (boss)")
    assert not same_counterpart("Brandt", "Zoë Brandt")
    assert not same_counterpart("", "")


def test_lessons_come_from_the_same_counterpart_then_the_same_kind_then_the_journal():
    book = Workbook(
        negotiations=(NOW, SAME, KIND, OTHER),
        reflections=(
            reflected("kind", held_on=date(2024, 5, 1), keep="Name a figure first"),
            reflected("same", held_on=date(2023, 1, 1), change="Ask before offering"),
            reflected("other", keep="Inspect the tyres"),
            reflected("now", keep="This is of now"),
        ),
        entries=(
            Entry(id="e", written_on=date(2026, 1, 1), lesson="Silence works", title="Course"),
            Entry(negotiation_id="other", lesson="Of another kind"),
            Entry(negotiation_id="kind", written_on=date(2024, 6, 1), lesson="Newer of the kind"),
        ),
    )
    found = lessons(book, NOW)
    assert [(lesson.text, lesson.why) for lesson in found] == [
        ("Ask before offering", "same counterpart"),
        ("Newer of the kind", "same kind"),
        ("Name a figure first", "same kind"),
        ("Silence works", "from your journal"),
    ]
    assert (found[3].where, found[3].entry_id) == ("Course", "e")
    assert len(lessons(book, NOW, limit=2)) == 2


def test_the_same_lesson_is_shown_once():
    rows = (reflected("same", keep="Wait."), reflected("kind", keep="wait."))
    found = lessons(Workbook((NOW, SAME, KIND), rows), NOW)
    assert [(lesson.text, lesson.why) for lesson in found] == [("Wait.", "same counterpart")]


def test_the_kind_other_is_no_likeness():
    one, two = Negotiation(id="1", kind="other"), Negotiation(id="2", kind="other")
    assert lessons(Workbook((one, two), (reflected("2", keep="x"),)), one) == ()


def test_the_history_with_a_counterpart_is_in_the_order_of_time():
    rows = (reflected("same", outcome="agreed", held_on=date(2023, 1, 1), relationship_after=4),)
    found = history(Workbook((NOW, SAME, OTHER), rows), "Zoe Brandt")
    assert [met.sentence for met in found] == [
        "Project scope: agreed, the relationship afterwards 4 of 5.",
        "Pay 2027: still open.",
    ]


def test_patterns_rest_on_several_negotiations():
    ended = [
        reflected(
            "a", outcome="agreed", opened_by="me", outcome_quality=4, process_quality=5, relationship_after=5
        ),
        reflected(
            "b", outcome="agreed", opened_by="me", outcome_quality=5, process_quality=4, relationship_after=4
        ),
        reflected("c", outcome="walked_away", opened_by="them", outcome_quality=2, process_quality=3),
        reflected("d", outcome="agreed", opened_by="them", outcome_quality=3, process_quality=2),
        reflected("e"),
    ]
    found = {p.key: p.sentence for p in patterns(Workbook(reflections=tuple(ended)))}
    assert found == {
        "endings": "3 of 4 negotiations ended in an agreement.",
        "openers": "Where you named a figure first you rate the outcome 4.5 of 5, else 2.5.",
        "qualities": "On average you rate the process 3.5 and the outcome 3.5 of 5.",
        "relations": "The relationship afterwards averages 4.5 of 5.",
    }
    assert patterns(Workbook(reflections=tuple(ended[:1]))) == ()


def test_results_are_held_against_targets_over_negotiations():
    case = dossier(
        IssueResult(issue_id="Pay", option_id="Pay/low"),
        IssueResult(issue_id="Days", option_id="Days/many"),
        issues=PAY,
    )
    for issue, target in zip(case.issues, ("Pay/high", "Days/many"), strict=True):
        issue.target_id = target
    [found] = patterns(Workbook(), [case])
    assert (found.key, found.sentence, found.count) == ("targets", "You reached 1 of 2 targets.", 2)


def test_biases_in_estimates_are_patterns():
    wrong = Prediction(negotiation_id="a", guess="g", confidence=90, verdict="wrong")
    found = {p.key: p.count for p in patterns(Workbook(predictions=(wrong,) * 5))}
    assert found == {"estimates": 5, "topics": 5}


def test_practice_goals_come_back_when_they_are_due():
    goals = (
        PracticeGoal(goal="Pause", due_on=date(2026, 11, 30)),
        PracticeGoal(goal="Ask", due_on=date(2026, 11, 20)),
        PracticeGoal(goal="Later", due_on=date(2026, 12, 1)),
        PracticeGoal(goal="Done", due_on=date(2026, 11, 20), done=True),
        PracticeGoal(goal="Some day"),
    )
    found = goals_due(Workbook(practice_goals=goals), TODAY)
    assert [(due.goal.goal, due.overdue) for due in found] == [("Ask", True), ("Pause", False)]
    assert found[0].sentence == "Follow up (20 November, 3 days ago): Ask"


def test_the_workbook_in_a_sentence():
    closed = Negotiation(stage="closed")
    assert (
        summary(Workbook((NOW, closed), entries=(Entry(),)))
        == "Two negotiations, 1 closed, one journal entry."
    )
