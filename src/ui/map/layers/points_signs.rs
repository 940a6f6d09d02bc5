//! Signs of events, where they stand and which of them lies under the pointer.

use std::collections::HashMap;

use egui::{Painter, Pos2, Stroke, Vec2};

use super::point_settings::{Settings, SizeBy};
use super::sign_groups::{Group, SIGN_POINTS, without_overlap};
use super::{Click, Scene, rings};
use crate::dataset::Place;
use crate::dataset::symbol::Symbol;
use crate::session::{EventRef, SelectionOp};
use crate::ui::map::colocated::{self, Site};
use crate::ui::map::tip::{self, MOST_FANNED};
use crate::ui::theme::Theme;
use crate::ui::widgets::signs::{self, Fill};

/// With more sites in view than this they are too many for signs of their own.
const MOST_SIGNS: usize = 220;

/// Signs nearer to each other than this are one ring with their number, in points.
const NEAR_POINTS: f32 = 34.0;

/// A fan folds when the map has been zoomed by so much since it was opened.
const FOLDS_AFTER_ZOOM: f64 = 0.25;

/// Distance of neighbours in a fan, in points.
const FAN_POINTS: f32 = 15.0;

/// Where a sign was drawn.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    centre: Pos2,
    radius: f32,
    /// Which of [`Signs::members`] it stands for.
    from: usize,
    to: usize,
    /// The event, or `None` for a sign that stands for all of its sites.
    event: Option<EventRef>,
}

/// The signs of one frame.
#[derive(Debug, Default)]
pub struct Signs {
    drawn: Vec<Drawn>,
    /// Those from here on are of the fan.
    below: usize,
    fan: Option<(Pos2, f32)>,
    /// Indices of sites; a sign stands for a range of them.
    members: Vec<usize>,
    /// The place whose events stand apart, each with its own sign.
    pub fanned: Option<Place>,
    fanned_at_zoom: f64,
}

impl Signs {
    /// Finds where the signs of the sites in view stand; whether they are too
    /// many for one each. Then near ones are one if they may be.
    pub fn place(&mut self, scene: &Scene<'_>, size: SizeBy, may_be_one: bool) -> bool {
        let (viewport, sites) = (&scene.viewport, &scene.sites.sites);
        self.drawn.clear();
        self.members.clear();
        let in_view: Vec<(usize, Pos2)> = sites
            .iter()
            .enumerate()
            .map(|(index, site)| (index, viewport.project(site.mercator)))
            .filter(|(_, at)| viewport.rect.expand(2.0 * NEAR_POINTS).contains(*at))
            .collect();
        let is_crowded = in_view.len() > MOST_SIGNS;
        if !is_crowded || may_be_one {
            self.place_near(&in_view, sites, size);
        }
        self.below = self.drawn.len();
        // From another distance it would look like places of their own.
        if (viewport.wide(1.0).log2() - self.fanned_at_zoom).abs() > FOLDS_AFTER_ZOOM {
            self.fanned = None;
        }
        self.fan = self.place_fan(&in_view, sites);
        is_crowded
    }

    /// Paints the signs.
    pub fn paint(
        &self,
        scene: &Scene<'_>,
        settings: Settings,
        painter: &Painter,
        hovered: Option<usize>,
    ) {
        let theme = scene.theme;
        // Below the other signs: a fan hides none of them.
        if let Some((centre, reach)) = self.fan {
            painter.circle_filled(centre, reach, Theme::faded(theme.map_background(), 0.92));
        }
        for drawn in &self.drawn[..self.below] {
            self.paint_sign(painter, drawn, scene, settings);
        }
        if let Some((centre, _)) = self.fan {
            for drawn in &self.drawn[self.below..] {
                let leg = Stroke::new(0.6, Theme::faded(theme.outline(), 0.6));
                painter.line_segment([centre, drawn.centre], leg);
            }
            for drawn in &self.drawn[self.below..] {
                self.paint_sign(painter, drawn, scene, settings);
            }
        }
        self.paint_marked(painter, scene, settings, hovered);
    }

    /// Selected, hovered and focused signs stand on top of all others.
    fn paint_marked(
        &self,
        painter: &Painter,
        scene: &Scene<'_>,
        settings: Settings,
        hovered: Option<usize>,
    ) {
        let document = scene.view.session.document();
        let (selection, focus) = (&document.selection, document.focus);
        if selection.is_empty() && focus.is_none() && hovered.is_none() {
            return;
        }
        let sites = &scene.sites.sites;
        for (index, drawn) in self.drawn.iter().enumerate() {
            let any = |wanted: &dyn Fn(EventRef) -> bool| match drawn.event {
                Some(event) => wanted(event),
                None => self.members[drawn.from..drawn.to]
                    .iter()
                    .any(|site| sites[*site].events.iter().any(|event| wanted(*event))),
            };
            let is_hovered = hovered == Some(index);
            let is_focus = any(&|event| focus == Some(event));
            let is_selected = !selection.is_empty() && any(&|event| selection.contains(event));
            if !(is_hovered || is_focus || is_selected) {
                continue;
            }
            let lift = if is_hovered { 1.35 } else { 1.0 };
            let lifted = Drawn { radius: drawn.radius * lift, ..*drawn };
            self.paint_sign(painter, &lifted, scene, settings);
            if is_selected || is_focus {
                rings::paint_selected(painter, drawn.centre, drawn.radius, scene.theme);
            }
        }
    }

    /// One ring for sites that are near each other on the screen. Where the map is
    /// dragged, rings move with it and stay what they are.
    fn place_near(&mut self, in_view: &[(usize, Pos2)], sites: &[Site], size: SizeBy) {
        let mut groups: Vec<(Pos2, Vec<(usize, Pos2)>)> = Vec::new();
        let mut by_cell: HashMap<[i32; 2], Vec<usize>> = HashMap::new();
        let cell = |at: Pos2| [at.x, at.y].map(|points| (points / NEAR_POINTS).floor() as i32);
        for &(index, at) in in_view {
            let [x, y] = cell(at);
            let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| [x, y]));
            let near = around
                .filter_map(|cell| by_cell.get(&cell))
                .flatten()
                .map(|&group| (groups[group].0.distance(at), group))
                .filter(|(distance, _)| *distance < NEAR_POINTS)
                .min_by(|a, b| a.0.total_cmp(&b.0));
            match near {
                Some((_, group)) => groups[group].1.push((index, at)),
                None => {
                    by_cell.entry([x, y]).or_default().push(groups.len());
                    groups.push((at, vec![(index, at)]));
                }
            }
        }
        let groups = groups.into_iter().map(|(_, members)| Group::of(members, sites, size));
        for group in without_overlap(groups.collect()) {
            let from = self.members.len();
            self.members.extend(group.members.iter().map(|(index, _)| *index));
            let to = self.members.len();
            let Group { centre, radius, event, .. } = group;
            self.drawn.push(Drawn { centre, radius, from, to, event });
        }
    }

    /// Events of one place on a spiral around it, on legs, above all others. By
    /// Vogel's rule: each a golden angle on, so that none hides another. Its
    /// centre and how far it reaches.
    fn place_fan(&mut self, in_view: &[(usize, Pos2)], sites: &[Site]) -> Option<(Pos2, f32)> {
        const GOLDEN_ANGLE: f32 = 2.399_963;
        let place = self.fanned?;
        let found = in_view.iter().find(|(index, _)| sites[*index].place == place);
        let &(index, centre) = found?;
        let events = &sites[index].events;
        if events.len() < 2 {
            return None;
        }
        let from = self.members.len();
        self.members.push(index);
        let shown = events.len().min(MOST_FANNED);
        let reach = FAN_POINTS * (shown as f32 + 4.0).sqrt() + SIGN_POINTS;
        for (turn, event) in events.iter().take(shown).enumerate() {
            // The first stand clear of the ring in the middle.
            let away = FAN_POINTS * (turn as f32 + 4.0).sqrt();
            let at = centre + Vec2::angled(turn as f32 * GOLDEN_ANGLE) * away;
            self.drawn.push(Drawn {
                centre: at,
                radius: SIGN_POINTS,
                from,
                to: from + 1,
                event: Some(*event),
            });
        }
        // Its number stands in the middle, also where a cluster hid it.
        self.drawn.push(Drawn {
            centre,
            radius: rings::radius(events.len()),
            from,
            to: from + 1,
            event: None,
        });
        Some((centre, reach))
    }

    /// The topmost sign within reach of `pointer`.
    pub fn hit(&self, pointer: Pos2) -> Option<usize> {
        const REACH_POINTS: f32 = 4.0;
        self.drawn
            .iter()
            .enumerate()
            .rev()
            .map(|(index, drawn)| (drawn.centre.distance(pointer) - drawn.radius, index))
            .filter(|(distance, _)| *distance <= REACH_POINTS)
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, index)| index)
    }

    /// Where signs stand and how far they reach, so that nothing is written there.
    pub fn circles(&self) -> impl Iterator<Item = (Pos2, f32)> {
        self.drawn.iter().map(|drawn| (drawn.centre, drawn.radius))
    }

    /// The event of a sign, and the sites that it stands for.
    fn of<'a>(&self, scene: &Scene<'a>, index: usize) -> (Option<EventRef>, Vec<&'a Site>) {
        let Some(drawn) = self.drawn.get(index) else { return (None, Vec::new()) };
        let members = self.members.get(drawn.from..drawn.to).unwrap_or_default();
        let sites = &scene.sites.sites;
        (drawn.event, members.iter().filter_map(|index| sites.get(*index)).collect())
    }

    /// What is told about a sign.
    pub fn tip(&self, scene: &Scene<'_>, index: usize) -> String {
        let (event, sites) = self.of(scene, index);
        let events = event.map_or_else(|| events_of(&sites), |event| vec![event]);
        tip::of_sign(&scene.view, &events, sites.len())
    }

    /// Paints how many events of each kind a sign stands for; whether they are more than can be
    /// listed.
    pub fn tip_ui(&self, scene: &Scene<'_>, index: usize, ui: &mut egui::Ui) -> bool {
        let (event, sites) = self.of(scene, index);
        let events = event.map_or_else(|| events_of(&sites), |event| vec![event]);
        tip::kinds_ui(&scene.view, ui, &events, sites.len())
    }

    /// A plain click on a cluster looks closer; on one sign for many at one place
    /// it spreads them out and goes through them one by one.
    pub fn click(&mut self, scene: &Scene<'_>, index: usize, combine: SelectionOp) -> Click {
        let (event, sites) = self.of(scene, index);
        if let Some(event) = event {
            return Click::Select(vec![event]);
        }
        match &sites[..] {
            [] => Click::Nothing,
            [site] if combine == SelectionOp::Replace => {
                self.fanned = Some(site.place);
                self.fanned_at_zoom = scene.viewport.wide(1.0).log2();
                let focus = scene.view.session.document().focus;
                let at = site.events.iter().position(|event| Some(*event) == focus);
                let next = at.map_or(0, |index| (index + 1) % site.events.len());
                site.events.get(next).map_or(Click::Nothing, |event| Click::Select(vec![*event]))
            }
            _ => match colocated::bounds(sites.iter().copied()) {
                Some(bounds) if combine == SelectionOp::Replace => Click::Fit(bounds),
                _ => Click::Select(events_of(&sites)),
            },
        }
    }

    fn paint_sign(&self, painter: &Painter, drawn: &Drawn, scene: &Scene<'_>, settings: Settings) {
        let (session, theme) = (scene.view.session, scene.theme);
        let members: Vec<&Site> = self.members[drawn.from..drawn.to]
            .iter()
            .map(|index| &scene.sites.sites[*index])
            .collect();
        let Some(event) = drawn.event else {
            let events = || members.iter().flat_map(|site| site.events.iter().copied());
            let mut shares = Vec::new();
            for hue in events().map(|event| settings.colour.hue(session, event)) {
                match shares.iter_mut().find(|(known, _)| *known == hue) {
                    Some((_, count)) => *count += 1,
                    None => shares.push((hue, 1)),
                }
            }
            let shares = shares.into_iter();
            rings::paint(painter, drawn.centre, drawn.radius, events().count(), shares, theme);
            if members.iter().any(|site| site.disputed) {
                rings::paint_disputed(painter, drawn.centre, drawn.radius, theme);
            }
            return;
        };
        let Some(dataset) = session.dataset(event.dataset) else { return };
        let imprecise = dataset.certainty(event.row).is_area();
        let fill = if imprecise { Fill::Hollow } else { Fill::Solid };
        let kind = dataset.kinds().value(event.row);
        let sign = Symbol { hue: settings.colour.hue(session, event), ..Symbol::of_kind(kind) };
        painter.extend(signs::shapes(sign, drawn.centre, drawn.radius, fill, theme, theme.halo()));
        if dataset.disputed().contains(event.row) {
            rings::paint_disputed(painter, drawn.centre, drawn.radius, theme);
        }
    }
}

fn events_of(sites: &[&Site]) -> Vec<EventRef> {
    sites.iter().flat_map(|site| site.events.iter().copied()).collect()
}
