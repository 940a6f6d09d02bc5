//! What the user decided about reading a file, as sessions and manifests write it.

use serde::{Deserialize, Serialize};

use super::mapping::{Mapping, NamedColumns};
use super::options::Options;
use super::time::{self, UnknownZone};
use super::time_text::DateOrder;

/// [`Options`] as sessions and manifests write them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrittenOptions {
    /// Zone of times without an offset.
    pub zone: String,
    /// Order of day and month, if it was given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date_order: Option<DateOrder>,
    /// Columns, if they were mapped by hand.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mapping: Option<Mapping>,
    /// Columns by name, if single fields were mapped so.
    #[serde(skip_serializing_if = "NamedColumns::is_empty", default)]
    pub named_columns: NamedColumns,
    /// The sheet or layer, if it was chosen.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
}

impl WrittenOptions {
    /// Of what was decided.
    pub fn of(options: &Options) -> Self {
        Self {
            zone: options.zone.iana_name().unwrap_or("UTC").to_owned(),
            date_order: options.date_order,
            mapping: options.mapping.clone(),
            named_columns: options.named_columns.clone(),
            sheet: options.sheet.clone(),
        }
    }

    /// What was decided.
    ///
    /// # Errors
    /// When there is no such zone.
    pub fn options(&self) -> Result<Options, UnknownZone> {
        let zone = time::zone(&self.zone)?;
        Ok(Options { zone, ..self.options_in_usual_zone() })
    }

    /// What was decided; the zone is the usual one where there is none of its name.
    pub fn options_or_usual_zone(&self) -> Options {
        self.options().unwrap_or_else(|_| self.options_in_usual_zone())
    }

    fn options_in_usual_zone(&self) -> Options {
        Options {
            date_order: self.date_order,
            mapping: self.mapping.clone(),
            named_columns: self.named_columns.clone(),
            sheet: self.sheet.clone(),
            ..Options::default()
        }
    }
}
