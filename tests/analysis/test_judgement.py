"""Process and outcome judged apart."""

import pytest

from workbook.analysis.judgement import process_and_outcome


@pytest.mark.parametrize(("process", "outcome"), [(0, 3), (4, 0), (0, 0)])
def test_nothing_is_said_while_one_of_the_two_is_not_judged(process, outcome):
    assert process_and_outcome(process, outcome) == ""


def test_a_lucky_result_is_not_praised_as_good_work_and_bad_luck_not_blamed():
    lucky, unlucky = process_and_outcome(1, 5), process_and_outcome(5, 1)
    assert "do not copy" in lucky
    assert "keep the way you did it" in unlucky


def test_every_pair_of_judgements_has_something_to_say():
    said = [process_and_outcome(p, o) for p in range(1, 6) for o in range(1, 6)]
    assert all(said)
    assert len(set(said)) == 6
