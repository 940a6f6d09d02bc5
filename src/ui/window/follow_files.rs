//! Reads files again that are followed, once they changed: beside what is open, so that the
//! difference is shown. Never while a hand drags, a text is typed, a dialog is open or time
//! plays.

use std::path::PathBuf;
use std::time::Instant;

use egui::Context;

use super::Window;
use super::watched::STILL;
use crate::session::DatasetId;
use crate::ui::Action;

impl Window {
    /// Looks at files that are followed, and reads those that changed; `is_moving` says that
    /// a hand drags or turns the wheel.
    pub(super) fn follow_files(&mut self, ctx: &Context, is_moving: bool) {
        let followed = self.session.datasets().iter().filter(|open| open.is_followed);
        let followed: Vec<(DatasetId, PathBuf)> = followed
            .filter_map(|open| Some((open.id, open.dataset.source.path.clone()?)))
            .collect();
        let now = Instant::now();
        self.watched.follow(&followed, now);
        if followed.is_empty() {
            return;
        }
        for (id, path) in self.watched.take_to_look_at(now) {
            self.jobs.look_at_file(id, path);
        }
        let is_busy = is_moving
            || self.playback.playing
            || ctx.text_edit_focused()
            || !self.jobs.reading().is_empty()
            || self.has_dialog();
        if !is_busy {
            for id in self.watched.take_due() {
                self.queue.push(Action::Reload(id));
            }
        }
        ctx.request_repaint_after(STILL);
    }
}
