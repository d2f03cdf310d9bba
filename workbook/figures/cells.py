"""What is taken of an area, in small cells: quick to ask many times."""

from workbook.figures.labels import Box

_SIZE = 2.0


class Cells:
    """An area of cells of two by two points, all in one number: a bit for each cell, row after row.

    Boxes are rounded outwards, so that what touches no taken cell overlaps nothing.
    """

    def __init__(self, area: Box) -> None:
        self._area, self._taken = area, 0
        # A box within the area may begin in its last column and be rounded outwards on both sides.
        self._row = int((area.right - area.left) / _SIZE) + 4

    def shape(self, wide: float, high: float) -> int:
        """The cells of a box of that size in the top left corner, wherever in its first cell it begins."""
        return self._cells(int(wide / _SIZE) + 2, int(high / _SIZE) + 2)

    def _cells(self, columns: int, rows: int) -> int:
        every_row = ((1 << (self._row * rows)) - 1) // ((1 << self._row) - 1)
        return ((1 << columns) - 1) * every_row

    def _place(self, left: float, top: float) -> int:
        down, across = int((top - self._area.top) / _SIZE), int((left - self._area.left) / _SIZE)
        return max(0, down) * self._row + max(0, across)

    def touched(self, shape: int, left: float, top: float) -> bool:
        """Whether anything may be taken of a box of that shape that begins within the area."""
        return bool((self._taken >> self._place(left, top)) & shape)

    def covered(self, shape: int, left: float, top: float) -> int:
        """How many cells are taken of a box of that shape that begins within the area."""
        return ((self._taken >> self._place(left, top)) & shape).bit_count()

    def fill(self, box: Box) -> None:
        """Take a box; what lies outside the area is left out."""
        area = self._area
        left, top = max(box.left, area.left), max(box.top, area.top)
        right, bottom = min(box.right, area.right), min(box.bottom, area.bottom)
        if left <= right and top <= bottom:
            columns = int((right - area.left) / _SIZE) - int((left - area.left) / _SIZE) + 1
            rows = int((bottom - area.top) / _SIZE) - int((top - area.top) / _SIZE) + 1
            self._taken |= self._cells(columns, rows) << self._place(left, top)
