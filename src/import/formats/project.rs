//! The project's own CSV: what `data/` holds and what "project columns" exports.

use crate::dataset::schema;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// The canonical event, one column a field.
pub struct Project;

/// Names of the columns of the format, in order.
pub fn header() -> impl Iterator<Item = &'static str> {
    schema::columns().map(|def| def.id)
}

impl Format for Project {
    fn id(&self) -> &'static str {
        "strikemap"
    }

    fn label(&self) -> &'static str {
        "strikemap CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["id", "kind", "start", "time_precision", "geo_precision", "killed_low"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns).with(columns, Field::Target, "target")
    }

    fn times_are_exact(&self) -> bool {
        true
    }

    fn complete(&self, _row: &Row<'_>, builder: &mut EventBuilder) {
        let attack = attack_of(builder.get(Field::Id)).map(str::to_owned);
        builder.set_if_empty(Field::Attack, attack.as_deref().unwrap_or_default());
    }
}

/// Area code and local date of an id such as `KY-2025-12-27-06`: rows of one
/// attack share them.
fn attack_of(id: &str) -> Option<&str> {
    let (attack, number) = id.rsplit_once('-')?;
    let (area, date) = attack.split_once('-')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_date = date.parse::<jiff::civil::Date>().is_ok() && date.len() == 10;
    let is_area = !area.is_empty() && area.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_area && is_date && is_number(number)).then_some(attack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_area_date_and_number_names_its_attack() {
        assert_eq!(attack_of("KY-2025-12-27-06"), Some("KY-2025-12-27"));
        assert_eq!(attack_of("KY-2025-13-27-06"), None);
        assert_eq!(attack_of("events.csv:12"), None);
        assert_eq!(attack_of("2025-12-27-06"), None);
        assert_eq!(attack_of("KY-2025-12-27-"), None);
    }
}
