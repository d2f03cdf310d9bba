"""Running the command line in a test."""

import pytest

from workbook import cli


def told(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 1) -> str:
    """The one sentence on stderr of a command that fails, which says nothing on stdout."""
    assert cli.main([str(argument) for argument in arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.count("\n") == 1
    return err


def done(*arguments: object) -> None:
    assert cli.main([str(argument) for argument in arguments]) == 0
