//! Whether what is to be changed or left out can be.

use super::publication::{CLAIMS, Derivation};
use super::{ColumnSet, ExportError, Job, MapPicture, Places, Publication, columns};
use crate::dataset::schema::{self, Field, FieldDef};
use crate::import::header::normal;

impl Publication {
    /// Leaves out the columns that people call `names`.
    ///
    /// # Errors
    /// When no column of `job` is called so.
    pub fn leave_out(&mut self, names: &[String], job: &Job) -> Result<(), ExportError> {
        let columns = columns(job);
        for name in names {
            let wanted = normal(name);
            let before = self.without.len();
            let found = columns.iter().filter(|column| normal(column) == wanted);
            self.without.extend(found.cloned());
            if self.without.len() == before && !columns.iter().any(|c| normal(c) == wanted) {
                return Err(ExportError::NoColumn { name: name.clone(), columns });
            }
        }
        self.leave_out_what_follows(job.columns);
        Ok(())
    }

    /// Leaves out, too, what tells a normalized column that is left out: an event without an
    /// end of its own is given one that follows from its start and the precision, and the
    /// precision tells whether there is a start and how it was written.
    pub fn leave_out_what_follows(&mut self, columns: ColumnSet) {
        if columns == ColumnSet::Project && !self.keeps_field(Field::Start) {
            let follow = [Field::End, Field::TimePrecision].map(|field| field.def().id.to_owned());
            self.without.extend(follow);
        }
    }

    /// Refuses what cannot be done, before anything is written.
    ///
    /// # Errors
    /// When a column is not there, none is left, the secret is missing, or a map in the
    /// report or the boundaries in the manifest would tell the true places.
    pub fn check(&self, job: &Job) -> Result<(), ExportError> {
        let is_shown = |def: &&FieldDef| def.is_in_pictures && !self.keeps(def.id);
        if job.picture != MapPicture::Without
            && (self.changes_places() || schema::columns().any(|def| is_shown(&def)))
        {
            return Err(ExportError::PictureTellsPlaces);
        }
        let has_boundaries = !job.filters.boundaries.are_none();
        if has_boundaries && job.filters.ask_for_areas() && !job.tells_areas() {
            return Err(ExportError::BoundariesTellPlaces);
        }
        let columns = columns(job);
        if let Some(name) = self.without.iter().find(|name| !columns.contains(name)) {
            return Err(ExportError::NoColumn { name: name.clone(), columns });
        }
        if columns.iter().all(|name| name == CLAIMS || self.without.contains(name)) {
            return Err(ExportError::NoColumnLeft);
        }
        match &self.places {
            Places::Moved { seed, .. } if seed.text().is_empty() => Err(ExportError::NoSeed),
            Places::Moved { seed, derivation: Derivation::Slow, .. } if seed.is_short() => {
                Err(ExportError::ShortSeed)
            }
            _ => Ok(()),
        }
    }
}
