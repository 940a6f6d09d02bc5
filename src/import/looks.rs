//! What the first cells of a column look like, where its name is not sure.

use crate::dataset::place_text::{self, Axis};
use crate::dataset::time_text::{self, Cell, DateOrder};

/// Regions of the world, which are no divisions of a country.
const WORLD_REGIONS: [&str; 16] = [
    "africa",
    "america",
    "americas",
    "asia",
    "caribbean",
    "caucasus",
    "europe",
    "oceania",
    "middle east",
    "australasia",
    "pacific",
    "world",
    "global",
    "європа",
    "европа",
    "europa",
];

/// How many of some cells look like what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looks {
    filled: u32,
    dates: u32,
    epochs: u32,
    clocks: u32,
    pairs: u32,
    links: u32,
    decimals: u32,
    fine_decimals: u32,
    angles: u32,
    integers: u32,
    counts: u32,
    world_regions: u32,
    nested: u32,
    timed: u32,
    stamps: u32,
}

impl Looks {
    /// Counts one cell, without the blanks around it.
    pub fn count(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        let is_integer = cell.bytes().all(|byte| byte.is_ascii_digit());
        self.integers += u32::from(is_integer);
        let number = cell.trim_start_matches(['~', '≈', '±', '>', '<', '≥', '≤', '[', ' ']);
        self.counts += u32::from(number.starts_with(|c: char| c.is_ascii_digit()));
        self.epochs += u32::from(is_integer && is_epoch(cell));
        let is_date = is_date(cell, is_integer);
        self.dates += u32::from(is_date);
        self.timed += u32::from(is_date && cell.contains(':') && !cell.contains(" 00:00"));
        self.stamps += u32::from(is_stamp(cell));
        self.clocks += u32::from(
            cell.contains(':')
                && time_text::read_clock(cell, time_text::ClockColumn::Any).is_some(),
        );
        self.pairs += u32::from(is_pair(cell));
        let decimals = decimals_of_degrees(cell);
        self.decimals += u32::from(decimals > 0);
        self.fine_decimals += u32::from(decimals > 3);
        self.links += u32::from(place_text::is_link_to_position(cell));
        self.angles += u32::from(is_angle(cell));
        self.nested += u32::from(is_nested(cell));
        let lower = cell.to_lowercase();
        self.world_regions += u32::from(WORLD_REGIONS.iter().any(|region| lower.contains(region)));
    }

    /// Whether no cell of those was filled, so that only the name tells.
    pub fn is_empty(self) -> bool {
        self.filled == 0
    }

    fn mostly(self, count: u32) -> bool {
        count * 2 > self.filled
    }

    /// Whole dates, with or without a time of day.
    pub fn are_dates(self) -> bool {
        self.mostly(self.dates)
    }

    /// Dates with a time of day that is no midnight.
    pub fn are_timed(self) -> bool {
        self.mostly(self.timed)
    }

    /// The same, or seconds of the epoch.
    pub fn are_moments(self) -> bool {
        self.mostly(self.dates + self.epochs)
    }

    /// Moments as forms stamp them, to thousandths and with an offset.
    pub fn are_stamps(self) -> bool {
        self.mostly(self.stamps)
    }

    /// Times of day alone.
    pub fn are_clocks(self) -> bool {
        self.mostly(self.clocks)
    }

    /// Both coordinates in each.
    pub fn are_pairs(self) -> bool {
        self.mostly(self.pairs)
    }

    /// Numbers with decimals that may be degrees.
    pub fn are_decimals(self) -> bool {
        self.mostly(self.decimals)
    }

    /// The same to a few metres, as hardly anything else is written.
    pub fn are_fine_decimals(self) -> bool {
        self.mostly(self.fine_decimals)
    }

    /// Addresses of maps that name a position.
    pub fn are_links_to_positions(self) -> bool {
        self.mostly(self.links)
    }

    /// One coordinate in each, with the sign of degrees.
    pub fn are_angles(self) -> bool {
        self.mostly(self.angles)
    }

    /// Digits alone: codes rather than words.
    pub fn are_integers(self) -> bool {
        self.filled > 0 && self.integers == self.filled
    }

    /// Nothing but numbers.
    pub fn are_plain_numbers(self) -> bool {
        self.integers + self.decimals == self.filled
    }

    /// Numbers of something, perhaps with words beside them.
    pub fn are_counts(self) -> bool {
        self.mostly(self.counts)
    }

    /// Numbers of something in some cells.
    pub fn have_counts(self) -> bool {
        self.counts > 0
    }

    /// Objects of JSON, or lists of them.
    pub fn are_nested(self) -> bool {
        self.mostly(self.nested)
    }

    /// Regions of the world.
    pub fn are_world_regions(self) -> bool {
        self.mostly(self.world_regions)
    }
}

/// How many digits stand behind the point or comma of a number that may be degrees.
fn decimals_of_degrees(cell: &str) -> usize {
    let Some((whole, decimals)) = cell.trim().split_once(['.', ',']) else { return 0 };
    let whole = whole.strip_prefix(['-', '−']).unwrap_or(whole);
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_degree = are_digits(whole)
        && are_digits(decimals)
        && whole.parse().is_ok_and(|degrees: u32| degrees <= 180);
    if is_degree { decimals.len() } else { 0 }
}

fn is_nested(cell: &str) -> bool {
    let inner = cell.strip_prefix('[').map_or(cell, str::trim_start);
    inner.starts_with('{') && cell.ends_with(['}', ']'])
}

/// `2025-12-28T10:00:00.000+02:00`
fn is_stamp(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or_default();
    bytes.len() == 29
        && (at(10), at(19), at(26)) == (b'T', b'.', b':')
        && matches!(at(23), b'+' | b'-')
}

/// Seconds or milliseconds from 2000 to 2040.
fn is_epoch(digits: &str) -> bool {
    let secs = match digits.len() {
        9 | 10 => digits.parse::<i64>().ok(),
        12 | 13 => digits.parse::<i64>().ok().map(|milliseconds| milliseconds / 1_000),
        _ => None,
    };
    secs.is_some_and(|secs| (946_684_800..2_208_988_800).contains(&secs))
}

fn is_date(cell: &str, is_integer: bool) -> bool {
    if is_integer {
        let is_long = matches!(cell.len(), 8 | 14);
        return is_long
            && (cell.starts_with("19") || cell.starts_with("20"))
            && time_text::read(cell, None).is_some();
    }
    // A number with a point is read as no date, and neither is a year.
    cell.len() >= 6
        && [DateOrder::DayFirst, DateOrder::MonthFirst]
            .iter()
            .any(|&order| matches!(time_text::read(cell, Some(order)), Some(Cell::Written(_))))
}

/// Degrees with minutes or the letter of a half, which no temperature has.
fn is_angle(cell: &str) -> bool {
    cell.contains('°')
        && (cell.contains(['\'', '′']) || cell.ends_with(['N', 'S', 'E', 'W']))
        && [Axis::Latitude, Axis::Longitude]
            .iter()
            .any(|&axis| place_text::read_degrees(cell, axis).is_ok())
}

/// Both coordinates in one cell, also with what a device adds to them.
fn is_pair(cell: &str) -> bool {
    if cell.starts_with(|c: char| c.is_alphabetic()) && !cell.starts_with("POINT") {
        return false;
    }
    let numbers = || cell.split([' ', ',', ';']).filter(|part| !part.is_empty());
    let are_degrees = numbers().count() >= 2
        && numbers().count() <= 4
        && numbers().all(|part| part.parse::<f64>().is_ok())
        && numbers().take(2).all(|part| part.contains('.'));
    are_degrees || cell.starts_with("POINT") || place_text::read_pair(cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(cells: &[&str]) -> Looks {
        let mut looks = Looks::default();
        cells.iter().for_each(|cell| looks.count(cell));
        looks
    }

    #[test]
    fn dates_times_and_pairs_are_told_apart() {
        assert!(looks(&["2025-12-27", "27.12.2025 02:15"]).are_dates());
        assert!(!looks(&["2015", "1130"]).are_dates(), "years and times in four digits");
        assert!(!looks(&["50.45", "30.52"]).are_dates());
        assert!(looks(&["1766794500"]).are_moments() && !looks(&["1766794500"]).are_dates());
        assert!(!looks(&["123456789"]).are_moments(), "the seventies");
        assert!(looks(&["02:15", "2:16"]).are_clocks());
        assert!(looks(&["50.45, 30.52", "50.45 30.52 160.2 4.9"]).are_pairs());
        assert!(!looks(&["Kyiv", "50.45, 30.52", "Lublin"]).are_pairs(), "one is no majority");
        assert!(looks(&["1", "22"]).are_integers() && !looks(&["1", "2a"]).are_integers());
        assert!(looks(&["Middle East & North Africa"]).are_world_regions());
        assert!(looks(&[""]).is_empty() && !looks(&[""]).are_dates());
    }
}
