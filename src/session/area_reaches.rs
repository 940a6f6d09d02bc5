//! Which events lie in areas, remembered while other filters change.

use std::sync::Arc;

use super::dataset_masks::DatasetMasks;
use super::ids::DatasetId;
use crate::filter::{AreaChoice, AreaReach};

/// The most areas of which it is remembered what lies in them.
const MOST_REMEMBERED: usize = 8;

/// What lies in the areas that were asked for last, by dataset.
#[derive(Debug, Default)]
pub(super) struct AreaReaches {
    known: Vec<(DatasetId, Vec<AreaChoice>, Arc<AreaReach>)>,
}

impl AreaReaches {
    /// What lies in `areas`; what was asked for longest ago is forgotten.
    pub(super) fn of(&mut self, part: &DatasetMasks, areas: &[AreaChoice]) -> Arc<AreaReach> {
        let is_it = |(id, known, _): &(DatasetId, Vec<AreaChoice>, Arc<AreaReach>)| {
            *id == part.id && known == areas
        };
        if let Some(at) = self.known.iter().position(is_it) {
            let entry = self.known.remove(at);
            let reach = Arc::clone(&entry.2);
            self.known.push(entry);
            return reach;
        }
        let reach = Arc::new(AreaReach::new(&part.dataset, areas, part.event_areas()));
        self.known.push((part.id, areas.to_vec(), Arc::clone(&reach)));
        let own = || self.known.iter().filter(|(id, ..)| *id == part.id).count();
        if own() > MOST_REMEMBERED
            && let Some(oldest) = self.known.iter().position(|(id, ..)| *id == part.id)
        {
            self.known.remove(oldest);
        }
        reach
    }

    /// Drops what is known of a dataset that is gone or was reloaded.
    pub(super) fn forget(&mut self, id: DatasetId) {
        self.known.retain(|(known, ..)| *known != id);
    }
}
