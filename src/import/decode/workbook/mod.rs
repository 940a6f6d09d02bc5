//! Workbooks of Excel and LibreOffice: the sheets with events become one table.

mod biff;
mod books;
mod budget;
mod compound;
mod repeats;
mod rich_text;
mod sheet;
mod table;

use std::io::Write;

use super::{Decoded, Decoding, Head, Packed};
use crate::import::ImportError;

/// Excel since 2007, also with macros, which are never run.
pub struct Xlsx;

/// Excel's binary workbooks.
pub struct Xlsb;

/// Excel before 2007.
pub struct Xls;

/// LibreOffice and its relatives.
pub struct Ods;

impl Decoding for Xlsx {
    fn name(&self) -> &'static str {
        "Excel workbook (XLSX)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.has_entry(|name| name.eq_ignore_ascii_case("xl/workbook.xml"))
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let sheets = books::xlsx(packed, self.name())?;
        table::write(sheets, packed, self.name(), out)
    }
}

impl Decoding for Xlsb {
    fn name(&self) -> &'static str {
        "Excel binary workbook (XLSB)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsb"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.has_entry(|name| name.eq_ignore_ascii_case("xl/workbook.bin"))
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let sheets = books::xlsb(packed, self.name())?;
        table::write(sheets, packed, self.name(), out)
    }
}

impl Decoding for Xls {
    fn name(&self) -> &'static str {
        "Excel 97 workbook (XLS)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xls"]
    }

    /// The directory that names what is inside may stand anywhere, so the name of the
    /// file counts where the head does not tell.
    fn recognises(&self, head: &Head) -> bool {
        let names = |word: &str| memchr::memmem::find(&head.bytes, &super::unread::utf16(word));
        let is_other = ["EncryptedPackage", "WordDocument", "PowerPoint", "__properties"];
        head.is_compound()
            && is_other.iter().all(|word| names(word).is_none())
            && (names("Workbook").is_some()
                || names("Book").is_some()
                || head.name.ends_with(".xls"))
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let sheets = books::xls(packed, self.name())?;
        table::write(sheets, packed, self.name(), out)
    }
}

impl Decoding for Ods {
    fn name(&self) -> &'static str {
        "OpenDocument spreadsheet (ODS)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ods"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.mime.starts_with("application/vnd.oasis.opendocument.spreadsheet")
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let sheets = books::ods(packed, self.name())?;
        table::write(sheets, packed, self.name(), out)
    }
}
