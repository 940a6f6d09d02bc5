//! Whether a position contradicts the country that its row states.

use super::Cells;
use crate::dataset::{Event, Place, RowProblem};
use crate::gazetteer;
use crate::import::Field;

/// Whether `place` lies in the country called `country` and `other` does not.
pub fn fits_only(country: &str, place: Place, other: Place) -> bool {
    let outline = gazetteer::country_code(country).and_then(gazetteer::outline);
    outline.is_some_and(|outline| !outline.is_far(place) && outline.is_far(other))
}

/// A note where the position lies more than 50 km outside the stated country.
pub fn outside_country<P: Fn(Field, String) -> RowProblem>(
    event: &mut Event,
    field: Field,
    cells: &mut Cells<'_, P>,
) {
    let Some(place) = event.place else { return };
    let Some(code) = gazetteer::country_code(&event.country) else { return };
    let Some(outline) = gazetteer::outline(code) else { return };
    if !outline.is_far(place) {
        return;
    }
    event.place_doubted = true;
    let kilometres = (outline.distance_m(place) / 1_000.0).round();
    let country = gazetteer::country_name(code);
    let swapped = Place::new(place.longitude(), place.latitude());
    let asks = if swapped.is_some_and(|swapped| !outline.is_far(swapped)) {
        "; swapped? With latitude and longitude exchanged it lies inside"
    } else {
        ""
    };
    cells.note(field, format!("lies {kilometres} km outside {country}{asks}"));
}
