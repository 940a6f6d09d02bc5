//! The picture of the map in a report: drawn from what the report holds alone, so
//! that window and command line draw the same.

use jiff::tz::TimeZone;

use super::{Camera, HeadlessWindow, RenderRequest, Style, What};
use crate::export::ExportError;
use crate::session::{Command, Layers, Session};
use crate::ui::Settings;
use crate::ui::settings::NameLanguage;

/// As wide as the page, twice as sharp as most screens.
const SIZE_PX: [u32; 2] = [2_000, 1_250];
const SCALE: f32 = 2.0;

/// The map of every matching event of `session` as a PNG: light, with the usual
/// layers, nothing selected.
///
/// # Errors
/// When it cannot be drawn.
pub fn report_map(mut session: Session, zone: &TimeZone) -> Result<Vec<u8>, ExportError> {
    session.apply(Command::ClearSelection);
    session.apply(Command::SetLayers(Layers::default()));
    session.forget_history();
    let order = RenderRequest {
        session,
        settings: Settings {
            zone_name: zone.iana_name().unwrap_or("UTC").to_owned(),
            name_language: NameLanguage::English,
            ..Settings::default()
        },
        look: Camera::Events,
        basemap: None,
        style: Style {
            what: What::Map,
            size_px: SIZE_PX,
            scale: SCALE,
            dark: false,
            title: String::new(),
        },
    };
    HeadlessWindow::new(order).and_then(|mut stage| stage.png()).map_err(ExportError::Drawing)
}
