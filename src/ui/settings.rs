//! How things are shown: kept between runs, not undone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::dataset::time::zone;
use crate::import::Mapping;
use crate::language::Language;
use crate::language::tr;
use crate::net::Source;

/// Light or dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Brightness {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The language of names on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum NameLanguage {
    /// English, else in Latin letters.
    #[default]
    English,
    /// Ukrainian.
    Ukrainian,
    /// Polish, else in Latin letters.
    Polish,
    /// As they are written where they are.
    Local,
}

impl NameLanguage {
    /// All of them, as menus list them.
    pub const ALL: [Self; 4] = [Self::English, Self::Ukrainian, Self::Polish, Self::Local];

    /// The one of a window in `language`, until another is chosen.
    pub const fn of(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::Ukrainian => Self::Ukrainian,
            Language::Polish => Self::Polish,
        }
    }

    /// Stable word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::English => "english",
            Self::Ukrainian => "ukrainian",
            Self::Polish => "polish",
            Self::Local => "local",
        }
    }

    /// What menus call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Ukrainian => "Українська",
            Self::Polish => "Polski",
            Self::Local => tr!("local-names"),
        }
    }
}

/// The most files that the recent list keeps.
const MOST_RECENT: usize = 10;

/// Zones offered in the list; any other can be typed on the command line.
pub const ZONES: [&str; 3] = ["Europe/Kyiv", "Europe/Warsaw", "UTC"];

/// How things are shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// IANA name of the display zone.
    pub zone_name: String,
    /// Light or dark.
    pub brightness: Brightness,
    /// Whether the table is open.
    pub table_open: bool,
    /// Whether the left panel is open.
    pub left_open: bool,
    /// Whether the right panel is open.
    pub right_open: bool,
    /// Size of everything in the window, as a percentage of the usual one.
    pub interface_percent: u16,
    /// Whether nothing slides or fades.
    pub reduced_motion: bool,
    /// Whether the system asks for that; found at each start.
    #[serde(skip)]
    pub system_reduced_motion: bool,
    /// The language of the window; none for that of the system.
    pub language: Option<Language>,
    /// The language of names on the map.
    pub name_language: NameLanguage,
    /// Columns of the table.
    pub table_columns: Vec<String>,
    /// Files opened lately, the last first.
    pub recent: Vec<PathBuf>,
    /// Columns mapped by hand, by the header they belong to.
    pub mappings: BTreeMap<String, Mapping>,
    /// Headers that people have seen in the dialog for columns and opened as recognised.
    pub confirmed_headers: BTreeSet<String>,
    /// Whether the first hint was put away.
    pub hint_closed: bool,
    /// Latitude, longitude and zoom of the map.
    pub map_position: Option<(f64, f64, f64)>,
    /// Maps on the internet that may be picked.
    pub sources: Vec<Source>,
    /// Name of the source picked last. Whether the network is on is never kept:
    /// each run begins with it off.
    pub online_source: Option<String>,
    /// How senders of tiles can reach the person who asks; empty for not at all.
    pub contact: String,
    /// What people sign their notes with; it leaves the computer only inside a
    /// session or an export that they pass on.
    pub author: String,
    /// The jitter seed used last, so that the next export moves
    /// them the same way; it leaves the computer only in a copied command.
    pub seed: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            zone_name: ZONES[0].to_owned(),
            brightness: Brightness::System,
            table_open: false,
            left_open: true,
            right_open: true,
            interface_percent: 100,
            reduced_motion: false,
            system_reduced_motion: false,
            language: None,
            name_language: NameLanguage::of(Language::of_system()),
            table_columns: Vec::new(),
            recent: Vec::new(),
            mappings: BTreeMap::new(),
            confirmed_headers: BTreeSet::new(),
            hint_closed: false,
            map_position: None,
            sources: Source::presets(),
            online_source: None,
            contact: String::new(),
            author: String::new(),
            seed: String::new(),
        }
    }
}

/// A change of the settings.
#[derive(Debug, Clone)]
pub enum Change {
    /// Light or dark.
    Brightness(Brightness),
    /// Whether the table is open.
    TableOpen(bool),
    /// Whether the left panel is open.
    LeftOpen(bool),
    /// Whether the right panel is open.
    RightOpen(bool),
    /// Size of everything in the window, as a percentage of the usual one.
    InterfacePercent(u16),
    /// Whether nothing slides or fades.
    ReducedMotion(bool),
    /// The language of the window; none for that of the system.
    Language(Option<Language>),
    /// The language of names on the map.
    NameLanguage(NameLanguage),
    /// Columns of the table.
    TableColumns(Vec<String>),
    /// The first hint is put away.
    CloseHint,
    /// Maps on the internet that may be picked.
    Sources(Vec<Source>),
    /// How senders of tiles can reach the person who asks.
    Contact(String),
    /// What people sign their notes with.
    Author(String),
}

impl Settings {
    /// Whether nothing slides or fades, by the person's choice or the system's.
    pub fn is_motion_reduced(&self) -> bool {
        self.reduced_motion || self.system_reduced_motion
    }

    /// The display zone.
    pub fn zone(&self) -> TimeZone {
        zone(&self.zone_name).unwrap_or(TimeZone::UTC)
    }

    /// The language of the window.
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(Language::of_system)
    }

    /// The source called `name`.
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.name == name)
    }

    /// Carries out a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Brightness(brightness) => self.brightness = brightness,
            Change::TableOpen(open) => self.table_open = open,
            Change::LeftOpen(open) => self.left_open = open,
            Change::RightOpen(open) => self.right_open = open,
            Change::InterfacePercent(percent) => self.interface_percent = percent,
            Change::ReducedMotion(is_still) => self.reduced_motion = is_still,
            Change::Language(language) => {
                // Names follow, unless another language was chosen for them.
                let follows = self.name_language == NameLanguage::of(self.language());
                self.language = language;
                if follows {
                    self.name_language = NameLanguage::of(self.language());
                }
            }
            Change::NameLanguage(language) => self.name_language = language,
            Change::TableColumns(columns) => self.table_columns = columns,
            Change::CloseHint => self.hint_closed = true,
            Change::Sources(sources) => self.sources = sources,
            Change::Contact(contact) => self.contact = contact,
            Change::Author(author) => self.author = author,
        }
    }

    /// Keeps how files with `header` are read: by `mapping`, or as they are recognised.
    pub fn remember_header(&mut self, header: String, mapping: Option<Mapping>) {
        match mapping {
            Some(mapping) => {
                self.confirmed_headers.remove(&header);
                self.mappings.insert(header, mapping);
            }
            None => {
                self.mappings.remove(&header);
                self.confirmed_headers.insert(header);
            }
        }
    }

    /// Puts `path` at the head of the recent list.
    pub fn remember_file(&mut self, path: PathBuf) {
        // The next run may start in another folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }
}
