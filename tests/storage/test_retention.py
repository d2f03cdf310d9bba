"""Which backups stay, whatever the clock said when they were made."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from workbook.storage.retention import kept, removable

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    sequence: int
    made_at: datetime


def line(*moments: datetime) -> list[Made]:
    """Backups made at these moments, one after the other."""
    return [Made(number, moment) for number, moment in enumerate(moments, start=1)]


def life(moments: list[datetime]) -> list[Made]:
    """What is left when after each new backup those that may go are removed."""
    left: list[Made] = []
    for number, moment in enumerate(moments, start=1):
        left.append(Made(number, moment))
        gone = removable(left, moment, lambda made: True)
        left = [made for made in left if made not in gone]
    return left


def days(found: list[Made] | tuple[Made, ...]) -> set[datetime]:
    return {made.made_at.replace(hour=0, minute=0, second=0, microsecond=0) for made in found}


WORK = [NOW - timedelta(days=back, hours=8 - hour) for back in range(400, -1, -1) for hour in (0, 3, 8)]


def test_two_days_are_kept_whole_and_older_ones_by_day_week_and_month() -> None:
    left = life(WORK)
    recent = [moment for moment in WORK if NOW - moment <= timedelta(days=2)]
    assert set(recent) <= {made.made_at for made in left}
    ages = sorted({(NOW - made.made_at).days for made in left})
    assert ages[:12] == list(range(12))
    # Sundays for the weeks, the last days of months for the months.
    weekly = [made.made_at for made in left if 12 <= (NOW - made.made_at).days <= 63]
    assert {moment.isoweekday() for moment in weekly if (moment + timedelta(days=1)).day != 1} == {7}
    monthly = [made.made_at for made in left if (NOW - made.made_at).days > 70]
    assert [(moment + timedelta(days=1)).day for moment in monthly] == [1] * len(monthly)
    months = {(made.made_at.year, made.made_at.month) for made in left}
    assert len(months) == 9
    assert len(left) < 45


def test_one_backup_a_week_keeps_more_than_three_months() -> None:
    weekly = [NOW - timedelta(weeks=back) for back in range(60, -1, -1)]
    left = life(weekly)
    assert min(left, key=lambda made: made.sequence).made_at < NOW - timedelta(days=230)
    assert set(weekly[-12:]) <= {made.made_at for made in left}


def test_a_clock_set_to_another_century_and_back_drives_no_good_backup_out() -> None:
    before = life(WORK)
    for wrong in (1990, 2099, 9999):
        start = datetime(wrong, 12, 31, 23, tzinfo=UTC)
        astray = [*(start + timedelta(minutes=20 * n) for n in range(3)), NOW + timedelta(hours=1)]
        line_now = before + [Made(10_000 + n, moment) for n, moment in enumerate(astray)]
        gone = removable(line_now, astray[-1], lambda made: True)
        assert gone == (), wrong


def test_a_clock_that_starts_in_1990_every_time_keeps_the_months_before_and_piles_nothing_up() -> None:
    starts = [datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(5)] * 60
    left = life(WORK + starts)
    assert len(left) < 100
    months_and_weeks = [made for made in life(WORK) if NOW - made.made_at > timedelta(days=14)]
    assert set(months_and_weeks) <= set(left)
    number = len(WORK) + len(starts)
    assert {made.sequence for made in left} >= set(range(number - 20, number + 1))


def test_a_damaged_backup_never_stands_in_for_a_good_one() -> None:
    since = [NOW - timedelta(days=back) for back in range(8, -1, -1)]
    made = line(*(NOW - timedelta(days=9, hours=hour) for hour in (5, 4, 3)), *since)
    assert [gone.sequence for gone in removable(made, NOW, lambda _: True)] == [2, 1]
    # The newest of that day is damaged: the next one takes its place, and only that one is needed.
    assert [gone.sequence for gone in removable(made, NOW, lambda one: one.sequence != 3)] == [1]


MOMENTS = st.lists(
    st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.just(UTC))
    | st.integers(0, 500_000).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=60,
)


@examples(60)
@given(MOMENTS, st.datetimes(timezones=st.just(UTC)), st.sets(st.integers(1, 60)))
def test_the_newest_and_the_newest_sound_one_always_stay(
    moments: list[datetime], now: datetime, sound: set[int]
) -> None:
    made = line(*moments)
    staying = kept(made, now)
    assert [one.sequence for one in staying] == sorted((one.sequence for one in staying), reverse=True)
    assert staying[:1] == tuple(made[-1:])
    gone = removable(made, now, lambda one: one.sequence in sound)
    assert not set(gone) & set(staying)
    good = [one for one in made if one.sequence in sound]
    assert not good or good[-1] not in gone
    # The last that stays above each one that goes is sound.
    for one in gone:
        above = next(other for other in made[one.sequence :] if other not in gone)
        assert above.sequence in sound


@examples(60)
@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=150))
def test_with_a_clock_that_goes_right_what_stays_is_what_the_calendar_says(hours: list[int]) -> None:
    made = line(*sorted(NOW - timedelta(hours=hour) for hour in hours))
    staying = set(kept(made, NOW))
    assert {one for one in made if NOW - one.made_at <= timedelta(days=2)} <= staying
    for limit, period in (
        (12, lambda moment: moment.date()),
        (10, lambda moment: moment.isocalendar()[:2]),
        (9, lambda moment: (moment.year, moment.month)),
    ):
        last = {period(one.made_at): one for one in made}
        assert set(list(last.values())[-limit:]) <= staying
