"""Rehearse: written, advised on and practised as a person would, stored, and taken back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from workbook import guidance
from workbook.model import KeySentence, Objection, Reminder
from workbook.ui import settings
from workbook.ui.figure_view import FigureView
from workbook.ui.pages.rehearse import RehearsePage
from workbook.ui.rehearse.advice import Advice


@pytest.fixture
def page(started, shown) -> RehearsePage:
    """The page over a negotiation in which nothing is written."""
    return shown(RehearsePage(started))


@pytest.fixture
def sample(sample_document, shown) -> RehearsePage:
    """The page over the worked sample of a pay rise."""
    return shown(RehearsePage(sample_document))


def stored(page):
    """The negotiation as it is on the disk."""
    return page.document.store.dossier(page.dossier.negotiation.id)


def press(qtbot, page: QWidget, text: str) -> None:
    """Click the button of that text as soon as it is in sight."""

    def found() -> list[QPushButton]:
        return [made for made in page.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def write(qtbot, editor, text: str) -> None:
    """Type into a field and leave it."""
    editor.setFocus()
    qtbot.keyClicks(editor, text)
    editor.flush()


def advice_of(page, field: str) -> Advice:
    return page.beginning.advice[field]


def test_the_opening_is_stored_as_it_is_typed_and_can_be_taken_back(page, qtbot):
    write(qtbot, page.beginning.opening, "I propose 60k.")
    assert stored(page).script.opening == "I propose 60k."
    page.document.undo()
    assert stored(page).script.opening == ""
    assert page.beginning.opening.value() == ""


def test_a_way_to_open_is_taken_over_in_one_step_and_then_no_longer_offered(page, qtbot):
    frame = guidance.frames()[0]
    press(qtbot, page, f"+ {frame.title}")
    assert stored(page).script.opening == frame.text
    assert not page.beginning.frames.isVisible()
    page.document.undo()
    assert stored(page).script.opening == ""
    assert page.beginning.frames.isVisible()


def test_a_standard_is_linked_to_the_justification_and_shows_its_figure(sample):
    standard = sample.dossier.standards[-1]
    sample.beginning.standard.choose(standard.id)
    assert stored(sample).script.standard_id == standard.id
    assert sample.beginning.figure.text() == standard.figure


def test_weak_words_are_underlined_and_explained_without_touching_the_text(page, qtbot):
    text = "🙂 I just want to ask for 60k."
    page.document.set(page.dossier.script, opening=text)
    marks = page.beginning.opening.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["just"]
    advice = advice_of(page, "opening")
    assert advice.isVisible()
    said = " ".join(child.text() for child in advice.findChildren(QWidget) if hasattr(child, "text"))
    assert "“just”" in said
    assert guidance.language_notes()["minimising"].note in said
    assert stored(page).script.opening == text


def test_a_remark_that_was_closed_stays_closed_until_all_hints_are_called_back(page, qtbot):
    page.document.set(page.dossier.script, opening="I just want to ask.")
    advice = advice_of(page, "opening")
    close = next(made for made in advice.findChildren(QToolButton) if made.isVisible())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not advice.isVisible()
    assert page.beginning.opening.extraSelections() == []
    page.document.set(page.dossier.script, opening="I just want to ask for more.")
    assert not advice.isVisible()
    settings.show_all_hints()
    page.refresh_hints()
    assert advice.isVisible()


def test_what_a_person_wrote_is_not_among_the_settings_when_a_remark_is_closed(page, qtbot):
    page.document.set(page.dossier.script, opening="I just want Zanzibar.")
    close = next(made for made in advice_of(page, "opening").findChildren(QToolButton) if made.isVisible())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert settings.dismissed()
    assert not any("just" in key or "Zanzibar" in key for key in settings.dismissed())


def test_a_key_sentence_is_begun_in_the_last_line_and_remarked_on(page, qtbot):
    page.sentences.rows.add_line.setFocus()
    qtbot.keyClicks(page.sentences.rows.add_line, "S")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "orry to ask, but I propose 60k.")
    field.flush()
    assert [row.text for row in stored(page).key_sentences] == ["Sorry to ask, but I propose 60k."]
    advice = page.sentences.rows.findChild(Advice)
    qtbot.waitUntil(advice.isVisible)
    page.document.undo()
    assert stored(page).key_sentences == ()


def test_a_common_objection_is_added_with_its_reply_in_one_step(page, qtbot):
    common = guidance.objections("lease")[0]
    press(qtbot, page, f"+ {common.they_say}")
    rows = stored(page).objections
    assert [(row.they_say, row.reply) for row in rows] == [(common.they_say, common.reply)]
    assert all(pick.label != common.they_say for pick in page.objections.picks.picks)
    page.document.undo()
    assert stored(page).objections == ()


def test_other_common_objections_come_round_and_the_keyboard_stays_there(page, qtbot):
    picks = page.objections.picks
    others = next(made for made in picks.findChildren(QPushButton) if made.text() == "Others")
    others.setFocus()
    seen = set()
    for _ in range(4):
        qtbot.waitUntil(lambda: len(labels_in_sight(picks)) == picks.at_once + 1)
        seen |= labels_in_sight(picks)
        assert QApplication.focusWidget().text() == "Others"
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert {f"+ {row.they_say}" for row in guidance.objections("lease")} <= seen


def labels_in_sight(page: QWidget) -> set[str]:
    return {made.text() for made in page.findChildren(QPushButton) if made.isVisible()}


def test_a_reminder_is_added_from_the_suggestions_and_kept_off_the_brief_by_a_click(page, qtbot):
    pick = page.reminders.picks.picks[0]
    press(qtbot, page, f"+ {pick.label}")
    row = stored(page).reminders[0]
    shipped = {reminder.text: reminder.kind for reminder in guidance.reminders()}
    assert (row.text, row.kind, row.on_brief) == (pick.label, shipped[pick.label], True)
    box = page.reminders.rows.frames[row.id].form.editors["on_brief"]
    box.click()
    assert stored(page).reminders[0].on_brief is False
    page.document.undo()
    page.document.undo()
    assert stored(page).reminders == ()


def test_a_way_out_when_stuck_is_taken_over_in_one_step_and_spares_what_is_written(page, qtbot):
    write(qtbot, page.stuck.form.editors["pause"], "One moment.")
    press(qtbot, page.stuck, "Another")
    press(qtbot, page.stuck, "Use this")
    script = stored(page).script
    assert (script.pause, script.next_step) == ("One moment.", guidance.stuck()[1].next_step)
    assert not page.stuck.suggestion.isVisible()
    page.document.undo()
    assert stored(page).script.next_step == ""


def cards_of(page, *texts: str) -> list[Objection]:
    owner = page.dossier.negotiation.id
    rows = [
        Objection(negotiation_id=owner, position=place, they_say=text, reply=f"Reply to {text}")
        for place, text in enumerate(texts)
    ]
    page.document.add(*rows)
    return rows


def test_cards_are_practised_by_keys_alone_rated_stored_and_undone(page, qtbot):
    first, _ = cards_of(page, "Too much", "No budget")
    press(qtbot, page, "Practise 2 due")
    cards = page.cards
    assert cards.isVisible()
    assert not page.writing.isVisible()
    assert cards.they_say.text() == "Too much"
    assert not cards.reply.isVisible()
    qtbot.keyClick(cards, Qt.Key.Key_4)
    assert stored(page).find(Objection, first.id).times == 0, "no rating before the reply was seen"
    qtbot.keyClick(cards, Qt.Key.Key_Space)
    assert cards.reply.isVisible()
    assert cards.reply.value() == "Reply to Too much"
    qtbot.keyClick(cards, Qt.Key.Key_4)
    row = stored(page).find(Objection, first.id)
    tomorrow = date.today() + timedelta(days=1)
    assert (row.box, row.due_on, row.times, row.rating) == (1, tomorrow, 1, 4)
    assert cards.they_say.text() == "No budget"
    page.document.undo()
    row = stored(page).find(Objection, first.id)
    assert (row.box, row.due_on, row.times, row.rating) == (0, None, 0, 0)


def test_a_rating_taken_back_shows_its_card_again_when_undone_from_the_window(page, qtbot):
    first, _ = cards_of(page, "Too much", "No budget")
    page.practise()
    page.document.went_to.connect(page.reveal)
    qtbot.keyClick(page.cards, Qt.Key.Key_Space)
    qtbot.keyClick(page.cards, Qt.Key.Key_5)
    page.document.undo()
    assert page.cards.isVisible()
    assert page.cards.current == first.id
    assert page.cards.answered
    qtbot.keyClick(page.cards, Qt.Key.Key_3)
    qtbot.keyClick(page.cards, Qt.Key.Key_Space)
    qtbot.keyClick(page.cards, Qt.Key.Key_3)
    assert page.cards.done.isVisible()
    assert all(row.times == 1 for row in stored(page).objections)


def test_a_hard_card_comes_once_more_in_the_same_round(page, qtbot):
    cards_of(page, "Too much", "No budget")
    page.practise()
    for rating in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_1):
        qtbot.keyClick(page.cards, Qt.Key.Key_Return)
        qtbot.keyClick(page.cards, rating)
    assert page.cards.done.isVisible()
    assert [row.times for row in stored(page).objections] == [2, 1]
    assert "One card to practise now" in page.cards.done_text.text()


def test_buttons_do_what_the_keys_do_and_escape_ends_the_round(page, qtbot):
    cards_of(page, "Too much", "No budget")
    press(qtbot, page, "Practise")
    press(qtbot, page.cards, "Show the reply")
    press(qtbot, page.cards, "3   Usable")
    assert stored(page).objections[0].rating == 3
    qtbot.keyClick(page.cards, Qt.Key.Key_Escape)
    assert page.writing.isVisible()
    assert not page.cards.isVisible()


def test_a_reply_can_be_improved_while_practising(page, qtbot):
    cards_of(page, "Too much")
    page.practise()
    qtbot.keyClick(page.cards, Qt.Key.Key_Space)
    page.cards.reply.selectAll()
    qtbot.keyClicks(page.cards.reply, "Compared with what? 12345")
    page.cards.rate(4)
    row = stored(page).objections[0]
    assert (row.reply, row.rating) == ("Compared with what? 12345", 4)


def test_a_card_deleted_meanwhile_is_left_out(page, qtbot):
    first, second = cards_of(page, "Too much", "No budget")
    page.practise()
    page.document.remove(first)
    assert page.cards.current == second.id
    page.document.remove(second)
    assert page.cards.done.isVisible()
    assert page.cards.done_title.text() == "No card yet"


def test_the_sheet_for_a_colleague_is_saved_as_text_without_my_secrets(sample, qtbot, tmp_path):
    press(qtbot, sample, "Make the sheet")
    assert sample.sheet.isVisible()
    path = tmp_path / "sheet.txt"
    sample.sheet.save(path)
    text = path.read_text(encoding="utf-8")
    assert sample.dossier.negotiation.counterpart in text
    assert all(row.they_say in " ".join(text.split()) for row in sample.dossier.objections)
    assert "Tallgrass" not in text
    assert sample.sheet.news.text() == "Saved as sheet.txt"


def test_a_sheet_that_cannot_be_saved_says_why(sample, tmp_path):
    sample.role_play()
    sample.sheet.save(tmp_path / "missing" / "sheet.txt")
    assert "could not be written" in sample.sheet.news.text()


def test_the_sheet_is_copied_as_plain_text(sample, qtbot):
    sample.role_play()
    press(qtbot, sample.sheet, "Copy")
    assert QApplication.clipboard().text().startswith("Role-play: ")


def test_a_talk_is_practised_and_nothing_of_it_is_stored(sample, qtbot):
    before, steps = stored(sample), sample.document.undo_stack.count()
    press(qtbot, sample, "Try a talk")
    press(qtbot, sample.sparring, "Tough")
    press(qtbot, sample.sparring, "Let them open")
    assert sample.sparring.talk.their_offer is not None
    press(qtbot, sample.sparring, "Offer it")
    assert len(sample.sparring.talk.turns) == 2
    assert sample.sparring.findChild(FigureView).figure.notes
    press(qtbot, sample.sparring, "Take theirs")
    assert sample.sparring.talk.over
    assert "The agreement is worth" in sample.sparring.result.text()
    assert not sample.sparring.offer_button.isVisible()
    assert stored(sample) == before
    assert sample.document.undo_stack.count() == steps
    press(qtbot, sample.sparring, "Another talk")
    assert sample.sparring.talk.turns == ()
    assert sample.sparring.offer_button.isVisible()


def test_an_option_clicked_changes_the_offer_and_its_worth(sample, qtbot):
    sample.spar()
    issue = sample.dossier.issues[0]
    options = sample.dossier.options_of(issue.id)
    worths = set()
    for option in options:
        qtbot.mouseClick(sample.sparring.issues[issue.id].buttons[option.id], Qt.MouseButton.LeftButton)
        assert sample.sparring.mine[issue.id] == option.id
        worths.add(sample.sparring.worth.text())
    assert len(worths) == len(options)


def test_a_talk_starts_again_when_the_issues_change(sample):
    sample.spar()
    sample.sparring.let_them_open()
    option = sample.dossier.options[0]
    sample.document.set(option, name="Something new")
    assert sample.sparring.talk.turns == ()
    buttons = sample.sparring.issues[option.issue_id].buttons
    assert buttons[option.id].text() == "Something new"


def test_without_issues_a_talk_cannot_begin_and_says_what_it_needs(page):
    assert not page.sparring_way.button.isEnabled()
    assert "two options" in page.sparring_way.about.text()


def test_hints_lead_to_what_they_are_about(page):
    page.follow("rehearse.opening")
    assert page.focusWidget() is page.beginning.opening
    page.follow("rehearse.key-sentences")
    assert page.focusWidget() is page.sentences.rows.add_line
    page.follow("rehearse.roleplay")
    assert page.sheet.isVisible()
    page.follow("rehearse.stuck")
    assert page.focusWidget() is page.stuck.form.editors["pause"]
    assert page.writing.isVisible()


@pytest.mark.parametrize(("table", "part"), [(KeySentence, "key_sentences"), (Reminder, "reminders")])
def test_a_row_found_by_search_takes_the_keyboard(sample, table, part):
    row = getattr(sample.dossier, part)[-1]
    sample.practise()
    assert sample.reveal(table, row.id)
    assert sample.writing.isVisible()
    assert sample.focusWidget().value() == row.text


def test_another_negotiation_shows_its_script_and_not_the_practice_of_the_one_before(page):
    cards_of(page, "Too much")
    page.practise()
    page.document.new_negotiation(title="Another", kind="other")
    assert page.writing.isVisible()
    assert not page.cards.isVisible()
    assert page.objections.rows.rows == ()


def test_in_the_window_undo_brings_back_the_card_that_was_rated(workspace, qtbot):
    workspace.files.load_sample("pay-rise")
    place = next(place for place, page in enumerate(workspace.pages) if page.key == "rehearse")
    workspace.show_tab(place)
    page = workspace.pages[place]
    page.practise()
    rated, before = page.cards.current, stored(page).objections
    qtbot.keyClick(page.cards, Qt.Key.Key_Space)
    qtbot.keyClick(page.cards, Qt.Key.Key_5)
    assert stored(page).objections != before
    qtbot.keyClick(workspace.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(page).objections == before
    assert workspace.stack.currentWidget() is page
    assert page.cards.current == rated
    assert page.cards.isVisible()
