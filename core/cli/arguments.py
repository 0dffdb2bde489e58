"""What the command line understands."""

from __future__ import annotations

import argparse
import locale
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path

from core.dump.reading.forms import FORMS
from core.dump.reading.unpacking import Limits
from core.model.search import HOWS
from core.texts import Texts, language_of_locale

COMMANDS = (
    "import",
    "check",
    "export",
    "source",
    "stats",
    "backup",
    "restore",
    "search",
    "replace",
    "recipe",
    "shots",
)
LANGUAGES = ("ar", "en")

_LIMITS = tuple((limit.name, int(getattr(Limits(), limit.name))) for limit in fields(Limits))
"""The limits of containers that an option raises, and what they are without one."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of the program.

    Attributes:
        command: one of `COMMANDS`, or ``window``.
        lang: ``ar`` or ``en``: as asked for, else the locale's.
        lang_given: whether it was asked for: the window's saved language yields only to that.
        paths: the dumps or projects named.
        project: the project a command works on.
        out: where a command writes.
        encoding: codec name of the dumps, None to find it out.
        form: form of the dumps, likewise.
        fields: (field of the records, what it is).
        limits: how much may come out of a container.
        list: show the backups there are and make none.
        backup: what is to be brought back.
        words, instead, how, exact, kept: what is looked for, and what replaces it.
        limit: how many places are told, 0 for all.
        dry_run: tell what would be done, and do nothing.
    """

    command: str
    lang: str
    paths: list[Path] = field(default_factory=list)
    project: Path = Path()
    out: Path = Path()
    lang_given: bool = False
    encoding: str | None = None
    form: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    limits: Limits = field(default_factory=Limits)
    again: bool = False
    json: bool = False
    format: str = ""
    status: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    per_article: bool = False
    list: bool = False
    backup: Path = Path()
    words: str = ""
    instead: str = ""
    how: str = "plain"
    exact: bool = False
    kept: bool = False
    limit: int = 0
    dry_run: bool = False


def asked_language(arguments: list[str]) -> str | None:
    """Return the language asked for with ``--lang``, None where it is left open."""
    for at, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and at + 1 < len(arguments):
            value = arguments[at + 1]
        if value in LANGUAGES:
            return value
    return None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _field(text: str) -> tuple[str, str]:
    """Return a field and what it is; the name may hold ``=``, what it is does not."""
    name, sign, target = text.rpartition("=")
    if not sign or not name:
        raise argparse.ArgumentTypeError(text)
    return name, target


def _number(text: str) -> int:
    """Return a whole number above nothing; ``K``, ``M`` and ``G`` are powers of 1024."""
    found = re.fullmatch(r"([1-9][0-9]{0,17})([KMG]?)", text.upper())
    if not found:
        raise argparse.ArgumentTypeError(text)
    return int(found[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[found[2]]


def _parser(texts: Texts) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, help=texts("cli.help.lang"))
    parser = argparse.ArgumentParser(prog="main.py", description=texts("cli.help.program"), parents=[common])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        about = texts(f"cli.help.{name}")
        return commands.add_parser(name, help=about, description=about, parents=[common])

    window = command("window")
    window.add_argument("paths", nargs="*", type=Path, help=texts("cli.help.paths"))
    bring = command("import")
    bring.add_argument("paths", nargs="+", type=Path, metavar="DUMP", help=texts("cli.help.dump"))
    bring.add_argument("--into", dest="project", required=True, type=Path, metavar="PROJECT")
    bring.add_argument("--encoding", metavar="NAME", help=texts("cli.help.encoding"))
    bring.add_argument("--form", choices=FORMS, help=texts("cli.help.form"))
    bring.add_argument(
        "--field",
        dest="fields",
        action="append",
        type=_field,
        metavar="NAME=TARGET",
        help=texts("cli.help.field"),
    )
    for name, most in _LIMITS:
        about = texts(f"cli.help.max_{name}", limit=f"{most:,}")
        bring.add_argument(f"--max-{name}", dest=f"max_{name}", type=_number, metavar="N", help=about)
    bring.add_argument("--again", action="store_true", help=texts("cli.help.again"))
    bring.add_argument("--json", action="store_true", help=texts("cli.help.json"))
    for name in ("check", "stats"):
        asked = command(name)
        asked.add_argument("project", type=Path, metavar="PROJECT")
        asked.add_argument("--json", action="store_true", help=texts("cli.help.json"))
    export = command("export")
    export.add_argument("project", type=Path, metavar="PROJECT")
    export.add_argument("--format", required=True, metavar="text|jsonl|conll|captions")
    export.add_argument("--out", required=True, type=Path, metavar="PATH")
    export.add_argument("--status", type=_names, default=(), help=texts("cli.help.status"))
    export.add_argument("--roles", type=_names, default=(), help=texts("cli.help.roles"))
    export.add_argument("--per-article", action="store_true", help=texts("cli.help.per_article"))
    dumps = command("source")
    dumps.add_argument("project", type=Path, metavar="PROJECT")
    dumps.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    backup = command("backup")
    backup.add_argument("project", type=Path, metavar="PROJECT")
    backup.add_argument("--list", action="store_true", help=texts("cli.help.backup_list"))
    backup.add_argument("--json", action="store_true", help=texts("cli.help.json"))
    restore = command("restore")
    restore.add_argument("project", type=Path, metavar="PROJECT")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    _add_searches(command, texts)
    command("shots").add_argument("--out", required=True, type=Path, metavar="FOLDER")
    return parser


def _add_searches(command: Callable[[str], argparse.ArgumentParser], texts: Texts) -> None:
    """Add the commands that look for words, and put others in their place."""
    for name in ("search", "replace"):
        _add_search(command(name), texts, replaces=name == "replace")
    recipe = command("recipe")
    recipe.add_argument("project", type=Path, metavar="PROJECT")
    recipe.add_argument("out", type=Path, metavar="FILE", help=texts("cli.help.recipe_file"))
    _add_telling(recipe, texts, dry_run=True)


def _add_search(parser: argparse.ArgumentParser, texts: Texts, *, replaces: bool) -> None:
    """Add what a search is told, and a replacement besides."""
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("words", metavar="WORDS", help=texts("cli.help.words"))
    if replaces:
        parser.add_argument("instead", metavar="INSTEAD", help=texts("cli.help.instead"))
    parser.add_argument("--how", choices=HOWS, default="plain", help=texts("cli.help.how"))
    parser.add_argument("--exact", action="store_true", help=texts("cli.help.exact"))
    parser.add_argument("--role", dest="roles", type=_names, default=(), help=texts("cli.help.search_role"))
    parser.add_argument("--kept", action="store_true", help=texts("cli.help.search_kept"))
    _add_telling(parser, texts, dry_run=replaces)


def _add_telling(parser: argparse.ArgumentParser, texts: Texts, *, dry_run: bool) -> None:
    parser.add_argument("--limit", type=_number, default=0, metavar="N", help=texts("cli.help.limit"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help.json"))
    if dry_run:
        parser.add_argument("--dry-run", action="store_true", help=texts("cli.help.dry_run"))


def _first_word(arguments: list[str]) -> int | None:
    """Return where the first argument stands that is no option and no option's value."""
    at = 0
    while at < len(arguments):
        if arguments[at] == "--lang":
            at += 2
        elif arguments[at].startswith("-"):
            at += 1
        else:
            return at
    return None


def parse(arguments: list[str]) -> Invocation:
    """Return what the arguments ask for; wrong use ends the program with code 2 and a message."""
    asked = asked_language(arguments)
    lang = asked or language_of_locale(locale.getlocale()[0])
    given = list(arguments)
    first = _first_word(given)
    helped = "-h" in given or "--help" in given
    if first is None and not helped:
        given.append("window")
    elif first is not None and given[first] not in COMMANDS:
        given.insert(first, "window")
    values = vars(_parser(Texts(lang)).parse_args(given))
    limits = {name: values.pop(f"max_{name}", None) for name, _ in _LIMITS}
    values |= {"lang": values.get("lang") or lang, "lang_given": asked is not None}
    values["limits"] = Limits(**{name: most for name, most in limits.items() if most is not None})
    if values.get("fields"):
        values["fields"] = tuple(values["fields"])
    return Invocation(**{name: value for name, value in values.items() if value is not None})
