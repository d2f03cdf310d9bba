"""The lists of the Rehearse page: sentences to have ready, objections and replies, reminders."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook import guidance
from workbook.analysis.wording import folded
from workbook.model import Dossier, KeySentence, Objection, Reminder
from workbook.ui.dates import distance
from workbook.ui.form import Form
from workbook.ui.layout import column, fixed, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.rehearse.advice import Advice
from workbook.ui.rehearse.picks import Pick, Picks
from workbook.ui.row_list import RowList

LABEL = 110
SPEAKER = 44


class KeySentences(QWidget):
    """Sentences to have ready word for word, with quiet remarks on their wording."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.rows: RowList = page.row_list(
            KeySentence,
            self._build,
            new=page.make(KeySentence),
            main="text",
            add="Add a sentence to have ready, word for word",
        )
        self.section = section("Key sentences", self.rows, note="")
        _fill(self, self.section)

    def _build(self, form: Form) -> QWidget:
        text = form.line("text", look="strong")
        advice = Advice(text, "text")
        form.watch(lambda row: advice.show_text(row.id, row.text))
        return column(text, form.line("when", look="soft"), advice, gap=0)

    def refresh(self, dossier: Dossier) -> None:
        self.rows.show_rows(dossier.key_sentences)
        self.section.note.setText(str(len(dossier.key_sentences) or ""))

    def look_again(self, closed: set[str]) -> None:
        """Show the remarks that are not closed (any more)."""
        for advice in self.rows.findChildren(Advice):
            advice.look_again(closed)


class Objections(QWidget):
    """What they may say against it, each with a reply; common ones are a click away."""

    def __init__(self, page: Page, practise: QWidget) -> None:
        super().__init__()
        self.page = page
        self.rows: RowList = page.row_list(
            Objection,
            self._build,
            new=page.make(Objection),
            main="they_say",
            add="Add what they may say against it",
        )
        self.picks = Picks("Often heard")
        self.section = section("Objections and replies", self.rows, self.picks)
        self.section.head.layout().addWidget(practise)  # type: ignore[union-attr]
        _fill(self, self.section)

    def _build(self, form: Form) -> QWidget:
        state = words("", "caption", wrap=False)
        form.watch(lambda row: state.setText(standing(row, date.today())))
        said = line(fixed(_speaker("They", "them"), SPEAKER), form.line("they_say", look="strong"), 1, gap=2)
        reply = line(fixed(_speaker("You", "me"), SPEAKER), form.text("reply", "Your reply"), 1, gap=2)
        return line(column(said, reply, gap=0), 1, fixed(state, 108))

    def refresh(self, dossier: Dossier) -> None:
        self.rows.show_rows(dossier.objections)
        self.section.note.setText(str(len(dossier.objections) or ""))
        known = {folded(row.they_say) for row in dossier.objections}
        self.picks.offer([
            Pick(row.they_say, row.reply, partial(self._add, row))
            for row in guidance.objections(dossier.negotiation.kind)
            if folded(row.they_say) not in known
        ])  # fmt: skip

    def _add(self, common: guidance.CommonObjection) -> None:
        rows = self.page.dossier.objections
        made = self.page.make(Objection, they_say=common.they_say, reply=common.reply, position=len(rows))()
        self.page.document.insert(made, rows)


class Reminders(QWidget):
    """Reminders about presence; chosen ones are printed on the brief."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.rows: RowList = page.row_list(
            Reminder,
            self._build,
            new=page.make(Reminder),
            main="text",
            add="Add what you forget under pressure",
        )
        self.picks = Picks("Worth remembering")
        self.section = section("Reminders", self.rows, self.picks, note="")
        _fill(self, self.section)

    def _build(self, form: Form) -> QWidget:
        kind = fixed(form.choice("kind"), LABEL)
        return line(kind, form.line("text"), 1, form.flag("on_brief", "on the brief"))

    def refresh(self, dossier: Dossier) -> None:
        self.rows.show_rows(dossier.reminders)
        chosen = sum(row.on_brief for row in dossier.reminders)
        self.section.note.setText(
            f"{chosen} on the brief" if dossier.reminders else "two or three are enough"
        )
        known = {folded(row.text) for row in dossier.reminders}
        self.picks.offer([
            Pick(row.text, "Adds it, for the brief", partial(self._add, row))
            for row in _mixed(guidance.reminders())
            if folded(row.text) not in known
        ])  # fmt: skip

    def _add(self, reminder: guidance.PresenceReminder) -> None:
        rows = self.page.dossier.reminders
        made = self.page.make(Reminder, text=reminder.text, kind=reminder.kind, position=len(rows))()
        self.page.document.insert(made, rows)


def standing(row: Objection, today: date) -> str:
    """How far a reply is practised, in a word or two."""
    if not row.times:
        return "not practised"
    if row.due_on is None or row.due_on <= today:
        return "again today"
    return f"again {distance(row.due_on, today)}"


def _mixed(rows: tuple[guidance.PresenceReminder, ...]) -> list[guidance.PresenceReminder]:
    """One of each kind first, so that the few shown at once are of several kinds."""
    seen: dict[str, int] = {}
    keyed = []
    for place, row in enumerate(rows):
        seen[row.kind] = seen.get(row.kind, 0) + 1
        keyed.append((seen[row.kind], place, row))
    return [row for _, _, row in sorted(keyed, key=lambda key: key[:2])]


def _speaker(text: str, side: str) -> QWidget:
    label = words(text, side, wrap=False)
    label.setContentsMargins(4, 4, 0, 0)
    return label


def _fill(holder: QWidget, part: QWidget) -> None:
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(part)
