//! F6 leads from pane to pane: search, left panel, map, right panel, table, time slider,
//! status line.
//!
//! egui knows which widget has the focus, not in which pane it lies: each pane says where
//! it is painted, and the focused widget belongs to the pane that holds its middle. A pane
//! that is entered gets back the widget that had the focus in it last, if that is still
//! there. Otherwise its first one: for two frames an anchor without size stands at its
//! beginning, takes the focus and hands it to what follows, as Tab does.

use egui::{FocusDirection, Id, Rect, Sense, Ui};

/// The parts of the window, in the order in which F6 goes through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pane {
    /// The bar with menus and search.
    Top,
    /// Datasets and filters.
    Left,
    /// The map.
    Map,
    /// Event, summary and selection.
    Right,
    /// The table.
    Table,
    /// The time slider.
    Timeline,
    /// The status line.
    Status,
}

const ALL: [Pane; 7] =
    [Pane::Top, Pane::Left, Pane::Map, Pane::Right, Pane::Table, Pane::Timeline, Pane::Status];

/// Those that may lie over others.
const ABOVE_OTHERS: [Pane; 2] = [Pane::Left, Pane::Right];

/// Which panes there are, and what had the focus in each.
#[derive(Debug, Default)]
pub struct Panes {
    /// Where each was painted in this frame, and in the last one.
    now: [Option<Rect>; ALL.len()],
    before: [Option<Rect>; ALL.len()],
    last: [Option<Id>; ALL.len()],
    entering: Option<Entering>,
}

/// A pane that gets the focus.
#[derive(Debug, Clone, Copy)]
struct Entering {
    pane: Pane,
    is_anchored: bool,
}

impl Panes {
    /// To be called before anything is painted.
    pub fn begin(&mut self, ctx: &egui::Context) {
        self.before = std::mem::take(&mut self.now);
        if let Some(id) = ctx.memory(egui::Memory::focused)
            && let Some(pane) = self.pane_of(ctx, id)
        {
            self.last[pane as usize] = Some(id);
        }
    }

    fn pane_of(&self, ctx: &egui::Context, id: Id) -> Option<Pane> {
        let middle = ctx.read_response(id)?.rect.center();
        // Panels may lie over the map and the time slider.
        ABOVE_OTHERS
            .into_iter()
            .chain(ALL)
            .find(|pane| self.before[*pane as usize].is_some_and(|rect| rect.contains(middle)))
    }

    /// Gives the focus to the next pane that is painted, or to the previous one.
    pub fn step(&mut self, ctx: &egui::Context, steps: i64) {
        let focused = ctx.memory(egui::Memory::focused);
        let here = focused.and_then(|id| self.pane_of(ctx, id));
        let shown: Vec<Pane> =
            ALL.into_iter().filter(|pane| self.before[*pane as usize].is_some()).collect();
        let Some(len) = i64::try_from(shown.len()).ok().filter(|len| *len > 0) else { return };
        let at = here.and_then(|here| shown.iter().position(|pane| *pane == here));
        let next = match at {
            Some(at) => (at as i64 + steps).rem_euclid(len),
            None if steps > 0 => 0,
            None => len - 1,
        };
        let Some(&pane) = shown.get(next as usize) else { return };
        let known = self.last[pane as usize].filter(|id| self.pane_of(ctx, *id) == Some(pane));
        match known {
            Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
            None => self.entering = Some(Entering { pane, is_anchored: false }),
        }
        ctx.request_repaint();
    }

    /// Where `pane` was painted in this frame.
    pub fn rect(&self, pane: Pane) -> Option<Rect> {
        self.now[pane as usize]
    }

    /// To be called first inside `pane`, whose widgets are painted by `ui`.
    pub fn enter(&mut self, pane: Pane, ui: &mut Ui) {
        self.now[pane as usize] = Some(ui.max_rect());
        let Some(entering) = self.entering.as_mut().filter(|entering| entering.pane == pane) else {
            return;
        };
        let id = Id::unique(("anchor of a pane", pane as usize));
        // The anchor hands the focus on to the widget that is painted next.
        let is_anchored = std::mem::replace(&mut entering.is_anchored, true);
        let hand_on = |memory: &mut egui::Memory| match is_anchored {
            true => memory.move_focus(FocusDirection::Next),
            false => memory.request_focus(id),
        };
        ui.memory_mut(hand_on);
        if is_anchored {
            self.entering = None;
        }
        let at = Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO);
        ui.interact(at, id, Sense::focusable_noninteractive());
        ui.request_repaint();
    }
}
