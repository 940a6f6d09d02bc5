//! One event in full, as it is shown and exported.

use super::kind;
use super::place::{CoordinateSource, GeoPrecision, Place, Reach};
use super::time::{Interval, TimePrecision};
use crate::language::MessageId;

/// Everything known about one event, derived afresh from its original record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Event {
    /// The source's own id, or one made from file and line.
    pub id: String,
    /// Whether `id` was made because the source has none.
    pub id_made: bool,
    /// One line that says what happened.
    pub title: String,
    /// Whether `title` was put together here because the source has none.
    pub title_made: bool,
    /// What happened in words for titles that are put together, such as `Armed clash`;
    /// empty where the format of the source has none. It is part of the kind.
    pub what: String,
    /// Snake-case word such as `drone_strike`; see [`crate::dataset::kind`].
    pub kind: String,
    /// When, as an interval; `None` is unknown.
    pub interval: Option<Interval>,
    /// How precise the source's time is.
    pub time_precision: TimePrecision,
    /// The time is known to be invented or reported rather than observed; why.
    pub time_doubt: Option<MessageId>,
    /// When the source reported it or last changed its record.
    pub reported: Option<Interval>,
    /// The attack that it belongs to; rows of one attack share this word. Empty
    /// where nothing is known of any.
    pub attack: String,
    /// Where; `None` is unknown.
    pub place: Option<Place>,
    /// How precise the place is.
    pub geo_precision: GeoPrecision,
    /// The true place lies within this distance of `place`, in metres; 0 for a point.
    pub radius_m: f32,
    /// Who gave the coordinates.
    pub located: CoordinateSource,
    /// The place lies far outside the country that the source states.
    pub place_doubted: bool,
    /// From which named place precision and radius follow; `None` where the
    /// source states the radius or nothing is known of the place.
    pub reach: Option<Reach>,
    /// Name of the place.
    pub place_name: String,
    /// Second-order division.
    pub admin2: String,
    /// First-order division.
    pub admin1: String,
    /// Country, as the source writes it.
    pub country: String,
    /// Weapon, as the source writes it.
    pub weapon: String,
    /// What was hit.
    pub target: String,
    /// Parties named, in the source's order.
    pub actors: Vec<String>,
    /// People killed.
    pub killed: Figure,
    /// People injured.
    pub injured: Figure,
    /// Missiles or drones launched.
    pub launched: Option<u32>,
    /// Missiles or drones intercepted.
    pub intercepted: Option<u32>,
    /// Prose.
    pub summary: String,
    /// Where this was published.
    pub sources: Vec<Citation>,
}

impl Event {
    /// The names of its place, the narrowest first.
    pub fn location(&self) -> String {
        let names = [&self.place_name, &self.admin2, &self.admin1, &self.country];
        let mut names: Vec<&str> =
            names.into_iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        names.dedup();
        names.join(", ")
    }

    /// A title for an event without one: what happened, where and how many were killed,
    /// or the beginning of the summary where the format does not say what. All titles
    /// that are not the source's own are made here, so that publishing without a field
    /// makes them again without it.
    pub fn made_title(&self) -> String {
        const MOST_LETTERS: usize = 90;
        let short = |text: &str| match text.char_indices().nth(MOST_LETTERS) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text.to_owned(),
        };
        if self.what.is_empty() && !self.summary.is_empty() {
            return short(self.summary.lines().next().unwrap_or_default());
        }
        let names = [&self.place_name, &self.admin2, &self.admin1, &self.country];
        let place = names.into_iter().find(|name| !name.is_empty());
        let kind = if self.kind.is_empty() { kind::UNKNOWN } else { &self.kind };
        let mut title = if self.what.is_empty() { kind::label(kind) } else { self.what.clone() };
        if let Some(place) = place {
            title += &format!(", {}", short(place));
        }
        if self.killed.bounds().is_some_and(|(_, high)| high > 0) {
            title += &format!(": {} killed", self.killed.label());
        }
        title
    }
}

/// A count between two bounds; unknown is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Figure {
    low: u32,
    high: u32,
    known: bool,
}

impl Figure {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { low: 0, high: 0, known: false };

    /// Between `low` and `high`, in either order.
    pub const fn between(low: u32, high: u32) -> Self {
        if low <= high {
            Self { low, high, known: true }
        } else {
            Self { low: high, high: low, known: true }
        }
    }

    /// From bounds of which either may be missing; one alone stands for both.
    pub fn from_bounds(low: Option<u32>, high: Option<u32>) -> Self {
        match (low, high) {
            (None, None) => Self::UNKNOWN,
            (Some(only), None) | (None, Some(only)) => Self::between(only, only),
            (Some(low), Some(high)) => Self::between(low, high),
        }
    }

    /// Both bounds, or `None` when unknown.
    pub const fn bounds(self) -> Option<(u32, u32)> {
        if self.known { Some((self.low, self.high)) } else { None }
    }

    /// As shown to people: `unknown`, `5`, `27–32`.
    pub fn label(self) -> String {
        match self.bounds() {
            None => "unknown".to_owned(),
            Some((low, high)) if low == high => low.to_string(),
            Some((low, high)) => format!("{low}–{high}"),
        }
    }
}

/// A publisher and where it published, if known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// Who published.
    pub publisher: String,
    /// Address; empty when none is known.
    pub url: String,
}

impl Citation {
    /// Only `http` and `https` addresses may be opened.
    pub fn link(&self) -> Option<&str> {
        let url = self.url.trim();
        let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        matches!(scheme.as_deref(), Some("http" | "https"))
            .then_some(url)
            .filter(|url| !url.chars().any(|c| c.is_control() || c.is_whitespace()))
    }
}

/// People killed and injured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Harm {
    /// People killed.
    pub killed: Figure,
    /// People injured.
    pub injured: Figure,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_never_shown_as_zero() {
        assert_eq!(Figure::UNKNOWN.label(), "unknown");
        assert_eq!(Figure::from_bounds(Some(0), None).label(), "0");
        assert_eq!(Figure::from_bounds(Some(32), Some(27)).label(), "27–32");
    }

    #[test]
    fn only_web_addresses_become_links() {
        let link = |url: &str| Citation { url: url.into(), ..Default::default() }.link().is_some();
        assert!(link("https://example.org/a"));
        assert!(link("HTTP://example.org"));
        assert!(!link("file:///etc/passwd"));
        assert!(!link("javascript:alert(1)"));
        assert!(!link("https://example.org/a\nb"));
    }
}
