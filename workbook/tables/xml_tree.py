"""XML read safely, with the place of every element.

defusedxml refuses what makes XML dangerous: document types, entities and references to other files. What is
left can only be large or deep, and both have a limit here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax import ContentHandler, ErrorHandler, SAXException, SAXParseException

from defusedxml import DefusedXmlException, sax

from workbook.tables import files
from workbook.tables.errors import WrongInput, wrong_at

#: Elements within elements, and elements in all.
_DEEPEST = 50
_MOST = 200_000


@dataclass
class Element:
    """An element with its attributes and the elements in it; line and column are counted from 1."""

    tag: str
    attributes: dict[str, str]
    file: str
    line: int
    column: int
    children: "list[Element]" = field(default_factory=list)

    def wrong(self, what: str) -> WrongInput:
        """The error that something is wrong with this element."""
        return wrong_at(self.file, self.line, self.column, what, self.tag)

    def walk(self, tag: str) -> "Iterator[Element]":
        """The elements of that name within this one, at any depth, in their order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.walk(tag)

    def get(self, *names: str) -> str:
        """The first of these attributes that is there and not empty, without spaces around it; else empty."""
        values = (self.attributes.get(name, "").strip() for name in names)
        return next((value for value in values if value), "")


class _TooMuch(SAXException):
    pass


class _Builder(ContentHandler):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.file, self.count = file, 0
        self.locator: Any = None
        self.root: Element | None = None
        self.open: list[Element] = []

    def setDocumentLocator(self, locator: Any) -> None:
        self.locator = locator

    def startElement(self, name: str, attrs: Any) -> None:
        self.count += 1
        if len(self.open) >= _DEEPEST or self.count > _MOST:
            raise _TooMuch("it has more elements, or more of them within each other, than a domain has.")
        assert self.locator is not None
        line, column = self.locator.getLineNumber(), self.locator.getColumnNumber() + 1
        element = Element(name, dict(attrs.items()), self.file, line, column)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def endElement(self, name: str) -> None:
        self.open.pop()


def read(path: Path) -> Element:
    """The outermost element of an XML file. Raises WrongInput for what is no XML, or not safe to read."""
    builder = _Builder(path.name)
    try:
        sax.parseString(files.content(path), builder, ErrorHandler(), forbid_dtd=True)
    except SAXParseException as error:
        what = f"this cannot be read as XML: {error.getMessage()}."
        raise wrong_at(
            path.name, error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1, what
        ) from None
    except DefusedXmlException:
        what = "document types and entities are not read, for safety. Take the DOCTYPE out."
        raise _wrong_where(builder, what) from None
    except (SAXException, ValueError, LookupError) as error:
        raise _wrong_where(builder, f"this cannot be read as XML: {error}") from None
    if builder.root is None:
        raise wrong_at(path.name, 1, 1, "there is no element in this file.")
    return builder.root


def _wrong_where(builder: _Builder, what: str) -> WrongInput:
    line = builder.locator.getLineNumber() if builder.locator else None
    column = builder.locator.getColumnNumber() if builder.locator else None
    return wrong_at(builder.file, line or 1, (column or 0) + 1, what)
