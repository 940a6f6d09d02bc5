//! Signs of events on the map, and which of them lies under the pointer.

use egui::{Align2, FontId, Painter, Pos2, Shape, Stroke, Vec2, vec2};

use super::sites::Site;
use super::viewport::Viewport;
use crate::dataset::Place;
use crate::session::{EventRef, Session};
use crate::ui::signs::{self, Fill, Sign};
use crate::ui::theme::Theme;

/// With more sites in view than this, near ones are drawn as one cluster.
const MOST_SIGNS: usize = 220;

/// Width of the cells that clusters are made in, in points.
const CELL_POINTS: f64 = 46.0;

/// Up to so many events at one point stand around it, each with its own sign.
const MOST_AROUND: usize = 7;

/// Distance of signs around a point, in points.
const AROUND_POINTS: f32 = 12.0;

/// Up to so many events of one point fan out on a click.
pub const MOST_FANNED: usize = 80;

/// Distance of neighbours in a fan, in points.
const FAN_POINTS: f32 = 15.0;

/// Radius of a sign, in points, without casualties.
const SIGN_POINTS: f32 = 6.5;

/// Where a sign was drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    centre: Pos2,
    radius: f32,
    /// Which of [`Points::members`] it stands for.
    from: usize,
    to: usize,
    /// The event, or `None` for a sign that stands for all of its sites.
    event: Option<EventRef>,
}

/// What lies under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    from: usize,
    to: usize,
    /// One event, or everything at the sites.
    pub event: Option<EventRef>,
}

/// The signs of one frame.
#[derive(Debug, Default)]
pub struct Points {
    drawn: Vec<Drawn>,
    /// Indices of sites; a sign stands for a range of them.
    members: Vec<usize>,
    /// The place whose events stand apart, each with its own sign.
    pub fanned: Option<Place>,
}

fn sign_of(session: &Session, event: EventRef) -> Sign {
    let kind =
        session.dataset(event.dataset).map_or("", |dataset| dataset.kinds().value(event.row));
    signs::sign(kind)
}

/// By area: four times the deaths, twice the radius, up to three times.
fn radius(killed: u32) -> f32 {
    SIGN_POINTS * (1.0 + (killed as f32).sqrt() * 0.12).min(3.0)
}

impl Points {
    /// Paints the areas of imprecise events: circles that hold the true place,
    /// quiet at low zoom, one for each radius at a point. Only the picked event's
    /// own circle is tinted: tints on top of each other would read as a density
    /// that nobody measured.
    pub fn areas(
        painter: &Painter,
        viewport: &Viewport,
        sites: &[Site],
        theme: Theme,
        focus: Option<(Place, u32)>,
    ) {
        for site in sites {
            let centre = viewport.project(site.mercator);
            for &radius_m in &site.radii_m {
                let radius = viewport.points(site.place, f64::from(radius_m));
                let seen = (10.0..viewport.rect.size().max_elem()).contains(&radius);
                let is_focus = focus == Some((site.place, radius_m));
                if seen && !is_focus && viewport.rect.expand(radius).contains(centre) {
                    let stroke = Stroke::new(0.8, Theme::faded(theme.outline(), 0.4));
                    paint_circle(painter, centre, radius, stroke);
                }
            }
        }
        if let Some((place, radius_m)) = focus {
            let centre = viewport.project(super::sites::mercator(place));
            let radius = viewport.points(place, f64::from(radius_m));
            painter.circle_filled(centre, radius, Theme::faded(theme.accent(), 0.06));
            paint_circle(painter, centre, radius, Stroke::new(1.6, theme.accent()));
        }
    }

    /// Paints the signs of `sites` and remembers where they stand.
    pub fn paint(
        &mut self,
        painter: &Painter,
        viewport: &Viewport,
        sites: &[Site],
        session: &Session,
        theme: Theme,
        hovered: Option<Hit>,
    ) {
        self.drawn.clear();
        self.members.clear();
        let in_view: Vec<(usize, Pos2)> = sites
            .iter()
            .enumerate()
            .map(|(index, site)| (index, viewport.project(site.mercator)))
            .filter(|(_, at)| viewport.rect.expand(24.0).contains(*at))
            .collect();
        if in_view.len() > MOST_SIGNS {
            self.place_clusters(&in_view, viewport, sites);
        } else {
            for &(index, at) in &in_view {
                self.place_site(index, &sites[index], at);
            }
        }
        let below = self.drawn.len();
        let fan = self.place_fan(&in_view, sites);
        for drawn in &self.drawn[..below] {
            self.paint_sign(painter, drawn, sites, session, theme);
        }
        if let Some((centre, reach)) = fan {
            painter.circle_filled(centre, reach, Theme::faded(theme.map_background(), 0.92));
            for drawn in &self.drawn[below..] {
                let leg = Stroke::new(0.6, Theme::faded(theme.outline(), 0.6));
                painter.line_segment([centre, drawn.centre], leg);
            }
            for drawn in &self.drawn[below..] {
                self.paint_sign(painter, drawn, sites, session, theme);
            }
        }
        self.paint_marked(painter, sites, session, theme, hovered);
    }

    /// Selected, hovered and focused signs stand on top of all others.
    fn paint_marked(
        &self,
        painter: &Painter,
        sites: &[Site],
        session: &Session,
        theme: Theme,
        hovered: Option<Hit>,
    ) {
        let selection = &session.document().selection;
        let focus = session.document().focus;
        if selection.is_empty() && focus.is_none() && hovered.is_none() {
            return;
        }
        for drawn in &self.drawn {
            let any = |wanted: &dyn Fn(EventRef) -> bool| match drawn.event {
                Some(event) => wanted(event),
                None => self.members[drawn.from..drawn.to]
                    .iter()
                    .any(|site| sites[*site].events.iter().any(|event| wanted(*event))),
            };
            let is_hovered = hovered == Some(drawn.hit());
            let is_focus = any(&|event| focus == Some(event));
            let is_selected = !selection.is_empty() && any(&|event| selection.contains(event));
            if !(is_hovered || is_focus || is_selected) {
                continue;
            }
            let lift = if is_hovered { 1.35 } else { 1.0 };
            let lifted = Drawn { radius: drawn.radius * lift, ..*drawn };
            self.paint_sign(painter, &lifted, sites, session, theme);
            if is_selected || is_focus {
                let ring = drawn.radius + 5.0;
                painter.circle_stroke(drawn.centre, ring, Stroke::new(4.5, theme.halo()));
                painter.circle_stroke(drawn.centre, ring, Stroke::new(2.2, theme.accent()));
            }
        }
    }

    /// One sign for each cell of a grid that is fixed to the world, so that
    /// clusters do not change while the map is dragged.
    fn place_clusters(&mut self, in_view: &[(usize, Pos2)], viewport: &Viewport, sites: &[Site]) {
        let mut cells: Vec<([i64; 2], usize, Pos2)> = in_view
            .iter()
            .map(|&(index, at)| (viewport.cell(sites[index].mercator, CELL_POINTS), index, at))
            .collect();
        cells.sort_unstable_by_key(|(cell, index, _)| (*cell, *index));
        for cell in cells.chunk_by(|a, b| a.0 == b.0) {
            if let [(_, index, at)] = cell {
                self.place_site(*index, &sites[*index], *at);
                continue;
            }
            let from = self.members.len();
            self.members.extend(cell.iter().map(|(_, index, _)| *index));
            let sum = cell.iter().fold(Vec2::ZERO, |sum, (_, _, at)| sum + at.to_vec2());
            let events: usize = cell.iter().map(|(_, index, _)| sites[*index].events.len()).sum();
            self.drawn.push(Drawn {
                centre: (sum / cell.len() as f32).to_pos2(),
                radius: count_radius(events),
                from,
                to: self.members.len(),
                event: None,
            });
        }
    }

    fn place_site(&mut self, index: usize, site: &Site, at: Pos2) {
        let count = site.events.len();
        let from = self.members.len();
        self.members.push(index);
        let to = from + 1;
        if count > MOST_AROUND {
            let radius = count_radius(count);
            self.drawn.push(Drawn { centre: at, radius, from, to, event: None });
            return;
        }
        if let [event] = site.events[..] {
            let radius = radius(site.killed);
            self.drawn.push(Drawn { centre: at, radius, from, to, event: Some(event) });
            return;
        }
        for (turn, event) in site.events.iter().enumerate() {
            let angle =
                std::f32::consts::TAU * turn as f32 / count as f32 - std::f32::consts::FRAC_PI_2;
            let reach = AROUND_POINTS * if count > 4 { 1.25 } else { 0.9 };
            self.drawn.push(Drawn {
                centre: at + Vec2::angled(angle) * reach,
                radius: SIGN_POINTS,
                from,
                to,
                event: Some(*event),
            });
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
        if events.len() <= MOST_AROUND {
            return None;
        }
        let from = self.members.len();
        self.members.push(index);
        let shown = events.len().min(MOST_FANNED);
        let reach = FAN_POINTS * (shown as f32 + 2.0).sqrt() + SIGN_POINTS;
        for (turn, event) in events.iter().take(shown).enumerate() {
            let away = FAN_POINTS * (turn as f32 + 2.0).sqrt();
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
            radius: count_radius(events.len()),
            from,
            to: from + 1,
            event: None,
        });
        Some((centre, reach))
    }

    /// The topmost sign within reach of `pointer`.
    pub fn hit(&self, pointer: Pos2) -> Option<Hit> {
        const REACH_POINTS: f32 = 4.0;
        self.drawn
            .iter()
            .rev()
            .map(|drawn| (drawn.centre.distance(pointer) - drawn.radius, drawn))
            .filter(|(distance, _)| *distance <= REACH_POINTS)
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, drawn)| drawn.hit())
    }

    /// Where signs stand and how far they reach, so that nothing is written there.
    pub fn circles(&self) -> impl Iterator<Item = (Pos2, f32)> {
        self.drawn.iter().map(|drawn| (drawn.centre, drawn.radius))
    }

    /// The sites that `hit` stands for; none once other signs were painted.
    pub fn sites_of<'a>(&self, hit: Hit, sites: &'a [Site]) -> Vec<&'a Site> {
        let members = self.members.get(hit.from..hit.to).unwrap_or_default();
        members.iter().filter_map(|index| sites.get(*index)).collect()
    }

    fn paint_sign(
        &self,
        painter: &Painter,
        drawn: &Drawn,
        sites: &[Site],
        session: &Session,
        theme: Theme,
    ) {
        let members: Vec<&Site> =
            self.members[drawn.from..drawn.to].iter().map(|index| &sites[*index]).collect();
        match drawn.event {
            Some(event) => {
                let imprecise = session
                    .dataset(event.dataset)
                    .is_some_and(|dataset| dataset.certainty(event.row).is_area());
                let fill = if imprecise { Fill::Hollow } else { Fill::Solid };
                let sign = sign_of(session, event);
                painter.extend(signs::shapes(
                    sign,
                    drawn.centre,
                    drawn.radius,
                    fill,
                    theme,
                    theme.halo(),
                ));
            }
            None => paint_count(painter, drawn.centre, drawn.radius, &members, session, theme),
        }
        let disputed = match drawn.event {
            Some(event) => session
                .dataset(event.dataset)
                .is_some_and(|dataset| dataset.disputed().contains(event.row)),
            None => members.iter().any(|site| site.disputed),
        };
        if disputed {
            // A small notch: claims differ.
            let at = drawn.centre + vec2(drawn.radius * 0.9, -drawn.radius * 0.9);
            painter.circle(at, 2.6, theme.warning(), Stroke::new(1.0, theme.halo()));
        }
    }
}

impl Drawn {
    fn hit(&self) -> Hit {
        Hit { from: self.from, to: self.to, event: self.event }
    }
}

fn paint_circle(painter: &Painter, centre: Pos2, radius: f32, stroke: Stroke) {
    let steps = (radius * 0.5).clamp(24.0, 240.0) as usize;
    let path: Vec<Pos2> = (0..=steps)
        .map(|step| {
            let angle = std::f32::consts::TAU * step as f32 / steps as f32;
            centre + Vec2::angled(angle) * radius
        })
        .collect();
    painter.extend(Shape::dashed_line(&path, stroke, 5.0, 4.0));
}

/// Radius of the ring around a number of events.
fn count_radius(events: usize) -> f32 {
    9.0 + (events.max(1) as f32).log10() * 4.0
}

/// Many events: their number, in a ring of the colours of their kinds.
fn paint_count(
    painter: &Painter,
    centre: Pos2,
    radius: f32,
    members: &[&Site],
    session: &Session,
    theme: Theme,
) {
    let count: usize = members.iter().map(|site| site.events.len()).sum();
    painter.circle_filled(centre, radius + 1.5, theme.halo());
    paint_shares(painter, centre, radius, members, session, theme);
    painter.text(
        centre,
        Align2::CENTER_CENTER,
        crate::ui::words::number(count),
        FontId::proportional(11.0),
        theme.hue(crate::ui::theme::Hue::Ink),
    );
}

/// A ring whose arcs are the shares of the kinds.
fn paint_shares(
    painter: &Painter,
    centre: Pos2,
    radius: f32,
    members: &[&Site],
    session: &Session,
    theme: Theme,
) {
    let mut shares: Vec<(Sign, usize)> = Vec::new();
    for &event in members.iter().flat_map(|site| &site.events) {
        let sign = sign_of(session, event);
        match shares.iter_mut().find(|(known, _)| *known == sign) {
            Some((_, count)) => *count += 1,
            None => shares.push((sign, 1)),
        }
    }
    shares.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let total = shares.iter().map(|(_, count)| count).sum::<usize>() as f32;
    let mut from = -std::f32::consts::FRAC_PI_2;
    for (sign, count) in shares {
        let sweep = std::f32::consts::TAU * count as f32 / total;
        let steps = (sweep * 8.0).ceil().max(2.0) as usize;
        let arc: Vec<Pos2> = (0..=steps)
            .map(|step| {
                centre + Vec2::angled(from + sweep * step as f32 / steps as f32) * (radius - 1.5)
            })
            .collect();
        painter.add(Shape::line(arc, Stroke::new(3.4, theme.hue(sign.hue))));
        from += sweep;
    }
}
