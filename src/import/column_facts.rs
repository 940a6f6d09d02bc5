//! What only a whole column can tell: looked for by one pass over its cells, when
//! the first cell is met whose meaning hangs on it; reading then starts again.
//!
//! To add a fact, write a [`Tally`] and name it in [`ColumnFacts`]: as a member, and
//! in its `count` and `join`. Whoever reads a cell asks [`Facts::of`] and hands the
//! refusal on; rows that do not hang on their columns never ask.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::event_builder::Thousands;
use super::place_columns::{Lengths, PairOrders};
pub use super::tally::Tally;
use crate::dataset::time_text::{self, DateOrder};

/// All that is known of one column as a whole.
#[derive(Debug, Clone, Default)]
pub struct ColumnFacts {
    /// Which number of its dates is the day.
    pub orders: Orders,
    /// Whether its times say anything.
    pub times: Times,
    /// Whether its numbers have signs between thousands.
    pub thousands: Thousands,
    /// Which number of its pairs is the latitude.
    pub pairs: PairOrders,
    /// What signs between its digits mean.
    pub lengths: Lengths,
}

impl Tally for ColumnFacts {
    fn count(&mut self, cell: &str) {
        self.orders.count(cell);
        self.times.count(cell);
        self.thousands.count(cell);
        self.pairs.count(cell);
        self.lengths.count(cell);
    }

    fn join(&mut self, later: Self) {
        self.orders.join(later.orders);
        self.times.join(later.times);
        self.thousands.join(later.thousands);
        self.pairs.join(later.pairs);
        self.lengths.join(later.lengths);
    }
}

/// What is known of whole columns, by their index.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    columns: BTreeMap<usize, ColumnFacts>,
    /// Columns whose first cells have a time other than midnight, so that the others
    /// need not be looked at for that.
    timed: BTreeSet<usize>,
}

/// Every cell of the column with this index must be looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedsColumn(pub usize);

impl Facts {
    /// What the cells of the first records tell.
    pub fn of_first(records: &[Vec<String>]) -> Self {
        let cells = records.iter().flat_map(|cells| cells.iter().enumerate());
        let timed = cells.filter(|(_, cell)| time_text::is_other_than_midnight(cell));
        Self { columns: BTreeMap::new(), timed: timed.map(|(column, _)| column).collect() }
    }

    /// Whether `column` is known to have a time other than midnight.
    pub fn is_timed(&self, column: usize) -> bool {
        let of_all = || self.columns.get(&column).is_some_and(|facts| !facts.times.are_midnight());
        self.timed.contains(&column) || of_all()
    }

    /// Whether all times of `column` are midnight.
    ///
    /// # Errors
    /// As for [`of`](Self::of), where the first cells do not tell.
    pub fn are_midnight(&self, column: usize) -> Result<bool, NeedsColumn> {
        Ok(!self.is_timed(column) && self.of(column)?.times.are_midnight())
    }

    /// What is known of `column`.
    ///
    /// # Errors
    /// When its cells were not looked at yet.
    pub fn of(&self, column: usize) -> Result<&ColumnFacts, NeedsColumn> {
        self.columns.get(&column).ok_or(NeedsColumn(column))
    }

    /// Notes what was found of `column`.
    pub fn insert(&mut self, column: usize, facts: ColumnFacts) {
        self.columns.insert(column, facts);
    }
}

/// How many dates of a column read only one way, and one that reads both ways.
#[derive(Debug, Clone, Default)]
pub struct Orders {
    /// Their first number is no month.
    day_first: u64,
    /// Their second number is no month.
    month_first: u64,
    /// Their year has two digits.
    short_years: u64,
    /// What those are in each order.
    readings: [Reading; 3],
    /// The least and greatest first and last numbers of those.
    first: Spread,
    last: Spread,
    /// The first cell that reads both ways.
    pub example: String,
}

/// The dates with years of two digits of a column, read in one order.
#[derive(Debug, Clone, Copy, Default)]
struct Reading {
    is_impossible: bool,
    latest: Option<Date>,
}

impl Reading {
    fn count(&mut self, date: Option<Date>) {
        self.is_impossible |= date.is_none();
        self.latest = self.latest.max(date);
    }

    /// Whether each is a date, and none lies behind `until`.
    fn may_be(&self, until: Date) -> bool {
        !self.is_impossible && self.latest.is_none_or(|latest| latest <= until)
    }
}

/// The least and the greatest of some numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Spread(Option<(i8, i8)>);

impl Spread {
    fn join(&mut self, (least, greatest): (i8, i8)) {
        let (a, b) = self.0.unwrap_or((least, greatest));
        self.0 = Some((a.min(least), b.max(greatest)));
    }

    fn width(&self) -> i8 {
        self.0.map_or(0, |(least, greatest)| greatest - least)
    }
}

/// In which order a column has its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecidedOrder {
    /// The order.
    pub order: DateOrder,
    /// Whether all could as well begin with a year of two digits.
    pub may_begin_with_year: bool,
}

impl Orders {
    /// A date that can only be read one way decides; where both orders occur, the
    /// more frequent one is taken. Years of two digits stand first where only then no
    /// date lies behind `today`, or where the last numbers would be years far apart and the
    /// first ones would not. `None` where nothing tells.
    pub fn decided(&self, today: Date) -> Option<DecidedOrder> {
        /// So many dates tell years from days by how far apart they are.
        const ENOUGH: u64 = 20;
        const FAR_APART: i8 = 20;
        const NEAR: i8 = 5;
        // As far as dates that are announced may lie.
        let ahead = today.saturating_add(1.year());
        let [day_first, month_first, year_first] = &self.readings;
        let may_begin_with_year = self.short_years > 0 && year_first.may_be(today);
        if may_begin_with_year {
            let is_only_way = !day_first.may_be(ahead) && !month_first.may_be(ahead);
            let is_seen = self.short_years >= ENOUGH
                && self.last.width() >= FAR_APART
                && self.first.width() <= NEAR;
            if is_seen || is_only_way && self.short_years > 1 {
                return Some(DecidedOrder {
                    order: DateOrder::YearFirst,
                    may_begin_with_year: false,
                });
            }
        }
        let order = match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => DateOrder::DayFirst,
            std::cmp::Ordering::Less => DateOrder::MonthFirst,
            std::cmp::Ordering::Equal => return None,
        };
        Some(DecidedOrder { order, may_begin_with_year })
    }
}

impl Tally for Orders {
    fn count(&mut self, cell: &str) {
        let Some((first, second)) = time_text::leading_pair(cell) else { return };
        self.day_first += u64::from(first > 12);
        self.month_first += u64::from(second > 12);
        if self.example.is_empty() && first != second && first <= 12 && second <= 12 {
            cell.trim().clone_into(&mut self.example);
        }
        if let Some([a, b, c]) = time_text::short_year_parts(cell) {
            self.short_years += 1;
            let [day_first, month_first, year_first] = &mut self.readings;
            day_first.count(time_text::short_year_date(c, b, a));
            month_first.count(time_text::short_year_date(c, a, b));
            year_first.count(time_text::short_year_date(a, b, c));
            self.first.join((a, a));
            self.last.join((c, c));
        }
    }

    fn join(&mut self, later: Self) {
        self.day_first += later.day_first;
        self.month_first += later.month_first;
        self.short_years += later.short_years;
        for (reading, later) in self.readings.iter_mut().zip(later.readings) {
            reading.is_impossible |= later.is_impossible;
            reading.latest = reading.latest.max(later.latest);
        }
        for (spread, later) in [(&mut self.first, later.first), (&mut self.last, later.last)] {
            if let Some(later) = later.0 {
                spread.join(later);
            }
        }
        if self.example.is_empty() {
            self.example = later.example;
        }
    }
}

/// Whether the times of a column are all midnight, which then says nothing.
#[derive(Debug, Clone, Default)]
pub struct Times {
    has_other: bool,
    /// Hours of moments as scripts write them, `…T22:00:00.000Z`, a bit each.
    script_hours: u32,
    has_other_than_script: bool,
}

impl Times {
    /// Whether all are whole hours as scripts write the midnights of a zone in UTC, of
    /// which its clocks have two a year, one of them `hour`.
    pub fn are_script_midnights(&self, hour: i8) -> bool {
        let near = [hour - 1, hour, hour + 1].map(|hour| 1_u32 << hour.rem_euclid(24));
        let allowed = near.into_iter().fold(0, |all, bit| all | bit);
        !self.has_other_than_script
            && self.script_hours & !allowed == 0
            && self.script_hours.count_ones() <= 2
    }

    /// Whether there is no time but midnight, so that the column holds days.
    pub fn are_midnight(&self) -> bool {
        !self.has_other
    }
}

impl Tally for Times {
    fn count(&mut self, cell: &str) {
        self.has_other = self.has_other || time_text::is_other_than_midnight(cell);
        let hour = cell.trim().strip_suffix(":00:00.000Z").and_then(|rest| rest.rsplit_once('T'));
        match hour.and_then(|(_, hour)| hour.parse::<u32>().ok()).filter(|hour| *hour < 24) {
            Some(hour) => self.script_hours |= 1 << hour,
            None => self.has_other_than_script |= !cell.trim().is_empty(),
        }
    }

    fn join(&mut self, later: Self) {
        self.has_other |= later.has_other;
        self.script_hours |= later.script_hours;
        self.has_other_than_script |= later.has_other_than_script;
    }
}
