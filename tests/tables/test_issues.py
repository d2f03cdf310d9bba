"""The table of a negotiation, read from CSV files as people have them."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.tables.writing import HEADER, refusal, written
from workbook.tables import files, issues
from workbook.tables.scored import ScoredIssue, ScoredTable

ROWS = """\
Price,106,50,100,30,-20
Price,98,50,0.5,30,100
Delivery,1 week,20,10,70,0
Delivery,4 weeks,20,5.5,70,90
"""
TABLE = ScoredTable(
    (
        ScoredIssue("Price", ("106", "98"), (Fraction(5000), Fraction(25)), (Fraction(-600), Fraction(3000))),
        ScoredIssue(
            "Delivery", ("1 week", "4 weeks"), (Fraction(200), Fraction(110)), (Fraction(0), Fraction(6300))
        ),
    )
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lease.csv"


def read(path: Path, content: str | bytes) -> ScoredTable:
    return issues.read(written(path, content))


def test_an_option_adds_its_score_times_the_weight_of_its_issue(path: Path) -> None:
    assert read(path, f"{HEADER}\n{ROWS}") == TABLE
    assert TABLE.package_count == 4


def with_semicolons(text: str) -> str:
    return text.replace(",", ";").replace(".", ",")


def aligned(text: str) -> str:
    return text.replace(",", " , ")


SAME = f"{HEADER}\n{ROWS}"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + SAME.encode(),
        SAME.encode("utf-16"),
        b"\xff\xfe" + SAME.replace(",", "\t").encode("utf-16-le"),
        SAME.replace("\n", "\r\n").encode(),
        SAME.replace("\n", "\r").encode(),
        SAME.rstrip("\n").encode(),
        SAME.replace("\n", "\n\n ,,\n").encode(),
        b"\n\n" + SAME.encode(),
        SAME.replace("\n", ",,,\n").encode(),
        SAME.replace(",", "\t").encode(),
        with_semicolons(SAME).encode(),
        b"sep=;\n" + with_semicolons(SAME).encode(),
        aligned(SAME).encode(),
        SAME.replace("Price", '"Price"').encode(),
        SAME.replace(",20,", ",,").replace("week,,", "week,20,").encode(),
        SAME.replace("Price,106,50", "Price,106,").encode(),
        SAME.replace("score_me", "Score Me").replace("weight_them", " WEIGHT-THEM ").encode(),
    ],
    ids=[
        "byte order mark",
        "UTF-16",
        "Unicode text of a spreadsheet",
        "CRLF",
        "CR",
        "no last line end",
        "blank lines",
        "blank lines first",
        "empty columns",
        "tabs",
        "semicolons and decimal commas",
        "separator said",
        "spaces",
        "quotation marks",
        "a weight once",
        "a weight later",
        "header written otherwise",
    ],
)
def test_the_same_table_is_read_however_it_was_saved(path: Path, content: bytes) -> None:
    assert read(path, content) == TABLE


def test_columns_may_stand_in_any_order_with_others_between(path: Path) -> None:
    content = (
        "score_them,note,option,issue,weight_them,weight_me,score_me\n"
        "-20,dear,106,Price,30,50,100\n100,,98,Price,30,50,0.5\n"
    )
    assert read(path, content).issues == TABLE.issues[:1]


def test_the_rows_of_an_issue_need_not_stand_together(path: Path) -> None:
    first, second, third, fourth = ROWS.splitlines()
    assert read(path, "\n".join([HEADER, first, third, second, fourth])) == TABLE


def test_a_cell_in_quotation_marks_may_hold_anything(path: Path) -> None:
    content = f'{HEADER}\n"Price, ""net""\nper metre",19\'\' or 20",1,1,1,1\n'
    assert read(path, content).issues[0].name == 'Price, "net"\nper metre'
    assert read(path, content).issues[0].options == ("19'' or 20\"",)


def test_names_of_any_script_are_kept(path: Path) -> None:
    assert read(path, f"{HEADER}\nالسعر,価格 😀,1,1,1,1\n").issues[0].options == ("価格 😀",)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("", "line 1, column 1", "empty"),
        (" \n\n", "line 1, column 1", "empty"),
        (HEADER, "line 2, column 1", "nothing below the header"),
        ("issue,option\nPrice,1\n", "line 1, column 3", "weight_me is missing"),
        ("Price,106,50,100,30,20\n", "line 1, column 1", "issue is missing. Here is “Price”"),
        (HEADER.replace("score_me", "score"), "line 1, column 4", "score_me is missing. Here is “score”"),
        (HEADER + ",issue\n" + ROWS, "line 1, column 7", "issue is there twice"),
        (SAME + "Delivery,1 week,20,1,70,1\n", "line 6, column 2 (option)", "“1 week” of “Delivery” is in"),
        (SAME + "Price,90,51,1,30,1\n", "line 6, column 3 (weight_me)", "“51” differs from “50” in line 2"),
        (SAME + "Price,90,50,1,31,1\n", "line 6, column 5 (weight_them)", "“31” differs from “30” in line 2"),
        (SAME + "Price,90,50,abc,30,1\n", "line 6, column 4 (score_me)", "“abc” is not a number"),
        (SAME + "Price,90,50,NaN,30,1\n", "line 6, column 4 (score_me)", "“NaN” is not a number"),
        (SAME + "Price,90,50,1,30,inf\n", "line 6, column 6 (score_them)", "“inf” is not a number"),
        (SAME + "Price,90,50,1e999,30,1\n", "line 6, column 4 (score_me)", "“1e999” has too many digits"),
        (SAME + "Price,90,50,,30,1\n", "line 6, column 4 (score_me)", "empty"),
        (SAME + "Price,90,50,1\n", "line 6, column 6 (score_them)", "empty"),
        (SAME + ",90,50,1,30,1\n", "line 6, column 1 (issue)", "Write the name of the issue"),
        (SAME + "Price,,50,1,30,1\n", "line 6, column 2 (option)", "Write the name of the option"),
        (SAME + "Colour,red,,1,30,1\n", "line 6, column 3 (weight_me)", "Write the weight of “Colour”"),
        (SAME + "Price,1,5,50,1,30,1\n", "line 6, column 7", "“1” is beyond the last column"),
        (SAME + 'Price,"90,50,1,30,1\n', "line 6, column 2", "a quotation mark is not closed"),
        (SAME + 'Price,"90"x,50,1,30,1\n', "line 6, column 2", "a quotation mark"),
        (SAME + '"a\nb",x,1,1,1,1\n\nColour,red,1,1,1,none\n', "line 9, column 6 (score_them)", "“none”"),
        (SAME + f"Price,{'x' * 1001},50,1,30,1\n", "line 6, column 2", "more than 1,000 characters"),
        (SAME + f"Price,{'x' * 200_000},50,1,30,1\n", "line 6, column 2", "more than 1,000 characters"),
        ("x" * 200_000, "line 1", "more than 1,000 characters"),
        (with_semicolons(SAME) + "Price;90;50;1.5;30;1\n", "line 3, column 4 (score_me)", "but “1.5” has"),
        (HEADER.replace(",", ";") + "\na;b;1;1.234;1;1", "line 2, column 4 (score_me)", "could be 1234"),
        (b"PK\x03\x04 and so on", "lease.csv", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0 and so on", "lease.csv", "spreadsheet"),
        (SAME.encode() + b"Gr\xfc\xdfe,1,1,1,1,1\n", "line 6, column 1", "byte 3 of the line is not UTF-8"),
        (SAME.encode() + b"\0\0\0", "line 6", "no text"),
        (SAME.encode("utf-16-le"), "line 1", "no text"),
        (b"\xff\xfe" + SAME.encode("utf-16-le")[:-1], "lease.csv", "not UTF-8"),
        ("<negotiation_template/>", "line 1, column 1", "two profile files"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    path: Path, content: str | bytes, place: str, words: str
) -> None:
    said = refusal(issues.read, written(path, content))
    assert said.startswith("lease.csv")
    assert place in said
    assert words in said


def test_a_file_that_is_not_there_or_is_a_folder_is_told_with_its_name(tmp_path: Path) -> None:
    assert str(tmp_path / "none") in refusal(issues.read, tmp_path / "none")
    assert "folder" in refusal(issues.read, tmp_path)


def test_a_file_without_end_is_not_read_to_its_end() -> None:
    assert "larger than 10 MB" in refusal(issues.read, Path("/dev/zero"))


def test_a_file_as_large_as_may_be_is_read(path: Path) -> None:
    blank = f"{' ' * 999}\n" * (files.LARGEST // 1000)
    content = SAME + blank[len(SAME) :]
    assert read(path, content) == TABLE
    assert "larger" in refusal(issues.read, written(path, content + "\n"))


def test_more_issues_and_options_than_can_be_reckoned_are_refused_where_they_begin(path: Path) -> None:
    many = "".join(f"issue {i},a,1,1,1,1\n" for i in range(201))
    assert "line 202, column 1 (issue): more than 200" in refusal(
        issues.read, written(path, f"{HEADER}\n{many}")
    )
    many = "".join(f"a,option {i},1,1,1,1\n" for i in range(1001))
    assert "line 1002, column 2 (option)" in refusal(issues.read, written(path, f"{HEADER}\n{many}"))


def test_characters_that_steer_a_terminal_are_not_repeated(path: Path) -> None:
    said = refusal(issues.read, written(path, SAME + "Price,90,50,\x1b[31mred,30,1\n"))
    assert "\x1b" not in said
    assert "red" in said
