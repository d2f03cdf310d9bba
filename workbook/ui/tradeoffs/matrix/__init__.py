"""The matrix as one grid: every issue with its options in a table worked by keyboard, like a spreadsheet."""

from workbook.ui.tradeoffs.matrix.table import MatrixTable

__all__ = ["MatrixTable"]
