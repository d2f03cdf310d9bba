"""Dossiers to print: the shipped samples, an empty one, a huge one, and texts of many scripts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from workbook import paths
from workbook.brief import facts_of, sheet, text
from workbook.brief.block import Choices
from workbook.brief.style import page
from workbook.model import (
    NAMES,
    Alternative,
    Choice,
    Counter,
    Deadline,
    Disclosure,
    Dossier,
    Interest,
    Issue,
    KeySentence,
    LeverageItem,
    Move,
    Objection,
    Option,
    Package,
    Part,
    Party,
    Question,
    Reminder,
    Row,
    Script,
    Standard,
    in_order,
    new_negotiation,
)  # fmt: skip
from workbook.storage import portable

TODAY = date(2026, 11, 23)
PAPERS = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}

ARABIC = "أريد زيادة الراتب إلى ٦٢٫٥٠٠ ريال قبل 15 ديسمبر، مع يومين من المنزل."
PERSIAN = "حقوق ۶۲٬۵۰۰ تومان از ماه دسامبر، و دو روز در خانه (نه ۳ روز)."
HEBREW = "אני מבקש העלאה ל-62,500 ש״ח מחודש דצמבר, ויומיים מהבית (לא 3)."
GREEK = "Θέλω αύξηση στις 62.500 € από τον Δεκέμβριο."
CYRILLIC = "Я прошу повышение до 62 500 ₽ с декабря и два дня дома."
OTHERS = ("मुझे दिसंबर से 62,500 रुपये चाहिए।", "ขอขึ้นเงินเดือนเป็น 62,500 บาท", "მინდა ხელფასის გაზრდა 62 500-მდე",
          "从十二月起加薪到 62,500 元", "十二月から昇給を希望します", "12월부터 인상을 원합니다")  # fmt: skip
MARKUP = "<b>bold</b> & <img src=/etc/passwd> %s {{x}} <para> &amp; \\n (x) ]]> ) Tj ET"
LONG = "This is a long text about a price of 62,500 and its reasons. "
WORD = "Donaudampfschifffahrtsgesellschaft" * 15


def printed(
    dossier: Dossier, paper: str = "a4", version: str = "private", style: str = "clean", **chosen: Any
) -> bytes:
    """The page as it is with these choices, whatever is stored."""
    text.ready()
    facts = replace(facts_of(dossier, version, TODAY), choices=Choices(style=style, **chosen))
    return sheet.write(facts, page(paper))[0]


def of_rows(rows: Iterable[Row]) -> Dossier:
    """The dossier of the one negotiation among the rows."""
    found: dict[str, Any] = {}
    for table, name in NAMES.items():
        kind = in_order(row for row in rows if type(row) is table)
        found[name] = kind[0] if name in ("negotiation", "script", "reflection") else kind
    return Dossier(**found)


def sample(name: str) -> Dossier:
    """A shipped sample."""
    return of_rows(portable.rows_of(paths.sample(name).read_text(encoding="utf-8")))


def build(*rows: Part, script: dict[str, Any] | None = None, **values: Any) -> Dossier:
    """A dossier of the given rows, in their order."""
    negotiation, _, reflection = new_negotiation(created_at=datetime(2026, 11, 1), **values)
    for place, row in enumerate(rows):
        row.negotiation_id, row.position = negotiation.id, place
    return of_rows([negotiation, Script(negotiation_id=negotiation.id, **(script or {})), reflection, *rows])


def empty() -> Dossier:
    """Nothing written."""
    return build()


def one_item() -> Dossier:
    """A goal and one source of power."""
    item = LeverageItem(
        side="me", what="Only I can release billing", evidence="41 of 44", evidenced=5, felt=2
    )
    return build(item, title="Pay rise", counterpart="my manager", goal="60k and two days at home")


def scripts() -> Dossier:
    """Texts of a dozen scripts, right-to-left ones among them, also beside one another."""
    me, them = Party(name="me", side="me"), Party(name="مدير", side="them")
    pairs = ((ARABIC, PERSIAN), (HEBREW, "proof"), (GREEK, CYRILLIC), OTHERS[:2], OTHERS[2:4])
    rows: list[Part] = [me, them]
    rows += [LeverageItem(side="me", what=a, evidence=b, evidenced=4, source="money") for a, b in pairs]
    rows += [Question(text=text) for text in (ARABIC, PERSIAN, HEBREW, GREEK, CYRILLIC, *OTHERS)]
    rows += [Question(text="mixed English مع عربي 123 and ۴۵۶ end"), Question(text="😀👍🏽👨‍👩‍👧🇩🇪 ★✓")]
    rows += [Objection(they_say=ARABIC, reply=HEBREW), Objection(they_say="Non, trop cher !", reply=PERSIAN)]
    rows += [Move(if_you=ARABIC, i_can=PERSIAN), Interest(text=HEBREW, party_id=them.id)]
    rows += [Alternative(side="me", name=PERSIAN, worth=45, next_step=ARABIC)]
    words = {"opening": HEBREW, "justification": GREEK, "pause": ARABIC, "next_step": CYRILLIC}
    return build(*rows, title="مذاکره حقوق ۱۴۰۵", counterpart="مدیر", goal=PERSIAN, their_success=ARABIC,
                 place="מִשְׂרָד", meeting_on=date(2026, 11, 26), meeting_time="10:00", script=words)  # fmt: skip


def _issues(count: int) -> list[Part]:
    rows: list[Part] = []
    for n in range(count):
        issue = Issue(name=f"Issue {n} with a rather long name to wrap", weight_me=100 - 2 * n,
                      weight_them_low=n, weight_them_likely=n + 5, weight_them_high=n + 9)  # fmt: skip
        options = [
            Option(
                issue_id=issue.id,
                name=f"option {k} of issue {n}",
                score_me=k * 10,
                score_them_likely=100 - k * 10,
            )
            for k in range(5)
        ]
        issue.opening_id, issue.target_id, issue.walk_away_id = (options[k].id for k in (4, 3, 1))
        rows += [issue, *options]
    return rows


def huge() -> Dossier:
    """Forty issues, sixty sources of power, objections of 2,000 letters, everything else long too."""
    sources = ("expertise", "time", "money", "market", "unique", "authority", "process")
    them, me = Party(name="P" * 200, side="them"), Party(name="me", side="me")
    rows: list[Part] = [*_issues(40), them, me]
    for n in range(30):
        rows += [
            LeverageItem(side=side, what=f"{side} {n} {LONG * 2}"[:200], evidence=LONG * 20, answer=LONG * 10,
                         felt=n % 6, evidenced=n * 2 % 6, source=sources[n % 7])
            for side in ("me", "them")
        ]  # fmt: skip
    for n in range(12):
        rows += [Objection(they_say=(LONG * 40)[:2000], reply=LONG * 80), Question(text=(LONG * 20)[:1000])]
        rows += [Interest(text=LONG * 10, party_id=party.id) for party in (me, them)]
        rows += [Move(if_you=(LONG * 10)[:1000], i_can=(LONG * 10)[:1000], note=LONG * 50)]
        rows += [Standard(what=LONG * 8, figure=LONG * 2, source=LONG * 6), Reminder(text=LONG * 3)]
        rows += [Disclosure(fact=LONG * 9, handling=("tell", "trade", "withhold")[n % 3], how=LONG * 30)]
        rows += [Deadline(what=LONG * 3, side=side, due_on=date(2026, 12, n + 1)) for side in ("me", "them")]
        rows += [Counter(expected=LONG * 10, response=LONG * 60), KeySentence(text=LONG * 10, when=LONG * 3)]
        rows += [Package(name=f"Package {n} {LONG}", role=("meso_a", "meso_b", "meso_c", "idea")[n % 4])]
    rows += [Alternative(side=side, name=LONG * 3, worth=40, next_step=LONG * 3) for side in ("me", "them")]
    words = dict.fromkeys(("opening", "justification", "framing", "pause", "next_step", "note"), LONG * 60)
    return build(*rows, title=("A very long title " * 12)[:200], counterpart="C" * 200, goal=LONG * 80,
                 place=("somewhere " * 20)[:200], their_success=LONG * 80, script=words)  # fmt: skip


def one_word() -> Dossier:
    """Words of 500 letters wherever they may stand."""
    line = WORD[:200]
    rows = [LeverageItem(side="me", what=line, evidence=WORD), Question(text=WORD), Deadline(what=line),
            Objection(they_say=WORD, reply=WORD), Issue(name=line, weight_me=5)]  # fmt: skip
    return build(*rows, title=WORD[:200], goal=WORD, counterpart=WORD[:200], place=WORD[:200],
                 script={"opening": WORD, "pause": WORD})  # fmt: skip


def markup() -> Dossier:
    """Texts that look like markup, templates and operators, with control characters between."""
    dirty = f"{MARKUP}\x00\x07\x1b\ud800"
    rows = [Question(text=dirty), Objection(they_say=dirty, reply=dirty), Reminder(text=dirty),
            LeverageItem(side="me", what=dirty, evidence=dirty)]  # fmt: skip
    return build(*rows, title=dirty, goal=dirty, counterpart=dirty, script={"opening": dirty, "pause": "%s"})


def emoji() -> Dossier:
    """Nothing but emoji."""
    rows = [Question(text="😀🎉👩‍💻🇩🇪❤️✅"), LeverageItem(side="me", what="👍🏽👍🏽", evidenced=3)]
    return build(*rows, title="😀🎉", goal="🚀🚀🚀", counterpart="🙂")


def one_field() -> Dossier:
    """A title and nothing else."""
    return build(title="Lease")


def forty_issues() -> Dossier:
    """Issues alone, as many as anybody has."""
    return build(*_issues(40), title="Forty issues")


def thirty_sources() -> Dossier:
    """Leverage alone, thirty entries of either side."""
    rows = [LeverageItem(side=side, what=f"{side} {n}: {LONG}", evidence=LONG, felt=n % 6, evidenced=n % 5)
            for n in range(30) for side in ("me", "them")]  # fmt: skip
    return build(*rows, title="Thirty sources of power")


def long_objections() -> Dossier:
    """Objections of two thousand letters, and replies as long."""
    rows = [Objection(they_say=(LONG * 40)[:2000], reply=(LONG * 40)[:2000]) for _ in range(3)]
    return build(*rows, title="Long objections")


def written_in(text: str) -> Dossier:
    """The same words in every field that comes onto a page."""
    me, them = Party(name=text, side="me"), Party(name=text, side="them")
    issue = Issue(name=text, weight_me=60, weight_them_low=20, weight_them_likely=30, weight_them_high=45)
    options = [Option(issue_id=issue.id, name=text, score_me=n * 50, score_them_likely=n) for n in range(3)]
    issue.walk_away_id, issue.target_id, issue.opening_id = (option.id for option in options)
    package = Package(name=text, role="meso_a")
    rows: list[Part] = [
        me, them, issue, *options, package, Deadline(side="me", what=text, due_on=date(2026, 12, 4)),
        Interest(party_id=me.id, text=text), Interest(party_id=them.id, text=text), Question(text=text),
        LeverageItem(side="me", what=text, evidence=text, evidenced=4, source="time"),
        LeverageItem(side="them", what=text, answer=text, felt=3, source="money"),
        Choice(package_id=package.id, issue_id=issue.id, option_id=options[2].id),
        Alternative(side="me", name=text, worth=40, next_step=text), Move(if_you=text, i_can=text, note=text),
        Counter(expected=text, response=text), Standard(what=text, figure=text, source=text),
        Disclosure(fact=text, handling="tell", how=text), Objection(they_say=text, reply=text),
        KeySentence(text=text, when=text), Reminder(text=text),
    ]  # fmt: skip
    words = dict.fromkeys(("opening", "justification", "framing", "pause", "next_step", "note"), text)
    return build(*rows, title=text, counterpart=text, goal=text, their_success=text, place=text,
                 script=words, walk_away_worth=50)  # fmt: skip


SCRIPTS = {
    "arabic": ARABIC, "persian": PERSIAN, "hebrew": HEBREW, "greek": GREEK, "cyrillic": CYRILLIC,
    **dict(zip(("devanagari", "thai", "georgian", "chinese", "japanese", "korean"), OTHERS, strict=True)),
    "emoji": "😀🎉👩‍💻🇩🇪❤️✅👍🏽",
    "mixed": f"Pay {ARABIC} {HEBREW} {CYRILLIC} {OTHERS[0]} {OTHERS[3]} 😀 ٦٢",
    "word": WORD, "address": "https://example.org/" + "a-very-long-path/" * 30,
    "controls": f"{MARKUP}\x00\x01\x07\x1b\x7f\x85\ud800\ufeff\u2028\u202e\u200b",
    "marks": "a" + "\u0301" * 60 + " Z̸a̸l̸g̸o̸",
}  # fmt: skip

#: Everything a page must survive, by name.
TORTURE: dict[str, Callable[[], Dossier]] = {
    made.__name__: made
    for made in (
        empty, one_field, one_item, forty_issues, thirty_sources, long_objections, scripts, huge, one_word,
        markup, emoji,
    )
}  # fmt: skip
TORTURE |= {name: (lambda name=name: sample(name)) for name in paths.sample_names()}
TORTURE |= {f"in {name}": (lambda text=text: written_in(text)) for name, text in SCRIPTS.items()}
