//! The chip of the time zone: it always shows the offset, and offers any zone.

use egui::Ui;
use egui::containers::menu::{MenuButton, MenuConfig};
use jiff::tz::TimeZone;

use super::choice;
use super::icon::Icon;
use crate::dataset::Instant;
use crate::language::tr;
use crate::session::Command;
use crate::ui::View;
use crate::ui::settings::ZONES;

/// Zones listed for what is typed.
const LISTED: usize = 8;

/// What is typed to find a zone.
#[derive(Debug, Default)]
pub struct ZoneMenu {
    wanted: String,
}

impl ZoneMenu {
    /// Paints the chip with the offset that holds at `at`.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, at: Instant) {
        let chip = crate::dataset::format::zone(at, &view.settings.zone());
        let config =
            MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let (response, _) = MenuButton::new(format!("{chip} {}", Icon::CaretDown.letter()))
            .config(config)
            .ui(ui, |ui| self.choices_ui(view, ui));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, chip.as_str()));
        response.on_hover_text(tr!("time-zone-in-which-times-are-shown"));
    }

    /// Paints the zones to choose from.
    pub fn choices_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let choose = |ui: &mut Ui, label: &str, name: &str| {
            if ui.selectable_label(view.settings.zone_name == name, label).clicked() {
                view.send(Command::SetZone(name.to_owned()));
                ui.close();
            }
        };
        for name in ZONES {
            choose(ui, name, name);
        }
        let local = TimeZone::try_system().ok();
        if let Some(name) = local.as_ref().and_then(TimeZone::iana_name) {
            choose(ui, &tr!("this-computer", name = name), name);
        }
        ui.separator();
        let hint = tr!("another-such-as-asia-tokyo");
        let field =
            egui::TextEdit::singleline(&mut self.wanted).hint_text(hint).desired_width(190.0);
        let response = choice::edged(ui, true, field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("find-a-time-zone"))
        });
        let wanted = self.wanted.trim().to_lowercase().replace(' ', "_");
        if wanted.is_empty() {
            return;
        }
        let mut found: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .filter(|name| name.to_lowercase().contains(&wanted))
            .collect();
        found.sort_by_key(|name| (!name.to_lowercase().ends_with(&wanted), name.len()));
        if found.is_empty() {
            ui.label(tr!("no-zone-has-this-name"));
        }
        for name in found.iter().take(LISTED) {
            choose(ui, name, name);
        }
    }
}
