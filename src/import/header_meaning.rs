//! Whether the header of a column says how its cells are meant.

use super::event_builder::TimeHeader;
use super::place_columns::PlaceReading;
use super::{Columns, Field, Mapping};
use crate::dataset::place_text::ReferenceSystem;

/// Whether the header `column`, one of `names`, says of the cells that fill `field` what they
/// do not say alone: a zone, a scale or a reference system.
pub fn header_says_more(names: &[String], column: &str, field: Field) -> bool {
    let columns = Columns::new(names.to_vec());
    let Some(index) = names.iter().position(|name| name == column) else { return false };
    match field {
        Field::Start | Field::End => TimeHeader::all(&columns, None)
            .get(&index)
            .is_some_and(|header| header.zone.is_some() || header.is_unclear || header.is_local),
        _ => {
            let mut mapping = Mapping::default();
            mapping.set(field, Some(index));
            !PlaceReading::of(&columns, &mapping, ReferenceSystem::Wgs84).is_plain(&mapping)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_with_a_zone_a_scale_or_a_reference_system_say_more() {
        let says = |name: &str, field| header_says_more(&[name.to_owned()], name, field);
        assert!(says("start_utc", Field::Start));
        assert!(says("latitude_e7", Field::Latitude));
        assert!(says("lat (EPSG:2180)", Field::Latitude));
        assert!(!says("start", Field::Start));
        assert!(!says("latitude", Field::Latitude));
    }
}
