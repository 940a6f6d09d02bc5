//! What changed since the older versions with which datasets are compared.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use super::{Entry, Hit, Layer, LegendLine, Scene};
use crate::base::escape::escape_invisible;
use crate::dataset::{Dataset, Place};
use crate::language::tr;
use crate::session::{DatasetId, EventRef, LayerState, layers};
use crate::summary::ground::mercator;
use crate::ui::format;
use crate::ui::records::reading;
use crate::ui::theme::{Theme, Token};

/// This layer.
pub const ENTRY: Entry = Entry {
    id: layers::CHANGES,
    label: "Changes",
    about: "What was added, removed, moved and changed since the older version of a dataset",
    make: || Box::new(Changes::default()),
};

/// With more changes among matching events than these, none is drawn.
const MOST_MARKS: usize = 10_000;

/// With more marks in view than these, each is a dot.
const MOST_SIGNS: usize = 300;

/// Radius of the signs, in points.
const RADIUS: f32 = 11.0;

/// What is marked.
#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    Added,
    Changed,
    /// From where it was.
    Moved(Place),
    /// The row of the older version.
    Removed(DatasetId, usize),
}

/// A sign on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Mark {
    what: What,
    at: Place,
}

/// The signs of what matches now or matched before.
#[derive(Default)]
struct Changes {
    revision: Option<u64>,
    marks: Vec<Mark>,
    is_crowded: bool,
}

/// Where an event is drawn; those known only by country are not.
fn place(dataset: &Dataset, row: usize) -> Option<Place> {
    dataset.place(row).filter(|_| !dataset.off_map().contains(row))
}

impl Changes {
    fn refresh(&mut self, scene: &Scene<'_>) {
        if self.revision == Some(scene.revision()) {
            return;
        }
        self.revision = Some(scene.revision());
        self.marks.clear();
        let derived = scene.view.session.derived();
        for open in scene.view.session.shown() {
            let (Some(now), Some(before)) = (derived.part(open.id), derived.older(open.id)) else {
                continue;
            };
            let Some(comparison) = &open.comparison else { continue };
            let (is, was) = (now.matching(), before.matching());
            let (new, old) = (&*open.dataset, &*comparison.old);
            let difference = &comparison.difference;
            let added = difference.added.iter().filter(|&&row| is.contains(row));
            let added = added.filter_map(|&row| Some((What::Added, place(new, row)?)));
            let removed = difference.removed.iter().filter(|&&row| was.contains(row));
            let removed =
                removed.filter_map(|&row| Some((What::Removed(open.id, row), place(old, row)?)));
            // What only columns say that no field reads is no change of an event.
            let changed = difference.changed.iter().filter(|it| !it.fields.is_empty());
            let changed = changed.filter(|it| is.contains(it.new) || was.contains(it.old));
            let changed = changed.filter_map(|change| {
                match (place(old, change.old), place(new, change.new)) {
                    (Some(from), Some(to)) if from != to => Some((What::Moved(from), to)),
                    (_, Some(to)) => Some((What::Changed, to)),
                    (Some(from), None) => Some((What::Changed, from)),
                    (None, None) => None,
                }
            });
            let marks = added.chain(removed).chain(changed);
            let marks = marks.map(|(what, at)| Mark { what, at });
            // No more than are told to be too many.
            self.marks.extend(marks.take(MOST_MARKS + 1 - self.marks.len().min(MOST_MARKS)));
        }
        self.is_crowded = self.marks.len() > MOST_MARKS;
    }

    fn drawn(&self) -> &[Mark] {
        if self.is_crowded { &[] } else { &self.marks }
    }
}

fn colour(what: What, theme: Theme) -> Color32 {
    theme.token(match what {
        What::Added => Token::Success,
        What::Changed | What::Moved(_) => Token::Warning,
        What::Removed(..) => Token::Error,
    })
}

/// A stroke over a wider one of the halo, so that it is seen on every ground.
fn stroke(painter: &Painter, points: Vec<Pos2>, stroke: Stroke, theme: Theme) {
    let halo = Stroke::new(stroke.width + 2.0, theme.halo());
    painter.add(Shape::line(points.clone(), halo));
    painter.add(Shape::line(points, stroke));
}

fn plus(painter: &Painter, at: Pos2, reach: f32, line: Stroke, theme: Theme) {
    stroke(painter, vec![at - vec2(reach, 0.0), at + vec2(reach, 0.0)], line, theme);
    stroke(painter, vec![at - vec2(0.0, reach), at + vec2(0.0, reach)], line, theme);
}

fn cross(painter: &Painter, at: Pos2, reach: f32, line: Stroke, theme: Theme) {
    for slope in [1.0, -1.0] {
        let arm = vec2(reach, reach * slope);
        stroke(painter, vec![at - arm, at + arm], line, theme);
    }
}

fn ring(painter: &Painter, at: Pos2, line: Stroke, is_dashed: bool, theme: Theme) {
    let points: Vec<Pos2> = (0..=32)
        .map(|step| at + RADIUS * egui::Vec2::angled(step as f32 / 32.0 * std::f32::consts::TAU))
        .collect();
    painter.circle_stroke(at, RADIUS, Stroke::new(line.width + 2.0, theme.halo()));
    if is_dashed {
        painter.extend(Shape::dashed_line(&points, line, 4.0, 3.0));
    } else {
        painter.add(Shape::line(points, line));
    }
}

impl Layer for Changes {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        _state: &LayerState,
        painter: &Painter,
        hovered: Option<Hit>,
    ) {
        self.refresh(scene);
        let (theme, viewport) = (scene.theme, scene.viewport);
        let seen = viewport.rect.expand(RADIUS);
        let mut in_view = Vec::new();
        for (index, mark) in self.drawn().iter().enumerate() {
            let at = viewport.project(mercator(mark.at));
            let line = Stroke::new(1.5, colour(mark.what, theme));
            if let What::Moved(from) = mark.what {
                let path = viewport.path([mark.at, from].map(mercator));
                if egui::Rect::from_points(&path).intersects(seen) {
                    if let Some(&from) = path.last() {
                        painter.circle(from, 3.5, theme.halo(), line);
                    }
                    stroke(painter, path, line, theme);
                }
            }
            if seen.contains(at) {
                in_view.push((index, mark.what, at));
            }
        }
        let are_dots = in_view.len() > MOST_SIGNS;
        for (index, what, at) in in_view {
            let width = if hovered == Some(Hit(index)) { 3.0 } else { 2.0 };
            let line = Stroke::new(width, colour(what, theme));
            match what {
                _ if are_dots => {
                    painter.circle(at, 3.0, line.color, Stroke::new(1.0, theme.halo()));
                }
                What::Added => {
                    ring(painter, at, line, false, theme);
                    plus(painter, at + vec2(RADIUS, -RADIUS) * 0.85, 4.0, line, theme);
                }
                What::Changed | What::Moved(_) => ring(painter, at, line, true, theme),
                What::Removed(..) => cross(painter, at, 5.5, line, theme),
            }
        }
    }

    fn legend(&self, scene: &Scene<'_>, _state: &LayerState) -> Vec<LegendLine> {
        if !scene.view.session.derived().is_compared() {
            return Vec::new();
        }
        if self.is_crowded {
            let text = tr!("too-many-changes-for-signs", count = MOST_MARKS);
            return vec![LegendLine::Text(text)];
        }
        let count = |is: fn(&What) -> bool| {
            format::number(self.marks.iter().filter(|mark| is(&mark.what)).count())
        };
        let added = count(|what| matches!(what, What::Added));
        let removed = count(|what| matches!(what, What::Removed(..)));
        let changed = count(|what| matches!(what, What::Changed | What::Moved(_)));
        let moved = count(|what| matches!(what, What::Moved(_)));
        let [green, red, amber] =
            [Token::Success, Token::Error, Token::Warning].map(|token| scene.theme.token(token));
        vec![
            LegendLine::Stroke(green, false, tr!("ring-with-plus-added", count = added)),
            LegendLine::Stroke(red, false, tr!("cross-removed", count = removed)),
            LegendLine::Stroke(amber, true, tr!("dashed-ring-changed", count = changed)),
            LegendLine::Stroke(amber, false, tr!("line-moved", count = moved)),
        ]
    }

    fn hit(&self, scene: &Scene<'_>, pointer: Pos2) -> Option<Hit> {
        // What is there now is picked as an event.
        let near = |mark: &Mark| {
            matches!(mark.what, What::Removed(..))
                && scene.viewport.project(mercator(mark.at)).distance(pointer) < RADIUS
        };
        self.drawn().iter().rposition(near).map(Hit)
    }

    fn tip(&self, scene: &Scene<'_>, Hit(index): Hit) -> String {
        let Some(What::Removed(id, row)) = self.drawn().get(index).map(|mark| mark.what) else {
            return String::new();
        };
        match scene.view.event_of_older(EventRef { dataset: id, row }) {
            Some(Ok(event)) => {
                let zone = scene.view.settings.zone();
                let time = format::interval_in_words(event.interval, event.time_precision, &zone);
                let title = if event.title.is_empty() { &event.id } else { &event.title };
                tr!("removed-event", title = escape_invisible(title).into_owned(), time = time)
            }
            Some(Err(error)) => error.to_string(),
            None => reading().to_owned(),
        }
    }
}
