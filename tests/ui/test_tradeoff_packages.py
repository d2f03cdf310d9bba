"""Packages and offers of the Trade-offs tab, driven as a person would, and what is stored by it."""

from collections.abc import Callable
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, chips, choose, focus, issue, options, stored
from workbook.analysis.tradeoffs.packages import place
from workbook.model import Issue, Offer, Option, Package
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage

Key = Qt.Key


@pytest.fixture
def page(sample_document: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over the worked sample."""
    made = shown(TradeoffsPage(sample_document))
    assert isinstance(made, TradeoffsPage)
    return made


@pytest.fixture
def blank(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over a negotiation with nothing in it."""
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def test_the_card_says_what_the_analysis_says(page: TradeoffsPage) -> None:
    at = place(page.dossier, page.draft.choices)
    assert page.card.headline.text() == at.headline
    assert page.card.standing.text() == at.standing


def test_trying_the_better_package_improves_both(page: TradeoffsPage, qtbot: QtBot) -> None:
    salary = issue(page, "Salary")
    theirs = next(row for row in page.dossier.packages if row.role == "theirs")
    page.packages.load(theirs.id)
    before = place(page.dossier, page.draft.choices)
    assert before.better is not None
    qtbot.mouseClick(button(page, "Try it"), Qt.MouseButton.LeftButton)
    after = place(page.dossier, page.draft.choices)
    assert after.me >= before.me
    assert after.them >= before.them
    assert after.me + after.them > before.me + before.them
    assert page.issues.chip_rows[salary.id].chips[page.draft.choices[salary.id]].isChecked()
    qtbot.mouseClick(button(page, "Back to the one before"), Qt.MouseButton.LeftButton)
    assert place(page.dossier, page.draft.choices).headline == before.headline


def test_a_package_is_saved_with_its_choices_in_one_step(page: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(chips(page, "Salary")["54k"], Qt.MouseButton.LeftButton)
    wanted = page.draft.choices
    choose(page, "idea")
    saved = stored(page).packages[-1]
    assert saved.role == "idea"
    assert stored(page).choices_of(saved.id) == wanted
    assert page.draft.package_id == saved.id
    page.document.undo()
    assert saved.id not in [row.id for row in stored(page).packages]
    assert page.draft.choices == wanted, "the package being built stays"


def test_what_is_saved_comes_last_also_after_one_was_deleted(page: TradeoffsPage) -> None:
    for _ in range(4):
        page.document.remove(page.dossier.packages[0])
        choose(page, "idea")
        assert stored(page).packages[-1].id == page.draft.package_id
        places = [row.position for row in stored(page).packages]
        assert places == sorted(set(places))


def test_saving_in_a_role_that_is_taken_changes_that_package(page: TradeoffsPage, qtbot: QtBot) -> None:
    known = next(row for row in page.dossier.packages if row.role == "fallback")
    before, count = page.dossier.choices_of(known.id), len(page.dossier.packages)
    qtbot.mouseClick(chips(page, "Salary")["54k"], Qt.MouseButton.LeftButton)
    choose(page, "fallback")
    assert len(stored(page).packages) == count
    assert stored(page).choices_of(known.id) == page.draft.choices != before
    page.document.undo()
    assert stored(page).choices_of(known.id) == before


def test_a_click_on_a_package_loads_it_and_picking_offers_to_keep_the_change(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    row = next(each for each in page.dossier.packages if each.role == "fallback")
    frame = page.packages.list.frames[row.id]
    qtbot.mouseClick(frame.form.editors["name"].viewport(), Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert page.draft.choices == page.dossier.choices_of(row.id)
    assert page.packages.marks[row.id].text() == "◆"
    qtbot.mouseClick(chips(page, "Salary")["54k"], Qt.MouseButton.LeftButton)
    assert page.card.source.text() == f"{row.name}, changed"
    qtbot.mouseClick(button(page, f"Keep as “{row.name}”"), Qt.MouseButton.LeftButton)
    assert stored(page).choices_of(row.id) == page.draft.choices
    assert page.card.source.text() == row.name


def test_deleting_an_issue_or_an_option_changes_no_package(page: TradeoffsPage) -> None:
    row = next(each for each in page.dossier.packages if each.role == "fallback")
    page.packages.load(row.id)
    picked = next(each for each in options(page, "Salary") if each.id in page.draft.choices.values())
    page.document.remove(issue(page, "Days at home"))
    page.document.remove(picked)
    assert page.card.source.text() == row.name
    assert not page.card.update_link.isVisible()
    page.document.undo()
    page.document.undo()
    assert page.card.source.text() == row.name


def test_a_package_below_the_walk_away_is_marked(page: TradeoffsPage) -> None:
    for row in page.dossier.packages:
        below = place(page.dossier, page.dossier.choices_of(row.id)).above_mine < 0  # type: ignore[operator]
        shown = page.packages.list.frames[row.id].findChildren(QWidget, "belowLimit")
        assert bool(shown) is below, row.name


def test_missing_scores_and_choices_are_said_and_never_counted(page: TradeoffsPage, qtbot: QtBot) -> None:
    chosen = next(row for row in options(page, "Salary") if row.id in page.draft.choices.values())
    page.document.set(chosen, score_me=None)
    assert page.card.headline.text().startswith("At least ")
    assert "Salary lacks a score of yours." in page.card.gaps.text.text()
    assert page.card.standing.text() == ""
    assert not page.card.better.isVisible()
    assert not page.card.trades.isVisible()
    page.document.undo()
    qtbot.mouseClick(chips(page, "Salary")[chosen.name], Qt.MouseButton.LeftButton)
    assert page.card.open.text() == "Nothing chosen yet for Salary."
    assert page.card.headline.text().startswith("At least ")


def test_options_without_any_score_have_no_worth(blank: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(blank, "Rent-free months"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(next(iter(chips(blank, "Rent-free months").values())), Qt.MouseButton.LeftButton)
    assert blank.card.headline.text() == "Worth to you not known yet, to them not known yet"
    qtbot.waitUntil(lambda: blank.picture.nothing.isVisible())
    assert "efficient" not in blank.picture.section.note.text()
    assert not blank.picture.figure.isVisible()


def test_a_logged_offer_gets_the_moment_and_the_package_above(page: TradeoffsPage, qtbot: QtBot) -> None:
    line = page.talk.offers.add_line
    line.setFocus()
    qtbot.keyClicks(line, "5")
    qtbot.keyClicks(focus(), "9k from April")
    qtbot.waitUntil(lambda: stored(page).offers[-1].text == "59k from April")
    offer = stored(page).offers[-1]
    assert offer.made_at is not None
    assert offer.side == "me", "they made the one before"
    qtbot.mouseClick(chips(page, "Salary")["54k"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page, "Use the package above"), Qt.MouseButton.LeftButton)
    offer = stored(page).offers[-1]
    assert stored(page).choices_of(offer.package_id) == page.draft.choices
    page.document.undo()
    assert stored(page).offers[-1].package_id is None


def test_the_card_shows_the_package_that_a_logged_offer_became(page: TradeoffsPage, qtbot: QtBot) -> None:
    theirs = next(row for row in page.dossier.packages if row.role == "theirs")
    page.packages.load(theirs.id)
    qtbot.mouseClick(chips(page, "Salary")["54k"], Qt.MouseButton.LeftButton)
    page.document.set(page.dossier.offers[-1], package_id=None)
    qtbot.mouseClick(button(page, "Use the package above"), Qt.MouseButton.LeftButton)
    made = stored(page).packages[-1]
    assert stored(page).offers[-1].package_id == made.id != theirs.id
    assert page.draft.package_id == made.id
    assert page.card.source.text() == made.name
    assert page.card.update_link.isHidden()
    assert [key for key, mark in page.packages.marks.items() if mark.text() == "◆"] == [made.id]


def test_three_offers_of_the_same_worth_are_built_in_one_step(page: TradeoffsPage, qtbot: QtBot) -> None:
    worth = place(page.dossier, page.draft.choices).me
    before = {row.id: page.dossier.choices_of(row.id) for row in page.dossier.packages}
    choose(page, "three")
    built = [row for row in stored(page).packages if stored(page).choices_of(row.id) != before.get(row.id)]
    worths = [place(stored(page), stored(page).choices_of(row.id)).me for row in built]
    assert len(built) == 3
    assert all(abs(each - worth) <= 2 for each in worths)
    page.document.undo()
    assert {row.id: stored(page).choices_of(row.id) for row in stored(page).packages} == before


def test_offers_built_below_the_walk_away_are_warned_of(page: TradeoffsPage) -> None:
    page.document.set(page.dossier.negotiation, walk_away_worth=95.0)
    choose(page, "three")
    assert page.card.told.text().count("All are below your walk-away of 95.") == 1
    assert "Ask which" not in page.card.told.text()
    assert page.card.told.objectName() == "warn"


def test_building_three_offers_writes_over_no_package(page: TradeoffsPage, qtbot: QtBot) -> None:
    before = {row.id: page.dossier.choices_of(row.id) for row in page.dossier.packages}
    choose(page, "three")
    after = {row.id: stored(page).choices_of(row.id) for row in stored(page).packages}
    assert before.items() <= after.items()
    assert [row.role for row in stored(page).packages].count("meso_a") == 1


def test_a_package_that_was_offered_is_not_overwritten_by_its_role(page: TradeoffsPage, qtbot: QtBot) -> None:
    opening = next(row for row in page.dossier.packages if row.role == "opening")
    assert opening.id in [row.package_id for row in page.dossier.offers]
    before = page.dossier.choices_of(opening.id)
    qtbot.mouseClick(chips(page, "Salary")["54k"], Qt.MouseButton.LeftButton)
    choose(page, "opening")
    assert stored(page).choices_of(opening.id) == before
    assert stored(page).packages[-1].role == "opening"


def test_the_time_of_an_offer_is_typed_as_the_clock_on_the_wall(page: TradeoffsPage, qtbot: QtBot) -> None:
    offer = page.dossier.offers[0]
    clock = page.talk.offers.frames[offer.id].form.editors["made_at"].clock  # type: ignore[attr-defined]
    clock.setFocus()
    clock.selectAll()
    qtbot.keyClicks(clock, "1405")
    qtbot.keyClick(clock, Key.Key_Return)
    local = stored(page).offers[0].made_at.replace(tzinfo=UTC).astimezone()
    assert f"{local:%H:%M}" == "14:05"
    assert local.date() == offer.made_at.replace(tzinfo=UTC).astimezone().date()
    assert len(stored(page).offers) == len(page.dossier.offers)


def test_an_offer_after_one_with_gaps_claims_no_change(page: TradeoffsPage, qtbot: QtBot) -> None:
    theirs = [row for row in page.dossier.offers if row.side == "them"]
    assert page.talk.changes[theirs[1].id]
    taken = page.dossier.choices_of(theirs[0].package_id)
    option = next(row for row in options(page, "Salary") if row.id in taken.values())
    page.document.set(option, score_me=None)
    assert theirs[1].id not in page.talk.changes
    qtbot.waitUntil(lambda: page.talk.unscored.isVisible())


def drifted(page: TradeoffsPage) -> list[Package]:
    """The offers side by side after they were built and what matters was changed."""
    choose(page, "three")
    taken = [page.dossier.choices_of(row.id) for row in page.dossier.packages if row.role.startswith("meso")]
    scores = {row.id: row.score_me or 0 for row in page.dossier.options}

    def spread(row: Issue) -> float:
        found = [scores[picks[row.id]] for picks in taken]
        return max(found) - min(found)

    most = max(page.dossier.issues, key=spread).id
    weights = [(row, {"weight_me": 90.0 if row.id == most else 2.0}) for row in page.dossier.issues]
    page.document.change("other points", edited=weights)
    offers = [row for row in stored(page).packages if row.role.startswith("meso")]
    worths = worths_of_offers(page)
    assert max(worths) - min(worths) > 10
    return offers


def worths_of_offers(page: TradeoffsPage) -> list[float]:
    rows = [row for row in stored(page).packages if row.role.startswith("meso")]
    return [place(stored(page), stored(page).choices_of(row.id)).me for row in rows]


def test_offers_that_were_just_built_are_said_to_be_nothing_but_done(page: TradeoffsPage) -> None:
    page.document.remove(*[row for row in page.dossier.packages if row.role.startswith("meso")])
    assert button(page, "Build three offers")
    choose(page, "three")
    assert page.card.differ_line.isHidden()
    assert page.path.links["meso"].text() == "✓ Three offers"
    QApplication.processEvents()
    told = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert "Build three offers" not in told


def test_offers_that_are_no_longer_worth_the_same_say_so(page: TradeoffsPage) -> None:
    offers = drifted(page)
    sentence = page.card.differ.text()
    assert sentence.startswith("No longer worth the same to you: ")
    assert sentence.count(",") == 2
    assert page.packages.remarks[offers[0].id] == sentence
    assert all("not worth the same as" in page.packages.remarks[row.id] for row in offers[1:])
    assert page.path.links["meso"].text() == "Three offers"
    page.packages.load(offers[2].id)
    assert page.card.differ_line.isVisible()
    page.packages.load(next(row.id for row in page.dossier.packages if row.role == "theirs"))
    assert page.card.differ_line.isHidden()


def test_offers_are_built_again_at_the_worth_of_the_one_in_the_card(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    offers, before = drifted(page), stored(page)
    page.packages.load(offers[1].id)
    wanted = place(before, before.choices_of(offers[1].id)).me
    qtbot.mouseClick(page.card.differ_line.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert len(stored(page).packages) == len(before.packages), "what was built is changed, not doubled"
    assert [abs(each - wanted) <= 2 for each in worths_of_offers(page)] == [True] * 3
    assert page.card.differ_line.isHidden()
    assert "offers" in page.card.told.text()
    page.document.undo()
    assert stored(page).choices == before.choices
    assert stored(page).packages == before.packages


def test_offers_are_built_again_from_the_list(page: TradeoffsPage, qtbot: QtBot) -> None:
    offers = drifted(page)
    rows = [page.packages.list.frames[row.id].content for row in offers]
    links = [
        each for row in rows for each in row.findChildren(QPushButton) if each.text() == "Build them again"
    ]
    assert [link.isVisible() for link in links] == [True, False, False]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    worths = worths_of_offers(page)
    assert max(worths) - min(worths) <= 4


def test_an_offer_with_a_name_of_its_own_stays_when_they_are_built_again(page: TradeoffsPage) -> None:
    first, *others = drifted(page)
    page.document.set(first, name="What Anna liked")
    page.document.add(
        Offer(negotiation_id=first.negotiation_id, position=99, side="me", package_id=others[0].id)
    )
    before = stored(page)
    assert page.card.build_again(others[1].id)
    after = {row.id: row for row in stored(page).packages}
    for row in (first, others[0]):
        assert after[row.id].role == "idea"
        assert stored(page).choices_of(row.id) == before.choices_of(row.id)
    assert len(after) == len(before.packages) + 2
    assert len(worths_of_offers(page)) == 3


def test_what_is_missing_takes_two_lines_and_leads_to_where_it_is_given(
    blank: TradeoffsPage, qtbot: QtBot
) -> None:
    owner = blank.dossier.negotiation.id
    names = enumerate(("Rent", "Term", "Deposit"))
    issues = [Issue(negotiation_id=owner, name=name, position=place) for place, name in names]
    low, year = (Option(negotiation_id=owner, issue_id=row.id, name="low") for row in issues[:2])
    blank.document.add(*issues, low, year)
    text = blank.card.gaps.text
    assert text.text() == "Rent and Term lack a score of yours.\n… and 6 more."
    assert "Deposit has no options yet" in text.accessibleDescription()
    qtbot.mouseClick(button(blank, "Score now"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focus().accessibleName() == "Score for you")
    scored = {"score_me": 1.0, "score_them_likely": 1.0}
    blank.document.change("scored", edited=[(low, scored), (year, scored)])
    assert text.text().startswith("Rent and Term have no weight for you.\n")
    qtbot.mouseClick(button(blank, "Give points"), Qt.MouseButton.LeftButton)
    assert focus() is blank.issues.field(issues[0].id, True)
    weighed = {"weight_me": 1.0, "weight_them_likely": 1.0}
    blank.document.change("weighed", edited=[(row, weighed) for row in issues[:2]])
    assert text.text() == "Deposit has no options yet and does not count."
    qtbot.mouseClick(button(blank, "Add options"), Qt.MouseButton.LeftButton)
    assert focus() is blank.issues.chip_rows[issues[2].id].field
