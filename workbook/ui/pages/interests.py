"""Interests: who is at the table, what they say, why, how it fits together, and what to ask."""

from typing import Any

from PySide6.QtWidgets import QWidget

from workbook.analysis.interests import interest_map
from workbook.figures.interests_map import interests_map
from workbook.model import (
    Dossier,
    Interest,
    InterestLink,
    Party,
    Position,
    Question,
    Row,
    Service,
    place_after,
)
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.form import Form
from workbook.ui.interests.chips import InterestChips, Standing
from workbook.ui.interests.halves import Halves
from workbook.ui.interests.links import LinkAdder, link_list
from workbook.ui.interests.parties import Nobody, SideLists, default_party
from workbook.ui.interests.questions import Probes, question_list
from workbook.ui.layout import Columns, button, column, line, section, words
from workbook.ui.pages.page import Page, stack

SIDES = ("me", "them", "other")


class InterestsPage(Page):
    """Positions and the interests behind them, yours at the left and theirs at the right."""

    key = "interests"
    title = "Interests"
    tables = frozenset({Party, Position, Interest, InterestLink, Service, Question})

    def build(self) -> QWidget:
        self.sides = {side: SideLists(self, side, self._chips) for side in SIDES}
        self.nobody = {side: self._nobody(side) for side in ("me", "them")}
        self.invitation = column(
            words("Behind each demand stands a reason.", "emptyTitle"),
            words(
                "Write what each side says it wants and, below, why: a need, a concern, a hope. Two demands "
                "may exclude each other while the reasons behind them do not.",
                "emptyText",
            ),
            gap=4,
            margins=(8, 0, 0, 18),
        )
        return stack(
            self.invitation,
            Halves(self._mine(), self._theirs()),
            self._fit(),
            Columns(self._questions(), column(self.hints(self._later_hints), margins=(0, 20, 0, 0))),
        )

    def _mine(self) -> QWidget:
        return column(
            section("Your side", self.nobody["me"], self.sides["me"].parties, first=True),
            column(self.hints(self._first_hints), margins=(0, 14, 0, 0)),
        )

    def _theirs(self) -> QWidget:
        return column(
            section(
                "Their side",
                self.nobody["them"],
                self.sides["them"].parties,
                note="an estimate, until you have asked",
                first=True,
            ),
            section("Third parties", self.sides["other"].parties, note="who else has a stake"),
        )

    def _fit(self) -> QWidget:
        self.map = FigureView("Interests of both sides and how they stand to one another")
        self.map.clicked.connect(self.reveal_key)
        self.findings = words("", "sentence")
        self.new_issue = column(
            line(button("Add an issue in Trade-offs", self._add_issue, "link", edits=True), 0, 1),
            margins=(3, 0, 0, 8),
        )
        self.links, self.adder = link_list(self), LinkAdder()
        self.adder.wanted.connect(self._tie)
        return section(
            "How they fit together", self.map, self.findings, self.new_issue, self.links, self.adder
        )

    def _questions(self) -> QWidget:
        self.questions, self.probes = question_list(self), Probes()
        self.probes.adopted.connect(self._adopt)
        return section("Questions", self.questions, self.probes, note="what turns a guess into knowledge")

    def _nobody(self, side: str) -> Nobody:
        made = Nobody(side)
        made.begun.connect(lambda table, text: self._begin(side, table, text))
        made.wanted.connect(lambda: self._add_party(side))
        return made

    def _chips(self, form: Form, side: str) -> InterestChips:
        made = InterestChips(side, only_read=self.document.read_only)

        def interest() -> Any:
            return form.row

        made.switched.connect(lambda issue_id: self._switch(interest(), issue_id))
        made.tie_wanted.connect(lambda other_id: self._tie_from(interest(), side, other_id))
        made.tie_followed.connect(lambda link_id: self.reveal(InterestLink, link_id))
        made.question_wanted.connect(lambda: self._ask_about(interest()))
        made.issue_wanted.connect(self._add_issue)
        form.watch(lambda row: made.show_standing(self._standing(row, side)))
        return made

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        self._gather(dossier)
        for lists in self.sides.values():
            lists.show(dossier)
        for side, nobody in self.nobody.items():
            there = any(party.side == side for party in dossier.parties)
            nobody.setVisible(not there)
            nobody.show_name(default_party(dossier, side).name)
            self.sides[side].parties.setVisible(there)
        self.links.show_rows(dossier.interest_links)
        self.adder.show_interests(self._texts["me"], self._texts["them"])
        self.questions.show_rows(dossier.questions)
        self.probes.show_asked(frozenset(row.text for row in dossier.questions))
        self.invitation.setVisible(not (dossier.positions or dossier.interests))
        self._show_map(dossier)

    def _gather(self, dossier: Dossier) -> None:
        """What the chips below each interest show, gathered once for all."""
        sides = {party.id: "me" if party.side == "me" else "them" for party in dossier.parties}
        self._issues = tuple((row.id, row.name or "unnamed") for row in dossier.issues)
        self._texts: dict[str, dict[str, str]] = {"me": {}, "them": {}}
        self._serving: dict[str, set[str]] = {}
        self._ties: dict[str, list[tuple[str, str, str]]] = {}
        for row in dossier.interests:
            self._texts[sides.get(row.party_id, "them")][row.id] = row.text or "unnamed"
        for service in dossier.services:
            self._serving.setdefault(service.interest_id, set()).add(service.issue_id)
        texts = self._texts["me"] | self._texts["them"]
        for link in dossier.interest_links:
            for one, other in ((link.first_id, link.second_id), (link.second_id, link.first_id)):
                self._ties.setdefault(one, []).append((link.id, link.relation, texts.get(other, "")))

    def _standing(self, row: Interest, side: str) -> Standing:
        others = self._texts["them" if side == "me" else "me"]
        return Standing(
            self._issues,
            frozenset(self._serving.get(row.id, ())),
            tuple(self._ties.get(row.id, ())),
            tuple(others.items()),
        )

    def _show_map(self, dossier: Dossier) -> None:
        found = interest_map(dossier)
        self.map.show_figure(lambda width: interests_map(dossier, width, measure=measure))
        self.map.setVisible(bool(dossier.interests))
        self.findings.setText("\n".join(found.findings))
        self.findings.setVisible(bool(found.findings))
        self.new_issue.setVisible(bool(found.unserved))

    # Editing

    def _begin(self, side: str, table: type[Position] | type[Interest], text: str) -> None:
        party = default_party(self.dossier, side)
        sure: dict[str, Any] = {"certainty": "known" if side == "me" else "guess"}
        fixed = sure if table is Interest else {}
        row = table(negotiation_id=party.negotiation_id, party_id=party.id, text=text, **fixed)
        if self.document.add(party, row, text=f"added {party.name}", typing="text"):
            self.reveal(table, row.id)
        else:
            self.nobody[side].lines[table].put_back(text)

    def _add_party(self, side: str) -> None:
        party = default_party(self.dossier, side)
        if self.document.add(party):
            self.reveal(Party, party.id)

    def _switch(self, interest: Interest, issue_id: str) -> None:
        rows = self.dossier.services
        found = [row for row in rows if (row.interest_id, row.issue_id) == (interest.id, issue_id)]
        issue = next((name for key, name in self._issues if key == issue_id), "")
        if found:
            self.document.remove(*found, text=f"“{issue}” no longer serves it")
        else:
            made = self.make(
                Service, issue_id=issue_id, interest_id=interest.id, position=place_after(rows)
            )()
            self.document.add(made, text=f"“{issue}” serves it")

    def _tie_from(self, row: Interest, side: str, other_id: str) -> None:
        first, second = (row.id, other_id) if side == "me" else (other_id, row.id)
        self._tie(first, "compatible", second)

    def _tie(self, first: str, relation: str, second: str) -> None:
        rows = self.dossier.interest_links
        known = next((row for row in rows if {row.first_id, row.second_id} == {first, second}), None)
        made = (
            known
            or self.make(
                InterestLink, first_id=first, second_id=second, relation=relation, position=place_after(rows)
            )()
        )
        if known or self.document.add(made, text="tied two interests"):
            self.reveal(InterestLink, made.id)

    def _ask_about(self, row: Interest) -> None:
        made = self.make(Question, interest_id=row.id, position=place_after(self.dossier.questions))()
        if self.document.add(made, text="added a question", typing="text"):
            self.reveal(Question, made.id)

    def _adopt(self, text: str) -> None:
        self.document.add(self.make(Question, text=text, position=place_after(self.dossier.questions))())

    def _add_issue(self) -> None:
        self.go.emit("tradeoffs", "issues")

    # Going to a place

    def reveal(self, table: type[Row], row_id: str) -> bool:
        service = self.dossier.find(Service, row_id) if table is Service else None
        if service is not None:
            return super().reveal(Interest, service.interest_id)
        return super().reveal(table, row_id)

    def reveal_section(self, name: str) -> bool:
        found = {
            "parties": lambda: self.sides["other"].parties.add_line,
            "positions": lambda: self._line(Position, "them"),
            "interests": lambda: self._line(Interest, "them" if self._texts["me"] else "me"),
            "interest_links": lambda: self.adder.mine,
            "questions": lambda: self.questions.add_line,
        }.get(name)
        if found is None:
            return super().reveal_section(name)
        self._see(found())
        return True

    def _line(self, table: type[Row], side: str) -> QWidget:
        rows = self.sides[side].first(table)
        return rows.add_line if rows else self.nobody[side].lines[table]

    def follow(self, key: str) -> None:
        guess = max(
            (row for row in self.dossier.interests if row.certainty == "guess"),
            key=lambda row: row.importance,
            default=None,
        )
        if key == "interests.unserved":
            self._add_issue()
        elif key == "interests.certainty" and guess is not None:
            self._ask_about(guess)
        elif key == "interests.questions" and self.probes.buttons:
            self._see(self.probes.buttons[0])
        else:
            super().follow(key)

    def _first_hints(self, dossier: Dossier) -> list[str]:
        empty = [name for name in ("positions", "interests", "parties") if not getattr(dossier, name)]
        return [*empty, *(name for name in ("interests", "parties", "positions") if name not in empty)]

    def _later_hints(self, dossier: Dossier) -> list[str]:
        unserved = ["services"] if interest_map(dossier).unserved else []
        rest = [name for name in ("questions", "interest_links") if not getattr(dossier, name)]
        return [*unserved, *rest, *(name for name in ("questions", "interest_links") if name not in rest)]
