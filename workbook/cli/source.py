"""Where a command reads from: a workbook, or a worked sample; and which negotiation of it."""

import argparse
import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook import paths
from workbook.cli.parsing import Sentence, Usage, sample_path
from workbook.cli.passphrase import asked_key

if TYPE_CHECKING:
    from workbook.model import Dossier, Entry, Negotiation, PracticeGoal, Row
    from workbook.storage.store import Store


class Written(NamedTuple):
    """What there is to print."""

    negotiations: "Sequence[Negotiation]"
    entries: "Sequence[Entry]"
    goals: "Sequence[PracticeGoal]"
    dossier_of: "Callable[[str], Dossier]"

    def dossier(self, title: str | None) -> "Dossier":
        """The negotiation of that title, or the only one there is, with all its rows."""
        return self.dossier_of(picked(self.negotiations, title).id)

    def of(self, negotiation_id: str, rows: Iterable[Any]) -> list[Any]:
        """The entries or goals that belong to a negotiation."""
        return [row for row in rows if row.negotiation_id == negotiation_id]


def reading(options: argparse.Namespace) -> "Store":
    """The workbook to read from. Raises Sentence where it is also the file to write to."""
    from workbook.storage.store import open_file

    path = options.file or paths.default_workbook()
    with contextlib.suppress(OSError):
        if options.output.samefile(path):
            raise Sentence(f"“{options.output}” is the workbook itself. Give another name to write to.")
    return open_file(path, read_only=True, key=asked_key(path))


@contextlib.contextmanager
def written(options: argparse.Namespace, command: str) -> "Iterator[Written]":
    """What the workbook or the sample holds, while it is open. Raises Usage where both are given."""
    if options.file and options.sample:
        raise Usage(f"Give either FILE or --sample, not both. See: {command} --help")
    if options.sample:
        yield _of_sample(options.sample)
        return
    with contextlib.closing(reading(options)) as store:
        known = store.workbook()
        yield Written(known.negotiations, known.entries, known.practice_goals, store.dossier)


def _of_sample(name: str) -> Written:
    sample_path(name)
    from workbook.model import Entry, Negotiation, PracticeGoal
    from workbook.storage import portable, reading

    rows = portable.sample(name, date.today())

    def dossier_of(chosen: str) -> "Dossier":
        return reading.dossier_of(row for row in rows if _belongs(row, chosen))

    def all_of(table: type[Any]) -> list[Any]:
        return [row for row in rows if isinstance(row, table)]

    return Written(all_of(Negotiation), all_of(Entry), all_of(PracticeGoal), dossier_of)


def _belongs(row: "Row", negotiation_id: str) -> bool:
    from workbook.model import Entry, PracticeGoal

    if isinstance(row, Entry | PracticeGoal):
        return False
    return negotiation_id in (row.id, getattr(row, "negotiation_id", None))


def picked(negotiations: "Sequence[Negotiation]", title: str | None) -> "Negotiation":
    """The one negotiation of that title, or the only one there is. Raises Sentence, naming what there is."""
    if not negotiations:
        raise Sentence("There is no negotiation in this workbook yet.")
    wanted = (title or "").strip().casefold()
    exact = [row for row in negotiations if row.title.strip().casefold() == wanted]
    found = exact or [row for row in negotiations if wanted in row.title.casefold()]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"“{row.title}”" for row in (found or negotiations))
    if title is None:
        raise Sentence(f"Say which negotiation with --negotiation. There are: {titles}.")
    much = "More than one negotiation is" if found else "No negotiation is"
    raise Sentence(f"{much} called “{title}”. There are: {titles}.")
