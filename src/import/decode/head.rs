//! What a file begins with, and what lies in it where it is an archive.

use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _};

/// Bytes that are looked at.
const HEAD_BYTES: u64 = 64 << 10;

/// Names of an archive that are looked at.
const MOST_ENTRIES: usize = 100_000;

/// What tells the kind of a file.
#[derive(Debug, Default)]
pub struct Head {
    /// The first bytes.
    pub bytes: Vec<u8>,
    /// The name of the file, in lower case.
    pub name: String,
    /// Names in it, where it is a zip archive.
    pub entries: Vec<String>,
    /// The kind that an archive says it is: the text of its entry `mimetype`.
    pub mime: String,
}

impl Head {
    /// Of `file`, which is called `name`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(file: &mut File, name: &str) -> std::io::Result<Self> {
        file.rewind()?;
        let mut bytes = Vec::new();
        file.by_ref().take(HEAD_BYTES).read_to_end(&mut bytes)?;
        let mut head = Self { bytes, name: name.to_lowercase(), ..Self::default() };
        if head.is_zip() {
            file.rewind()?;
            // A damaged archive has no entries and is told by whoever reads it.
            if let Ok(mut archive) = zip::ZipArchive::new(BufReader::new(&mut *file)) {
                let names = archive.file_names().filter_map(Result::ok).take(MOST_ENTRIES);
                head.entries = names.map(std::borrow::Cow::into_owned).collect();
                if let Ok(entry) = archive.by_name("mimetype") {
                    let mut mime = String::new();
                    if entry.take(200).read_to_string(&mut mime).is_ok() {
                        head.mime = mime.trim().to_owned();
                    }
                }
            }
            file.rewind()?;
        }
        Ok(head)
    }

    /// Whether it begins with `magic`.
    pub fn begins(&self, magic: &[u8]) -> bool {
        self.bytes.starts_with(magic)
    }

    /// Whether `magic` stands at byte `offset`.
    pub fn has_at(&self, offset: usize, magic: &[u8]) -> bool {
        self.bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic))
    }

    /// Whether it is a zip archive.
    pub fn is_zip(&self) -> bool {
        self.begins(b"PK\x03\x04") || self.begins(b"PK\x05\x06")
    }

    /// Whether it is a compound file, as old programs of Microsoft write.
    pub fn is_compound(&self) -> bool {
        self.begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
    }

    /// Whether an archive has an entry that `is` holds for.
    pub fn has_entry(&self, is: impl Fn(&str) -> bool) -> bool {
        self.entries.iter().any(|name| is(name))
    }

    /// The name of the outermost element, without its prefix, where it is XML.
    pub fn xml_root(&self) -> Option<String> {
        let encoding = crate::import::encoding::detect(&self.bytes);
        let (text, _) = encoding.decode_with_bom_removal(&self.bytes);
        let mut rest = text.trim_start();
        loop {
            rest = rest.strip_prefix('<')?;
            let end = match rest.chars().next()? {
                '?' => "?>",
                '!' if rest.starts_with("!--") => "-->",
                '!' => ">",
                _ => break,
            };
            rest = rest.split_once(end)?.1.trim_start();
        }
        let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
        Some(name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned())
    }
}
