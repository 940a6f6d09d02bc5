//! Cells of spreadsheets as text: days as days, moments as moments, numbers whole.

use calamine::{Data, ExcelDateTime};

/// What the number format of a cell shows of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The format is not known.
    Unknown,
    /// A date only.
    Day,
    /// A month and its year.
    Month,
    /// A year.
    Year,
    /// Hours and minutes.
    Minutes,
    /// Seconds.
    Seconds,
}

impl Shown {
    /// Of a number format: letters outside quotes, brackets and escapes count.
    pub fn of(code: &str) -> Self {
        let mut letters = code.chars();
        let (mut has_hours, mut has_seconds) = (false, false);
        let [mut has_days, mut has_months, mut has_years] = [false; 3];
        while let Some(letter) = letters.next() {
            match letter {
                '"' => {
                    letters.by_ref().find(|letter| *letter == '"');
                }
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '[' => {
                    // [h] counts hours, [Red] and [$-419] say how they look.
                    let inside: String =
                        letters.by_ref().take_while(|letter| *letter != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    has_hours |= !inside.is_empty() && inside.chars().all(|c| c == 'h');
                    has_seconds |= !inside.is_empty() && inside.chars().all(|c| c == 's');
                }
                'h' | 'H' => has_hours = true,
                'd' | 'D' => has_days = true,
                'm' | 'M' => has_months = true,
                'y' | 'Y' => has_years = true,
                's' | 'S' => has_seconds = true,
                // What follows is for negative numbers.
                ';' => break,
                _ => {}
            }
        }
        match (has_hours, has_seconds) {
            (_, true) => Self::Seconds,
            (true, false) => Self::Minutes,
            (false, false) if has_days || !has_years => Self::Day,
            (false, false) if has_months => Self::Month,
            (false, false) => Self::Year,
        }
    }
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Its text.
    Text(String),
    /// An error such as `#N/A`.
    Error(String),
}

impl Cell {
    /// Bytes of its text.
    pub fn text_bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Error(text) => text.len(),
        }
    }
}

/// The text of a cell whose format shows `shown`.
pub fn cell(data: &Data, shown: Shown) -> Cell {
    Cell::Text(match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(is_true) => is_true.to_string(),
        Data::DateTime(moment) => self::moment(moment, shown),
        Data::DateTimeIso(text) => text.clone(),
        Data::DurationIso(text) => duration(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => return Cell::Error(error.to_string()),
    })
}

/// ISO 8601: a day where the cell holds no time, a time where it holds no day.
fn moment(moment: &ExcelDateTime, shown: Shown) -> String {
    let serial = moment.as_f64();
    if moment.is_duration() {
        let seconds = (serial * 86_400.0).round() as i64;
        let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60);
        return format!("{hours:02}:{:02}:{:02}", minutes.abs(), (seconds % 60).abs());
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let clock = match (second, milli, shown) {
        (0, 0, Shown::Seconds) => format!("{hour:02}:{minute:02}:00"),
        (0, 0, _) => format!("{hour:02}:{minute:02}"),
        (_, 0, _) => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    };
    // Days are counted from 1; what is below is a time of day.
    if (0.0..1.0).contains(&serial) {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    // What people see of the first day of a month or year is that.
    match (shown, month, day) {
        (Shown::Month, _, 1) => return format!("{year:04}-{month:02}"),
        (Shown::Year, _, 1) => return format!("{year:04}"),
        _ => {}
    }
    let is_midnight = (hour, minute, second, milli) == (0, 0, 0, 0);
    let has_clock = !is_midnight || matches!(shown, Shown::Minutes | Shown::Seconds);
    if has_clock { format!("{date}T{clock}") } else { date }
}

/// `PT02H15M00S`, as ODF writes a time of day, as `02:15:00`.
fn duration(text: &str) -> Option<String> {
    let rest = text.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let (whole, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
    let [hours, minutes, whole]: [u32; 3] =
        [hours.parse().ok()?, minutes.parse().ok()?, whole.parse().ok()?];
    let fraction = fraction.trim_end_matches('0');
    let dot = if fraction.is_empty() { "" } else { "." };
    Some(format!("{hours:02}:{minutes:02}:{whole:02}{dot}{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn text(serial: f64, is_1904: bool, shown: Shown) -> String {
        moment(&ExcelDateTime::new(serial, DateTime, is_1904), shown)
    }

    #[test]
    fn a_day_is_a_day_and_a_moment_has_its_time() {
        assert_eq!(text(46_018.0, false, Shown::Unknown), "2025-12-27");
        assert_eq!(text(46_018.0, false, Shown::Day), "2025-12-27");
        assert_eq!(text(46_018.0, false, Shown::Minutes), "2025-12-27T00:00");
        assert_eq!(text(46_018.0 + 2.25 / 24.0, false, Shown::Day), "2025-12-27T02:15");
        assert_eq!(text(46_018.0 - 1_462.0, true, Shown::Day), "2025-12-27");
        assert_eq!(text(2.25 / 24.0, false, Shown::Unknown), "02:15");
        let delta = ExcelDateTime::new(26.5 / 24.0, TimeDelta, false);
        assert_eq!(moment(&delta, Shown::Unknown), "26:30:00");
    }

    #[test]
    fn formats_say_what_they_show() {
        assert_eq!(Shown::of("yyyy-mm-dd"), Shown::Day);
        assert_eq!(Shown::of("[$-419]d mmm yyyy;@"), Shown::Day);
        assert_eq!(Shown::of("dd.mm.yyyy\\ h:mm"), Shown::Minutes);
        assert_eq!(Shown::of("m/d/yy h:mm:ss"), Shown::Seconds);
        assert_eq!(Shown::of("yyyy \"hours\""), Shown::Year);
        assert_eq!(Shown::of("mmm-yy"), Shown::Month);
        assert_eq!(text(45_992.0, false, Shown::Month), "2025-12");
        assert_eq!(text(46_018.0, false, Shown::Month), "2025-12-27", "no first of a month");
    }

    #[test]
    fn numbers_are_whole() {
        let text = |number| cell(&Data::Float(number), Shown::Unknown);
        assert_eq!(text(202_512_270_001.0), Cell::Text("202512270001".to_owned()));
        assert_eq!(text(123_456_789_012_345.0), Cell::Text("123456789012345".to_owned()));
        assert_eq!(text(50.45), Cell::Text("50.45".to_owned()));
        assert_eq!(duration("PT02H15M00S").as_deref(), Some("02:15:00"));
        assert_eq!(duration("PT02H15M30.50S").as_deref(), Some("02:15:30.5"));
    }
}
