"""Pages are made with the application the other tests have, so that none is made in its place."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _application(qapp: object) -> object:
    return qapp
