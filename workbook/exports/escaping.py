"""User text in Markdown that reads as it was written: no character of it is markup."""

import re

#: What is markup anywhere in CommonMark and in its usual extensions.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$#^]|==|%%|:(?=//)|(?<=www)\.|:(?=[A-Za-z0-9_+-]+:)")
#: What is markup where a line begins: lists, quotes, headings and the lines below them.
_MARK = re.compile(r"^[-+=:]")
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?= |$)")


def escaped(text: str) -> str:
    """One line of text, literal in Markdown, without blanks at its ends."""
    line = text.replace("\t", " ").strip(" \n")
    line = _ANYWHERE.sub(lambda found: "".join(f"\\{char}" for char in found[0]), line)
    return _NUMBERED.sub(r"\1\\\2", _MARK.sub(lambda found: f"\\{found[0]}", line))


def paragraphs(text: str, indent: str = "") -> list[str]:
    """Text of any number of lines: its lines stay apart, its empty lines part paragraphs."""
    found: list[str] = []
    lines = [escaped(line) for line in text.split("\n")]
    for at, line in enumerate(lines):
        if line:
            goes_on = at + 1 < len(lines) and lines[at + 1]
            found.append(f"{indent}{line}" + ("\\" if goes_on else ""))
        elif found and found[-1]:
            found.append("")
    while found and not found[-1]:
        found.pop()
    return found
