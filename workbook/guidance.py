"""Shipped advice: hints, questions, suggestions and phrases, read from ``resources/guidance``.

Content, not code: whoever wants another wording edits the files. Every text is plain text.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from workbook import paths

T = TypeVar("T")

#: The pages that have hints of their own.
PAGES = ("overview", "leverage", "interests", "tradeoffs", "rehearse", "brief", "reflection", "journal")


@dataclass(frozen=True)
class Hint:
    """Advice shown beside the section ``about``; ``key`` is what a dismissal is remembered by.

    ``about`` is a part of the dossier or a field; ``ask`` labels what a click may do, or is empty.
    """

    key: str
    about: str
    title: str
    text: str
    ask: str = ""


@dataclass(frozen=True)
class Probe:
    """A question to the other side, ready to adopt; ``topic`` says what it is about."""

    key: str
    topic: str
    text: str


@dataclass(frozen=True)
class Suggestion:
    """An issue often forgotten in a kind of negotiation, with example options, best for the user first."""

    kind: str
    name: str
    why: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """Words that weaken or sharpen a sentence; ``text`` is lower case, ``instead`` may be empty."""

    text: str
    kind: str
    advice: str
    instead: str


@dataclass(frozen=True)
class LanguageNote:
    """What is said about a kind of phrase as a whole: why it matters, and when to leave it."""

    kind: str
    title: str
    note: str


@dataclass(frozen=True)
class PresenceReminder:
    """A short reminder for the room; ``kind`` is a key of the model's reminder kinds."""

    kind: str
    text: str


@dataclass(frozen=True)
class CommonObjection:
    """What the other side often says in a kind of negotiation (``any``: in all), and a reply."""

    kind: str
    they_say: str
    reply: str


@dataclass(frozen=True)
class Frame:
    """A way to open, as a sentence with gaps (…)."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Stuck:
    """Words that win time, and the step to propose instead of an answer."""

    pause: str
    next_step: str


@cache
def _file(name: str) -> dict[str, Any]:
    with paths.guidance(name).open("rb") as stream:
        return tomllib.load(stream)


@cache
def _rows(cls: type[T], name: str, table: str) -> tuple[T, ...]:
    return tuple(cls(**{key: _frozen(value) for key, value in row.items()}) for row in _file(name)[table])


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def hints(page: str) -> tuple[Hint, ...]:
    """The hints of one page, in reading order. Raises KeyError for a page that has none."""
    if page not in PAGES:
        raise KeyError(page)
    return _rows(Hint, page, "hint")


def hints_about(page: str, about: str) -> tuple[Hint, ...]:
    """The hints of one page that belong beside one section. Raises KeyError as ``hints`` does."""
    return tuple(hint for hint in hints(page) if hint.about == about)


def questions(source: str) -> tuple[str, ...]:
    """Questions that make a person find overlooked power of one source; none for an unknown source."""
    return tuple(_file("leverage")["questions"].get(source, ()))


def probes(topic: str = "") -> tuple[Probe, ...]:
    """Questions to ask the other side, of one topic or of all."""
    return tuple(row for row in _rows(Probe, "interests", "probe") if topic in ("", row.topic))


def suggestions(kind: str) -> tuple[Suggestion, ...]:
    """Further issues for a kind of negotiation; those of ``other`` for a kind that has none."""
    rows = _rows(Suggestion, "tradeoffs", "suggestion")
    found = tuple(row for row in rows if row.kind == kind)
    return found or tuple(row for row in rows if row.kind == "other")


@cache
def phrases() -> tuple[Phrase, ...]:
    """Phrases that weaken or sharpen what is said, to be looked for at word boundaries."""
    return tuple(
        Phrase(text, group["kind"], group["advice"], group.get("instead", ""))
        for group in _file("language")["phrases"]
        for text in group["texts"]
    )


@cache
def language_notes() -> dict[str, LanguageNote]:
    """What is said about each kind of phrase, by kind."""
    return {note.kind: note for note in _rows(LanguageNote, "language", "note")}


def reminders(kind: str = "") -> tuple[PresenceReminder, ...]:
    """Reminders about presence, of one kind or of all."""
    return tuple(row for row in _rows(PresenceReminder, "rehearse", "reminder") if kind in ("", row.kind))


def objections(kind: str) -> tuple[CommonObjection, ...]:
    """Objections to expect in a kind of negotiation, its own first, then those met in all."""
    rows = _rows(CommonObjection, "rehearse", "objection")
    return tuple(
        sorted((row for row in rows if row.kind in (kind, "any")), key=lambda row: row.kind == "any")
    )


def frames() -> tuple[Frame, ...]:
    """Ways to open."""
    return _rows(Frame, "rehearse", "frame")


def stuck() -> tuple[Stuck, ...]:
    """Ways out when the talk is stuck."""
    return _rows(Stuck, "rehearse", "stuck")


def prompts(name: str) -> tuple[str, ...]:
    """Short starters of one name, such as ``restraint`` or ``journal``. Raises KeyError for another."""
    return tuple(_file("prompts")[name])
