//! Addresses in data, as they are shown before a browser gets them.

use url::Url;

/// A web address in letters that cannot pretend to be others: the host in
/// Punycode, everything else percent-encoded (WHATWG URL).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Whom the browser will ask.
    pub host: String,
    /// All of it, as the browser gets it.
    pub address: String,
}

impl Link {
    /// The host in the letters that it is meant in, where those may look like others:
    /// `аррӏе.com`, which is not `apple.com`.
    pub fn look_alike(&self) -> Option<String> {
        let is_coded = self.host.split('.').any(|part| part.starts_with("xn--"));
        is_coded.then(|| idna::domain_to_unicode(&self.host).0)
    }

    /// Reads an address; `None` for what is not of the web, and for one with the
    /// name of a user in it, which only serves to look like another host.
    pub fn read(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let is_web = matches!(url.scheme(), "http" | "https");
        let is_plain = url.username().is_empty() && url.password().is_none();
        let host = url.host_str().filter(|host| !host.is_empty())?.to_owned();
        (is_web && is_plain).then(|| Self { host, address: url.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shown_in_letters_that_cannot_deceive() {
        let link = Link::read("https://аррӏе.com/\u{202e}gpj.exe?q=é").unwrap();
        assert_eq!(link.host, "xn--80ak6aa92e.com");
        assert_eq!(link.look_alike().as_deref(), Some("аррӏе.com"));
        assert!(link.address.is_ascii() && link.address.contains("%E2%80%AE"), "{link:?}");
        assert_eq!(Link::read("HTTP://Example.org").unwrap().address, "http://example.org/");
    }

    #[test]
    fn only_addresses_of_the_web_without_a_user_are_links() {
        for text in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "mailto:a@example.org",
            "smb://server/share",
            "https://kyiv.ua@example.org/",
            "https://a:b@example.org/",
            "https://",
            "no address",
        ] {
            assert_eq!(Link::read(text), None, "{text}");
        }
    }
}
