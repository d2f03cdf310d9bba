"""Who holds which power, what the alternatives are worth, and where to stop."""

from workbook.analysis.leverage.alternatives import Valued, batna, valued, worth_of
from workbook.analysis.leverage.balance import Balance, Imbalance, SourceBalance, Strength, balance, restraint
from workbook.analysis.leverage.floor import Floor, floor, least_for_me, least_for_them
from workbook.analysis.leverage.time import Hurry, who_is_hurried

__all__ = [
    "Balance", "Floor", "Hurry", "Imbalance", "SourceBalance", "Strength", "Valued",
    "balance", "batna", "floor", "least_for_me", "least_for_them", "restraint", "valued", "who_is_hurried",
    "worth_of",
]  # fmt: skip
