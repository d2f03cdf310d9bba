"""What a sentence is that a person understands, as far as a program can tell."""

import re

LONGEST = 300
#: Words of programs, which say nothing to a person.
_JARGON = re.compile(
    r"\b(?:traceback|exceptions?|\w*error:|errno|sqlite\w*|sql|pragma|select|insert|constraint|pydantic"
    r"|input should|nonetype|null|0x\w+|assert\w*|stack|object at|dict|tuple|codec"
    r"|argument|attribute|delimiter|thread)\b",
    re.IGNORECASE,
)
_OF_CODE = re.compile(r"\b[a-z]+_[a-z_]+|\b[A-Z][a-z]+[A-Z]\w*|[{}<>\[\]]|\b\w+\.\w+\(|\bNone\b|\bTrue\b")
_QUOTED = re.compile(r"“[^”]*”")


def not_understood(said: str) -> str:
    """What is wrong with a sentence, or empty. What it quotes from a file is not looked at."""
    bare = _QUOTED.sub("“”", said)
    if not bare.endswith("."):
        return "it has no end"
    if len(said) > LONGEST:
        return f"it has {len(said)} characters"
    if not said.isprintable():
        return "it holds what cannot be printed"
    if not (bare[0].isupper() or bare[0].isdigit() or bare[0] == "“"):
        return "it does not begin as a sentence"
    odd = _JARGON.search(bare) or _OF_CODE.search(bare)
    return f"it says {odd[0]!r}" if odd else ""
