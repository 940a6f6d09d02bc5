//! When an event happened, as the server computes it from the columns of its row.
//!
//! The rules are those of reading a file: `time_text::interval`, what a midnight means in
//! a column of midnights, and which moments stand for a missing one. Held by
//! `tests/core/database_engine.rs` against what reading the same rows gives.

use super::column_type::ColumnType;
use super::folds::Folds;
use crate::database::table::{Column, literal};
use crate::dataset::TimePrecision;
use crate::dataset::time::PLAUSIBLE_YEARS;

/// First second of an event, as seconds since 1970; none where it has no time.
pub const FROM: &str = "\"strikemap from\"";

/// The second after its last one.
pub const UNTIL: &str = "\"strikemap until\"";

/// Its precision, as the place among [`TimePrecision::ALL`].
pub const PRECISION: &str = "\"strikemap precision\"";

/// The names above, without quotes: no column may be called so.
pub const OWN_NAMES: [&str; 3] = ["strikemap from", "strikemap until", "strikemap precision"];

/// Days on which spreadsheets and databases begin to count, which a missing one becomes.
const FIRST_DAYS: &str = "('1900-01-01', '1904-01-01')";

/// A column that tells a time.
#[derive(Debug, Clone)]
pub struct TimeColumn {
    /// The column.
    pub column: Column,
    /// Whether all its times are midnights, so that they are days.
    pub are_midnights: bool,
}

/// Which columns tell when, and how.
#[derive(Debug, Clone)]
pub struct EventTime {
    /// The start.
    pub start: TimeColumn,
    /// The end.
    pub end: Option<TimeColumn>,
    /// The stated precision: a column, and what its words mean.
    pub stated: Option<(Column, Vec<(String, TimePrecision)>)>,
    /// The zone of days and clocks, as an expression whose value is its name.
    pub zone: String,
    /// Where the clocks of those zones go back.
    pub folds: Folds,
}

/// The place of a precision among all of them.
pub fn rank(precision: TimePrecision) -> usize {
    TimePrecision::ALL.iter().position(|other| *other == precision).unwrap_or(0)
}

impl TimeColumn {
    /// The column in a statement, if its value is a time at all.
    fn plausible(&self) -> String {
        let column = self.column.quoted();
        let (first, last) = (PLAUSIBLE_YEARS.start(), PLAUSIBLE_YEARS.end() + 1);
        let between = |zone: &str| {
            format!("{column} >= '{first}-01-01{zone}' AND {column} < '{last}-01-01{zone}'")
        };
        let condition = match ColumnType::of(&self.column) {
            ColumnType::Moment => format!(
                "{} AND floor(extract(epoch FROM {column})) <> 0 \
                 AND ({column} AT TIME ZONE 'UTC')::date NOT IN {FIRST_DAYS}",
                between(" 00:00:00+00")
            ),
            ColumnType::Civil => format!(
                "{} AND date_trunc('second', {column}) <> '1970-01-01' \
                 AND {column}::date NOT IN {FIRST_DAYS}",
                between("")
            ),
            _ => between(""),
        };
        format!("CASE WHEN {condition} THEN {column} END")
    }

    /// The calendar day of `value`, which is one of this column.
    fn day(&self, value: &str) -> String {
        match ColumnType::of(&self.column) {
            ColumnType::Moment => format!("({value} AT TIME ZONE 'UTC')::date"),
            _ => format!("({value})::date"),
        }
    }
}

/// Seconds since 1970 of a moment.
fn secs(moment: &str) -> String {
    format!("floor(extract(epoch FROM {moment}))::bigint")
}

impl EventTime {
    /// What `SELECT` takes for the rows of `table`: its columns, and [`FROM`], [`UNTIL`] and
    /// [`PRECISION`].
    pub fn relation(&self, table: &str) -> String {
        if let Some(relation) = self.of_moments(table) {
            return relation;
        }
        let Self { start, end, stated, .. } = self;
        let stated = match stated {
            Some((column, words)) => {
                let when = |(word, precision): &(String, TimePrecision)| {
                    format!("WHEN {} THEN {}", literal(word), rank(*precision))
                };
                let words: Vec<String> = words.iter().map(when).collect();
                match words.is_empty() {
                    true => "NULL::int".to_owned(),
                    false => format!("CASE {} {} END", column.as_text(), words.join(" ")),
                }
            }
            None => "NULL::int".to_owned(),
        };
        let values = format!(
            "SELECT t.*, {} AS \"strikemap start\", {} AS \"strikemap end\", \
             {stated} AS \"strikemap stated\" FROM {table} AS t OFFSET 0",
            start.plausible(),
            end.as_ref().map_or_else(|| "NULL::date".to_owned(), TimeColumn::plausible)
        );
        let is_day = |column: &TimeColumn| match ColumnType::of(&column.column) {
            ColumnType::Day => "TRUE".to_owned(),
            _ if column.are_midnights => format!(
                "(\"strikemap stated\" IS NULL OR \"strikemap stated\" BETWEEN {} AND {})",
                rank(TimePrecision::Day),
                rank(TimePrecision::Year)
            ),
            _ => "FALSE".to_owned(),
        };
        let exact = |column: &TimeColumn, value: &str| match ColumnType::of(&column.column) {
            ColumnType::Moment => secs(value),
            // The first moment of 1970 is what a missing one becomes.
            _ => format!("nullif({}, 0)", secs(&self.moment(value, true))),
        };
        let midnight = |column: &TimeColumn, value: &str, days: u8| {
            secs(&self.moment(&format!("({} + {days})::timestamp", column.day(value)), false))
        };
        let first = |column: &TimeColumn, value: &str, days: u8| {
            let day = is_day(column);
            match day.as_str() {
                "TRUE" => midnight(column, value, days),
                "FALSE" => exact(column, value),
                _ => format!(
                    "CASE WHEN {day} THEN {} ELSE {} END",
                    midnight(column, value, days),
                    exact(column, value)
                ),
            }
        };
        let start_secs = first(start, "\"strikemap start\"", 0);
        let end_secs = match end {
            Some(end) => first(end, "\"strikemap end\"", 1),
            None => "NULL::bigint".to_owned(),
        };
        let read = format!(
            "SELECT t.*, {start_secs} AS \"strikemap first\", {end_secs} AS \"strikemap last\", \
             {} AS \"strikemap is day\" FROM ({values}) AS t OFFSET 0",
            is_day(start)
        );
        let [second, day] = [TimePrecision::Second, TimePrecision::Day].map(rank);
        let written = format!("CASE WHEN \"strikemap is day\" THEN {day} ELSE {second} END");
        let known = format!(
            "SELECT t.*, CASE WHEN \"strikemap stated\" IS NULL OR \"strikemap stated\" = {} \
             THEN {written} ELSE greatest(\"strikemap stated\", {written}) END \
             AS \"strikemap unit\", \
             (\"strikemap last\" IS NOT NULL AND \"strikemap last\" > \"strikemap first\") \
             AS \"strikemap has end\" FROM ({read}) AS t OFFSET 0",
            rank(TimePrecision::Unknown)
        );
        let units = self.units();
        format!(
            "(SELECT t.*, \
             CASE WHEN \"strikemap has end\" THEN \"strikemap first\" ELSE {} END AS {FROM}, \
             CASE WHEN \"strikemap has end\" THEN \"strikemap last\" ELSE {} END AS {UNTIL}, \
             CASE WHEN \"strikemap first\" IS NULL THEN NULL \
             WHEN \"strikemap has end\" AND \"strikemap stated\" IS NOT NULL \
             THEN \"strikemap stated\" ELSE \"strikemap unit\" END AS {PRECISION} \
             FROM ({known}) AS t OFFSET 0)",
            units[0], units[1]
        )
    }

    /// The same where columns hold moments alone. Without `OFFSET 0`, which keeps steps apart
    /// that are computed once, a server may share the work among its processors.
    fn of_moments(&self, table: &str) -> Option<String> {
        let Self { start, end, stated, .. } = self;
        let are_moments = |column: &TimeColumn| {
            !column.are_midnights && ColumnType::of(&column.column) == ColumnType::Moment
        };
        if stated.is_some() || !are_moments(start) || !end.iter().all(are_moments) {
            return None;
        }
        let first = secs(&start.plausible());
        let second = format!("{first} + 1");
        let until = match end.as_ref().map(|end| secs(&end.plausible())) {
            Some(last) => format!("CASE WHEN {last} > {first} THEN {last} ELSE {second} END"),
            None => second,
        };
        let precision = rank(TimePrecision::Second);
        Some(format!(
            "(SELECT t.*, {first} AS {FROM}, {until} AS {UNTIL}, \
             CASE WHEN {first} IS NOT NULL THEN {precision} END AS {PRECISION} \
             FROM {table} AS t)"
        ))
    }

    /// The moment of a civil time by the clocks of its row: where it comes twice the first of
    /// the two, while the server takes the second. Without `has_clock` it is a midnight.
    fn moment(&self, civil: &str, has_clock: bool) -> String {
        let Self { zone, folds, .. } = self;
        let later = format!("({civil} AT TIME ZONE {zone})");
        if folds.spans_secs.is_empty() || !(has_clock || folds.hold_midnight) {
            return later;
        }
        let case = |secs: &i64| {
            let earlier = format!("({later} - interval '{secs} seconds')");
            format!("WHEN {earlier} AT TIME ZONE {zone} = {civil} THEN {earlier}")
        };
        let cases: Vec<String> = folds.spans_secs.iter().map(case).collect();
        format!("CASE {} ELSE {later} END", cases.join(" "))
    }

    /// First second of the unit of the precision, and the second after it.
    fn units(&self) -> [String; 2] {
        let zone = &self.zone;
        let first = "\"strikemap first\"";
        let civil = format!("to_timestamp({first}) AT TIME ZONE {zone}");
        let of = |unit: &str, shift: &str| {
            let start = format!("(date_trunc('{unit}', {civil}){shift})");
            secs(&self.moment(&start, false))
        };
        let lasting = |secs: u32| [first.to_owned(), format!("{first} + {secs}")];
        let day = || [of("day", ""), of("day", " + interval '1 day'")];
        let [mut from, mut until] =
            ["CASE \"strikemap unit\"", "CASE \"strikemap unit\""].map(str::to_owned);
        for precision in TimePrecision::ALL {
            let unit = match precision {
                TimePrecision::Second | TimePrecision::Unknown => lasting(1),
                TimePrecision::Minute => lasting(60),
                TimePrecision::Hour => lasting(3_600),
                TimePrecision::PartOfDay => {
                    let [short, whole] = [lasting(6 * 3_600), day()];
                    [0, 1].map(|end: usize| {
                        format!(
                            "CASE WHEN \"strikemap is day\" THEN {} ELSE {} END",
                            whole[end], short[end]
                        )
                    })
                }
                TimePrecision::Day => day(),
                TimePrecision::Week => {
                    [of("day", " - interval '3 days'"), of("day", " + interval '4 days'")]
                }
                TimePrecision::Month => [of("month", ""), of("month", " + interval '1 month'")],
                TimePrecision::Year => [of("year", ""), of("year", " + interval '1 year'")],
            };
            for (all, one) in [(&mut from, &unit[0]), (&mut until, &unit[1])] {
                all.push_str(&format!(" WHEN {} THEN {one}", rank(precision)));
            }
        }
        [from + " END", until + " END"]
    }
}
