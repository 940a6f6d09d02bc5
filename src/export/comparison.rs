//! A comparison of two periods as text for people, CSV and JSON; window and command
//! line write the same bytes of CSV.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::ExportError;
use super::formula::safe_cell;
use crate::base::escape::one_line_text;
use crate::dataset::{Instant, Interval, kind};
use crate::filter::{AreaChoice, Matching};
use crate::language::{current, tr};
use crate::summary::Sum;
use crate::summary::compare::{Comparison, Group, Line, Period, percent};

/// Columns of the table.
#[rustfmt::skip]
const HEADER: [&str; 9] = [
    "what", "name", "a_low", "a_high", "b_low", "b_high", "difference_low", "difference_high",
    "percent",
];

/// One line of the table: figures are ranges; `None` is not known.
struct Row {
    what: &'static str,
    name: String,
    /// Both as people read them.
    told: [String; 2],
    a: Option<(u64, u64)>,
    b: Option<(u64, u64)>,
}

impl Row {
    fn of_line(group: Group, line: &Line) -> Self {
        let exact = |count: u32| Some((u64::from(count), u64::from(count)));
        let what = match group {
            Group::Kind => tr!("compare-kind"),
            Group::Region => tr!("compare-region"),
            Group::Place => tr!("compare-place"),
            Group::Area => tr!("compare-area"),
        };
        let told = [what.to_owned(), label_in_words(group, &line.word)];
        let name = label(group, &line.word);
        Self { what: group.id(), name, told, a: exact(line.a), b: exact(line.b) }
    }

    /// The difference from the lowest to the highest that the ranges allow.
    fn difference(&self) -> Option<(i64, i64)> {
        let ((a_low, a_high), (b_low, b_high)) = (self.a?, self.b?);
        Some((b_low as i64 - a_high as i64, b_high as i64 - a_low as i64))
    }

    /// In percent of the first period, where both are exact and it is not 0.
    fn percent(&self) -> Option<f64> {
        let ((a_low, a_high), (b_low, b_high)) = (self.a?, self.b?);
        if a_low != a_high || b_low != b_high { None } else { percent(a_low, b_low) }
    }
}

/// A word of a group as files have it.
fn label(group: Group, word: &str) -> String {
    match (group, word) {
        (_, "") => "not stated".to_owned(),
        (Group::Kind, word) => kind::label(word),
        (_, word) => word.to_owned(),
    }
}

/// A word of a group as people read it.
pub fn label_in_words(group: Group, word: &str) -> String {
    match (group, word) {
        (_, "") => tr!("not-stated").to_owned(),
        (Group::Kind, word) => current().kind_label(word),
        (Group::Area, word) if is_named(word) => current().word(word),
        (_, word) => word.to_owned(),
    }
}

/// Whether `area` is an area of the program.
fn is_named(area: &str) -> bool {
    matches!(AreaChoice::from_text(area), Ok(AreaChoice::Named(_)))
}

/// A percentage with its sign: `+50 %`, `−12.5 %`, `n/a`.
pub fn percent_text(percent: Option<f64>) -> String {
    let Some(percent) = percent else { return tr!("not-applicable").to_owned() };
    let tenths = (percent * 10.0).round();
    let sign = match tenths {
        tenths if tenths > 0.0 => "+",
        tenths if tenths < 0.0 => "−",
        _ => "",
    };
    current().with_mark(&format!("{sign}{} %", tenths.abs() / 10.0))
}

/// A difference with its sign: `+3`, `−2`, `0`; a range where it is one.
pub fn difference_text(low: i64, high: i64) -> String {
    let signed = |value: i64| match value {
        ..0 => format!("−{}", value.unsigned_abs()),
        0 => "0".to_owned(),
        1.. => format!("+{value}"),
    };
    match low == high {
        true => signed(low),
        false => tr!("change-from-to", low = signed(low), high = signed(high)),
    }
}

fn people(sum: &Sum) -> Option<(u64, u64)> {
    sum.is_known().then_some((sum.low, sum.high))
}

fn rows(comparison: &Comparison) -> Vec<Row> {
    let Comparison { a, b, .. } = comparison;
    let row = |[what, name]: [&'static str; 2],
               told: [&str; 2],
               of: &dyn Fn(&Period) -> Option<(u64, u64)>| Row {
        what,
        name: name.to_owned(),
        told: told.map(str::to_owned),
        a: of(a),
        b: of(b),
    };
    let (events, people_told) = (tr!("compare-events"), tr!("compare-people"));
    let exact = |count: u32| Some((u64::from(count), u64::from(count)));
    let mut rows = vec![
        row(["events", "possible"], [events, tr!("compare-possible")], &|period| {
            exact(period.possible)
        }),
        row(["events", "definite"], [events, tr!("compare-definite")], &|period| {
            exact(period.definite)
        }),
        row(["people", "killed"], [people_told, tr!("compare-killed")], &|period| {
            people(&period.toll.killed)
        }),
        row(["people", "injured"], [people_told, tr!("compare-injured")], &|period| {
            people(&period.toll.injured)
        }),
    ];
    for (group, lines) in &comparison.groups {
        rows.extend(lines.iter().map(|line| Row::of_line(*group, line)));
    }
    rows
}

fn interval_text(interval: Interval, zone: &TimeZone) -> String {
    let text = |at: Instant| {
        at.timestamp().to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    };
    format!("{} – {}", text(interval.start()), text(interval.end()))
}

/// Lines with tabs between cells, which people read and spreadsheets take, in the language
/// of the thread.
pub fn text(comparison: &Comparison, zone: &TimeZone) -> String {
    let range = |range: Option<(u64, u64)>| match range {
        None => current().word("unknown"),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => format!("{low}–{high}"),
    };
    let mut text = String::new();
    // Writing to a string cannot fail.
    let name = zone.iana_name().unwrap_or("UTC");
    let _ = writeln!(text, "A\t{}\t{name}", interval_text(comparison.a.interval, zone));
    let _ = writeln!(text, "B\t{}\t{name}", interval_text(comparison.b.interval, zone));
    let which = match comparison.matching {
        Matching::Possible => tr!("compare-counts-possible"),
        Matching::Definite => tr!("compare-counts-definite"),
    };
    let titles = [tr!("compare-what"), tr!("compare-name"), "A", "B", "B − A", tr!("compare-of-a")];
    let _ = writeln!(text, "{which}\n\n{}", titles.join("\t"));
    for row in rows(comparison) {
        let difference = row.difference();
        let difference = difference
            .map_or(tr!("not-applicable").to_owned(), |(low, high)| difference_text(low, high));
        let percent = percent_text(row.percent());
        let (a, b) = (range(row.a), range(row.b));
        let [what, name] = row.told;
        let name = one_line_text(&name);
        let _ = writeln!(text, "{what}\t{name}\t{a}\t{b}\t{difference}\t{percent}");
    }
    text
}

/// A table with one line a figure; what is not known is an empty cell. Cells that
/// spreadsheets would run as formulas are disarmed.
///
/// # Errors
/// When the cells cannot be written, which memory never refuses.
pub fn csv(comparison: &Comparison) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| ExportError::Write(error.into());
    writer.write_record(HEADER).map_err(failed)?;
    for row in rows(comparison) {
        let bound = |range: Option<(u64, u64)>, high: bool| {
            range.map_or_else(String::new, |range| if high { range.1 } else { range.0 }.to_string())
        };
        let difference = row.difference();
        let cells = [
            row.what.to_owned(),
            safe_cell(&row.name).into_owned(),
            bound(row.a, false),
            bound(row.a, true),
            bound(row.b, false),
            bound(row.b, true),
            difference.map_or_else(String::new, |(low, _)| low.to_string()),
            difference.map_or_else(String::new, |(_, high)| high.to_string()),
            row.percent().map_or_else(String::new, |percent| format!("{percent:.1}")),
        ];
        writer.write_record(&cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| ExportError::Write(error.into_error()))
}

/// Everything as JSON, for programs.
pub fn json(comparison: &Comparison) -> Value {
    let sum = |sum: &Sum| match people(sum) {
        None => Value::Null,
        Some((low, high)) => json!({ "low": low, "high": high }),
    };
    let period = |period: &Period| {
        json!({
            "from": period.interval.start().to_utc_text(),
            "to": period.interval.end().to_utc_text(),
            "possible": period.possible,
            "definite": period.definite,
            "killed": sum(&period.toll.killed),
            "injured": sum(&period.toll.injured),
        })
    };
    let lines = |lines: &[Line]| -> Value {
        let line = |line: &Line| {
            json!({
                "name": line.word,
                "a": line.a,
                "b": line.b,
                "difference": line.difference(),
                "percent": line.percent(),
            })
        };
        lines.iter().map(line).collect()
    };
    let mut object = json!({
        "a": period(&comparison.a),
        "b": period(&comparison.b),
        "match": comparison.matching,
    });
    for (group, found) in &comparison.groups {
        object[group.id()] = lines(found);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_and_percentages_have_their_signs() {
        assert_eq!(difference_text(3, 3), "+3");
        assert_eq!(difference_text(-2, 5), "−2 to +5");
        assert_eq!(difference_text(0, 0), "0");
        assert_eq!(percent_text(percent(4, 5)), "+25 %");
        assert_eq!(percent_text(percent(3, 1)), "−66.7 %");
        assert_eq!(percent_text(percent(3, 3)), "0 %");
        assert_eq!(percent_text(percent(0, 7)), "n/a");
    }
}
