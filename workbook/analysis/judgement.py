"""Process and outcome judged apart, so that luck teaches nothing wrong.

Judging a decision by its result alone is the outcome bias: J. Baron and J. C. Hershey, *Outcome bias in
decision evaluation*, Journal of Personality and Social Psychology 54 (1988).
"""

#: From here on something is good, up to there it is poor (of 0 to 5, 0 not judged).
GOOD, POOR = 4, 2


def process_and_outcome(process: int, outcome: int) -> str:
    """What the two judgements (0 not judged, 1 to 5) say together; empty while one is missing."""
    if not process or not outcome:
        return ""
    if process >= GOOD and outcome >= GOOD:
        return "Good work and a good result: note what you did, so that it was no accident."
    if process >= GOOD and outcome <= POOR:
        return "Good work, and a result that lagged behind it: keep the way you did it, they had a say too."
    if process <= POOR and outcome >= GOOD:
        return "A better result than the work deserved: enjoy it, and do not copy the way there."
    if process <= POOR and outcome <= POOR:
        return "Here the work can be improved, and it is the part that is in your hands."
    if abs(process - outcome) <= 1:
        return "Work and result are about level. Which one step in the work would have moved the result most?"
    return "The two differ: look for what was yours, and what was theirs or chance."
