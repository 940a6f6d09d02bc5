//! Every action with a key: one table for menus, keys and the help screen.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::settings::Change;
use super::{Action, Choosing, Move, View, labels, timeline};
use crate::export::Scope;
use crate::filter::{AreaChoice, Mode, TimeFilter};
use crate::gazetteer;
use crate::language::tr;
use crate::session::layers;
use crate::session::playback::Loop;
use crate::session::{Command, TimeView};
use crate::ui::map::{keyboard, tools};

/// One line of the table.
pub struct Entry {
    /// Stable word; its message is `action-` with this word.
    pub id: &'static str,
    /// Words shown to people, in English.
    pub label: &'static str,
    /// Its keys; the first is shown in menus.
    pub shortcuts: &'static [KeyboardShortcut],
    /// What it does; nothing when it does not apply now.
    pub run: fn(&View<'_>),
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(COMMAND_SHIFT, key)
}

/// Every action that has a key, in the order in which the help lists them.
/// Longer combinations stand before the keys they contain.
#[rustfmt::skip]
pub const ACTIONS: &[Entry] = &[
    Entry { id: "open-files", label: "Open files…", shortcuts: &[command(Key::O)], run: |view| view.ask(Action::OpenDialog) },
    Entry { id: "save-session-as", label: "Save session as…", shortcuts: &[command_shift(Key::S)], run: |view| view.ask(Action::SaveSessionAs) },
    Entry { id: "save-session", label: "Save session", shortcuts: &[command(Key::S)], run: |view| view.ask(Action::SaveSession) },
    Entry { id: "export-filtered-events", label: "Export filtered events…", shortcuts: &[command_shift(Key::E)], run: |view| view.ask(Action::ExportDialog(Scope::Filtered, None)) },
    Entry { id: "export-selected-events", label: "Export selected events…", shortcuts: &[command(Key::E)], run: |view| view.ask(Action::ExportDialog(Scope::Selected, None)) },
    Entry { id: "quit", label: "Quit", shortcuts: &[command(Key::Q)], run: |view| view.ask(Action::Quit) },
    Entry { id: "redo", label: "Redo", shortcuts: &[command_shift(Key::Z), command(Key::Y)], run: |view| view.send(Command::Redo) },
    Entry { id: "undo", label: "Undo", shortcuts: &[command(Key::Z)], run: |view| view.send(Command::Undo) },
    Entry { id: "select-by-expression", label: "Select by expression…", shortcuts: &[command_shift(Key::K)], run: |view| view.ask(Action::Choosing(Choosing::Open(String::new()))) },
    Entry { id: "search-places-and-events", label: "Search places and events", shortcuts: &[command(Key::K), command(Key::F)], run: |view| view.ask(Action::FocusSearch) },
    Entry { id: "possible-duplicates", label: "Possible duplicates…", shortcuts: &[command_shift(Key::D)], run: |view| view.ask(Action::Choosing(Choosing::ShowDuplicates)) },
    Entry { id: "compare-two-periods", label: "Compare two periods…", shortcuts: &[key(Key::C)], run: |view| view.ask(Action::Choosing(Choosing::ShowComparison)) },
    Entry { id: "restore-previous-selection", label: "Restore previous selection", shortcuts: &[command_shift(Key::A)], run: |view| view.send(Command::Reselect) },
    Entry { id: "select-all-matching-events", label: "Select all matching events", shortcuts: &[command(Key::A)], run: |view| view.send(Command::SelectMatching) },
    Entry { id: "invert-the-selection", label: "Invert the selection", shortcuts: &[command(Key::I)], run: |view| say(view, tr!("the-selection-was-inverted"), Command::InvertSelection) },
    Entry { id: "select-a-rectangle", label: "Select a rectangle", shortcuts: &[key(Key::B)], run: |view| view.ask(Action::PickTool(Some(tools::rectangle::ID))) },
    Entry { id: "select-by-lasso", label: "Select by lasso", shortcuts: &[key(Key::F)], run: |view| view.ask(Action::PickTool(Some(tools::lasso::ID))) },
    Entry { id: "select-within-a-distance", label: "Select within a distance", shortcuts: &[key(Key::O)], run: |view| view.ask(Action::PickTool(Some(tools::circle::ID))) },
    Entry { id: "select-a-polygon", label: "Select a polygon", shortcuts: &[key(Key::W)], run: |view| view.ask(Action::PickTool(Some(tools::polygon::ID))) },
    Entry { id: "measure-distance-and-area", label: "Measure distance and area", shortcuts: &[key(Key::D)], run: |view| view.ask(Action::PickTool(Some(tools::measure::ID))) },
    Entry { id: "all-notes-and-tags", label: "All notes and tags…", shortcuts: &[shift(Key::E)], run: |view| view.ask(Action::ShowNotes) },
    Entry { id: "write-a-note-about-the-picked-event", label: "Write a note about the picked event", shortcuts: &[key(Key::E)], run: |view| view.ask(Action::WriteNote) },
    Entry { id: "clear-filters", label: "Clear every filter", shortcuts: &[command(Key::Backspace)], run: |view| say(view, tr!("all-filters-were-cleared"), Command::ClearFilters) },
    Entry { id: "show-or-hide-the-table", label: "Show or hide the table", shortcuts: &[key(Key::T)], run: |view| view.ask(Action::Set(Change::TableOpen(!view.settings.table_open))) },
    Entry { id: "go-to-kyiv", label: "Go to Kyiv", shortcuts: &[key(Key::Num1)], run: |view| go_to(view, 0) },
    Entry { id: "go-to-vyshhorod", label: "Go to Vyshhorod", shortcuts: &[key(Key::Num2)], run: |view| go_to(view, 1) },
    Entry { id: "go-to-lublin", label: "Go to Lublin", shortcuts: &[key(Key::Num3)], run: |view| go_to(view, 2) },
    Entry { id: "go-to-rzeszow", label: "Go to Rzeszow", shortcuts: &[key(Key::Num4)], run: |view| go_to(view, 3) },
    Entry { id: "fit-matching-events", label: "Fit matching events", shortcuts: &[key(Key::Num0)], run: |view| view.ask(Action::FitEvents) },
    Entry { id: "play-or-pause", label: "Play or pause", shortcuts: &[key(Key::Space)], run: |view| view.ask(Action::Play(!view.playback.playing)) },
    Entry { id: "play-slower", label: "Play slower", shortcuts: &[key(Key::Comma)], run: |view| set_view(view, view_of(view).with_speed(false)) },
    Entry { id: "play-faster", label: "Play faster", shortcuts: &[key(Key::Period)], run: |view| set_view(view, view_of(view).with_speed(true)) },
    Entry { id: "reverse-playback", label: "Reverse playback", shortcuts: &[key(Key::R)], run: reverse },
    Entry { id: "loop-mode", label: "Loop mode (once, loop, ping-pong)", shortcuts: &[key(Key::L)], run: next_loop },
    Entry { id: "previous-event-in-time", label: "Previous event in time", shortcuts: &[command(Key::ArrowLeft), key(Key::P)], run: |view| view.ask(Action::StepEvent(-1)) },
    Entry { id: "next-event-in-time", label: "Next event in time", shortcuts: &[command(Key::ArrowRight), key(Key::N)], run: |view| view.ask(Action::StepEvent(1)) },
    Entry { id: "previous-window", label: "Previous window", shortcuts: &[alt(Key::ArrowLeft)], run: |view| view.ask(Action::MoveWindow(Move::Widths(-1))) },
    Entry { id: "next-window", label: "Next window", shortcuts: &[alt(Key::ArrowRight)], run: |view| view.ask(Action::MoveWindow(Move::Widths(1))) },
    Entry { id: "window-ten-steps-earlier", label: "Window ten steps earlier", shortcuts: &[shift(Key::ArrowLeft)], run: |view| view.ask(Action::MoveWindow(Move::Steps(-10))) },
    Entry { id: "window-ten-steps-later", label: "Window ten steps later", shortcuts: &[shift(Key::ArrowRight)], run: |view| view.ask(Action::MoveWindow(Move::Steps(10))) },
    Entry { id: "window-one-step-earlier", label: "Window one step earlier", shortcuts: &[key(Key::ArrowLeft)], run: |view| view.ask(Action::MoveWindow(Move::Steps(-1))) },
    Entry { id: "window-one-step-later", label: "Window one step later", shortcuts: &[key(Key::ArrowRight)], run: |view| view.ask(Action::MoveWindow(Move::Steps(1))) },
    Entry { id: "move-window-to-start-of-data", label: "Move window to start of data", shortcuts: &[key(Key::Home)], run: |view| view.ask(Action::MoveWindow(Move::First)) },
    Entry { id: "move-window-to-end-of-data", label: "Move window to end of data", shortcuts: &[key(Key::End)], run: |view| view.ask(Action::MoveWindow(Move::Last)) },
    Entry { id: "move-window-start-later", label: "Move window start later", shortcuts: &[shift(Key::OpenBracket), key(Key::OpenCurlyBracket)], run: |view| view.ask(Action::MoveWindow(Move::Start(1))) },
    Entry { id: "move-window-end-earlier", label: "Move window end earlier", shortcuts: &[shift(Key::CloseBracket), key(Key::CloseCurlyBracket)], run: |view| view.ask(Action::MoveWindow(Move::End(-1))) },
    Entry { id: "move-window-start-earlier", label: "Move window start earlier", shortcuts: &[key(Key::OpenBracket)], run: |view| view.ask(Action::MoveWindow(Move::Start(-1))) },
    Entry { id: "move-window-end-later", label: "Move window end later", shortcuts: &[key(Key::CloseBracket)], run: |view| view.ask(Action::MoveWindow(Move::End(1))) },
    Entry { id: "go-to-a-date", label: "Go to a date", shortcuts: &[key(Key::G)], run: |view| view.ask(Action::FocusDate) },
    Entry { id: "zoom-axis-to-all-data", label: "Zoom axis to all data", shortcuts: &[shift(Key::Z)], run: |view| timeline::show_part(view, None) },
    Entry { id: "zoom-axis-to-window", label: "Zoom axis to window", shortcuts: &[key(Key::Z)], run: |view| timeline::show_window(view) },
    Entry { id: "next-mode-of-the-time-slider", label: "Next mode of the time slider", shortcuts: &[key(Key::M)], run: next_mode },
    Entry { id: "clear-time-window", label: "Clear time window", shortcuts: &[key(Key::X)], run: |view| say(view, tr!("the-time-window-was-cleared"), Command::SetTime(TimeFilter { window: None, ..view.session.document().filters.time })) },
    Entry { id: "location-uncertainty", label: "Location uncertainty", shortcuts: &[key(Key::A)], run: |view| toggle_layer(view, layers::AREAS) },
    Entry { id: "layers-of-the-map", label: "Layers of the map", shortcuts: &[key(Key::Y)], run: |view| view.ask(Action::ToggleLayers) },
    Entry { id: "shortcuts-and-symbols", label: "Shortcuts and symbols", shortcuts: &[key(Key::F1), shift(Key::Slash), key(Key::Questionmark)], run: |view| view.ask(Action::ToggleHelp) },
    Entry { id: "previous-pane", label: "Previous pane", shortcuts: &[shift(Key::F6)], run: |view| view.ask(Action::StepPane(-1)) },
    Entry { id: "next-pane", label: "Next pane", shortcuts: &[key(Key::F6)], run: |view| view.ask(Action::StepPane(1)) },
    Entry { id: "performance", label: "Performance", shortcuts: &[key(Key::F12)], run: |view| view.ask(Action::TogglePerformance) },
    Entry { id: "close", label: "Close, or clear the selection", shortcuts: &[key(Key::Escape)], run: |view| view.ask(Action::Escape) },
];

/// Keys that a text field understands together with Ctrl.
const TEXT_KEYS: [Key; 6] =
    [Key::A, Key::Z, Key::Y, Key::Backspace, Key::ArrowLeft, Key::ArrowRight];

/// Keys without Ctrl that work while a dialog is open, and the one that closes the help.
const DIALOG_KEYS: [Key; 4] = [Key::Escape, Key::F1, Key::F12, Key::Questionmark];

/// Runs what the keys of this frame ask for. Keys without Ctrl, and those that edit text, are
/// left to a text field that has the focus (`is_typing`); keys without Ctrl or Alt do nothing
/// while a dialog is open, nor do those that edit text, and those of the map go to it where it
/// has the focus.
pub fn run_shortcuts(
    ctx: &egui::Context,
    view: &View<'_>,
    has_dialog: bool,
    is_map_focused: bool,
    is_typing: bool,
) {
    let menu_open = egui::Popup::is_any_open(ctx);
    for entry in ACTIONS {
        for shortcut in entry.shortcuts {
            let edits_text = shortcut.logical_key != Key::F6
                && (!shortcut.modifiers.command || TEXT_KEYS.contains(&shortcut.logical_key));
            // Escape closes an open menu before anything else.
            let is_menus = menu_open && shortcut.logical_key == Key::Escape;
            let is_dialogs = has_dialog
                && (!shortcut.modifiers.command || edits_text)
                && !DIALOG_KEYS.contains(&shortcut.logical_key);
            let is_maps = is_map_focused
                && shortcut.modifiers == Modifiers::NONE
                && keyboard::KEYS.contains(&shortcut.logical_key);
            if (is_typing && edits_text) || is_menus || is_dialogs || is_maps {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(shortcut)) {
                (entry.run)(view);
            }
        }
    }
}

impl Entry {
    /// What it is called in the language of the window.
    pub fn name(&self) -> &'static str {
        labels::action(self.id, self.label)
    }
}

/// The action `id`.
fn by_id(id: &str) -> Option<&'static Entry> {
    ACTIONS.iter().find(|entry| entry.id == id)
}

/// What the action `id` is called, for menus.
pub fn name(id: &'static str) -> &'static str {
    by_id(id).map_or(id, Entry::name)
}

/// The keys of the action `id`, for menus.
pub fn shortcut_text(ctx: &egui::Context, id: &str) -> String {
    by_id(id)
        .and_then(|entry| entry.shortcuts.first())
        .map(|shortcut| ctx.format_shortcut(shortcut))
        .unwrap_or_default()
}

fn go_to(view: &View<'_>, index: usize) {
    if let Some(area) = gazetteer::areas().get(index) {
        view.ask(Action::FitMap(area.bounds()));
    }
}

/// Changes the session and says so, with the way to take it back.
fn say(view: &View<'_>, text: impl Into<String>, change: Command) {
    view.send(change);
    view.ask(Action::SayChanged(text.into()));
}

fn reverse(view: &View<'_>) {
    let style = view_of(view);
    let text =
        if style.reverse { tr!("playback-runs-forward") } else { tr!("playback-runs-backward") };
    say(view, text, Command::SetTimeView(TimeView { reverse: !style.reverse, ..style }));
}

fn view_of(view: &View<'_>) -> TimeView {
    view.session.document().time_view.clone()
}

fn set_view(view: &View<'_>, style: TimeView) {
    view.send(Command::SetTimeView(style));
}

fn toggle_layer(view: &View<'_>, id: &str) {
    let layers = super::map::layers::arranged(&view.session.document().layers);
    let visible = !layers.is_visible(id);
    let text =
        if visible { tr!("uncertain-areas-are-shown") } else { tr!("uncertain-areas-are-hidden") };
    say(view, text, Command::SetLayers(layers.with_visible(id, visible)));
}

fn next_loop(view: &View<'_>) {
    let style = view_of(view);
    let at = Loop::ALL.iter().position(|at_end| *at_end == style.at_end).unwrap_or(0);
    let at_end = Loop::ALL[(at + 1) % Loop::ALL.len()];
    let text = tr!("playback-at-the-end", loop_mode = labels::word(at_end.label()));
    say(view, text, Command::SetTimeView(TimeView { at_end, ..style }));
}

fn next_mode(view: &View<'_>) {
    let time = view.session.document().filters.time;
    let at = Mode::ALL.iter().position(|mode| *mode == time.mode).unwrap_or(0);
    let mode = Mode::ALL[(at + 1) % Mode::ALL.len()];
    let text = tr!("mode-of-the-time-slider", mode = labels::word(mode.label()));
    say(view, text, Command::SetTime(TimeFilter { mode, ..time }));
}

/// The clause that keeps events in the named area `name`.
pub fn area_choice(name: &str) -> AreaChoice {
    AreaChoice::Named(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of two shortcuts with one key, egui takes the first whose modifiers are held,
    /// whatever else is held with them.
    #[test]
    fn no_shortcut_hides_a_longer_one_behind_it() {
        let all: Vec<(&str, KeyboardShortcut)> = ACTIONS
            .iter()
            .flat_map(|entry| entry.shortcuts.iter().map(|keys| (entry.label, *keys)))
            .collect();
        for (index, (first, a)) in all.iter().enumerate() {
            for (second, b) in &all[index + 1..] {
                let is_hidden =
                    a.logical_key == b.logical_key && b.modifiers.matches_logically(a.modifiers);
                assert!(!is_hidden, "{first} hides {second}");
            }
        }
    }
}
