//! The claims about one event that may leave, and whether they contradict one another.

use std::borrow::Cow;

use super::Job;
use crate::dataset::claims::contradict;
use crate::dataset::{Claim, Dataset};

/// Claims as they leave.
pub(super) struct PublishedClaims<'a> {
    /// In the order of their file.
    pub claims: Vec<Cow<'a, Claim>>,
    /// Whether two of them contradict one another; what is held back does not count.
    pub are_disputed: bool,
    /// How many are held back.
    pub left_out: usize,
}

impl Job {
    /// Those about the event with the id `id`.
    pub(super) fn published_claims<'a>(
        &self,
        dataset: &'a Dataset,
        id: &str,
    ) -> PublishedClaims<'a> {
        let about: Vec<&Claim> = dataset.claims.about(id).collect();
        let claims: Vec<Cow<'_, Claim>> =
            about.iter().filter_map(|claim| self.publication.published_claim(claim)).collect();
        let are_disputed = contradict(claims.iter().map(Cow::as_ref));
        let left_out = about.len() - claims.len();
        PublishedClaims { claims, are_disputed, left_out }
    }
}
