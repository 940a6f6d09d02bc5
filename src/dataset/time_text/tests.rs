//! Dates in the forms of real files, and the intervals that they mean.

use jiff::tz::TimeZone;

use super::*;
use crate::dataset::Instant;
use crate::dataset::time::zone;

fn kyiv() -> TimeZone {
    zone("Europe/Kyiv").unwrap()
}

fn utc_start(text: &str, order: Option<DateOrder>) -> String {
    match read(text, order) {
        Some(Cell::Written(written)) => written.instant(&kyiv()).to_utc_text(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn dates_in_the_forms_of_real_files_are_read() {
    let day = "2022-02-23T22:00:00Z";
    for text in [
        "2022-02-24",
        "2022/02/24",
        "24.02.2022",
        "24.2.22",
        "24 February 2022",
        "20220224",
        "February 24, 2022",
        "24 FEB 2022",
        "24 лютого 2022",
        "24 lutego 2022 roku",
        "24 февраля 2022 года",
        "24/02/2022",
        "2/24/2022",
        "\u{200b}2022-02-24 ",
        "Thu, 24 Feb 2022",
        "24/02/2022 00:00:00",
        "2/24/2022 12:00:00 AM",
    ] {
        assert_eq!(utc_start(text, None), day, "{text}");
    }
    let moment = "2022-03-15T16:19:20Z";
    for text in [
        "2022-03-15 16:19:20+00:00",
        "2022-03-15T16:19:20Z",
        "2022-03-15T18:19:20+02:00",
        "1647361160",
        "1647361160000",
        "2022-03-15T16:19:20.482Z",
        "15.03.2022 18:19:20",
        "2022-03-15 16:19:20 UTC",
        "20220315181920",
    ] {
        assert_eq!(utc_start(text, None), moment, "{text}");
    }
}

#[test]
fn a_date_that_reads_both_ways_needs_the_order_of_its_column() {
    assert_eq!(read("03/04/2025", None), Some(Cell::Ambiguous));
    let day_first = Some(DateOrder::DayFirst);
    assert_eq!(utc_start("03/04/2025", day_first), "2025-04-02T21:00:00Z");
    let month_first = Some(DateOrder::MonthFirst);
    assert_eq!(utc_start("03/04/2025", month_first), "2025-03-03T22:00:00Z");
    assert_eq!(read("25/12/2025", month_first), None);
    assert_eq!(leading_pair("2/18/2014 12:00:00 AM"), Some((2, 18)));
    assert_eq!(leading_pair("2014-02-18"), None);
}

#[test]
fn what_is_no_date_is_not_read_as_one() {
    for text in [
        "31.02.2025",
        "1527-04-03",
        "0000-01-01",
        "99999-01-01",
        "25:00",
        "2025-12-27 9:99",
        "soon",
        "2025-13-01",
        "12",
        "1993712345678901",
        "27 Smarch 2025",
    ] {
        assert_eq!(read(text, None), None, "{text}");
    }
    for text in ["", " ", "unknown", "NULL", "N/A", "-"] {
        assert_eq!(read(text, None), Some(Cell::Unknown), "{text}");
    }
}

fn written(text: &str) -> Written {
    match read(text, None) {
        Some(Cell::Written(written)) => written,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_bare_date_covers_its_local_day() {
    let (day, precision) = interval(&written("2025-12-27"), None, None, &kyiv()).unwrap();
    assert_eq!(precision, TimePrecision::Day);
    assert_eq!(day.start().to_utc_text(), "2025-12-26T22:00:00Z");
    assert_eq!(day.end().to_utc_text(), "2025-12-27T22:00:00Z");
    let warsaw = zone("Europe/Warsaw").unwrap();
    let (day, _) = interval(&written("2025-12-27"), None, None, &warsaw).unwrap();
    assert_eq!(day.start().to_utc_text(), "2025-12-26T23:00:00Z");
}

#[test]
fn an_end_date_includes_its_day_and_an_end_time_is_exclusive() {
    let start = written("2025-12-26");
    let (days, _) = interval(&start, Some(&written("2025-12-27")), None, &kyiv()).unwrap();
    assert_eq!(days.secs(), 2 * 86_400);
    let start = written("2025-12-26T10:00:00Z");
    let end = written("2025-12-26T11:00:00Z");
    let (hour, _) = interval(&start, Some(&end), None, &kyiv()).unwrap();
    assert_eq!(hour.secs(), 3600);
    let backwards = interval(&end, Some(&start), None, &kyiv());
    assert_eq!(backwards, Err(IntervalError::EndsBeforeStart));
}

#[test]
fn a_stated_precision_widens_the_interval() {
    let start = written("2025-12-27T05:45:00Z");
    let length = |precision| interval(&start, None, Some(precision), &kyiv()).unwrap().0.secs();
    assert_eq!(length(TimePrecision::Second), 1);
    assert_eq!(length(TimePrecision::Minute), 60);
    assert_eq!(length(TimePrecision::Hour), 3600);
    assert_eq!(length(TimePrecision::Week), 7 * 86_400);
    assert_eq!(length(TimePrecision::Month), 31 * 86_400);
    assert_eq!(length(TimePrecision::Year), 365 * 86_400);
}

fn when(text: &str) -> When {
    match read_when(text, TODAY) {
        Some(WhenCell::When(when)) => when,
        other => panic!("{text}: {other:?}"),
    }
}

const TODAY: Habits = Habits { order: None, today: jiff::civil::date(2026, 1, 3) };

/// Start, end and precision on the clocks of Kyiv.
fn told(text: &str) -> (String, String, TimePrecision) {
    let When { from, until, .. } = when(text);
    let (interval, precision) = interval(&from, until.as_ref(), None, &kyiv()).unwrap();
    let local = |at: Instant| at.to_civil(&kyiv()).strftime("%Y-%m-%d %H:%M").to_string();
    (local(interval.start()), local(interval.end()), precision)
}

fn assert_told(texts: &[&str], start: &str, end: &str, precision: TimePrecision) {
    for text in texts {
        let found = told(text);
        assert_eq!(
            (found.0.as_str(), found.1.as_str(), found.2),
            (start, end, precision),
            "{text}"
        );
    }
}

#[test]
fn days_of_many_languages_and_forms_are_read() {
    assert_told(
        &[
            "27-Dec-25",
            "27 Dec 2025",
            "December 27th, 2025",
            "27 grudnia 2025 r.",
            "27 GRU 2025",
            "27 грудня 2025 року",
            "27 груд. 2025",
            "27 декабря 2025 г.",
            "27. Dezember 2025",
            "27 décembre 2025",
            "27 de diciembre de 2025",
            "27 dicembre 2025",
            "27 dez 2025",
            "27. prosince 2025",
            "27 Aralık 2025",
            "27 decembrie 2025",
            "27 снежня 2025",
            "2025-Dec-27",
            "2025 December 27",
            "Sat, 27 Dec 2025",
            "субота, 27 грудня 2025",
            "2025-361",
            "2025-W52-6",
            "27122025",
            "27. 12. 2025",
            "27.12.2025.",
            "27.12.2025 р.",
            "{\"year\": 2025, \"month\": \"12\", \"day\": 27}",
            "46018",
            "27‑12‑2025",
        ],
        "2025-12-27 00:00",
        "2025-12-28 00:00",
        TimePrecision::Day,
    );
    assert_told(
        &["1er janvier 2025", "1-го січня 2025"],
        "2025-01-01 00:00",
        "2025-01-02 00:00",
        TimePrecision::Day,
    );
}

#[test]
fn months_quarters_weeks_and_years_are_intervals() {
    let month =
        ["12/2025", "12.2025", "Dec 2025", "2025-12", "грудень 2025", "202512", "2025 December"];
    assert_told(&month, "2025-12-01 00:00", "2026-01-01 00:00", TimePrecision::Month);
    let quarter = [
        "Q4 2025",
        "2025-Q4",
        "2025Q4",
        "4Q2025",
        "IV квартал 2025",
        "4 квартал 2025 року",
        "4th quarter of 2025",
    ];
    assert_told(&quarter, "2025-10-01 00:00", "2026-01-01 00:00", TimePrecision::Month);
    assert_told(
        &["2025-W52", "2025W52"],
        "2025-12-22 00:00",
        "2025-12-29 00:00",
        TimePrecision::Week,
    );
    assert_told(&["2025"], "2025-01-01 00:00", "2026-01-01 00:00", TimePrecision::Year);
    assert!(when("early December 2025").doubt.is_some());
}

#[test]
fn moments_are_read_wherever_their_parts_stand() {
    assert_told(
        &[
            "202512270215",
            "27.12.2025 о 02:15",
            "27.12.2025 в 02:15",
            "December 27, 2025 at 2:15 AM",
            "27 грудня 2025 року о 02:15",
            "27 декабря 2025 г. в 2:15",
            "27 grudnia 2025 r., godz. 2:15",
            "27. Dezember 2025 um 2:15 Uhr",
            "02:15, 27.12.2025",
            "02:15 27 December 2025",
            "2025-12-27T02:15",
            "20251227T0215",
            "2512270015",
            "2025-12-27 00:15 UTC",
            "2025-12-27T02:15+02:00[Europe/Kyiv]",
            "2025-12-27 03:15 MSK",
            "2025-12-27 02:15 EET",
            "2025-12-26 19:15 America/New_York",
            "2025-12-27 02.15",
            "2025-12-27 2h15",
            "46018.09375",
        ],
        "2025-12-27 02:15",
        "2025-12-27 02:16",
        TimePrecision::Minute,
    );
    for text in [
        "1766794500",
        "1766794500000",
        "1766794500000000",
        "1766794500.25",
        "20251227T001500Z",
        "/Date(1766794500000)/",
        "{\"$date\": \"2025-12-27T00:15:00Z\"}",
        "2025-12-27 02:15:00.5 EET",
    ] {
        assert_eq!(told(text).0, "2025-12-27 02:15", "{text}");
    }
    assert_eq!(told("2025-12-27 24:00").0, "2025-12-28 00:00");
    assert!(when("2025-12-27 02:15:00,uncertain").doubt.is_some());
    assert!(when("2025-07-27 02:15 EET").doubt.is_some());
    assert!(when("2025-03-30 03:30 Europe/Kyiv").doubt.is_some());
}

#[test]
fn ranges_of_dates_and_times_are_intervals() {
    assert_told(
        &[
            "26-27.12.2025",
            "2025-12-26/2025-12-27",
            "2025-12-26/27",
            "26.12.2025 – 27.12.2025",
            "December 26-27, 2025",
            "26-27 December 2025",
            "2025-12-26 to 2025-12-27",
            "26.12.2025-27.12.2025",
            "26.12-27.12.2025",
            "26 грудня – 27 грудня 2025",
            "з 26 по 27 грудня 2025 року",
            "from 26.12.2025 to 27.12.2025",
            "26–27 грудня 2025",
        ],
        "2025-12-26 00:00",
        "2025-12-28 00:00",
        TimePrecision::Day,
    );
    let times = [
        "2025-12-27 02:10-04:25",
        "27.12.2025 02:10–04:25",
        "27.12.2025 02:10 - 04:25",
        "27.12.2025 з 02:10 до 04:25",
        "27 December 2025, from 02:10 to 04:25",
    ];
    assert_told(&times, "2025-12-27 02:10", "2025-12-27 04:25", TimePrecision::Minute);
    let nights = ["27.12.2025 22:00-02:00", "27.12.2025 22:00 – 28.12.2025 02:00"];
    assert_told(&nights, "2025-12-27 22:00", "2025-12-28 02:00", TimePrecision::Minute);
    assert!(when("2025-12-27 02:15-05:00").doubt.is_some());
    assert_eq!(read_when("27.12.2025-26.12.2025", TODAY).map(|_| ()), Some(()));
}

fn clock_told(text: &str, column: ClockColumn) -> Option<(String, String, TimePrecision)> {
    let When { from, until, .. } = read_clock(text, column)?.on(jiff::civil::date(2025, 12, 27));
    let (interval, precision) = interval(&from, until.as_ref(), None, &kyiv()).unwrap();
    let local = |at: Instant| at.to_civil(&kyiv()).strftime("%d %H:%M").to_string();
    Some((local(interval.start()), local(interval.end()), precision))
}

#[test]
fn times_of_day_are_read_in_the_forms_of_people() {
    use TimePrecision::{Hour, Minute, PartOfDay};
    for (text, start, end, precision) in [
        ("02.15", "27 02:15", "27 02:16", Minute),
        ("2h15", "27 02:15", "27 02:16", Minute),
        ("0215", "27 02:15", "27 02:16", Minute),
        ("2:15 am", "27 02:15", "27 02:16", Minute),
        ("2:15 p.m.", "27 14:15", "27 14:16", Minute),
        ("2 am", "27 02:00", "27 03:00", Hour),
        ("12 am", "27 00:00", "27 01:00", Hour),
        ("14 год", "27 14:00", "27 15:00", Hour),
        ("0.09375", "27 02:15", "27 02:16", Minute),
        ("04:47 МСК", "27 03:47", "27 03:48", Minute),
        ("ночь", "27 00:00", "27 06:00", PartOfDay),
        ("вечір", "27 18:00", "28 00:00", PartOfDay),
        ("po południu", "27 12:00", "27 18:00", PartOfDay),
        ("22:00-02:00", "27 22:00", "28 02:00", Minute),
        ("2-4 am", "27 02:00", "27 04:00", Hour),
        ("з 02:00 до 04:30", "27 02:00", "27 04:30", Minute),
        ("після 22:00", "27 22:00", "28 00:00", PartOfDay),
        ("до 04:00", "27 00:00", "27 04:00", PartOfDay),
        ("~02:15", "27 01:15", "27 03:16", PartOfDay),
        ("близько 02:15", "27 01:15", "27 03:16", PartOfDay),
        ("02:15-05:00", "27 02:15", "27 05:00", Minute),
        ("02:15 +02:00", "27 02:15", "27 02:16", Minute),
    ] {
        let found = clock_told(text, ClockColumn::Any);
        assert_eq!(found, Some((start.to_owned(), end.to_owned(), precision)), "{text}");
    }
    assert_eq!(clock_told("14", ClockColumn::Hours).unwrap().1, "27 15:00");
    assert_eq!(
        clock_told("12", ClockColumn::HoursAndMinutes).unwrap().0,
        "27 02:12".replace("02", "00")
    );
    for text in
        ["after lunch", "25:70", "24:01", "14", "2", "13 pm", "02:15 IST", "late", "2025-12", ""]
    {
        assert_eq!(clock_told(text, ClockColumn::Any), None, "{text}");
    }
}

#[test]
fn what_may_mean_several_things_is_not_read_in_silence() {
    for text in [
        "201112",
        "251227",
        "Dec 25",
        "Mariupol 2022",
        "Mayor 2022",
        "20449",
        "2049081104501500",
        "12 čer 2025",
    ] {
        assert_eq!(read_when(text, TODAY), None, "{text}");
    }
    assert!(when("24-03-25").doubt.is_some());
    let short = when("27.12.45");
    assert!(short.is_short_year && short.from.civil.year() == 2045);
    assert_eq!(when("29.07.72").from.civil.year(), 1972);
    assert!(when("2025-12-27 00:00").is_midnight && !when("2025-12-26 24:00").is_midnight);
}

proptest::proptest! {
    /// The dull reference: the parts that the text was made of.
    #[test]
    fn a_moment_in_any_form_is_the_one_that_was_written(
        days in 0..56_000_i64, hour in 0..24_i8, minute in 0..60_i8, second in 0..60_i8, form in 0..12_usize,
        behind in 0..6_usize,
    ) {
        let date = jiff::civil::date(1900, 1, 1).saturating_add(jiff::Span::new().days(days));
        let forms = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%-d.%-m.%Y", "%d %B %Y", "%B %-d, %Y", "%d-%b-%Y",
            "%Y%m%d", "%b %d %Y", "%A, %d %B %Y", "%Y-%b-%d", "%Y-%j"];
        let clock = jiff::civil::time(hour, minute, second, 0);
        let clocks = ["", " %H:%M", " %H:%M:%S", " %I:%M:%S %p", "T%H:%M:%S.25", " %H:%M:%S+00:00"];
        let text = date.to_datetime(clock).strftime(&format!("{}{}", forms[form], clocks[behind])).to_string();
        let found = when(&text);
        proptest::prop_assert_eq!(found.doubt, None, "{}", text);
        proptest::prop_assert_eq!(found.until, None, "{}", text);
        let time = match behind {
            0 => jiff::civil::time(0, 0, 0, 0),
            1 => jiff::civil::time(hour, minute, 0, 0),
            _ => clock,
        };
        proptest::prop_assert_eq!(found.from.civil, date.to_datetime(time), "{}", text);
        proptest::prop_assert_eq!(found.from.offset.is_some(), behind == 5);
    }

    #[test]
    fn any_text_is_read_without_harm_and_alike_on_its_own_and_with_blanks(
        text in "[0-9]{0,4}[-./: ]?[0-9A-Za-zгрудніч]{0,9}[-./:, –T]?[0-9]{0,6}[ :~+-]?[0-9a-zA-Z:]{0,8}",
    ) {
        let found = read_when(&text, TODAY);
        proptest::prop_assert_eq!(read_when(&format!(" {text}\u{200b}"), TODAY), found);
        if let Some(WhenCell::When(When { from, until: Some(until), .. })) = found {
            proptest::prop_assert!(from.civil < until.civil, "{}", text);
        }
        let _ = (read_clock(&text, ClockColumn::Any), leading_pair(&text), read_zone(&text));
    }
}
