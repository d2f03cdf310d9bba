"""Negotiation Workbook: prepare a negotiation, print one page, keep a journal of what you learned."""

import builtins

__version__ = "0.1.0"

#: Python's own import function, taken before Qt's bindings put theirs in its place.
plain_import = builtins.__import__
