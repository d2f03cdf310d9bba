"""Setting up: driven through a machine that only remembers what it was asked to run."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from system_needs import ENSUREPIP, QT, X11, has

ROOT = Path(bootstrap.__file__).parent


class Recorder:
    """Runs nothing: remembers commands, makes what they would make, fails those that contain `failing`."""

    def __init__(self, folder):
        self.folder = folder
        self.commands, self.environs = [], []
        self.failing, self.words = None, ""
        self.lacks, self.apt_helps = set(), True

    def has(self, name):
        return name not in self.lacks

    def run(self, command, env=None, **_):
        line = " ".join(map(str, command))
        self.commands.append(line)
        self.environs.append(env)
        if self.failing and self.failing in line:
            return subprocess.CompletedProcess(command, 1, "", self.words)
        self.make_what_it_makes(line)
        return subprocess.CompletedProcess(command, 0, "", "")

    def make_what_it_makes(self, line):
        if "-m venv" in line:
            python = self.folder / ".venv" / "bin" / "python"
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if "apt-get" in line and " install " in line and self.apt_helps:
            self.lacks.clear()

    def start(self, command, environ, folder):
        return self.run(command, environ).returncode


@pytest.fixture
def recorder(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / "constraints.txt").write_text("one==1\n", "utf-8")
    return Recorder(tmp_path)


@pytest.fixture
def machine(recorder):
    return bootstrap.Machine(
        folder=recorder.folder,
        python=(3, 11),
        platform="linux",
        environ={"DISPLAY": ":0", "PIP_INDEX_URL": "kept"},
        installer="apt-get",
        administrator=(),
        has=recorder.has,
        run=recorder.run,
        start=recorder.start,
    )


@pytest.fixture
def commands(recorder):
    """A function that runs bootstrap.py and returns, as one text, the commands this run gave."""

    def commands(machine, *arguments):
        recorder.commands.clear()
        recorder.status = bootstrap.main(list(arguments), machine)
        return "\n".join(recorder.commands)

    return commands


def change_pins(machine):
    (machine.folder / "constraints.txt").write_text("one==2\n", "utf-8")


def test_a_first_start_installs_the_pinned_packages_and_opens_the_sample(machine, commands):
    venv, pip, program = commands(machine).splitlines()
    assert venv.endswith("-m venv --clear .venv")
    assert pip.endswith("-c constraints.txt -e .")
    assert program.endswith(".venv/bin/python -m workbook --sample pay-rise")


def test_a_second_start_only_opens_the_program(machine, commands):
    commands(machine)
    assert re.fullmatch(r".*/python -m workbook --sample pay-rise", commands(machine))


def test_changed_pins_are_installed_into_the_same_venv(machine, commands):
    commands(machine)
    change_pins(machine)
    again = commands(machine)
    assert "pip install" in again
    assert "-m venv" not in again


def test_the_tests_ask_for_the_packages_for_development_once(machine, commands):
    commands(machine)
    assert "-e .[dev]" in commands(machine, "test")
    assert "pip install" not in commands(machine, "test")
    assert "pip install" not in commands(machine)


def test_changed_pins_keep_the_packages_for_development(machine, commands):
    commands(machine, "test")
    change_pins(machine)
    assert "-e .[dev]" in commands(machine)


def test_another_python_gets_a_new_venv(machine, commands):
    commands(machine)
    assert "-m venv --clear" in commands(machine._replace(python=(3, 12)))


def test_an_interrupted_first_installation_starts_from_nothing(machine, recorder, commands):
    recorder.failing = "pip install"
    commands(machine)
    assert recorder.status == 1
    recorder.failing = None
    assert "-m venv --clear" in commands(machine)
    assert recorder.status == 0


def test_an_interrupted_change_of_the_pins_starts_from_nothing(machine, recorder, commands):
    commands(machine)
    change_pins(machine)
    recorder.failing = "pip install"
    commands(machine)
    recorder.failing = None
    assert "-m venv --clear" in commands(machine)


def test_a_venv_that_lost_its_python_is_made_again(machine, commands):
    commands(machine)
    Path(bootstrap.venv_python(machine)).unlink()
    assert "-m venv --clear" in commands(machine)


@pytest.mark.parametrize("left", ["", '{"home": "Py'])
def test_a_stamp_that_was_cut_off_counts_as_none(machine, commands, left):
    commands(machine)
    bootstrap.stamp_path(machine).write_text(left, "utf-8")
    assert "-m venv --clear" in commands(machine)


def test_without_a_screen_the_brief_is_written_and_that_is_said(machine, commands, capsys):
    given = commands(machine._replace(environ={}))
    assert given.endswith("-m workbook brief --sample pay-rise -o brief.pdf")
    said = capsys.readouterr().out.splitlines()[-1]
    assert "no screen" in said
    assert str(Path.cwd() / "brief.pdf") in said


def test_a_brief_that_fails_is_not_announced_and_its_status_passed_on(machine, recorder, commands, capsys):
    recorder.failing = "workbook brief"
    commands(machine._replace(environ={}))
    assert recorder.status == 1
    assert "brief.pdf" not in capsys.readouterr().out


def test_arguments_and_status_of_the_tests_pass_through(machine, recorder, commands):
    recorder.failing = "-m pytest"
    assert commands(machine, "test", "-k", "undo", "--maxfail=1").endswith("-m pytest -k undo --maxfail=1")
    assert recorder.status == 1
    assert recorder.environs[-1]["QT_QPA_PLATFORM"] == "offscreen"


def test_all_tests_are_shared_out_over_the_cores(commands, machine):
    assert commands(machine, "test").endswith("-m pytest -n auto --dist loadfile")


def test_an_unknown_word_shows_the_help_and_is_an_error(machine, recorder, commands, capsys):
    assert commands(machine, "tets") == ""
    assert recorder.status == 2
    assert "bootstrap.py test" in capsys.readouterr().out


def test_missing_libraries_are_installed_with_apt(machine, recorder, commands):
    recorder.lacks = {"libGL.so.1", "libxcb-cursor.so.0", ENSUREPIP}
    update, install, *_ = commands(machine._replace(administrator=("sudo", "-n"))).splitlines()
    assert update.startswith("sudo -n apt-get")
    assert update.endswith("update")
    assert install.endswith("install --no-install-recommends libgl1 libxcb-cursor0 python3.11-venv")
    assert recorder.status == 0


def test_without_a_screen_no_library_for_windows_is_installed(machine, recorder, commands):
    recorder.lacks = {need.name for need in X11}
    assert "apt-get" not in commands(machine._replace(environ={}))


def test_wayland_alone_needs_no_library_of_x11(machine, recorder, commands):
    recorder.lacks = {need.name for need in X11}
    given = commands(machine._replace(environ={"WAYLAND_DISPLAY": "wayland-0"}))
    assert "apt-get" not in given
    assert "--sample pay-rise" in given


@pytest.mark.parametrize(
    ("installer", "said"),
    [
        ("dnf", "sudo dnf install 'libGL.so.1()(64bit)' 'libxcb-icccm.so.4()(64bit)'"),
        ("pacman", "sudo pacman -S libglvnd xcb-util-wm"),
        ("", "lacks libGL.so.1, libxcb-icccm.so.4. Install what brings them"),
    ],
)
def test_without_apt_it_says_what_to_install_and_runs_nothing(
    machine, recorder, commands, capsys, installer, said
):
    recorder.lacks = {"libGL.so.1", "libxcb-icccm.so.4"}
    assert commands(machine._replace(installer=installer)) == ""
    assert recorder.status == 1
    assert said in capsys.readouterr().err


def test_without_root_or_sudo_it_says_what_to_install_and_runs_nothing(machine, recorder, commands, capsys):
    recorder.lacks = {"libGL.so.1"}
    assert commands(machine._replace(administrator=None)) == ""
    assert "sudo apt-get install libgl1" in capsys.readouterr().err


def test_what_only_some_tests_look_through_is_installed_once_and_not_needed(
    machine, recorder, commands, capsys
):
    recorder.lacks, recorder.failing = {"strace"}, "install --no-install-recommends strace"
    given = commands(machine, "test")
    assert "apt-get" in given
    assert "-m pytest" in given
    assert "Some tests are skipped" in capsys.readouterr().out
    assert "apt-get" not in commands(machine, "test")


def test_a_library_still_missing_after_apt_is_named(machine, recorder, commands, capsys):
    recorder.lacks, recorder.apt_helps = {"libGL.so.1"}, False
    commands(machine)
    assert recorder.status == 1
    assert "The system lacks libGL.so.1." in capsys.readouterr().err


def test_elsewhere_than_on_linux_no_library_is_asked_for(machine, recorder, commands):
    recorder.lacks = {need.name for need in QT}
    given = commands(machine._replace(platform="darwin", environ={}, installer=""))
    assert given.endswith("--sample pay-rise")


def test_pip_without_a_network_says_so(machine, recorder, commands, capsys):
    recorder.failing = "pip install"
    recorder.words = "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: no hatchling"
    commands(machine)
    assert "The network did not answer" in (said := capsys.readouterr().err)
    assert "ERROR: no hatchling" in said


def test_apt_without_a_network_says_so_and_gives_the_command(machine, recorder, commands, capsys):
    recorder.lacks, recorder.failing, recorder.words = {"libGL.so.1"}, "apt-get", "W: Failed to fetch it"
    commands(machine)
    assert "The network did not answer" in (said := capsys.readouterr().err)
    assert "sudo apt-get install libgl1" in said


def test_a_python_too_old_is_told_so(machine, recorder, commands, capsys):
    assert commands(machine._replace(python=(3, 9))) == ""
    assert recorder.status == 1
    assert "needs Python 3.11 or newer; this is 3.9" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["bootstrap.py", "system_needs.py"])
def test_an_old_python_can_read_as_far_as_its_refusal(name):
    ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 6))


def test_the_settings_of_pip_are_kept_and_its_builds_pinned(machine):
    mine = {**machine.environ, "PIP_CONSTRAINT": "mine.txt"}
    environ = bootstrap.pip_environ(machine._replace(environ=mine, folder=machine.folder / "a space"))
    assert environ["PIP_INDEX_URL"] == "kept"
    own, ours = environ["PIP_CONSTRAINT"].split()
    assert own == "mine.txt"
    assert ours == environ["PIP_BUILD_CONSTRAINT"]
    assert ours.endswith("/a%20space/constraints.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="the name of a library of Linux")
def test_what_this_machine_has_is_told_from_what_it_lacks():
    assert has("libc.so.6")
    assert not has("libnothing-of-this-name.so.0")
