"""The card of the package being built: advice, certainty, what one does without them; and what is stored."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, chips, choose, focus, issue, options, stored
from workbook.analysis.leverage import batna, floor, worth_of
from workbook.analysis.tradeoffs.better import betters
from workbook.analysis.tradeoffs.packages import place, worth
from workbook.analysis.tradeoffs.robustness import robustness, spreads
from workbook.analysis.tradeoffs.solutions import solutions
from workbook.analysis.tradeoffs.trades import trades
from workbook.model import Alternative, Offer, Option, Package
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.tradeoffs.certainty import NO_RANGE, TRYING

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def theirs(page: TradeoffsPage) -> TradeoffsPage:
    """The same with their offer in the card, which leaves much on the table."""
    page.packages.load(next(row.id for row in page.dossier.packages if row.role == "theirs"))
    return page


def settled(page: TradeoffsPage, qtbot: QtBot) -> None:
    """Wait until the worker has told how sure the package is."""
    with qtbot.waitSignal(page.card.certainty.told, timeout=10_000):
        pass


def a_trade_from_the_best(page: TradeoffsPage) -> dict[str, str]:
    """A package from which one trade leads to one of the nearest better packages."""
    start = page.dossier.choices_of(next(row.id for row in page.dossier.packages if row.role == "target"))
    for one, other in product(page.dossier.options, repeat=2):
        picked = {**start, one.issue_id: one.id, other.issue_id: other.id}
        told = [each.choices for each in betters(page.dossier, picked)]
        steps = [{c.issue_id: c.option_id for c in each.changes} for each in trades(page.dossier, picked)]
        if len(steps) > 1 and any({**picked, **step} in told for step in steps):
            return picked
    raise AssertionError("no such package")


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def test_the_picks_stand_in_the_card_and_lead_to_their_options(page: TradeoffsPage, qtbot: QtBot) -> None:
    days = issue(page, "Days at home")
    chosen = next(row for row in options(page, days.name) if row.id == page.draft.choices[days.id])
    links = {link.accessibleName(): link for link in page.card.picks.links if link.isVisible()}
    assert len(links) == len(page.dossier.issues)
    click(qtbot, links[f"Days at home: {chosen.name}. Go to its options"])
    assert focus() is chips(page, days.name)[chosen.name]


def test_an_issue_left_open_is_named_among_the_picks(page: TradeoffsPage, qtbot: QtBot) -> None:
    chosen = next(row for row in options(page, "Salary") if row.id in page.draft.choices.values())
    click(qtbot, chips(page, "Salary")[chosen.name])
    assert page.card.picks.links[0].text().startswith("Salary: open")
    click(qtbot, page.card.picks.links[0])
    assert focus() in chips(page, "Salary").values()


def test_what_is_left_on_the_table_is_said_until_nothing_is(theirs: TradeoffsPage, qtbot: QtBot) -> None:
    left = place(theirs.dossier, theirs.draft.choices).left
    assert left is not None
    assert theirs.card.left.text() == left.sentence
    assert left.sentence.startswith("Left on the table")
    click(qtbot, button(theirs, "Try it"))
    assert "No other package is better" in theirs.card.left.text()
    assert not theirs.card.better.isVisible()


def test_the_nearest_better_packages_can_each_be_tried(theirs: TradeoffsPage, qtbot: QtBot) -> None:
    known = betters(theirs.dossier, theirs.draft.choices)
    assert len(known) > 1
    rows = [row for row in theirs.card.better.rows if row.isVisible()]
    assert sorted(map(str, (row.choices for row in rows))) == sorted(str(each.choices) for each in known)
    changed = [sum(row.choices[key] != theirs.draft.choices[key] for key in row.choices) for row in rows]
    assert changed == sorted(changed), "fewest changes first"
    last = rows[-1]
    wanted = dict(last.choices)
    click(qtbot, last.link)
    assert theirs.draft.choices == wanted
    assert theirs.document.undo_stack.count() == 0, "trying stores nothing"


def test_trades_that_lead_elsewhere_are_a_click_away(theirs: TradeoffsPage, qtbot: QtBot) -> None:
    card = theirs.card
    theirs.draft.load(a_trade_from_the_best(theirs))
    assert not card.trades.isVisible()
    click(qtbot, card.trades_link)
    rows = [row for row in card.trades.rows if row.isVisible()]
    assert rows
    told = [row.choices for row in card.better.rows if row.isVisible()]
    assert all(row.choices not in told for row in rows)
    click(qtbot, card.trades_link)
    assert not card.trades.isVisible()


def test_what_is_cheapest_to_give_changes_one_issue_only(page: TradeoffsPage, qtbot: QtBot) -> None:
    before = page.draft.choices
    click(qtbot, button(page, "Cheapest to give ▾"))
    row = page.card.gives.rows[0]
    assert row.text.text().startswith("Give ")
    click(qtbot, row.link)
    after = page.draft.choices
    assert sum(before[key] != after[key] for key in before) == 1
    mine, them = worth(page.dossier, before)
    assert worth(page.dossier, after)[0] < mine
    assert worth(page.dossier, after)[1] > them


def test_the_numbers_are_a_click_away_and_add_up(page: TradeoffsPage, qtbot: QtBot) -> None:
    click(qtbot, button(page, "Numbers ▾"))
    _, *parts, total = page.card.figures.mine.text().split("\n")
    assert len(parts) == len(page.dossier.issues)
    assert sum(map(float, parts)) == pytest.approx(float(total), abs=0.06 * len(parts))
    assert float(total) == pytest.approx(place(page.dossier, page.draft.choices).me, abs=0.05)


def test_showing_other_packages_and_edits_makes_no_widgets(theirs: TradeoffsPage, qtbot: QtBot) -> None:
    for link in (theirs.card.trades_link, theirs.card.gives_link, theirs.card.figures_link):
        click(qtbot, link)
    before = set(theirs.card.findChildren(QWidget))
    for row in theirs.dossier.packages:
        theirs.packages.load(row.id)
    theirs.document.set(issue(theirs, "Salary"), weight_me=77.0)
    assert set(theirs.card.findChildren(QWidget)) == before


def test_the_card_says_how_sure_the_package_is(page: TradeoffsPage, qtbot: QtBot) -> None:
    told: list[dict[str, tuple[float, float]]] = []
    page.card.certainty.spreads.connect(told.append)
    page.packages.load(next(row.id for row in page.dossier.packages if row.role == "opening"))
    settled(page, qtbot)
    found = robustness(page.dossier, page.draft.choices, 100)
    assert f" {found.acceptable or 'none'} of 100 " in page.card.certainty.sure.text()
    assert told[-1].keys() == {"chosen", *spreads(page.dossier)}
    assert all(low <= high for low, high in told[-1].values())


def test_without_ranges_only_a_hint_says_what_they_would_tell(page: TradeoffsPage, qtbot: QtBot) -> None:
    settled(page, qtbot)
    bare = {"weight_them_low": None, "weight_them_high": None}
    scores = {"score_them_low": None, "score_them_high": None}
    limit = {"their_walk_away_low": None, "their_walk_away_high": None}
    page.document.change(
        "cleared the ranges",
        edited=[
            *((row, bare) for row in page.dossier.issues),
            *((row, scores) for row in page.dossier.options),
            (page.dossier.negotiation, limit),
        ],
    )
    settled(page, qtbot)
    assert page.card.certainty.sure.text() == NO_RANGE
    assert not page.card.certainty.ask_link.isVisible()


def test_the_question_behind_the_doubt_is_stored_in_one_step(page: TradeoffsPage, qtbot: QtBot) -> None:
    settled(page, qtbot)
    count = len(page.dossier.questions)
    doubt = page.card.certainty.doubt
    assert doubt is not None
    click(qtbot, button(page, "Add as a question"))
    assert [row.text for row in stored(page).questions][count:] == [doubt.question]
    assert "in Interests" in page.card.certainty.least.text()
    assert not page.card.certainty.ask_link.isVisible()
    page.document.undo()
    assert len(stored(page).questions) == count
    assert page.card.certainty.ask_link.isVisible()


def test_nothing_is_worked_out_for_what_is_only_a_preview(page: TradeoffsPage, qtbot: QtBot) -> None:
    settled(page, qtbot)
    before = page.card.headline.text()
    page.preview_row(issue(page, "Salary").model_copy(update={"weight_me": 99.0}))
    qtbot.waitUntil(lambda: page.card.headline.text() != before)
    assert not page.card.certainty.pause.isActive()
    assert not page.card.certainty.job.busy


def test_a_spread_is_not_told_of_another_package_than_it_was_worked_out_for(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    settled(page, qtbot)
    told: list[dict[str, tuple[float, float]]] = []
    page.card.certainty.spreads.connect(told.append)
    click(qtbot, chips(page, "Salary")["54k"])
    assert told[-1].keys() == {row.id for row in page.dossier.packages}
    assert page.card.certainty.sure.text() == TRYING
    settled(page, qtbot)
    assert page.card.certainty.sure.text().startswith("Holds in ")
    page.preview_row(issue(page, "Salary").model_copy(update={"weight_me": 99.0}))
    qtbot.waitUntil(lambda: told[-1] == {})


def test_the_package_becomes_what_one_does_without_them(page: TradeoffsPage, qtbot: QtBot) -> None:
    best = batna(page.dossier)
    assert best is not None
    before = stored(page)
    click(qtbot, chips(page, "Salary")["54k"])
    wanted = page.draft.choices
    choose(page, "without")
    tied = stored(page).find(Alternative, best.alternative.id)
    assert isinstance(tied, Alternative)
    assert stored(page).choices_of(tied.package_id or "") == wanted
    assert worth_of(stored(page), tied) == pytest.approx(worth(stored(page), wanted)[0])
    assert floor(stored(page)).sentence in page.card.told.text()
    assert page.packages.remarks[tied.package_id or ""] == "what you do without them"
    page.document.undo()
    assert stored(page).packages == before.packages
    assert stored(page).alternatives == before.alternatives


def test_an_alternative_that_is_not_the_best_any_more_stays_the_one_that_is_scored(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    best = batna(page.dossier)
    assert best is not None
    page.packages.load(next(row.id for row in page.dossier.packages if row.role == "theirs"))
    choose(page, "without")
    now = batna(page.dossier)
    assert now is not None
    assert now.alternative.id != best.alternative.id, "another is worth more than their offer"
    assert f"“{now.alternative.name}” is worth more still" in page.card.told.text()
    click(qtbot, chips(page, "Salary")["62k"])
    choose(page, "without")
    tied = [row for row in stored(page).alternatives if row.package_id]
    assert [row.id for row in tied] == [best.alternative.id]
    assert stored(page).choices_of(tied[0].package_id or "") == page.draft.choices


def test_without_an_alternative_one_is_added(page: TradeoffsPage, qtbot: QtBot) -> None:
    page.document.remove(*[row for row in page.dossier.alternatives if row.side == "me"])
    count = len(page.dossier.alternatives)
    choose(page, "without")
    added = stored(page).alternatives[-1]
    assert len(stored(page).alternatives) == count + 1
    assert (added.side, added.name) == ("me", "Without them")
    assert stored(page).choices_of(added.package_id or "") == page.draft.choices
    page.document.undo()
    assert len(stored(page).alternatives) == count


def test_saving_again_what_one_does_without_them_changes_its_package(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    click(qtbot, chips(page, "Salary")["54k"])
    choose(page, "without")
    count, first = len(stored(page).packages), page.draft.package_id
    click(qtbot, chips(page, "Salary")["56k"])
    choose(page, "without")
    assert len(stored(page).packages) == count
    assert page.draft.package_id == first
    assert stored(page).choices_of(first) == page.draft.choices


def test_a_package_that_was_offered_stays_when_another_becomes_the_alternative(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    click(qtbot, chips(page, "Salary")["54k"])
    choose(page, "without")
    first, offered = page.draft.package_id, page.draft.choices
    page.document.add(
        Offer(negotiation_id=page.dossier.negotiation.id, position=99, side="me", package_id=first)
    )
    click(qtbot, chips(page, "Salary")["56k"])
    choose(page, "without")
    assert stored(page).choices_of(first) == offered
    assert page.draft.package_id != first


def test_offers_side_by_side_are_named_by_what_they_put_first(page: TradeoffsPage, qtbot: QtBot) -> None:
    choose(page, "three")
    built = [row for row in stored(page).packages if row.role.startswith("meso")]
    assert [row.name[:3] for row in built] == ["A ·", "B ·", "C ·"]
    assert len({row.name for row in built}) == 3
    assert "Three offers" in page.card.told.text()
    assert all(row.name in page.card.told.text() for row in built)
    page.document.undo()
    assert not page.card.told.isVisible()


def test_too_few_offers_of_a_worth_are_said_and_what_helps(page: TradeoffsPage, qtbot: QtBot) -> None:
    keep = {row.id for row in page.dossier.issues[:1]}
    page.document.remove(*[row for row in page.dossier.issues if row.id not in keep])
    count = len(stored(page).packages)
    choose(page, "three")
    assert len(stored(page).packages) == count
    assert "add an option" in page.card.told.text()


def test_it_is_said_what_comes_before_three_offers(page: TradeoffsPage, qtbot: QtBot) -> None:
    chosen = next(row for row in options(page, "Salary") if row.id in page.draft.choices.values())
    click(qtbot, chips(page, "Salary")[chosen.name])
    page.card.menu.aboutToShow.emit()
    assert page.card.menu.actions()[-1].text().endswith("pick an option of each issue first")
    assert not page.card.menu.actions()[-1].isEnabled()
    click(qtbot, chips(page, "Salary")[chosen.name])
    page.document.set(chosen, score_me=None)
    page.follow("tradeoffs.meso")
    assert "score every option first" in page.card.told.text()


def test_packages_that_are_the_same_are_flagged(page: TradeoffsPage, qtbot: QtBot) -> None:
    target = next(row for row in page.dossier.packages if row.role == "target")
    page.packages.load(target.id)
    choose(page, "idea")
    same = page.draft.package_id
    assert page.packages.remarks[same] == f"same as {target.name}"
    assert page.packages.remarks[target.id] == ""
    click(qtbot, chips(page, "Salary")["54k"])
    click(qtbot, button(page, "Keep as “Idea”"))
    assert page.packages.remarks[same] == ""


def test_a_package_is_put_into_the_card_by_the_keyboard(page: TradeoffsPage, qtbot: QtBot) -> None:
    row = next(each for each in page.dossier.packages if each.role == "opening")
    mark = page.packages.marks[row.id]
    mark.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(mark, Key.Key_Space)
    assert page.draft.choices == page.dossier.choices_of(row.id)
    assert page.draft.package_id == row.id


def test_where_it_could_settle_is_shown_and_loads_on_a_click(page: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.settled.section.isVisible())
    lines = [row for row in page.settled.lines if row.isVisible()]
    found = solutions(page.dossier)
    assert {(row.mine.text(), row.theirs.text()) for row in lines} == {
        (f"{each.me:.0f}", f"{each.them:.0f}") for each in found
    }
    told = " ".join(row.names.text() for row in lines)
    assert all(each.name.removesuffix(" solution") in told for each in found)
    last = lines[-1]
    click(qtbot, last.button)
    assert page.draft.choices == last.choices
    assert page.draft.choices in [each.choices for each in found]
    assert not [row for row in lines if row.isVisible() and not row.names.text()]


def test_without_a_zone_it_is_said_what_helps(page: TradeoffsPage, qtbot: QtBot) -> None:
    page.document.set(page.dossier.negotiation, walk_away_worth=100.0, their_walk_away_likely=100.0)
    qtbot.waitUntil(lambda: page.settled.zone.isVisible())
    assert page.settled.zone.text().startswith("No package reaches")
    assert not any(row.isVisible() for row in page.settled.lines)


def test_a_draft_not_saved_says_so(page: TradeoffsPage, qtbot: QtBot) -> None:
    click(qtbot, button(page, "Start afresh"))
    click(qtbot, chips(page, "Salary")["54k"])
    assert page.card.source.text() == "Not saved yet"
    choose(page, "idea")
    assert isinstance(page.dossier.find(Package, page.draft.package_id), Package)
    assert page.card.source.text() == "Idea"


def test_every_link_of_the_card_has_a_name(page: TradeoffsPage) -> None:
    shown_ = [each for each in page.card.findChildren(QPushButton) if each.isVisible()]
    assert shown_
    assert all(each.accessibleName() or each.text() for each in shown_)


def test_the_walk_away_leads_to_the_package_behind_it(page: TradeoffsPage, qtbot: QtBot) -> None:
    assert not page.limits.package_link.isVisible()
    assert "save it as" in page.limits.as_package.text()
    click(qtbot, chips(page, "Salary")["54k"])
    choose(page, "without")
    kept = page.draft.choices
    assert not page.limits.as_package.isVisible()
    click(qtbot, button(page, "Start afresh"))
    click(qtbot, page.limits.package_link)
    assert page.draft.choices == kept


def test_a_draft_is_remembered_while_another_negotiation_is_shown(page: TradeoffsPage, qtbot: QtBot) -> None:
    first = page.dossier.negotiation.id
    click(qtbot, chips(page, "Salary")["54k"])
    kept = page.draft.choices
    page.document.new_negotiation(title="Another")
    assert page.draft.choices == {}
    page.document.select(first)
    assert page.draft.choices == kept
    assert page.card.source.text().endswith(", changed")


@pytest.mark.parametrize("how", ["offered", "agreed"])
def test_what_was_said_at_the_table_is_not_written_over(page: TradeoffsPage, qtbot: QtBot, how: str) -> None:
    target = next(row for row in page.dossier.packages if row.role == "target")
    owner = page.dossier.negotiation.id
    if how == "offered":
        page.document.add(Offer(negotiation_id=owner, position=99, side="me", package_id=target.id))
    else:
        page.document.set(page.dossier.reflection, package_id=target.id)
    page.packages.load(target.id)
    said, count = page.dossier.choices_of(target.id), len(page.dossier.packages)
    click(qtbot, chips(page, "Salary")["54k"])
    wanted = page.draft.choices
    click(qtbot, button(page, "Keep as a new idea"))
    assert stored(page).choices_of(target.id) == said
    made = stored(page).packages[-1]
    assert len(stored(page).packages) == count + 1
    assert (made.role, stored(page).choices_of(made.id)) == ("idea", wanted)
    told = f"“{target.name}” was {how} and stays as it was; this is “{made.name}” now."
    assert page.card.told.text() == told
    assert not page.card.update_link.isVisible()
    page.document.undo()
    assert len(stored(page).packages) == count


def test_what_one_does_without_them_is_told_by_its_worth_to_me_alone(
    theirs: TradeoffsPage,
) -> None:
    page, before = theirs, theirs.draft.choices
    page.card.figures_link.click()
    known = [page.dossier.choices_of(row.id) for row in page.dossier.packages]
    start = next(
        picked
        for row in page.dossier.options
        if (picked := {**before, row.issue_id: row.id}) not in known and betters(page.dossier, picked)
    )
    page.draft.load(start)
    assert page.card.better.isVisible()
    choose(page, "without")
    mine = round(place(page.dossier, page.draft.choices).me)
    assert page.card.headline.text() == f"{mine} to you"
    assert page.card.left.text().endswith(floor(page.dossier).sentence)
    parts = (page.card.standing, page.card.better, page.card.trades, page.card.more, page.card.figures)
    assert not any(part.isVisible() for part in (*parts, page.card.certainty))
    assert not page.card.try_better()
    row = page.packages.list.frames[page.draft.package_id].content
    shown = [label.text() for name in ("strong", "them") for label in row.findChildren(QLabel, name)]
    assert shown == [str(mine), ""]
    assert not row.findChildren(QLabel, "belowLimit")
    page.draft.load(before, page.draft.package_id)
    assert page.card.better.isVisible(), "what is changed may become a deal"


def test_an_offer_that_is_an_alternative_too_is_told_as_a_deal(theirs: TradeoffsPage) -> None:
    before = theirs.card.headline.text()
    choose(theirs, "without")
    assert theirs.draft.package_id in [row.package_id for row in theirs.dossier.offers]
    assert theirs.card.headline.text() == before
    assert theirs.card.better.isVisible()


def test_an_empty_card_says_where_to_pick_and_starts_from_a_balanced_package(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    click(qtbot, button(page, "Start afresh"))
    assert "in the rows above" in page.card.open.text()
    assert page.card.open.isVisible()
    click(qtbot, button(page, "Start from a balanced one"))
    nash = next(row for row in solutions(page.dossier) if row.key == "nash")
    assert page.draft.choices == nash.choices
    assert "Nash bargaining solution" in page.card.told.text()
    assert page.card.start_link.isHidden()
    assert page.document.undo_stack.count() == 0, "nothing is stored by it"


def test_without_all_scores_a_balanced_package_is_the_middle_of_every_issue(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    page.document.set(options(page, "Salary")[0], score_me=None)
    click(qtbot, button(page, "Start afresh"))
    click(qtbot, button(page, "Start from a balanced one"))
    names = [row.name for row in options(page, "Salary")]
    picked = page.dossier.find(Option, page.draft.choices[issue(page, "Salary").id])
    assert isinstance(picked, Option)
    assert names.index(picked.name) == (len(names) - 1) // 2
    assert page.draft.choices.keys() == {row.id for row in page.dossier.issues}


def test_save_as_stays_where_it_is_whatever_the_card_says(page: TradeoffsPage, qtbot: QtBot) -> None:
    def place_of_it() -> int:
        QApplication.processEvents()
        return page.card.save.mapTo(page.card, page.card.save.rect().topLeft()).y()

    there = place_of_it()
    for row in page.dossier.packages:
        page.packages.load(row.id)
        assert place_of_it() == there
    page.card.gives_link.click()
    page.card.figures_link.click()
    assert place_of_it() == there
    settled(page, qtbot)
    assert place_of_it() == there
    page.document.set(options(page, "Salary")[0], score_me=None)
    assert place_of_it() == there
    click(qtbot, button(page, "Start afresh"))
    assert place_of_it() == there
