//! Who published an event, from the cells of a row.

use super::EventBuilder;
use super::list::split_list;
use crate::dataset::Citation;
use crate::import::Field;

impl EventBuilder<'_> {
    /// `publisher|url` joined by ` ; `, or addresses in the cell, or a name.
    pub(super) fn read_sources(&self) -> Vec<Citation> {
        let names = split_list(self.get(Field::SourceName));
        let sources = split_citations(self.get(Field::Sources));
        let is_named = |source: &Citation| source.url.is_empty();
        if sources.is_empty() {
            return names.iter().flat_map(|name| split_citations(name)).collect();
        }
        if self.get(Field::Sources).contains('|') || sources.iter().any(is_named) {
            return sources;
        }
        paired(&names, sources.into_iter().map(|source| source.url).collect())
    }
}

/// Addresses with the publishers that have their hosts. A publisher that is left has the
/// address that is left, if it is one of each; others stay apart.
pub fn paired(names: &[String], urls: Vec<String>) -> Vec<Citation> {
    let publisher_of = |url: &String| names.iter().find(|name| is_host_of(url, name));
    let publishers: Vec<Option<&String>> = urls.iter().map(publisher_of).collect();
    let mut left: Vec<&String> =
        names.iter().filter(|name| !publishers.contains(&Some(name))).collect();
    let last = match left[..] {
        [name] if publishers.iter().filter(|publisher| publisher.is_none()).count() == 1 => {
            left.clear();
            Some(name)
        }
        _ => None,
    };
    let named = urls.into_iter().zip(publishers).map(|(url, publisher)| Citation {
        publisher: publisher.or(last).map_or_else(|| host(&url), Clone::clone),
        url,
    });
    let unplaced =
        left.into_iter().map(|name| Citation { publisher: name.clone(), url: String::new() });
    named.chain(unplaced).collect()
}

/// Whether the host of `url` has the letters of `name` in it: `ukrinform.ua` is of
/// "Ukrinform", `bbc.co.uk` of "BBC".
fn is_host_of(url: &str, name: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (host, name) = (letters(&host(url)), letters(name));
    name.len() >= 3 && host.contains(&name)
}

/// `publisher|url` joined by ` ; `, or bare addresses or names joined by `;`,
/// `,` or blanks. A comma ends an address only where another one follows.
pub fn split_citations(text: &str) -> Vec<Citation> {
    if text.contains('|') || text.contains(" ; ") {
        return text
            .split(" ; ")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(citation)
            .collect();
    }
    if !text.contains("://") {
        return split_list(text).iter().map(|name| citation(name)).collect();
    }
    let addresses: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '[' | ']' | '\''))
        .flat_map(split_at_addresses)
        .filter(|word| word.contains("://"))
        .collect();
    addresses.into_iter().map(citation).collect()
}

/// `word` cut before each `http` that follows a comma, without the commas there.
fn split_at_addresses(word: &str) -> Vec<&str> {
    let starts = word.match_indices(',').filter(|(at, _)| {
        word.get(at + 1..).is_some_and(|rest| {
            let scheme = rest.split_once("://").map(|(scheme, _)| scheme);
            scheme.is_some_and(|scheme| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()))
        })
    });
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in starts {
        parts.extend(word.get(from..at));
        from = at + 1;
    }
    parts.extend(word.get(from..));
    parts.into_iter().map(|part| part.trim_matches(',')).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        split_citations(text).into_iter().map(|source| source.url).collect()
    }

    #[test]
    fn a_comma_ends_an_address_only_before_another_one() {
        let whole = "https://maps.example/place/Velyka+St,+12,+Kyiv/data";
        assert_eq!(urls(whole), [whole]);
        assert_eq!(
            urls("https://a.example/1,2,https://b.example/"),
            ["https://a.example/1,2", "https://b.example/"]
        );
        assert_eq!(
            urls("https://a.example/1, https://b.example/2,"),
            ["https://a.example/1", "https://b.example/2"]
        );
        assert_eq!(
            urls(r#"["https://a.example","https://b.example"]"#),
            ["https://a.example", "https://b.example"]
        );
    }

    #[test]
    fn publishers_have_the_addresses_of_their_hosts() {
        let names = ["BBC", "Ukrinform", "Somebody"].map(str::to_owned);
        let pairs = |urls: &[&str]| -> Vec<(String, String)> {
            let urls = urls.iter().map(|&url| url.to_owned()).collect();
            paired(&names, urls).into_iter().map(|source| (source.publisher, source.url)).collect()
        };
        let pair = |publisher: &str, url: &str| (publisher.to_owned(), url.to_owned());
        assert_eq!(
            pairs(&["https://www.ukrinform.ua/1", "https://www.bbc.co.uk/2"]),
            [
                pair("Ukrinform", "https://www.ukrinform.ua/1"),
                pair("BBC", "https://www.bbc.co.uk/2"),
                pair("Somebody", ""),
            ]
        );
        assert_eq!(
            pairs(&["https://t.me/x", "https://bbc.com/2", "https://ukrinform.ua/3"])[0],
            pair("Somebody", "https://t.me/x"),
        );
        assert_eq!(pairs(&["https://t.me/x", "https://t.me/y"])[0], pair("t.me", "https://t.me/x"));
    }
}
