"""Where resources, the person's data, backups and logs are."""

import os
import sys
from pathlib import Path

APP = "negotiation-workbook"
SUFFIX = ".workbook"


class NoHome(FileNotFoundError):
    """The system knows no home folder, so there is no usual place for anything of the person's."""

    def __init__(self) -> None:
        super().__init__(
            "The system names no home folder for you, so there is no usual place for your workbook. "
            "Open one, or start a new one where you like."
        )


def resources() -> Path:
    """The folder of shipped content: inside an installed package, beside it in a checkout.

    Raises FileNotFoundError when neither is there, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("The program's own resources are missing; install it again.")


def data() -> Path:
    """The folder for the person's workbooks, as the platform has it. It may not exist yet.

    Raises NoHome, whose message is a sentence.
    """
    override = os.environ.get("NEGOTIATION_WORKBOOK_HOME")
    return Path(override) if override else _platform_data() / APP


def _platform_data() -> Path:
    try:
        home = Path.home()
    except RuntimeError:
        raise NoHome from None
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming"))
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")


def default_workbook() -> Path:
    """The workbook that opens when none is named."""
    return data() / f"negotiations{SUFFIX}"


def backups(workbook: Path) -> Path:
    """The folder that holds the backups of one workbook, beside it; two workbooks never have the same."""
    ending = "" if workbook.suffix == SUFFIX else f" ({workbook.suffix.removeprefix('.')})"
    return workbook.with_name(f"{workbook.stem} backups{ending}")


def log_file() -> Path:
    """The file that gets what went wrong, without anything the person typed."""
    return data() / "log.txt"


def sample(name: str) -> Path:
    """The file of one shipped sample.

    Raises FileNotFoundError naming the samples there are, when there is none of that name.
    """
    path = resources() / "samples" / f"{name}.json"
    if name not in sample_names():
        raise FileNotFoundError(f"There is no sample “{name}”. There are: {', '.join(sample_names())}.")
    return path


def sample_names() -> list[str]:
    """The names of the shipped samples, in the order they are offered."""
    return sorted(path.stem for path in (resources() / "samples").glob("*.json"))


def guidance(name: str) -> Path:
    """The file of one piece of shipped guidance, such as ``leverage``."""
    return resources() / "guidance" / f"{name}.toml"
