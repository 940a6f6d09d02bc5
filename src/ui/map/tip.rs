//! What is told about the events under the pointer.

use std::collections::BTreeMap;

use egui::{RichText, Ui};

use crate::dataset::symbol::Symbol;
use crate::language::tr;
use crate::session::EventRef;
use crate::ui::View;
use crate::ui::format;
use crate::ui::labels;
use crate::ui::records::reading;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::signs::{self, Fill};

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
        tip.push('\n');
        tip.push_str(what_a_click_does(events.len(), places));
    }
    tip
}

fn what_a_click_does(events: usize, places: usize) -> &'static str {
    if places > 1 {
        tr!("click-to-zoom-in")
    } else if events > MOST_FANNED {
        tr!("click-to-spread-out-the-first-of")
    } else {
        tr!("click-to-spread-them-out-again-to")
    }
}

/// Paints how many of `events`, which stand at so many places, are of each kind, and what a
/// click does; nothing where they are few enough to be listed. Whether it was painted.
pub fn kinds_ui(view: &View<'_>, ui: &mut Ui, events: &[EventRef], places: usize) -> bool {
    if events.len() <= LISTED {
        return false;
    }
    let theme = Theme::of(ui.ctx());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for event in events {
        let Some(dataset) = view.session.dataset(event.dataset) else { continue };
        *counts.entry(&**dataset.kinds().value(event.row)).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ui.label(semibold(tr!("count-events-here", count = events.len())));
    egui::Grid::new("kinds under the pointer").num_columns(3).spacing([8.0, 2.0]).show(ui, |ui| {
        for (kind, count) in counts {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
            let sign = Symbol::of_kind(kind);
            let shapes = signs::shapes(sign, rect.center(), 5.5, Fill::Solid, theme, theme.halo());
            ui.painter().extend(shapes);
            ui.label(labels::kind(kind));
            ui.label(format::number(count));
            ui.end_row();
        }
    });
    let what = what_a_click_does(events.len(), places);
    ui.label(RichText::new(what).small().color(theme.token(Token::Text2)));
    true
}
