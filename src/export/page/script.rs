//! The script and the style of every page: the same bytes whatever is exported, so that
//! a page can say by their hashes that nothing else may run.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The files of the script, each of which uses only what earlier ones declare while it
/// is read; they are joined inside one function, so that no name leaves it.
#[rustfmt::skip]
pub const FILES: &[(&str, &str)] = &[
    ("words.js",    include_str!("../../../assets/page/words.js")),
    ("language.js", include_str!("../../../assets/page/language.js")),
    ("data.js",     include_str!("../../../assets/page/data.js")),
    ("time.js",     include_str!("../../../assets/page/time.js")),
    ("filters.js",  include_str!("../../../assets/page/filters.js")),
    ("toll.js",     include_str!("../../../assets/page/toll.js")),
    ("elements.js", include_str!("../../../assets/page/elements.js")),
    ("symbols.js",  include_str!("../../../assets/page/symbols.js")),
    ("tiles.js",    include_str!("../../../assets/page/tiles.js")),
    ("basemap.js",  include_str!("../../../assets/page/basemap.js")),
    ("clusters.js", include_str!("../../../assets/page/clusters.js")),
    ("map.js",      include_str!("../../../assets/page/map.js")),
    ("timeline.js", include_str!("../../../assets/page/timeline.js")),
    ("facets.js",   include_str!("../../../assets/page/facets.js")),
    ("details.js",  include_str!("../../../assets/page/details.js")),
    ("table.js",    include_str!("../../../assets/page/table.js")),
    ("address.js",  include_str!("../../../assets/page/address.js")),
    ("page.js",     include_str!("../../../assets/page/page.js")),
];

/// The style of every page.
static STYLE: &str = include_str!("../../../assets/page/page.css");

/// The whole script.
pub fn script() -> String {
    let mut script = "(() => {\n'use strict';\n".to_owned();
    for (_, text) in FILES {
        script += &lines(text);
    }
    script + "})();\n"
}

/// The whole style.
pub fn style() -> String {
    lines(STYLE)
}

/// Browsers see line ends of one kind, and hash what they see.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The hash by which a policy allows `text`.
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
