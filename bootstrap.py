"""Set up and start: `python3 bootstrap.py run` or `python3 bootstrap.py test`. Needs nothing but Python.

The first start makes `.venv`, installs what `requirements.txt` names and sees to the system libraries Qt
needs on Debian and Ubuntu; what is done is stamped, so that later starts go straight to work. What a machine
lacks or refuses is answered by one sentence with the command that helps.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SAMPLE = ROOT / "resources" / "sample" / "sample_dump.txt"
OUT = ROOT / "out"
OLDEST = (3, 11)
USAGE = "usage: python3 bootstrap.py run [arguments of main.py] | test [arguments of pytest]"

REQUIREMENTS = {
    "run": (ROOT / "requirements.txt",),
    "test": (ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"),
}

QT_PACKAGES = "libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1".split()
"""Debian packages that Qt's widgets need even without a screen; the wheels do not carry them."""

DISPLAY_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-render0"
    " libxcb-shape0 libxcb-util1 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
    " libwayland-client0 libwayland-cursor0 libwayland-egl1"
).split()
"""Debian packages that a window on the screen needs besides."""

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
"""For pictures without a screen, where Qt would say at every window what such a platform cannot do."""

ASTRAY = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
"""Environment variables that would lead `.venv`'s Python or its pip elsewhere."""

ABOUT_PYTHON = 'import sys, pip; print("%d.%d" % sys.version_info[:2], sys.platform, sys.maxsize)'
OPEN_DISPLAY = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
LOAD_QT = """
import ctypes, os, sys
import PySide6
from PySide6 import QtSvg, QtWidgets
platforms = os.path.join(os.path.dirname(PySide6.__file__), "Qt", "plugins", "platforms")
for name in sys.argv[1:]:
    ctypes.CDLL(os.path.join(platforms, "libq%s.so" % name))
"""


class Refused(Exception):
    """The machine lacks or refuses something; the message is one sentence with the command that helps."""


def main(arguments: list[str]) -> int:
    """Run or test the program; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    if not arguments or arguments[0] not in REQUIREMENTS:
        print(USAGE, file=sys.stderr)
        return 2
    task, rest = arguments[0], arguments[1:]
    try:
        require_python()
        install_libraries(task)
        return run(rest) if task == "run" else test(rest)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the window on the sample dump, or do the main job without a window where there is no display."""
    wanted = wants_display()
    install_qt_packages(display=wanted)
    if arguments:
        return call([PYTHON, ROOT / "main.py", *arguments], cwd=None)
    if wanted and display_answers():
        return call([PYTHON, ROOT / "main.py", own_sample()])
    return run_without_display()


def run_without_display() -> int:
    """Take the sample through the main job on the command line, into a new folder, and name the results."""
    print("There is no display, so the sample goes through the main job without a window.", flush=True)
    folder = fresh_folder()
    project, text, lines = (folder / f"sample.{ending}" for ending in ("tanqih", "txt", "jsonl"))
    shots = folder / "shots"
    for step in (
        ["import", SAMPLE, "--into", project],
        ["check", project],
        ["export", project, "--format", "text", "--out", text],
        ["export", project, "--format", "jsonl", "--out", lines],
        ["shots", "--out", shots],
    ):
        command = [PYTHON, ROOT / "main.py", *step]
        fine = (0, 1) if step[0] == "check" else (0,)  # 1: there are findings
        quiet = subprocess.DEVNULL if step[0] == "shots" else None
        if call(command, stdout=quiet, **OFFSCREEN) not in fine:
            raise Refused(f"The sample could not be taken through; see what this says: {shown(command)}")
    print(project, text, lines, first_picture(shots), sep="\n")
    return 0


def test(arguments: list[str]) -> int:
    """Run the tests without a display: all of them on all cores, or those the arguments ask for."""
    install_qt_packages(display=False)
    asked = arguments or ["-n", "auto", "--dist", "loadfile"]
    return call([PYTHON, "-m", "pytest", *asked], QT_QPA_PLATFORM="offscreen")


def require_python() -> None:
    """Refuse a Python that is too old, and name a newer one where there is one."""
    if sys.version_info >= OLDEST:
        return
    names = [f"python3.{minor}" for minor in range(20, 10, -1)]
    newer = [name for name in names if shutil.which(name) and ask([name, "--version"]).returncode == 0]
    helps = f"run: {shown([newer[0], *sys.argv])}" if newer else "see https://www.python.org/downloads/"
    raise Refused(f"Tanqih needs Python 3.11 or newer and this is {sys.version.split()[0]}; {helps}")


def install_libraries(task: str) -> None:
    """See to it that `.venv` works and holds what `task` needs."""
    about = about_python() or make_venv()
    if stamped(task, requirements_key(task, about)):
        return
    print("Installing the libraries (about 90 MB, once)...", flush=True)
    files = [word for file in REQUIREMENTS[task] for word in ("-r", file)]
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *files]
    done = ask(command, stdout=None if sys.stdout.isatty() else subprocess.DEVNULL, PIP_USER="0")
    if done.returncode:
        why = last_line(done.stderr)
        raise Refused(
            f"The libraries could not be installed ({why}); check the network and run: {shown(command)}"
        )
    for name, needed in REQUIREMENTS.items():
        if set(needed) <= set(REQUIREMENTS[task]):
            stamp(name, requirements_key(name, about))


def requirements_key(task: str, about: str) -> str:
    """Return what changes when `.venv`'s Python or a requirement of `task` does."""
    contents = [file.read_bytes() for file in REQUIREMENTS[task]]
    return hashlib.sha256(b"\0".join([about.encode(), *contents])).hexdigest()


def about_python() -> str | None:
    """Return what `.venv`'s Python is, None where there is none that works, has pip and is new enough."""
    if not PYTHON.exists():
        return None
    try:
        done = ask([PYTHON, "-c", ABOUT_PYTHON])
    except OSError:
        return None
    if done.returncode:
        return None
    about = done.stdout.strip()
    return about if tuple(map(int, about.split()[0].split("."))) >= OLDEST else None


def make_venv() -> str:
    """Make `.venv` anew and return what it is, with `venv` or else `virtualenv`; Debian may lack both."""
    print("Making .venv...", flush=True)
    found = importlib.util.find_spec
    if not found("ensurepip") and not found("virtualenv") and shutil.which("apt-get"):
        install_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"], "Python's venv module")
    maker = "virtualenv" if found("virtualenv") and not found("ensurepip") else "venv"
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-m", maker, "--clear", VENV]
    done = ask(command)
    if done.returncode:
        why = last_line(done.stderr or done.stdout)
        raise Refused(f"{VENV} could not be made ({why}); mend that and run: {shown(command)}")
    about = about_python()
    if about is None:
        raise Refused(f"{VENV} does not work; delete that folder and try again.")
    return about


def install_qt_packages(*, display: bool) -> None:
    """On Linux see to the system libraries Qt needs, with `display` those of a window on the screen too."""
    name = "display" if display else "offscreen"
    if not sys.platform.startswith("linux") or stamped(name, name):
        return
    platforms = ["offscreen"]
    if display:
        platforms.append("xcb" if os.environ.get("DISPLAY") else "wayland")
    missing = why_qt_fails(platforms)
    if missing and shutil.which("apt-get"):
        install_packages(QT_PACKAGES + (DISPLAY_PACKAGES if display else []), "system libraries Qt needs")
        missing = why_qt_fails(platforms)
    if missing:
        raise Refused(f"Qt cannot start ({missing}); install the system package that holds it and try again.")
    stamp(name, name)


def why_qt_fails(platforms: list[str]) -> str:
    """Return what keeps Qt from loading, empty where nothing does."""
    done = ask([PYTHON, "-c", LOAD_QT, *platforms])
    return last_line(done.stderr) if done.returncode else ""


def install_packages(packages: list[str], what: str) -> None:
    """Install Debian packages: at once as root, else after asking; refuse with the command otherwise."""
    root = os.geteuid() == 0
    sudo = ["sudo"] if not root and shutil.which("sudo") else []
    update = [*sudo, "apt-get", "update"]
    install = [*sudo, "apt-get", "install", "-y", "--no-install-recommends", *packages]
    command = f"{shown(update)} && {shown(install)}"
    if not root and not (sudo and sys.stdin.isatty() and agreed(what, command)):
        raise Refused(f"This machine lacks {what}; run{'' if sudo or root else ' as root'}: {command}")
    print(f"Installing {what}...", flush=True)
    call(update, stdout=subprocess.DEVNULL)
    if call(install, stdout=subprocess.DEVNULL, DEBIAN_FRONTEND="noninteractive"):
        raise Refused(f"This machine lacks {what}, and installing failed; see what this says: {command}")


def agreed(what: str, command: str) -> bool:
    """Ask whether to install."""
    answer = input(f"This machine lacks {what}. Install with\n  {command}\n? [Y/n] ")
    return answer.strip().lower() in ("", "y", "yes")


def wants_display() -> bool:
    """Tell whether a window can be meant: on Linux where a display is named, elsewhere always."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or not sys.platform.startswith("linux")


def display_answers() -> bool:
    """Tell whether the display the environment names is there; a stale name would abort Qt."""
    return not sys.platform.startswith("linux") or ask([PYTHON, "-c", OPEN_DISPLAY]).returncode == 0


def own_sample() -> Path:
    """Return a copy of the sample dump under `out`: its project lies beside it, and this tree stays as it was."""
    copy = OUT / SAMPLE.name
    if not copy.exists():
        OUT.mkdir(exist_ok=True)
        shutil.copyfile(SAMPLE, copy)
    return copy


def fresh_folder() -> Path:
    """Make the next free folder under `out`, so that no earlier result is lost."""
    folder = next(OUT / str(number) for number in count(1) if not (OUT / str(number)).exists())
    folder.mkdir(parents=True)
    return folder


def first_picture(folder: Path) -> Path:
    """Return one picture, of the Arabic window in the light theme if there is one."""
    return min(folder.rglob("*.png"), key=lambda png: ("ar_light" not in png.stem, png.name))


def stamped(name: str, key: str) -> bool:
    """Tell whether this part of the set-up is done."""
    mark = VENV / f"tanqih-{name}"
    return mark.is_file() and mark.read_text(encoding="ascii") == key


def stamp(name: str, key: str) -> None:
    """Note that this part of the set-up is done."""
    (VENV / f"tanqih-{name}").write_text(key, encoding="ascii")


def call(command: list, *, cwd: Path | None = ROOT, stdout: int | None = None, **more: str) -> int:
    """Run a command for all to see and return its exit code."""
    return start(command, more, cwd=cwd, stdout=stdout).returncode


def ask(command: list, *, stdout: int | None = subprocess.PIPE, **more: str) -> subprocess.CompletedProcess:
    """Run a command and return what it says; its stderr is read only where the exit code says failure."""
    return start(command, more, stdout=stdout, stderr=subprocess.PIPE, text=True, errors="replace")


def start(command: list, more: dict[str, str], **how: object) -> subprocess.CompletedProcess:
    """Run a command in our environment and `more`, without what leads Python astray."""
    env = {**{name: value for name, value in os.environ.items() if name not in ASTRAY}, **more}
    return subprocess.run([str(word) for word in command], env=env, check=False, **how)


def shown(command: list) -> str:
    """Return the command as one would type it."""
    words = [str(word) for word in command]
    return subprocess.list2cmdline(words) if os.name == "nt" else " ".join(map(shlex.quote, words))


def last_line(output: str) -> str:
    """Return the line that tells most: the last one that says ERROR, or the last one."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["no reason given"])[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
