//! A date whose year, month and day stand in columns of their own.

use super::EventBuilder;
use crate::import::Field;

/// `Dec` of `Dec-25` beside the year 2025, as spreadsheets write a month.
fn without_year<'a>(month: &'a str, year: &str) -> &'a str {
    match month.split_once(['-', ' ', '.', '/']) {
        Some((word, short)) if word.chars().all(char::is_alphabetic) && year.ends_with(short) => {
            word
        }
        _ => month,
    }
}

impl EventBuilder<'_> {
    /// The start out of its parts, where it is in no column of its own. Months and days
    /// that are not known are left out; others that cannot be read stay and are told.
    pub(super) fn join_date_parts(&mut self) {
        let year = self.part(Field::StartYear);
        if year.is_empty() || !self.get(Field::Start).is_empty() {
            return;
        }
        let (month, day) = (self.part(Field::StartMonth), self.part(Field::StartDay));
        let month = without_year(&month, &year).to_owned();
        let numbers = (month.parse::<u8>(), day.parse::<u8>());
        let text = match (month.as_str(), day.as_str(), numbers) {
            ("", _, _) => year,
            (_, "", (Ok(month), _)) => format!("{year}-{month:02}"),
            (_, _, (Ok(month), Ok(day))) => format!("{year}-{month:02}-{day:02}"),
            (month, "", _) => format!("{month} {year}"),
            (month, day, _) => format!("{day} {month} {year}"),
        };
        self.set(Field::Start, text);
        self.columns[Field::Start] = self.column(Field::StartYear);
    }

    /// A whole number, also written `27.0`, or a word; empty where it is unknown.
    fn part(&self, field: Field) -> String {
        let text = self.get(field);
        let text = text.strip_suffix(".0").unwrap_or(text);
        let is_unknown = matches!(text, "0" | "00") || text.starts_with('-');
        if is_unknown { String::new() } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_joined_from_what_is_known_of_it() {
        for (parts, date) in [
            (["2025", "12", "27"], "2025-12-27"),
            (["2025", "1", "3"], "2025-01-03"),
            (["2025.0", "12.0", "27.0"], "2025-12-27"),
            (["2025", "12", "0"], "2025-12"),
            (["2025", "12", "-9"], "2025-12"),
            (["2025", "0", "0"], "2025"),
            (["2025", "", "27"], "2025"),
            (["2025", "December", "27"], "27 December 2025"),
            (["2025", "грудень", ""], "грудень 2025"),
            (["2025", "Dec-25", ""], "Dec 2025"),
            (["2025", "12", "Saturday"], "Saturday 12 2025"),
            (["", "12", "27"], ""),
        ] {
            let mut builder = EventBuilder::default();
            let fields = [Field::StartYear, Field::StartMonth, Field::StartDay];
            for (field, part) in fields.into_iter().zip(parts) {
                builder.set(field, part);
            }
            builder.join_date_parts();
            assert_eq!(builder.get(Field::Start), date, "{parts:?}");
        }
    }
}
