"""The concession plan in the Trade-offs tab: made, tried, kept as moves, and mended."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, chips, focus, issue, options, stored
from workbook.analysis.tradeoffs.plan import plan
from workbook.model import Issue, Move, Negotiation, Option
from workbook.storage import portable
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.plan_rows import PlanRow
from workbook.ui.tradeoffs.plan_section import BEGIN

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def planned(page: TradeoffsPage, qtbot: QtBot) -> TradeoffsPage:
    """The same with the plan open."""
    qtbot.mouseClick(button(page, BEGIN), LEFT)
    return page


@pytest.fixture
def bare(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over one issue whose two options have no scores."""
    owner = started.negotiation.id
    rent = Issue(negotiation_id=owner, name="Rent")
    pair = [Option(negotiation_id=owner, issue_id=rent.id, name=name) for name in ("low", "high")]
    assert started.add(rent, *pair)
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def rows(page: TradeoffsPage) -> list[PlanRow]:
    """The lines of the plan that are seen: the opening and the steps."""
    QApplication.processEvents()
    return [row for row in page.talk.plan.rows if row.isVisible()]


def moves(page: TradeoffsPage) -> list[tuple[str, str]]:
    return [(row.if_you, row.i_can) for row in stored(page).moves]


def test_the_plan_is_opened_by_keys_and_lists_the_opening_and_every_step(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    known = plan(page.dossier)
    page.talk.plan.begin.setFocus()
    qtbot.keyClick(focus(), Key.Key_Space)
    assert page.talk.plan.said.text() == known.sentence
    assert [row.said.text() for row in rows(page)[1:]] == [step.sentence for step in known.steps]
    assert [row.mine.text() for row in rows(page)[1:]] == [f"{step.me:.0f}" for step in known.steps]
    assert rows(page)[0].said.text().startswith("Open with “Opening”: 62k")
    assert focus() is rows(page)[0].button


def test_a_step_puts_its_package_into_the_card(planned: TradeoffsPage, qtbot: QtBot) -> None:
    known = plan(planned.dossier)
    row = rows(planned)[2]
    qtbot.mouseClick(row.button, LEFT)
    assert planned.draft.choices == known.steps[1].choices
    qtbot.waitUntil(lambda: bool(row.button.property("here")))
    assert planned.card.headline.text().startswith(f"{known.steps[1].me:.0f} to you")


def test_the_steps_are_kept_behind_the_moves_there_are_in_one_step_of_undo(
    planned: TradeoffsPage, qtbot: QtBot
) -> None:
    before, known = moves(planned), plan(planned.dossier).steps
    qtbot.mouseClick(button(planned, "Keep as moves"), LEFT)
    assert moves(planned) == [*before, *((step.if_you, step.i_can) for step in known)]
    qtbot.waitUntil(lambda: planned.talk.plan.kept.text() == "Kept: the steps are among your moves.")
    assert not planned.talk.plan.keep.isVisible(), "what is kept is not kept twice"
    planned.document.undo()
    assert moves(planned) == before
    assert button(planned, "Keep as moves")


def test_only_steps_that_are_no_moves_yet_are_added(planned: TradeoffsPage, qtbot: QtBot) -> None:
    step = plan(planned.dossier).steps[0]
    written = Move(
        negotiation_id=planned.dossier.negotiation.id,
        if_you=step.if_you.upper(),
        i_can=step.i_can,
        position=9,
    )
    planned.document.add(written)
    before = moves(planned)
    qtbot.mouseClick(button(planned, "Keep the others as moves"), LEFT)
    assert moves(planned)[: len(before)] == before
    assert len(moves(planned)) == len(before) + len(plan(planned.dossier).steps) - 1


def test_the_plan_follows_what_is_edited_until_it_is_closed(planned: TradeoffsPage, qtbot: QtBot) -> None:
    said = planned.talk.plan.said.text()
    planned.document.set(planned.dossier.negotiation, walk_away_worth=70)
    qtbot.waitUntil(lambda: planned.talk.plan.said.text() != said)
    assert planned.talk.plan.said.text() == plan(planned.dossier).sentence
    assert len(rows(planned)) == len(plan(planned.dossier).steps) + 1
    qtbot.mouseClick(button(planned, "Close the plan"), LEFT)
    assert not planned.talk.plan.card.isVisible()
    assert focus() is planned.talk.plan.begin


def test_a_plan_is_not_made_anew_for_what_is_only_dragged(planned: TradeoffsPage, qtbot: QtBot) -> None:
    said, headline = planned.talk.plan.said.text(), planned.card.headline.text()
    salary = issue(planned, "Salary")
    planned.preview_row(salary.model_copy(update={"weight_me": 90.0}))
    qtbot.waitUntil(lambda: planned.card.headline.text() != headline)
    assert planned.talk.plan.said.text() == said
    planned.document.set(salary, weight_me=90.0)
    qtbot.waitUntil(lambda: planned.talk.plan.said.text() == plan(planned.dossier).sentence)
    assert planned.talk.plan.said.text() != said


def test_the_step_after_my_last_offer_is_next_until_theirs_is_as_good(planned: TradeoffsPage) -> None:
    shown, known = planned.talk.plan, plan(planned.dossier).steps
    assert shown.stand.text() == "Your last offer is worth 92 to you: step one is next, 22 less."
    assert [row.effect.text().startswith("Next: you give") for row in rows(planned)] == [0, 1, 0]
    mine, theirs = stored(planned).offers[2:]
    steps.log_draft(planned.document, planned.dossier, mine, known[0].choices)
    assert [row.effect.text().startswith("Next:") for row in rows(planned)] == [0, 0, 1]
    steps.log_draft(planned.document, planned.dossier, theirs, known[1].choices)
    QApplication.processEvents()
    assert shown.stand.text().endswith("no less than step two: this is the moment to accept.")
    planned.document.remove(*stored(planned).offers)
    QApplication.processEvents()
    assert not shown.stand.isVisible()


def test_without_a_plan_it_says_why_and_leads_to_what_is_missing(page: TradeoffsPage, qtbot: QtBot) -> None:
    opening = next(row for row in page.dossier.packages if row.role == "opening")
    salary = issue(page, "Salary")
    gone = next(
        row for row in page.dossier.choices if (row.package_id, row.issue_id) == (opening.id, salary.id)
    )
    page.document.remove(gone)
    qtbot.mouseClick(button(page, BEGIN), LEFT)
    assert page.talk.plan.said.text() == "The opening leaves Salary open: choose an option there first."
    assert rows(page) == []
    assert not page.talk.plan.keep.isVisible()
    qtbot.mouseClick(button(page, "Build an opening in the card"), LEFT)
    assert focus() is page.card.save
    page.document.undo()
    qtbot.waitUntil(lambda: len(rows(page)) > 1)


def test_without_packages_and_walk_away_it_opens_with_the_best_and_asks_where_to_stop(
    planned: TradeoffsPage, qtbot: QtBot
) -> None:
    dossier = planned.dossier
    limit = {"walk_away_worth": None, "safety_margin": 0.0}
    planned.document.change(
        "began anew",
        edited=[(dossier.negotiation, limit)],
        removed=[*dossier.packages, *dossier.alternatives],
    )
    qtbot.waitUntil(lambda: "to the Nash bargaining solution at" in planned.talk.plan.said.text())
    first = rows(planned)[0]
    assert first.said.text().startswith("Open with 62k, 3 days, sole lead, ")
    assert first.choices == plan(planned.dossier).opening
    qtbot.mouseClick(button(planned, "Set your walk-away"), LEFT)
    assert focus() is planned.limits.form.editors["walk_away_worth"]
    qtbot.keyClicks(focus(), "5")
    qtbot.keyClicks(focus(), "5")
    qtbot.keyClick(focus(), Key.Key_Return)
    assert stored(planned).negotiation.walk_away_worth == 55
    qtbot.waitUntil(lambda: "our walk-away" in planned.talk.plan.said.text())


def test_before_anything_is_scored_it_asks_for_scores(bare: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(bare, BEGIN), LEFT)
    assert bare.talk.plan.said.text().startswith("Score the options first")
    qtbot.mouseClick(button(bare, "Fill in what is missing"), LEFT)
    assert focus() is bare.issues.field(issue(bare, "Rent").id, True)


def test_options_without_scores_are_said_to_count_as_nothing(planned: TradeoffsPage, qtbot: QtBot) -> None:
    planned.document.set(options(planned, "Salary")[-1], score_me=None)
    qtbot.waitUntil(lambda: planned.talk.plan.unscored.isVisible())
    assert planned.talk.plan.unscored.text() == "Here one option without a score counts as 0."
    assert len(rows(planned)) > 1
    assert button(planned, "Fill in what is missing")


def test_the_link_to_the_plan_is_there_as_soon_as_there_is_an_option(
    started: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    made = shown(TradeoffsPage(started))
    assert not made.talk.plan.isVisible()
    rent = Issue(negotiation_id=started.negotiation.id, name="Rent")
    started.add(rent, Option(negotiation_id=started.negotiation.id, issue_id=rent.id, name="low"))
    assert made.talk.plan.begin.isVisible()


def test_the_way_to_the_moves_leads_to_the_plan_until_there_is_a_move(page: TradeoffsPage) -> None:
    page.reveal_section("moves")
    assert focus() is page.talk.moves.add_line
    page.document.remove(*page.dossier.moves)
    page.reveal_section("moves")
    assert focus() is page.talk.plan.begin


def test_another_negotiation_has_its_own_plan_and_this_one_stays_open(
    planned: TradeoffsPage, qtbot: QtBot
) -> None:
    said, here = planned.talk.plan.said.text(), planned.dossier.negotiation.id
    rows_there = portable.fresh_ids(portable.sample("large-corporation", date.today()))
    planned.document.add(*rows_there, text="opened a sample")
    there = next(row.id for row in rows_there if isinstance(row, Negotiation))
    planned.document.select(there)
    assert planned.talk.plan.begin.isVisible()
    planned.document.set(planned.dossier.negotiation, walk_away_worth=60)
    qtbot.mouseClick(button(planned, BEGIN), LEFT)
    assert planned.talk.plan.said.text() == plan(planned.dossier).sentence != said
    planned.document.select(here)
    qtbot.waitUntil(lambda: planned.talk.plan.said.text() == said)
    assert planned.talk.plan.card.isVisible()


def test_what_is_kept_names_options_as_they_were_written(planned: TradeoffsPage, qtbot: QtBot) -> None:
    salary = options(planned, "Salary")[2]
    planned.document.set(salary, name="<b>58k & more</b>")
    assert "<b>58k & more</b>" in chips(planned, "Salary")
    qtbot.waitUntil(lambda: "<b>58k & more</b>" in planned.talk.plan.rows[1].said.text())
    qtbot.mouseClick(button(planned, "Keep as moves"), LEFT)
    assert "“<b>58k & more</b>”" in moves(planned)[-len(plan(planned.dossier).steps)][1]
