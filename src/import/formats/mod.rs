//! One publisher's format a file, one line each in [`FORMATS`].

mod acled;
mod airports;
mod alerts;
mod dates;
mod eyes_on_russia;
mod geoconfirmed;
mod geojson;
pub(super) mod html;
mod json;
mod kml;
pub mod project;
mod table;
mod timemap;
mod ucdp;
mod viina;

use super::Format;

/// Every format, the particular ones first: the first that recognises the
/// columns of a file reads it.
#[rustfmt::skip]
pub const FORMATS: &[&dyn Format] = &[
    &project::Project,
    &acled::Acled,
    &ucdp::Ucdp,
    &viina::Viina,
    &timemap::TimemapJson,
    &timemap::TimemapCsv,
    &alerts::OfficialAlerts,
    &alerts::VolunteerAlerts,
    &alerts::OblastAlerts,
    &airports::AirportsCsv,
    &airports::AirportsGeoJson,
    &eyes_on_russia::EyesOnRussia,
    &geoconfirmed::GeoConfirmedKml,
    &geoconfirmed::GeoConfirmedJson,
    &geojson::GeoJson,
    &kml::Kml,
    &json::Json,
    &table::Table,
];

/// The format whose id is `id`.
pub fn by_id(id: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.id() == id)
}
