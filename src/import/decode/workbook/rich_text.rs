//! Texts of a workbook with parts that are raised or struck out: marks of footnotes,
//! which would read as digits, and words that were withdrawn.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use roxmltree::{Document, Node};

use crate::import::ImportError;
use crate::import::decode::damaged;

/// What texts of several formats say, by all of their letters.
#[derive(Debug, Default)]
pub struct RichTexts {
    /// Without the parts that do not count; `None` where the same letters stand elsewhere
    /// without such parts, so that nobody can tell them apart.
    by_text: HashMap<String, Option<String>>,
    /// Whether an ODS has cells that are merged over several rows.
    pub has_merged_rows: bool,
}

/// Bytes of one part that is looked through: far more than people write in formats.
const MOST_BYTES: u64 = 64 << 20;

impl RichTexts {
    /// Of the texts of an XLSX, those that its sheets share and those in the cells.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn of_xlsx(file: impl Read + Seek, name: &'static str) -> Result<Self, ImportError> {
        let is_one = |part: &str| {
            part == "xl/sharedStrings.xml"
                || part.strip_prefix("xl/worksheets/").is_some_and(|rest| rest.ends_with(".xml"))
        };
        Self::of_parts(file, name, is_one, &["superscript", "strike"], |document, texts| {
            let items = document.descendants().filter(|node| is(*node, "si") || is(*node, "is"));
            items.for_each(|item| texts.add(item_texts(item)));
        })
    }

    /// Of the texts of an ODS.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn of_ods(file: impl Read + Seek, name: &'static str) -> Result<Self, ImportError> {
        let marks = ["super", "line-through"];
        Self::of_parts(
            file,
            name,
            |part| part == "content.xml",
            &marks,
            |document, texts| {
                let styles = styles_left_out(document);
                let cells = document.descendants().filter(|node| is(*node, "table-cell"));
                cells.for_each(|cell| texts.add(cell_texts(cell, &styles)));
            },
        )
    }

    /// Of those parts of the archive that have one of the `marks` in them.
    fn of_parts(
        file: impl Read + Seek,
        name: &'static str,
        is_one: impl Fn(&str) -> bool,
        marks: &[&str],
        read: impl Fn(&Document<'_>, &mut Texts),
    ) -> Result<Self, ImportError> {
        let mut archive = zip::ZipArchive::new(file).map_err(|error| damaged(name, &error))?;
        let parts: Vec<String> = archive.file_names().flatten().map(Into::into).collect();
        let mut texts = Texts::default();
        for part in parts.iter().filter(|part| is_one(part)) {
            let entry = archive.by_name(part).map_err(|error| damaged(name, &error))?;
            let mut text = Vec::new();
            entry.take(MOST_BYTES).read_to_end(&mut text).map_err(|error| damaged(name, &error))?;
            let count = |mark: &str| memchr::memmem::find_iter(&text, mark).count();
            let spanned = count("number-rows-spanned=\"");
            texts.has_merged_rows |= spanned > count("number-rows-spanned=\"1\"");
            read_part(&text, marks, &mut texts, &read);
        }
        Ok(texts.finish())
    }

    /// What `text` says without the parts that do not count, where it has such; the inner
    /// `None` where it may have none.
    pub fn get(&self, text: &str) -> Option<Option<&str>> {
        self.by_text.get(text.trim()).map(Option::as_deref)
    }
}

/// Who reads the cells says what is damaged in `text`.
fn read_part(
    text: &[u8],
    marks: &[&str],
    texts: &mut Texts,
    read: impl Fn(&Document<'_>, &mut Texts),
) {
    if !marks.iter().any(|mark| memchr::memmem::find(text, mark.as_bytes()).is_some()) {
        return;
    }
    let Ok(text) = std::str::from_utf8(text) else { return };
    if let Ok(document) = Document::parse(text) {
        read(&document, texts);
    }
}

/// All of a text, and what of it counts.
type TextAndCounting = (String, String);

/// Texts that were found.
#[derive(Debug, Default)]
struct Texts {
    rich: HashMap<String, Option<String>>,
    plain: Vec<String>,
    has_merged_rows: bool,
}

impl Texts {
    fn add(&mut self, (all, counting): TextAndCounting) {
        if all == counting {
            self.plain.push(all);
        } else {
            self.rich.insert(all, Some(counting));
        }
    }

    fn finish(self) -> RichTexts {
        let mut by_text = self.rich;
        for text in self.plain {
            if let Some(counting) = by_text.get_mut(&text) {
                *counting = None;
            }
        }
        RichTexts { by_text, has_merged_rows: self.has_merged_rows }
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The text of an item of XLSX.
fn item_texts(item: Node<'_, '_>) -> TextAndCounting {
    let (mut all, mut counting) = (String::new(), String::new());
    for part in item.children().filter(|node| is(*node, "t") || is(*node, "r")) {
        let words = part.descendants().filter(|node| is(*node, "t"));
        let words: String = words.filter_map(|node| node.text()).collect();
        all += &words;
        if !part.descendants().any(is_left_out) {
            counting += &words;
        }
    }
    (all.trim().to_owned(), counting.trim().to_owned())
}

fn is_left_out(format: Node<'_, '_>) -> bool {
    let value = format.attribute("val");
    is(format, "vertAlign") && value == Some("superscript")
        || is(format, "strike") && !matches!(value, Some("0" | "false"))
}

/// The names of styles of ODS that raise or strike out a part of a text.
fn styles_left_out<'a>(document: &'a Document<'_>) -> HashSet<&'a str> {
    let attribute = |node: Node<'a, '_>, name: &str| {
        node.attributes().find(|found| found.name() == name).map(|found| found.value())
    };
    let leaves_out = |properties: Node<'a, '_>| {
        let is_raised =
            attribute(properties, "text-position").is_some_and(|at| at.starts_with("super"));
        let line = ["text-line-through-style", "text-line-through-type"]
            .iter()
            .find_map(|name| attribute(properties, name));
        is_raised || line.is_some_and(|line| line != "none")
    };
    let properties = document.descendants().filter(|node| is(*node, "text-properties"));
    let styles = properties.filter(|node| leaves_out(*node)).filter_map(|node| node.parent());
    styles.filter_map(|style| attribute(style, "name")).collect()
}

/// The text of a cell of ODS, its paragraphs on lines of their own.
fn cell_texts(cell: Node<'_, '_>, styles: &HashSet<&str>) -> TextAndCounting {
    let is_in_style = |node: Node<'_, '_>| {
        let style = node.attributes().find(|found| found.name() == "style-name");
        is(node, "span") && style.is_some_and(|style| styles.contains(style.value()))
    };
    let paragraphs = cell.children().filter(|node| is(*node, "p"));
    let (mut all, mut counting) = (Vec::new(), Vec::new());
    for paragraph in paragraphs {
        let (mut words, mut counted) = (String::new(), String::new());
        for part in paragraph.descendants().filter(Node::is_text) {
            let text = part.text().unwrap_or_default();
            words += text;
            if !part.ancestors().any(is_in_style) {
                counted += text;
            }
        }
        all.push(words);
        counting.push(counted);
    }
    (all.join("\n").trim().to_owned(), counting.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_and_struck_parts_are_left_out_where_they_are_known_to_be_such() {
        let run = |format: &str, text: &str| format!("<r><rPr>{format}</rPr><t>{text}</t></r>");
        let raised = "<vertAlign val='superscript'/>";
        let items = [
            run("", "5") + &run(raised, "1"),
            run("<strike/>", "Lviv") + &run("<strike val='0'/>", "Kyiv"),
            run("", "7") + &run(raised, "2"),
            "<t>72</t>".to_owned(),
            "<t>Kyiv</t>".to_owned(),
        ];
        let items: String = items.iter().map(|item| format!("<si>{item}</si>")).collect();
        let read = |text: &str| {
            let mut texts = Texts::default();
            read_part(
                text.as_bytes(),
                &["superscript", "strike"],
                &mut texts,
                |document, texts| {
                    let items = document.descendants().filter(|node| is(*node, "si"));
                    items.for_each(|item| texts.add(item_texts(item)));
                },
            );
            texts.finish()
        };
        let found = read(&format!("<sst>{items}</sst>"));
        assert_eq!(found.get("51"), Some(Some("5")));
        assert_eq!(found.get("LvivKyiv"), Some(Some("Kyiv")));
        // The same letters stand without a format too.
        assert_eq!(found.get("72"), Some(None));
        assert_eq!(found.get("Kyiv"), None);
        assert!(read("<sst><strike").by_text.is_empty());
    }

    #[test]
    fn raised_and_struck_spans_of_ods_are_left_out() {
        let text = "<o xmlns:s='s' xmlns:t='t' xmlns:f='f'>\
            <s:style s:name='T1'><s:text-properties s:text-position='super 58%'/></s:style>\
            <s:style s:name='T2'><s:text-properties s:text-line-through-style='solid'/></s:style>\
            <s:style s:name='T3'><s:text-properties s:text-line-through-style='none'/></s:style>\
            <f:table-cell><t:p>5<t:span t:style-name='T1'>1</t:span></t:p></f:table-cell>\
            <f:table-cell><t:p><t:span t:style-name='T2'>Lviv</t:span>Kyiv</t:p></f:table-cell>\
            <f:table-cell><t:p>7<t:span t:style-name='T3'>2</t:span></t:p></f:table-cell></o>";
        let document = Document::parse(text).unwrap();
        let styles = styles_left_out(&document);
        let cells = document.descendants().filter(|node| is(*node, "table-cell"));
        let counting: Vec<String> = cells.map(|cell| cell_texts(cell, &styles).1).collect();
        assert_eq!(counting, ["5", "Kyiv", "72"]);
    }
}
