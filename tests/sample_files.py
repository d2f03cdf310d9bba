"""Reading the worked samples in tests, and what their packages are worth to both sides."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from workbook import paths
from workbook.model import BY_NAME, Row, specs

NAMES = ("influential-stakeholder", "large-corporation", "pay-rise")
#: Runs a test once a sample.
each_sample = pytest.mark.parametrize("name", NAMES)


@cache
def document(name: str) -> dict[str, Any]:
    """The parsed file of a sample."""
    return json.loads(paths.sample(name).read_text(encoding="utf-8"))


def rows(name: str, table: str) -> list[dict[str, Any]]:
    """The rows of one table as the file has them."""
    return document(name)["tables"][table]


@cache
def row(name: str, row_id: str) -> Row:
    """The validated row of an id."""
    return next(known for known in validated(name) if known.id == row_id)


@cache
def validated(name: str) -> tuple[Row, ...]:
    """Every row of a sample, validated."""
    tables = document(name)["tables"]
    return tuple(BY_NAME[table].model_validate(values) for table in tables for values in tables[table])


def texts(name: str) -> Iterator[tuple[str, str, str]]:
    """Every text as table, field and what is written there."""
    for table, found in document(name)["tables"].items():
        for values in found:
            for field, spec in specs(BY_NAME[table]).items():
                if spec.kind in ("line", "text"):
                    yield table, field, values.get(field, "")


def worth(name: str, options: list[str]) -> tuple[float, float]:
    """What a choice of options is worth to me and, likely, to them (0 to 100)."""
    issues = {issue["id"]: issue for issue in rows(name, "issue")}
    chosen = [option for option in rows(name, "option") if option["id"] in options]
    sides = []
    for weight, score in (("weight_me", "score_me"), ("weight_them_likely", "score_them_likely")):
        total = sum(issue[weight] for issue in issues.values())
        sides.append(sum(issues[o["issue_id"]][weight] * o[score] for o in chosen) / total)
    return sides[0], sides[1]


@cache
def packages(name: str) -> dict[str, tuple[float, float]]:
    """The worth of every package to both, by its id."""
    chosen: dict[str, list[str]] = {}
    for choice in rows(name, "choice"):
        chosen.setdefault(choice["package_id"], []).append(choice["option_id"])
    return {package: worth(name, options) for package, options in chosen.items()}


def of_role(name: str, *roles: str) -> list[tuple[float, float]]:
    """The worth of the packages of some roles."""
    return [packages(name)[package["id"]] for package in rows(name, "package") if package["role"] in roles]


def offers_side_by_side(name: str) -> list[tuple[float, float]]:
    """The worth of the offers A, B and C."""
    return of_role(name, "meso_a", "meso_b", "meso_c")


def batna(name: str, side: str) -> float:
    """The worth of the best alternative of a side."""
    found = [a for a in rows(name, "alternative") if a["side"] == side]
    return max(a["worth"] * a["probability"] / 100 - a["cost"] for a in found)
