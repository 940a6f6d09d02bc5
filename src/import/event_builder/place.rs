//! Where an event happened and how precisely that is known, from the cells of a row.

use super::EventBuilder;
use crate::dataset::place_text::{self, Coordinate};
use crate::dataset::{Event, GeoPrecision, Located, Place, RowProblem};
use crate::gazetteer;
use crate::import::Field;

impl EventBuilder<'_> {
    pub(super) fn finish_place(
        &self,
        event: &mut Event,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), RowProblem> {
        let stated =
            self.geo_precision.or_else(|| GeoPrecision::from_id(self.get(Field::GeoPrecision)));
        event.geo_precision = stated.unwrap_or_default();
        let mut radius_m = match self.get(Field::RadiusM) {
            "" => None,
            text => {
                let read = text.replace(',', ".").parse::<f32>().ok();
                let read = read.filter(|radius| radius.is_finite() && *radius >= 0.0);
                if read.is_none() {
                    notes.push(problem(
                        Field::RadiusM,
                        "is not a radius in metres; taken as unknown".to_owned(),
                    ));
                }
                read
            }
        };
        event.place = self.read_position(problem)?;
        if let Some((place, radius)) = self.geometry {
            event.place = Some(place);
            radius_m = radius_m.or((radius > 0.0).then_some(radius));
        }
        if event.place.is_some_and(Place::is_null_island) {
            notes.push(problem(
                if self.get(Field::Latitude).is_empty() {
                    Field::Coordinates
                } else {
                    Field::Latitude
                },
                "lies at 0° N 0° E, where missing coordinates end up; taken as unplaced".to_owned(),
            ));
            event.place = None;
        }
        if event.place.is_none()
            && let Some(found) =
                gazetteer::locate(&event.place_name, &event.admin2, &event.admin1, &event.country)
        {
            event.place = Some(found.place);
            event.geo_precision = found.precision;
            event.located = Located::Gazetteer;
            radius_m = Some(found.radius_m);
        }
        if event.place.is_some() {
            event.radius_m = radius_m.unwrap_or_else(|| event.geo_precision.usual_radius_m());
        }
        Ok(())
    }

    fn read_position(
        &self,
        problem: &impl Fn(Field, String) -> RowProblem,
    ) -> Result<Option<Place>, RowProblem> {
        let (latitude, longitude) = (self.get(Field::Latitude), self.get(Field::Longitude));
        if latitude.is_empty() && longitude.is_empty() {
            let pair = self.get(Field::Coordinates);
            if pair.is_empty() {
                return Ok(None);
            }
            return place_text::read_pair(pair).map(Some).ok_or_else(|| {
                problem(Field::Coordinates, "is not a pair of coordinates".to_owned())
            });
        }
        let read = |field: Field, noun: &str, limit: f64| match place_text::read(self.get(field)) {
            Some(Coordinate::Degrees(degrees)) if degrees.abs() <= limit => Ok(degrees),
            Some(Coordinate::Degrees(_)) => {
                Err(problem(field, format!("is not a {noun} (−{limit} to {limit})")))
            }
            _ => Err(problem(field, format!("is not a {noun}"))),
        };
        if longitude.is_empty()
            && let Some(place) = place_text::read_pair(latitude)
        {
            return Ok(Some(place));
        }
        if latitude.is_empty() || longitude.is_empty() {
            let (missing, noun) = if latitude.is_empty() {
                (Field::Latitude, "latitude")
            } else {
                (Field::Longitude, "longitude")
            };
            return Err(problem(missing, format!("{noun} is missing beside the other coordinate")));
        }
        let place = Place::new(
            read(Field::Latitude, "latitude", 90.0)?,
            read(Field::Longitude, "longitude", 180.0)?,
        );
        Ok(place)
    }
}
