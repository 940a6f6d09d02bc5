//! Times, lengths and sizes as a language writes them; in English as [`format`] does,
//! which writes files.

use jiff::tz::TimeZone;

use super::{
    Certainty, CoordinateSource, Event, Figure, Instant, Interval, TimePrecision, format, kind,
};
use crate::language::{Argument, Language};

/// Lengths of time as [`format::duration`] steps from one to the next.
const HOUR_SECS: i64 = 3_600;
const DAY_SECS: i64 = 86_400;
const TWO_DAYS_SECS: i64 = 2 * DAY_SECS;

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

impl Language {
    /// A moment by a pattern of `strftime`, `%b` being the month as this language
    /// shortens it.
    pub fn moment(self, at: Instant, zone: &TimeZone, pattern: &str) -> String {
        let moment = at.timestamp().to_zoned_datetime(zone.clone());
        let month = usize::try_from(moment.month() - 1).ok().and_then(|at| MONTHS.get(at));
        let month = month.map_or("", |id| self.text(id));
        moment.strftime(&pattern.replace("%b", month)).to_string()
    }

    /// A day in words: `27 Dec 2025`.
    pub fn day_in_words(self, at: Instant, zone: &TimeZone) -> String {
        self.moment(at, zone, "%-d %b %Y")
    }

    /// A month in words: `Dec 2025`.
    pub fn month_in_words(self, at: Instant, zone: &TimeZone) -> String {
        self.moment(at, zone, "%b %Y")
    }

    fn about(self, time: String) -> String {
        self.text_with("about-a-time", [("time", Argument::from(time))])
    }

    /// An interval as [`format::interval`] says it.
    pub fn interval(
        self,
        interval: Option<Interval>,
        precision: TimePrecision,
        zone: &TimeZone,
    ) -> String {
        match interval {
            None => self.text("time-unknown").to_owned(),
            Some(known) if is_about_an_hour(known, precision, zone) => {
                self.about(format::minute(known.start(), zone))
            }
            known => format::interval(known, precision, zone),
        }
    }

    /// An interval in words, for one line: `27 Dec 2025, 01:27–11:21`.
    pub fn interval_in_words(
        self,
        interval: Option<Interval>,
        precision: TimePrecision,
        zone: &TimeZone,
    ) -> String {
        let Some(interval) = interval else { return self.text("time-unknown").to_owned() };
        let (start, end) = (interval.start(), interval.end());
        let (first_day, last_day) =
            (self.day_in_words(start, zone), self.day_in_words(end.plus_secs(-1), zone));
        let clock = |at| self.moment(at, zone, "%H:%M");
        if format::is_whole_days(interval, zone) {
            return if first_day == last_day {
                first_day
            } else {
                format!("{first_day} – {last_day}")
            };
        }
        match precision {
            TimePrecision::Second if interval.secs() == 1 => {
                format!("{first_day}, {}", self.moment(start, zone, "%H:%M:%S"))
            }
            TimePrecision::Minute if interval.secs() == 60 => {
                format!("{first_day}, {}", clock(start))
            }
            TimePrecision::Hour if interval.secs() == HOUR_SECS => {
                format!("{first_day}, {}", self.about(clock(start)))
            }
            _ if first_day == last_day => format!("{first_day}, {}–{}", clock(start), clock(end)),
            _ => format!("{first_day}, {} – {last_day}, {}", clock(start), clock(end)),
        }
    }

    /// A distance: `250 m`, `9.5 km`, `107 km`.
    pub fn distance(self, metres: f64) -> String {
        let (id, number) = if metres < 1_000.0 {
            ("distance-m", format!("{metres:.0}"))
        } else if metres < 20_000.0 {
            ("distance-km", self.with_mark(&((metres / 100.0).round() / 10.0).to_string()))
        } else {
            ("distance-km", format!("{:.0}", metres / 1_000.0))
        };
        self.text_with(id, [("number", Argument::from(number))])
    }

    /// A size of data: `0 kB`, `340 kB`, `12.3 MB`.
    pub fn size(self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1_000);
        let (id, number) = if kilobytes < 1_000 {
            ("size-kb", kilobytes.to_string())
        } else {
            ("size-mb", self.decimal(bytes as f64 / 1e6, 1))
        };
        self.text_with(id, [("number", Argument::from(number))])
    }

    /// A length of time: `9 h 54 min`, `2 days`, `12 s`.
    pub fn duration(self, secs: i64) -> String {
        let with = |id, number: i64| self.text_with(id, [("count", Argument::from(number))]);
        match secs {
            ..60 => with("duration-s", secs),
            60..HOUR_SECS => with("duration-min", secs / 60),
            DAY_SECS => with("duration-days", 1),
            HOUR_SECS..TWO_DAYS_SECS => match secs % HOUR_SECS / 60 {
                0 => with("duration-h", secs / HOUR_SECS),
                minutes => {
                    let hours = Argument::from(secs / HOUR_SECS);
                    let minutes = Argument::from(minutes);
                    self.text_with("duration-h-min", [("hours", hours), ("minutes", minutes)])
                }
            },
            _ => with("duration-days", secs / DAY_SECS),
        }
    }

    /// A length of time in whole minutes: `0 min`, `47 min`, `3 h 5 min`.
    pub fn minutes(self, minutes: i64) -> String {
        match minutes {
            0 => self.text_with("duration-min", [("count", Argument::from(0))]),
            minutes => self.duration(minutes * 60),
        }
    }

    /// How precisely a place is known, in words.
    pub fn place_precision(self, certainty: Certainty) -> String {
        let mut words = self.word(certainty.geo.label());
        if certainty.radius_m > 0 {
            let distance = self.distance(f64::from(certainty.radius_m));
            words += &self.text_with("and-within-distance", [("distance", distance.into())]);
        }
        if certainty.located == CoordinateSource::Gazetteer {
            words += self.text("and-located-by-gazetteer");
        }
        words
    }

    /// The kind `id` of an event; one that is not listed keeps the source's word.
    pub fn kind_label(self, id: &str) -> String {
        let known = match self {
            Self::English => None,
            _ if !kind::KINDS.iter().any(|known| known.id == id) => None,
            _ => self.find(&format!("kind-{}", id.replace('_', "-"))),
        };
        known.map_or_else(|| kind::label(id), str::to_owned)
    }

    /// When an event was reported, as [`format::reported`] says it.
    pub fn reported(self, event: &Event, zone: &TimeZone) -> String {
        let Some(reported) = event.reported else { return String::new() };
        let when = self.interval(Some(reported), format::precision_of(reported), zone);
        match format::secs_to_report(event) {
            Some(secs) => self.text_with(
                "reported-later",
                [("when", when.into()), ("later", self.duration(secs).into())],
            ),
            None => when,
        }
    }

    /// A figure with its bounds: `unknown`, `5`, `27–32`.
    pub fn figure(self, figure: Figure) -> String {
        match figure.bounds() {
            None => self.word("unknown"),
            Some(_) => figure.label(),
        }
    }
}

/// Whether [`format::interval`] says "about".
fn is_about_an_hour(interval: Interval, precision: TimePrecision, zone: &TimeZone) -> bool {
    precision == TimePrecision::Hour
        && interval.secs() == HOUR_SECS
        && !format::is_whole_days(interval, zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone as zone_named;

    #[test]
    fn english_says_times_and_lengths_as_files_do() {
        let kyiv = zone_named("Europe/Kyiv").unwrap();
        let start = Instant::from_secs(1_766_786_400);
        let english = Language::English;
        for secs in [1, 60, 3_600, 5_000, 86_400, 86_401, 172_800, 400_000_000] {
            assert_eq!(english.duration(secs), format::duration(secs));
            let end = start.plus_secs(secs);
            for start in [start, start.plus_secs(1)] {
                let interval = Interval::new(start, end.plus_secs(1));
                for precision in TimePrecision::ALL {
                    let said = english.interval(interval, precision, &kyiv);
                    assert_eq!(said, format::interval(interval, precision, &kyiv));
                }
            }
        }
        for metres in [0.0, 250.4, 999.9, 9_540.0, 10_000.0, 107_000.0] {
            assert_eq!(english.distance(metres), format::distance(metres));
        }
        for bytes in [0, 1, 340_000, 12_300_000] {
            assert_eq!(english.size(bytes), format::size(bytes));
        }
        for minutes in [0, 47, 185] {
            assert_eq!(english.minutes(minutes), format::minutes(minutes));
        }
    }

    #[test]
    fn an_interval_is_said_in_one_line() {
        let kyiv = zone_named("Europe/Kyiv").unwrap();
        let start = Instant::from_secs(1_766_786_400);
        let said = |from: i64, secs: i64, precision| {
            let (start, end) = (start.plus_secs(from), start.plus_secs(from + secs));
            let said = |language: Language| {
                language.interval_in_words(Interval::new(start, end), precision, &kyiv)
            };
            (said(Language::English), said(Language::Polish))
        };
        for (from, secs, precision, english, polish) in [
            (0, DAY_SECS, TimePrecision::Day, "27 Dec 2025", "27 gru 2025"),
            (
                0,
                2 * DAY_SECS,
                TimePrecision::Day,
                "27 Dec 2025 – 28 Dec 2025",
                "27 gru 2025 – 28 gru 2025",
            ),
            (60, 60, TimePrecision::Minute, "27 Dec 2025, 00:01", "27 gru 2025, 00:01"),
            (60, 1, TimePrecision::Second, "27 Dec 2025, 00:01:00", "27 gru 2025, 00:01:00"),
            (
                60,
                7_200,
                TimePrecision::Unknown,
                "27 Dec 2025, 00:01–02:01",
                "27 gru 2025, 00:01–02:01",
            ),
            (
                -3_600,
                7_200,
                TimePrecision::Unknown,
                "26 Dec 2025, 23:00 – 27 Dec 2025, 01:00",
                "26 gru 2025, 23:00 – 27 gru 2025, 01:00",
            ),
        ] {
            assert_eq!(said(from, secs, precision), (english.to_owned(), polish.to_owned()));
        }
        let english = Language::English;
        assert_eq!(english.interval_in_words(None, TimePrecision::Day, &kyiv), "time unknown");
        assert_eq!(said(0, HOUR_SECS, TimePrecision::Hour).0, "27 Dec 2025, about 00:00");
    }

    #[test]
    fn other_languages_shorten_months_and_decline_days() {
        let at = Instant::from_secs(1_766_786_400);
        let day = |language: Language| language.day_in_words(at, &TimeZone::UTC);
        assert_eq!(day(Language::Ukrainian), "26 груд. 2025");
        assert_eq!(day(Language::Polish), "26 gru 2025");
        assert_eq!(Language::Ukrainian.duration(3 * DAY_SECS), "3 доби");
        assert_eq!(Language::Ukrainian.duration(5 * DAY_SECS), "5 діб");
        assert_eq!(Language::Polish.duration(5 * DAY_SECS), "5 dni");
        assert_eq!(Language::Polish.distance(9_540.0), "9,5 km");
    }
}
