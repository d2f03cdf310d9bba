"""Leverage: what gives each side power, alternatives, information, standards, disclosure, allies, time."""

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from workbook import guidance
from workbook.analysis import leverage as analysis
from workbook.analysis.leverage.anchor import anchor_guard
from workbook.analysis.wording import named, points
from workbook.figures.balance import balance_bars
from workbook.model import (
    Ally,
    Alternative,
    Deadline,
    Disclosure,
    Dossier,
    Finding,
    LeverageItem,
    Standard,
)
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.form import Form
from workbook.ui.layout import Columns, column, fixed, line, section, words
from workbook.ui.pages.page import Page, stack
from workbook.ui.row_list import RowList

SIDES = (("me", "What gives you leverage"), ("them", "What gives them leverage"))
LABEL, DAY, TAG, FLAG = 150, 172, 76, 92


class LeveragePage(Page):
    """Power of both sides as it feels and as the evidence has it, and what makes it grow."""

    key = "leverage"
    title = "Leverage"
    tables = frozenset({LeverageItem, Alternative, Finding, Standard, Disclosure, Ally, Deadline})

    def build(self) -> QWidget:
        return stack(Columns(self._main(), self._aside()))

    def _main(self) -> QWidget:
        self.notes: dict[str, QLabel] = {}
        self.captions: dict[str, QWidget] = {}
        self.items = {side: self._items(side) for side, _ in SIDES}
        self.alternatives = {side: self._alternatives(side) for side, _ in SIDES}
        self.deadlines = {side: self._deadlines(side) for side, _ in SIDES}
        self.findings, self.standards = self._findings(), self._standards()
        self.disclosures, self.allies = self._disclosures(), self._allies()
        self.floor = words("", "sentence")
        return column(
            *(self._power(side, title) for side, title in SIDES),
            section("Your alternatives", self.alternatives["me"], self.floor, note="the best is your BATNA"),
            section("Their alternatives", self.alternatives["them"], note="an estimate"),
            section("To find out", self.findings, note="information evens out power"),
            section("Standards", self.standards, note="figures that do not depend on anybody’s will"),
            section("Tell, trade, withhold", self.disclosures),
            section("Allies and blockers", self.allies),
            section("Your deadlines", self.deadlines["me"], note="withheld unless you decide otherwise"),
            section("Their deadlines", self.deadlines["them"]),
            gap=0,
        )

    def _aside(self) -> QWidget:
        self.figure = FigureView("Balance of leverage")
        self.figure.clicked.connect(lambda key: self.reveal_key(key))
        self.finding, self.hurry = words("", "sentence"), words("", "sentence")
        return column(
            section(
                "Balance",
                self.figure,
                self.finding,
                note="the strongest of each kind",
                first=True,
            ),
            self.hints(self._hints_now),
            self.hurry,
            gap=12,
        )

    # Lists

    def _power(self, side: str, title: str) -> QWidget:
        caption = line(
            1, fixed(words("feels", "columnCaption"), 72), fixed(words("evidence", "columnCaption"), 120)
        )
        made = section(title, caption, self.items[side], first=side == "me", gap=3)
        self.notes[side], self.captions[side] = made.note, caption
        return made

    def _items(self, side: str) -> RowList:
        def build(form: Form) -> QWidget:
            what = column(
                form.line("what", look="strong" if side == "me" else ""),
                form.text("evidence", look="soft"),
                gap=0,
            )
            source = fixed(form.choice("source"), LABEL)
            return line(source, what, 1, form.dots("felt", role=side), form.dots("evidenced", role=side))

        def details(form: Form) -> QWidget:
            questions = words("", "small")
            form.watch(lambda item: questions.setText("\n".join(guidance.questions(item.source))))
            known = form.labelled("known", form.choice("known", look="tag"), "Does the other side know?")
            fades = form.labelled("fades_on", form.day("fades_on", "It does not fade"))
            own = form.text("grow", look="box") if side == "me" else form.text("answer", look="box")
            last = form.labelled("grow" if side == "me" else "answer", own)
            return column(line(known, fades, gap=16), last, questions, gap=6, margins=(LABEL + 8, 2, 56, 8))

        add = "Add what you have, know, or could do without" if side == "me" else "Add theirs"
        new = self.make(LeverageItem, side=side)
        return self.row_list(LeverageItem, build, new=new, main="what", add=add, details=details)

    def _alternatives(self, side: str) -> RowList:
        def build(form: Form) -> QWidget:
            scored = words("", "small")
            form.watch(lambda row: self._show_scored(scored, row))
            what = column(form.line("name", look="strong"), form.text("note", look="soft"), scored, gap=0)
            numbers = [
                form.labelled(name, form.number(name, width=64), words)
                for name, words in (("worth", "Worth, 0–100"), ("cost", "Cost"), ("probability", "Chance, %"))
            ]
            return line(what, 1, *numbers, gap=6)

        def details(form: Form) -> QWidget:
            step = line(
                form.labelled("next_step", form.line("next_step", look="box")),
                1,
                form.labelled("next_step_on", form.day("next_step_on")),
            )
            signal = line(
                form.labelled("signal", form.choice("signal", look="tag")),
                form.labelled("signal_how", form.text("signal_how", look="box")),
                1,
            )
            which = form.choice("package_id", {}, look="tag", none="no package")
            form.watch(lambda _: which.offer(self._package_names()))
            scored = form.labelled("package_id", which, "What it amounts to on your issues, as a package")
            return column(step, signal, line(scored, 0, 1), gap=6, margins=(8, 2, 56, 8))

        add = (
            "Add what you could do without this agreement"
            if side == "me"
            else "Add what they could do without you"
        )
        new = self.make(Alternative, side=side)
        return self.row_list(Alternative, build, new=new, main="name", add=add, details=details)

    def _package_names(self) -> dict[str, str]:
        return {row.id: named(row.name, "unnamed package") for row in self.dossier.packages}

    def _show_scored(self, label: QLabel, row: Alternative) -> None:
        worth = (
            analysis.worth_of(self.dossier, row) if self.dossier.choices_of(row.package_id or "") else None
        )
        about = "" if row.side == "me" else "about "
        label.setText("" if worth is None else f"As the package: worth {about}{points(float(worth))}")
        label.setVisible(worth is not None)

    def _findings(self) -> RowList:
        def build(form: Form) -> QWidget:
            texts = column(
                form.line("what"),
                form.line("how", look="soft"),
                form.text("answer", "Answer, once you know", look="soft"),
                gap=0,
            )
            return line(
                fixed(form.choice("topic"), LABEL), texts, 1, fixed(line(form.day("due_on", "By")), DAY)
            )

        return self.row_list(
            Finding, build, new=self.make(Finding), main="what", add="Add something to find out"
        )

    def _standards(self) -> RowList:
        def build(form: Form) -> QWidget:
            texts = column(form.line("what"), form.line("source", look="soft"), gap=0)
            return line(
                fixed(form.choice("kind"), LABEL),
                texts,
                1,
                fixed(form.line("figure", "Figure", look="strong"), 130),
            )

        def details(form: Form) -> QWidget:
            which = form.choice("issue_id", {}, look="tag", none="No issue")
            issue = form.labelled("issue_id", which)
            form.watch(lambda _: which.offer({row.id: row.name for row in self.dossier.issues}))
            chairs = [
                form.labelled("fair_to_me", form.dots("fair_to_me")),
                form.labelled("fair_to_them", form.dots("fair_to_them", role="them")),
            ]
            return column(
                line(issue, *chairs, gap=16),
                form.labelled("note", form.text("note", look="box")),
                gap=6,
                margins=(LABEL + 8, 2, 60, 6),
            )

        return self.row_list(
            Standard,
            build,
            new=self.make(Standard),
            main="what",
            add="Add a market rate, a norm, a precedent",
            details=details,
        )

    def _disclosures(self) -> RowList:
        def build(form: Form) -> QWidget:
            texts = column(form.line("fact"), form.text("how", look="soft"), gap=0)
            return line(texts, 1, fixed(line(form.choice("handling", look="tag")), TAG))

        return self.row_list(
            Disclosure, build, new=self.make(Disclosure), main="fact", add="Add a fact that is sensitive"
        )

    def _allies(self) -> RowList:
        def build(form: Form) -> QWidget:
            texts = column(
                form.line("name"), form.text("interest", look="soft"), form.text("ask", look="soft"), gap=0
            )
            return line(
                fixed(form.choice("stance"), LABEL),
                texts,
                1,
                fixed(line(form.choice("status", look="tag")), TAG),
            )

        return self.row_list(
            Ally,
            build,
            new=self.make(Ally),
            main="name",
            add="Add who shares the interest, could join, or could block",
        )

    def _deadlines(self, side: str) -> RowList:
        def build(form: Form) -> QWidget:
            texts = column(form.line("what"), form.text("waiting_cost", look="soft"), gap=0)
            day = fixed(line(form.day("due_on")), DAY)
            if side == "them":
                return line(texts, 1, day, fixed(form.flag("known", "in the open"), FLAG))
            handling = fixed(line(form.choice("handling", look="tag")), TAG)
            return line(texts, 1, day, handling, fixed(form.flag("known", "they know"), FLAG))

        add = "Add what presses you" if side == "me" else "Add what presses them"
        return self.row_list(Deadline, build, new=self.make(Deadline, side=side), main="what", add=add)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        for side, _ in SIDES:
            mine = [item for item in dossier.leverage_items if item.side == side]
            self.items[side].show_rows(mine)
            self.notes[side].setText(str(len(mine)) if mine else "")
            self.captions[side].setVisible(bool(mine))
            self.alternatives[side].show_rows([row for row in dossier.alternatives if row.side == side])
            self.deadlines[side].show_rows([row for row in dossier.deadlines if row.side == side])
        self.findings.show_rows(dossier.findings)
        self.standards.show_rows(dossier.standards)
        self.disclosures.show_rows(dossier.disclosures)
        self.allies.show_rows(dossier.allies)
        self._show_results(dossier)

    def _show_results(self, dossier: Dossier) -> None:
        balance = analysis.balance(dossier)
        self.figure.show_figure(lambda width: balance_bars(dossier, width, measure=measure))
        self.finding.setText(
            "\n".join([balance.sentence, *(remark.sentence for remark in balance.findings)][:4])
        )
        floor = analysis.floor(dossier)
        self.floor.setText("\n".join(filter(None, (floor.sentence, floor.warning, anchor_guard(dossier)))))
        self.hurry.setText(analysis.who_is_hurried(dossier, date.today()).sentence)

    def _hints_now(self, dossier: Dossier) -> list[str]:
        judged = any(item.evidenced for item in dossier.leverage_items if item.side == "them")
        now = ["restraint"] if judged and analysis.restraint(dossier) else []
        now += ["anchor_guard"] if anchor_guard(dossier) else []
        parts = (
            "leverage_items",
            "alternatives",
            "findings",
            "standards",
            "disclosures",
            "deadlines",
            "allies",
        )
        empty = [part for part in parts if not getattr(dossier, part)]
        return [*now, *empty, *(part for part in parts if part not in empty)]
