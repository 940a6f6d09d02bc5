//! The events themselves, over as many pages as they take, with sources and what rivals
//! say.

use super::layout::{Layout, Style};
use super::palette;
use super::sheet::{Item, Pen, Region, Role, Sheet, line};
use super::symbols;
use crate::export::ExportError;
use crate::export::document_text::{DocumentColumn, DocumentEvent, DocumentSource, MOST_EVENTS};
use crate::export::report::html::sentence;
use crate::language::{current, tr};

/// Room for the symbol of a kind before its name, in points on A4.
const SYMBOL_ROOM_POINTS: f32 = 11.0;

/// A line of a cell.
struct Line {
    style: Style,
    text: String,
    /// Where a click leads.
    address: Option<String>,
    /// A kind whose symbol stands before it, and whether that is filled.
    symbol: Option<(String, bool)>,
}

/// Pages of the table.
///
/// # Errors
/// When a source can no longer be read, or a row would tell what is held back.
pub fn pages(layout: &Layout<'_>) -> Result<Vec<Sheet>, ExportError> {
    let job = layout.job;
    let rows = job.rows_by_time();
    let columns = DocumentColumn::kept(job);
    let mut table = Table::new(layout, &columns);
    if rows.len() > MOST_EVENTS {
        table.note(&tr!("first-events", most = MOST_EVENTS, count = rows.len()));
    }
    table.header();
    for (index, (dataset, row)) in rows.iter().take(MOST_EVENTS).enumerate() {
        let told = DocumentEvent::of(job, dataset, *row)?;
        let cells = table.columns.iter().map(|column| {
            let lines = lines(column.told, &told);
            wrapped(layout, lines, column.width - layout.scaled(8.0))
        });
        let cells = cells.collect();
        table.row(index + 1, cells);
    }
    Ok(table.finish())
}

/// A column on paper.
struct Column {
    told: DocumentColumn,
    x: f32,
    width: f32,
}

struct Table<'a> {
    layout: &'a Layout<'a>,
    columns: Vec<Column>,
    sheets: Vec<Sheet>,
    sheet: Sheet,
    body: Region,
    y: f32,
}

impl<'a> Table<'a> {
    fn new(layout: &'a Layout<'a>, told: &[DocumentColumn]) -> Self {
        let heading = tr!("figure-events");
        let (sheet, body) = layout.page(heading, heading);
        let width_of = |column: &DocumentColumn| match column {
            DocumentColumn::When => layout.scaled(104.0),
            DocumentColumn::Where => layout.scaled(150.0),
            DocumentColumn::Killed | DocumentColumn::Injured => layout.scaled(48.0),
            DocumentColumn::What => 0.0,
        };
        let fixed: f32 = told.iter().map(width_of).sum();
        let mut x = body.x;
        let mut columns = Vec::new();
        for column in told {
            let width = match column {
                DocumentColumn::What => body.width - fixed,
                column => width_of(column),
            };
            columns.push(Column { told: *column, x, width });
            x += width;
        }
        Self { layout, columns, sheets: Vec::new(), sheet, body, y: body.y }
    }

    fn note(&mut self, text: &str) {
        let at = [self.body.x, self.y];
        let (items, height) = self.layout.paragraph(Style::NOTE, at, text, self.body.width);
        self.sheet.add(Role::Paragraph, items);
        self.y += height + self.layout.scaled(4.0);
    }

    /// The names of the columns, on every page; read aloud once.
    fn header(&mut self) {
        let is_first = self.sheets.is_empty();
        for (index, column) in self.columns.iter().enumerate() {
            let item = self.layout.line(Style::STRONG, [column.x, self.y], column.told.name());
            let role = if is_first { Role::Cell { row: 0, column: index } } else { Role::Artifact };
            self.sheet.add(role, vec![item]);
        }
        self.y += self.layout.height(Style::STRONG, 1) + self.layout.scaled(3.0);
    }

    fn next_page(&mut self) {
        let (sheet, body) = self.layout.page("", tr!("figure-events"));
        self.sheets.push(std::mem::replace(&mut self.sheet, sheet));
        self.body = body;
        self.y = body.y;
        self.header();
    }

    /// A row stays whole where a page holds it; a longer one goes on on the next.
    fn row(&mut self, index: usize, mut cells: Vec<Vec<Line>>) {
        let layout = self.layout;
        let pad = layout.scaled(3.5);
        let height =
            |lines: &[Line]| -> f32 { lines.iter().map(|line| layout.height(line.style, 1)).sum() };
        let tallest = cells.iter().map(|lines| height(lines)).fold(0.0, f32::max);
        let whole = self.body.height - layout.height(Style::STRONG, 1) - 3.0 * pad;
        if self.y + tallest + 2.0 * pad > self.body.bottom() && tallest < whole {
            self.next_page();
        }
        loop {
            let pen = Pen::new(palette::LINE, 0.6);
            self.sheet.decorate(vec![line(
                [self.body.x, self.y],
                [self.body.right(), self.y],
                pen,
            )]);
            self.y += pad;
            let mut end = self.y;
            for (at, (column, lines)) in self.columns.iter().zip(&mut cells).enumerate() {
                let mut y = self.y;
                let fits = lines.iter().take_while(|line| {
                    y += layout.height(line.style, 1);
                    y <= self.body.bottom()
                });
                let fits = fits.count();
                let (items, bottom) = written(layout, lines.drain(..fits), [column.x, self.y]);
                self.sheet.add(Role::Cell { row: index, column: at }, items);
                end = end.max(bottom);
            }
            self.y = end + pad;
            if cells.iter().all(Vec::is_empty) {
                break;
            }
            self.next_page();
        }
    }

    fn finish(mut self) -> Vec<Sheet> {
        self.sheets.push(self.sheet);
        self.sheets
    }
}

/// Lines below each other from `at`, and where they end.
fn written(
    layout: &Layout<'_>,
    lines: impl Iterator<Item = Line>,
    at: [f32; 2],
) -> (Vec<Item>, f32) {
    let (mut items, mut y) = (Vec::new(), at[1]);
    for Line { style, text, address, symbol } in lines {
        let height = layout.height(style, 1);
        let mut at = [at[0], y];
        if let Some((kind, is_filled)) = symbol {
            let radius = layout.scaled(3.2);
            let middle = [at[0] + radius * 1.3, y + height / 2.0];
            items.extend(symbols::symbol(&kind, middle, radius, is_filled));
            at[0] += layout.scaled(SYMBOL_ROOM_POINTS);
        }
        if let Some(address) = address {
            let region = Region::new(at[0], y, layout.width(style, &text), height);
            items.push(Item::Link(region, address));
        }
        items.push(layout.line(style, at, text));
        y += height;
    }
    (items, y)
}

/// Each line in as many as its column needs.
fn wrapped(layout: &Layout<'_>, lines: Vec<Line>, width: f32) -> Vec<Line> {
    let broken = |line: Line| {
        let Line { style, text, address, mut symbol } = line;
        let room = if symbol.is_some() { layout.scaled(SYMBOL_ROOM_POINTS) } else { 0.0 };
        let lines = layout.lines(style, &text, width - room);
        lines.into_iter().map(move |text| {
            let (address, symbol) = (address.clone(), symbol.take());
            Line { style, text, address, symbol }
        })
    };
    lines.into_iter().flat_map(broken).collect()
}

/// What stands in a cell.
fn lines(column: DocumentColumn, told: &DocumentEvent) -> Vec<Line> {
    let line = |style: Style, text: &str| Line {
        style,
        text: text.to_owned(),
        address: None,
        symbol: None,
    };
    let mut lines = match column {
        DocumentColumn::When => vec![
            line(Style::TEXT, &told.when.replace(" – ", " –\n")),
            line(Style::NOTE, &told.offset),
        ],
        DocumentColumn::Where => {
            vec![line(Style::TEXT, &told.place), line(Style::NOTE, &told.position)]
        }
        DocumentColumn::Killed => vec![line(Style::TEXT, &told.killed)],
        DocumentColumn::Injured => vec![line(Style::TEXT, &told.injured)],
        DocumentColumn::What => what(told, &line),
    };
    lines.retain(|line| !line.text.is_empty());
    lines
}

fn what(told: &DocumentEvent, line: &dyn Fn(Style, &str) -> Line) -> Vec<Line> {
    let symbol = Some((told.kind_id.clone(), !told.is_area));
    let kind = Line { symbol, ..line(Style::NOTE, &told.kind) };
    let mut lines = vec![line(Style::STRONG, &told.title), kind];
    lines.push(line(Style::TEXT, &told.summary));
    if !told.claims.is_empty() {
        let warning = Style { rgb: palette::WARNING, ..Style::TEXT };
        lines.push(line(warning, tr!("claims-differ")));
        lines.extend(told.claims.iter().map(|claim| line(Style::TEXT, &format!("• {claim}"))));
    }
    lines.extend(told.sources.iter().map(|known| source(known, line)));
    for (name, text) in &told.notes {
        lines.push(line(Style::TEXT, &format!("{}: {text}", current().word(&sentence(name)))));
    }
    lines
}

/// A source with its full address, in letters that cannot pretend to be others.
fn source(told: &DocumentSource, line: &dyn Fn(Style, &str) -> Line) -> Line {
    let DocumentSource { publisher, url, address, look_alike } = told;
    let mut text = format!("{publisher} {}", address.as_ref().unwrap_or(url));
    if let Some(host) = look_alike {
        text += " ";
        text += &tr!("may-look-like-others", host = host.as_str());
    }
    Line { address: address.clone(), ..line(Style::NOTE, text.trim()) }
}
