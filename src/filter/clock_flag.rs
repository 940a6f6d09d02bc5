//! Hours and days as flags give them.

use std::collections::BTreeSet;

use super::Argument;
use super::clock::Cycle;
use super::flag::{FlagError, Given};

/// One argument of all values of `flag`; they must agree on the zone.
pub(super) fn argument(
    cycle: Cycle,
    flag: &'static str,
    given: &Given<'_>,
) -> Result<Option<Argument>, FlagError> {
    let usual = given.zone.iana_name().unwrap_or("UTC");
    let mut named: Option<String> = None;
    let mut values = BTreeSet::new();
    for text in given.all(flag) {
        let wrong = |reason| FlagError::Value { flag, text: text.clone(), reason };
        let (some, zone) = cycle.read(text).map_err(wrong)?;
        let zone = zone.unwrap_or_else(|| usual.to_owned());
        if named.as_ref().is_some_and(|named| *named != zone) {
            return Err(FlagError::TwoZones(flag));
        }
        named = Some(zone);
        values.extend(some);
    }
    Ok(named.map(|zone| Argument::Clock { zone, values }))
}
