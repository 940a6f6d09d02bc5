//! Whether a position contradicts the country or oblast that its row states.

use super::Cells;
use crate::dataset::{Event, GeoPrecision, Place, RowProblem};
use crate::gazetteer::{self, FoundPlace, Namesakes};
use crate::import::Field;
use crate::language::{Message, message};

/// Whether `place` lies in the country called `country` and `other` does not.
pub(super) fn fits_only(country: &str, place: Place, other: Place) -> bool {
    let outline = gazetteer::country_code(country).and_then(gazetteer::outline);
    outline.is_some_and(|outline| !outline.is_far(place) && outline.is_far(other))
}

/// Whether `country` is known and `place` lies in it, or near.
pub(super) fn is_in_country(country: &str, place: Place) -> bool {
    let outline = gazetteer::country_code(country).and_then(gazetteer::outline);
    outline.is_some_and(|outline| !outline.is_far(place))
}

/// A note where the position lies more than 50 km outside the stated country or,
/// inside it, that far outside the circle of the stated oblast or city.
pub(super) fn contradiction<P: Fn(Field, Message) -> RowProblem>(
    event: &mut Event,
    field: Field,
    cells: &mut Cells<'_, P>,
) {
    let Some(place) = event.place else { return };
    let found = outside_country(&event.country, place)
        .or_else(|| outside_oblast(&event.admin1, &event.country, place))
        .or_else(|| outside_city(event, place));
    let Some((outside, is_swapped_inside)) = found else { return };
    event.place_doubted = true;
    cells.note(
        field,
        match is_swapped_inside {
            true => message!("note-outside-swapped", outside = outside),
            false => message!("note-outside", outside = outside),
        },
    );
}

/// How far outside of what a place lies, and whether it lies inside when swapped.
type Outside = Option<(Message, bool)>;

fn outside_country(country: &str, place: Place) -> Outside {
    let code = gazetteer::country_code(country)?;
    let outline = gazetteer::outline(code).filter(|outline| outline.is_far(place))?;
    let kilometres = (outline.distance_m(place) / 1_000.0).round();
    let is_swapped_inside = swapped(place).is_some_and(|swapped| !outline.is_far(swapped));
    let outside = message!(
        "outside-country",
        kilometres = kilometres.to_string(),
        country = gazetteer::country_name(code)
    );
    Some((outside, is_swapped_inside))
}

fn outside_oblast(admin1: &str, country: &str, place: Place) -> Outside {
    let oblast = oblast(admin1, country)?;
    let away_m = |place: Place| oblast.place.distance_m(place) - f64::from(oblast.radius_m);
    if away_m(place) <= gazetteer::FAR_M {
        return None;
    }
    let kilometres = (away_m(place) / 1_000.0).round();
    let is_swapped_inside =
        swapped(place).is_some_and(|swapped| away_m(swapped) <= gazetteer::FAR_M);
    let outside = message!("outside-oblast", kilometres = kilometres.to_string(), oblast = admin1);
    Some((outside, is_swapped_inside))
}

/// The named city is known for sure where no other place of its name lies near.
fn outside_city(event: &Event, place: Place) -> Outside {
    // Behind an oblast that is not known, the place may be one that is not known either;
    // and in a country that is not known, no city is. Told at once of most rows.
    let is_known = if event.admin1.is_empty() {
        event.country.is_empty() || gazetteer::country_code(&event.country).is_some()
    } else {
        gazetteer::locate("", "", &event.admin1, &event.country).is_some()
    };
    if !is_known {
        return None;
    }
    let namesakes = Namesakes::of(&event.place_name);
    if !namesakes.are_far(place) {
        return None;
    }
    let city = gazetteer::locate(&event.place_name, "", &event.admin1, &event.country)
        .filter(|found| found.precision == GeoPrecision::City)?;
    let away_m = city.place.distance_m(place) - f64::from(city.radius_m);
    let kilometres = (away_m / 1_000.0).round();
    let is_swapped_inside = swapped(place).is_some_and(|swapped| !namesakes.are_far(swapped));
    let outside =
        message!("outside-city", kilometres = kilometres.to_string(), city = &event.place_name);
    Some((outside, is_swapped_inside))
}

/// The circle of the oblast or voivodeship called `admin1`.
pub fn oblast(admin1: &str, country: &str) -> Option<FoundPlace> {
    gazetteer::locate("", "", admin1, country)
        .filter(|found| found.precision == GeoPrecision::Oblast)
}

fn swapped(place: Place) -> Option<Place> {
    Place::new(place.longitude(), place.latitude())
}
