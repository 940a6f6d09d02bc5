//! Tables of FlatBuffers, read without trusting an offset.

/// Tables inside tables are followed so far.
const DEEPEST: usize = 32;

/// Where a table lies in its buffer.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

impl<'a> Table<'a> {
    /// The outermost table of `bytes`.
    pub fn root(bytes: &'a [u8]) -> Option<Self> {
        let at = u32::from_le_bytes(number(bytes, 0)?) as usize;
        Some(Self { bytes, at, depth: 0 })
    }

    /// Where the field with the number `field` stands; `None` where it has its
    /// default.
    fn field(&self, field: usize) -> Option<usize> {
        let back = i64::from(i32::from_le_bytes(number(self.bytes, self.at)?));
        let vtable = usize::try_from(i64::try_from(self.at).ok()?.checked_sub(back)?).ok()?;
        let len = usize::from(u16::from_le_bytes(number(self.bytes, vtable)?));
        let slot = 4 + field * 2;
        if slot + 2 > len {
            return None;
        }
        let offset = u16::from_le_bytes(number(self.bytes, vtable.checked_add(slot)?)?);
        (offset != 0).then_some(self.at + usize::from(offset))
    }

    /// What the field points at.
    fn target(&self, field: usize) -> Option<usize> {
        let at = self.field(field)?;
        at.checked_add(u32::from_le_bytes(number(self.bytes, at)?) as usize)
    }

    /// A field of one byte.
    pub fn byte(&self, field: usize) -> Option<u8> {
        self.bytes.get(self.field(field)?).copied()
    }

    /// A field of two bytes.
    pub fn short(&self, field: usize) -> Option<u16> {
        Some(u16::from_le_bytes(number(self.bytes, self.field(field)?)?))
    }

    /// A field of four bytes.
    pub fn int(&self, field: usize) -> Option<i32> {
        Some(i32::from_le_bytes(number(self.bytes, self.field(field)?)?))
    }

    /// A field of eight bytes.
    pub fn long(&self, field: usize) -> Option<u64> {
        Some(u64::from_le_bytes(number(self.bytes, self.field(field)?)?))
    }

    /// The bytes of a vector whose elements have `size` bytes.
    pub fn vector(&self, field: usize, size: usize) -> Option<&'a [u8]> {
        let at = self.target(field)?;
        let count = u32::from_le_bytes(number(self.bytes, at)?) as usize;
        let start = at.checked_add(4)?;
        self.bytes.get(start..start.checked_add(count.checked_mul(size)?)?)
    }

    /// A text.
    pub fn text(&self, field: usize) -> Option<&'a str> {
        std::str::from_utf8(self.vector(field, 1)?).ok()
    }

    /// A table.
    pub fn table(&self, field: usize) -> Option<Self> {
        self.inner(self.target(field)?)
    }

    /// The tables of a vector.
    pub fn tables(&self, field: usize) -> Vec<Self> {
        let Some(at) = self.target(field) else { return Vec::new() };
        let offsets = self.vector(field, 4).unwrap_or_default();
        let (chunks, _) = offsets.as_chunks::<4>();
        let table = |(index, offset): (usize, &[u8; 4])| {
            let from = at.checked_add(4 + index * 4)?;
            self.inner(from.checked_add(u32::from_le_bytes(*offset) as usize)?)
        };
        chunks.iter().enumerate().filter_map(table).collect()
    }

    fn inner(&self, at: usize) -> Option<Self> {
        (self.depth < DEEPEST).then_some(Self { bytes: self.bytes, at, depth: self.depth + 1 })
    }
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_lead_out_of_the_buffer(
            bytes in proptest::collection::vec(any::<u8>(), 0..64),
            field in 0..20_usize,
        ) {
            if let Some(table) = Table::root(&bytes) {
                let _ = (table.byte(field), table.short(field), table.int(field));
                let _ = (table.long(field), table.text(field), table.vector(field, 8));
                let _ = (table.tables(field).len(), table.table(field).map(|inner| inner.at));
            }
        }
    }
}
