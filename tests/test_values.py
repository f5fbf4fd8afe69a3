"""Days, times of day, sums and roles, as they are written in Bokmål, Nynorsk, Danish and English."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf.mentions.roles import find_roles
from samgraf.mentions.values import MAX_NUMBER, clock, find_clocks, find_moments, find_sums, parse_day

ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def moments(text: str) -> list[tuple[str, str | None, str | None]]:
    """What stands in the text, with the first and last moment it names."""
    return [(m.span.of(text), m.first, m.last) for m in find_moments(text)]


def days(text: str) -> list[str | None]:
    return [m.first for m in find_moments(text)]


def clocks(text: str) -> list[tuple[str | None, str | None]]:
    return [(m.first, m.last) for m in find_clocks(text)]


def sums(text: str, *, bare: bool = False) -> list[int]:
    return [amount for _, amount in find_sums(text, bare=bare)]


def roles(text: str) -> list[str]:
    return [m.text for m in find_roles(text, 0, len(text))]


# Days.


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8. mars 2013", "2013-03-08"),
        ("8 mars 2013", "2013-03-08"),
        ("08. Mars 2013", "2013-03-08"),
        ("1. mai 2019", "2019-05-01"),
        ("den 23. oktober 2020", "2020-10-23"),
        ("31. desember 2021", "2021-12-31"),
        ("2. okt. 2018", "2018-10-02"),
        ("17. sept 2018", "2018-09-17"),
        ("14. febr. 2018", "2018-02-14"),
        ("3. marts 2015", "2015-03-03"),
        ("30. maj 2015", "2015-05-30"),
        ("4 May 2015", "2015-05-04"),
        ("March 4, 2015", "2015-03-04"),
        ("October 21st 2015", "2015-10-21"),
        ("08.01.19", "2019-01-08"),
        ("8.1.2019", "2019-01-08"),
        ("08. 01. 2019", "2019-01-08"),
        ("2019-01-08", "2019-01-08"),
        ("8/1-2019", "2019-01-08"),
        ("29. februar 2020", "2020-02-29"),
    ],
)
def test_day_is_read_day_before_month(text: str, day: str) -> None:
    assert days(text) == days(f"Vi møtes {text}, på Ås.") == [day]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("5.–6. mars 2019", "2019-03-05", "2019-03-06"),
        ("5.-6. mars 2019", "2019-03-05", "2019-03-06"),
        ("5. og 6. mars 2019", "2019-03-05", "2019-03-06"),
        ("5. til 6. mars 2019", "2019-03-05", "2019-03-06"),
        ("30. mai – 1. juni 2019", "2019-05-30", "2019-06-01"),
        ("30. desember 2019 – 2. januar 2020", "2019-12-30", "2020-01-02"),
    ],
)
def test_two_days_are_one_stretch_of_time(text: str, first: str, last: str) -> None:
    assert moments(f"Vi møtes {text} på Ås.") == [(text, first, last)]


@pytest.mark.parametrize("text", ["23. april", "den 1. mai", "2. okt.", "Tirsdag 5. november", "onsdag 3. juni"])
def test_day_without_a_year_is_no_date_until_a_year_is_given(text: str) -> None:
    (moment,) = find_moments(text)
    assert moment.first is None
    assert (moment.in_year(2019).first or "").startswith("2019-")
    assert moment.in_year(2019).in_year(2020) == moment.in_year(2019)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("mars 2013", "2013-03"),
        ("Desember 2013", "2013-12"),
        ("våren 2014", "2014"),
        ("hausten 2014", "2014"),
        ("spring 2014", "2014"),
        ("i 2016", "2016"),
        ("(2016)", "2016"),
    ],
)
def test_month_or_year_alone_stays_so_coarse(text: str, moment: str) -> None:
    assert days(text) == [moment]


@pytest.mark.parametrize(
    "dash",
    ["–", " – ", "-", " - ", " til ", " og "],
)
def test_period_of_two_years_has_both(dash: str) -> None:
    assert days(f"Periode: 2012{dash}2014.") == ["2012", "2014"]


@pytest.mark.parametrize(
    "text",
    [
        "31. februar 2019",
        "32. mars 2019",
        "00.00.2019",
        "12.13.2019",
        "rom 2034B",
        "1850",
        "2150",
        "kr 2019,50",
        "12 2019 3",
        "",
    ],
)
def test_impossible_day_is_none(text: str) -> None:
    assert all(day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days(text))


@pytest.mark.parametrize(
    "text", ["mai", "Mai-Britt", "May Åse", "i mars", "kl. 12.30", "2020/21", "4. plass", "1. klasse"]
)
def test_name_of_a_month_or_a_number_alone_is_no_moment(text: str) -> None:
    assert find_moments(text) == []


def test_moments_come_in_the_order_of_the_text_and_none_inside_another() -> None:
    text = "I 2012 og 1. mai 2013, så våren 2014 – og 2015-06-07."
    assert days(text) == ["2012", "2013-05-01", "2014", "2015-06-07"]


def test_stretch_of_the_text_is_looked_at_alone() -> None:
    text = "1. mai 2019 eller 2. mai 2019"
    assert [m.first for m in find_moments(text, 12)] == ["2019-05-02"]
    assert [m.first for m in find_moments(text, 0, 11)] == ["2019-05-01"]


MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}


@settings(max_examples=120, deadline=None)
@given(day=st.dates(date(1950, 1, 1), date(2059, 12, 31)), language=st.sampled_from(sorted(MONTHS)))
def test_any_day_is_read_back(day: date, language: str) -> None:
    month = MONTHS[language].split()[day.month - 1]
    for text in (f"{day.day}. {month} {day.year}", f"{day.day:02d}.{day.month:02d}.{day.year}", day.isoformat()):
        assert days(f"Møtet er {text}.") == [day.isoformat()]
        assert parse_day(text) == day.isoformat()


# Times of day.


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("kl. 09.30", "09:30", None),
        ("kl 9.30", "09:30", None),
        ("kl. 9–15", "09:00", "15:00"),
        ("kl 10", "10:00", None),
        ("09:30", "09:30", None),
        ("Kl.09.30–15.00", "09:30", "15:00"),
        ("10.00 - 11.30", "10:00", "11:30"),
        ("kl. 10.00 til kl. 12.00", "10:00", "12:00"),
        ("fra 10:00 to 12:00", "10:00", "12:00"),
    ],
)
def test_time_of_day_may_have_two_ends(text: str, first: str, last: str | None) -> None:
    assert clocks(f"Vi møtes {text} på Ås.") == [(first, last)]


@pytest.mark.parametrize("text", ["8.1.2019", "25.30", "9.75", "10.000", "2019-01-08", "12.12.12", "1. mai", "123.45"])
def test_other_number_is_no_time_of_day(text: str) -> None:
    assert clocks(text) == []


def test_clock_is_written_with_two_digits() -> None:
    assert (clock("9.30"), clock("10:05"), clock("0.00")) == ("09:30", "10:05", "00:00")


# Sums.


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("4 millioner kroner", 4_000_000),
        ("4 millionar kroner", 4_000_000),
        ("4,5 millioner kroner", 4_500_000),
        ("4.5 mill. kr", 4_500_000),
        ("2,25 mill kroner", 2_250_000),
        ("10 millioner norske kroner", 10_000_000),
        ("NOK 12 mill", 12_000_000),
        ("1,2 mrd. kroner", 1_200_000_000),
        ("600 tusen kroner", 600_000),
        ("kr 400 000", 400_000),
        ("kr. 400.000", 400_000),
        ("400 000 kr", 400_000),
        ("400 000 kroner", 400_000),
        ("1 250 000 NOK", 1_250_000),
        ("NOK 1 250 000", 1_250_000),
        ("500 kr", 500),
        ("kroner 90000", 90_000),
        ("kr 1500,-", 1500),
    ],
)
def test_sum_is_read_in_kroner(text: str, amount: int) -> None:
    assert sums(f"Prosjektet får {text} i år.") == [amount]


@pytest.mark.parametrize(
    "text", ["4 kommuner", "2019", "50 000 innbyggere", "12.30", "5 millioner mennesker", "", "kroner"]
)
def test_number_without_a_currency_is_no_sum(text: str) -> None:
    assert sums(text) == []


def test_bare_column_of_sums_has_no_currency() -> None:
    assert sums("400 000", bare=True) == [400_000]
    assert sums("12", bare=True) == []


@pytest.mark.parametrize(
    "text", ["9999999999999999 kroner", "999 999 999 999 999 999 kr", "0 kroner", "99999999 milliarder kroner"]
)
def test_sum_out_of_reason_is_none(text: str) -> None:
    assert all(0 < amount <= MAX_NUMBER for amount in sums(text))


@settings(max_examples=200, deadline=None)
@given(amount=st.integers(1, 999_999_999), mark=st.sampled_from([" ", "."]))
def test_any_sum_is_read_back(amount: int, mark: str) -> None:
    written = f"{amount:,}".replace(",", mark)
    assert sums(f"Tilskuddet er {written} kroner.") == sums(f"Tilskuddet er kr {written}.") == [amount]


# Roles.


@pytest.mark.parametrize(
    "role",
    [
        "professor",
        "førsteamanuensis",
        "forsker",
        "forskar",
        "seniorforsker",
        "ordfører",
        "ordførar",
        "varaordfører",
        "fylkesplansjef",
        "assisterande fylkesplansjef",
        "fungerende kommunedirektør",
        "folkehelsekoordinator",
        "professor II",
        "professor emeritus",
        "kommunikasjonsrådgiver",
        "generalsekretær",
        "direktør",
    ],
)
def test_role_is_found_with_what_belongs_to_it(role: str) -> None:
    assert roles(f"Kari Nordmann er {role}, og bor på Ås.") == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("direktør for medborgerskap i Asker kommune", "direktør for medborgerskap"),
        ("leder for kultur, idrett og fritid ved skolen", "leder for kultur, idrett og fritid"),
        ("professor i pedagogikk ved OsloMet", "professor"),
        ("leder for barn og", "leder for barn"),
        ("rådgiver for Ås kommune", "rådgiver"),
    ],
)
def test_role_takes_what_it_is_for(text: str, role: str) -> None:
    assert roles(text) == [role]


@pytest.mark.parametrize(
    "text", ["lederskap", "forskerne-", "ordførerkjede", "sjefete", "ledere", "forskning", "på", ""]
)
def test_word_that_only_contains_a_role_is_none(text: str) -> None:
    assert roles(text) == []


# Any text.

TEXT = st.lists(
    st.sampled_from(
        [
            *"0123456789.,-–:/ ()",
            "kr ",
            " kroner",
            " mill. ",
            "mai ",
            "1. mars ",
            " 2019",
            "kl. ",
            "09.30",
            " og ",
            "forsker",
            " for ",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=250, deadline=None)
@given(text=TEXT)
def test_what_is_found_in_any_text_is_well_formed(text: str) -> None:
    for moment in find_moments(text):
        assert moment.span.of(text).strip() and (moment.first or moment.yearless)
        for day in (moment.first, moment.last):
            assert day is None or ISO.fullmatch(day)
    for moment in find_clocks(text):
        assert all(time is None or re.fullmatch(r"\d\d:[0-5]\d", time) for time in (moment.first, moment.last))
    for span, amount in find_sums(text, bare=True):
        assert 0 < amount <= MAX_NUMBER and re.search(r"\d", span.of(text))
    for role in find_roles(text, 0, len(text)):
        assert role.text == role.span.of(text)
    spans = [m.span for m in find_moments(text)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
