//! The filters of a job as manifests and documents state them.

use std::borrow::Cow;

use super::{Exporter, Job, MapPicture, by_id, changes};
use crate::boundaries::Boundaries;
use crate::filter::Filters;

impl Job {
    /// Without the boundaries that stand for no place of its datasets.
    #[must_use]
    pub(super) fn with_used_boundaries(mut self) -> Self {
        let datasets = self.parts.iter().map(|part| &*part.dataset);
        self.filters.boundaries = self.filters.boundaries.used_in(datasets);
        self
    }

    /// The filters as manifests and documents state them: with boundaries only where they
    /// decide what is exported or drawn.
    pub(super) fn stated_filters(&self) -> Cow<'_, Filters> {
        let draws = self.picture != MapPicture::Without
            || by_id(&self.format).map_or(self.format != changes::ID, Exporter::draws_areas);
        let does_tell = draws && self.tells_areas();
        if does_tell || self.filters.ask_for_areas() || self.filters.boundaries.are_none() {
            return Cow::Borrowed(&self.filters);
        }
        Cow::Owned(Filters { boundaries: Boundaries::default(), ..self.filters.clone() })
    }
}
