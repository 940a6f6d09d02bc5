//! KML 2.2 placemarks, also out of a KMZ.

use std::collections::{BTreeSet, HashSet};

use roxmltree::{Document, Node, ParsingOptions};

use super::layout::{OnDamage, OnRecord};
use super::{ImportError, json, limits};
use crate::base::Progress;
use crate::dataset::Span;

/// Columns that every placemark has, whether or not it fills them.
pub const FIXED: [&str; 7] =
    ["id", "name", "description", "coordinates", "styleUrl", "begin", "end"];

/// Unpacked KML larger than this is refused: far more than any real file,
/// far less than what a zip bomb unpacks to.
pub const LARGEST_KML_BYTES: u64 = 512 << 20;

/// Elements that one file may have; bounds memory whatever the file says.
const MOST_NODES: u32 = 20_000_000;

fn parse(text: &str) -> Result<Document<'_>, ImportError> {
    // Document type definitions stay refused, and with them external entities.
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| ImportError::Malformed(format!("this KML is damaged: {error}")))
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

fn child_text<'a>(node: &Node<'a, '_>, name: &str) -> Option<String> {
    let found =
        node.descendants().find(|child| child.is_element() && child.tag_name().name() == name)?;
    let text: String =
        found.descendants().filter(Node::is_text).filter_map(|child| child.text()).collect();
    Some(text.trim().to_owned())
}

/// Names and values of `ExtendedData`.
fn extended<'a>(placemark: &Node<'a, '_>) -> Vec<(&'a str, String)> {
    placemark
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "Data" | "SimpleData"))
        .filter_map(|node| {
            let value = child_text(&node, "value")
                .or_else(|| node.text().map(|text| text.trim().to_owned()))?;
            Some((node.attribute("name")?, value))
        })
        .collect()
}

/// The fixed columns, then every name of extended data.
///
/// # Errors
/// When the XML is damaged or has a document type definition.
pub fn columns(bytes: &[u8]) -> Result<Vec<String>, ImportError> {
    let document = parse(json::text(bytes)?)?;
    let mut names: Vec<String> = FIXED.iter().map(|&name| name.to_owned()).collect();
    let mut known: HashSet<String> = names.iter().cloned().collect();
    let mut any = false;
    for (placemark, _) in outermost(&document).filter(|(_, is_outermost)| *is_outermost) {
        any = true;
        for (name, _) in extended(&placemark) {
            if !known.contains(name) {
                known.insert(name.to_owned());
                names.push(name.to_owned());
            }
        }
        limits::check_columns(names.len())?;
    }
    if any { Ok(names) } else { Err(ImportError::Malformed("no placemark in this KML".to_owned())) }
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
    let none = || ImportError::Malformed("no placemark was found here".to_owned());
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
    let fixed = [
        placemark.attribute("id").map(str::to_owned),
        child_text(placemark, "name"),
        child_text(placemark, "description"),
        child_text(placemark, "coordinates"),
        child_text(placemark, "styleUrl"),
        child_text(placemark, "begin").or_else(|| child_text(placemark, "when")),
        child_text(placemark, "end"),
    ];
    for (cell, text) in cells.iter_mut().zip(fixed) {
        *cell = text.unwrap_or_default();
    }
    let mut places = json::Places::new(columns);
    for (name, value) in extended(placemark) {
        if let Some(index) = places.find(name) {
            cells[index] = value;
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
        line += between.iter().filter(|&&byte| byte == b'\n').count();
        counted_to = range.start;
        let span = Span {
            offset: (mark + range.start) as u64,
            len: u32::try_from(range.len()).unwrap_or(u32::MAX),
            line: line as u32,
        };
        progress.set(span.offset, bytes.len() as u64);
        progress.check()?;
        if !is_outermost {
            let reason = "lies inside another placemark, which was read in its place";
            on_damage(span.line, "", reason.to_owned());
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
            Err(error) => on_damage(span.line, "", error.to_string()),
        }
    }
    Ok(())
}

/// `lng,lat[,alt]` tuples joined by blanks, as a GeoJSON-like geometry.
pub fn coordinates_as_geometry(text: &str) -> String {
    let positions: Vec<String> = text
        .split_whitespace()
        .map(|tuple| format!("[{}]", tuple.split(',').take(2).collect::<Vec<_>>().join(",")))
        .collect();
    format!("{{\"type\":\"MultiPoint\",\"coordinates\":[{}]}}", positions.join(","))
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
    fn a_placemark_that_cannot_be_read_alone_is_no_empty_record() {
        let columns = FIXED.map(str::to_owned);
        assert!(cells_alone(b"<Placemark><name>a</Placemark>", &columns).is_err());
        assert!(cells_alone(b"<name>a</name>", &columns).is_err());
        let sound = cells_alone(b"<x:Placemark><x:name>a</x:name></x:Placemark>", &columns);
        assert_eq!(sound.unwrap()[1], "a");
    }
}
