"""Domains and profiles of GENIUS."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.tables.genius_files import LAPTOP, LAPTOP_WEIGHTS, domain, laptop, listed, profile, whole
from tests.tables.writing import written
from workbook.tables import genius, xml_tree
from workbook.tables.errors import WrongInput
from workbook.tables.outcome import Package, outcome
from workbook.tables.scored import ScoredTable

PRICE = {"low": None, "high": None}


def read(folder: Path, first: str | bytes, me: str | bytes, them: str | bytes | None = None) -> ScoredTable:
    paths = [folder / name for name in ("domain.xml", "me.xml", "them.xml")]
    for path, content in zip(paths, (first, me, me if them is None else them), strict=True):
        written(path, content)
    return genius.read(*paths)


def said(folder: Path, *texts: str | bytes) -> str:
    with pytest.raises(WrongInput) as refused:
        read(folder, *texts)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def rounded(package: Package | None) -> tuple[float, float]:
    assert package is not None
    return round(float(package.me), 6), round(float(package.them), 6)


def test_the_laptop_domain_comes_out_as_published(tmp_path: Path) -> None:
    found = outcome(genius.read(*laptop(tmp_path)))
    assert found.package_count == 27
    assert [rounded(package) for package in found.efficient] == [
        (1.000052, 0.815105),
        (0.874024, 0.874024),
        (0.851648, 0.941133),
        (0.72562, 1.000052),
    ]
    assert {key: rounded(package) for key, package in found.solutions.items()} == {
        "nash": (1.000052, 0.815105),
        "kalai_smorodinsky": (0.874024, 0.874024),
        "egalitarian": (0.874024, 0.874024),
        "greatest_total": (1.000052, 0.815105),
    }


def test_worth_is_the_weight_times_the_evaluation_divided_by_the_greatest(tmp_path: Path) -> None:
    table = genius.read(*laptop(tmp_path))
    for place, (issue, row) in enumerate(zip(table.issues, LAPTOP.items(), strict=True)):
        assert (issue.name, issue.options) == (row[0], tuple(row[1]))
        evaluations = list(row[1].values())
        for side, worths in enumerate((issue.me, issue.them)):
            weight = Fraction(LAPTOP_WEIGHTS[side][place])
            assert worths == tuple(weight * Fraction(pair[side]) / 3 for pair in evaluations)


def test_reservation_values_are_the_walk_aways_and_nothing_is_0(tmp_path: Path) -> None:
    paths = laptop(tmp_path, ('<reservation value="0.85"/>\n<discount_factor value="0.5"/>\n', ""))
    table = genius.read(*paths)
    assert (table.walk_away_me, table.walk_away_them) == (Fraction("0.85"), 0)
    assert len(outcome(table).efficient) == 3


def test_evaluations_that_are_all_nothing_count_nothing(tmp_path: Path) -> None:
    mine = profile([listed(1, "Price", {"low": 0, "high": "0.0"})], ["1.0"])
    assert read(tmp_path, domain([listed(1, "Price", PRICE)]), mine).issues[0].me == (0, 0)


def test_issues_are_found_by_name_in_any_order_and_depth_and_weights_by_index(tmp_path: Path) -> None:
    price, colour = listed(7, "Price", {"low": 1, "high": 4}), listed(3, "Colour", {"red": 2})
    inner = f'<objective index="9" name="sub">{colour}</objective>'
    weights = '<weight index="3" value="0.25"/><weight index="7" value="0.75"/>'
    mine = f"<utility_space><objective>{inner}{price}{weights}</objective></utility_space>"
    table = read(tmp_path, domain([listed(1, "Price", PRICE), listed(2, "Colour", {"red": None})]), mine)
    assert [issue.me for issue in table.issues] == [(Fraction(3, 16), Fraction(3, 4)), (Fraction(1, 4),)]


def test_whole_numbers_are_worth_offset_and_slope_from_the_lower_bound(tmp_path: Path) -> None:
    linear = '<evaluator ftype="linear" offset="0.25" slope="0.5"></evaluator>'
    table = read(
        tmp_path, domain([whole(1, "Weeks", 3, 6)]), profile([whole(1, "Weeks", 3, 6, linear)], ["0.5"])
    )
    assert table.issues[0].options == ("3", "4", "5", "6")
    assert table.issues[0].me == (Fraction(1, 8), Fraction(3, 8), Fraction(1, 2), Fraction(1, 2))


def test_the_bounds_of_whole_numbers_may_stand_in_a_range(tmp_path: Path) -> None:
    inner = (
        '<range lowerbound="-1" upperbound="1"></range><evaluator ftype="linear" offset="1" slope="-0.75"/>'
    )
    issue = f'<issue index="1" name="Weeks" type="integer">{inner}</issue>'
    table = read(tmp_path, domain([issue]), profile([issue], ["1"]))
    assert table.issues[0].options == ("-1", "0", "1")
    assert table.issues[0].me == (1, Fraction(1, 4), 0)


def test_a_domain_in_another_encoding_is_read(tmp_path: Path) -> None:
    first = '<?xml version="1.0" encoding="iso-8859-1"?>' + domain([listed(1, "Größe", PRICE)])
    mine = profile([listed(1, "Größe", {"low": 1, "high": 2})], ["1"])
    assert read(tmp_path, first.encode("iso-8859-1"), mine).issues[0].name == "Größe"
    assert (
        read(tmp_path, first.replace("iso-8859-1", "utf-16").encode("utf-16"), mine).issues[0].name == "Größe"
    )


DOMAIN = domain([listed(1, "Price", PRICE)])
MINE = profile([listed(1, "Price", {"low": 1, "high": 2})], ["1"])


def priced(values: dict[str, float | str | None]) -> str:
    return listed(1, "Price", values)


def of(issue: str, *weights: str) -> str:
    return profile([issue], weights or ["1"])


@pytest.mark.parametrize(
    ("texts", "place", "words"),
    [
        ((MINE, MINE), "domain.xml, line 2, column 1", "The domain comes first"),
        ((DOMAIN, DOMAIN), "me.xml, line 1, column 1", "no GENIUS profile"),
        (("<html/>", MINE), "domain.xml, line 1, column 1", "no GENIUS domain"),
        ((domain([]), MINE), "domain.xml, line 1", "no issues"),
        (("", MINE), "domain.xml, line 1, column 1", "empty"),
        (("issue,option", MINE), "domain.xml, line 1, column 1", "cannot be read as XML: syntax"),
        ((DOMAIN.replace("</utility_space>", ""), MINE), "domain.xml, line 12, column 3", "mismatched tag"),
        ((domain([listed(1, "", PRICE)]), MINE), "domain.xml, line 4, column 1 (issue)", "no name"),
        ((domain([listed(1, "Price", {"": None})]), MINE), "domain.xml, line 5, column 1 (item)", "no value"),
        ((domain([listed(1, "A", PRICE)] * 2), MINE), "domain.xml, line 10", "“A” is there twice"),
        ((domain([listed(1, "A", {})]), MINE), "domain.xml, line 4, column 1 (issue)", "has 0 values"),
        ((domain(['<issue name="P" type="real"/>']), MINE), "domain.xml, line 4, column 1 (issue)", "“real”"),
        ((domain([whole(1, "P", 5, 4)]), MINE), "domain.xml, line 4, column 1 (issue)", "5 to 4 are not"),
        ((domain([whole(1, "P", 0, 9999)]), MINE), "domain.xml, line 4", "0 to 9999 are not"),
        ((domain(['<issue name="P" type="integer"/>']), MINE), "domain.xml, line 4", "lowerbound is missing"),
        ((DOMAIN, of(listed(1, "Colour", {"a": 1}))), "me.xml, line 2", "“Price” of the domain is"),
        ((DOMAIN, of(listed(2, "Price", {"low": 1, "high": 2}))), "me.xml, line 4", "“Price” has no weight"),
        ((DOMAIN, of(priced({"low": 1}))), "me.xml, line 4", "“high” of “Price” has no evaluation"),
        ((DOMAIN, of(priced({"low": 1, "high": None}))), "me.xml, line 7", "evaluation is missing"),
        ((DOMAIN, of(priced({"low": 1, "high": "x"}))), "me.xml, line 7", "“x” is not a number"),
        ((DOMAIN, of(priced({"low": 1, "high": "NaN"}))), "me.xml, line 7", "“NaN” is not a number"),
        ((DOMAIN, of(priced({"low": 1, "top": 1}))), "me.xml, line 7", "“top” of “Price” is not in"),
        ((DOMAIN, of(priced({"low": 1, "high": 2}), "1e999")), "me.xml, line 10", "too many digits"),
        ((DOMAIN, MINE, MINE.replace("</ut", '<reservation value="a"/></ut')), "them.xml, line 13", "“a”"),
        ((DOMAIN, MINE.replace("</obj", "<utility/></obj")), "me.xml, line 12", "nonlinear"),
        ((domain([whole(1, "P", 0, 9)]), of(whole(1, "P", 0, 9))), "me.xml, line 4", "no evaluator"),
        ((domain([whole(1, "P", 0, 9)]), of(whole(1, "P", 0, 9, '<evaluator ftype="triangular"/>'))),
         "me.xml, line 4, column 104 (evaluator)", "“triangular”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, texts: tuple[str | bytes, ...], place: str, words: str
) -> None:
    sentence = said(tmp_path, *texts)
    assert sentence.startswith(place)
    assert words in sentence


BOMB = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{BOMB}]>\n',
        '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>\n',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">\n',
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "file:///etc/passwd"> %e;]>\n',
    ],
    ids=["expansion bomb", "file", "document type elsewhere", "parameter"],
)
def test_document_types_and_entities_are_refused(tmp_path: Path, doctype: str) -> None:
    sentence = said(tmp_path, doctype + DOMAIN.replace("root", "&e9;"), MINE)
    assert sentence.startswith("domain.xml, line 1, column ")
    assert "document types and entities are not read" in sentence
    mine = MINE.replace("?>\n", f"?>\n{doctype}")
    assert "document types" in said(tmp_path, DOMAIN, mine)


def test_elements_very_deep_or_very_many_are_refused(tmp_path: Path) -> None:
    assert "domain.xml, line 1" in said(tmp_path, "<a>" * 100_000, MINE)
    assert "more elements" in said(tmp_path, f"<a>{'<b/>' * 250_000}</a>", MINE)
    assert "larger" in said(tmp_path, "<a>" + " " * 10_000_000, MINE)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n", b"\xff\xfe<", b'<?xml version="1.0" encoding="rot13"?><a/>']
)
def test_what_is_no_xml_is_told_with_its_place(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(WrongInput, match=r"^a\.xml, line 1, column \d+: this"):
        xml_tree.read(written(tmp_path / "a.xml", content))
