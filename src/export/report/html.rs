//! HTML that nothing in a dataset can break out of.

use std::borrow::Cow;

use crate::base::escape::escape_invisible;
use crate::language::current;

/// Nothing may be fetched or run, whatever a dataset holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                      base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light dark;--faint:#667;--line:#ccd;--bar:#2f6fb5;--warn:#9a5b00}\
@media (prefers-color-scheme:dark){:root{--faint:#99a;--line:#445;--bar:#6ea8e6;--warn:#e0a040}}\
body{font:15px/1.45 system-ui,sans-serif;margin:0}main{max-width:70rem;margin:0 auto;padding:1.5rem}\
h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.6rem 0 .5rem}\
.note{color:var(--faint);font-size:.86rem;max-width:60rem}\
dl{display:flex;flex-wrap:wrap;gap:.6rem 2rem;margin:0}dt{color:var(--faint);font-size:.86rem}\
dd{margin:0;font-size:1.25rem}\
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2rem}\
.counts table{width:100%}.counts h3{font-size:.95rem;margin:.8rem 0 .2rem}\
figure{margin:0 0 1rem}img{width:100%;border:1px solid var(--line)}\
table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0}\
td.n{text-align:right;white-space:nowrap;width:3.5rem}td.b{width:38%}\
.bar{display:block;height:.55rem;margin-top:.35rem;background:var(--bar);min-width:1px}\
.events{width:100%;font-size:.9rem}.events td,.events th{border-top:1px solid var(--line)}\
.events td{unicode-bidi:isolate;overflow-wrap:anywhere}.events td:first-child,.events td:nth-child(n+4){white-space:nowrap}\
.faint{color:var(--faint)}.warn{color:var(--warn)}a{color:var(--bar)}\
@media print{main{max-width:none;padding:0}tr{break-inside:avoid}a{color:inherit}}";

/// Everything up to the content, which is in the language of the thread.
pub fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><style>{STYLE}</style></head>\n<body><main>\n",
        current().id(),
        escaped(title)
    )
}

/// Text as HTML shows it, with letters named that hide or turn others round.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let text = escape_invisible(text);
    let needs = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'');
    if !text.contains(needs) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// With a capital at its start.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_and_nothing_hides() {
        let hostile = "</script><img src=x onerror='1'>\u{202e}\u{0}";
        assert_eq!(
            escaped(hostile),
            "&lt;/script&gt;&lt;img src=x onerror=&#39;1&#39;&gt;[U+202E][U+0000]"
        );
        assert!(matches!(escaped("Київ"), Cow::Borrowed(_)));
    }
}
