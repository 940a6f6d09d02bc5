//! Tables of web pages, also such as are called `.xls`, turned into a table of text.

use super::column_kinds::ColumnKinds;
use super::formats::html;
use super::recoded_text::Recoded;
use super::{Columns, Container, FORMATS, ImportError, limits};
use crate::language::{Message, message};

/// Bytes in which a page says that it is one.
const HEAD_BYTES: usize = 4096;

/// Cells that one cell may stand for, by `colspan` and `rowspan`.
const MOST_SPANNED: usize = 1_000;

/// Whether a text that begins with `<` is a web page, or a table of one.
pub fn looks_like(text: &[u8]) -> bool {
    let head = text.get(..HEAD_BYTES).unwrap_or(text);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let is_feed =
        ["<kml", "<rss", "<feed", "<gpx", "<workbook"].iter().any(|word| head.contains(word));
    !is_feed
        && ["<html", "<table", "<!doctype html", "<body"].iter().any(|word| head.contains(word))
}

/// A cell that reaches into the rows below it.
#[derive(Clone)]
struct Hanging {
    column: usize,
    rows: usize,
    text: String,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    /// Regions of merged cells: first and last row and column.
    merged: Vec<[u32; 4]>,
    hanging: Vec<Hanging>,
    row: Option<Vec<String>>,
    cell: Option<Cell>,
    count: usize,
}

struct Cell {
    from: usize,
    columns: usize,
    rows: usize,
}

impl Table {
    fn open_row(&mut self) {
        self.row.get_or_insert_with(Vec::new);
    }

    /// Puts the cells of rows above where they reach into this one.
    fn fill_hanging(&mut self) {
        let Some(row) = &mut self.row else { return };
        while let Some(hanging) =
            self.hanging.iter_mut().find(|hanging| hanging.rows > 0 && hanging.column == row.len())
        {
            hanging.rows -= 1;
            row.push(hanging.text.clone());
        }
    }

    fn close_cell(&mut self, page: &str, to: usize) -> Result<(), ImportError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.open_row();
        self.fill_hanging();
        let text = text_of(page.get(cell.from..to).unwrap_or_default());
        let Some(row) = &mut self.row else { return Ok(()) };
        if cell.rows > 1 || cell.columns > 1 {
            let (first, left) = (self.rows.len(), row.len());
            let ends = [first, left, first + cell.rows - 1, left + cell.columns - 1];
            self.merged.push(ends.map(|at| u32::try_from(at).unwrap_or(u32::MAX)));
        }
        for _ in 0..cell.columns {
            if cell.rows > 1 {
                let (column, rows) = (row.len(), cell.rows - 1);
                self.hanging.push(Hanging { column, rows, text: text.clone() });
            }
            row.push(text.clone());
        }
        self.count += row.len();
        limits::check_columns(row.len())?;
        limits::check_decoded(self.count)
    }

    fn close_row(&mut self, page: &str, to: usize) -> Result<(), ImportError> {
        self.close_cell(page, to)?;
        self.fill_hanging();
        self.hanging.retain(|hanging| hanging.rows > 0);
        if let Some(row) = self.row.take().filter(|row| !row.is_empty()) {
            self.rows.push(row);
        }
        Ok(())
    }

    /// Empties merged cells with one figure of several rows or columns below the header: how
    /// many.
    fn leave_figures(&mut self) -> usize {
        let kinds = |row: &Vec<String>| {
            let names = row.iter().enumerate().map(|(at, name)| (at as u32, name.clone()));
            ColumnKinds::of(&names.collect::<Vec<_>>())
        };
        let header = self.rows.iter().take(20).position(|row| is_known(row));
        let Some(header) = header else { return 0 };
        let Some(kinds) = self.rows.get(header).map(kinds) else { return 0 };
        let mut left_out = 0;
        for region in &self.merged {
            let [first, left, last, right] = *region;
            if first as usize <= header || !kinds.is_figure_of_several(*region) {
                continue;
            }
            let mut is_left_out = false;
            for row in self.rows.iter_mut().take(last as usize + 1).skip(first as usize) {
                for column in (left..=right).filter(|column| kinds.is_figure(*column)) {
                    let cell = row.get_mut(column as usize);
                    // A heading over the whole table is no figure.
                    let is_figure =
                        |cell: &&mut String| cell.starts_with(|c: char| c.is_ascii_digit());
                    if let Some(cell) = cell.filter(is_figure) {
                        cell.clear();
                        is_left_out = true;
                    }
                }
            }
            left_out += usize::from(is_left_out);
        }
        left_out
    }

    /// Whether some row of the first ones is a header that is known.
    fn is_known(&self) -> bool {
        self.rows.iter().take(20).any(|row| is_known(row))
    }
}

/// Whether a row is a header that is known.
fn is_known(row: &[String]) -> bool {
    let columns = Columns::new(row.to_vec());
    FORMATS
        .iter()
        .any(|format| format.container() == Container::Table && format.recognises(&columns))
}

/// The text of a cell; its first address where it has no text.
fn text_of(html: &str) -> String {
    let text = html::plain_text(&seen(html));
    if !text.is_empty() {
        return text;
    }
    html::links(html).into_iter().next().unwrap_or_default()
}

/// `html` without what people do not see in a cell or see struck out: scripts, hidden
/// elements, deletions, and footnotes behind numbers.
fn seen(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from_tag)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        text.push_str(before);
        let markup = from_tag.strip_prefix('<').unwrap_or_default();
        let Some(inside) = end_of_tag(markup).and_then(|end| markup.get(..end)) else {
            rest = from_tag;
            break;
        };
        let after = markup.get(inside.len() + 1..).unwrap_or_default();
        let ends = |letter: char| letter.is_whitespace() || letter == '/';
        let (name, attributes) = inside.split_once(ends).unwrap_or((inside, ""));
        let close = find_ignoring_case(after, &format!("</{name}"));
        let content = close.and_then(|close| after.get(..close));
        match content.filter(|content| is_unseen(name, attributes, content, &text)) {
            Some(content) => {
                let behind = after.get(content.len()..).unwrap_or_default();
                rest = behind.split_once('>').map_or("", |(_, behind)| behind);
            }
            None => {
                text.push('<');
                text.push_str(inside);
                text.push('>');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

fn is_unseen(name: &str, attributes: &str, content: &str, before: &str) -> bool {
    let attributes = attributes.to_ascii_lowercase();
    let style: String = attributes.chars().filter(|c| !c.is_whitespace()).collect();
    let is_hidden = style.contains("display:none")
        || attributes
            .split_whitespace()
            .any(|word| word == "hidden" || word.starts_with("hidden="));
    match name.to_ascii_lowercase().as_str() {
        "script" | "style" | "del" | "s" | "strike" | "template" => true,
        "sup" => {
            let ends_in_digit = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
            ends_in_digit && content.chars().all(|c| c.is_ascii_digit() || "[]*, ".contains(c))
        }
        _ => is_hidden && !content.is_empty(),
    }
}

/// A tag with its name in small letters.
struct Tag<'a> {
    name: String,
    is_end: bool,
    attributes: &'a str,
    from: usize,
    to: usize,
}

/// The tags of a page; comments, scripts and styles have none.
fn tags(page: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = page.get(at..)?;
            let from = at + rest.find('<')?;
            let markup = page.get(from + 1..)?;
            if markup.starts_with("!--") {
                at = from + 1 + markup.find("-->").map_or(markup.len(), |end| end + 3);
                continue;
            }
            let to = end_of_tag(markup).map(|end| from + 1 + end + 1)?;
            let inside = page.get(from + 1..to - 1)?;
            let (is_end, inside) = match inside.strip_prefix('/') {
                Some(inside) => (true, inside),
                None => (false, inside),
            };
            let ends = |letter: char| letter.is_whitespace() || letter == '/';
            let (name, attributes) = inside.split_once(ends).unwrap_or((inside, ""));
            let name = name.to_ascii_lowercase();
            at = to;
            if !is_end && matches!(name.as_str(), "script" | "style") {
                let rest = page.get(to..)?;
                let close = format!("</{name}");
                at = to + find_ignoring_case(rest, &close).unwrap_or(rest.len());
                continue;
            }
            return Some(Tag { name, is_end, attributes, from, to });
        }
    })
}

fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    memchr::memchr_iter(b'<', bytes).find(|at| {
        bytes.get(*at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
    })
}

/// The `>` that ends a tag: not one inside quotes.
fn end_of_tag(markup: &str) -> Option<usize> {
    let mut quote = None;
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'\'' | b'>');
    for (at, &byte) in markup.as_bytes().iter().enumerate().filter(|(_, byte)| is_mark(byte)) {
        match quote {
            None if byte == b'>' => return Some(at),
            None => quote = Some(byte),
            Some(open) if open == byte => quote = None,
            Some(_) => {}
        }
    }
    // Quotes that are never closed are none.
    markup.find('>')
}

fn span(attributes: &str, name: &str) -> usize {
    let lower = attributes.to_ascii_lowercase();
    let value = lower.split_once(name).and_then(|(_, after)| after.trim_start().strip_prefix('='));
    let digits: String = value
        .unwrap_or_default()
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or(1).clamp(1, MOST_SPANNED)
}

/// All tables of a page; one inside another is part of its cell.
fn tables(page: &str) -> Result<Vec<Table>, ImportError> {
    let (mut found, mut open, mut depth) = (Vec::new(), None::<Table>, 0_usize);
    for tag in tags(page) {
        match (tag.name.as_str(), tag.is_end) {
            ("table", false) => {
                depth += 1;
                if depth == 1 {
                    open = Some(Table::default());
                }
            }
            ("table", true) => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(mut table) = open.take()
                {
                    table.close_row(page, tag.from)?;
                    found.push(table);
                }
            }
            (name, is_end) if depth == 1 => {
                let Some(table) = &mut open else { continue };
                match (name, is_end) {
                    ("tr", false) => {
                        table.close_row(page, tag.from)?;
                        table.open_row();
                    }
                    ("tr" | "thead" | "tbody" | "tfoot", _) => table.close_row(page, tag.from)?,
                    ("td" | "th", false) => {
                        table.close_cell(page, tag.from)?;
                        let [columns, rows] =
                            ["colspan", "rowspan"].map(|name| span(tag.attributes, name));
                        table.cell = Some(Cell { from: tag.to, columns, rows });
                    }
                    ("td" | "th", true) => table.close_cell(page, tag.from)?,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    if let Some(mut table) = open {
        table.close_row(page, page.len())?;
        found.push(table);
    }
    Ok(found)
}

/// The table of events of a page, as CSV.
///
/// # Errors
/// When no table is there, or one that is too large.
pub fn recoded(text: &[u8]) -> Result<Recoded, ImportError> {
    let page = String::from_utf8_lossy(text);
    let mut tables = tables(&page)?;
    tables.retain(|table| !table.rows.is_empty());
    let count = tables.len();
    let best = tables.into_iter().rev().max_by_key(|table| (table.is_known(), table.count));
    let Some(mut table) = best else {
        return Err(ImportError::Malformed(message!("error-no-table-in-page")));
    };
    let left_out = table.leave_figures();
    let failed = |error: csv::Error| ImportError::Malformed(Message::of(&error));
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        // A first cell that begins with a bracket would be taken for JSON.
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    for row in &table.rows {
        writer.write_record(row).map_err(failed)?;
    }
    let text = writer.into_inner().map_err(|error| ImportError::Malformed(Message::of(&error)))?;
    let mut decoded = vec![message!("decoded-web-page")];
    if count > 1 {
        decoded.push(message!("decoded-one-table-of", count = count));
    }
    if left_out > 0 {
        decoded.push(message!("decoded-merged-figures", count = left_out));
    }
    Ok(Recoded { text, decoded })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> String {
        String::from_utf8(recoded(page.as_bytes()).unwrap().text).unwrap().replace('"', "")
    }

    #[test]
    fn what_is_struck_out_hidden_or_a_footnote_is_no_part_of_a_cell() {
        let page = "<table><tr><th>date<th>killed<th>note</tr>\
                    <tr><td>2025-12-27<td>4<sup>1</sup><td>5 m<sup>2</sup></tr>\
                    <tr><td>2025-12-28<td><del>5</del>3<td><span style=\"display: none\">x</span>a < b</tr></table>";
        assert_eq!(read(page), "date,killed,note\n2025-12-27,4,5 m2\n2025-12-28,3,a < b\n");
    }

    #[test]
    fn cells_that_span_rows_and_columns_stand_in_each() {
        let page = "<table><tr><th>date<th>place<th>killed</tr>\
                    <tr><td rowspan=2>2025-12-27<td>Kyiv<td>3<tr><td>Lviv<td>1\
                    <tr><td colspan=\"2\">Total</td><td>4</td></tr></table>";
        assert_eq!(
            read(page),
            "date,place,killed\n2025-12-27,Kyiv,3\n2025-12-27,Lviv,1\nTotal,Total,4\n"
        );
    }

    #[test]
    fn one_figure_of_several_rows_or_columns_is_of_none_of_them() {
        let page = "<table><tr><th>date<th>place<th>killed<th>injured</tr>\
                    <tr><td rowspan=2>2025-12-27<td>Kyiv<td rowspan=2>7<td>1<tr><td>Lviv<td>2\
                    <tr><td>2025-12-28<td>Sumy<td colspan=2>5</tr></table>";
        assert_eq!(
            read(page),
            "date,place,killed,injured\n2025-12-27,Kyiv,,1\n2025-12-27,Lviv,,2\n\
             2025-12-28,Sumy,,\n"
        );
        let sentences = recoded(page.as_bytes()).unwrap().decoded;
        assert!(sentences.iter().any(|sentence| sentence.to_string().starts_with("2 figures")));
    }

    #[test]
    fn the_table_with_a_known_header_is_taken_and_scripts_hold_none() {
        let page = "<html><script>'<table><tr><td>no'</script><table><tr><td>menu</td><td>x</td></tr>\
                    <tr><td>a &amp; b</td></tr><tr><td>a</td></tr></table><!-- <table> -->\
                    <TABLE><TR><TD>date</TD><TD>lat</TD><TD>lon</TD></TR>\
                    <tr><td title=\">\">1<br>2</td><td>[5</td><td></td></tr></TABLE></html>";
        assert_eq!(read(page), "date,lat,lon\n1\n2,[5,\n");
    }
}
