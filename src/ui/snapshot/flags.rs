//! How a picture is drawn, as flags of the command line.

use std::path::Path;

use super::{Camera, RenderRequest, What};
use crate::base::relative::path_from;
use crate::language::Language;
use crate::session::{Document, LayerState, Layers};
use crate::shape::NamedShape;
use crate::ui::Settings;
use crate::ui::map::layers;
use crate::ui::settings::NameLanguage;

impl RenderRequest {
    /// The flags that draw it, run in `folder`; `None` where no flags can say it, as
    /// for what was selected or opened in the window.
    pub fn flags(&self, folder: &Path) -> Option<Vec<String>> {
        let layers = &self.session.document().layers;
        let is_usual = |layer: &&LayerState| layer.opacity >= 1.0 && layer.settings.is_null();
        let visible = || layers.0.iter().filter(|layer| layer.visible);
        let selected = self.selected_id()?;
        let is_compared = self.session.derived().is_compared();
        if is_compared
            || !self.is_opened_so()
            || visible().count() == 0
            || !visible().all(|layer| is_usual(&layer))
        {
            return None;
        }
        let [width, height] = self.style.size_px;
        let mut flags = vec![format!("--size={width}x{height}")];
        if self.style.scale != 1.0 {
            flags.push(format!("--scale={}", self.style.scale));
        }
        if self.style.dark {
            flags.push("--dark".to_owned());
        }
        if !self.style.title.is_empty() {
            flags.push(format!("--title={}", self.style.title));
        }
        let at = |latitude, longitude, zoom| format!("--at={latitude},{longitude},{zoom}");
        flags.push(match self.look {
            Camera::Home => {
                let (latitude, longitude, zoom) = crate::ui::map::HOME;
                at(latitude, longitude, zoom)
            }
            Camera::Events => "--look-at=events".to_owned(),
            Camera::Bounds([west, south, east, north]) => {
                // Beyond the antimeridian, flags count on from the other side.
                let east = if east > 180.0 { east - 360.0 } else { east };
                format!("--look-at={west},{south},{east},{north}")
            }
            Camera::At(place, zoom) => at(place.latitude(), place.longitude(), zoom),
        });
        let ids = || visible().map(|layer| layer.id.as_str());
        if !ids().eq(Layers::default().0.iter().map(|layer| layer.id.as_str())) {
            flags.push(format!("--layers={}", ids().collect::<Vec<_>>().join(",")));
        }
        if let Some(id) = selected {
            flags.push(format!("--select={id}"));
        }
        let language = self.settings.language.unwrap_or_default();
        if language != Language::default() {
            flags.push(format!("--language={}", language.id()));
        }
        if self.settings.name_language != NameLanguage::of(language) {
            flags.push(format!("--names={}", self.settings.name_language.id()));
        }
        if let Some(path) = &self.basemap {
            flags.push(format!("--basemap={}", path_from(folder, path)));
        }
        Some(flags)
    }

    /// The id of the event that is selected, if one is; `None` where no id can say what
    /// is selected.
    fn selected_id(&self) -> Option<Option<String>> {
        let Document { selection, focus, .. } = self.session.document();
        match (selection.count(), *focus) {
            (0, None) => Some(None),
            (1, Some(event)) if selection.contains(event) => {
                let id = self.session.dataset(event.dataset)?.event(event.row).ok()?.id;
                (self.session.find(&id) == Some(event)).then_some(Some(id))
            }
            _ => None,
        }
    }

    /// Whether the command line opens what is drawn, but for filters, layers and what
    /// is selected.
    fn is_opened_so(&self) -> bool {
        let document = self.session.document();
        // A command tells the areas that stand for places, and they are listed then.
        let shown = self.session.shown().map(|open| &*open.dataset);
        let shapes: Vec<NamedShape> = document.filters.boundaries.used_in(shown).into();
        if self.style.what == What::Map {
            let has_others =
                document.layers.is_visible(layers::outlines::ENTRY.id) && document.shapes != shapes;
            return document.keep_one.is_none() && !has_others;
        }
        let Document { filters, zone_name, layers, selection, focus, .. } = document.clone();
        let opened = Document {
            filters,
            zone_name,
            layers,
            selection,
            focus,
            shapes,
            ..Document::default()
        };
        let panels =
            |settings: &Settings| (settings.left_open, settings.right_open, settings.table_open);
        *document == opened && panels(&self.settings) == panels(&Settings::default())
    }
}
