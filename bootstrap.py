"""Set up the Negotiation Workbook in the folder of this file, and start it.

    python3 bootstrap.py             open the program on a worked sample
                                     (without a screen: write the sample's brief to brief.pdf)
    python3 bootstrap.py test        run the tests; what follows goes to pytest, e.g. test -k undo

The first run creates .venv, installs the pinned packages into it and, with apt, the system libraries
that are missing. Later runs find all that in place and start at once.
"""

# Annotations and syntax stay within Python 3.6, so that an old Python can still say that it is too old.
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple  # noqa: UP035

from system_needs import QT, TOOLS, advice, has, packages, venv_need, window_needs

OLDEST_PYTHON = (3, 11)
SAMPLE = "pay-rise"
BRIEF = "brief.pdf"
# All tests together are worth a process a core; some of them are quicker without.
ALL_CORES = ["-n", "auto", "--dist", "loadfile"]
REASONS = {
    "No space left on device": "The disk is full; about 2 GB are needed.",
    "CERTIFICATE_VERIFY_FAILED": "This machine does not trust the certificate of the download server.",
    "connection broken by": "The network did not answer; check the connection and any proxy settings.",
    "Failed to fetch": "The network did not answer; check the connection and any proxy settings.",
    "No matching distribution": "Qt needs Linux with glibc 2.34 (Debian 12, Ubuntu 22.04), macOS or Windows.",
}


class Stop(Exception):
    """A sentence that tells a person why setting up ends here and what to do."""


class Machine(NamedTuple):
    """Everything the steps below touch: this machine, or what a test puts in its place."""

    folder: Path
    python: tuple
    platform: str
    environ: dict
    installer: str
    administrator: tuple
    has: Callable
    run: Callable
    start: Callable


def main(arguments: list, machine: Machine) -> int:
    """Do what the arguments ask for and return the exit status, with a sentence on stderr if it failed."""
    try:
        return act(arguments, machine)
    except (Stop, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command starts again.", file=sys.stderr)
        return 130


def act(arguments: list, machine: Machine) -> int:
    """Choose between the program, its tests and the help; return the exit status."""
    refuse_old_python(machine)
    if not arguments:
        return open_window(machine) if has_screen(machine) else write_brief(machine)
    if arguments[0] == "test":
        return run_tests(machine, arguments[1:])
    print(__doc__.strip())
    return 0 if arguments[0] in ("-h", "--help") else 2


def refuse_old_python(machine: Machine) -> None:
    """Raise Stop when this Python is too old, naming a newer one if there is one."""
    if machine.python < OLDEST_PYTHON:
        newer = next(filter(shutil.which, map("python3.{}".format, range(14, 10, -1))), "")
        instead = f"Run `{newer} bootstrap.py` instead." if newer else "Install a newer one and use that."
        raise Stop(f"The program needs Python 3.11 or newer; this is {dotted(machine.python)}. {instead}")


def dotted(version: tuple) -> str:
    """Return (3, 11) as 3.11."""
    return ".".join(map(str, version))


def has_screen(machine: Machine) -> bool:
    """Tell whether a window could be shown."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return machine.platform != "linux" or any(machine.environ.get(name) for name in screens)


def open_window(machine: Machine) -> int:
    """Set up what a window needs and become the program, open on the sample."""
    set_up(machine, window_needs(machine.environ))
    return machine.start(workbook(machine, "--sample", SAMPLE), machine.environ, Path.cwd())


def write_brief(machine: Machine) -> int:
    """Do the main job without a window: write the sample's brief, say where it is, return the status."""
    set_up(machine, QT)
    status = machine.run(workbook(machine, "brief", "--sample", SAMPLE, "-o", BRIEF)).returncode
    if status == 0:
        say(f"There is no screen for a window; the sample's brief was written to {Path.cwd() / BRIEF}.")
    return status


def run_tests(machine: Machine, arguments: list) -> int:
    """Set up what the tests need and become pytest, in the project's folder and without windows."""
    install_tools(machine)
    set_up(machine, QT, ("dev",))
    environ = {"QT_QPA_PLATFORM": "offscreen", **machine.environ}
    # Tests start the program many times: what it was compiled to is kept between these.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    asked = arguments or ALL_CORES
    return machine.start([venv_python(machine), "-m", "pytest", *asked], environ, machine.folder)


def install_tools(machine: Machine) -> None:
    """Install what some tests look through, once and where that is possible; without it they are skipped."""
    lacking = [need for need in TOOLS if not machine.has(need.name)]
    if not lacking or machine.installer != "apt-get" or machine.administrator is None:
        return
    if not Path(venv_python(machine)).exists():
        try:
            apt_install(machine, lacking)
        except Stop:
            say(
                "Some tests are skipped: {} could not be installed.".format(
                    ", ".join(packages("apt-get", lacking))
                )
            )


def workbook(machine: Machine, *arguments: str) -> list:
    """Return the command that starts the program with these arguments."""
    return [venv_python(machine), "-m", "workbook", *arguments]


def venv_python(machine: Machine) -> str:
    """Return the path of the Python inside .venv."""
    inside = "Scripts/python.exe" if machine.platform == "win32" else "bin/python"
    return str(machine.folder / ".venv" / inside)


def say(sentence: str) -> None:
    """Tell the person what happens, before any program we start writes something itself."""
    print(sentence, flush=True)


def set_up(machine: Machine, needs: tuple, extras: tuple = ()) -> None:
    """Bring the system's libraries and .venv to what is needed, doing only what is not yet done.

    Raises Stop when something is missing that cannot be installed from here.
    """
    found = read_stamp(machine)
    wanted = {**fingerprint(machine), "extras": sorted({*extras, *found.get("extras", ())})}
    ready = wanted == found and Path(venv_python(machine)).exists()
    # Only Linux leaves the libraries beneath Qt to its users.
    linux = needs if machine.platform == "linux" else ()
    install_needs(machine, linux if ready else (*linux, venv_need(dotted(machine.python))))
    if not ready:
        install_packages(machine, wanted, found)


def fingerprint(machine: Machine) -> dict:
    """Return what an installed .venv depends on: where it is, for which Python, and the declared packages."""
    declared = [(machine.folder / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    home = f"Python {dotted(machine.python)} of {sys.base_prefix} in {machine.folder}"
    return {"home": home, "packages": hashlib.sha256(b"\0".join(declared)).hexdigest()}


def stamp_path(machine: Machine) -> Path:
    """Return the file that says what .venv holds; it is there only while .venv is whole."""
    return machine.folder / ".venv" / "installed.json"


def read_stamp(machine: Machine) -> dict:
    """Return what was installed into .venv, or nothing if that was never finished."""
    try:
        return json.loads(stamp_path(machine).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def install_packages(machine: Machine, wanted: dict, found: dict) -> None:
    """Install the pinned packages and stamp .venv; raise Stop, leaving no stamp, when that fails."""
    stamp_path(machine).unlink(missing_ok=True)
    # pip takes a package whose copying was interrupted for installed: without a stamp, start from nothing.
    if found.get("home") != wanted["home"] or not Path(venv_python(machine)).exists():
        create_venv(machine)
    pip_install(machine, wanted["extras"])
    stamp_path(machine).write_text(json.dumps(wanted), "utf-8")


def create_venv(machine: Machine) -> None:
    """Make .venv from nothing."""
    say("Creating .venv ...")
    # Not sys.executable: that may be the Python inside the .venv which is about to be cleared.
    python = getattr(sys, "_base_executable", sys.executable)
    attempt(machine, [python, "-m", "venv", "--clear", ".venv"], "Creating .venv failed.")


def pip_install(machine: Machine, extras: list) -> None:
    """Install the program, editable, with its pinned packages."""
    say("Installing the packages; the first time this downloads some 300 MB ...")
    target = ".[{}]".format(",".join(extras)) if extras else "."
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    command = [venv_python(machine), "-m", "pip", "install", *quiet, "-c", "constraints.txt", "-e", target]
    attempt(machine, command, "Installing the packages failed.", env=pip_environ(machine), stdout=None)


def pip_environ(machine: Machine) -> dict:
    """Return the environment in which pip pins what it builds with, too."""
    # Two names, for pip before and since 25.3; as an address, because pip splits the variable at spaces.
    pins = (machine.folder / "constraints.txt").as_uri()
    names = ("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT")
    ours = {name: "{} {}".format(machine.environ.get(name, ""), pins).strip() for name in names}
    return {"PIP_DISABLE_PIP_VERSION_CHECK": "1", **machine.environ, **ours}


def attempt(machine: Machine, command: list, failure: str, before: str = "", **options: object) -> None:
    """Run a command; if it fails raise Stop, with the reasons its output and that before it give."""
    status, output = listen(machine, command, **options)
    if status:
        raise Stop("\n".join([failure, *likely_reason(before + output), *complaints(output)]))


def listen(machine: Machine, command: list, **options: object) -> tuple:
    """Run a command in the project's folder; return its exit status and what it wrote."""
    usual = {"env": machine.environ, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    text = {"text": True, "errors": "replace", "stdin": subprocess.DEVNULL, "cwd": str(machine.folder)}
    done = machine.run(command, **{**usual, **text, **options})
    return done.returncode, (done.stdout or "") + (done.stderr or "")


def likely_reason(output: str) -> list:
    """Return the sentence for the first reason that the output of failed commands gives, if any does."""
    return [sentence for sign, sentence in REASONS.items() if sign in output][:1]


def complaints(output: str) -> list:
    """Return the last errors in an output, or its last lines if none is marked as an error."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR", "E:"))]
    return ["    " + line for line in (errors or lines)[-5:]]


def install_needs(machine: Machine, needs: tuple) -> None:
    """Install what the system lacks; raise Stop, saying what that is, when it cannot be done from here."""
    lacking = [need for need in needs if not machine.has(need.name)]
    if lacking and machine.installer == "apt-get" and machine.administrator is not None:
        apt_install(machine, lacking)
        lacking = [need for need in lacking if not machine.has(need.name)]
    if lacking:
        raise Stop(advice(machine.installer, lacking))


def apt_install(machine: Machine, needs: list) -> None:
    """Install Debian packages; raise Stop with the command to run by hand when that fails."""
    names = packages("apt-get", needs)
    say("Installing system packages: {} ...".format(" ".join(names)))
    apt = [*machine.administrator, "apt-get", "-y", "-o", "DPkg::Lock::Timeout=120"]
    environ = {**machine.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # What could not be updated only matters if installing fails: one broken source of many need not stop it.
    _, update = listen(machine, [*apt, "update"], env=environ)
    install = [*apt, "install", "--no-install-recommends", *names]
    attempt(machine, install, advice("apt-get", needs), before=update, env=environ)


def this_machine() -> Machine:
    """Return the machine we run on."""
    return Machine(
        folder=Path(__file__).resolve().parent,
        python=tuple(sys.version_info[:2]),
        platform=sys.platform,
        environ=dict(os.environ),
        installer=next(filter(shutil.which, ("apt-get", "dnf", "zypper", "pacman")), ""),
        administrator=administrator(),
        has=has,
        run=subprocess.run,
        start=become,
    )


def administrator() -> tuple:
    """Return the words to put before a command that needs root, or None where there is no way."""
    if getattr(os, "geteuid", int)() == 0:
        return ()
    if not shutil.which("sudo"):
        return None
    return ("sudo",) if sys.stdin.isatty() else ("sudo", "-n")


def become(command: list, environ: dict, folder: Path) -> int:
    """Replace this process by the command, so that signals and the exit status are its own."""
    if os.name != "posix":
        return subprocess.call(command, env=environ, cwd=str(folder))
    os.chdir(str(folder))
    return os.execve(command[0], command, environ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], this_machine()))
