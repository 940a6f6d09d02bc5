//! Addresses that name a place, or hide one behind a short name.
//!
//! A link to a map is told by its host and its path, whatever it leads to: what a short
//! name or the number of an object means can only be found out by asking the service.
//! Addresses of news and of databases of events are not links to maps.

use std::sync::LazyLock;

use regex::Regex;

/// Hosts of map services, and how what follows the host begins where it names a place;
/// nothing where all of the host does. A host that ends in a point has any ending.
#[rustfmt::skip]
const HOSTS: &[(&str, &[&str])] = &[
    // Google
    ("google.", &["/maps", "/local", "/url?q=https://maps"]),
    ("maps.google.", &[]), ("earth.google.com", &[]), ("goo.gl", &[]), ("g.co", &[]),
    ("g.page", &[]), ("share.google", &[]), ("plus.codes", &[]),
    // Yandex
    ("yandex.", &["/maps", "/harita", "/map-"]), ("maps.yandex.", &[]),
    ("static-maps.yandex.", &[]), ("ya.cc", &[]),
    // OpenStreetMap and what is made of it
    ("openstreetmap.org", &["/node/", "/way/", "/relation/", "/note/", "/go/", "/#map", "/?",
        "/directions", "/search", "/query", "/export", "/edit", "/changeset/"]),
    ("osm.org", &["/node/", "/way/", "/relation/", "/note/", "/go/", "/#map", "/?"]),
    ("tile.openstreetmap.org", &[]), ("nominatim.openstreetmap.org", &[]),
    ("umap.openstreetmap.fr", &[]), ("overpass-turbo.eu", &[]), ("osm.to", &[]),
    ("osmand.net", &["/map", "/go"]), ("organicmaps.app", &[]), ("omaps.app", &[]),
    ("ge0.me", &[]), ("maps.me", &[]), ("wikimapia.org", &[]), ("geohack.toolforge.org", &[]),
    ("geohash.org", &[]), ("mapillary.com", &["/app", "/map"]), ("kartaview.org", &[]),
    // Others
    ("2gis.", &[]), ("maps.apple.com", &[]), ("maps.apple", &[]),
    ("waze.com", &["/ul", "/live-map", "/location", "/livemap"]), ("her.is", &[]),
    ("wego.here.com", &[]), ("share.here.com", &[]), ("bing.com", &["/maps"]), ("binged.it", &[]),
    ("mapy.cz", &[]), ("mapy.com", &[]), ("map.snapchat.com", &[]), ("visicom.ua", &[]),
    ("kadastr.live", &[]), ("map.land.gov.ua", &[]), ("map.baidu.com", &[]), ("amap.com", &[]),
    ("foursquare.com", &["/v/"]), ("instagram.com", &["/explore/locations/"]),
    // what3words
    ("what3words.com", &[]), ("w3w.co", &[]), ("w3w.do", &[]),
];

/// Schemes of programs for maps.
const SCHEMES: [&str; 7] =
    ["om://", "ge0://", "comgooglemaps://", "yandexmaps://", "dgis://", "waze://", "osmand://"];

/// How people call words of what3words.
const WHAT3WORDS: [&str; 3] = ["what3words", "w3w", "what 3 words"];

/// Whether `text` has an address that names a place, or words of what3words.
pub(super) fn tells_a_place(text: &str) -> bool {
    // Links have a slash or a question mark behind their host; all names of what3words
    // have a 3.
    let (may_be_link, may_be_words) = (text.contains(['/', '?']), text.contains('3'));
    if !may_be_link && !may_be_words {
        return false;
    }
    let small = text.to_lowercase();
    (may_be_link
        && ((has_host(&small) && HOSTS.iter().any(|(host, paths)| is_at(&small, host, paths)))
            || SCHEMES.iter().any(|scheme| small.contains(scheme))))
        || (may_be_link && words_behind(&small, "///"))
        || WHAT3WORDS.iter().any(|name| {
            small.match_indices(name).any(|(at, name)| {
                let rest = small.get(at + name.len()..).unwrap_or_default();
                rest.split(|c: char| c.is_whitespace() || "/:=()[]\"'".contains(c))
                    .take(6)
                    .any(is_three_words)
            })
        })
}

/// Whether a column called `name` is one of words of what3words.
pub(super) fn is_what3words(name: &str) -> bool {
    let name = name.to_lowercase();
    WHAT3WORDS.iter().any(|known| name.replace(['_', '-'], " ").contains(known))
}

/// All hosts at once, since most texts name none.
static ANY_HOST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let hosts: Vec<String> = HOSTS.iter().map(|(host, _)| regex::escape(host)).collect();
    Regex::new(&hosts.join("|")).ok()
});

/// Whether a host may stand in `text`, in small letters.
fn has_host(text: &str) -> bool {
    ANY_HOST.as_ref().is_none_or(|hosts| hosts.is_match(text))
}

/// Whether `text`, in small letters, has an address at `host` that begins with one of `paths`.
fn is_at(text: &str, host: &str, paths: &[&str]) -> bool {
    text.match_indices(host).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + host.len()..).unwrap_or_default();
        // Its subdomains are the host too; other names that end like it are not.
        let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let end_of_host = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
        let (ending, path) = after.split_at(after.find(end_of_host).unwrap_or(after.len()));
        // One or two short words, as in `com.tr`.
        let is_ending = !ending.is_empty()
            && ending.len() <= 7
            && ending.split('.').all(|word| (2..=4).contains(&word.len()));
        let is_host = if host.ends_with('.') { is_ending } else { ending.is_empty() };
        let path = path
            .strip_prefix(':')
            .map_or(path, |port| port.trim_start_matches(|c: char| c.is_ascii_digit()));
        let leads_on = |path: &str| path.len() > 1 && path.starts_with(['/', '?', '#']);
        let is_path = match paths {
            [] => leads_on(path),
            paths => paths.iter().any(|known| path.starts_with(known)),
        };
        is_whole && is_host && is_path
    })
}

/// Whether three words joined by points follow one of the `marks` in `text`.
fn words_behind(text: &str, marks: &str) -> bool {
    text.match_indices(marks).any(|(at, marks)| {
        let rest = text.get(at + marks.len()..).unwrap_or_default();
        let end = rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len());
        is_three_words(rest.get(..end).unwrap_or_default())
    })
}

/// Whether `text` is three words joined by points.
fn is_three_words(text: &str) -> bool {
    let text = text.trim_matches(['.', ',', ';', '!']);
    let mut words = text.split('.');
    words.clone().count() == 3
        && words.all(|word| word.chars().count() >= 2 && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_places_are_known_by_host_and_path() {
        for text in [
            "https://maps.app.goo.gl/aBcDeF123",
            "https://goo.gl/maps/aBcDeF123",
            "https://www.google.com/maps/place/?q=place_id:ChIJBUVa4U7P1EAR_kYBF9IxSXY",
            "https://www.google.com.ua/maps?cid=12345678901234567890",
            "(https://maps.google.pl/?cid=1)",
            "https://earth.google.com/web/data=MkEKPwo9CiExabcdef",
            "https://g.page/r/CabcdEFGH",
            "https://share.google/AbCdEf",
            "https://plus.codes/9G2GFG3F+VG",
            "https://yandex.by/maps/-/CDabcdef",
            "https://yandex.com.tr/harita/-/CDabcdef",
            "https://ya.cc/m/CDabcdef",
            "https://yandex.ru/maps/org/1234567890",
            "https://2gis.ua/kyiv/geo/15763234351045",
            "https://go.2gis.com/abcd",
            "2gis.app/abcd",
            "https://www.openstreetmap.org/node/123456789",
            "osm.org/way/123456789",
            "https://osm.org/go/0xVtq~",
            "https://www.openstreetmap.org/note/12345",
            "https://wikimapia.org/123456/uk/x",
            "https://maps.apple.com/place?auid=123456789",
            "https://maps.apple.com:443/?auid=1",
            "https://mapy.com/s/abc",
            "https://omaps.app/oKAabc123",
            "ge0://oKAabc123",
            "https://mapillary.com/app/?pKey=123456789",
            "HTTPS://W3W.CO/index.home.raft",
            "///index.home.raft",
            "what3words: index.home.raft",
            "w3w=слово.дім.човен",
            "(what3words index.home.raft)",
        ] {
            assert!(tells_a_place(text), "{text}");
        }
        assert!(is_what3words("what3words") && is_what3words("W3W address"));
    }

    #[test]
    fn other_addresses_are_not_links_to_maps() {
        for text in [
            "https://www.google.com/search?q=kyiv",
            "https://blog.co/post",
            "https://mygoogle.com/maps",
            "https://www.openstreetmap.org/copyright",
            "https://wiki.openstreetmap.org/wiki/Key:name",
            "https://www.bing.com/news",
            "https://yandex.ru/news/story",
            "https://t.me/channel/504547",
            "https://www.waze.com/company",
            "See www.example.com and/or ///",
            "https://what3words.com",
            "google.maps are used",
            "https://theher.is/x",
        ] {
            assert!(!tells_a_place(text), "{text}");
        }
        assert!(!is_what3words("words"));
    }
}
