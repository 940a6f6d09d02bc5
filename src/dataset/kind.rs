//! The kinds of event that have a name and a sign of their own.

/// A kind with the words shown to people. A kind that is not listed here is
/// kept as the source's word and drawn with the sign for other events.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Snake-case word in files and on the command line.
    pub id: &'static str,
    /// Words shown to people.
    pub label: &'static str,
}

/// The word for events whose kind the source does not give.
pub const UNKNOWN: &str = "event";

/// In the order in which legends list them.
#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    Kind { id: "missile_strike",        label: "Missile strike" },
    Kind { id: "drone_strike",          label: "Drone strike" },
    Kind { id: "combined_strike",       label: "Combined strike" },
    Kind { id: "air_strike",            label: "Air strike" },
    Kind { id: "shelling",              label: "Shelling" },
    Kind { id: "explosion",             label: "Explosion" },
    Kind { id: "debris_fall",           label: "Falling debris" },
    Kind { id: "fire",                  label: "Fire" },
    Kind { id: "infrastructure_damage", label: "Infrastructure damage" },
    Kind { id: "power_outage",          label: "Power outage" },
    Kind { id: "casualty_report",       label: "Casualty report" },
    Kind { id: "attack_summary",        label: "Attack summary" },
    Kind { id: "statement",             label: "Statement" },
    Kind { id: "air_alert",             label: "Air alert" },
    Kind { id: "airspace_alert",        label: "Airspace alert" },
    Kind { id: "airport_closure",       label: "Airport closure" },
    Kind { id: "drone_incursion",       label: "Drone incursion" },
    Kind { id: "battle",                label: "Battle" },
    Kind { id: "violence_against_civilians", label: "Violence against civilians" },
    Kind { id: "protest",               label: "Protest" },
    Kind { id: UNKNOWN,                 label: "Event of unknown kind" },
];

/// Kinds whose rows count people over a whole attack, not at one place. A sum
/// that takes in both counts people twice. The first is the better total.
pub const TOTALS: [&str; 2] = ["attack_summary", "casualty_report"];

/// Kinds of states that last, from their start to their end: not events at
/// some time in between.
pub const LASTING: [&str; 4] = ["air_alert", "airspace_alert", "airport_closure", "power_outage"];

/// The words shown for `id`; an unlisted id has its underscores opened.
pub fn label(id: &str) -> String {
    if let Some(kind) = KINDS.iter().find(|kind| kind.id == id) {
        return kind.label.to_owned();
    }
    let words = id.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// `text` as a kind id: lower case, words joined by underscores.
pub fn id_from_text(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            id.extend(letter.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
    }
    id.truncate(id.trim_end_matches('_').len());
    if id.is_empty() { UNKNOWN.to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_from_text_reads_back_as_words() {
        assert_eq!(id_from_text("Air/drone strike "), "air_drone_strike");
        assert_eq!(label("air_drone_strike"), "Air drone strike");
        assert_eq!(label("drone_strike"), "Drone strike");
        assert_eq!(id_from_text(" - "), UNKNOWN);
    }
}
