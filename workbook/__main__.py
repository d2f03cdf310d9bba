"""``python -m workbook`` is the same as ``negotiation-workbook``."""

from workbook.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
