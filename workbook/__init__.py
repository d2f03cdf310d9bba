"""Negotiation Workbook: prepare a negotiation, print one page, keep a journal of what you learned."""

__version__ = "0.1.0"
