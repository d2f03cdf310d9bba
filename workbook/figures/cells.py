"""What is taken of an area, in small cells: quick to ask many times."""

from workbook.figures.labels import Box

_SIZE = 2.0


class Cells:
    """An area of cells of two by two points; each row of cells is one number with a bit for each.

    Boxes are rounded outwards, so that what touches no cell overlaps nothing.
    """

    def __init__(self, area: Box) -> None:
        self._left, self._top = area.left, area.top
        self._rows = [0] * (int((area.bottom - area.top) / _SIZE) + 2)
        self._columns = int((area.right - area.left) / _SIZE) + 2

    def fill(self, box: Box) -> None:
        """Take a box; what lies outside the area is left out."""
        first, last, mask = self._within(box.left, box.top, box.right, box.bottom)
        for row in range(first, last):
            self._rows[row] |= mask

    def touched(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether anything of a box, given by its edges, may be taken."""
        first, last, mask = self._within(left, top, right, bottom)
        taken = 0
        for row in self._rows[first:last]:
            taken |= row
        return bool(taken & mask)

    def covered(self, left: float, top: float, right: float, bottom: float) -> int:
        """How many cells of a box, given by its edges, are taken."""
        first, last, mask = self._within(left, top, right, bottom)
        return sum((row & mask).bit_count() for row in self._rows[first:last])

    def _within(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int]:
        """The rows of a box from first to behind the last, and the bits of its columns."""
        low, high = int((left - self._left) / _SIZE), int((right - self._left) / _SIZE) + 1
        low, high = (low if low > 0 else 0), (high if high < self._columns else self._columns)
        mask = (1 << high) - (1 << low) if high > low else 0
        first, last = int((top - self._top) / _SIZE), int((bottom - self._top) / _SIZE) + 1
        return (first if first > 0 else 0), min(max(last, 0), len(self._rows)), mask
