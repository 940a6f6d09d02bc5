//! One publisher's format a file, one line each in [`FORMATS`].

mod acled;
mod airports;
mod alerts;
mod dates;
mod eonet;
mod eyes_on_russia;
mod firms;
pub mod gdelt;
mod geoconfirmed;
mod geojson;
mod gtd;
pub(super) mod html;
mod in_json;
mod json;
mod kml;
pub mod project;
mod table;
mod telegram;
mod timemap;
mod ucdp;
mod ushahidi;
mod viina;

use super::Format;

/// Every format, the particular ones first: the first that recognises the
/// columns of a file reads it.
#[rustfmt::skip]
pub const FORMATS: &[&dyn Format] = &[
    &project::Project,
    &acled::JSON,
    &acled::Acled,
    &ucdp::JSON,
    &ucdp::Ucdp,
    &gtd::Gtd,
    &gdelt::Gdelt,
    &firms::Firms,
    &ushahidi::Ushahidi,
    &telegram::Telegram,
    &eonet::Eonet,
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
