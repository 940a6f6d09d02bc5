//! Who said what about which event.

use std::collections::HashMap;

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

/// The claims about the events of one dataset.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    claims: Vec<Claim>,
    by_event: HashMap<String, Vec<u32>>,
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
        let mut values: HashMap<&str, &str> = HashMap::new();
        self.about(event_id).any(|claim| {
            let first = values.entry(&claim.about).or_insert(&claim.value);
            *first != claim.value
        })
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
    }
}
