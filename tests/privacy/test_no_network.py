"""The program knows no network: no module of it imports one, and a session opens no internet socket."""

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.privacy.conftest import ROOT, Session

NETWORK = {
    *(
        "socket",
        "socketserver",
        "ssl",
        "select",
        "selectors",
        "asyncio",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
    ),
    *("poplib", "imaplib", "telnetlib", "nntplib", "xmlrpc", "webbrowser", "logging.handlers"),
    *("requests", "httpx", "aiohttp", "websockets", "urllib3", "multiprocessing"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
    *("PySide6.QtHttpServer", "PySide6.QtRemoteObjects", "PySide6.QtWebChannel"),
}


def imports() -> Iterator[tuple[str, str]]:
    """Each module imported in the program, with the file that does it; also by a call with its name."""
    for path in sorted((ROOT / "workbook").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Call) and isinstance(node.args[0] if node.args else None, ast.Constant):
                names = [str(node.args[0].value)] if "import" in ast.unparse(node.func) else []  # type: ignore[attr-defined]
            else:
                continue
            yield from ((name, str(path.relative_to(ROOT))) for name in names)


def test_no_module_of_the_program_imports_a_networking_one() -> None:
    found = list(imports())
    assert ("sqlite3", "workbook/storage/driver.py") in found
    bad = [(name, path) for name, path in found if {name, name.partition(".")[0]} & NETWORK]
    assert bad == []


def test_a_session_works_in_an_empty_network_namespace(session: Session) -> None:
    if not session.alone:
        pytest.skip("this system gives no network namespace of one's own (unshare -rn)")
    assert (session.folder / "out" / "brief.pdf").stat().st_size > 10_000


def test_a_session_opens_no_internet_socket(session: Session) -> None:
    if session.trace is None:
        pytest.skip("strace is not here, or may not be used")
    control = (*session.tracer, sys.executable, "-S", "-c", "import socket; socket.socket()")
    seen = subprocess.run(control, capture_output=True, text=True)
    assert "AF_INET" in seen.stderr
    calls = session.trace.read_text(encoding="utf-8").splitlines()
    assert any("exited with 0" in call for call in calls)
    assert [call for call in calls if "AF_INET" in call or "AF_PACKET" in call or "AF_NETLINK" in call] == []
