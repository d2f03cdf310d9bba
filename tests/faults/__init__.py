"""The program is killed again and again while it is at work, and what it left is compared with what it said.

``python -m tests.faults --kills 1000 --layer storage`` (or ``window``, with ``--protected``) prints the
figures, and the seed of every failure; a short form of it is among the tests.
"""
