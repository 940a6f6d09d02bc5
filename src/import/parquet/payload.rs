//! How many values a page holds behind its levels: more or fewer than its levels say
//! would give rows the values of others.

use parquet::basic::{Encoding, Type as Physical};
use parquet::errors::Result;

use super::damage::refused;
use super::levels::Runs;
use crate::language::{Message, message};

/// Refuses a page whose values are not `count`.
///
/// # Errors
/// When there are more or fewer. Where an encoding does not tell, the decoder counts.
pub fn check(
    bytes: &[u8],
    encoding: Encoding,
    kind: Physical,
    type_length: i32,
    count: u64,
) -> Result<()> {
    let differs = |found: Message| {
        Err(refused(message!("damage-levels-speak-of", values = count.to_string(), found = found)))
    };
    let len = bytes.len() as u64;
    match encoding {
        Encoding::PLAIN | Encoding::BYTE_STREAM_SPLIT => {
            let width = match kind {
                Physical::BOOLEAN if len == count.div_ceil(8) => return Ok(()),
                Physical::BOOLEAN => {
                    return differs(message!("damage-found-booleans", bytes = len.to_string()));
                }
                Physical::BYTE_ARRAY => return check_texts(bytes, count),
                Physical::INT32 | Physical::FLOAT => 4,
                Physical::INT64 | Physical::DOUBLE => 8,
                Physical::INT96 => 12,
                Physical::FIXED_LEN_BYTE_ARRAY => u64::from(type_length.unsigned_abs()),
            };
            if count.checked_mul(width) == Some(len) {
                return Ok(());
            }
            differs(message!(
                "damage-found-values",
                bytes = len.to_string(),
                width = width.to_string()
            ))
        }
        Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => match bytes.split_first() {
            Some((width, rest)) if *width <= 32 => check_runs(rest, u32::from(*width), count),
            None if count == 0 => Ok(()),
            _ => differs(message!("damage-found-no-list")),
        },
        Encoding::RLE if kind == Physical::BOOLEAN => match bytes.split_first_chunk() {
            Some((len, rest)) => {
                let len = u32::from_le_bytes(*len) as usize;
                check_runs(rest.get(..len).unwrap_or(rest), 1, count)
            }
            None => differs(message!("damage-found-no-list")),
        },
        Encoding::DELTA_BINARY_PACKED
        | Encoding::DELTA_LENGTH_BYTE_ARRAY
        | Encoding::DELTA_BYTE_ARRAY => match delta_count(bytes) {
            Some(found) if found == count => Ok(()),
            Some(found) => differs(Message::verbatim(found.to_string())),
            None if count == 0 => Ok(()),
            None => differs(message!("damage-found-no-list")),
        },
        _ => Ok(()),
    }
}

/// Texts with their lengths before them.
fn check_texts(mut bytes: &[u8], count: u64) -> Result<()> {
    let mut found = 0_u64;
    while !bytes.is_empty() && found <= count {
        let after = bytes
            .split_first_chunk()
            .and_then(|(len, rest)| rest.get(usize::try_from(u32::from_le_bytes(*len)).ok()?..));
        let Some(after) = after else {
            return Err(refused(message!("damage-text-cut-off")));
        };
        bytes = after;
        found += 1;
    }
    if found == count {
        return Ok(());
    }
    let found = if found > count {
        message!("damage-found-more")
    } else {
        Message::verbatim(found.to_string())
    };
    Err(refused(message!("damage-levels-speak-of", values = count.to_string(), found = found)))
}

/// Numbers in runs, of which the last group of eight may be filled up.
fn check_runs(bytes: &[u8], bit_width: u32, count: u64) -> Result<()> {
    let mut runs = Runs::new(bytes, bit_width);
    let mut found = 0_u64;
    while found < count {
        let Some(run) = runs.next() else { break };
        found = found.saturating_add(run.count);
    }
    let rest = runs.padding();
    let has_more = rest > 7 || (rest == 0 && runs.next().is_some());
    if found == count && !has_more {
        return Ok(());
    }
    let found = if found >= count {
        message!("damage-found-more")
    } else {
        Message::verbatim(found.to_string())
    };
    Err(refused(message!("damage-levels-speak-of", values = count.to_string(), found = found)))
}

/// How many values are said to follow, as their increments.
fn delta_count(mut bytes: &[u8]) -> Option<u64> {
    let mut numbers = [0_u64; 3];
    for number in &mut numbers {
        for shift in (0..64).step_by(7) {
            let (byte, rest) = bytes.split_first()?;
            bytes = rest;
            *number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
    }
    let [_, _, count] = numbers;
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_too_many_or_too_few_is_told() {
        let texts = b"\x01\0\0\0a\x02\0\0\0bc";
        let plain = |bytes: &[u8], count| {
            check(bytes, Encoding::PLAIN, Physical::BYTE_ARRAY, 0, count).map_err(|e| e.to_string())
        };
        assert!(plain(texts, 2).is_ok());
        assert!(plain(texts, 1).unwrap_err().contains("a page has more"));
        assert!(plain(texts, 3).unwrap_err().contains("a page has 2"));
        assert!(plain(&texts[..9], 2).unwrap_err().contains("cut off"));
        let longs = |count| check(&[0; 16], Encoding::PLAIN, Physical::INT64, 0, count);
        assert!(longs(2).is_ok() && longs(1).is_err() && longs(3).is_err());
        // A dictionary of two: three of the first, then a group of eight.
        let coded = [1, 3 << 1, 0, 1 << 1 | 1, 0xFF];
        let dictionary = |count| check(&coded, Encoding::RLE_DICTIONARY, Physical::INT64, 0, count);
        assert!(dictionary(4).is_ok() && dictionary(11).is_ok());
        assert!(dictionary(3).is_err() && dictionary(12).is_err());
    }
}
