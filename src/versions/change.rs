//! What two rows that are one event say differently.

use super::error::VersionsError;
use super::in_order::in_order;
use super::matching::{MatchedBy, Pair};
use crate::base::Progress;
use crate::dataset::schema::{self, Field, FieldDef, FieldType};
use crate::dataset::{Dataset, Event, Records, Rows};
use crate::language::{Message, message};

/// A row of both versions that says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Row of the old version.
    pub old: usize,
    /// Row of the new version.
    pub new: usize,
    /// What matched them.
    pub by: MatchedBy,
    /// Fields with other values, in the order of the schema.
    pub fields: Vec<FieldChange>,
    /// Original columns with other cells, in the order of the new version.
    pub cells: Vec<CellChange>,
}

/// A field with another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// Its value before, as in exports; empty where it was not known.
    pub old: String,
    /// Its value now.
    pub new: String,
    /// What that means, such as `moved 3.2 km`; `None` where the values say it.
    pub meaning: Option<Message>,
}

/// An original column with another cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// Its name.
    pub column: String,
    /// The cell before.
    pub old: String,
    /// The cell now.
    pub new: String,
}

/// The columns of both versions.
pub(super) struct Columns {
    old: Vec<String>,
    new: Vec<String>,
    /// Places in the old and in the new version of those that both have.
    common: Vec<(usize, usize)>,
}

impl Columns {
    pub(super) fn of(old: &Dataset, new: &Dataset) -> Self {
        let (old, new) = (old.decoder.columns().to_vec(), new.decoder.columns().to_vec());
        let place = |name: &String| old.iter().position(|own| own == name);
        let common =
            new.iter().enumerate().filter_map(|(at, name)| Some((place(name)?, at))).collect();
        Self { old, new, common }
    }

    pub(super) fn added(&self) -> Vec<String> {
        self.new.iter().filter(|name| !self.old.contains(name)).cloned().collect()
    }

    pub(super) fn removed(&self) -> Vec<String> {
        self.old.iter().filter(|name| !self.new.contains(name)).cloned().collect()
    }
}

/// What changed of the pairs that say something else, by their places in `pairs`, sorted.
pub(super) fn of_pairs(
    old: &Dataset,
    new: &Dataset,
    columns: &Columns,
    pairs: &[Pair],
    progress: &Progress,
) -> Result<Vec<(usize, Change)>, VersionsError> {
    let has_same_columns = columns.old == columns.new;
    // In the order of the newer file, for which both are mostly read from their beginnings
    // to their ends.
    let mut pair_of = vec![None; new.len()];
    for (at, pair) in pairs.iter().enumerate() {
        if let Some(place) = pair_of.get_mut(pair.new) {
            *place = Some(at);
        }
    }
    let rows = Rows::from_fn(new.len(), |row| pair_of.get(row).is_some_and(Option::is_some));
    let order = new.rows_in_source_order(&rows).into_iter();
    let order: Vec<usize> = order.filter_map(|row| pair_of.get(row).copied().flatten()).collect();
    let mut changes = in_order(&order, progress, |piece| {
        let (mut were, mut are) = (Records::of(&old.source), Records::of(&new.source));
        let mut changes = Vec::new();
        for (at, pair) in piece.iter().filter_map(|&at| Some((at, pairs.get(at)?))) {
            let was = were.read(old.span(pair.old))?;
            let is = are.read(new.span(pair.new))?;
            let change = of_pair((old, was), (new, is), columns, *pair, has_same_columns)?;
            changes.extend(change.map(|change| (at, change)));
        }
        were.finish()?;
        are.finish()?;
        Ok(changes)
    })?;
    changes.sort_by_key(|(at, _)| *at);
    Ok(changes)
}

fn of_pair(
    (old, was): (&Dataset, &[u8]),
    (new, is): (&Dataset, &[u8]),
    columns: &Columns,
    pair: Pair,
    has_same_columns: bool,
) -> Result<Option<Change>, VersionsError> {
    // The same bytes say the same, unless other rows decided otherwise what they mean.
    if has_same_columns && was == is && is_read_alike((old, pair.old), (new, pair.new)) {
        return Ok(None);
    }
    let events = (old.event_of(pair.old, was)?, new.event_of(pair.new, is)?);
    let (was, is) = (old.decoder.cells(was), new.decoder.cells(is));
    let cell =
        |cells: &[String], at: usize| cells.get(at).map_or("", |cell| cell.trim()).to_owned();
    let cells: Vec<CellChange> = columns
        .common
        .iter()
        .map(|&(from, to)| CellChange {
            column: columns.new.get(to).cloned().unwrap_or_default(),
            old: cell(&was, from),
            new: cell(&is, to),
        })
        .filter(|change| change.old != change.new)
        .collect();
    let fields = of_events(&events.0, &events.1);
    if cells.is_empty() && fields.is_empty() {
        return Ok(None);
    }
    Ok(Some(Change { old: pair.old, new: pair.new, by: pair.by, fields, cells }))
}

fn is_read_alike((old, was): (&Dataset, usize), (new, is): (&Dataset, usize)) -> bool {
    old.interval(was) == new.interval(is)
        && old.place(was) == new.place(is)
        && old.certainty(was) == new.certainty(is)
        && old.harm(was) == new.harm(is)
        && old.kinds().value(was) == new.kinds().value(is)
}

/// Fields of which two events say different things. Ids that were made are no part of it.
fn of_events(old: &Event, new: &Event) -> Vec<FieldChange> {
    let is_made = old.id_made || new.id_made;
    schema::columns()
        .filter(|def| !(def.field == Field::Id && is_made))
        .filter_map(|def| {
            let (was, is) = (def.text(old), def.text(new));
            (was != is).then(|| FieldChange {
                field: def.field,
                meaning: meaning(def, old, new, (&was, &is)),
                old: was.into_owned(),
                new: is.into_owned(),
            })
        })
        .collect()
}

fn meaning(def: &FieldDef, old: &Event, new: &Event, (was, is): (&str, &str)) -> Option<Message> {
    match def.field {
        Field::Latitude | Field::Longitude => {
            return match (old.place, new.place) {
                (Some(was), Some(is)) => {
                    Some(message!("change-moved", distance = length(was.distance_m(is))))
                }
                (None, Some(_)) => Some(message!("change-placed")),
                (Some(_), None) => Some(message!("change-no-longer-placed")),
                (None, None) => None,
            };
        }
        Field::Start | Field::End => {
            let edge = |event: &Event| {
                let at = event.interval?;
                Some(if def.field == Field::Start { at.start() } else { at.end() }.secs())
            };
            return match edge(old).zip(edge(new))? {
                (was, is) if is > was => Some(message!("change-later", time = duration(is - was))),
                (was, is) => Some(message!("change-earlier", time = duration(was - is))),
            };
        }
        _ => {}
    }
    if def.field_type != FieldType::Count {
        return None;
    }
    match was.parse::<i64>().ok().zip(is.parse::<i64>().ok())? {
        (was, is) if is > was => Some(Message::verbatim(format!("+{}", is - was))),
        (was, is) => Some(Message::verbatim(format!("−{}", was - is))),
    }
}

/// A distance in metres up to a kilometre, and in kilometres beyond.
fn length(metres: f64) -> String {
    if metres < 999.5 { format!("{metres:.0} m") } else { format!("{:.1} km", metres / 1_000.0) }
}

/// The two largest units of so many seconds.
fn duration(secs: i64) -> String {
    let units = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let mut left = secs;
    let mut words = Vec::new();
    for (unit_secs, name) in units {
        if left >= unit_secs && words.len() < 2 {
            words.push(format!("{} {name}", left / unit_secs));
            left %= unit_secs;
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_and_durations_are_said_in_two_units_at_most() {
        assert_eq!(length(350.4), "350 m");
        assert_eq!(length(3_249.0), "3.2 km");
        assert_eq!(duration(59), "59 s");
        assert_eq!(duration(86_400 + 7_200 + 60), "1 d 2 h");
        assert_eq!(duration(3_660), "1 h 1 min");
    }
}
