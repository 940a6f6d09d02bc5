//! Sites that share one sign, so that no ring hides another.

use egui::{Pos2, Vec2};

use super::point_settings::SizeBy;
use super::rings;
use crate::session::EventRef;
use crate::ui::map::colocated::Site;
/// Radius of a sign, in points, without casualties.
pub const SIGN_POINTS: f32 = 6.5;

/// By area: four times the people, twice the radius, up to three times.
fn radius(size: SizeBy, site: &Site) -> f32 {
    let people = match size {
        SizeBy::Killed => site.killed,
        SizeBy::Injured => site.injured,
        SizeBy::Equal => 0,
    };
    SIGN_POINTS * (1.0 + (people as f32).sqrt() * 0.12).min(3.0)
}

/// Sites that share a sign.
pub struct Group {
    /// Indices of the sites, and where they stand.
    pub members: Vec<(usize, Pos2)>,
    /// Where the sign stands: in the middle by the number of events.
    pub centre: Pos2,
    /// Radius of the sign, in points.
    pub radius: f32,
    events: usize,
    /// The event, where it is but one.
    pub event: Option<EventRef>,
}

impl Group {
    /// Of `members`, indices into `sites`.
    pub fn of(members: Vec<(usize, Pos2)>, sites: &[Site], size: SizeBy) -> Self {
        let events: usize = members.iter().map(|(index, _)| sites[*index].events.len()).sum();
        if let (&[(index, centre)], 1) = (&members[..], events) {
            let site = &sites[index];
            let (radius, event) = (radius(size, site), site.events.first().copied());
            return Self { members, centre, radius, events, event };
        }
        let weighted = members.iter().fold(Vec2::ZERO, |sum, (index, at)| {
            sum + at.to_vec2() * sites[*index].events.len() as f32
        });
        let centre = (weighted / events.max(1) as f32).to_pos2();
        Self { members, centre, radius: rings::radius(events), events, event: None }
    }

    /// Whether a good part of the one sign would hide the other.
    fn hides(&self, other: &Self) -> bool {
        let reach = (self.radius + other.radius) * 0.85;
        // Signs of single events may touch; a ring with its number is to be read.
        let is_ring = self.event.is_none() || other.event.is_none();
        is_ring && self.centre.distance(other.centre) < reach
    }

    /// Both together, with the centre between them by their events.
    fn join(&mut self, other: Self) {
        let events = self.events + other.events;
        let share = other.events as f32 / events.max(1) as f32;
        self.centre += (other.centre - self.centre) * share;
        self.members.extend(other.members);
        self.events = events;
        self.radius = rings::radius(events);
        self.event = None;
    }
}

/// `groups` with those joined whose signs would hide one another, until none does. What
/// is joined depends on distances alone, so that it stays while the map is dragged.
pub fn without_overlap(mut groups: Vec<Group>) -> Vec<Group> {
    const MOST_ROUNDS: usize = 8;
    for _ in 0..MOST_ROUNDS {
        let before = groups.len();
        let mut kept: Vec<Group> = Vec::with_capacity(before);
        for group in groups {
            match kept.iter_mut().find(|other| other.hides(&group)) {
                Some(other) => other.join(group),
                None => kept.push(group),
            }
        }
        groups = kept;
        if groups.len() == before {
            break;
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(x: f32, events: usize) -> Group {
        let centre = Pos2::new(x, 0.0);
        let members = vec![(0, centre)];
        Group { members, centre, radius: rings::radius(events), events, event: None }
    }

    #[test]
    fn rings_that_would_hide_one_another_are_one_and_no_event_is_lost() {
        let xs = [0.0, 20.0, 37.0, 52.0, 300.0, 318.0, 600.0];
        let groups: Vec<Group> = xs.iter().map(|x| ring(*x, 40)).collect();
        let joined = without_overlap(groups);
        assert_eq!(joined.iter().map(|group| group.events).sum::<usize>(), 40 * xs.len());
        for (index, group) in joined.iter().enumerate() {
            assert!(joined.iter().skip(index + 1).all(|other| !group.hides(other)));
        }
        assert_eq!(joined.iter().filter(|group| group.members.len() == 1).count(), 1);
    }
}
