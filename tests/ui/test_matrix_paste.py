"""Pasting from a spreadsheet into the table of issues and options: what is taken, what is refused."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.ui.matrix_page import (
    Held,
    Key,
    MatrixPage,
    go,
    here,
    issue,
    offer,
    option,
    option_names,
    press,
    said,
    select,
    stored,
)
from workbook.model import Dossier
from workbook.ui.document import Document
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, LOW, ME, NAME

Shown = Callable[[QWidget], QWidget]
HEADER = "issue,option,weight_me,score_me,weight_them,score_them"


@pytest.fixture
def page(sample_document: Document, shown: Shown) -> MatrixPage:
    """The table over the worked sample."""
    made = shown(MatrixPage(sample_document))
    assert isinstance(made, MatrixPage)
    return made


@pytest.fixture
def blank(started: Document, shown: Shown) -> MatrixPage:
    """The table over a negotiation with nothing in it."""
    made = shown(MatrixPage(started))
    assert isinstance(made, MatrixPage)
    return made


def paste(page: MatrixPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Key.Key_V, Held.ControlModifier)


def numbers_of(dossier: Dossier) -> list[tuple[object, ...]]:
    """Every name and number of the matrix, in order."""
    options = [
        (row.name, row.score_me, row.score_them_low, row.score_them_likely, row.score_them_high)
        for issue in dossier.issues
        for row in dossier.options_of(issue.id)
    ]
    return [
        *options,
        *(
            (row.name, row.weight_me, row.weight_them_low, row.weight_them_likely, row.weight_them_high)
            for row in dossier.issues
        ),
    ]


def refused(page: MatrixPage, text: str) -> str:
    """Pastes what must not be taken over, and gives what is said about it."""
    before, steps = numbers_of(stored(page)), page.document.undo_stack.index()
    paste(page, text)
    assert numbers_of(stored(page)) == before
    assert page.document.undo_stack.index() == steps
    assert "Nothing was changed." in said(page)
    return said(page)


def test_scores_fill_downwards_beside_options_in_one_step(page: MatrixPage) -> None:
    before = numbers_of(stored(page))
    go(page, "62k", ME)
    paste(page, "99\n88,5\n77\n\n5\n44\n33\n")
    assert [option(page, name).score_me for name in ("62k", "60k", "58k", "56k", "54k")] == [
        99,
        88.5,
        77,
        20,
        5,
    ]
    assert [option(page, name).score_me for name in ("3 days", "2 days")] == [44, 33]
    assert issue(page, "Days at home").weight_me == 20
    assert said(page) == "Pasted: 6 numbers of Salary and Days at home changed."
    assert here(page) == ("62k", ME)
    offer(page, "Undo").click()
    assert numbers_of(stored(page)) == before


def test_what_is_pasted_can_be_undone_beside_it_however_much_was_done_before(page: MatrixPage) -> None:
    before = numbers_of(stored(page))
    for step in range(page.document.undo_stack.undoLimit() + 1):
        page.document.set(issue(page, "Salary"), note=f"note {step}")
    go(page, "62k", ME)
    paste(page, "99\n88,5\n")
    offer(page, "Undo").click()
    assert numbers_of(stored(page)) == before
    paste(page, "99\n88,5\n")
    assert page.document.set(issue(page, "Salary"), note="another step")
    assert said(page) == "", "undo beside it would take back the note"


def test_weights_fill_downwards_beside_issues(page: MatrixPage) -> None:
    go(page, "Salary", ME)
    paste(page, "40\r\n18%\r\n")
    assert issue(page, "Salary").weight_me == 40
    assert issue(page, "Days at home").weight_me == 18
    assert option(page, "62k").score_me == 100


def test_two_columns_are_mine_and_their_likely_one_and_the_range_gives_way(page: MatrixPage) -> None:
    go(page, "60k", ME)
    paste(page, "81\t50\n52\t60")
    first, second = option(page, "60k"), option(page, "58k")
    assert (first.score_me, first.score_them_low, first.score_them_likely, first.score_them_high) == (
        81,
        20,
        50,
        50,
    )
    assert (second.score_me, second.score_them_likely, second.score_them_high) == (52, 60, 68)


def test_a_block_of_options_updates_those_there_and_adds_the_others(page: MatrixPage) -> None:
    go(page, "60k")
    paste(page, "58K\t50\t61\n57k\t30\t70\n")
    names = option_names(page, "Salary")
    assert names == ["62k", "60k", "58k", "56k", "54k", "57k"]
    known, new = option(page, "58k"), option(page, "57k")
    assert (known.score_me, known.score_them_low, known.score_them_likely) == (50, 45, 61)
    assert (new.score_me, new.score_them_likely, new.score_them_high) == (30, 70, None)
    assert option(page, "60k").score_me == 85
    page.document.undo()
    assert option_names(page, "Salary") == names[:-1]
    assert option(page, "58k").score_me == 55


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_whole_table_with_a_header_fills_an_empty_negotiation(blank: MatrixPage, mark: str) -> None:
    blank.view.setFocus()
    lines = [
        HEADER,
        "Rent,900,60,100,40,0",
        "Rent,1000,60,0,40,100",
        "Term,1 year,40,0,60,100",
        ",5 years,,100,,0",
    ]
    paste(blank, "\n".join(lines).replace(",", mark))
    rent, term = stored(blank).issues
    assert (rent.name, rent.weight_me, rent.weight_them_likely) == ("Rent", 60, 40)
    assert (term.name, term.weight_me, term.weight_them_likely) == ("Term", 40, 60)
    assert option_names(blank, "Rent") == ["900", "1000"]
    assert [row.score_them_likely for row in stored(blank).options_of(term.id)] == [100, 0]
    assert said(blank) == "Pasted: 2 issues and 4 options added."
    blank.document.undo()
    assert not stored(blank).issues


def test_a_table_pasted_again_adds_what_is_new_and_loses_nothing(page: MatrixPage) -> None:
    before = {row.id: row for row in stored(page).options}
    go(page, "Commitment", LIKELY)
    paste(
        page,
        "Issue\tOption\tMine\tTheirs\nsalary\t62K\t95\t\n\t63k\t100\t0\nParking\tyes\t100\t20\n\tno\t0\t80",
    )
    changed, added = option(page, "62k"), option(page, "63k", "Salary")
    assert (changed.score_me, changed.score_them_likely) == (95, 0)
    assert (added.score_me, added.score_them_likely) == (100, 0)
    assert option_names(page, "Parking") == ["yes", "no"]
    others = [row for row in stored(page).options if row.id in before and row.id != changed.id]
    assert len(others) == len(before) - 1
    assert all(row == before[row.id] for row in others)
    assert said(page) == "Pasted: 1 issue and 3 options added, 1 number of Salary changed."


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Price\t100\t90\t20\nPrice\t110\t10\t80", 90),
        ("Price\t100\t90\t20\n\t110\t10\t80", 90),
        ("Thema\tWahl\tIch\tSie\nPrice\t100\t90\t20", 90),
        ("Price\tlow\t90\t20\nDelivery\tsoon\t10\t80", 90),
    ],
)
def test_a_table_without_known_headings_is_told_by_its_names(
    blank: MatrixPage, text: str, score: float
) -> None:
    blank.view.setFocus()
    paste(blank, text)
    first = stored(blank).options_of(issue(blank, "Price").id)[0]
    assert (first.score_me, first.score_them_likely) == (score, 20)


def test_a_list_of_names_becomes_options_or_issues(page: MatrixPage) -> None:
    go(page, "62k")
    paste(page, "64k\n62k\n66k")
    assert option_names(page, "Salary")[-2:] == ["64k", "66k"]
    page.view.go(page.view.lines.rowCount() - 1, NAME)
    paste(page, "Car\nPhone")
    assert [row.name for row in stored(page).issues][-2:] == ["Car", "Phone"]


def test_one_word_over_a_name_renames_it(page: MatrixPage) -> None:
    key = option(page, "62k").id
    go(page, "62k")
    paste(page, "62,000")
    assert option(page, "62,000").id == key


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("50\n101", "Weights and scores run from 0 to 100, but there is 101 in row 2, “you”."),
        ("50\nmany", "Row 2, “you” holds “many”. This is not a number."),
        ("nan", "Row 1, “you” holds “nan”. This is not a number."),
        ("1,234", "Row 1, “you” holds “1,234”. Is this 1234, or 1 and a bit?"),
        ("5\n" * 200, "The 200 rows do not fit"),
        ("1\t2\t3\t4\t5", "The 5 columns do not fit: there are 4 from here on."),
        ("5\x07", "Row 1, column 1 holds a character that cannot be stored."),
        ("10\t60\t50\t70", "Row 1: the least (60) is more than the likely (50)."),
        ("\t".join("7" * 10) + "\n", "The 10 columns do not fit"),
        ("\n".join(["1\t2\t3\t4\t5"] * 20_000), "too much to paste at once"),
        ("x" * 3_000_000, "too much to paste at once"),
        (" \n \n", "The clipboard holds no text."),
        (f"{HEADER}\nRent,900,60,100,40,0\nRent,1000,70,0,40,100", "“Rent” has two weights: 60 in row 2"),
        (f"{HEADER}\nRent,900,60,1,40,0\nrent,900,60,2,40,100", "Row 3 gives “900” of “Rent” a second time."),
        (f"{HEADER}\nRent,900,60,1.234,40,0", "Row 2, “score_me” holds “1.234”."),
        (f"{HEADER}\n,900,60,1,40,0", "Row 2 has no issue."),
        (f"{HEADER}\nRent,{'9' * 201},60,1,40,0", "Row 2 has a name of 201 characters; 200 are the most."),
        (f"{HEADER}\nRent,,60,1,40,0", "Row 2, “score_me”: there is a score, but no option."),
        (f"{HEADER},Mine: score\nRent,a,60,1,40,0,3", "“score_me” and “Mine: score” seem to hold the same."),
        ("Rent\ta\t1\t2\t3\nRent\tb\t1\t2\t3", "Put a line of headings above them"),
        ("score_me\toption\n5", "Row 2"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_refused_and_nothing_changes(
    page: MatrixPage, text: str, why: str
) -> None:
    go(page, "62k", ME)
    if text.startswith("score_me"):
        page.view.go(page.view.lines.rowCount() - 1, NAME)
        why = "The table has no column “issue”"
    assert why in refused(page, text)


def test_raw_values_are_scaled_on_request_and_say_the_same(blank: MatrixPage) -> None:
    blank.view.setFocus()
    why = "Weights and scores run from 0 to 100, but there is -5 in row 2, “mine”, and 1 more."
    text = (
        "issue\toption\tmine\ttheirs\nRent\tlow\t-5\t40\nRent\thigh\t15\t0\n"
        "Term\tshort\t0\t0\nTerm\tlong\t60\t120"
    )
    assert why in refused(blank, text)
    offer(blank, "Scale to 0–100").click()
    rent, term = stored(blank).issues
    assert [row[:2] for row in numbers_of(stored(blank))[:4]] == [
        ("low", 0), ("high", 100), ("short", 0), ("long", 100),
    ]  # fmt: skip
    assert (rent.weight_me, term.weight_me) == (25, 75), "20 apart against 60 apart"
    assert (rent.weight_them_likely, term.weight_them_likely) == (25, 75)
    assert "Scaled:" in said(blank)
    blank.document.undo()
    assert not stored(blank).issues


def test_copied_cells_come_back_as_they_were(page: MatrixPage) -> None:
    select(page, ("Salary", NAME), ("58k", HIGH))
    press(Key.Key_C, Held.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Salary\t38\t29\t35\t43"
    assert len(lines) == 4
    before = numbers_of(stored(page))
    page.document.set(option(page, "60k"), score_me=1.0)
    page.document.set(issue(page, "Salary"), weight_me=1.0)
    go(page, "Commitment", LOW)
    press(Key.Key_V, Held.ControlModifier)
    assert numbers_of(stored(page)) == before
    select(page, ("60k", ME), ("58k", LIKELY))
    press(Key.Key_C, Held.ControlModifier)
    go(page, "3 days", ME)
    press(Key.Key_V, Held.ControlModifier)
    source, target = option(page, "60k"), option(page, "3 days")
    assert (target.score_me, target.score_them_low) == (source.score_me, source.score_them_low)


def test_the_whole_table_is_copied_as_spreadsheets_and_the_command_line_read_it(
    page: MatrixPage, blank: MatrixPage
) -> None:
    page.table.view.wished.emit("copy table")
    text = QGuiApplication.clipboard().text()
    assert text.split("\n")[0].split("\t")[:6] == HEADER.split(",")
    assert len(text.strip().split("\n")) == len(stored(page).options) + 1


def test_names_that_look_like_formulas_are_copied_as_text_and_read_back(page: MatrixPage) -> None:
    page.document.set(option(page, "62k"), name="=62+1")
    select(page, ("=62+1", NAME), ("=62+1", ME))
    press(Key.Key_C, Held.ControlModifier)
    assert QGuiApplication.clipboard().text() == "'=62+1\t100\n"
    paste(page, "'=62+1\t90\t5")
    assert option(page, "=62+1").score_me == 90


def test_undo_is_offered_only_for_what_was_done_last(page: MatrixPage) -> None:
    go(page, "62k", ME)
    paste(page, "99")
    assert said(page) == "Pasted: 1 number of Salary changed."
    page.document.set(option(page, "60k"), score_me=1.0)
    assert said(page) == ""


def test_a_block_pasted_while_a_cell_is_typed_goes_to_the_cells(page: MatrixPage) -> None:
    go(page, "62k", ME)
    press(Key.Key_F2)
    paste(page, "99\n98")
    assert (option(page, "62k").score_me, option(page, "60k").score_me) == (99, 98)
    press(Key.Key_F2)
    paste(page, "7")
    press(Key.Key_Return)
    assert option(page, "62k").score_me == 7


def test_only_a_table_of_all_issues_scales_the_weights(page: MatrixPage) -> None:
    go(page, "62k", ME)
    before = issue(page, "Salary").weight_me
    assert "there is -10 in row 3" in refused(page, "issue\toption\tmine\nSalary\t62k\t30\nSalary\t54k\t-10")
    offer(page, "Scale to 0–100").click()
    assert "“60k” of “Salary” is not in the table" in said(page)
    paste(page, "30\n20\n10\n0\n-10")
    offer(page, "Scale to 0–100").click()
    assert [option(page, name).score_me for name in ("62k", "60k", "58k", "56k", "54k")] == [
        100,
        75,
        50,
        25,
        0,
    ]
    assert issue(page, "Salary").weight_me == before
    assert "look at the weights, which stayed" in said(page)
    page.document.undo()
    paste(page, "issue\toption\tweight_me\tscore_me\nSalary\t62k\t300\t")
    offer(page, "Scale to 0–100").click()
    assert "Weights can only be scaled where the table holds all issues. Nothing was changed." in said(page)
    paste(page, "issue\toption\tweight_me\tscore_me\nSalary\t62k\t-3\t")
    offer(page, "Scale to 0–100").click()
    assert "A weight cannot be below 0" in said(page)
    assert issue(page, "Salary").weight_me == before
