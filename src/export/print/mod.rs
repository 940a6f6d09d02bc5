//! A printed document: one PDF with the map and its legend, small maps by period, a
//! summary and the table of events with sources.
//!
//! Pages are laid out as `sheet::Sheet`s from what leaves of each record, as all
//! exports do, and then written as PDF. Nothing but the job decides them, so that
//! `verify` makes the same bytes again. The map is the embedded one, drawn as vectors by
//! the style of the window (`base_map`); symbols are those of the window
//! (`dataset::symbol`).

mod base_map;
mod close_up;
mod events;
mod facts;
mod font;
mod frame;
mod front;
mod layout;
mod legend;
mod map;
mod palette;
mod pdf;
mod periods;
mod scale_bar;
mod sheet;
mod symbols;
mod table;
mod tags;

use std::collections::BTreeSet;
use std::io::Write;

use base_map::BaseMap;
use font::Fonts;
use layout::Layout;
use sheet::{Item, Sheet};

pub use super::print_choices::{ID, Paper, Periods, PrintChoices};
pub use super::print_template::{PrintTemplate, TemplateError};
use super::{ColumnSet, ExportError, Exporter, Job, document_text};
use crate::language::{said_in, tr};

/// A printed document.
pub struct Pdf;

impl Exporter for Pdf {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "PDF"
    }

    fn extension(&self) -> &'static str {
        "pdf"
    }

    /// What it tells has the names of project columns.
    fn column_set(&self, _whose: ColumnSet) -> ColumnSet {
        ColumnSet::Project
    }

    fn draws_areas(&self) -> bool {
        true
    }

    /// The same whichever columns are asked for.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let bytes = said_in(job.print.language, || bytes(job))?;
        Ok(out.write_all(&bytes)?)
    }
}

fn bytes(job: &Job) -> Result<Vec<u8>, ExportError> {
    let fonts = Fonts::embedded()?;
    let size = job.print.paper.size_points();
    let logo = job.print.template.as_ref().and_then(PrintTemplate::logo_bytes);
    let logo = logo.map(|(kind, bytes)| pdf::logo(kind, bytes)).transpose()?;
    let logo_size = logo.as_ref().map(|logo| {
        let (width, height) = logo.size();
        [width, height].map(|side| side.max(1) as f32)
    });
    let sheets = sheets(job, &fonts, size, logo_size)?;
    let about = pdf::About {
        title: &document_text::title(job, &job.print.info),
        language: job.print.language,
        made_at: job.print.info.made_at,
    };
    pdf::write(&about, size, &sheets, &fonts, logo)
}

/// All pages of `job`.
///
/// # Errors
/// When a source can no longer be read, or a row would tell what is held back.
fn sheets(
    job: &Job,
    fonts: &Fonts,
    size: [f32; 2],
    logo_size: Option<[f32; 2]>,
) -> Result<Vec<Sheet>, ExportError> {
    let events = events::of(job)?;
    let base = BaseMap::embedded(job.print.language)?;
    let template = job.print.template.as_ref();
    let layout = Layout {
        job,
        fonts,
        size,
        accent: template.and_then(PrintTemplate::rgb).unwrap_or(palette::ACCENT),
        logo_size,
        map_credit: base.credit().to_owned(),
    };
    let (front, frame, closer) = front::page(&layout, &events, &base)?;
    let shown = events::on_map(&events);
    let small = periods::pages(&layout, &events, &closer.unwrap_or(frame), &base)?;
    let closer = closer.map(|closer| close_up::page(&layout, &closer, &shown, &base));
    let closer = closer.transpose()?;
    let table = table::pages(&layout)?;
    let mut notes = Vec::new();
    if periods::are_too_many(&layout, &events) {
        notes.push(tr!("print-no-small-maps").to_owned());
    }
    let mut facts = facts::pages(&layout, &notes)?;
    let all = || [front.clone()].into_iter().chain(closer.clone()).chain(small.iter().cloned());
    let with = |facts: &[Sheet]| -> Vec<Sheet> {
        let mut sheets: Vec<Sheet> =
            all().chain(facts.iter().cloned()).chain(table.iter().cloned()).collect();
        layout.feet(&mut sheets);
        sheets
    };
    // What no font has is known once everything is laid out.
    let missing = missing(&with(&facts), fonts);
    if !missing.is_empty() {
        let codes: Vec<String> =
            missing.iter().take(12).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let codes = codes.join(", ");
        notes.push(tr!("print-missing-letters", count = missing.len(), codes = codes));
        facts = facts::pages(&layout, &notes)?;
    }
    Ok(with(&facts))
}

/// The letters of `sheets` that no font has.
fn missing(sheets: &[Sheet], fonts: &Fonts) -> BTreeSet<char> {
    let items = sheets.iter().flat_map(|sheet| &sheet.blocks).flat_map(|block| &block.items);
    let texts = items.filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    });
    texts.flat_map(|text| fonts.lacking(text.face, &text.text)).collect()
}

#[cfg(test)]
mod tests;
