//! Areas of the session come from files and go into them.

use std::path::Path;

use super::Window;
use crate::base::atomic;
use crate::language::tr;
use crate::session::Command;
use crate::shape::{self, NamedShape, geojson};

impl Window {
    /// Adds the areas of a GeoJSON or KML file to those of the session.
    pub(super) fn import_areas(&mut self, path: &Path) {
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let read = match shape::read_file(path) {
            Ok(read) => read,
            Err(reason) => {
                self.notices.failed(tr!(
                    "failure-of-file",
                    reason = reason.to_string(),
                    path = path.display().to_string()
                ));
                return;
            }
        };
        let count = tr!("areas-were-added", count = read.shapes.len());
        let mut text = format!("{name}: {count}; {}", tr!("filters-count-their-events"));
        if !read.left_out.is_empty() {
            const TOLD: usize = 3;
            text += "\n";
            text += &tr!("parts-were-left-out", count = read.left_out.len());
            read.left_out.iter().take(TOLD).for_each(|reason| text += &format!("\n{reason}"));
            if read.left_out.len() > TOLD {
                text += "\n…";
            }
        }
        if read.shapes.is_empty() {
            self.notices.failed(text);
            return;
        }
        let mut shapes = self.session.document().shapes.clone();
        let bounds = read.shapes.iter().map(|named| named.shape.bounds()).reduce(|all, one| {
            let [west, south, east, north] = all;
            [west.min(one[0]), south.min(one[1]), east.max(one[2]), north.max(one[3])]
        });
        for shape in read.shapes {
            let name = free_name(&shapes, &shape.name);
            shapes.push(NamedShape { name, ..shape });
        }
        self.session.apply(Command::SetShapes(shapes));
        self.session.end_gesture();
        bounds.into_iter().for_each(|bounds| self.map.fit(bounds));
        let parts = self.session.derived().parts();
        let events: usize = parts.flat_map(|part| part.event_areas().counts()).sum();
        if events > 0 {
            text += "\n";
            text += &tr!("areas-stand-for-places", count = events);
        }
        self.notices.done(text);
    }

    /// Writes the areas of the session as GeoJSON.
    pub(super) fn export_areas(&mut self, path: &Path) {
        let text = geojson::write(&self.session.document().shapes);
        let written = atomic::write(path, true, |out| out.write_all(text.as_bytes()));
        match written {
            Ok(_) => {
                self.notices.done(tr!("the-areas-were-written", path = path.display().to_string()));
            }
            Err(error) => self.notices.failed(error.to_string()),
        }
    }
}

/// `name`, or with a number where it is taken.
fn free_name(shapes: &[NamedShape], name: &str) -> String {
    let is_free = |name: &String| shapes.iter().all(|known| known.name != *name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}
