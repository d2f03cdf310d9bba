"""Words that weaken or sharpen what is said: found and explained, never forbidden.

Powerless forms of speech lower how credible a speaker seems (J. J. Bradac and A. Mulac, *A molecular view
of powerful and powerless speech styles*, Communication Monographs 51, 1984), but politeness and warmth can
also win, so everything here is advice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbook import guidance
from workbook.guidance import Phrase
from workbook.model import Dossier

#: From how many reasons in one sentence on a speaker explains more than convinces.
REASONS = 3
#: From how many words on a spoken sentence loses its listener.
LONG = 45
_REASON = re.compile(r"\b(?:because|since|given that|due to|as a result of|the reason)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?…\n]*[.!?…\n]?")
# Letters that a search without case takes for these, but that lower case does not turn into them.
_PLAIN = str.maketrans("’‘\u0130\u0131\u017f\u212a", "''IisK")
_MANY = "One good reason is stronger than three: they will answer the weakest."
_TOO_LONG = "Too long to say in one breath: make it two sentences, and pause between them."


@dataclass(frozen=True)
class Remark:
    """A stretch of text and what there is to say about it. ``start`` and ``end`` count characters;
    ``instead`` may be empty."""

    start: int
    end: int
    kind: str
    words: str
    advice: str
    instead: str = ""


@dataclass(frozen=True)
class Spoken:
    """A stored text that will be said aloud, with the remarks on it."""

    table: str
    row_id: str
    field: str
    text: str
    remarks: tuple[Remark, ...]


def remarks(text: str, phrases: Sequence[Phrase] | None = None) -> tuple[Remark, ...]:
    """What stands out in an English text, in the order of the text; without ``phrases`` the shipped ones.

    Kinds are those of the phrases, and ``explaining`` for many reasons or very long sentences.
    """
    known = tuple(guidance.phrases() if phrases is None else phrases)
    found = [*_phrases_in(text, known), *_explaining(text)]
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))


def spoken(dossier: Dossier, phrases: Sequence[Phrase] | None = None) -> tuple[Spoken, ...]:
    """The opening, its justification and framing, and the key sentences, each with its remarks."""
    script = dossier.script
    texts = [
        ("script", script.id, field, getattr(script, field))
        for field in ("opening", "justification", "framing")
    ]
    texts += [("key_sentence", row.id, "text", row.text) for row in dossier.key_sentences]
    return tuple(Spoken(*where, remarks(where[3], phrases)) for where in texts if where[3].strip())


def _phrases_in(text: str, phrases: Sequence[Phrase]) -> Iterable[Remark]:
    if not phrases:
        return
    plain = text.translate(_PLAIN)
    known = {phrase.text: phrase for phrase in reversed(phrases)}
    for match in _pattern(tuple(known)).finditer(plain):
        phrase = known[" ".join(match.group().lower().split())]
        words = text[match.start() : match.end()]
        yield Remark(match.start(), match.end(), phrase.kind, words, phrase.advice, phrase.instead)


@lru_cache(maxsize=8)
def _pattern(texts: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(_alternative(text) for text in longest_first), re.IGNORECASE)


def _alternative(text: str) -> str:
    words = r"\s+".join(re.escape(word) for word in text.split())
    # “The only one who …” and “not just …” make nobody smaller.
    proud = "" if " " in text else r"(?<!\bthe )(?<!\bnot )(?<!\bmy )(?<!\bour )"
    return rf"{proud}(?<!\w){words}(?!\w)"


def _explaining(text: str) -> Iterable[Remark]:
    for match in _SENTENCE.finditer(text):
        words = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if len(_REASON.findall(words)) >= REASONS:
            yield Remark(start, start + len(words), "explaining", words, _MANY)
        elif len(words.split()) > LONG:
            yield Remark(start, start + len(words), "explaining", words, _TOO_LONG)
