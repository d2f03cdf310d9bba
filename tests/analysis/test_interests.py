"""Interests side by side."""

from tests.analysis.making import dossier
from workbook.analysis.interests import interest_map, shared
from workbook.model import Interest, InterestLink, Issue, Part, Party, Service


def rows() -> list[Part]:
    return [
        Party(id="me", name="Me", side="me"),
        Party(id="boss", name="The boss", side="them"),
        Party(id="union", name="The union", side="other"),
        Interest(id="quiet", party_id="me", text="Quiet days", importance=3),
        Interest(id="fair", party_id="me", text="Fair pay", importance=5),
        Interest(id="calm", party_id="boss", text="A calm team", importance=4),
        Interest(id="rule", party_id="union", text="One rule for all", importance=5),
        Issue(id="Days", name="Days"),
        Issue(id="Title", name="Title"),
        Service(issue_id="Days", interest_id="quiet"),
        InterestLink(id="link", first_id="quiet", second_id="calm", relation="shared"),
    ]


def test_both_sides_stand_by_importance_and_third_parties_after_the_other_side():
    found = interest_map(dossier(*rows()))
    assert [one.interest.id for one in found.mine] == ["fair", "quiet"]
    assert [(one.interest.id, one.party) for one in found.theirs] == [
        ("calm", "The boss"),
        ("rule", "The union"),
    ]


def test_what_no_issue_serves_and_issues_that_serve_nothing_stand_out():
    found = interest_map(dossier(*rows()))
    assert {one.interest.id for one in found.unserved} == {"fair", "calm", "rule"}
    assert [issue.id for issue in found.idle_issues] == ["Title"]
    assert "No issue serves your interest “Fair pay”: an issue to add?" in found.findings
    assert "“Title” serves no interest you noted: why settle it?" in found.findings


def test_shared_interests_are_where_to_begin():
    found = dossier(*rows())
    assert [(one.id, other.id) for one, other in shared(found)] == [("quiet", "calm")]
    assert interest_map(found).findings[0] == "One interest is shared: begin there."


def test_links_to_interests_that_are_gone_are_left_out():
    found = dossier(*rows(), InterestLink(first_id="quiet", second_id="gone", relation="opposed"))
    assert [tie.link_id for tie in interest_map(found).ties] == ["link"]


def test_without_issues_nothing_is_called_unserved():
    found = interest_map(dossier(*[row for row in rows() if not isinstance(row, Issue | Service)]))
    assert found.unserved == ()
    assert not any("No issue" in said for said in found.findings)


def test_knowing_nothing_or_only_guesses_of_theirs_is_said():
    mine = [row for row in rows() if getattr(row, "party_id", "me") == "me" or isinstance(row, Party)]
    mine = [row for row in mine if not isinstance(row, InterestLink)]
    assert (
        "Nothing is noted yet of what they need, fear or hope for." in interest_map(dossier(*mine)).findings
    )
    assert any("is a guess" in said for said in interest_map(dossier(*rows())).findings)
    assert interest_map(dossier()).findings == ()
