//! What panels may see, and how they ask for what they may not do.

use super::queue::{Action, Queue};
use super::settings::Settings;
use crate::session::{Command, Playback, Session};

/// What panels may see.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Data, filters, selection.
    pub session: &'a Session,
    /// How things are shown.
    pub settings: &'a Settings,
    /// Whether time plays.
    pub playback: &'a Playback,
    /// Where panels send what people asked for.
    pub queue: &'a Queue,
}

impl View<'_> {
    /// Sends a change of the session.
    pub fn send(&self, command: Command) {
        self.queue.push(Action::Session(command));
    }

    /// Asks for something that is no change of the session.
    pub fn ask(&self, action: Action) {
        self.queue.push(action);
    }
}
