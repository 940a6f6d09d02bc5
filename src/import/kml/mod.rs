//! KML 2.2 placemarks, also out of a KMZ.

mod folders;
mod positions;

use std::collections::{BTreeSet, HashSet};

use roxmltree::{Document, Node, ParsingOptions};

use super::scan::{OnDamage, OnRecord};
use super::{ImportError, json, limits};
use crate::base::Progress;
use crate::dataset::Span;
use crate::language::{Message, message};
pub use folders::with_times_of_folders;
pub use positions::coordinates_as_geometry;

/// Columns that every placemark has, whether or not it fills them.
pub const FIXED: [&str; 7] =
    ["id", "name", "description", "coordinates", "styleUrl", "begin", "end"];

/// Unpacked KML larger than this is refused: far more than any real file,
/// far less than what a zip bomb unpacks to.
pub const LARGEST_KML_BYTES: u64 = 512 << 20;

/// Elements that one file may have; bounds memory whatever the file says.
const MOST_NODES: u32 = 20_000_000;

pub(super) fn parse(text: &str) -> Result<Document<'_>, ImportError> {
    // Document type definitions stay refused, and with them external entities.
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        ImportError::Malformed(message!("error-kml-damaged", reason = Message::of(&error)))
    })
}

fn placemarks<'a, 'input>(
    document: &'a Document<'input>,
) -> impl Iterator<Item = Node<'a, 'input>> {
    document.descendants().filter(|node| node.is_element() && node.tag_name().name() == "Placemark")
}

/// Placemarks, each with whether it lies outside all others, as KML has it.
fn outermost<'a, 'input>(
    document: &'a Document<'input>,
) -> impl Iterator<Item = (Node<'a, 'input>, bool)> {
    let mut end = 0;
    placemarks(document).map(move |node| {
        let is_outermost = node.range().start >= end;
        end = end.max(node.range().end);
        (node, is_outermost)
    })
}

/// Elements of a view: what they say is of the viewer, not of what is seen.
const VIEWS: [&str; 2] = ["LookAt", "Camera"];

/// Elements that are drawn and are no events.
const NO_EVENTS: [&str; 4] = ["GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour"];

/// Children of placemarks that become columns where some placemark has them.
const EXTRA: [&str; 4] = ["address", "phoneNumber", "Snippet", "snippet"];

/// Elements of a description behind which a line ends.
const BREAKS: [&str; 7] = ["br", "p", "div", "li", "tr", "table", "hr"];

fn is_called(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'input>(node: &Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| is_called(child, name))
}

/// The text of an element; markup in it that is no CDATA keeps its breaks.
fn text_of(node: &Node<'_, '_>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        if inner.is_text() {
            text += inner.text().unwrap_or_default();
        } else if inner != *node
            && BREAKS.iter().any(|name| inner.tag_name().name().eq_ignore_ascii_case(name))
            && !text.ends_with('\n')
        {
            text.push('\n');
        }
    }
    text.trim().to_owned()
}

fn child_text(node: &Node<'_, '_>, name: &str) -> Option<String> {
    child(node, name).map(|found| text_of(&found))
}

/// Names and values of `ExtendedData`, and of children that few placemarks have.
fn extended<'a>(placemark: &Node<'a, '_>) -> Vec<(&'a str, String)> {
    let extra = EXTRA.iter().filter_map(|name| Some((*name, child_text(placemark, name)?)));
    placemark
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "Data" | "SimpleData"))
        .filter_map(|node| {
            let value = child_text(&node, "value")
                .or_else(|| node.text().map(|text| text.trim().to_owned()))?;
            Some((node.attribute("name")?, value))
        })
        .chain(extra.filter(|(_, text)| !text.is_empty()))
        .collect()
}

/// The columns of a KML, and what else a person should know of it.
pub struct KmlContents {
    /// The fixed columns, then every name of extended data.
    pub names: Vec<String>,
    /// What holds no events, in sentences.
    pub sentences: Vec<Message>,
    /// Whether two placemarks start on one line.
    pub are_lines_shared: bool,
}

/// The columns of `bytes`.
///
/// # Errors
/// When the XML is damaged or has a document type definition.
pub fn columns(bytes: &[u8]) -> Result<KmlContents, ImportError> {
    let text = json::text(bytes)?;
    let document = parse(text)?;
    let mut names: Vec<String> = FIXED.iter().map(|&name| name.to_owned()).collect();
    let mut known: HashSet<String> = names.iter().cloned().collect();
    let (mut last, mut are_lines_shared) = (None, false);
    for (placemark, _) in outermost(&document).filter(|(_, is_outermost)| *is_outermost) {
        let start = placemark.range().start;
        if let Some(last) = last.replace(start) {
            let between = text.as_bytes().get(last..start).unwrap_or_default();
            are_lines_shared |= memchr::memchr(b'\n', between).is_none();
        }
        for (name, _) in extended(&placemark) {
            if !known.contains(name) {
                known.insert(name.to_owned());
                names.push(name.to_owned());
            }
        }
        limits::check_columns(names.len())?;
    }
    let sentences = left_out(&document);
    if last.is_none() {
        let root = document.root_element().tag_name().name();
        if !["kml", "Document", "Folder", "Placemark"].contains(&root) {
            let root: String = root.chars().take(60).collect();
            return Err(ImportError::Malformed(message!("error-xml-of-another-kind", root = root)));
        }
        let none = std::iter::once(message!("error-kml-no-placemark"));
        return Err(ImportError::Malformed(Message::joined(none.chain(sentences))));
    }
    Ok(KmlContents { names, sentences, are_lines_shared })
}

/// Elements of a KML that are no events, counted, and links that are not followed.
fn left_out(document: &Document<'_>) -> Vec<Message> {
    let count = |name: &str| document.descendants().filter(|node| is_called(node, name)).count();
    let counted = NO_EVENTS.iter().map(|name| (*name, count(name)));
    let mut sentences: Vec<Message> = counted
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| message!("decoded-kml-overlays", count = count, name = name))
        .collect();
    let links: Vec<String> = network_links(document).map(|(_, href)| href).collect();
    if !links.is_empty() {
        sentences.push(message!("decoded-kml-links", names = limits::listed(&links)));
    }
    sentences
}

/// Links to other files, with their addresses.
pub fn network_links<'a, 'input>(
    document: &'a Document<'input>,
) -> impl Iterator<Item = (Node<'a, 'input>, String)> {
    let links = document.descendants().filter(|node| is_called(node, "NetworkLink"));
    links.map(|link| {
        let href = link.descendants().find(|node| is_called(node, "href"));
        (link, href.map(|href| text_of(&href)).unwrap_or_default())
    })
}

/// The time that an element has itself, as it is written: begin and end.
fn own_time(node: &Node<'_, '_>) -> Option<(String, String)> {
    if let Some(span) = child(node, "TimeSpan") {
        let part = |name| child_text(&span, name).unwrap_or_default();
        return Some((part("begin"), part("end")));
    }
    let stamp = child(node, "TimeStamp")?;
    Some((child_text(&stamp, "when").unwrap_or_default(), String::new()))
}

/// From the first to the last moment of all tracks.
fn time_of_tracks(node: &Node<'_, '_>) -> Option<(String, String)> {
    let whens = node.descendants().filter(|inner| {
        let is_of_track = |node: Node<'_, '_>| node.tag_name().name() == "Track";
        is_called(inner, "when") && inner.parent().is_some_and(is_of_track)
    });
    let mut whens = whens.map(|when| text_of(&when)).filter(|when| !when.is_empty());
    let first = whens.next()?;
    let last = whens.next_back().unwrap_or_default();
    Some((first, last))
}

/// All positions of a placemark, longitude first, those of several parts joined.
fn coordinates(placemark: &Node<'_, '_>) -> String {
    let is_seen = |node: &Node<'_, '_>| {
        !node.ancestors().any(|above| VIEWS.contains(&above.tag_name().name()))
    };
    let mut parts = Vec::new();
    for node in placemark.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "coordinates" => parts.push(text_of(&node)),
            "coord" => {
                let tuple = text_of(&node);
                parts.push(tuple.split_whitespace().collect::<Vec<_>>().join(","));
            }
            "Location" if is_seen(&node) => {
                if let Some((lon, lat)) =
                    child_text(&node, "longitude").zip(child_text(&node, "latitude"))
                {
                    parts.push(format!("{lon},{lat}"));
                }
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// The cells of one placemark, given as its XML; none when it cannot be read
/// alone, which [`scan`] reports.
pub fn cells(record: &[u8], columns: &[String]) -> Vec<String> {
    cells_alone(record, columns).unwrap_or_default()
}

fn cells_alone(record: &[u8], columns: &[String]) -> Result<Vec<String>, ImportError> {
    let text = String::from_utf8_lossy(record);
    // The fragment has lost the declarations of its prefixes. Elements are found
    // by their local name, so what the prefixes stand for does not matter.
    let mut wrapped = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"".to_owned();
    for prefix in prefixes(&text) {
        wrapped += &format!(" xmlns:{prefix}=\"urn:prefix:{prefix}\"");
    }
    wrapped += &format!(">{text}</kml>");
    let document = parse(&wrapped)?;
    let placemark = placemarks(&document).next();
    let none = || ImportError::Malformed(message!("note-no-placemark"));
    placemark.map(|node| node_cells(&node, columns)).ok_or_else(none)
}

/// The prefixes of all elements and attributes of an XML fragment.
fn prefixes(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((_, markup)) = rest.split_once('<') {
        let no_tag = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")];
        if let Some((_, end)) = no_tag.iter().find(|(start, _)| markup.starts_with(start)) {
            rest = markup.split_once(end).map_or("", |(_, after)| after);
            continue;
        }
        rest = markup;
        // Names stand outside quotes, up to the end of the tag.
        loop {
            let outside = rest.split(['"', '\'', '>']).next().unwrap_or_default();
            let words = outside.split(|c: char| c.is_whitespace() || matches!(c, '=' | '/'));
            found.extend(words.filter_map(|word| Some(word.split_once(':')?.0)));
            let Some(after) = rest.strip_prefix(outside) else { break };
            let mut letters = after.chars();
            match letters.next() {
                Some(quote @ ('"' | '\'')) => {
                    rest = letters.as_str().split_once(quote).map_or("", |(_, after)| after);
                }
                _ => {
                    rest = letters.as_str();
                    break;
                }
            }
        }
    }
    found.remove("xml");
    found.remove("xmlns");
    found
}

fn node_cells(placemark: &Node<'_, '_>, columns: &[String]) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    let time = own_time(placemark).or_else(|| time_of_tracks(placemark));
    let (begin, end) = time.unwrap_or_default();
    let fixed = [
        placemark.attribute("id").map(str::to_owned),
        child_text(placemark, "name"),
        child_text(placemark, "description"),
        Some(coordinates(placemark)),
        child_text(placemark, "styleUrl"),
        Some(begin),
        Some(end),
    ];
    for (cell, text) in cells.iter_mut().zip(fixed) {
        *cell = text.unwrap_or_default();
    }
    let mut places = json::Places::new(columns);
    for (name, value) in extended(placemark) {
        if let Some(index) = places.find(name)
            && let Some(cell) = cells.get_mut(index)
            && (!value.is_empty() || cell.is_empty())
        {
            *cell = value;
        }
    }
    cells
}

/// Hands out every placemark; one that cannot be read alone is damage.
///
/// # Errors
/// When the XML is damaged, `on_record` refuses or the user cancelled.
pub fn scan(
    bytes: &[u8],
    columns: &[String],
    is_counted: bool,
    progress: &Progress,
    on_record: &mut OnRecord<'_>,
    on_damage: &mut OnDamage<'_>,
) -> Result<(), ImportError> {
    let text = json::text(bytes)?;
    let mark = bytes.len() - text.len();
    let document = parse(text)?;
    let (mut line, mut counted_to) = (1_usize, 0_usize);
    for (placemark, is_outermost) in outermost(&document) {
        let range = placemark.range();
        // Placemarks come in the order of their starts.
        let between = text.as_bytes().get(counted_to..range.start).unwrap_or_default();
        if is_counted {
            line += usize::from(counted_to > 0);
        } else {
            line += between.iter().filter(|&&byte| byte == b'\n').count();
        }
        counted_to = range.start.max(1);
        let span = Span {
            offset: (mark + range.start) as u64,
            len: u32::try_from(range.len()).unwrap_or(u32::MAX),
            line: line as u32,
        };
        progress.set(span.offset, bytes.len() as u64);
        progress.check()?;
        if !is_outermost {
            on_damage(span.line, "", message!("note-placemark-inside"));
            continue;
        }
        if let Some(reason) = limits::too_large(range.len() as u64, 0) {
            on_damage(span.line, "", reason);
            continue;
        }
        // Read from the bytes, exactly as the record will be read again later.
        let record = text.as_bytes().get(range).unwrap_or_default();
        match cells_alone(record, columns) {
            Ok(cells) => on_record(span, cells)?,
            Err(error) => on_damage(span.line, "", error.message()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_those_of_elements_and_attributes_only() {
        let text = "a:b <c:d e:f = 'g:h>' i:j=\"<k:l>\" x='1'/>m:n<!--<o:p>--><![CDATA[<q:r>]]>\
                    <?s t:u?></c:d><v\nw:x='' xml:lang='y:z' xmlns:old='urn:1'></v>";
        let found: Vec<&str> = prefixes(text).into_iter().collect();
        assert_eq!(found, ["c", "e", "i", "w"]);
    }

    #[test]
    fn markup_keeps_its_breaks_and_views_have_no_time() {
        let columns = FIXED.map(str::to_owned);
        let cells =
            |inner: &str| cells(format!("<Placemark>{inner}</Placemark>").as_bytes(), &columns);
        assert_eq!(cells("<description>a<br/>b <b>c</b><p>d</p></description>")[2], "a\nb c\nd");
        let view = "<LookAt><TimeStamp><when>2020</when></TimeStamp></LookAt>";
        assert_eq!(cells(view)[5], "");
        let own = format!("{view}<TimeSpan><begin>2021</begin><end>2022</end></TimeSpan>");
        assert_eq!(cells(&own)[5..7], ["2021", "2022"]);
        let track = "<Track><when>1</when><coord>30 50 9</coord><when>2</when><coord>31 51 9</coord></Track>";
        assert_eq!(cells(track)[3], "30,50,9 31,51,9");
        assert_eq!(cells(track)[5..7], ["1", "2"]);
    }

    #[test]
    fn a_placemark_that_cannot_be_read_alone_is_no_empty_record() {
        let columns = FIXED.map(str::to_owned);
        assert!(cells_alone(b"<Placemark><name>a</Placemark>", &columns).is_err());
        assert!(cells_alone(b"<name>a</name>", &columns).is_err());
        let sound = cells_alone(b"<x:Placemark><x:name>a</x:name></x:Placemark>", &columns);
        assert_eq!(sound.unwrap()[1], "a");
    }
}
