//! Who said what about which event.

use std::collections::HashMap;

use super::Figure;

/// What claims say about an event: the words of a column.
pub mod state {
    /// Nobody claims anything.
    pub const NONE: &str = "none";
    /// There are claims, and none contradicts another.
    pub const AGREE: &str = "agree";
    /// Two claims give different values for the same thing.
    pub const DIFFER: &str = "differ";
}

/// One statement about an event. Statements may contradict one another; none
/// of them changes the event itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claim {
    /// The event it is about.
    pub event_id: String,
    /// Who says so.
    pub claimant: String,
    /// In which role: mayor, prosecutor, ministry …
    pub role: String,
    /// What the value is of: `injured`, `launched`, `target` …
    pub about: String,
    /// The value, as stated.
    pub value: String,
    /// Unit of the value; may be empty.
    pub unit: String,
    /// When it was said, in UTC, as precise as known.
    pub said_at: String,
    /// Publisher and address, as `publisher|url`.
    pub source: String,
}

impl Claim {
    /// The names of its fields, in the order of [`cells`](Self::cells) and of claims files.
    pub const FIELDS: [&'static str; 8] =
        ["event_id", "claimant", "role", "about", "value", "unit", "said_at", "source"];

    /// Its values as text.
    pub fn cells(&self) -> [&str; Self::FIELDS.len()] {
        let Self { event_id, claimant, role, about, value, unit, said_at, source } = self;
        [event_id, claimant, role, about, value, unit, said_at, source]
    }

    /// The value as a number or a range of numbers, `27` or `27–32`; `None`
    /// when it is in words.
    pub fn figure(&self) -> Option<Figure> {
        let number = |text: &str| -> Option<u32> {
            let digits: String =
                text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
            digits.parse().ok()
        };
        match self.value.split_once(['–', '-']) {
            Some((low, high)) => Some(Figure::between(number(low)?, number(high)?)),
            None => number(&self.value).map(|only| Figure::between(only, only)),
        }
    }

    /// Whether this and `other` state the same value; `5` and `5–5` do.
    pub fn agrees_with(&self, other: &Self) -> bool {
        match (self.figure(), other.figure()) {
            (Some(a), Some(b)) => a == b,
            _ => self.value.trim().to_lowercase() == other.value.trim().to_lowercase(),
        }
    }
}

/// The claims about the events of one dataset.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    claims: Vec<Claim>,
    by_event: HashMap<String, Vec<u32>>,
}

/// Whether two of these claims about one event give different values for the same thing.
pub fn contradict<'a>(claims: impl Iterator<Item = &'a Claim>) -> bool {
    let mut firsts: HashMap<&str, &Claim> = HashMap::new();
    let mut claims = claims;
    claims.any(|claim| {
        let first = firsts.entry(&claim.about).or_insert(claim);
        !first.agrees_with(claim)
    })
}

impl Claims {
    /// Claims in the order in which they stand in their file.
    pub fn new(claims: Vec<Claim>) -> Self {
        let mut by_event: HashMap<String, Vec<u32>> = HashMap::new();
        for (index, claim) in claims.iter().enumerate() {
            by_event.entry(claim.event_id.clone()).or_default().push(index as u32);
        }
        Self { claims, by_event }
    }

    /// Every claim.
    pub fn all(&self) -> &[Claim] {
        &self.claims
    }

    /// The claims about one event, in file order.
    pub fn about(&self, event_id: &str) -> impl Iterator<Item = &Claim> {
        self.by_event.get(event_id).into_iter().flatten().map(|&index| &self.claims[index as usize])
    }

    /// Ids of events that claims name, in no particular order.
    pub fn event_ids_unsorted(&self) -> impl Iterator<Item = &str> {
        self.by_event.keys().map(String::as_str)
    }

    /// Whether two claims about one event give different values for the same thing.
    pub fn are_disputed(&self, event_id: &str) -> bool {
        contradict(self.about(event_id))
    }

    /// What claims say about one event; see [`state`].
    pub fn state(&self, event_id: &str) -> &'static str {
        if self.about(event_id).next().is_none() {
            state::NONE
        } else if self.are_disputed(event_id) {
            state::DIFFER
        } else {
            state::AGREE
        }
    }

    /// These claims and those of `more` that are not among them, in this order.
    #[must_use]
    pub fn joined(self, mut more: Vec<Claim>) -> Self {
        more.retain(|claim| !self.about(&claim.event_id).any(|known| known == claim));
        if more.is_empty() {
            return self;
        }
        Self::new(self.claims.into_iter().chain(more).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(event_id: &str, about: &str, value: &str) -> Claim {
        Claim {
            event_id: event_id.into(),
            about: about.into(),
            value: value.into(),
            ..Default::default()
        }
    }

    #[test]
    fn an_event_is_disputed_when_values_for_one_thing_differ() {
        let claims = Claims::new(vec![
            claim("a", "injured", "5"),
            claim("a", "killed", "1"),
            claim("b", "injured", "5"),
            claim("b", "injured", "22"),
        ]);
        assert!(!claims.are_disputed("a"));
        assert!(claims.are_disputed("b"));
        assert!(!claims.are_disputed("c"));
        assert_eq!(claims.about("b").count(), 2);
        assert_eq!(claims.state("a"), state::AGREE);
        assert_eq!(claims.state("b"), state::DIFFER);
        assert_eq!(claims.state("c"), state::NONE);
    }

    #[test]
    fn values_written_differently_may_be_the_same() {
        let figure = |value| claim("a", "injured", value).figure();
        assert_eq!(figure("27–32"), Some(Figure::between(27, 32)));
        assert_eq!(figure("27-32"), figure("27–32"));
        assert_eq!(figure("320 000"), Some(Figure::between(320_000, 320_000)));
        assert_eq!(figure("about 40"), None);
        let agree = |a, b| claim("a", "x", a).agrees_with(&claim("a", "x", b));
        assert!(agree("5", "5 "));
        assert!(agree("None", "none"));
        assert!(!agree("5", "27"));
        assert!(!agree("5", "five"));
    }
}
