//! When an event happened, as a database computes it from the columns of its row.
//!
//! The rules are those of reading a file: `time_text::interval`, what a midnight means in
//! a column of midnights, and which moments stand for a missing one. All of it is reckoned
//! in whole seconds since 1970; a civil time is written as if it were of UTC until the
//! clocks of its zone make a moment of it. Held by `tests/core/database_engine.rs` against
//! what reading the same rows gives.

use super::clocks::{GivenIn, ZoneClocks};
use super::time_column::{DAY_SECS, SHIFT_SECS, TimeColumn, counted_from_below, midnight};
use crate::database::column_type::ColumnType;
use crate::database::dialect::{CalendarUnit, Dialect};
use crate::dataset::TimePrecision;

/// First second of an event, as seconds since 1970; none where it has no time.
pub const FROM: &str = "strikemap_from";

/// The second after its last one.
pub const UNTIL: &str = "strikemap_until";

/// Its precision, as the place among [`TimePrecision::ALL`].
pub const PRECISION: &str = "strikemap_precision";

/// How the names begin that statements give to columns: no column of a table may be called
/// so.
pub const OWN_NAMES: &str = "strikemap_";

/// Countries, as cells name them, and their clocks.
pub type CountryClocks = (Vec<String>, ZoneClocks);

/// The clocks of the zones of rows.
#[derive(Debug, Clone)]
pub struct RowClocks {
    /// Where nothing says otherwise.
    pub usual: ZoneClocks,
    /// A column of countries as text, and those whose clocks are others.
    pub by_country: Option<(String, Vec<CountryClocks>)>,
}

/// Which columns tell when, and how.
#[derive(Debug, Clone)]
pub struct EventTime {
    /// The start.
    pub start: TimeColumn,
    /// The end.
    pub end: Option<TimeColumn>,
    /// The stated precision: a column as text, and what its words mean.
    pub stated: Option<(String, Vec<(String, TimePrecision)>)>,
    /// The clocks of rows.
    pub clocks: RowClocks,
}

/// The place of a precision among all of them.
pub fn rank(precision: TimePrecision) -> usize {
    TimePrecision::ALL.iter().position(|other| *other == precision).unwrap_or(0)
}

impl EventTime {
    /// What `SELECT` takes for the rows of `table`: its columns, and [`FROM`], [`UNTIL`] and
    /// [`PRECISION`].
    pub fn relation(&self, table: &str, dialect: &dyn Dialect) -> String {
        let fence = dialect.fence();
        if let Some(relation) = self.of_moments(table, dialect) {
            return relation;
        }
        let (written, unknown) = (self.written(table, dialect), dialect.unknown());
        let Self { start, end, .. } = self;
        // Each step computes columns from those of the one before.
        let step = |columns: &[(&str, String)], rows: &str| {
            let columns: Vec<String> = columns
                .iter()
                .map(|(name, value)| format!("{} AS {name}", dialect.computed_once(value)))
                .collect();
            format!("SELECT t.*, {} FROM ({rows}) AS t{fence}", columns.join(", "))
        };
        let end_secs = match end {
            Some(end) => self.first(dialect, end, "strikemap_end", DAY_SECS),
            None => unknown.to_owned(),
        };
        let is_day = format!("CASE WHEN {} THEN 1 ELSE 0 END", self.is_day(start));
        let read = [
            ("strikemap_first", self.first(dialect, start, "strikemap_start", 0)),
            ("strikemap_last", end_secs),
            ("strikemap_is_day", is_day),
        ];
        let read = step(&read, &written);
        let [second, day] = [TimePrecision::Second, TimePrecision::Day].map(rank);
        let by_form = format!("CASE WHEN strikemap_is_day = 1 THEN {day} ELSE {second} END");
        let unit = match &self.stated {
            Some(_) => format!(
                "CASE WHEN strikemap_stated IS NULL OR strikemap_stated = {} OR \
                 strikemap_stated < {by_form} THEN {by_form} ELSE strikemap_stated END",
                rank(TimePrecision::Unknown)
            ),
            None => by_form,
        };
        let has_end = "CASE WHEN strikemap_last IS NOT NULL AND strikemap_last > strikemap_first \
            THEN 1 ELSE 0 END";
        let offset = self.offset(dialect, "strikemap_first", GivenIn::Moments);
        let known = [
            ("strikemap_unit", unit),
            ("strikemap_has_end", has_end.to_owned()),
            ("strikemap_civil", format!("(strikemap_first + {offset})")),
        ];
        let midnights = [("strikemap_midnight", midnight("strikemap_civil"))];
        let [from, until] = self.calendar_units(dialect);
        let calendar = [("strikemap_unit_from", from), ("strikemap_unit_until", until)];
        let calendar = step(&calendar, &step(&midnights, &step(&known, &read)));
        let [from, until] = self.units(dialect);
        let stated = match &self.stated {
            Some(_) => {
                "WHEN strikemap_has_end = 1 AND strikemap_stated IS NOT NULL THEN strikemap_stated"
            }
            None => "",
        };
        let values = [
            (FROM, format!("CASE WHEN strikemap_has_end = 1 THEN strikemap_first ELSE {from} END")),
            (
                UNTIL,
                format!("CASE WHEN strikemap_has_end = 1 THEN strikemap_last ELSE {until} END"),
            ),
            (
                PRECISION,
                format!(
                    "CASE WHEN strikemap_first IS NULL THEN NULL {stated} ELSE strikemap_unit END"
                ),
            ),
        ];
        format!("({})", step(&values, &calendar))
    }

    /// The rows of `table` with what stands in the columns of times: seconds, the place of
    /// the stated precision, and whose clocks count.
    fn written(&self, table: &str, dialect: &dyn Dialect) -> String {
        let Self { start, end, stated, clocks } = self;
        let mut columns = vec![("strikemap_start", start.secs(dialect))];
        if let Some(end) = end {
            columns.push(("strikemap_end", end.secs(dialect)));
        }
        if let Some((text, words)) = stated {
            let when = |(word, precision): &(String, TimePrecision)| {
                format!("WHEN {text} = {} THEN {}", dialect.literal(word), rank(*precision))
            };
            let words: Vec<String> = words.iter().map(when).collect();
            columns.push((
                "strikemap_stated",
                match words.is_empty() {
                    true => dialect.unknown().to_owned(),
                    false => format!("CASE {} END", words.join(" ")),
                },
            ));
        }
        if let Some((text, countries)) = &clocks.by_country {
            let cases: Vec<String> = countries
                .iter()
                .enumerate()
                .map(|(zone, (texts, _))| {
                    let texts: Vec<String> =
                        texts.iter().map(|text| dialect.literal(text)).collect();
                    format!("WHEN {text} IN ({}) THEN {}", texts.join(", "), zone + 1)
                })
                .collect();
            columns.push(("strikemap_zone", format!("CASE {} ELSE 0 END", cases.join(" "))));
        }
        let columns: Vec<String> =
            columns.into_iter().map(|(name, value)| format!("{value} AS {name}")).collect();
        format!("SELECT t.*, {} FROM {table} AS t{}", columns.join(", "), dialect.fence())
    }

    /// The times of rows where columns hold moments alone. Without a fence, which keeps steps
    /// apart that are computed once, a server may share the work among its processors.
    fn of_moments(&self, table: &str, dialect: &dyn Dialect) -> Option<String> {
        let Self { start, end, stated, .. } = self;
        let are_moments =
            |column: &TimeColumn| !column.are_midnights && column.column.kind == ColumnType::Moment;
        if stated.is_some() || !are_moments(start) || !end.iter().all(are_moments) {
            return None;
        }
        let first = start.secs(dialect);
        let second = format!("{first} + 1");
        let until = match end.as_ref().map(|end| end.secs(dialect)) {
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

    /// A condition that the times of `column` are days.
    fn is_day(&self, column: &TimeColumn) -> String {
        match (column.column.kind, column.are_midnights, &self.stated) {
            (ColumnType::Day, ..) | (_, true, None) => "TRUE".to_owned(),
            (_, false, _) => "FALSE".to_owned(),
            (_, true, Some(_)) => format!(
                "(strikemap_stated IS NULL OR strikemap_stated BETWEEN {} AND {})",
                rank(TimePrecision::Day),
                rank(TimePrecision::Year)
            ),
        }
    }

    /// The moment that `value` of `column` means; a day is its first moment, or that of the
    /// day `secs_later`.
    fn first(
        &self,
        dialect: &dyn Dialect,
        column: &TimeColumn,
        value: &str,
        secs_later: i64,
    ) -> String {
        let exact = || match column.column.kind {
            ColumnType::Moment => value.to_owned(),
            // The first moment of 1970 is what a missing one becomes.
            _ => format!("nullif({}, 0)", self.moment(dialect, value)),
        };
        let day = || self.moment(dialect, &format!("({} + {secs_later})", midnight(value)));
        match self.is_day(column).as_str() {
            "TRUE" => day(),
            "FALSE" => exact(),
            is_day => format!("CASE WHEN {is_day} THEN {} ELSE {} END", day(), exact()),
        }
    }

    /// By how much the clocks of a row differ from UTC.
    fn offset(&self, dialect: &dyn Dialect, value: &str, given_in: GivenIn) -> String {
        let RowClocks { usual, by_country } = &self.clocks;
        let usual = usual.offset(dialect, value, given_in);
        let Some((_, countries)) = by_country else { return usual };
        let cases: Vec<String> = countries
            .iter()
            .enumerate()
            .map(|(zone, (_, clocks))| {
                format!(
                    "WHEN strikemap_zone = {} THEN {}",
                    zone + 1,
                    clocks.offset(dialect, value, given_in)
                )
            })
            .collect();
        format!("CASE {} ELSE {usual} END", cases.join(" "))
    }

    /// The moment of a civil time by the clocks of its row.
    fn moment(&self, dialect: &dyn Dialect, civil: &str) -> String {
        format!("({civil} - ({}))", self.offset(dialect, civil, GivenIn::CivilTimes))
    }

    /// The precisions that a row can have.
    fn precisions(&self) -> Vec<TimePrecision> {
        let stated = self.stated.iter().flat_map(|(_, words)| words);
        let stated: Vec<TimePrecision> = stated.map(|(_, precision)| *precision).collect();
        let always = [TimePrecision::Second, TimePrecision::Day];
        TimePrecision::ALL
            .into_iter()
            .filter(|known| always.contains(known) || stated.contains(known))
            .collect()
    }

    /// The first civil second of the unit of the calendar that the precision is, and the one
    /// after it; nothing for lengths of clocks.
    fn calendar_units(&self, dialect: &dyn Dialect) -> [String; 2] {
        let day = format!("({})", self.day_since_1970(dialect));
        let unit_of = |unit: CalendarUnit| {
            let first = dialect.first_of(unit, &day);
            let next = dialect.first_of(unit, &format!("{first} + {}", unit.most_days()));
            [first, next].map(|day| format!("{day} * {DAY_SECS}"))
        };
        let shifted = |days: i64| format!("strikemap_midnight + {}", days * DAY_SECS);
        self.by_precision(dialect.unknown(), |precision| match precision {
            TimePrecision::Second
            | TimePrecision::Minute
            | TimePrecision::Hour
            | TimePrecision::Unknown => None,
            TimePrecision::PartOfDay => {
                Some([0, 1].map(|days| {
                    format!("CASE WHEN strikemap_is_day = 1 THEN {} END", shifted(days))
                }))
            }
            TimePrecision::Day => Some([shifted(0), shifted(1)]),
            TimePrecision::Week => Some([shifted(-3), shifted(4)]),
            TimePrecision::Month => Some(unit_of(CalendarUnit::Month)),
            TimePrecision::Year => Some(unit_of(CalendarUnit::Year)),
        })
    }

    /// The day of the calendar of a row.
    fn day_since_1970(&self, dialect: &dyn Dialect) -> String {
        let from_below = counted_from_below(dialect, "strikemap_midnight", 86_400);
        format!("{from_below} - {}", SHIFT_SECS / DAY_SECS)
    }

    /// First second of the unit of the precision, and the second after it.
    fn units(&self, dialect: &dyn Dialect) -> [String; 2] {
        let first = "strikemap_first";
        let lasting = |secs: u32| [first.to_owned(), format!("{first} + {secs}")];
        let calendar = ["strikemap_unit_from", "strikemap_unit_until"]
            .map(|civil| self.moment(dialect, civil));
        let clocks = self.by_precision(dialect.unknown(), |precision| {
            Some(match precision {
                TimePrecision::Second | TimePrecision::Unknown => lasting(1),
                TimePrecision::Minute => lasting(60),
                TimePrecision::Hour => lasting(3_600),
                // Of a day without a time of day, the whole day.
                TimePrecision::PartOfDay => lasting(6 * 3_600),
                _ => return None,
            })
        });
        [0, 1].map(|end: usize| {
            format!(
                "CASE WHEN strikemap_unit_from IS NULL THEN {} ELSE {} END",
                clocks[end], calendar[end]
            )
        })
    }

    /// Two values by the precision of a row, which are `other` where `of` gives none.
    fn by_precision(
        &self,
        other: &str,
        of: impl Fn(TimePrecision) -> Option<[String; 2]>,
    ) -> [String; 2] {
        let mut both = [String::new(), String::new()];
        for precision in self.precisions() {
            for (all, one) in both.iter_mut().zip(of(precision).into_iter().flatten()) {
                all.push_str(&format!(" WHEN strikemap_unit = {} THEN {one}", rank(precision)));
            }
        }
        both.map(|cases| match cases.is_empty() {
            true => other.to_owned(),
            false => format!("CASE{cases} ELSE {other} END"),
        })
    }
}
