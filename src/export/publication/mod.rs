//! What is held back or blurred, so that an export can be published.
//!
//! # What it promises
//!
//! What a person leaves out is nowhere in what leaves, and a place that is rounded or moved
//! is told no more exactly than it was published. Files are written by others, so the true
//! place stands in more than the columns of coordinates: in a remark, an address of a map,
//! an id, a comment above the header, a claim. What is not found out by reading is *not*
//! kept by guessing: a row that would tell is refused and named, never quietly mended.
//!
//! # The way of a row
//!
//! `export::record` is the only way from a row to any output. For each row:
//!
//! 1. **The event** is changed: fields of [`Publication::without`] are cleared by the schema
//!    (a field that is put together stays only while all of its parts do), the place is
//!    rounded or moved and its radius grows until it holds the true place
//!    ([`Displaced`]); a title that was made is made again from what is left.
//! 2. **Original cells** that say the place get the new one ([`moved_cells`], `rewritten`).
//!    Cells of coordinates that could not be read are emptied, and counted (`unread`): nobody
//!    knows what they say, so nobody can change it.
//! 3. **Everything else** that would leave is looked through ([`refuse_written_place`]):
//!    as its reader will see it (`plain`: codes of addresses and pages, digits of any
//!    script, signs without width), by import's own readers of positions and by those of
//!    this module (`angles`, `grids`, `place_links`, `numbers`), cell by cell and across
//!    the cells of the row (`row`), against the true place (`truth`).
//! 4. **Claims** stay only where their subject is known and kept (`subjects`); lines of a
//!    file that are no events, but the header, stay behind.
//!
//! Moves hang on a secret, the distance and the place, never on the row: many rows of one
//! place, or the same row in several exports, tell no more than one. Places that the
//! gazetteer gave are not moved, because whoever knows the gazetteer could try secrets on
//! them ([`Seed`]).
//!
//! # Invariants, and what holds them
//!
//! - Every field by every exporter: a value that is left out stands nowhere, also not in
//!   the manifest (`tests/core/redaction.rs`).
//! - The published circle holds the true place; every format tells the same
//!   (`tests/core/publication.rs`).
//! - The true place in some hundred forms, in every column and in claims, does not leave;
//!   several versions of one publication tell as much as `docs/exports.md` says, measured
//!   by an attack on them (`tests/core/leaks.rs`).
//! - What could not be read does not leave, and rows without coordinates leave with their
//!   times and measures (`tests/core/unread_places.rs`).
//! - Without redaction the bytes are those of the source (`tests/core/roundtrip.rs`).

mod angles;
mod cells;
mod digits;
mod displace;
mod grids;
mod leaks;
mod numbers;
mod parts;
mod place_links;
mod places;
mod plain;
mod positions_in_words;
mod rewritten;
mod row;
mod seed;
mod subjects;
mod truth;
mod unread;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

pub use cells::{moved_cells, refuse_written_place};
pub use displace::Displaced;
pub use places::{FARTHEST_M, MOST_DECIMALS, Places};
pub use rewritten::rewritten;
pub use seed::{Derivation, Seed, random_seed};

use self::subjects::Subject;
use super::ColumnSet;
use super::written_notes::COLUMNS;
use crate::dataset::schema::{self, Field};
use crate::dataset::{Claim, CoordinateSource, Dataset, Event, GeoPrecision};
use crate::language::tr;

/// The name under which rival claims are left out of project columns.
pub const CLAIMS: &str = "claims";

/// What is changed before rows leave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Publication {
    /// What becomes of coordinates.
    pub places: Places,
    /// Columns that are left out, as the file names them.
    pub without: BTreeSet<String>,
}

impl Publication {
    /// Whether rows leave as they are.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether coordinates are changed.
    pub fn changes_places(&self) -> bool {
        self.places != Places::Exact
    }

    /// Whether the column `name` is exported.
    pub fn keeps(&self, name: &str) -> bool {
        !self.without.contains(name)
    }

    /// Whether rival claims may stand beside the events; without ids nothing
    /// could say what they are about.
    pub fn keeps_claims(&self) -> bool {
        self.keeps(CLAIMS) && self.keeps("id")
    }

    /// As a manifest records it, with the secret, which it does not have; `None`
    /// where one is needed and none is `given`.
    pub fn with_seed(mut self, given: Option<&str>) -> Option<Self> {
        if let Places::Moved { seed, .. } = &mut self.places {
            *seed = Seed::new(given?);
        }
        Some(self)
    }

    /// What the manifest and the dialog say.
    pub fn words(&self) -> Vec<String> {
        let mut sentences = match &self.places {
            Places::Exact => Vec::new(),
            Places::Rounded { decimals } => {
                vec![tr!("coordinates-are-rounded", count = usize::from(*decimals))]
            }
            Places::Moved { most_m, .. } => {
                let growth_m = Displaced::growth_of_move_m(*most_m).to_string();
                let most_m = most_m.to_string();
                vec![tr!("coordinates-are-moved", most = most_m, growth = growth_m)]
            }
        };
        if !self.without.is_empty() {
            let names: Vec<&str> = self.without.iter().map(String::as_str).collect();
            sentences.push(tr!("columns-left-out", names = names.join(", ")));
        }
        sentences
    }

    /// The flags of `strikemap export` that do the same, not yet quoted. The secret
    /// stands there only if `with_secret` says so; without it the command asks for it.
    pub fn flags(&self, with_secret: bool) -> Vec<String> {
        let mut flags = match &self.places {
            Places::Exact => Vec::new(),
            Places::Rounded { decimals } => vec![format!("--round={decimals}")],
            Places::Moved { most_m, seed, .. } => {
                let seed = if with_secret { seed.text() } else { "" };
                vec![format!("--move={most_m}"), format!("--seed={seed}")]
            }
        };
        flags.extend(self.without.iter().map(|name| format!("--without={name}")));
        flags
    }

    /// Blurs the place of `event`; its radius grows, its precision becomes as
    /// coarse as the radius.
    pub fn change_place(&self, event: &mut Event) {
        let Some(place) = event.place else { return };
        // Whoever knows a place of the gazetteer could try seeds on its move.
        if event.located == CoordinateSource::Gazetteer
            && matches!(self.places, Places::Moved { .. })
        {
            return;
        }
        let Some(Displaced { place, growth_m }) = Displaced::of(&self.places, place) else {
            return;
        };
        event.place = Some(place);
        event.radius_m = (f64::from(event.radius_m) + growth_m).ceil() as f32;
        event.geo_precision = coarsened(event.geo_precision, event.radius_m);
    }

    /// Whether every column that says `field` is exported, for project columns.
    pub fn keeps_field(&self, field: Field) -> bool {
        field.def().columns().all(|def| self.keeps(def.id))
    }

    /// Whether every column that says where is exported, for project columns.
    pub fn keeps_places(&self) -> bool {
        subjects::WHERE.iter().all(|field| self.keeps_field(*field))
    }

    /// `claim` as it may stand beside the events; `None` where it may speak of a field that
    /// is left out, by what it is about or by words in place of a number.
    pub fn published_claim<'a>(&self, claim: &'a Claim) -> Option<Cow<'a, Claim>> {
        if !self.keeps_claims() {
            return None;
        }
        let is_left_out = |field: Field| !self.keeps_field(field);
        if !schema::columns().any(|def| is_left_out(def.field)) {
            return Some(Cow::Borrowed(claim));
        }
        let mut subject = Subject::of(&claim.about);
        if subject.fields.is_empty() {
            return None;
        }
        if claim.figure().is_none() {
            subject.fields.extend(Subject::of(&claim.value).fields);
        }
        subject.fields.extend(Subject::of(&claim.unit).fields);
        // Words may name places.
        let may_name_places = subject.has_other_words || claim.figure().is_none();
        if subject.fields.into_iter().any(is_left_out)
            || (may_name_places && subjects::WHERE.iter().copied().any(is_left_out))
        {
            return None;
        }
        if is_left_out(Field::Sources) && !claim.source.is_empty() {
            return Some(Cow::Owned(Claim { source: String::new(), ..claim.clone() }));
        }
        Some(Cow::Borrowed(claim))
    }

    /// Empties what the columns that are left out say, for what stands beside
    /// the cells of project columns.
    pub fn redact(&self, event: &mut Event) {
        for field in self.without.iter().filter_map(|name| Field::from_id(name)) {
            (field.def().clear)(event);
        }
    }

    /// A title that was put together from other fields is put together again from those
    /// that are kept.
    pub fn remake_title(&self, event: &mut Event) {
        if event.title_made && !self.without.is_empty() {
            let mut kept = event.clone();
            self.redact(&mut kept);
            event.title = kept.made_title();
        }
    }
}

/// The coarser of `precision` and what a place of this radius can be called. A
/// precision that is not known stays so: the radius says enough.
pub fn coarsened(precision: GeoPrecision, radius_m: f32) -> GeoPrecision {
    if precision == GeoPrecision::Unknown {
        return precision;
    }
    let by_radius = [
        GeoPrecision::Exact,
        GeoPrecision::Street,
        GeoPrecision::District,
        GeoPrecision::City,
        GeoPrecision::Raion,
        GeoPrecision::Oblast,
    ]
    .into_iter()
    .find(|precision| radius_m <= precision.usual_radius_m())
    .unwrap_or(GeoPrecision::Country);
    precision.max(by_radius)
}

/// Every column of an export of `datasets`, with those of notes where `has_notes`.
pub fn columns_of<'a>(
    whose: ColumnSet,
    has_notes: bool,
    datasets: impl Iterator<Item = &'a Dataset>,
) -> Vec<String> {
    match whose {
        ColumnSet::Project => {
            let notes = COLUMNS.into_iter().filter(|_| has_notes);
            let names = schema::columns().map(|def| def.id);
            names.chain(notes).chain([CLAIMS]).map(str::to_owned).collect()
        }
        ColumnSet::Original => {
            let mut known = HashSet::new();
            let names = datasets.flat_map(|dataset| dataset.decoder.columns());
            names.filter(|name| known.insert(*name)).cloned().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_precision_is_never_finer_than_its_radius() {
        assert_eq!(coarsened(GeoPrecision::Exact, 0.0), GeoPrecision::Exact);
        assert_eq!(coarsened(GeoPrecision::Exact, 500.0), GeoPrecision::Street);
        assert_eq!(coarsened(GeoPrecision::Street, 900.0), GeoPrecision::District);
        assert_eq!(coarsened(GeoPrecision::City, 900.0), GeoPrecision::City);
        assert_eq!(coarsened(GeoPrecision::Exact, 1e6), GeoPrecision::Country);
        assert_eq!(coarsened(GeoPrecision::Unknown, 1e6), GeoPrecision::Unknown);
    }

    #[test]
    fn a_secret_stays_out_of_what_is_recorded() {
        let seed = Seed::new("s3cret");
        let places = Places::Moved { most_m: 500, seed, derivation: Derivation::default() };
        let moved = Publication { places, ..Publication::default() };
        let text = serde_json::to_string(&moved).unwrap();
        assert!(!text.contains("s3cret"), "{text}");
        assert!(!moved.flags(false).join(" ").contains("s3cret"));
        assert!(moved.flags(true).contains(&"--seed=s3cret".to_owned()));
        assert!(!moved.words().join(" ").contains("s3cret"));
        let read: Publication = serde_json::from_str(&text).unwrap();
        assert_eq!(read.clone().with_seed(None), None);
        assert_eq!(read.with_seed(Some("s3cret")), Some(moved));
    }
}
