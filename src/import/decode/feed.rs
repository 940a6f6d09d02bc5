//! News feeds with positions: RSS and Atom with GeoRSS.

use std::io::Write;

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};

use super::features::Features;
use super::reference::Reference;
use super::shapes::{Position, Shape};
use super::{Decoded, Decoding, Head, Packed, damaged};
use crate::import::{ImportError, encoding};
use crate::language::{Message, message};

/// Elements that one file may have; bounds memory whatever the file says.
const MOST_NODES: u32 = 20_000_000;

/// Items of RSS and entries of Atom.
pub struct Feed;

impl Decoding for Feed {
    fn name(&self) -> &'static str {
        "news feed (RSS or Atom)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rss", "atom", "xml"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.xml_root().is_some_and(|root| matches!(root.as_str(), "rss" | "feed" | "RDF"))
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let bytes = packed.whole()?;
        let text = xml(&bytes);
        let document = parsed(&text, self.name())?;
        let mut features = Features::new(out, self.name())?;
        let is_item = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "item" | "entry");
        for item in document.descendants().filter(is_item) {
            packed.progress.check()?;
            features.push(words(&item), position(&item), &Reference::default())?;
        }
        features.say(message!("decoded-feed-dates"));
        features.finish()
    }
}

/// XML as text, in the encoding that it declares or that its letters tell.
pub(super) fn xml(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default());
    let declared = head
        .split_once("encoding=")
        .and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next())
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let is_text = std::str::from_utf8(bytes).is_ok();
    let encoding = match declared {
        Some(declared) if !is_text && encoding::is_ascii_compatible(declared) => declared,
        _ => encoding::detect(bytes),
    };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

pub(super) fn parsed<'a>(text: &'a str, name: &'static str) -> Result<Document<'a>, ImportError> {
    // Document type definitions stay refused, and with them external entities.
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
    Document::parse_with_options(text, options).map_err(|error| damaged(name, &error))
}

pub(super) fn child<'a, 'input>(node: &Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

pub(super) fn text_of(node: &Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.collect::<String>().trim().to_owned()
}

/// Columns and the elements that fill them, the first that is there.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("id", &["guid", "id", "identifier"]),
    ("title", &["title"]),
    ("description", &["description", "summary", "content", "encoded"]),
    ("link", &["link"]),
    ("published", &["pubDate", "published", "date", "issued"]),
    ("updated", &["updated", "modified"]),
    ("category", &["category", "subject"]),
];

/// Elements of a position, and what is read of it beside.
const OF_POSITIONS: [&str; 12] = [
    "point",
    "pos",
    "line",
    "polygon",
    "posList",
    "box",
    "circle",
    "lat",
    "long",
    "lon",
    "radius",
    "featurename",
];

/// Elements about the entry of the feed and not what it tells: of Dublin Core, Media RSS,
/// and counts of comments.
const OF_FEEDS: [&str; 14] = [
    "comments",
    "commentRss",
    "comment",
    "type",
    "format",
    "language",
    "rights",
    "thumbnail",
    "copyright",
    "rating",
    "explicit",
    "duration",
    "image",
    "enclosure",
];

fn words(item: &Node<'_, '_>) -> Map<String, Value> {
    let mut words = Map::new();
    for (column, elements) in COLUMNS {
        let found = elements.iter().find_map(|name| child(item, name));
        let text = found.map(|node| match node.attribute("href").or(node.attribute("term")) {
            Some(text) if text_of(&node).is_empty() => text.to_owned(),
            _ => text_of(&node),
        });
        let text = text.unwrap_or_default();
        let text = if matches!(column, "published" | "updated") { moment(&text) } else { text };
        words.insert(column.to_owned(), Value::from(text));
    }
    // What publishers add of their own, such as the dates of a disaster.
    for node in item.children().filter(Node::is_element) {
        let name = node.tag_name().name();
        let is_known = COLUMNS.iter().any(|(_, elements)| elements.contains(&name));
        if !is_known
            && !OF_POSITIONS.contains(&name)
            && !OF_FEEDS.contains(&name)
            && !words.contains_key(name)
            && !node.children().any(|inner| inner.is_element())
        {
            let text = text_of(&node);
            if !text.is_empty() {
                words.insert(name.to_owned(), Value::from(moment(&text)));
            }
        }
    }
    let place = child(item, "featurename").map(|node| text_of(&node)).unwrap_or_default();
    if !place.is_empty() || !words.contains_key("place") {
        words.insert("place".to_owned(), Value::from(place));
    }
    let circle = item.descendants().find(|node| node.tag_name().name() == "circle");
    let radius = circle
        .and_then(|node| text_of(&node).split_whitespace().nth(2).map(str::to_owned))
        .or_else(|| child(item, "radius").map(|node| text_of(&node)));
    words.insert("radius_m".to_owned(), Value::from(radius.unwrap_or_default()));
    words
}

/// A date as mails have it in ISO 8601; other text as it stands.
fn moment(text: &str) -> String {
    jiff::fmt::rfc2822::parse(text)
        .map_or_else(|_| text.to_owned(), |moment| moment.timestamp().to_string())
}

/// Latitude stands first in all of them.
fn position(item: &Node<'_, '_>) -> Result<Option<Shape>, Message> {
    let by_name = |name: &str| {
        item.descendants().find(|node| node.is_element() && node.tag_name().name() == name)
    };
    for name in ["point", "pos", "line", "polygon", "posList", "box", "circle"] {
        let Some(node) = by_name(name) else { continue };
        let mut numbers = numbers(&text_of(&node))?;
        if name == "circle" {
            numbers.truncate(2);
        }
        let positions: Vec<Position> =
            numbers.as_chunks().0.iter().map(|[lat, lon]| [*lon, *lat]).collect();
        return Ok(Some(match (name, positions.len()) {
            (_, 0) => return Err(message!("note-no-coordinates")),
            ("point" | "pos" | "circle", _) => Shape::Points(positions),
            ("polygon", _) => Shape::Area(vec![positions]),
            _ => Shape::Lines(vec![positions]),
        }));
    }
    match (by_name("lat"), by_name("long").or_else(|| by_name("lon"))) {
        (Some(lat), Some(lon)) => {
            let [lat, lon] = [numbers(&text_of(&lat))?, numbers(&text_of(&lon))?];
            match (lat.as_slice(), lon.as_slice()) {
                ([lat], [lon]) => Ok(Some(Shape::Points(vec![[*lon, *lat]]))),
                _ => Err(message!("note-no-coordinates")),
            }
        }
        _ => Ok(None),
    }
}

fn numbers(text: &str) -> Result<Vec<f64>, Message> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    words
        .map(|word| word.parse().map_err(|_| message!("note-no-coordinate", text = word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(xml: &str) -> Result<Option<Shape>, Message> {
        let xml = format!("<item xmlns:g='g' xmlns:geo='w'>{xml}</item>");
        position(&Document::parse(&xml).unwrap().root_element())
    }

    #[test]
    fn positions_are_read_in_all_their_forms() {
        let point = Some(Shape::Points(vec![[30.5, 50.4]]));
        assert_eq!(placed("<g:point>50.4 30.5</g:point>"), Ok(point.clone()));
        assert_eq!(placed("<geo:lat>50.4</geo:lat><geo:long>30.5</geo:long>"), Ok(point.clone()));
        assert_eq!(placed("<g:circle>50.4 30.5 1000</g:circle>"), Ok(point));
        let area = placed("<g:polygon>50 30 51 30 51 31 50 30</g:polygon>");
        assert!(matches!(area, Ok(Some(Shape::Area(_)))));
        assert_eq!(placed("<title>x</title>"), Ok(None));
        assert!(placed("<g:point>here</g:point>").is_err());
    }

    #[test]
    fn what_publishers_add_stays() {
        let xml = "<item><title>x</title><fromdate>Fri, 26 Dec 2025 00:00:00 GMT</fromdate>\
            <severity unit='km'>3</severity><point>50 30</point><nested><a>1</a></nested></item>";
        let words = words(&Document::parse(xml).unwrap().root_element());
        assert_eq!(words["fromdate"], "2025-12-26T00:00:00Z");
        assert_eq!(words["severity"], "3");
        assert!(!words.contains_key("point") && !words.contains_key("nested"));
    }

    #[test]
    fn dates_of_mails_become_iso() {
        assert_eq!(moment("Sat, 27 Dec 2025 02:15:00 GMT"), "2025-12-27T02:15:00Z");
        assert_eq!(moment("2025-12-27T02:15:00Z"), "2025-12-27T02:15:00Z");
        assert_eq!(moment("yesterday"), "yesterday");
    }
}
