"""The cloud of packages."""

from itertools import product

from tests.analysis.making import PAY, Issues, dossier
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.figures.cloud import cloud_points


def wide(weight: float) -> Matrix:
    issues: Issues = {
        f"I{i}": (weight if i == 0 else i, 9.0 - i, {f"o{j}": (j * 11.0, 99 - j * 11.0) for j in range(10)})
        for i in range(8)
    }
    return matrix(dossier(issues=issues))


def test_few_packages_are_all_there():
    assert set(cloud_points(matrix(dossier(issues=PAY)), 300)) == {(100, 0), (60, 90), (40, 10), (0, 100)}


def test_without_issues_there_is_nothing():
    assert cloud_points(matrix(dossier()), 300) == ()


def test_of_many_packages_so_many_are_drawn_and_always_the_same():
    first = cloud_points(wide(5), 200)
    assert 150 < len(first) <= 200
    assert cloud_points(wide(5), 200) == first
    assert all(0 <= me <= 100 and 0 <= them <= 100 for me, them in first)


def test_while_a_weight_changes_the_same_packages_move_a_little():
    before, after = cloud_points(wide(5.0), 200), cloud_points(wide(5.1), 200)
    near = [min(abs(me - other) + abs(them - theirs) for other, theirs in after) for me, them in before]
    assert max(near) < 0.5


def test_every_point_is_that_of_a_package():
    small = matrix(dossier(issues=PAY))
    every = product(*(range(len(row)) for row in small.option_ids))
    known = {(small.me.total(p) / small.me.unit, small.them.total(p) / small.them.unit) for p in every}
    assert set(cloud_points(small, 2)) <= known
    assert len(cloud_points(small, 2)) <= 2
