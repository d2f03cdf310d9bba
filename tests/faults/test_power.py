"""The short form of the power cuts; ``python -m tests.faults.power --cuts 1000`` is the long one."""

import pytest

from tests.faults.power import Plan, run
from tests.faults.power_calls import can_record


def test_nothing_called_stored_is_lost_by_a_few_power_cuts() -> None:
    if not can_record():
        pytest.skip("strace is not here, or may not be used")
    figures = run(cuts=8, seed=1, plan=Plan(protected=False, steps=4, older=False, again=0))
    assert figures.failures == []
    assert figures.kills == 8
    assert figures.acknowledged > 0
