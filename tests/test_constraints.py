"""The pins: what is installed is what was tried, from wherever it is downloaded."""

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QObject

PINS = (Path(__file__).parent.parent / "constraints.txt").read_text("utf-8").splitlines()


def test_every_pin_is_a_name_and_a_version_and_no_address():
    wrong = [pin for pin in PINS if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", pin)]
    assert not wrong


def test_no_package_is_pinned_twice():
    names = [canonicalize_name(pin.split("==")[0]) for pin in PINS]
    assert sorted(set(names)) == sorted(names)


def test_every_package_in_use_is_pinned_at_the_version_in_use():
    pins = {canonicalize_name(name): version for name, _, version in (pin.partition("==") for pin in PINS)}
    used = packages_in_use("negotiation-workbook", "dev")
    assert "pytest" in used
    assert used == {name: pins.get(name) for name in used}


def packages_in_use(name, extra):
    """The versions of what a package and one of its extras require here, and all these require in turn."""
    found, waiting = {}, wanted_by(name, extra)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = distribution(name).version
            waiting |= wanted_by(name)
    return found


def wanted_by(name, extra=""):
    requirements = map(Requirement, distribution(name).requires or ())
    return {
        canonicalize_name(needed.name)
        for needed in requirements
        if needed.marker is None or needed.marker.evaluate({"extra": extra})
    }


def test_calls_into_qt_do_not_use_up_the_references_to_none():
    """PySide6 6.12.0 on Python 3.11 takes one away with every call, and the program aborts at the last."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("thing")
    assert sys.getrefcount(None) > before - 100
