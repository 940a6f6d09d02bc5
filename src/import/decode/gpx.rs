//! GPX: waypoints, tracks and routes of receivers.
//!
//! GPX 1.1 of topografix.com. Its times are UTC.

use std::io::Write;

use roxmltree::Node;
use serde_json::{Map, Value};

use super::features::Features;
use super::feed::{child, parsed, text_of, xml};
use super::reference::Reference;
use super::shapes::{Position, Shape};
use super::{Decoded, Decoding, Head, Packed};
use crate::import::ImportError;
use crate::language::{Message, message};

/// What a receiver recorded.
pub struct Gpx;

/// Words of a point that become columns.
const WORDS: [&str; 7] = ["name", "desc", "cmt", "type", "sym", "src", "ele"];

impl Decoding for Gpx {
    fn name(&self) -> &'static str {
        "GPX file"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gpx"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.xml_root().is_some_and(|root| root == "gpx")
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let bytes = packed.whole()?;
        let text = xml(&bytes);
        let document = parsed(&text, self.name())?;
        let mut features = Features::new(out, self.name())?;
        let (mut tracks, degrees) = (0_u64, Reference::default());
        for node in document.root_element().children().filter(Node::is_element) {
            packed.progress.check()?;
            match node.tag_name().name() {
                "wpt" => features.push(words(&node, &time(&node), ""), point(&node), &degrees)?,
                "trk" | "rte" => {
                    tracks += 1;
                    let (shape, begin, end) = line(&node);
                    features.push(words(&node, &begin, &end), shape, &degrees)?;
                }
                _ => {}
            }
        }
        if tracks > 0 {
            features.say(message!("decoded-tracks"));
        }
        features.finish()
    }
}

fn time(node: &Node<'_, '_>) -> String {
    let text = child(node, "time").map(|time| text_of(&time)).unwrap_or_default();
    // Of times without a zone the standard says which is meant.
    let clock = text.trim().split_once('T').map_or("", |(_, clock)| clock);
    let has_zone = clock.contains(['+', '-', 'Z', 'z']);
    if clock.is_empty() || has_zone { text } else { format!("{}Z", text.trim()) }
}

fn words(node: &Node<'_, '_>, begin: &str, end: &str) -> Map<String, Value> {
    let mut words = Map::new();
    let mut put = |name: &str, text: &str| {
        words.insert(name.to_owned(), Value::from(text));
    };
    // The names of columns that every reader of tables knows.
    put("title", "");
    put("start", begin);
    put("end", end);
    for word in WORDS {
        let text = child(node, word).map(|found| text_of(&found)).unwrap_or_default();
        let name = match word {
            "name" => "title",
            "desc" => "description",
            "cmt" => "comment",
            other => other,
        };
        put(name, &text);
    }
    let link = child(node, "link").and_then(|link| link.attribute("href").map(str::to_owned));
    let link = link.or_else(|| child(node, "url").map(|url| text_of(&url)));
    put("link", &link.unwrap_or_default());
    words
}

fn position(node: &Node<'_, '_>) -> Result<Position, Message> {
    let number = |name: &str| -> Option<f64> { node.attribute(name)?.trim().parse().ok() };
    let found = number("lon").zip(number("lat")).map(|(lon, lat)| [lon, lat]);
    found.ok_or_else(|| message!("note-no-latitude-and-longitude"))
}

fn point(node: &Node<'_, '_>) -> Result<Option<Shape>, Message> {
    position(node).map(|position| Some(Shape::Points(vec![position])))
}

/// The geometry of a track or route with its first and last time.
fn line(node: &Node<'_, '_>) -> (Result<Option<Shape>, Message>, String, String) {
    let is_point = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "trkpt" | "rtept");
    let parts: Vec<Node<'_, '_>> = match node.tag_name().name() {
        "rte" => vec![*node],
        _ => node.children().filter(|part| part.tag_name().name() == "trkseg").collect(),
    };
    let mut times: Vec<String> = Vec::new();
    let mut lines: Vec<Vec<Position>> = Vec::new();
    for part in parts {
        let mut line = Vec::new();
        for point in part.children().filter(is_point) {
            times.extend(Some(time(&point)).filter(|time| !time.is_empty()));
            match position(&point) {
                Ok(position) => line.push(position),
                Err(reason) => return (Err(reason), String::new(), String::new()),
            }
        }
        lines.push(line);
    }
    let begin = times.first().cloned().unwrap_or_default();
    let end = if times.len() > 1 { times.pop().unwrap_or_default() } else { String::new() };
    (Ok(Some(Shape::Lines(lines))), begin, end)
}
