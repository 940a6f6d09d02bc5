//! The one way from a session to an export, for window, pictures and command line.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{ExportError, Job, MapPicture, Part, Request, Scope};
use crate::session::SessionSnapshot;

impl Job {
    /// What `request` asks for of `session`, without notes, which are
    /// [added](Self::add_notes) from its file. Pictures speak of the same events.
    ///
    /// # Errors
    /// When a filter needs a source that can no longer be read.
    pub fn of_session(
        session: &SessionSnapshot,
        request: &Request,
        zone: &TimeZone,
    ) -> Result<Self, ExportError> {
        let filters = session.document().filters.clone();
        let rows = match request.scope {
            Scope::Filtered => {
                let shown = session.shown().map(|open| Arc::clone(&open.dataset));
                let mut job = Self::filtered(shown, filters)?;
                let left_out = session.suppressed_duplicates();
                for (index, open) in session.shown().enumerate() {
                    left_out.rows(open.id).into_iter().for_each(|rows| job.leave_out(index, rows));
                }
                // Which rows an older version changed, only that version tells: the rows
                // themselves are named, so that the export can be verified without it.
                if job.filters.need_older() {
                    job.scope = Scope::Selected;
                }
                job
            }
            Scope::Selected => {
                let parts = session.datasets().iter().map(|open| Part {
                    dataset: Arc::clone(&open.dataset),
                    rows: session.selected_rows(open),
                });
                Self::selected(parts.collect(), filters)
            }
        };
        let job = Self {
            columns: request.columns,
            format: request.format.clone(),
            formula_safe: request.formula_safe,
            publication: request.publication.clone(),
            picture: if request.picture { MapPicture::Wanted } else { MapPicture::Without },
            page: request.page.clone(),
            print: request.print.clone(),
            report: request.report.clone(),
            zone: zone.clone(),
            ..rows
        };
        Ok(job.with_used_boundaries())
    }
}
