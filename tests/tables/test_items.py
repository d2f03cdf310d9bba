"""Things to divide, read from CSV files."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.tables.writing import refusal, written
from workbook.analysis.division import Item
from workbook.tables import items


@pytest.mark.parametrize(
    "content",
    [
        "item,points_a,points_b\nHouse,60.5,0\nCar,39.5,100\n",
        "Points B;Item;Points A\n0;House;60,5\n100;Car;39,5",
    ],
)
def test_items_are_read_in_their_order_with_the_points_as_given(tmp_path: Path, content: str) -> None:
    found = items.read(written(tmp_path / "things.csv", content))
    assert found == (
        Item("House", Fraction("60.5"), Fraction(0)),
        Item("Car", Fraction("39.5"), Fraction(100)),
    )


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ("Car,-1,2", "line 3, column 2 (points_a)", "“-1” is negative"),
        ("Car,1,two", "line 3, column 3 (points_b)", "“two” is not a number"),
        ("Car,1,", "line 3, column 3 (points_b)", "empty"),
        (",1,2", "line 3, column 1 (item)", "Write the name of the item"),
        ("House,1,2", "line 3, column 1 (item)", "“House” is in line 2 already"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, row: str, place: str, words: str) -> None:
    path = written(tmp_path / "things.csv", f"item,points_a,points_b\nHouse,1,1\n{row}\n")
    said = refusal(items.read, path)
    assert said.startswith(f"things.csv, {place}: ")
    assert words in said
