//! The window of events that may be reported twice: pairs to decide about.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::duplicate_reasons::reason_texts;
use crate::base::Progress;
use crate::dataset::{Event, schema};
use crate::duplicates::{FoundPairs, Pair};
use crate::language::tr;
use crate::session::decisions::{Deduplicate, Verdict};
use crate::session::{Command, DatasetId, EventRef, SelectionOp};
use crate::ui::format;
use crate::ui::labels;
use crate::ui::panels::details;
use crate::ui::records::reading;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::{choice, scrolled};
use crate::ui::{Action, Choosing, View};

/// What was found, which pair is looked at, and what runs.
#[derive(Debug, Default)]
pub struct DuplicatesWindow {
    running: Option<Arc<Progress>>,
    found: Option<NamedPairs>,
    at: usize,
    only_across: bool,
    with_decided: bool,
    /// The pairs that are listed, kept until session or choice change.
    listed: Option<((u64, bool, bool), Vec<usize>)>,
    shown: Option<Shown>,
}

/// A pair as it was read from its records.
#[derive(Debug)]
struct Shown {
    both: (EventRef, EventRef),
    events: [Result<Event, String>; 2],
}

/// Pairs by the names that events have in the session.
#[derive(Debug)]
struct NamedPairs {
    found: FoundPairs,
    pairs: Vec<(EventRef, EventRef)>,
}

impl DuplicatesWindow {
    /// A search runs.
    pub fn start(&mut self, progress: Arc<Progress>) {
        self.cancel();
        *self = Self {
            running: Some(progress),
            only_across: self.only_across,
            with_decided: self.with_decided,
            ..Self::default()
        };
    }

    /// Stops the search.
    pub fn cancel(&self) {
        self.running.iter().for_each(|progress| progress.cancel());
    }

    /// The search ended; with nothing where it was cancelled or failed.
    pub fn finish(&mut self, ids: &[DatasetId], found: Option<FoundPairs>) {
        let is_stale = found.is_none()
            && self.running.as_ref().is_some_and(|progress| progress.check().is_ok());
        if is_stale {
            // An earlier search that was cancelled for this one.
            return;
        }
        self.running = None;
        self.listed = None;
        let event =
            |(part, row): (usize, usize)| ids.get(part).map(|id| EventRef { dataset: *id, row });
        self.found = found.map(|found| {
            let both = |pair: &Pair| Some((event(pair.a)?, event(pair.b)?));
            let pairs = found.pairs.iter().filter_map(both).collect();
            NamedPairs { found, pairs }
        });
    }

    /// Paints the window; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let size = scrolled::size(ctx, egui::vec2(760.0, 520.0));
        Dialog::resizable(tr!("possible-duplicates-dialog"), "possible duplicates", ctx, size)
            .show(ctx, Some(&mut open), |ui| {
                scrolled::filling(ui, egui::vec2(620.0, 420.0), |ui| self.contents_ui(view, ui));
            });
        open
    }

    fn contents_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let faint = Theme::of(ui.ctx()).faint_text();
        ui.horizontal(|ui| {
            if let Some(progress) = &self.running {
                ui.add(egui::ProgressBar::new(progress.fraction()).desired_width(240.0));
                if ui.button(tr!("cancel-search")).clicked() {
                    view.ask(Action::Choosing(Choosing::CancelDuplicates));
                }
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            } else {
                let count = view.session.derived().matching_count();
                let label = tr!("compare-matching-events", count = count);
                if ui.button(label).clicked() {
                    view.ask(Action::Choosing(Choosing::FindDuplicates));
                }
                let text = tr!("by-place-time-kind-and-words-nothing");
                ui.label(RichText::new(text).color(faint));
            }
        });
        keep_one_ui(view, ui);
        ui.separator();
        let Some(known) = &self.found else { return };
        found_ui(ui, &known.found);
        let key = (view.session.revision(), self.only_across, self.with_decided);
        if self.listed.as_ref().is_none_or(|(listed, _)| *listed != key) {
            self.listed = Some((key, listed(view, known, self.only_across, self.with_decided)));
        }
        let listed = self.listed.as_ref().map_or(&[][..], |(_, listed)| listed);
        ui.horizontal(|ui| {
            choice::checkbox(ui, &mut self.only_across, tr!("cross-dataset-only"));
            choice::checkbox(ui, &mut self.with_decided, tr!("include-reviewed"));
            same_ids_ui(view, ui, known, listed);
        });
        if listed.is_empty() {
            ui.label(tr!("no-pairs-left-to-review"));
            return;
        }
        self.at = self.at.min(listed.len() - 1);
        let height = ui.available_height().max(160.0);
        let mut at = self.at;
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(
                egui::vec2(270.0, height),
                egui::Layout::top_down(egui::Align::Min),
                |ui| list_ui(view, ui, known, listed, &mut at),
            );
            ui.separator();
            ui.vertical(|ui| {
                let Some(&index) = listed.get(at) else { return };
                let (Some(pair), Some(&both)) =
                    (known.found.pairs.get(index), known.pairs.get(index))
                else {
                    return;
                };
                let is_known = self.shown.as_ref().is_some_and(|shown| shown.both == both);
                if !is_known {
                    let [Some(first), Some(second)] =
                        [both.0, both.1].map(|event| read(view, event))
                    else {
                        ui.label(reading());
                        return;
                    };
                    self.shown = Some(Shown { both, events: [first, second] });
                }
                let Some(Shown { events, .. }) = &self.shown else { return };
                if pair_ui(view, ui, pair, both, events) {
                    at += 1;
                }
            });
        });
        self.at = at;
    }
}

/// The event, or why there is none; nothing while it is being read.
fn read(view: &View<'_>, event: EventRef) -> Option<Result<Event, String>> {
    if view.session.dataset(event.dataset).is_none() {
        return Some(Err(tr!("its-dataset-was-closed").to_owned()));
    }
    let event = view.event(event)?;
    Some(event.map(|event| (*event).clone()).map_err(|error| error.to_string()))
}

/// Which pairs are listed.
fn listed(
    view: &View<'_>,
    known: &NamedPairs,
    only_across: bool,
    with_decided: bool,
) -> Vec<usize> {
    let decisions = &view.session.document().decisions;
    let is_open = |event: EventRef| view.session.dataset(event.dataset).is_some();
    let is_listed = |&(a, b): &(EventRef, EventRef)| {
        is_open(a)
            && is_open(b)
            && (!only_across || a.dataset != b.dataset)
            && (with_decided || decisions.get(a, b).is_none())
    };
    let numbered = known.pairs.iter().enumerate();
    numbered.filter(|(_, pair)| is_listed(pair)).map(|(index, _)| index).collect()
}

/// What was found and what was not looked at.
fn found_ui(ui: &mut Ui, found: &FoundPairs) {
    let mut text = tr!(
        "pairs-among-events",
        pairs = tr!("count-pairs", count = found.pairs.len()),
        count = found.events
    );
    if found.incomplete > 0 {
        text += &tr!("without-time-or-place-not-compared", count = found.incomplete);
    }
    if found.further_pairs > 0 {
        text += &tr!("less-likely-ones-not-kept", count = found.further_pairs);
    }
    if found.comparisons_left_out > 0 {
        let count = found.comparisons_left_out;
        text += &tr!("comparisons-in-crowded-places-left-out", count = count);
    }
    ui.label(text);
}

/// One click for all listed pairs to which their sources give one id.
fn same_ids_ui(view: &View<'_>, ui: &mut Ui, known: &NamedPairs, listed: &[usize]) {
    let decisions = &view.session.document().decisions;
    let same: Vec<(EventRef, EventRef)> = listed
        .iter()
        .filter(|&&index| known.found.pairs.get(index).is_some_and(|p| p.reasons.has_same_id))
        .filter_map(|&index| known.pairs.get(index).copied())
        .filter(|&(a, b)| decisions.get(a, b).is_none())
        .collect();
    if same.is_empty() {
        return;
    }
    let label = tr!("pairs-with-the-same-id", count = same.len());
    let hover = tr!("decides-for-every-listed-pair-to-which");
    if ui.button(label).on_hover_text(hover).clicked() {
        view.send(Command::Decide(same, Some(Verdict::Same)));
    }
}

fn list_ui(view: &View<'_>, ui: &mut Ui, known: &NamedPairs, listed: &[usize], at: &mut usize) {
    let decisions = &view.session.document().decisions;
    let height = ui.spacing().interact_size.y;
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    egui::ScrollArea::vertical().id_salt("pairs").auto_shrink(false).show_rows(
        ui,
        height,
        listed.len(),
        |ui, rows| {
            for place in rows {
                let Some(&index) = listed.get(place) else { continue };
                let (Some(pair), Some(&(a, b))) =
                    (known.found.pairs.get(index), known.pairs.get(index))
                else {
                    continue;
                };
                let sign = match decisions.get(a, b) {
                    Some(Verdict::Same) => tr!("listed-same"),
                    Some(Verdict::Different) => tr!("listed-different"),
                    None => "",
                };
                let title = match view.event(a) {
                    None => reading().to_owned(),
                    Some(event) => event.map(|event| event.title.clone()).unwrap_or_default(),
                };
                let text = format!("{sign}{:.0} · {title}", pair.score * 100.0);
                if ui.selectable_label(place == *at, text).clicked() {
                    *at = place;
                }
            }
        },
    );
}

/// Both events side by side; whether the next pair is wanted.
fn pair_ui(
    view: &View<'_>,
    ui: &mut Ui,
    pair: &Pair,
    (a, b): (EventRef, EventRef),
    events: &[Result<Event, String>; 2],
) -> bool {
    let theme = Theme::of(ui.ctx());
    let verdict = view.session.document().decisions.get(a, b);
    let mut wants_next = false;
    ui.horizontal(|ui| {
        for (label, wanted) in
            [(tr!("same-event"), Verdict::Same), (tr!("different-events"), Verdict::Different)]
        {
            let button = egui::Button::new(label).selected(verdict == Some(wanted));
            if ui.add(button).clicked() {
                let next = (verdict != Some(wanted)).then_some(wanted);
                view.send(Command::Decide(vec![(a, b)], next));
            }
        }
        wants_next = ui.button(tr!("skip")).clicked();
        if ui
            .button(tr!("show-both"))
            .on_hover_text(tr!("selects-both-and-moves-the-map"))
            .clicked()
        {
            view.send(Command::Select(vec![b, a], SelectionOp::Replace));
            if let Some(dataset) = view.session.dataset(a.dataset) {
                details::fly_to(view, dataset, a);
            }
        }
    });
    let score = tr!(
        "score-of-100",
        score = format::decimal(pair.score * 100.0, 0),
        reasons = reason_texts(&pair.reasons).join("; ")
    );
    ui.add(egui::Label::new(score).wrap());
    ui.add_space(4.0);
    let [Ok(one), Ok(other)] = events else {
        for error in events.iter().filter_map(|event| event.as_ref().err()) {
            ui.colored_label(theme.warning(), error);
        }
        return wants_next;
    };
    egui::ScrollArea::vertical().id_salt("both").auto_shrink(false).show(ui, |ui| {
        let width = ((ui.available_width() - 90.0) / 2.0).max(120.0);
        egui::Grid::new("both events")
            .num_columns(3)
            .max_col_width(width)
            .spacing([8.0, 4.0])
            .striped(true)
            .show(ui, |ui| {
                for (name, [left, right]) in fields(view, [(a, one), (b, other)]) {
                    if left.is_empty() && right.is_empty() {
                        continue;
                    }
                    let differs = left != right;
                    ui.vertical(|ui| {
                        ui.label(RichText::new(name).small().color(theme.faint_text()));
                        if differs {
                            ui.label(RichText::new(tr!("differs")).small().color(theme.warning()));
                        }
                    });
                    for text in [left, right] {
                        let text = RichText::new(text);
                        let text = if differs { text } else { text.color(theme.faint_text()) };
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            ui.add(egui::Label::new(text).wrap());
                        });
                    }
                    ui.end_row();
                }
            });
    });
    wants_next
}

/// What is compared by eye, by name.
fn fields(view: &View<'_>, both: [(EventRef, &Event); 2]) -> Vec<(&'static str, [String; 2])> {
    let zone = view.settings.zone();
    let origin = both.map(|(at, _)| {
        let dataset = view.session.dataset(at.dataset);
        dataset.map_or_else(String::new, |dataset| {
            tr!(
                "file-line",
                file = dataset.source.name,
                line = dataset.span(at.row).line.to_string()
            )
        })
    });
    let fields = schema::shown_whole().map(|def| {
        (labels::field(def), both.map(|(_, event)| labels::field_words(def, event, &zone)))
    });
    // What neither states is nothing to compare.
    let stated = fields.filter(|(_, texts)| texts.iter().any(|text| !text.is_empty()));
    std::iter::once((tr!("name-dataset"), origin)).chain(stated).collect()
}

/// Whether events decided to be the same count once, and whose row stays.
fn keep_one_ui(view: &View<'_>, ui: &mut Ui) {
    let document = view.session.document();
    let groups = document.decisions.groups().len();
    ui.horizontal(|ui| {
        let mut once = document.keep_one.is_some();
        let label = tr!("count-each-event-once", count = groups);
        let hover = tr!("of-rows-decided-to-be-the-same");
        if choice::checkbox(ui, &mut once, label).on_hover_text(hover).changed() {
            view.send(Command::Deduplicate(once.then(Deduplicate::default)));
        }
        let Some(keep_one) = document.keep_one else { return };
        let name = |id: DatasetId| {
            view.session
                .dataset(id)
                .map_or(tr!("the-first-dataset"), |dataset| dataset.source.name.as_str())
        };
        ui.label(tr!("keeping-the-row-of"));
        let shown = keep_one.preferred.map_or(tr!("the-dataset-opened-first"), name);
        egui::ComboBox::from_id_salt("preferred dataset").selected_text(shown).show_ui(ui, |ui| {
            let mut choices = vec![None];
            choices.extend(view.session.datasets().iter().map(|open| Some(open.id)));
            for choice in choices {
                let label = choice.map_or(tr!("the-dataset-opened-first"), name);
                if ui.selectable_label(choice == keep_one.preferred, label).clicked() {
                    view.send(Command::Deduplicate(Some(Deduplicate { preferred: choice })));
                }
            }
        });
    });
}
