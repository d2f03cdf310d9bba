"""The Interests page, worked by keys and mouse; what counts is what is stored."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbook import guidance
from workbook.figures.shapes import Dot
from workbook.model import Dossier, Interest, InterestLink, Party, Position, Question, Service
from workbook.ui.document import Document
from workbook.ui.interests.chips import InterestChips
from workbook.ui.pages.interests import InterestsPage
from workbook.ui.row_frame import RowFrame, row_of

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def empty(started: Document, shown: Show) -> InterestsPage:
    """The page over a negotiation in which nothing is written."""
    return shown(InterestsPage(started))  # type: ignore[return-value]


@pytest.fixture
def filled(sample_document: Document, shown: Show) -> InterestsPage:
    """The page over the sample of a pay rise."""
    return shown(InterestsPage(sample_document))  # type: ignore[return-value]


def stored(page: InterestsPage) -> Dossier:
    """The negotiation as it is on disk."""
    return page.document.store.dossier(page.dossier.negotiation.id)


def here() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def interest(page: InterestsPage, words: str) -> Interest:
    return next(row for row in stored(page).interests if words in row.text)


def frame_of(page: InterestsPage, row: Interest | Position | Party) -> RowFrame:
    """The row's frame, with the keyboard in its main field."""
    assert page.reveal(type(row), row.id)
    frame = row_of(here())
    assert frame is not None
    assert frame.row.id == row.id
    return frame


def chips_of(page: InterestsPage, row: Interest) -> InterestChips:
    return frame_of(page, row).findChild(InterestChips)


def press(qtbot: QtBot, page: InterestsPage, *keys: Qt.Key, alt: bool = False) -> None:
    for key in keys:
        modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(here(), key, modifier)


def write(qtbot: QtBot, page: InterestsPage, words: str) -> None:
    """Type letter by letter, wherever the keyboard goes meanwhile."""
    for letter in words:
        qtbot.keyClicks(here(), letter)


def in_field(page: InterestsPage) -> str:
    editor = here()
    assert isinstance(editor, QPlainTextEdit)
    return editor.toPlainText()


def left(qtbot: QtBot, widget: QWidget, place: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or QPoint())


# Beginning


def test_the_first_position_typed_brings_its_party_in_the_same_step(empty, qtbot) -> None:
    empty.nobody["them"].lines[Position].setFocus()
    write(qtbot, empty, "Not before March")
    press(qtbot, empty, Qt.Key.Key_Tab)
    (party,), (position,) = stored(empty).parties, stored(empty).positions
    assert (party.name, party.side) == ("The landlord", "them")
    assert (position.text, position.party_id) == ("Not before March", party.id)
    empty.document.undo()
    assert stored(empty).parties == stored(empty).positions == ()
    empty.document.redo()
    assert [row.text for row in stored(empty).positions] == ["Not before March"]


def test_the_first_interest_of_yours_counts_as_known_and_theirs_as_a_guess(empty, qtbot) -> None:
    for side in ("me", "them"):
        empty.nobody[side].lines[Interest].setFocus()
        write(qtbot, empty, f"quiet for {side}")
        press(qtbot, empty, Qt.Key.Key_Tab)
    certain = {row.text: row.certainty for row in stored(empty).interests}
    assert certain == {"quiet for me": "known", "quiet for them": "guess"}


def test_one_click_adds_the_counterpart_with_the_role_after_the_comma(started, shown, qtbot) -> None:
    started.set(started.negotiation, counterpart="Marta Vogel, property manager")
    page = shown(InterestsPage(started))
    left(qtbot, page.nobody["them"].offer)
    assert [(row.name, row.role, row.side) for row in stored(page).parties] == [
        ("Marta Vogel", "Property manager", "them")
    ]
    assert page.nobody["them"].isHidden()
    assert not page.nobody["me"].isHidden()
    page.document.undo()
    assert stored(page).parties == ()
    assert not page.nobody["them"].isHidden()


def test_the_invitation_goes_with_the_first_interest_and_comes_back_with_undo(empty, qtbot) -> None:
    assert empty.invitation.isVisible()
    empty.nobody["me"].lines[Interest].setFocus()
    write(qtbot, empty, "q")
    assert not empty.invitation.isVisible()
    empty.document.undo()
    assert empty.invitation.isVisible()


# Lists in lists


def test_enter_adds_an_interest_below_that_explains_the_same_position(filled, qtbot) -> None:
    first = interest(filled, "Be paid like others")
    frame_of(filled, first)
    press(qtbot, filled, Qt.Key.Key_Return)
    write(qtbot, filled, "Not be taken for granted")
    press(qtbot, filled, Qt.Key.Key_Tab)
    made = interest(filled, "taken for granted")
    assert (made.party_id, made.position_id) == (first.party_id, first.position_id)
    beside = [row.text for row in stored(filled).interests if row.position_id == first.position_id]
    assert beside.index(made.text) == beside.index(first.text) + 1
    filled.document.undo()
    assert [row for row in stored(filled).interests if row.id == made.id] == []


def test_the_arrow_keys_walk_through_positions_and_what_explains_them(filled, qtbot) -> None:
    me = next(party for party in filled.dossier.parties if party.side == "me")
    frame_of(filled, me)
    passed = []
    for _ in range(9):
        passed.append(in_field(filled))
        press(qtbot, filled, Qt.Key.Key_Down)
    assert passed == [
        "Me",
        "62k and the sole lead, from next quarter.",
        "Be paid like others who do this work",
        "A role that leads somewhere",
        "Not fall behind on cloud architecture",
        "",
        "Three days a week at home.",
        "Two quiet days a week for releases and for the children",
        "",
    ]
    for expected in ("", "Two quiet days a week for releases and for the children"):
        press(qtbot, filled, Qt.Key.Key_Up)
        assert in_field(filled) == expected


def test_deleting_an_interest_can_be_undone_with_its_issues_and_ties(filled, qtbot) -> None:
    gone = interest(filled, "A role that leads somewhere")
    before = stored(filled)
    frame_of(filled, gone)
    press(qtbot, filled, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    after = stored(filled)
    assert filled.dossier.find(Interest, gone.id) is None
    assert len(after.services) < len(before.services)
    assert len(after.interest_links) < len(before.interest_links)
    filled.document.undo()
    assert stored(filled) == before


def test_deleting_a_position_keeps_what_explained_it(filled, qtbot) -> None:
    position = next(row for row in filled.dossier.positions if row.text.startswith("62k"))
    frame_of(filled, position)
    press(qtbot, filled, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    kept = interest(filled, "Be paid like others")
    assert kept.position_id is None
    qtbot.waitUntil(frame_of(filled, kept).isVisible)


def test_an_interest_can_be_moved_among_those_of_its_position(filled, qtbot) -> None:
    first = interest(filled, "Be paid like others")
    frame_of(filled, first)
    press(qtbot, filled, Qt.Key.Key_Down, alt=True)
    order = [row.text for row in stored(filled).interests if row.position_id == first.position_id]
    assert order[:2] == ["A role that leads somewhere", "Be paid like others who do this work"]
    assert in_field(filled) == first.text
    filled.document.undo()
    order = [row.text for row in stored(filled).interests if row.position_id == first.position_id]
    assert order[0] == first.text


def test_an_interest_goes_to_the_position_it_explains(filled, qtbot) -> None:
    row = interest(filled, "Know that the job is there")
    position = next(one for one in filled.dossier.positions if one.text.startswith("Three days"))
    frame = frame_of(filled, row)
    frame.toggle_details()
    frame.form.editors["position_id"].choose(position.id)
    assert interest(filled, "Know that the job is there").position_id == position.id
    nest = frame_of(filled, position).nest
    assert nest is not None
    assert row.id in nest.lists[0].frames


def test_a_party_that_changes_sides_changes_columns_with_all_it_wants(filled, qtbot) -> None:
    finance = next(party for party in filled.dossier.parties if party.side == "other")
    frame = frame_of(filled, finance)
    frame.toggle_details()
    frame.form.editors["side"].choose("them")
    assert list(filled.sides["other"].parties.frames) == []
    assert finance.id in filled.sides["them"].parties.frames
    qtbot.waitUntil(frame_of(filled, interest(filled, "A rule he can apply")).isVisible)


def test_pasted_lines_become_an_interest_each(filled, qtbot, qapp) -> None:
    position = next(row for row in filled.dossier.positions if row.text.startswith("62k"))
    rows = frame_of(filled, position).nest.lists[0]
    qapp.clipboard().setText("Rest\nRecognition\nRoom to learn")
    rows.add_line.setFocus()
    rows.add_line.paste()
    texts = [row.text for row in stored(filled).interests if row.position_id == position.id]
    assert texts[-3:] == ["Rest", "Recognition", "Room to learn"]


# Issues that serve an interest


def test_an_issue_is_switched_on_by_keyboard_and_off_by_undo(filled, qtbot) -> None:
    row = interest(filled, "Nobody burns out")
    chips = chips_of(filled, row)
    assert chips.findChild(QLabel, "unserved") is not None
    chips.more.setFocus()
    press(qtbot, filled, Qt.Key.Key_Space, Qt.Key.Key_Space)
    (service,) = [one for one in stored(filled).services if one.interest_id == row.id]
    assert service.issue_id == filled.dossier.issues[0].id
    assert here() is chips.switches[service.issue_id]
    filled.document.undo()
    assert [one for one in stored(filled).services if one.interest_id == row.id] == []
    assert any("burns out" in text for text in filled.findings.text().split("\n"))


def test_the_whole_name_of_an_issue_is_told_as_words_never_as_markup(filled) -> None:
    name = "<img src='file:///etc/passwd'> and what stands behind it"
    filled.document.set(filled.dossier.issues[0], name=name)
    chips = chips_of(filled, interest(filled, "Nobody burns out"))
    chips.toggle()
    tip = chips.switches[filled.dossier.issues[0].id].toolTip()
    assert "and what stands behind it" in tip
    assert "<img" not in tip


def test_switching_an_issue_off_leaves_the_others(filled, qtbot) -> None:
    row = interest(filled, "No rise that the whole team")
    chips = chips_of(filled, row)
    before = {one.issue_id for one in stored(filled).services if one.interest_id == row.id}
    off = next(iter(chips.switches))
    left(qtbot, chips.switches[off])
    after = {one.issue_id for one in stored(filled).services if one.interest_id == row.id}
    assert after == before - {off}


def test_the_switches_close_when_the_keyboard_leaves_the_row(filled, qtbot) -> None:
    row = interest(filled, "No rise that the whole team")
    chips = chips_of(filled, row)
    left(qtbot, chips.more)
    assert len(chips.switches) == len(filled.dossier.issues)
    frame_of(filled, interest(filled, "Be paid like others"))
    assert set(chips.switches) == chips.standing.serving


def test_undo_of_an_issue_switched_on_goes_to_the_interest(filled) -> None:
    service = filled.dossier.services[0]
    assert filled.reveal(Service, service.id)
    frame = row_of(here())
    assert frame is not None
    assert frame.row.id == service.interest_id


def test_an_issue_that_is_missing_is_added_in_trade_offs(filled, qtbot) -> None:
    with qtbot.waitSignal(filled.go) as gone:
        left(qtbot, filled.new_issue.findChild(QPushButton))
    assert gone.args == ["tradeoffs", "issues"]


def test_a_guess_that_becomes_known_looks_like_what_is_known(filled, qtbot) -> None:
    def look(words: str) -> QImage:
        sure = frame_of(filled, interest(filled, words)).form.editors["certainty"]
        frame_of(filled, interest(filled, "Be paid like others"))
        return sure.grab().toImage()

    guess = frame_of(filled, interest(filled, "A rule he can apply"))
    assert look("A rule he can apply") != look("Present a lead")
    guess.form.editors["certainty"].choose("known")
    qtbot.waitUntil(lambda: look("A rule he can apply") == look("Present a lead"))
    filled.document.undo()
    assert interest(filled, "A rule he can apply").certainty == "guess"
    qtbot.waitUntil(lambda: look("A rule he can apply") == look("No fight with finance"))


# Ties


def test_choosing_one_of_each_side_ties_them(filled, qtbot) -> None:
    mine, theirs = interest(filled, "Know that the job"), interest(filled, "Nobody burns out")
    filled.adder.relation.choose("compatible")
    filled.adder.mine.choose(mine.id)
    filled.adder.theirs.choose(theirs.id)
    made = stored(filled).interest_links[-1]
    assert (made.first_id, made.relation, made.second_id) == (mine.id, "compatible", theirs.id)
    assert filled.adder.mine.value() is filled.adder.theirs.value() is None
    write(qtbot, filled, "Rest is part of the offer")
    press(qtbot, filled, Qt.Key.Key_Tab)
    assert stored(filled).find(InterestLink, made.id).note == "Rest is part of the offer"


def test_two_interests_are_tied_only_once(filled) -> None:
    known = filled.dossier.interest_links[0]
    filled.adder.mine.choose(known.first_id)
    filled.adder.theirs.choose(known.second_id)
    assert len(stored(filled).interest_links) == len(filled.links.frames)
    assert stored(filled).interest_links[0] == known
    frame = row_of(here())
    assert frame is not None
    assert frame.row.id == known.id


def test_a_tie_made_from_an_interest_of_theirs_names_yours_first(filled, qtbot) -> None:
    theirs, mine = interest(filled, "Nobody burns out"), interest(filled, "Know that the job")
    chips = chips_of(filled, theirs)
    left(qtbot, chips.more)
    menu = next(chip.menu() for chip in chips.findChildren(QToolButton) if chip.menu())
    menu.popup(QPoint())
    next(action for action in menu.actions() if action.text() == mine.text).trigger()
    made = stored(filled).interest_links[-1]
    assert (made.first_id, made.second_id) == (mine.id, theirs.id)


def test_a_click_on_the_map_goes_to_the_row(filled, qtbot) -> None:
    row = interest(filled, "Not lose the release knowledge")
    dot = next(
        shape
        for shape in filled.map.figure.shapes
        if isinstance(shape, Dot) and shape.key == f"interest:{row.id}"
    )
    left(qtbot, filled.map, QPoint(round(dot.x), round(dot.y)))
    assert in_field(filled) == row.text


# Questions


def test_a_ready_question_is_adopted_by_a_click_and_given_back_by_undo(filled, qtbot) -> None:
    before = len(filled.probes.buttons)
    wanted = filled.probes.buttons[0]
    text = wanted.accessibleName().removeprefix("Adopt: ")
    left(qtbot, wanted)
    assert stored(filled).questions[-1].text == text
    assert len(filled.probes.buttons) == before - 1
    filled.document.undo()
    assert len(filled.probes.buttons) == before


def test_every_ready_question_can_be_reached_by_its_topic(empty) -> None:
    offered = set()
    for topic in empty.probes.topics.buttons():
        topic.click()
        offered |= {one.accessibleName().removeprefix("Adopt: ") for one in empty.probes.buttons}
    assert offered == {probe.text for probe in guidance.probes()}


def test_the_place_for_the_answer_appears_when_the_question_was_asked(filled, qtbot) -> None:
    row = next(one for one in filled.dossier.questions if not one.asked)
    form = filled.questions.frames[row.id].form
    assert form.editors["answer"].isHidden()
    form.editors["asked"].setFocus()
    press(qtbot, filled, Qt.Key.Key_Space)
    assert stored(filled).find(Question, row.id).asked
    assert form.editors["answer"].isVisible()
    form.editors["answer"].setFocus()
    write(qtbot, filled, "A page for finance")
    press(qtbot, filled, Qt.Key.Key_Tab)
    assert stored(filled).find(Question, row.id).answer == "A page for finance"


def test_the_hint_about_guesses_asks_about_the_weightiest_one(filled, qtbot) -> None:
    filled.follow("interests.certainty")
    write(qtbot, filled, "Which cases did you mean?")
    press(qtbot, filled, Qt.Key.Key_Tab)
    made = stored(filled).questions[-1]
    guesses = [row for row in filled.dossier.interests if row.certainty == "guess"]
    weightiest = max(guesses, key=lambda row: row.importance)
    assert (made.text, made.interest_id) == ("Which cases did you mean?", weightiest.id)


PARTS = ("parties", "positions", "interests", "questions")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_a_line_to_begin_in(part, empty) -> None:
    assert empty.reveal_section(part)
    assert here().placeholderText().startswith("+ ")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_a_line_to_go_on_in(part, filled) -> None:
    assert filled.reveal_section(part)
    assert here().placeholderText().startswith("+ ")
