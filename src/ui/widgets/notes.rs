//! How notes and tags are found, signed and called, wherever they are shown.

use crate::language::tr;
use crate::notes::{EventKey, Version};
use crate::session::EventRef;
use crate::ui::View;

/// `text` as written now by the person at this window.
pub fn version(view: &View<'_>, text: Option<String>) -> Version {
    Version::new(jiff::Timestamp::now(), &view.settings.author, text)
}

/// When and by whom, in the zone of the window.
pub fn signature(view: &View<'_>, version: &Version) -> String {
    let at = crate::dataset::Instant::from_secs(version.at.as_second());
    let when = crate::dataset::format::minute(at, &view.settings.zone());
    if version.author.is_empty() { when } else { format!("{}, {when}", version.author) }
}

/// The tags of an event, each once.
pub fn tags_of(view: &View<'_>, event: EventRef) -> Vec<String> {
    let keys = view.session.placed().keys(event.dataset, event.row);
    if keys.is_empty() {
        return Vec::new();
    }
    let notebook = &view.session.document().notebook;
    let mut words: Vec<String> = notebook
        .tags()
        .filter(|tag| keys.contains(&tag.event))
        .map(|tag| tag.word.clone())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How many notes an event has.
pub fn note_count(view: &View<'_>, event: EventRef) -> usize {
    let keys = view.session.placed().keys(event.dataset, event.row);
    if keys.is_empty() {
        return 0;
    }
    let notebook = &view.session.document().notebook;
    notebook.notes().filter(|(_, note)| keys.contains(&note.event)).count()
}

/// What an event is called in lists.
pub fn name_of(key: &EventKey) -> String {
    match (key.title.is_empty(), key.id.is_empty()) {
        (false, _) => key.title.clone(),
        (true, false) => key.id.clone(),
        (true, true) => tr!("event-of-file", number = key.number.to_string(), file = key.file),
    }
}
