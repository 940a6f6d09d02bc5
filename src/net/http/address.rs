//! Addresses of tiles: templates in which zoom, column and row are filled in.

use crate::language::tr;
use reqwest::Url;

/// The grid that all maps of the web share, by its name in WMTS.
const WEB_GRID: &str = "GoogleMapsCompatible";

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It is not an address.
    #[error("{}", tr!("error-address-none"))]
    NotAnAddress,
    /// Zoom, column or row are missing.
    #[error("{}", tr!("error-address-lacks", part = .0))]
    Lacks(&'static str),
    /// A part in braces is not known.
    #[error("{}", tr!("error-address-unknown-part", part = format!("{{{_0}}}")))]
    Unknown(String),
    /// A brace is never closed.
    #[error("{}", tr!("error-address-unclosed"))]
    Unclosed,
    /// `{key}` without a key.
    #[error("{}", tr!("error-address-no-key"))]
    NoKey,
    /// A server name would be made of something else.
    #[error("{}", tr!("error-address-subdomains"))]
    Subdomains,
    /// It stands in the part that names the server.
    #[error("{}", tr!("error-address-in-server"))]
    InServer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TemplatePart {
    Text(String),
    Zoom,
    Column,
    Row,
    /// Counted from the south, as in TMS.
    RowFromSouth,
    Subdomain,
    Key,
}

/// An address with places for zoom, column, row, subdomain and key.
#[derive(Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<TemplatePart>,
    subdomains: Vec<String>,
    /// Percent-encoded.
    key: String,
}

impl std::fmt::Debug for Template {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Template").field("parts", &self.parts).finish_non_exhaustive()
    }
}

impl Template {
    /// Reads a template, in the form of XYZ, TMS or WMTS.
    ///
    /// # Errors
    /// When it cannot be used, with what to write instead.
    pub fn parse(text: &str, subdomains: &str, key: &str) -> Result<Self, AddressError> {
        let text = with_wmts_parameters(text.trim());
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(AddressError::Unclosed)?;
            push_text(&mut parts, before);
            match part(name) {
                Some(part) => parts.push(part),
                None => match fixed(name) {
                    Some(value) => push_text(&mut parts, value),
                    None => return Err(AddressError::Unknown(name.to_owned())),
                },
            }
            rest = after;
        }
        push_text(&mut parts, rest);
        let has = |wanted: &TemplatePart| parts.contains(wanted);
        for (is_there, name) in [
            (has(&TemplatePart::Zoom), "{z}"),
            (has(&TemplatePart::Column), "{x}"),
            (has(&TemplatePart::Row) || has(&TemplatePart::RowFromSouth), "{y}"),
        ] {
            if !is_there {
                return Err(AddressError::Lacks(name));
            }
        }
        if has(&TemplatePart::Key) && key.trim().is_empty() {
            return Err(AddressError::NoKey);
        }
        let subdomains = read_subdomains(subdomains)?;
        if has(&TemplatePart::Subdomain) && subdomains.is_empty() {
            return Err(AddressError::Subdomains);
        }
        let template = Self { parts, subdomains, key: encoded(key.trim()) };
        template.check_server()?;
        Ok(template)
    }

    /// Nothing but a subdomain may change who is asked.
    fn check_server(&self) -> Result<(), AddressError> {
        let url = address(&self.url(3, 5, 2))?;
        let mut server = String::new();
        for part in &self.parts {
            match part {
                TemplatePart::Text(text) => server.push_str(text),
                TemplatePart::Subdomain => server.push_str(self.subdomain(5, 2)),
                _ => server.push('\u{1}'),
            }
        }
        let after_scheme = server.split_once("://").map_or("", |(_, rest)| rest);
        let server = after_scheme.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        let is_plain = !server.contains('\u{1}') && url.username().is_empty();
        if is_plain { Ok(()) } else { Err(AddressError::InServer) }
    }

    /// The address of one tile, with the key.
    pub fn url(&self, zoom: u8, column: u32, row: u32) -> String {
        let mut url = String::new();
        for part in &self.parts {
            match part {
                TemplatePart::Text(text) => url.push_str(text),
                TemplatePart::Zoom => url.push_str(&zoom.to_string()),
                TemplatePart::Column => url.push_str(&column.to_string()),
                TemplatePart::Row => url.push_str(&row.to_string()),
                TemplatePart::RowFromSouth => {
                    let last = (1_u64 << u32::from(zoom.min(32))).saturating_sub(1);
                    url.push_str(&last.saturating_sub(u64::from(row)).to_string());
                }
                TemplatePart::Subdomain => url.push_str(self.subdomain(column, row)),
                TemplatePart::Key => url.push_str(&self.key),
            }
        }
        url
    }

    fn subdomain(&self, column: u32, row: u32) -> &str {
        let count = self.subdomains.len().max(1);
        let index = (column as usize + row as usize) % count;
        self.subdomains.get(index).map_or("", String::as_str)
    }

    /// Who is asked.
    pub fn host(&self) -> String {
        host_of_text(&self.url(0, 0, 0))
    }

    /// Whether what is asked can be read on the way.
    pub fn is_encrypted(&self) -> bool {
        self.url(0, 0, 0).starts_with("https://")
    }
}

/// Whether `text` is a template, rather than the address of a description.
pub fn is_template(text: &str) -> bool {
    text.contains('{') || is_wmts_parameters(text)
}

/// The address as it is asked, if it can be.
///
/// # Errors
/// When it is no address of HTTP.
pub fn address(text: &str) -> Result<Url, AddressError> {
    let text = text.trim();
    // The standard also finds a server in `https:name`, `https:/name` and
    // `https:////name`, and leaves out tabs and ends of lines, where nobody who reads
    // the address would.
    let is_plain = text.split_once("://").is_some_and(|(scheme, rest)| {
        let scheme = scheme.to_ascii_lowercase();
        matches!(&*scheme, "https" | "http") && !rest.starts_with(['/', '\\'])
    }) && !text.contains(['\t', '\n', '\r']);
    Url::parse(text).ok().filter(|url| is_plain && url.has_host()).ok_or(AddressError::NotAnAddress)
}

/// Name of the server, with the port where it is not the usual one.
pub(super) fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// Name of the server of an address; empty where there is none.
pub fn host_of_text(text: &str) -> String {
    Url::parse(text).map(|url| host_of(&url)).unwrap_or_default()
}

fn push_text(parts: &mut Vec<TemplatePart>, text: &str) {
    match parts.last_mut() {
        Some(TemplatePart::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => parts.push(TemplatePart::Text(text.to_owned())),
    }
}

fn part(name: &str) -> Option<TemplatePart> {
    Some(match name.to_ascii_lowercase().as_str() {
        "z" | "zoom" | "tilematrix" => TemplatePart::Zoom,
        "x" | "tilecol" => TemplatePart::Column,
        "y" | "tilerow" => TemplatePart::Row,
        "-y" => TemplatePart::RowFromSouth,
        "s" => TemplatePart::Subdomain,
        "key" | "apikey" | "token" => TemplatePart::Key,
        _ => return None,
    })
}

/// What stands for the parts of a WMTS template that do not change.
fn fixed(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "tilematrixset" => WEB_GRID,
        "style" | "time" => "default",
        "r" | "ratio" => "",
        _ => return None,
    })
}

fn is_wmts_parameters(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("service=wmts") || text.contains("request=gettile")
}

/// A WMTS address with parameters and without places, completed to a template.
fn with_wmts_parameters(text: &str) -> String {
    if text.contains('{') && text.to_ascii_lowercase().contains("tilematrix}")
        || !is_wmts_parameters(text)
    {
        return text.to_owned();
    }
    let (before, query) = text.split_once('?').unwrap_or((text, ""));
    let moving = ["tilematrix", "tilerow", "tilecol"];
    let mut pairs: Vec<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .filter(|(name, _)| !moving.contains(&name.to_ascii_lowercase().as_str()))
        .collect();
    for (name, value) in [
        ("SERVICE", "WMTS"),
        ("REQUEST", "GetTile"),
        ("VERSION", "1.0.0"),
        ("STYLE", "default"),
        ("FORMAT", "image/png"),
        ("TILEMATRIXSET", WEB_GRID),
    ] {
        if !pairs.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            pairs.push((name.to_owned(), value.to_owned()));
        }
    }
    for (name, place) in [("TILEMATRIX", "{z}"), ("TILEROW", "{y}"), ("TILECOL", "{x}")] {
        pairs.push((name.to_owned(), place.to_owned()));
    }
    let query: Vec<String> =
        pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{before}?{}", query.join("&"))
}

fn read_subdomains(text: &str) -> Result<Vec<String>, AddressError> {
    let text = text.trim();
    let names: Vec<String> = if text.contains(',') {
        text.split(',').map(|name| name.trim().to_owned()).collect()
    } else {
        text.chars().map(String::from).collect()
    };
    let is_name = |name: &String| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if names.iter().all(is_name) { Ok(names) } else { Err(AddressError::Subdomains) }
}

/// Percent-encoded, so that a key is always one value.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> String {
        Template::parse(text, "abc", "k/1").unwrap().url(3, 5, 2)
    }

    #[test]
    fn places_are_filled_in() {
        for (template, expected) in [
            ("https://t.example/{z}/{x}/{y}.png", "https://t.example/3/5/2.png"),
            ("https://t.example/{z}/{x}/{-y}.png", "https://t.example/3/5/5.png"),
            ("https://{s}.t.example/{z}/{x}/{y}.png", "https://b.t.example/3/5/2.png"),
            ("https://t.example/{z}/{x}/{y}{r}?k={key}", "https://t.example/3/5/2?k=k%2F1"),
            (
                "https://t.example/1.0.0/l/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png",
                "https://t.example/1.0.0/l/default/GoogleMapsCompatible/3/2/5.png",
            ),
        ] {
            assert_eq!(url(template), expected);
        }
    }

    #[test]
    fn wmts_with_parameters_is_completed() {
        let url =
            url("https://t.example/wmts?service=WMTS&layer=base&tilematrix=7&format=image/jpeg");
        assert_eq!(
            url,
            "https://t.example/wmts?service=WMTS&layer=base&format=image/jpeg&REQUEST=GetTile\
             &VERSION=1.0.0&STYLE=default&TILEMATRIXSET=GoogleMapsCompatible\
             &TILEMATRIX=3&TILEROW=2&TILECOL=5"
        );
    }

    #[test]
    fn what_cannot_be_asked_says_why() {
        let error = |text: &str, subdomains: &str, key: &str| {
            Template::parse(text, subdomains, key).unwrap_err()
        };
        assert_eq!(error("t.example/{z}/{x}/{y}", "", ""), AddressError::NotAnAddress);
        assert_eq!(error("file:///{z}/{x}/{y}", "", ""), AddressError::NotAnAddress);
        // The standard for addresses finds a server in these, and a tile in its name.
        for server in [
            "https:",
            "https:/",
            "https:///",
            "https:////",
            "https:\\\\",
            "https:/\\",
            "https://\t/",
        ] {
            let text = format!("{server}{{x}}.example/{{z}}/{{y}}");
            assert_eq!(error(&text, "", ""), AddressError::NotAnAddress, "{text}");
        }
        assert_eq!(error("https:./{s}.example/{z}/{-y}/{x}", "a", ""), AddressError::NotAnAddress);
        assert_eq!(error("https://t.example/{z}/{x}", "", ""), AddressError::Lacks("{y}"));
        assert_eq!(error("https://t.example/{z}/{x}/{y", "", ""), AddressError::Unclosed);
        assert_eq!(error("https://t.example/{z}/{x}/{y}/{key}", "", " "), AddressError::NoKey);
        assert_eq!(error("https://{s}.example/{z}/{x}/{y}", "", ""), AddressError::Subdomains);
        assert_eq!(error("https://{s}.example/{z}/{x}/{y}", "a.b", ""), AddressError::Subdomains);
        assert_eq!(error("https://{key}.example/{z}/{x}/{y}", "", "k"), AddressError::InServer);
        assert_eq!(
            error("https://t.example/{z}/{x}/{y}/{q}", "", ""),
            AddressError::Unknown("q".to_owned())
        );
    }

    #[test]
    fn a_key_is_not_in_what_is_printed() {
        let template =
            Template::parse("https://t.example/{z}/{x}/{y}?{key}", "", "secret").unwrap();
        assert!(!format!("{template:?}").contains("secret"));
    }
}
