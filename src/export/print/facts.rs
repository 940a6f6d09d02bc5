//! The summary: counts, what decided which events are there, how it was made.

use super::layout::{Layout, Style};
use super::sheet::{Item, Region, Role, Sheet};
use crate::export::ExportError;
use crate::export::document_text::{self, CountsBy};
use crate::language::{current, tr};

/// The most and the fewest words of a sort that are listed.
const MOST_WORDS: usize = document_text::LISTED;
const FEWEST_WORDS: usize = 3;

/// The most lines of a word.
const MOST_WORD_LINES: usize = 2;

/// Pages of the summary, with `notes` about the document at its end.
///
/// # Errors
/// When an input can no longer be read.
pub fn pages(layout: &Layout<'_>, notes: &[String]) -> Result<Vec<Sheet>, ExportError> {
    let heading = tr!("print-summary");
    let (mut sheet, body) = layout.page(heading, heading);
    let gap = layout.scaled(22.0);
    let half = (body.width - gap) / 2.0;
    let right = Region::new(body.x + half + gap, body.y, half, body.height);
    counts(layout, &mut sheet, right);
    let mut sheets = Vec::new();
    let mut column = Region { width: half, ..body };
    let mut y = column.y;
    for (style, role, text) in paragraphs(layout, notes)? {
        let after = layout.scaled(if role == Role::Heading { 3.0 } else { 4.5 });
        let mut lines = Vec::new();
        for line in layout.lines(style, &text, column.width) {
            if y + layout.height(style, 1) > column.bottom() {
                sheet.add(role.clone(), std::mem::take(&mut lines));
                let (next, next_body) = layout.page("", heading);
                sheets.push(std::mem::replace(&mut sheet, next));
                column = next_body;
                y = column.y;
            }
            lines.push(layout.line(style, [column.x, y], line));
            y += layout.height(style, 1);
        }
        sheet.add(role, lines);
        y += after;
    }
    sheets.push(sheet);
    Ok(sheets)
}

/// What stands in the left column, from above.
fn paragraphs(
    layout: &Layout<'_>,
    notes: &[String],
) -> Result<Vec<(Style, Role, String)>, ExportError> {
    let job = layout.job;
    let heading =
        |text: &str| (Style { size: 9.4, ..Style::STRONG }, Role::Heading, text.to_owned());
    let text = |text: String| (Style::TEXT, Role::Paragraph, text);
    let note = |text: String| (Style::NOTE, Role::Paragraph, text);
    let mut all = vec![heading(tr!("what-is-shown"))];
    all.extend(
        document_text::sentences(job).into_iter().map(|sentence| text(format!("• {sentence}"))),
    );
    all.extend(
        document_text::inputs(job).into_iter().map(|sentence| text(format!("• {sentence}"))),
    );
    all.extend(document_text::people_note(job).map(note));
    all.push(heading(tr!("print-how-it-was-made")));
    all.push(note(document_text::rules(job)));
    all.push(note(format!("{}.", crate::export::report::html::sentence(tr!("boundary-rule")))));
    for part in &job.parts {
        let source = &part.dataset.source;
        if !job.publication.is_none() {
            // By hash and length what is left out could be guessed.
            all.push(text(tr!("print-redacted-input", name = source.name.as_str())));
            continue;
        }
        all.push(text(tr!("print-input", name = source.name.as_str(), bytes = source.file_bytes)));
        let hash = source.sha256_hex()?;
        all.push((Style::HASH, Role::Paragraph, hash));
    }
    all.push(note(tr!("print-proof").to_owned()));
    all.extend(notes.iter().cloned().map(note));
    Ok(all)
}

/// Counts by kind, place, weapon and source, two beside each other, with as many words as
/// the page holds.
fn counts(layout: &Layout<'_>, sheet: &mut Sheet, region: Region) {
    let all = document_text::counts(layout.job);
    let laid_out = |most: usize| counts_of(layout, &all, most, region);
    let fits = (FEWEST_WORDS..=MOST_WORDS).rev().map(laid_out);
    let fits = fits.into_iter().find(|(_, bottom)| *bottom <= region.bottom());
    let (parts, _) = fits.unwrap_or_else(|| laid_out(FEWEST_WORDS));
    for Part { heading, words, bars } in parts {
        sheet.add(Role::Heading, vec![heading]);
        sheet.add(Role::Paragraph, words);
        sheet.decorate(bars);
    }
}

/// The words of one sort, laid out.
struct Part {
    heading: Item,
    words: Vec<Item>,
    bars: Vec<Item>,
}

/// The first `most` words of each sort, and where the longer column ends.
fn counts_of(
    layout: &Layout<'_>,
    all: &[CountsBy],
    most: usize,
    region: Region,
) -> (Vec<Part>, f32) {
    let gap = layout.scaled(16.0);
    let width = (region.width - gap) / 2.0;
    let mut ends = [region.y; 2];
    let mut parts = Vec::new();
    for CountsBy { name, words, more } in all {
        let column = usize::from(ends[1] < ends[0]);
        let x = region.x + column as f32 * (width + gap);
        let mut y = ends[column];
        let heading = layout.line(Style { size: 9.4, ..Style::STRONG }, [x, y], *name);
        y += layout.height(Style::HEADING, 1);
        let largest = words.first().map_or(1, |(_, count)| *count).max(1);
        let (mut items, mut bars): (Vec<Item>, Vec<Item>) = (Vec::new(), Vec::new());
        for (word, count) in words.iter().take(most) {
            let number = current().number(*count);
            let room = width - layout.width(Style::TEXT, &number) - layout.scaled(6.0);
            let lines = layout.first_lines(Style::TEXT, word, room, MOST_WORD_LINES);
            let (word, height) = layout.block(Style::TEXT, [x, y], lines);
            items.extend(word);
            items.push(layout.line_to(Style::TEXT, [x + width, y], &number));
            y += height;
            let bar = Region::new(x, y, width, layout.scaled(1.8));
            bars.push(layout.bar(bar, *count as f32 / largest as f32));
            y += layout.scaled(4.6);
        }
        let more = more + words.len().saturating_sub(most);
        if more > 0 {
            items.push(layout.line(Style::NOTE, [x, y], tr!("and-more", count = more)));
            y += layout.height(Style::NOTE, 1);
        }
        parts.push(Part { heading, words: items, bars });
        ends[column] = y + layout.scaled(12.0);
    }
    (parts, ends[0].max(ends[1]) - layout.scaled(12.0))
}
