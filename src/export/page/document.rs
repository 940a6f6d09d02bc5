//! The HTML of a page: what may run in it, what stands in it without a script, and
//! its data, compressed.

use std::io::{Read as _, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::Serialize;

use super::columns::Table;
use super::facts::Facts;
use super::script::{policy_hash, script, style};
use crate::export::ExportError;
use crate::export::report::html::escaped;

const FACTS: Data = Data { id: "facts" };
const EVENTS: Data = Data { id: "events" };
const TILES: Data = Data { id: "tiles" };

/// Bytes that stand in a page, in base 64. A browser runs no script of this type, and
/// shows none.
struct Data {
    id: &'static str,
}

impl Data {
    fn start(&self) -> String {
        format!("<script type=\"application/octet-stream;base64\" id=\"{}\">", self.id)
    }

    fn write(&self, bytes: &[u8], out: &mut dyn Write) -> Result<(), ExportError> {
        out.write_all(self.start().as_bytes())?;
        out.write_all(STANDARD.encode(bytes).as_bytes())?;
        Ok(out.write_all(END)?)
    }

    fn write_packed(&self, value: &impl Serialize, out: &mut dyn Write) -> Result<(), ExportError> {
        out.write_all(self.start().as_bytes())?;
        let encoder = EncoderWriter::new(&mut *out, &STANDARD);
        let mut encoder = GzEncoder::new(encoder, Compression::best());
        serde_json::to_writer(&mut encoder, value).map_err(std::io::Error::from)?;
        encoder.finish()?.finish()?;
        Ok(out.write_all(END)?)
    }

    /// What stands in `page`; `None` where it has none.
    fn in_page(&self, page: &[u8]) -> Option<Vec<u8>> {
        let start = self.start();
        let start = memchr::memmem::find(page, start.as_bytes())? + start.len();
        let rest = page.get(start..)?;
        STANDARD.decode(rest.get(..memchr::memchr(b'<', rest)?)?).ok()
    }
}

/// What readers see whose browser runs no script.
const WITHOUT_SCRIPT: &str = "</ul><p lang=\"en\">This page needs JavaScript.</p>\
                              <p lang=\"uk\">Цій сторінці потрібен JavaScript.</p>\
                              <p lang=\"pl\">Ta strona wymaga JavaScriptu.</p></noscript>\n";

const END: &[u8] = b"</script>\n";

/// Writes the page.
pub fn write(
    facts: &Facts,
    table: &Table,
    tiles: &[u8],
    language: &str,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let (script, style) = (script(), style());
    // Nothing is asked for and nothing runs but this script, whatever the events hold.
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        policy_hash(&script),
        policy_hash(&style)
    );
    write!(
        out,
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>{style}</style></head>\n<body>\n",
        escaped(facts.title())
    )?;
    write!(out, "<noscript><h1>{}</h1><ul>", escaped(facts.title()))?;
    for sentence in facts.sentences(language) {
        write!(out, "<li>{}</li>", escaped(sentence))?;
    }
    out.write_all(WITHOUT_SCRIPT.as_bytes())?;
    FACTS.write_packed(facts, out)?;
    EVENTS.write_packed(table, out)?;
    TILES.write(tiles, out)?;
    write!(out, "<script>{script}</script>\n</body></html>\n")?;
    Ok(())
}

/// The data of the page `page` as text, unpacked: its facts, then its events; `None`
/// where it is no page of this program.
pub fn data_in(page: &[u8]) -> Option<String> {
    let mut text = String::new();
    for data in [FACTS, EVENTS] {
        GzDecoder::new(&*data.in_page(page)?).read_to_string(&mut text).ok()?;
        text.push('\n');
    }
    Some(text)
}
