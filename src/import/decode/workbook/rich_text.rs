//! Texts of a workbook with parts that are raised or struck out: marks of footnotes,
//! which would read as digits, and words that were withdrawn.

use std::collections::HashMap;
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
}

/// Bytes of texts that are looked through: far more than people write in formats.
const MOST_BYTES: u64 = 64 << 20;

impl RichTexts {
    /// Of the texts that the sheets of an XLSX share.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn of(file: impl Read + Seek, name: &'static str) -> Result<Self, ImportError> {
        let mut archive = zip::ZipArchive::new(file).map_err(|error| damaged(name, &error))?;
        // Without it there are none.
        let Ok(entry) = archive.by_name("xl/sharedStrings.xml") else { return Ok(Self::default()) };
        let mut text = Vec::new();
        entry.take(MOST_BYTES).read_to_end(&mut text).map_err(|error| damaged(name, &error))?;
        Ok(Self::read(&text))
    }

    /// Who reads the cells says what is damaged in `text`.
    fn read(text: &[u8]) -> Self {
        let mut found = Self::default();
        let has = |mark: &str| memchr::memmem::find(text, mark.as_bytes()).is_some();
        if !has("superscript") && !has("strike") {
            return found;
        }
        let Ok(text) = std::str::from_utf8(text) else { return found };
        let Ok(document) = Document::parse(text) else { return found };
        let mut plain = Vec::new();
        let items = document.descendants().filter(|node| is(*node, "si"));
        for item in items {
            let (all, counting) = texts(item);
            if all == counting {
                plain.push(all);
            } else {
                found.by_text.insert(all, Some(counting));
            }
        }
        for text in plain {
            if let Some(counting) = found.by_text.get_mut(&text) {
                *counting = None;
            }
        }
        found
    }

    /// What `text` says without the parts that do not count, where it has such; the inner
    /// `None` where it may have none.
    pub fn get(&self, text: &str) -> Option<Option<&str>> {
        self.by_text.get(text.trim()).map(Option::as_deref)
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// All of a text, and what of it counts.
fn texts(item: Node<'_, '_>) -> (String, String) {
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
        let found = RichTexts::read(format!("<sst>{items}</sst>").as_bytes());
        assert_eq!(found.get("51"), Some(Some("5")));
        assert_eq!(found.get("LvivKyiv"), Some(Some("Kyiv")));
        // The same letters stand without a format too.
        assert_eq!(found.get("72"), Some(None));
        assert_eq!(found.get("Kyiv"), None);
        assert!(RichTexts::read(b"<sst><strike").by_text.is_empty());
    }
}
