//! The kinds of event that have a name and a sign of their own.

/// A kind with the words shown to people. A kind that is not listed here is
/// kept as the source's word and drawn with the sign for other events.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Snake-case word in files and on the command line.
    pub id: &'static str,
    /// Words shown to people.
    pub label: &'static str,
    /// With which others it is listed.
    pub group: KindGroup,
}

/// Kinds that are listed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindGroup {
    /// Attacks at a place.
    Strikes,
    /// What they did there.
    Damage,
    /// What was said and counted of an attack.
    Reports,
    /// States that last.
    Lasting,
    /// Everything else.
    Other,
}

impl KindGroup {
    /// In the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::Strikes, Self::Damage, Self::Reports, Self::Lasting, Self::Other];

    /// Words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Strikes => "Strikes",
            Self::Damage => "Damage",
            Self::Reports => "Reports and totals",
            Self::Lasting => "Alerts and closures",
            Self::Other => "Other events",
        }
    }

    /// That of the kind `id`; unlisted kinds are other events.
    pub fn of(id: &str) -> Self {
        KINDS.iter().find(|kind| kind.id == id).map_or(Self::Other, |kind| kind.group)
    }
}

/// The word for events whose kind the source does not give.
pub const UNKNOWN: &str = "event";

/// In the order in which legends list them.
#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    Kind { id: "missile_strike",        label: "Missile strike", group: KindGroup::Strikes },
    Kind { id: "drone_strike",          label: "Drone strike", group: KindGroup::Strikes },
    Kind { id: "combined_strike",       label: "Combined strike", group: KindGroup::Strikes },
    Kind { id: "air_strike",            label: "Air strike", group: KindGroup::Strikes },
    Kind { id: "shelling",              label: "Shelling", group: KindGroup::Strikes },
    Kind { id: "explosion",             label: "Explosion", group: KindGroup::Strikes },
    Kind { id: "debris_fall",           label: "Falling debris", group: KindGroup::Damage },
    Kind { id: "fire",                  label: "Fire", group: KindGroup::Damage },
    Kind { id: "infrastructure_damage", label: "Infrastructure damage", group: KindGroup::Damage },
    Kind { id: "power_outage",          label: "Power outage", group: KindGroup::Damage },
    Kind { id: "casualty_report",       label: "Casualty report", group: KindGroup::Reports },
    Kind { id: "attack_summary",        label: "Attack summary", group: KindGroup::Reports },
    Kind { id: "statement",             label: "Statement", group: KindGroup::Reports },
    Kind { id: "air_alert",             label: "Air alert", group: KindGroup::Lasting },
    Kind { id: "airspace_alert",        label: "Airspace alert", group: KindGroup::Lasting },
    Kind { id: "airport_closure",       label: "Airport closure", group: KindGroup::Lasting },
    Kind { id: "drone_incursion",       label: "Drone incursion", group: KindGroup::Strikes },
    Kind { id: "battle",                label: "Battle", group: KindGroup::Strikes },
    Kind { id: "violence_against_civilians", label: "Violence against civilians", group: KindGroup::Strikes },
    Kind { id: "protest",               label: "Protest", group: KindGroup::Other },
    Kind { id: UNKNOWN,                 label: "Event of unknown kind", group: KindGroup::Other },
];

/// Kinds whose rows count people over a whole attack, not at one place. A sum
/// that takes in both counts people twice. The first is the better total.
pub const AGGREGATE: [&str; 2] = ["attack_summary", "casualty_report"];

/// Kinds of strikes from the air: what air alerts warn of.
pub const STRIKES: [&str; 4] = ["missile_strike", "drone_strike", "combined_strike", "air_strike"];

/// Kinds of states that last, from their start to their end: not events at
/// some time in between.
pub const DURATIVE: [&str; 4] = ["air_alert", "airspace_alert", "airport_closure", "power_outage"];

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
