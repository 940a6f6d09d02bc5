//! Who published an event, from the cells of a row.

use super::EventBuilder;
use crate::dataset::Citation;
use crate::import::Field;

impl EventBuilder<'_> {
    /// `publisher|url` joined by ` ; `, or addresses in the cell, or a name.
    pub(super) fn read_sources(&self) -> Vec<Citation> {
        let name = self.get(Field::SourceName);
        let mut sources = split_citations(self.get(Field::Sources));
        if sources.is_empty() {
            return split_list(name).iter().map(|name| citation(name)).collect();
        }
        for source in &mut sources {
            if source.publisher.is_empty() {
                source.publisher =
                    if name.is_empty() { host(&source.url) } else { name.to_owned() };
            }
        }
        sources
    }
}

/// `publisher|url` joined by ` ; `, or bare addresses or names joined by `;`,
/// `,` or blanks.
pub fn split_citations(text: &str) -> Vec<Citation> {
    if text.contains('|') || text.contains(" ; ") {
        return text
            .split(" ; ")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(citation)
            .collect();
    }
    let addresses: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '"' | '[' | ']' | '\''))
        .filter(|word| word.contains("://"))
        .collect();
    if addresses.is_empty() {
        return split_list(text).iter().map(|name| citation(name)).collect();
    }
    addresses.into_iter().map(citation).collect()
}

fn citation(text: &str) -> Citation {
    if let Some((publisher, url)) = text.split_once('|') {
        return Citation { publisher: publisher.trim().to_owned(), url: url.trim().to_owned() };
    }
    if text.contains("://") {
        return Citation { publisher: host(text), url: text.trim().to_owned() };
    }
    Citation { publisher: text.trim().to_owned(), url: String::new() }
}

/// The host of an address, as the name of an otherwise unnamed publisher.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_lowercase()
}

/// Names joined by `;`.
pub fn split_list(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
