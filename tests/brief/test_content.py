"""What stands on the page, read back from the PDF."""

import re
from datetime import date

import pytest

from tests.brief.dossiers import (
    MARKUP,
    TODAY,
    build,
    empty,
    huge,
    markup,
    one_item,
    printed,
    sample,
    written_in,
)  # fmt: skip
from tests.brief.geometry import text_of
from workbook import paths
from workbook.analysis.leverage import batna, floor
from workbook.brief import make
from workbook.brief.style import STYLES
from workbook.model import (
    Alternative,
    Choice,
    Deadline,
    Disclosure,
    Issue,
    LeverageItem,
    Move,
    Objection,
    Option,
    Package,
    Question,
    Reminder,
)  # fmt: skip


def page(dossier, **values):
    return text_of(make(dossier, today=TODAY, **values))


def choice_of(package, option):
    return Choice(package_id=package.id, issue_id=option.issue_id, option_id=option.id)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", paths.sample_names())
def test_a_sample_has_everything_essential(name, paper):
    dossier = sample(name)
    text = page(dossier, paper=paper)
    assert batna(dossier).alternative.name in text
    assert f"{floor(dossier).worth:.0f} points" in text
    for issue in dossier.issues:
        for option in (issue.opening_id, issue.target_id, issue.walk_away_id):
            assert next(o.name for o in dossier.options if o.id == option) in text
    mesos = [package for package in dossier.packages if package.role.startswith("meso")]
    assert len(mesos) >= 2
    assert all(package.name in text for package in mesos)
    strongest = max((i for i in dossier.leverage_items if i.side == "me"), key=lambda i: i.evidenced)
    assert strongest.what in text
    questions = [q.text for q in dossier.questions if q.on_brief and not q.asked]
    assert sum(question in text for question in questions) >= 2
    assert sum(row.they_say.strip("“”") in text for row in dossier.objections) >= 2
    assert "PRIVATE" in text
    assert "Balance of leverage" in text
    assert "All packages" in text


@pytest.mark.parametrize("name", paths.sample_names())
def test_the_parts_follow_one_another_as_they_are_used(name):
    text = page(sample(name))
    heads = ["Goal", "Open with", "walk away", "Trades to offer", "Packages to offer", "What they care about",
             "What you care about", "Your leverage", "Their leverage", "Standards to point to", "Ask",
             "They say, you say", "Tell, trade, withhold", "If stuck", "BATNA", "Floor"]  # fmt: skip
    place = 0
    for head in heads:
        place = text.find(head, place)
        assert place >= 0, head


def test_whom_when_and_where_stand_in_the_head():
    dossier = build(
        Deadline(side="them", what="Budget closes", due_on=date(2026, 12, 15)),
        title="Lease", counterpart="Norwind", meeting_on=date(2026, 11, 26), meeting_time="10:00",
        place="their office", medium="video",
    )  # fmt: skip
    text = page(dossier)
    assert "with Norwind · Thursday 26 November 2026, 10:00 · their office · video call" in text
    assert "they: Budget closes 15 December" in text
    assert "made 23 November 2026" in text


def test_a_list_that_was_shortened_says_by_how_much():
    rows = [Question(text=f"Question number {n}? {'It goes on for a while. ' * 9}") for n in range(60)]
    text = page(build(*rows))
    shown = len(re.findall(r"Question number \d+\?", text))
    assert 5 < shown < 60
    assert f"Ask +{60 - shown} more in the workbook" in " ".join(text.split())


def test_every_list_of_a_huge_negotiation_says_that_it_was_shortened():
    text = page(huge())
    assert len(re.findall(r"\+\d+ more in the workbook", text)) >= 11
    assert "+34 more in the workbook" in text
    assert "Also in the workbook: 12 under “Sentences to have ready”" in text


def test_nothing_is_said_to_be_left_out_where_everything_is_shown():
    assert "in the workbook" not in page(one_item())
    assert "in the workbook" not in page(empty())


def test_text_that_looks_like_markup_is_printed_as_written():
    text = page(markup())
    assert text.count(MARKUP) >= 5
    assert "\x00" not in text
    assert "\x1b" not in text


def test_a_person_with_little_still_gets_what_they_wrote():
    text = page(one_item())
    for words in (
        "Pay rise",
        "my manager",
        "60k and two days at home",
        "Only I can release billing",
        "41 of 44",
    ):
        assert words in text
    assert "Notes and offers" in text


def test_each_side_of_the_strip_is_named_and_theirs_is_called_an_estimate():
    issue = Issue(name="Salary", weight_me=60, weight_them_low=20, weight_them_likely=30, weight_them_high=45)
    options = [Option(issue_id=issue.id, name=name) for name in ("57k", "60k", "62k")]
    issue.walk_away_id, issue.target_id, issue.opening_id = (option.id for option in options)
    text = page(build(issue, *options))
    assert "issue open target walk away matters to you to them (estimate)" in text
    assert "Salary 62k 60k 57k 60 20–45" in text


def test_columns_nobody_filled_are_left_out_of_the_strip():
    text = page(build(Issue(name="Salary", weight_me=60)))
    assert "issue matters to you Salary 60" in text
    assert "walk away" not in text


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        ("you name me lead", "start in January", "If you name me lead, I can start in January."),
        ("agree to 60k", "wait", "If you agree to 60k, I can wait."),
        ("the lead is mine.", "I can wait,", "If the lead is mine, I can wait."),
        ("If it is 60k", "", "If it is 60k."),
    ],
)
def test_a_trade_reads_as_a_sentence_however_its_halves_were_written(asked, given, said):
    assert said in page(build(Move(if_you=asked, i_can=given)))


def test_without_written_trades_those_the_figures_suggest_are_shown():
    first = Issue(name="Price", weight_me=80, weight_them_likely=20)
    second = Issue(name="Date", weight_me=20, weight_them_likely=80)
    theirs = Package(name="As they want it", role="theirs")
    rows = [first, second, theirs]
    for issue, chosen in ((first, "low"), (second, "high")):
        ends = {"low": (0, 100), "high": (100, 0)}
        options = {
            name: Option(issue_id=issue.id, name=name, score_me=me, score_them_likely=them)
            for name, (me, them) in ends.items()
        }
        rows += [*options.values(), choice_of(theirs, options[chosen])]
    assert "Trades to offer" in page(build(*rows))


def test_facts_are_sorted_by_how_they_are_handled():
    facts = {"the second offer": "withhold", "the surveys": "tell", "two years": "trade", "the log": "tell"}
    rows = [*(Disclosure(fact=fact, handling=handling) for fact, handling in facts.items()),
            Deadline(side="me", what="I must answer", due_on=date(2026, 12, 4))]  # fmt: skip
    text = page(build(*rows))
    assert "Tell the surveys the log" not in text.split("Withhold")[1]
    assert "Tell the surveys" in text
    assert "Trade two years" in text
    assert "Withhold the second offer" in text
    assert "I must answer, 4 December" in text


def test_quotation_marks_are_not_doubled():
    rows = [Objection(they_say="“No budget.”", reply="When?"), Objection(they_say="Too dear", reply="Why?")]
    text = page(build(*rows))
    assert "“No budget.”" in text
    assert "““" not in text
    assert "“Too dear”" in text


def test_a_package_without_scores_is_printed_without_a_worth():
    pay = Issue(name="Pay")
    option = Option(name="Sixty thousand", issue_id=pay.id)
    package = Package(name="Money first", role="meso_a")
    text = page(build(pay, option, package, choice_of(package, option)))
    assert "Sixty thousand" in text
    assert "they ~" not in text


def test_a_package_names_the_issue_only_where_the_option_says_nothing_alone():
    pay, lead = Issue(name="Pay"), Issue(name="Lead")
    options = [Option(issue_id=pay.id, name="60k a year"), Option(issue_id=lead.id, name="yes")]
    package = Package(name="Money first", role="meso_a")
    choices = [choice_of(package, option) for option in options]
    text = page(build(pay, lead, *options, package, *choices))
    assert "A Money first 60k a year, Lead yes" in text


def test_asked_questions_and_unwanted_ones_stay_off_the_page():
    rows = [
        Question(text="Still open?"),
        Question(text="Asked?", asked=True),
        Question(text="Off?", on_brief=False),
    ]
    text = page(build(*rows))
    assert "Still open?" in text
    assert "Asked?" not in text
    assert "Off?" not in text


def test_the_stop_line_names_the_batna_and_the_floor_with_its_margin():
    row = Alternative(side="me", name="Second employer", worth=49, next_step="call them")
    text = page(build(row, walk_away_worth=50, safety_margin=3))
    assert "BATNA Second employer worth 49 to you call them" in text
    assert re.search(r"Floor 5[02] points", text)


def test_reminders_that_do_not_fit_the_foot_are_counted():
    rows = [Reminder(text=f"Reminder {n}: breathe and count to four") for n in range(9)]
    text = page(build(*rows))
    shown = len(re.findall(r"Reminder \d", text))
    assert 1 <= shown < 9
    assert f"+{9 - shown} more in the workbook · made" in text


def test_their_leverage_comes_with_the_answer_to_it():
    rows = [LeverageItem(side="them", what="Budget frozen", answer="Start in January", evidence="mail")]
    assert "Budget frozen → Start in January" in page(build(*rows))


@pytest.mark.parametrize("style", STYLES)
def test_the_heads_of_the_strip_are_never_cut(style):
    text = text_of(printed(written_in(MARKUP), style=style))
    assert "issue open target walk away matters to you to them (estimate) one step is worth" in text


def test_weights_next_to_nothing_have_bars_too():
    rows = [
        Issue(name="Salary", weight_me=5e-324, weight_them_likely=2e-310),
        Issue(name="Start", weight_me=0),
    ]
    assert "Salary 0" in page(build(*rows))
