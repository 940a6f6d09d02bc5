//! Pages of a Parquet file, looked at before they are unpacked: their sizes are
//! what the file says of itself, and may be lies.
//!
//! Headers are structs in Thrift's compact protocol
//! (<https://parquet.apache.org/docs/file-format/data-pages/>).

use std::io::{BufReader, Read};

use super::damage::refused;
use crate::language::{Message, message};
use flate2::read::MultiGzDecoder;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::Result;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::file::reader::{ChunkReader, RowGroupReader};

/// Bytes that one page may unpack to; the largest that writers are known to make
/// are 100 MB.
const LARGEST_PAGE_BYTES: u64 = 128 << 20;

/// Bytes that the largest pages of all columns may have together: one of each column
/// is open at a time, and no row is larger.
const MOST_OPEN_BYTES: u64 = 2 << 30;

/// Bytes of a page whose values are written as what they add to the one before: each
/// may be as long as the page, and a batch of them is open at a time.
const LARGEST_DELTA_PAGE_BYTES: usize = 4 << 20;

/// Values that are open at a time of one column.
pub const BATCH_VALUES: usize = 256;

/// Values that one dictionary may have.
const LARGEST_DICTIONARY: u32 = 16 << 20;

/// Structs inside structs are followed so far.
const DEEPEST: usize = 8;

/// Refuses a row group whose columns lie outside the file, have pages too large
/// to unpack, or do not have the rows that it claims.
///
/// # Errors
/// With the reason.
pub fn check(file: &impl ChunkReader, group: &RowGroupMetaData) -> Result<()> {
    let mut open_bytes = 0_u64;
    for column in group.columns() {
        let (values, largest_bytes) = check_column(file, column).map_err(|error| {
            refused(message!(
                "damage-in-column",
                column = column.column_path().string(),
                reason = Message::of(&error)
            ))
        })?;
        let is_flat = column.column_descr().max_rep_level() == 0;
        if values < group.num_rows() || (is_flat && values != group.num_rows()) {
            return Err(refused(message!(
                "damage-column-other-count",
                column = column.column_path().string(),
                values = values.to_string(),
                rows = group.num_rows().to_string()
            )));
        }
        open_bytes += largest_bytes;
        if open_bytes > MOST_OPEN_BYTES {
            let most = MOST_OPEN_BYTES >> 30;
            return Err(refused(message!("damage-pages-too-large", gigabytes = most.to_string())));
        }
    }
    Ok(())
}

/// How many values the pages of a column have, and the bytes of its largest ones.
fn check_column(file: &impl ChunkReader, column: &ColumnChunkMetaData) -> Result<(i64, u64)> {
    let codec = column.compression();
    if !matches!(
        codec,
        Compression::UNCOMPRESSED
            | Compression::SNAPPY
            | Compression::GZIP(_)
            | Compression::ZSTD(_)
            | Compression::LZ4
            | Compression::LZ4_RAW
    ) {
        let codec = codec.to_string();
        let name = codec.split_once('(').map_or(codec.as_str(), |(name, _)| name);
        return Err(refused(message!("damage-codec", name = name)));
    }
    let start = column.dictionary_page_offset().unwrap_or_else(|| column.data_page_offset());
    let (Ok(start), Ok(len)) = (u64::try_from(start), u64::try_from(column.compressed_size()))
    else {
        return Err(refused(message!("damage-before-file")));
    };
    let end = start.checked_add(len).filter(|end| *end <= file.len());
    let end = end.ok_or_else(|| refused(message!("damage-behind-file")))?;
    let (mut at, mut values) = (start, 0_i64);
    let (mut largest_bytes, mut dictionary_bytes) = (0, 0);
    while at < end && values < column.num_values() {
        let mut source = Counted { inner: BufReader::new(file.get_read(at)?), bytes: 0 };
        let header = Header::read(&mut source)?;
        if header.unpacked_bytes > LARGEST_PAGE_BYTES || header.packed_bytes > LARGEST_PAGE_BYTES {
            return Err(refused(message!(
                "damage-page-too-large",
                bytes = header.unpacked_bytes.max(header.packed_bytes).to_string(),
                megabytes = LARGEST_PAGE_BYTES >> 20
            )));
        }
        at = at.saturating_add(source.bytes).saturating_add(header.packed_bytes);
        if at > end {
            return Err(refused(message!("damage-page-cut-off")));
        }
        if matches!(codec, Compression::GZIP(_)) && header.is_compressed {
            check_gzip(source, &header)?;
        }
        values = values.saturating_add(header.values);
        let largest = if header.values == 0 { &mut dictionary_bytes } else { &mut largest_bytes };
        *largest = header.unpacked_bytes.max(*largest);
    }
    Ok((values, largest_bytes + dictionary_bytes))
}

/// The decoder of gzip unpacks whatever there is: it must be what the header says.
fn check_gzip(mut source: impl Read, header: &Header) -> Result<()> {
    std::io::copy(&mut source.by_ref().take(header.level_bytes), &mut std::io::sink())?;
    let packed = source.take(header.packed_bytes.saturating_sub(header.level_bytes));
    let most = header.unpacked_bytes.saturating_sub(header.level_bytes);
    let mut unpacked = MultiGzDecoder::new(packed).take(most + 1);
    if most > 0 && std::io::copy(&mut unpacked, &mut std::io::sink())? > most {
        return Err(refused(message!("damage-page-unpacks-to-more")));
    }
    Ok(())
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

/// What a page says of itself.
#[derive(Debug, Default)]
struct Header {
    unpacked_bytes: u64,
    packed_bytes: u64,
    /// Of data pages.
    values: i64,
    /// Bytes before the packed ones, in data pages of version 2.
    level_bytes: u64,
    is_compressed: bool,
}

impl Header {
    fn read(source: &mut impl Read) -> Result<Self> {
        let mut compact = Compact { source };
        let mut header = Self { is_compressed: true, ..Self::default() };
        let size = |number: i64| {
            u64::try_from(number).map_err(|_| refused(message!("damage-page-negative")))
        };
        compact.fields(|compact, id, kind| {
            match (id, kind) {
                (2, I32) => header.unpacked_bytes = size(compact.number()?)?,
                (3, I32) => header.packed_bytes = size(compact.number()?)?,
                (5 | 8, STRUCT) => compact.fields(|compact, inner, kind| {
                    match (id, inner, kind) {
                        (_, 1, I32) => {
                            header.values = i64::try_from(size(compact.number()?)?)
                                .map_err(|_| refused(message!("damage-page-too-many-values")))?;
                        }
                        (8, 5 | 6, I32) => header.level_bytes += size(compact.number()?)?,
                        (8, 7, FALSE) => header.is_compressed = false,
                        _ => compact.skip(kind, 0)?,
                    }
                    Ok(())
                })?,
                _ => compact.skip(kind, 0)?,
            }
            Ok(())
        })?;
        Ok(header)
    }
}

/// Types of fields in Thrift's compact protocol.
const TRUE: u8 = 1;
const FALSE: u8 = 2;
const BYTE: u8 = 3;
const I16: u8 = 4;
const I32: u8 = 5;
const I64: u8 = 6;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const STRUCT: u8 = 12;

struct Compact<'a, R> {
    source: &'a mut R,
}

impl<R: Read> Compact<'_, R> {
    fn byte(&mut self) -> Result<u8> {
        let mut byte = [0];
        self.source.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    fn varint(&mut self) -> Result<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(refused(message!("damage-number-without-end")))
    }

    fn number(&mut self) -> Result<i64> {
        let zigzag = self.varint()?;
        Ok((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
    }

    /// Hands number and type of each field of a struct to `take`, which reads it.
    fn fields(&mut self, mut take: impl FnMut(&mut Self, i64, u8) -> Result<()>) -> Result<()> {
        let mut id = 0_i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            id = match head >> 4 {
                0 => self.number()?,
                delta => id.saturating_add(i64::from(delta)),
            };
            take(self, id, head & 0x0F)?;
        }
    }

    fn skip(&mut self, kind: u8, depth: usize) -> Result<()> {
        if depth > DEEPEST {
            return Err(refused(message!("damage-header-nested")));
        }
        let bytes = match kind {
            TRUE | FALSE => 0,
            BYTE => 1,
            I16 | I32 | I64 => {
                self.varint()?;
                0
            }
            DOUBLE => 8,
            BINARY => self.varint()?,
            STRUCT => {
                self.fields(|compact, _, kind| compact.skip(kind, depth + 1))?;
                0
            }
            LIST | SET => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                for _ in 0..count {
                    match head & 0x0F {
                        TRUE | FALSE => drop(self.byte()?),
                        kind => self.skip(kind, depth + 1)?,
                    }
                }
                0
            }
            _ => return Err(refused(message!("damage-header"))),
        };
        let skipped = std::io::copy(&mut self.source.by_ref().take(bytes), &mut std::io::sink())?;
        if skipped == bytes {
            Ok(())
        } else {
            Err(refused(message!("damage-inner-header-cut-off")))
        }
    }
}

/// A row group whose pages are looked at before their values are.
pub struct CheckedGroup<'a>(pub Box<dyn RowGroupReader + 'a>);

impl RowGroupReader for CheckedGroup<'_> {
    fn metadata(&self) -> &RowGroupMetaData {
        self.0.metadata()
    }

    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    fn get_column_page_reader(&self, i: usize) -> Result<Box<dyn PageReader>> {
        let column = self.0.metadata().schema_descr().column(i);
        let levels = [column.max_rep_level() > 0, column.max_def_level() > 0];
        Ok(Box::new(CheckedPages { pages: self.0.get_column_page_reader(i)?, levels }))
    }

    fn get_column_bloom_filter(&self, i: usize) -> Option<&parquet::bloom_filter::Sbbf> {
        self.0.get_column_bloom_filter(i)
    }

    fn get_row_iter(
        &self,
        projection: Option<parquet::schema::types::Type>,
    ) -> Result<parquet::record::reader::RowIter<'_>> {
        parquet::record::reader::RowIter::from_row_group(projection, self)
    }
}

struct CheckedPages {
    pages: Box<dyn PageReader>,
    /// Whether data pages of version 1 begin with levels of repetition, of definition.
    levels: [bool; 2],
}

impl CheckedPages {
    /// Counts that the decoders would take memory for before they look further.
    fn check(&self, page: &Page) -> Result<()> {
        let (mut rest, values, encoding): (&[u8], _, _) = match page {
            Page::DictionaryPage { buf, num_values, .. } => {
                let is_within = *num_values as usize <= buf.len();
                return if is_within && *num_values <= LARGEST_DICTIONARY {
                    Ok(())
                } else {
                    Err(refused(message!("damage-dictionary", values = num_values.to_string())))
                };
            }
            Page::DataPage { buf, num_values, encoding, .. } => (buf, num_values, encoding),
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                def_levels_byte_len,
                rep_levels_byte_len,
                ..
            } => {
                let levels = *def_levels_byte_len as usize + *rep_levels_byte_len as usize;
                let cut = || refused(message!("damage-levels-of-page-cut-off"));
                (buf.get(levels..).ok_or_else(cut)?, num_values, encoding)
            }
        };
        if !matches!(
            encoding,
            Encoding::DELTA_LENGTH_BYTE_ARRAY
                | Encoding::DELTA_BYTE_ARRAY
                | Encoding::DELTA_BINARY_PACKED
        ) {
            return Ok(());
        }
        if *encoding == Encoding::DELTA_BYTE_ARRAY && rest.len() > LARGEST_DELTA_PAGE_BYTES {
            let most = LARGEST_DELTA_PAGE_BYTES >> 20;
            return Err(refused(message!("damage-increments", megabytes = most.to_string())));
        }
        if matches!(page, Page::DataPage { .. }) {
            for _ in self.levels.iter().filter(|has| **has) {
                let Some((len, after)) = rest.split_first_chunk() else { break };
                rest = after.get(u32::from_le_bytes(*len) as usize..).unwrap_or_default();
            }
        }
        let mut compact = Compact { source: &mut rest };
        // Where it has no header, the decoder says so.
        let mut counts = [0; 3];
        for count in &mut counts {
            let Ok(read) = compact.varint() else { return Ok(()) };
            *count = read;
        }
        let [_, _, count] = counts;
        if count > u64::from(*values) {
            return Err(refused(message!(
                "damage-page-claims",
                values = values.to_string(),
                claimed = count.to_string()
            )));
        }
        Ok(())
    }
}

impl Iterator for CheckedPages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for CheckedPages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.pages.get_next_page()?;
        page.as_ref().map_or(Ok(()), |page| self.check(page))?;
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}
