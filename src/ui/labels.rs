//! What registries and fixed words of the core are called in the language of the window.
//! Files and the command line keep their English labels.

use jiff::tz::TimeZone;

use super::format;
use crate::dataset::kind::KindGroup;
use crate::dataset::schema::{Field, FieldDef};
use crate::dataset::{Certainty, Event};
use crate::export::Exporter;
use crate::export::print::Periods;
use crate::filter::Cycle;
pub use crate::filter::labels::{area, cycle, cycle_values, filter, filter_word};
use crate::import::Format;
use crate::language::Language;
pub use crate::language::message_id;
use crate::language::{current, registered, tr};
use crate::summary::Sum;
use crate::summary::bins::Width;

/// Fixed words of the core, such as the name of a mode.
pub fn word(english: &str) -> String {
    current().word(english)
}

/// A kind of event; one that is not listed keeps the source's word.
pub fn kind(id: &str) -> String {
    current().kind_label(id)
}

/// Kinds that are listed together.
pub fn kind_group(group: KindGroup) -> String {
    word(group.label())
}

/// The state of an air alert.
pub fn air_alert(state: &str) -> String {
    word(crate::filter::air_alert::label(state))
}

/// A field.
pub fn field(def: &FieldDef) -> &'static str {
    registered("field", def.id, def.label)
}

/// A field where a column shall be named that fills it.
pub fn column_field(def: &FieldDef) -> &'static str {
    match def.column_label {
        Some(label) => registered("column-field", def.id, label),
        None => field(def),
    }
}

/// The value of a field in words; empty where nothing is known.
pub fn field_words(def: &FieldDef, event: &Event, zone: &TimeZone) -> String {
    if current() == Language::English {
        return def.words(event, zone);
    }
    match def.field {
        Field::Time => format::interval(event.interval, event.time_precision, zone),
        Field::Reported => format::reported(event, zone),
        Field::Killed => format::figure(event.killed),
        Field::Injured => format::figure(event.injured),
        Field::Kind if !event.kind.is_empty() => kind(&event.kind),
        Field::Position if event.place.is_some() => format::place_precision(Certainty::of(event)),
        Field::Position | Field::TimePrecision => word(&def.words(event, zone)),
        _ => def.words(event, zone),
    }
}

/// What a file is read as.
pub fn format(format: &dyn Format) -> &'static str {
    registered("format", format.id(), format.label())
}

/// What a file is exported as.
pub fn exporter(exporter: &dyn Exporter) -> &'static str {
    registered("exporter", exporter.id(), exporter.label())
}

/// The periods of small maps.
pub fn periods(periods: Periods) -> &'static str {
    match periods {
        Periods::Auto => tr!("periods-auto"),
        Periods::Day => tr!("periods-day"),
        Periods::Week => tr!("periods-week"),
        Periods::Month => tr!("periods-month"),
        Periods::None => tr!("periods-none"),
    }
}

/// A layer of the map.
pub fn layer(id: &str, label: &'static str) -> &'static str {
    registered("layer", id, label)
}

/// What a layer shows.
pub fn layer_about(id: &str, about: &'static str) -> &'static str {
    registered("layer-about", id, about)
}

/// A line of the table of actions.
pub fn action(id: &str, label: &'static str) -> &'static str {
    registered("action", id, label)
}

/// A day of the week in two or three letters, from 0 for Monday.
pub fn short_weekday(value: u8) -> String {
    let name = Cycle::Weekday.label(value).chars().take(3).collect::<String>();
    word(&name)
}

/// The length of a bar.
pub fn width(width: Width) -> String {
    match width {
        Width::Minutes(count) => format::minutes(count),
        Width::Hours(count) => format::duration(count * 3_600),
        _ => word(&width.label()),
    }
}

/// What one bar counts, after a number: `a day`, `in 6 h`.
pub fn per(width: Width) -> String {
    match width {
        Width::Minutes(_) | Width::Hours(_) => {
            crate::language::tr!("per-length", length = self::width(width))
        }
        _ => word(&width.per()),
    }
}

/// A sum of people: `1`, `27–32`, `unknown`.
pub fn sum(sum: &Sum) -> String {
    if sum.is_known() { sum.label() } else { word("unknown") }
}
