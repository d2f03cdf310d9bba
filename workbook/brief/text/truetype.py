"""Puts outlines together as the TrueType font a PDF embeds: glyphs by number, no names, no characters."""

from collections.abc import Sequence
from itertools import accumulate
from struct import pack, unpack

from workbook.brief.text.outlines import UNITS, Outline

#: Where the checksum of the whole font stands in its head, and what the two must add up to.
_ADJUSTMENT, _SUM = 8, 0xB1B0AFBA


def truetype(outlines: Sequence[Outline], ascent: int, descent: int) -> bytes:
    """A font file (OpenType 1.9, the tables a CIDFontType2 of PDF 1.7 needs) of the given glyphs."""
    ends = list(accumulate((len(outline.data) for outline in outlines), initial=0))
    tables = {
        b"glyf": b"".join(outline.data for outline in outlines),
        b"head": _head(bounds(outlines)),
        b"hhea": _hhea(outlines, ascent, descent),
        b"hmtx": b"".join(pack(">Hh", outline.width, outline.box[0]) for outline in outlines),
        b"loca": pack(f">{len(ends)}L", *ends),
        b"maxp": _maxp(outlines),
    }
    return _file(tables)


def bounds(outlines: Sequence[Outline]) -> tuple[int, int, int, int]:
    """The box around all glyphs."""
    boxes = [outline.box for outline in outlines if outline.data]
    if not boxes:
        return 0, 0, 0, 0
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)


def _head(box: tuple[int, int, int, int]) -> bytes:
    start = pack(">LLLLHHqq", 0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0b11, UNITS, 0, 0)
    return start + pack(">4hHHhhh", *box, 0, 8, 2, 1, 0)


def _hhea(outlines: Sequence[Outline], ascent: int, descent: int) -> bytes:
    widest = max(outline.width for outline in outlines)
    left, _, right, _ = bounds(outlines)
    least = min(outline.width - outline.box[2] for outline in outlines)
    lines = pack(">LhhhHhhh", 0x00010000, ascent, descent, 0, widest, left, least, right)
    return lines + pack(">hhh4hhH", 1, 0, 0, 0, 0, 0, 0, 0, len(outlines))


def _maxp(outlines: Sequence[Outline]) -> bytes:
    points = max(outline.points for outline in outlines)
    contours = max(outline.contours for outline in outlines)
    return pack(">L14H", 0x00010000, len(outlines), points, contours, 0, 0, 2, *[0] * 8)


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    out = pack(">LHHHH", 0x00010000, count, search, power, count * 16 - search)
    place = len(out) + 16 * count
    head = 0
    body = b""
    for tag, data in sorted(tables.items()):
        if tag == b"head":
            head = place + len(body)
        out += pack(">4sLLL", tag, _checksum(data), place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    whole = out + body
    missing = (_SUM - _checksum(whole)) & 0xFFFFFFFF
    return whole[: head + _ADJUSTMENT] + pack(">L", missing) + whole[head + _ADJUSTMENT + 4 :]


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
