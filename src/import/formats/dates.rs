//! Dates that a publisher writes with a midnight which says nothing.

use crate::import::{EventBuilder, Field};

/// `text` without a time of day that is midnight, as in `2014-08-29
/// 00:00:00.000` or `2/18/2014 12:00:00 AM`: programs that know no bare dates add
/// it, and an end that keeps it would lose its last day.
pub fn date_only(text: &str) -> &str {
    let Some((date, clock)) = text.split_once([' ', 'T']) else { return text };
    let clock = clock.trim_end_matches('Z').trim();
    let zeros = clock.contains(':') && clock.chars().all(|c| matches!(c, '0' | ':' | '.'));
    if zeros || clock.eq_ignore_ascii_case("12:00:00 AM") { date } else { text }
}

/// Start and end of `builder` as bare dates where their time is midnight.
pub fn take_as_dates(builder: &mut EventBuilder) {
    for field in [Field::Start, Field::End] {
        let written = builder.get(field);
        let date = date_only(written);
        if date.len() < written.len() {
            let date = date.to_owned();
            builder.set(field, date);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_midnight_is_left_out_and_any_other_time_is_kept() {
        for (text, date) in [
            ("2014-08-29 00:00:00.000", "2014-08-29"),
            ("2/18/2014 12:00:00 AM", "2/18/2014"),
            ("05/02/2014 00:00", "05/02/2014"),
            ("2025-12-27T00:00:00Z", "2025-12-27"),
            ("2025-12-27 00:00:01", "2025-12-27 00:00:01"),
            ("24 February 2022", "24 February 2022"),
            ("2022-02-24", "2022-02-24"),
            ("", ""),
        ] {
            assert_eq!(date_only(text), date, "{text}");
        }
    }
}
