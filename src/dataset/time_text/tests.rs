//! Dates in the forms of real files, and the intervals that they mean.

use super::*;
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
