"""The commands analyse and divide: published cases, what scripts rely on, what a person reads."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.commands import done, told
from tests.tables.genius_files import LAPTOP, LAPTOP_WEIGHTS, laptop

HEADER = "issue,option,weight_me,score_me,weight_them,score_them"
SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "greatest_total")

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def result(capsys: pytest.CaptureFixture[str]) -> Run:
    """What a command writes as JSON, numbers as they are written."""

    def run(*arguments: object) -> dict[str, Any]:
        done(*arguments, "--json")
        found = json.loads(capsys.readouterr().out, parse_float=Decimal, parse_constant=pytest.fail)
        assert isinstance(found, dict)
        return found

    return run


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command writes for a person, which fits 80 columns."""

    def run(*arguments: object) -> str:
        done(*arguments)
        out = capsys.readouterr().out
        assert max(map(len, out.splitlines())) <= 80
        return out

    return run


def csv(folder: Path, rows: Sequence[Sequence[object]], header: str = HEADER) -> Path:
    path = folder / "table.csv"
    lines = [header, *(",".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def points(found: Mapping[str, Any]) -> list[tuple[float, float]]:
    return [point(package) for package in found["efficient"]]


def point(package: Mapping[str, Any]) -> tuple[float, float]:
    return package["me"], package["them"]


def rounded(package: Mapping[str, Any]) -> tuple[float, float]:
    return round(float(package["me"]), 6), round(float(package["them"]), 6)


# Published cases

# Laptop: the Laptop domain of the GENIUS repository, as it is there and as a table.
LAPTOP_FRONTIER = [(1.000052, 0.815105), (0.874024, 0.874024), (0.851648, 0.941133), (0.72562, 1.000052)]
LAPTOP_SOLUTIONS = [
    (1.000052, 0.815105),
    (0.874024, 0.874024),
    (0.874024, 0.874024),
    (1.000052, 0.815105),
]


def test_the_laptop_domain_of_genius_comes_out_as_published(result: Run, tmp_path: Path) -> None:
    found = result("analyse", *laptop(tmp_path))
    assert found["packages"] == 27
    assert found["efficient_count"] == 4
    assert [rounded(package) for package in found["efficient"]] == LAPTOP_FRONTIER
    assert [rounded(found[key]) for key in SOLUTIONS] == LAPTOP_SOLUTIONS
    assert found["nash"]["choices"] == {
        "Laptop": "HP", "Harddisk": "60 Gb", "External Monitor": "19'' LCD"
    }  # fmt: skip


def test_the_laptop_table_comes_out_as_published(result: Run, tmp_path: Path) -> None:
    rows = [
        (issue, value, mine, me, theirs, them)
        for (issue, values), mine, theirs in zip(LAPTOP.items(), *LAPTOP_WEIGHTS, strict=True)
        for value, (me, them) in values.items()
    ]
    found = result("analyse", csv(tmp_path, rows), "--walk-away-me", "0", "--walk-away-them", "0")
    # A table has no greatest evaluation to divide by; it is 3 everywhere.
    thirds = [(round(float(me) / 3, 6), round(float(them) / 3, 6)) for me, them in points(found)]
    assert thirds == LAPTOP_FRONTIER
    assert found["nash"] == found["greatest_total"] == found["efficient"][0]
    assert found["egalitarian"] == found["kalai_smorodinsky"] == found["efficient"][1]


# Employment: L. Thompson's job negotiation, weights and evaluations of both sides.
EMPLOYMENT = {
    "Signing bonus": ("0.41", "0.17", ("10%", "8%", "6%", "4%", "2%"), False),
    "Job assignment": ("0.08", "0.08", ("A", "B", "C", "D", "E"), True),
    "Moving expense coverage": ("0.28", "0.06", ("100%", "90%", "80%", "70%", "60%"), False),
    "Insurance coverage": ("0.06", "0.28", ("100%", "80%", "60%", "20%", "0%"), False),
    "Salary": ("0.17", "0.41", ("$40000", "$38000", "$36000", "$34000", "$32000"), False),
}


def test_thompsons_employment_comes_out_as_published(result: Run, tmp_path: Path) -> None:
    rows = [
        (issue, option, mine, 0.25 * (i if shared else 4 - i), theirs, 0.25 * i)
        for issue, (mine, theirs, options, shared) in EMPLOYMENT.items()
        for i, option in enumerate(options)
    ]
    found = result("analyse", csv(tmp_path, rows), "--walk-away-me", 0, "--walk-away-them", 0)
    assert (found["packages"], found["efficient_count"]) == (3125, 25)
    for key in SOLUTIONS:
        assert point(found[key]) == (Decimal("0.77"), Decimal("0.77"))
        assert list(found[key]["choices"].values()) == ["10%", "E", "100%", "0%", "$32000"]


# Bill and Jack: J. F. Nash, The Bargaining Problem, Econometrica 18 (1950).
BILL = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACK = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


def test_bill_and_jack_trade_as_nash_found(result: Run, tmp_path: Path) -> None:
    rows = [
        row
        for goods, sign in ((BILL, -1), (JACK, 1))
        for name, (bill, jack) in goods.items()
        for row in ((name, "keep", 1, 0, 1, 0), (name, "give", 1, sign * bill, 1, -sign * jack))
    ]
    found = result("analyse", csv(tmp_path, rows), "--walk-away-me", "0", "--walk-away-them", "0")
    assert found["packages"] == 512
    assert points(found) == [(18, 0), (16, 2), (14, 4), (12, 5), (8, 6), (6, 7), (2, 8)]
    assert point(found["nash"]) == point(found["kalai_smorodinsky"]) == (12, 5)
    assert point(found["egalitarian"]) == (8, 6)
    assert sum(point(found["greatest_total"])) == 18
    given = {name for name, option in found["nash"]["choices"].items() if option == "give"}
    assert given == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}


# Divorce and inheritance: S. J. Brams and A. D. Taylor's method; the tables of the Adjusted Winner site of
# New York University and of the GENIUS inheritance domain.
DIVORCE = [
    ("Retirement", 50, 40),
    ("Home", 20, 30),
    ("Cottage", 15, 10),
    ("Investments", 10, 10),
    ("Other", 5, 10),
]
INHERITANCE = [
    ("house", 18, 11), ("law_firm", 24, 26), ("car", 14, 9), ("sailboat", 11, 23), ("land", 12, 12),
    ("furniture", 14, 9), ("garage", 7, 10),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "total", "split", "share", "a_gets", "b_gets"),
    [
        (DIVORCE, 170 / 3, "Retirement", 5 / 6, {"Cottage"}, {"Home", "Investments", "Other"}),
        (INHERITANCE, 1462 / 25, "law_firm", 1 / 50, {"house", "car", "land", "furniture"},
         {"sailboat", "garage"}),
    ],
)  # fmt: skip
def test_things_are_divided_as_published(
    result: Run, tmp_path: Path, rows: list[tuple[str, int, int]], total: float, split: str, share: float,
    a_gets: set[str], b_gets: set[str],
) -> None:  # fmt: skip
    found = result("divide", csv(tmp_path, rows, "item,points_a,points_b"))
    assert list(found) == ["a", "b", "split", "a_gets", "b_gets"]
    assert (float(found["a"]), float(found["b"])) == (pytest.approx(total, abs=0, rel=1e-15),) * 2
    assert found["split"] == {"item": split, "share_a": pytest.approx(Decimal(share))}
    assert set(found["a_gets"]) == a_gets
    assert set(found["b_gets"]) == b_gets


# What scripts rely on

PLAIN = [("Price", "106", 50, 100, 30, -20), ("Price", "98", 50, 0, 30, 100),
         ("Delivery", "1 week", 20, 10, 70, 0), ("Delivery", "4 weeks", 20, "5.5", 70, 90)]  # fmt: skip


def test_the_json_has_the_documented_keys_and_choices_by_name(result: Run, tmp_path: Path) -> None:
    both = {"me": 5110, "them": 5700, "choices": {"Price": "106", "Delivery": "4 weeks"}}
    assert result("analyse", csv(tmp_path, PLAIN)) == {
        "packages": 4,
        "efficient_count": 3,
        "efficient": [
            {"me": 5200, "them": -600, "choices": {"Price": "106", "Delivery": "1 week"}},
            both,
            {"me": 110, "them": 9300, "choices": {"Price": "98", "Delivery": "4 weeks"}},
        ],
        **dict.fromkeys(SOLUTIONS, both),
    }


@pytest.mark.parametrize(
    "walk_away",
    [
        ("--walk-away-them", "-5"),
        ("--walk-away-them=-5",),
        ("--walk-away-them", "-5e-1"),
        ("--walk-away-them", "-5,5"),
        ("--walk-away-them", "−5"),
        ("--walk-away-them", "-.5"),
    ],
)
def test_a_walk_away_may_be_negative_or_decimal(
    result: Run, tmp_path: Path, walk_away: tuple[str, ...]
) -> None:
    assert points(result("analyse", csv(tmp_path, PLAIN), *walk_away)) == [(5110, 5700), (110, 9300)]


def test_exactly_at_a_walk_away_still_counts(result: Run, tmp_path: Path) -> None:
    rows = [("A", "x", "0.1", 1, 1, 1), ("A", "y", "0.1", 0, 1, 2), ("B", "x", "0.2", 1, 1, 1)]
    path = csv(tmp_path, rows)
    assert points(result("analyse", path, "--walk-away-me", "0.3")) == [(Decimal("0.3"), 2)]
    assert result("analyse", path, "--walk-away-me", "0.30000000000000001")["efficient"] == []


def test_without_a_package_that_suits_both_the_solutions_are_null(result: Run, tmp_path: Path) -> None:
    found = result("analyse", csv(tmp_path, PLAIN), "--walk-away-me", "6000")
    assert found == {"packages": 4, "efficient_count": 0, "efficient": [], **dict.fromkeys(SOLUTIONS)}


def test_numbers_are_exact_where_floats_are_not(result: Run, tmp_path: Path) -> None:
    rows = [(f"i{i}", f"o{j}", "0.1", j, "0.1", 3 - j) for i in range(5) for j in range(4)]
    found = result("analyse", csv(tmp_path, rows))
    assert points(found) == [(Decimal(i) / 10, Decimal(15 - i) / 10) for i in range(15, -1, -1)]


def test_long_numbers_keep_at_least_twelve_digits(result: Run, tmp_path: Path) -> None:
    rows = [("A", "x", "1", "123456789.123456789", "1", "99999999999999999999999999")]
    found = result("analyse", csv(tmp_path, rows))["efficient"][0]
    assert abs(found["me"] - Decimal("123456789.123456789")) < Decimal("1e-7")
    assert found["them"] == 99999999999999999999999999


def test_the_number_of_packages_is_exact_however_many(result: Run, tmp_path: Path) -> None:
    rows = [(f"i{i}", f"o{j}", 1, i * j % 7, 1, (i + j) % 5) for i in range(60) for j in range(10)]
    assert result("analyse", csv(tmp_path, rows))["packages"] == 10**60


def test_a_thinned_frontier_says_so_and_is_else_the_same(result: Run, tmp_path: Path) -> None:
    rows = [(f"i{i}", j, 3**i, j, 3**i, -j) for i in range(10) for j in range(3)]
    found = result("analyse", csv(tmp_path, rows))
    assert found["thinned"]["them_at_most"] > 0
    assert found["efficient_count"] == len(found["efficient"]) <= 20_000
    assert all(me == -them for me, them in points(found))


def test_reservation_values_of_a_domain_give_way_to_walk_aways(result: Run, tmp_path: Path) -> None:
    paths = laptop(tmp_path, ('<reservation value="0.9"/>', ""))
    assert len(result("analyse", *paths)["efficient"]) == 1
    assert len(result("analyse", *paths, "--walk-away-me", "0")["efficient"]) == 4


# What a person reads


def test_the_text_names_counts_walk_aways_packages_and_solutions(
    shown: Callable[..., str], tmp_path: Path
) -> None:
    out = shown("analyse", csv(tmp_path, PLAIN), "--walk-away-me", "100.5", "--walk-away-them=-1")
    for words in (
        "table.csv: 2 issues, 4 packages.",
        "Efficient are 2: no other is better",
        "100.5 for you, -1 for",
        "The same in all of them:\n  Delivery: 4 weeks\n",
        " you  them  package\n5110  5700  Price: 106\n 110  9300  Price: 98\n",
        "Nash bargaining solution, Kalai-Smorodinsky solution, Egalitarian solution,",
    ):
        assert words in out


def test_a_long_list_is_cut_in_the_text(shown: Callable[..., str], tmp_path: Path) -> None:
    rows = [(f"A rather long name of issue {i}", j, 1, j, 1, 9 - j) for i in range(40) for j in range(10)]
    out = shown("analyse", csv(tmp_path, rows))
    assert "about 1.0 × 10^40 packages" in out
    assert "These are 20 of 361, spread evenly; --json lists all." in out
    assert out.count("\n") < 120


def test_the_text_says_that_nothing_suits_both_and_that_a_list_is_thinned(
    shown: Callable[..., str], tmp_path: Path
) -> None:
    assert "None reaches the walk-aways." in shown("analyse", csv(tmp_path, PLAIN), "--walk-away-me", "6000")
    rows = [(f"i{i}", j, 3**i, j, 3**i, -j) for i in range(10) for j in range(3)]
    assert "each package is matched by one of them" in " ".join(shown("analyse", csv(tmp_path, rows)).split())


def test_the_text_never_says_that_nothing_suits_both_where_not_all_was_looked_at(
    result: Run, shown: Callable[..., str], tmp_path: Path
) -> None:
    draw = Random(4)
    rows = [(f"i{i}", j, 1, me, 1, -me) for i in range(12) for j in range(6) if (me := draw.randrange(10**9))]
    # One package taken at random: hardly anything else is worth as much to the cent.
    worth = sum(int(rows[6 * i + draw.randrange(6)][3]) for i in range(12))
    asked = ("analyse", csv(tmp_path, rows), f"--walk-away-me={worth}", f"--walk-away-them={-worth}")
    assert result(*asked)["thinned"]["them_at_most"] > 0
    out = " ".join(shown(*asked).split())
    assert "They are too many to rule out one that reaches both walk-aways" in out
    assert "the nearest reaches yours and is " in out
    assert "None reaches" not in out


def test_names_cannot_steer_the_terminal(shown: Callable[..., str], tmp_path: Path) -> None:
    assert "\x1b" not in shown("analyse", csv(tmp_path, [("A\x1b[31m", "x\x07", 1, 1, 1, 1)]))


def test_the_text_of_a_division_says_who_gets_what(shown: Callable[..., str], tmp_path: Path) -> None:
    header = "item,points_a,points_b"
    out = shown("divide", csv(tmp_path, INHERITANCE, header))
    assert "A gets: house; car; land; furniture." in out
    assert "“law_firm” is split: 2 % to A, 98 % to B." in out
    assert "Each gets 58.48 points" in out
    assert "Note" not in out
    out = shown("divide", csv(tmp_path, [("Car", 100, 0), ("Dog", 0, 50)], header))
    assert "A gets 100 points and B 50" in out
    assert "A shares out 100 points and B 50" in out


# What is wrong


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["analyse"], "--help"),
        (["analyse", "table.csv", "other.csv"], "one CSV file"),
        (["analyse", "table.csv", "--walk-away-me"], "--walk-away-me"),
        (["analyse", "table.csv", "--walk-away-me", "x"], "“x” is not a number"),
        (["analyse", "table.csv", "--walk-away-me", "nan"], "“nan” is not a number"),
        (["analyse", "table.csv", "--walk-away-me", "--json"], "--walk-away-me"),
        (["analyse", "table.csv", "--walk-away-them", "1e999"], "too many digits"),
        (["analyse", "table.csv", "--walk-away-them", "1,234"], "could be 1234"),
        (["analyse", "none.csv"], "no such file"),
        (["divide"], "--help"),
        (["divide", "none.csv"], "no such file"),
        (["divide", "none.csv", "--walk-away-me", "1"], "--help"),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in told(capsys, *arguments, status=2)


@pytest.mark.parametrize("json_too", [[], ["--json"]])
@pytest.mark.parametrize("command", ["analyse", "divide"])
def test_wrong_input_is_one_sentence_with_line_and_column_and_status_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, json_too: list[str]
) -> None:
    header = HEADER if command == "analyse" else "item,points_a,points_b"
    path = csv(tmp_path, [("A", "1", "1", "none", "1", "1"), ("B", "none", "1", "1", "1", "1")], header)
    if command == "divide":
        path = csv(tmp_path, [("A", "1", "1"), ("B", "1", "none")], header)
    said = told(capsys, command, path, *json_too, status=2)
    place = "line 2, column 4 (score_me)" if command == "analyse" else "line 3, column 3 (points_b)"
    assert said == f"table.csv, {place}: “none” is not a number. Write digits only, such as 40 or 12.5.\n"


def test_a_domain_that_is_not_safe_is_refused_with_status_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paths = laptop(tmp_path)
    text = paths[1].read_text("utf-8").replace("?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>', 1)
    paths[1].write_text(text, "utf-8")
    assert told(capsys, "analyse", *paths, status=2).startswith("buyer.xml, line 1, column ")


# As a process


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbook", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def test_json_is_whole_where_only_ascii_can_be_written(tmp_path: Path) -> None:
    path = csv(tmp_path, [("Größe 😀", "价", 1, 1, 1, 1)])
    found = run("analyse", str(path), "--json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["nash"]["choices"] == {"Größe 😀": "价"}


def test_a_reader_that_stops_reading_causes_no_complaint(tmp_path: Path) -> None:
    rows = [(f"i{i}", j, 3**i, j, 3**i, -j) for i in range(8) for j in range(3)]
    command = [sys.executable, "-m", "workbook", "analyse", str(csv(tmp_path, rows)), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""


def test_neither_a_window_nor_a_pdf_is_loaded_for_a_table(tmp_path: Path) -> None:
    script = (
        "import sys; from workbook.cli import main; main(sys.argv[1:]); "
        "heavy = {'PySide6', 'reportlab', 'fontTools', 'sqlite3'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script, "analyse", str(csv(tmp_path, PLAIN))], capture_output=True, text=True
    )
    assert (shown.returncode, shown.stderr) == (0, "")
