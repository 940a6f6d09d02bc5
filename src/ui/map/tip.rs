//! What is told about the events under the pointer.

use crate::language::tr;
use crate::session::EventRef;
use crate::ui::View;
use crate::ui::format;
use crate::ui::labels;
use crate::ui::records::reading;

/// So many events are listed, the others counted.
const LISTED: usize = 6;

/// Up to so many events of one point fan out on a click.
pub const MOST_FANNED: usize = 80;

/// Kind, time and title of the first of `events`, and how many there are.
pub fn of_events(view: &View<'_>, events: &[EventRef]) -> String {
    let zone = view.settings.zone();
    let mut lines: Vec<String> = Vec::new();
    if events.len() > 1 {
        lines.push(tr!("count-events-here", count = events.len()));
    }
    for event in events.iter().take(LISTED) {
        let Some(dataset) = view.session.dataset(event.dataset) else { continue };
        let found = match view.event(*event) {
            Some(Ok(found)) => found,
            Some(Err(_)) => continue,
            None => {
                lines.push(reading().to_owned());
                continue;
            }
        };
        let when = format::interval(found.interval, found.time_precision, &zone);
        lines.push(format!("{} · {when}\n{}", labels::kind(&found.kind), found.title));
        if events.len() == 1 {
            lines.push(format::place_precision(dataset.certainty(event.row)));
        }
    }
    lines.join("\n")
}

/// The same for a sign of one or several places, with what a click does.
pub fn of_sign(view: &View<'_>, events: &[EventRef], places: usize) -> String {
    let mut tip = of_events(view, events);
    if events.len() > LISTED {
        let what = if places > 1 {
            tr!("click-to-zoom-in")
        } else if events.len() > MOST_FANNED {
            tr!("click-to-spread-out-the-first-of")
        } else {
            tr!("click-to-spread-them-out-again-to")
        };
        tip.push('\n');
        tip.push_str(what);
    }
    tip
}
