"""Reflection: predicted, noted and learned from as a person would, stored, and taken back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from workbook.model import Issue, IssueResult, Option, Prediction
from workbook.ui.pages.reflection import ReflectionPage


@pytest.fixture
def page(started, shown) -> ReflectionPage:
    """The page over a negotiation in which nothing is written."""
    return shown(ReflectionPage(started))


@pytest.fixture
def sample(sample_document, shown) -> ReflectionPage:
    """The page over the worked sample of a pay rise."""
    return shown(ReflectionPage(sample_document))


def stored(page):
    """The negotiation as it is on the disk."""
    return page.document.store.dossier(page.dossier.negotiation.id)


def press(qtbot, page: QWidget, text: str) -> None:
    """Click the button of that text as soon as it is in sight."""

    def found() -> list[QPushButton]:
        return [made for made in page.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def one_issue(page) -> tuple[Issue, Option, Option]:
    owner = page.dossier.negotiation.id
    issue = Issue(negotiation_id=owner, name="Rent", weight_me=50)
    high = Option(negotiation_id=owner, issue_id=issue.id, name="900", score_me=100)
    low = Option(negotiation_id=owner, issue_id=issue.id, name="1100", score_me=40)
    issue.target_id, issue.walk_away_id = high.id, low.id
    page.document.add(issue, high, low)
    return issue, high, low


def test_a_prediction_is_begun_from_a_chip_and_its_guess_typed(page, qtbot):
    press(qtbot, page, "+ Their limit")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "1100 a month")
    field.flush()
    row = stored(page).predictions[0]
    assert (row.about, row.guess, row.confidence) == ("limit", "1100 a month", 60)
    assert "+ Their limit" not in {
        made.text() for made in page.predictions.picks.findChildren(QPushButton) if made.isVisible()
    }
    page.document.undo()
    page.document.undo()
    assert stored(page).predictions == ()


def test_confidence_is_set_by_the_arrow_keys_in_steps_of_five(page, qtbot):
    page.document.add(Prediction(negotiation_id=page.dossier.negotiation.id, guess="A no", confidence=62.5))
    row = stored(page).predictions[0]
    editor = page.predictions.rows.frames[row.id].form.editors["confidence"]
    assert editor.label.text() == "62.5 %"
    qtbot.keyClick(editor.slider, Qt.Key.Key_Right)
    assert stored(page).predictions[0].confidence == 65
    page.document.undo()
    assert stored(page).predictions[0].confidence == 62.5
    assert editor.value() == 62.5


def test_a_verdict_gives_the_calibration_sentence(page):
    page.document.add(Prediction(negotiation_id=page.dossier.negotiation.id, guess="A no", confidence=80))
    row = stored(page).predictions[0]
    page.predictions.rows.frames[row.id].form.editors["verdict"].choose("right")
    assert stored(page).predictions[0].verdict == "right"
    assert page.predictions.sentence.text().startswith("1 of 1 predictions right, at 80 % sure")


def test_an_outcome_offers_to_close_the_negotiation_and_closing_can_be_undone(page, qtbot):
    assert not page.outcome.close_offer.isVisible()
    press(qtbot, page, "Agreed")
    assert stored(page).reflection.outcome == "agreed"
    press(qtbot, page, "Close this negotiation")
    assert stored(page).negotiation.stage == "closed"
    assert not page.outcome.close_offer.isVisible()
    page.document.undo()
    assert stored(page).negotiation.stage == "preparing"
    page.document.undo()
    assert stored(page).reflection.outcome == "open"


def test_a_postponed_negotiation_is_not_offered_to_be_closed(page, qtbot):
    press(qtbot, page, "Postponed")
    assert not page.outcome.close_offer.isVisible()


def test_before_the_meeting_the_page_says_that_it_waits_and_can_still_be_written(page, qtbot):
    page.document.set(page.dossier.negotiation, meeting_on=date.today() + timedelta(days=3))
    assert page.waiting.isVisible()
    assert "in 3 days" in page.waiting_words.text()
    field = page.row.editors["surprises"]
    field.setFocus()
    qtbot.keyClicks(field, "They called first")
    field.flush()
    assert stored(page).reflection.surprises == "They called first"
    page.document.set(page.dossier.negotiation, meeting_on=date.today() - timedelta(days=1))
    assert not page.waiting.isVisible()


def test_the_first_choice_on_an_issue_stores_its_result_in_one_step(page):
    issue, high, low = one_issue(page)
    shown_line = page.results.lines[issue.id]
    assert stored(page).issue_results == ()
    shown_line.option.choose(low.id)
    rows = stored(page).issue_results
    assert [(row.issue_id, row.option_id) for row in rows] == [(issue.id, low.id)]
    assert shown_line.marks["against_target"].text() == "−60"
    assert shown_line.marks["against_walk_away"].text() == "level"
    shown_line.option.choose(high.id)
    assert [row.option_id for row in stored(page).issue_results] == [high.id]
    page.document.undo()
    page.document.undo()
    assert stored(page).issue_results == ()
    assert shown_line.option.value() is None


def test_words_on_an_issue_are_stored_while_typing_as_one_step(page, qtbot):
    issue, *_ = one_issue(page)
    field = page.results.lines[issue.id].result
    field.setFocus()
    qtbot.keyClicks(field, "About")
    field.flush()
    qtbot.keyClicks(field, " a thousand")
    field.flush()
    assert [row.result for row in stored(page).issue_results] == ["About a thousand"]
    page.document.undo()
    assert stored(page).issue_results == ()
    assert field.value() == ""


def test_words_too_long_to_store_stay_in_the_field(page, qtbot):
    issue, *_ = one_issue(page)
    field = page.results.lines[issue.id].result
    field.setFocus()
    field.insertPlainText("x" * 300)
    field.flush()
    assert stored(page).issue_results == ()
    assert field.value() == "x" * 300
    assert field.property("wrong")


def test_the_agreed_package_fills_what_no_result_says(sample):
    package = sample.dossier.packages[0]
    sample.document.set(sample.dossier.reflection, outcome="agreed", package_id=package.id)
    chosen = sample.dossier.choices_of(package.id)
    noted = {row.issue_id: row.option_id for row in sample.dossier.issue_results if row.option_id}
    assert noted
    names = {option.id: option.name for option in sample.dossier.options}
    for issue_id, made in sample.results.lines.items():
        assert made.option.value() == noted.get(issue_id)
        as_agreed = f"{names[chosen[issue_id]]}, as in the package"
        assert issue_id in noted or made.option.accessibleDescription() == as_agreed
    assert sample.compared.text().startswith("The agreement is worth")


def test_a_result_of_a_deleted_issue_leaves_the_page_and_comes_back_with_undo(sample):
    issue = sample.dossier.issues[0]
    sample.document.remove(issue)
    assert issue.id not in sample.results.lines
    sample.document.undo()
    assert next(iter(sample.results.lines)) == issue.id


def test_work_and_result_are_judged_apart_and_the_verdict_says_what_that_means(page, qtbot):
    qtbot.keyClick(page.row.editors["process_quality"], Qt.Key.Key_5)
    assert not page.qualities.verdict.isVisible()
    qtbot.keyClick(page.row.editors["outcome_quality"], Qt.Key.Key_1)
    row = stored(page).reflection
    assert (row.process_quality, row.outcome_quality) == (5, 1)
    assert "keep the way you did it" in page.qualities.verdict.text()


def test_who_opened_is_chosen_and_taken_back_by_a_second_click(page, qtbot):
    press(qtbot, page, "They")
    assert stored(page).reflection.opened_by == "them"
    press(qtbot, page, "They")
    assert stored(page).reflection.opened_by == ""


def test_the_thing_to_practise_becomes_a_practice_goal_due_in_two_weeks(page, qtbot):
    page.document.set(page.dossier.reflection, practise="Four breaths\nof silence")
    press(qtbot, page, "Make it a practice goal")
    goals = page.document.store.workbook().practice_goals
    assert [(goal.goal, goal.negotiation_id, goal.due_on) for goal in goals] == [
        ("Four breaths of silence", page.dossier.negotiation.id, date.today() + timedelta(days=14))
    ]
    assert not page.lessons.goal_link.isVisible()
    assert "in 2 weeks" in page.lessons.goal_made.text()
    page.follow("reflection.keep")
    assert len(page.document.store.workbook().practice_goals) == 1
    page.document.undo()
    assert page.document.store.workbook().practice_goals == ()
    assert page.lessons.goal_link.isVisible()


def test_a_journal_entry_about_it_is_written_and_gone_to(page, qtbot):
    held = date.today() - timedelta(days=2)
    page.document.set(page.dossier.reflection, held_on=held)
    with qtbot.waitSignal(page.go) as gone:
        press(qtbot, page, "Write a journal entry about it")
    assert gone.args == ["journal", "entries"]
    entries = page.document.store.workbook().entries
    assert [(row.kind, row.title, row.written_on, row.negotiation_id) for row in entries] == [
        ("negotiation", "Rent of the workshop", held, page.dossier.negotiation.id)
    ]
    assert page.entries.text() == "One entry about it so far."


def test_found_results_and_sections_take_the_keyboard(sample):
    row = sample.dossier.issue_results[-1]
    assert sample.reveal(IssueResult, row.id)
    assert sample.focusWidget().value() == row.result
    assert sample.reveal_section("issue_results")
    assert sample.reveal_section("reflection")
    assert sample.focusWidget() is sample.row.editors["agreement"]


def test_another_negotiation_shows_its_own_reflection(sample):
    sample.document.new_negotiation(title="Another", kind="other")
    assert sample.results.lines == {}
    assert sample.row.editors["agreement"].value() == ""
    assert sample.predictions.rows.rows == ()


def test_in_the_window_the_journal_opens_at_the_new_entry_and_undo_takes_it_back(workspace, qtbot):
    workspace.files.load_sample("large-corporation")
    place = next(place for place, page in enumerate(workspace.pages) if page.key == "reflection")
    workspace.show_tab(place)
    before = len(workspace.document.workbook.entries)
    press(qtbot, workspace.pages[place], "Write a journal entry about it")
    assert workspace.outer.currentWidget() is workspace.journal
    assert len(workspace.document.store.workbook().entries) == before + 1
    qtbot.keyClick(workspace.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.document.store.workbook().entries) == before
