"""What the program needs of the system beneath Python, how to see whether it is there, and what brings it."""

# Like bootstrap.py, readable for Python 3.6.
import ctypes
import importlib.util
import shlex
import shutil
from typing import NamedTuple

FONT = "a font"
ENSUREPIP = "Python's ensurepip module"
STRACE = "strace"


class Need(NamedTuple):
    """Something of the system the program cannot do without, and the packages that bring it."""

    name: str
    debian: str
    arch: str
    fedora: str


def library(soname: str, debian: str, arch: str) -> Need:
    """Return the need for a shared library; distributions with RPM find packages by the library's name."""
    return Need(soname, debian, arch, soname + "()(64bit)")


# Only libraries that no other one in the list brings along; loading one loads those it depends on.
QT = (
    library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    library("libEGL.so.1", "libegl1", "libglvnd"),
    library("libGL.so.1", "libgl1", "libglvnd"),
    library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5"),
    Need(FONT, "fonts-dejavu-core", "ttf-dejavu", "dejavu-sans-fonts"),
)
PRINTERS = (library("libcups.so.2", "libcups2", "libcups"),)
X11 = (
    library("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
)
WAYLAND = (library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),)
#: What some tests look through; without it they are skipped.
TOOLS = (Need(STRACE, "strace", "strace", "strace"),)


def venv_need(version: str) -> Need:
    """Return the need for what Debian splits off Python, and no .venv can be created without."""
    python = "python" + version
    return Need(ENSUREPIP, python + "-venv", "python", python + "-libs")


def window_needs(environ: dict) -> tuple:
    """Return the needs for showing windows on the screens that the environment names."""
    x11 = X11 if environ.get("DISPLAY") else ()
    wayland = WAYLAND if environ.get("WAYLAND_DISPLAY") else ()
    return (*QT, *PRINTERS, *x11, *wayland)


def packages(installer: str, needs: tuple) -> list:
    """Return the names of the packages that meet the needs for this installer, each once."""
    family = {"apt-get": "debian", "pacman": "arch"}.get(installer, "fedora")
    return list(dict.fromkeys(getattr(need, family) for need in needs))


def advice(installer: str, needs: tuple) -> str:
    """Return what is missing and how to install it, as a person would type it."""
    lacks = "The system lacks {}.".format(", ".join(need.name for need in needs))
    if not installer:
        return lacks + " Install what brings them, then run the same command again."
    verb = "-S" if installer == "pacman" else "install"
    names = " ".join(map(shlex.quote, packages(installer, needs)))
    return f"{lacks} Once this is done, run the same command again:\n    sudo {installer} {verb} {names}"


def has(name: str) -> bool:
    """Tell whether this machine has a shared library, a font, Python's ensurepip, or strace."""
    special = {FONT: has_font, ENSUREPIP: has_ensurepip, STRACE: has_strace}
    return special[name]() if name in special else loads(name)


def loads(soname: str) -> bool:
    """Tell whether a shared library can be loaded."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Tell whether this Python can put pip into a new .venv."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def has_strace() -> bool:
    """Tell whether calls of the system can be watched."""
    return shutil.which("strace") is not None


def has_font() -> bool:
    """Tell whether fontconfig, which Qt asks, knows any font."""
    if not loads("libfontconfig.so.1"):
        return False
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    fontconfig.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(ctypes.c_int)
    fonts = fontconfig.FcConfigGetFonts(ctypes.c_void_p(fontconfig.FcInitLoadConfigAndFonts()), 0)
    return bool(fonts) and fonts[0] > 0
