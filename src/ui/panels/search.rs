//! One field for places, events, dates and commands: Enter takes the first hit.

use egui::text::LayoutJob;
use egui::{Id, Key, TextFormat, Ui};

use super::details;
use super::word_hits::{self, WordHit};
use crate::dataset::time_text::{self, Cell, DateOrder};
use crate::dataset::{Dataset, Interval, Rows, TimePrecision};
use crate::filter::{self, AreaChoice, Argument, Context, Mode, TimeFilter};
use crate::gazetteer;
use crate::language::tr;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::actions::{ACTIONS, Entry};
use crate::ui::format;
use crate::ui::menu_commands::{MENU_COMMANDS, MenuCommand};
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::area_editor;
use crate::ui::widgets::button::{self, CONTROL_POINTS};
use crate::ui::widgets::icon::Icon;
use crate::ui::{Action, Choosing, View, labels};

/// Something that was found for what is typed.
enum Hit {
    /// A day, a month or another stretch of time, and how many events may be in it.
    Period(Interval, TimePrecision, usize),
    /// A place to go to.
    Place(gazetteer::Hit),
    /// The events of a named area.
    Area(String),
    /// A word of a filter.
    Word(WordHit),
    /// An event, in one line.
    Event(EventRef, String),
    /// A command of the program.
    Command(&'static Entry),
    /// A command without keys.
    MenuCommand(&'static MenuCommand),
    /// The text as a filter.
    Text,
    /// The text as an expression that selects events.
    Expression,
}

/// What is typed, and what was found for it.
#[derive(Default)]
pub struct Search {
    text: String,
    found_for: Option<(String, u64)>,
    hits: Vec<Hit>,
    /// Events beyond those that are listed, up to a limit.
    more_events: usize,
    wants_focus: bool,
}

/// Width of the list of hits.
const HITS_POINTS: f32 = 430.0;

/// Room for the keys of the field at its right.
const KEYS_POINTS: f32 = 64.0;

const MOST_PLACES: usize = 5;
const MOST_WORDS: usize = 4;
const MOST_EVENTS: usize = 6;
const MOST_COMMANDS: usize = 4;

/// Larger datasets are searched by the text filter.
const QUICK_ROWS: usize = 20_000;

/// Whether events are looked for as one types: in few rows, whose text is in memory.
fn is_quick(dataset: &Dataset) -> bool {
    dataset.len() <= QUICK_ROWS && dataset.source.is_kept()
}

impl Search {
    /// Puts the cursor into the field.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Paints the field, so wide, and, while it is used, what was found.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, width_points: f32) {
        let id = Id::unique("search field");
        let hint = match width_points {
            330.0.. => Icon::MagnifyingGlass.with(tr!("search-places-events-dates-commands")),
            150.0..330.0 => Icon::MagnifyingGlass.with(tr!("search-or-type-a-date")),
            _ => Icon::MagnifyingGlass.into(),
        };
        let hint_points = button::points(ui, &hint);
        let field = egui::TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text(hint)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(egui::vec2(0.0, CONTROL_POINTS))
            .desired_width(width_points - 16.0);
        let response = ui.add(field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("search-places-and-events"))
        });
        let has_room = width_points > hint_points + KEYS_POINTS;
        if self.text.is_empty() && !response.has_focus() && has_room {
            let at = response.rect.right_center() - egui::vec2(8.0, 0.0);
            let colour = Theme::of(ui.ctx()).token(Token::Text3);
            let font = egui::FontId::monospace(11.0);
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, "Ctrl+K", font, colour);
        }
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        self.find(view);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // Escape takes back what was typed, and nothing else.
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            self.text.clear();
        }
        let typed = self.text.trim().chars().count() >= 2;
        let open = typed && (response.has_focus() || entered);
        let mut done = false;
        let hits_points = HITS_POINTS.min(ui.ctx().content_rect().width() - 24.0);
        // A click on a hit takes the focus from the field before it is released.
        let popup = egui::Popup::from_response(&response)
            .open(open || (typed && ui.memory(|memory| memory.had_focus_last_frame(id))))
            .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
            .width(hits_points);
        popup.show(|ui| {
            ui.set_min_width(hits_points);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            let most = ui.ctx().content_rect().height() - response.rect.bottom() - 24.0;
            egui::ScrollArea::vertical()
                .max_height(most)
                .min_scrolled_height(most)
                .show(ui, |ui| done = self.hits_ui(view, ui));
        });
        if entered && !done {
            done = self.hits.first().is_some_and(|hit| self.run(view, hit));
        }
        if done {
            self.text.clear();
        }
    }

    fn find(&mut self, view: &View<'_>) {
        let key = (self.text.clone(), view.session.data_revision());
        if self.found_for.as_ref() == Some(&key) {
            return;
        }
        self.found_for = Some(key);
        self.hits.clear();
        self.more_events = 0;
        let query = self.text.trim();
        if query.chars().count() < 2 {
            return;
        }
        self.hits.extend(period(view, query));
        let places = gazetteer::search(query, MOST_PLACES);
        let area = gazetteer::area_by_name(query)
            .or_else(|| gazetteer::area_by_name(&places.first()?.name));
        self.hits.extend(area.map(|area| Hit::Area(area.name.clone())));
        // What is a place only with a typo comes last.
        let (places, typos): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|place| !place.is_with_typo);
        // Who typed all of a name of an area means the place first.
        let at = self.hits.len() - usize::from(area.is_some());
        for (index, place) in places.into_iter().enumerate() {
            if index == 0 {
                self.hits.insert(at, Hit::Place(place));
            } else {
                self.hits.push(Hit::Place(place));
            }
        }
        let words = word_hits::find(view, query, MOST_WORDS);
        self.hits.extend(words.into_iter().map(Hit::Word));
        self.find_events(view);
        let wanted = self.text.trim().to_lowercase();
        let commands = ACTIONS.iter().filter(|entry| entry.name().to_lowercase().contains(&wanted));
        self.hits.extend(commands.take(MOST_COMMANDS).map(Hit::Command));
        let in_menus = MENU_COMMANDS.iter();
        let in_menus = in_menus.filter(|entry| {
            (entry.name)().to_lowercase().contains(&wanted) && (entry.applies)(view)
        });
        self.hits.extend(in_menus.take(MOST_COMMANDS).map(Hit::MenuCommand));
        self.hits.extend(typos.into_iter().map(Hit::Place));
        if crate::expression::Expression::parse(&self.text).is_ok() {
            self.hits.push(Hit::Expression);
        }
        self.hits.push(Hit::Text);
    }

    /// Events whose rows have the text; those that match the filters come first.
    fn find_events(&mut self, view: &View<'_>) {
        let Some(text) = crate::filter::by_id(filter::text::ID) else { return };
        let argument = Argument::Text(self.text.trim().to_owned());
        let zone = view.settings.zone();
        let mut listed = 0;
        for open in view.session.shown().filter(|open| is_quick(&open.dataset)) {
            let Ok(rows) = text.mask(&open.dataset, &argument, Context::alone()) else { continue };
            let found = rows.count();
            let taken = found.min(MOST_EVENTS - listed);
            self.more_events += found - taken;
            listed += taken;
            let mut parts = view.session.derived().parts();
            let mut first = rows.clone();
            match parts.find(|part| part.id == open.id) {
                Some(part) => first.intersect(part.matching()),
                None => first = Rows::none(rows.len()),
            }
            let mut rest = rows;
            rest.subtract(&first);
            for row in first.iter().chain(rest.iter()).take(taken) {
                let Ok(event) = open.dataset.event(row) else { continue };
                let when = format::interval_in_words(event.interval, event.time_precision, &zone);
                let event_ref = EventRef { dataset: open.id, row };
                self.hits.push(Hit::Event(event_ref, format!("{}  {when}", event.title)));
            }
        }
    }

    fn hits_ui(&self, view: &View<'_>, ui: &mut Ui) -> bool {
        let theme = Theme::of(ui.ctx());
        let faint = theme.token(Token::Text3);
        let is_none = |hit: &Hit| {
            matches!(hit, Hit::Text | Hit::Expression | Hit::Command(_) | Hit::MenuCommand(_))
        };
        if self.hits.iter().all(is_none) {
            ui.colored_label(faint, tr!("no-place-event-or-date-found"));
        }
        for (index, hit) in self.hits.iter().enumerate() {
            let (icon, text, detail) = self.words(view, hit);
            let mut job = LayoutJob::default();
            let font = egui::TextStyle::Body.resolve(ui.style());
            let format = |colour| TextFormat::simple(font.clone(), colour);
            job.append(&icon.with(&text), 0.0, format(theme.token(Token::Text)));
            job.append(&format!("  {detail}"), 0.0, format(faint));
            let response = ui.selectable_label(index == 0, job);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, index == 0, &text)
            });
            if response.clicked() {
                return self.run(view, hit);
            }
        }
        false
    }

    /// Icon, text and what is written fainter beside it.
    fn words(&self, view: &View<'_>, hit: &Hit) -> (Icon, String, String) {
        match hit {
            Hit::Period(interval, precision, count) => (
                Icon::Clock,
                format::interval_in_words(Some(*interval), *precision, &view.settings.zone()),
                tr!("count-events", count = *count),
            ),
            Hit::Place(place) => (Icon::MapPin, place.name.clone(), place.detail.clone()),
            Hit::Area(name) => {
                (Icon::Funnel, tr!("events-in", name = labels::word(name)), String::new())
            }
            Hit::Word(hit) => (Icon::Funnel, hit.name(), tr!("count-events", count = hit.count)),
            Hit::Event(_, title) => (Icon::Info, title.clone(), String::new()),
            Hit::Command(entry) => (Icon::CaretRight, entry.name().to_owned(), String::new()),
            Hit::MenuCommand(entry) => (Icon::CaretRight, (entry.name)().to_owned(), String::new()),
            Hit::Text => {
                let text = tr!("filter-events-by", text = self.text.trim());
                let has_large = view.session.shown().any(|open| !is_quick(&open.dataset));
                let detail = match self.more_events {
                    _ if has_large => tr!("searches-large-datasets-too").to_owned(),
                    0 => String::new(),
                    more => tr!("count-more", count = more),
                };
                (Icon::Funnel, text, detail)
            }
            Hit::Expression => {
                (Icon::Funnel, tr!("select-by-this-expression").to_owned(), String::new())
            }
        }
    }

    fn run(&self, view: &View<'_>, hit: &Hit) -> bool {
        match hit {
            Hit::Period(window, ..) => {
                let time = view.session.document().filters.time;
                let next = TimeFilter { mode: Mode::Window, window: Some(*window), ..time };
                view.send(Command::SetTime(next));
                crate::ui::timeline::bring_into_view(view, *window);
            }
            Hit::Place(place) => view.ask(Action::FlyTo(place.place, place.zoom)),
            Hit::Area(name) => {
                let areas = vec![AreaChoice::Named(name.clone())];
                let argument = Argument::Areas { areas, matching: area_editor::PICKED };
                view.send(Command::SetClause(filter::area::ID.to_owned(), Some(argument)));
                if let Some(area) = gazetteer::area_by_name(name) {
                    view.ask(Action::FitMap(area.bounds()));
                }
            }
            Hit::Word(hit) => view.send(hit.command()),
            Hit::Event(event, _) => {
                view.send(Command::Select(vec![*event], SelectionOp::Replace));
                if let Some(dataset) = view.session.dataset(event.dataset) {
                    details::fly_to(view, dataset, *event);
                }
            }
            Hit::Command(entry) => (entry.run)(view),
            Hit::MenuCommand(entry) => view.ask((entry.action)()),
            Hit::Text => {
                let argument = Some(Argument::Text(self.text.trim().to_owned()));
                view.send(Command::SetClause(filter::text::ID.to_owned(), argument));
            }
            Hit::Expression => {
                view.ask(Action::Choosing(Choosing::Open(self.text.trim().to_owned())));
            }
        }
        true
    }
}

/// What is typed as a stretch of time: `27.12.2025`, `December 2025`.
fn period(view: &View<'_>, text: &str) -> Option<Hit> {
    // A bare number is no date that somebody means here.
    let is_number = text.chars().all(|letter| letter.is_ascii_digit());
    if is_number && text.len() != 4 {
        return None;
    }
    let zone = view.settings.zone();
    let Some(Cell::Written(written)) = time_text::read(text, Some(DateOrder::DayFirst)) else {
        return None;
    };
    let (interval, precision) = time_text::interval(&written, None, None, &zone).ok()?;
    let time = view.session.document().filters.time;
    let wanted = TimeFilter { mode: Mode::Window, window: Some(interval), ..time };
    let count = view.session.derived().window_counts(&wanted).possible;
    Some(Hit::Period(interval, precision, count))
}
