//! Kinds of files that stay unread: what they are and what to do with them.

use std::path::Path;

use super::Head;
use crate::import::ImportError;
use crate::language::{Message, message};

/// A kind of file that is not read.
struct Unread {
    /// With its article.
    name: Message,
    /// What to do.
    next: Message,
    is: fn(&Head) -> bool,
}

const AS_GEOPACKAGE: Message = message!("unread-next-as-geopackage");
const AS_CSV: Message = message!("unread-next-as-csv");
const UNPACK: Message = message!("unread-next-unpack");
const TYPE_OFF: Message = message!("unread-next-copy-table");

#[rustfmt::skip]
const UNREAD: &[Unread] = &[
    Unread { name: message!("unread-file-archive-with-geodatabase"), next: AS_GEOPACKAGE, is: |head| head.has_entry(|name| name.ends_with(".gdbtable")) },
    Unread { name: message!("unread-file-part-of-geodatabase"), next: AS_GEOPACKAGE, is: |head| head.name.ends_with(".gdbtable") || head.name.ends_with(".gdbtablx") },
    Unread { name: message!("unread-file-mapinfo-table"), next: AS_GEOPACKAGE, is: |head| head.bytes.get(..6).is_some_and(|start| start.eq_ignore_ascii_case(b"!table")) },
    Unread { name: message!("unread-file-mapinfo-mif"), next: AS_GEOPACKAGE, is: |head| head.name.ends_with(".mif") && head.begins(b"Version") },
    Unread { name: message!("unread-file-word"), next: TYPE_OFF, is: |head| head.has_entry(|name| name == "word/document.xml") },
    Unread { name: message!("unread-file-powerpoint"), next: TYPE_OFF, is: |head| head.has_entry(|name| name == "ppt/presentation.xml") },
    Unread { name: message!("unread-file-numbers"), next: message!("unread-next-export-excel-csv"), is: |head| head.has_entry(|name| name.ends_with(".iwa")) },
    Unread { name: message!("unread-file-opendocument"), next: TYPE_OFF, is: |head| head.mime.starts_with("application/vnd.oasis.opendocument") || head.mime == "application/epub+zip" },
    Unread { name: message!("unread-file-pdf"), next: TYPE_OFF, is: |head| head.begins(b"%PDF") },
    Unread { name: message!("unread-file-rtf"), next: TYPE_OFF, is: |head| head.begins(b"{\\rtf") },
    Unread { name: message!("unread-file-picture"), next: message!("unread-next-save-as-table"), is: is_picture },
    Unread { name: message!("unread-file-tiff"), next: message!("unread-next-no-rasters"), is: |head| head.begins(b"II*\0") || head.begins(b"MM\0*") || head.begins(b"II+\0") },
    Unread { name: message!("unread-file-rar"), next: UNPACK, is: |head| head.begins(b"Rar!\x1A\x07") },
    Unread { name: message!("unread-file-7z"), next: UNPACK, is: |head| head.begins(b"7z\xBC\xAF\x27\x1C") },
    Unread { name: message!("unread-file-xz"), next: UNPACK, is: |head| head.begins(b"\xFD7zXZ\0") },
    Unread { name: message!("unread-file-bzip2"), next: UNPACK, is: |head| head.begins(b"BZh") && head.has_at(4, b"1AY&SY") },
    Unread { name: message!("unread-file-lz4"), next: UNPACK, is: |head| head.begins(b"\x04\x22\x4D\x18") },
    Unread { name: message!("unread-file-tar"), next: UNPACK, is: |head| head.has_at(257, b"ustar") },
    Unread { name: message!("unread-file-access"), next: AS_CSV, is: |head| head.has_at(4, b"Standard Jet DB") || head.has_at(4, b"Standard ACE DB") },
    Unread { name: message!("unread-file-hdf5"), next: AS_CSV, is: |head| head.begins(b"\x89HDF\r\n\x1A\n") || head.begins(b"CDF\x01") || head.begins(b"CDF\x02") || head.begins(b"CDF\x05") },
    Unread { name: message!("unread-file-feather-1"), next: message!("unread-next-save-as-feather-2"), is: |head| head.begins(b"FEA1") },
    Unread { name: message!("unread-file-stata"), next: AS_CSV, is: |head| head.begins(b"<stata_dta>") },
    Unread { name: message!("unread-file-spss"), next: AS_CSV, is: |head| head.begins(b"$FL2") || head.begins(b"$FL3") },
    Unread { name: message!("unread-file-r"), next: AS_CSV, is: |head| head.begins(b"RDX2\n") || head.begins(b"RDX3\n") || head.begins(b"X\n\0\0\0") },
    Unread { name: message!("unread-file-postgresql"), next: AS_CSV, is: |head| head.begins(b"PGDMP") },
    Unread { name: message!("unread-file-pbf"), next: AS_GEOPACKAGE, is: |head| head.has_at(4, b"\x0A\x09OSMHeader") },
    Unread { name: message!("unread-file-excel-2003-xml"), next: message!("unread-next-save-as-xlsx"), is: |head| head.begins(b"<") && contains(&head.bytes, b"urn:schemas-microsoft-com:office:spreadsheet") && head.xml_root().is_some_and(|root| root == "Workbook") },
    Unread { name: message!("unread-file-excel-password"), next: message!("unread-next-save-without-password"), is: |head| head.is_compound() && contains(&head.bytes, &utf16("EncryptedPackage")) },
    Unread { name: message!("unread-file-old-office"), next: TYPE_OFF, is: Head::is_compound },
    Unread { name: message!("unread-file-shx"), next: message!("unread-next-open-shp"), is: |head| head.begins(b"\0\0\x27\x0A") },
    Unread { name: message!("unread-file-dbf"), next: message!("unread-next-open-shp-or-csv"), is: is_dbase },
    Unread { name: message!("unread-file-prj"), next: message!("unread-next-open-shp"), is: |head| head.name.ends_with(".prj") },
];

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

/// As names stand in the directory of a compound file.
pub(super) fn utf16(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn is_picture(head: &Head) -> bool {
    head.begins(b"\x89PNG")
        || head.begins(b"\xFF\xD8\xFF")
        || head.begins(b"GIF8")
        || (head.begins(b"RIFF") && head.has_at(8, b"WEBP"))
        || head.has_at(4, b"ftypheic")
        || head.has_at(4, b"ftypavif")
}

/// A header of dBASE: kind, a date, lengths that fit, the mark after the fields.
fn is_dbase(head: &Head) -> bool {
    let [kind, _, month, day, _, _, _, _, low, high, ..] = *head.bytes.as_slice() else {
        return false;
    };
    let header = usize::from(u16::from_le_bytes([low, high]));
    // Reserved bytes, where text never has a zero.
    let is_binary = head.bytes.get(12..28).is_some_and(|reserved| reserved.contains(&0));
    let has_mark = (1..=2).any(|back| head.bytes.get(header.wrapping_sub(back)) == Some(&0x0D));
    is_binary
        && matches!(kind, 0x02 | 0x03 | 0x30 | 0x31 | 0x32 | 0x83 | 0x8B | 0xF5)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && header >= 33
        && (has_mark || kind == 0x30)
}

/// Says what a file is whose kind is not read.
///
/// # Errors
/// When it is of such a kind.
pub fn refuse(head: &Head) -> Result<(), ImportError> {
    UNREAD.iter().find(|kind| (kind.is)(head)).map_or(Ok(()), |kind| {
        let Unread { name, next, .. } = kind;
        Err(ImportError::Malformed(message!(
            "error-unread-file",
            name = name.clone(),
            next = next.clone()
        )))
    })
}

/// Says what a folder is that was given in place of a file.
///
/// # Errors
/// When `path` is a folder that people take for a file.
pub fn refuse_folder(path: &Path) -> Result<(), ImportError> {
    if !path.is_dir() {
        return Ok(());
    }
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    if name.is_some_and(|name| name.ends_with(".gdb")) {
        return Err(ImportError::Malformed(message!(
            "error-unread-file",
            name = message!("unread-file-geodatabase"),
            next = AS_GEOPACKAGE
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_not_read_is_named_with_the_next_step() {
        for (bytes, name, words) in [
            (&b"%PDF-1.7"[..], "a.csv", "PDF"),
            (b"Rar!\x1A\x07\x01", "a.zip", "RAR"),
            (b"\0\x01\0\0Standard ACE DB\0", "a.accdb", "Access"),
            (b"!Table\n!version 300\n", "a.tab", "MapInfo"),
            (b"\x89HDF\r\n\x1A\n", "a.h5", "HDF5"),
            (b"II*\0", "a.tif", "GeoTIFF"),
        ] {
            let head = Head { bytes: bytes.to_vec(), name: name.to_owned(), ..Head::default() };
            let error = refuse(&head).unwrap_err().to_string();
            assert!(error.contains(words) && error.contains("not read; "), "{error}");
        }
        for text in
            [&b"date,lat,lon\n"[..], b"0\t\t\t\t2025\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"]
        {
            let table = Head { bytes: text.repeat(2_000), ..Head::default() };
            assert!(refuse(&table).is_ok());
        }
    }
}
