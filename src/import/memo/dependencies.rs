//! Which columns decide what a row means.

/// Columns that a format reads beside the mapped ones, by what they decide.
/// What is not listed must not depend on anything but mapped columns.
#[derive(Debug, Clone, Copy, Default)]
pub struct ColumnDependencies {
    /// When, how precisely, how doubtfully.
    pub time: &'static [&'static str],
    /// How precise the place is.
    pub accuracy: &'static [&'static str],
    /// The kind.
    pub kind: &'static [&'static str],
    /// First-order division.
    pub admin1: &'static [&'static str],
    /// Name of the place.
    pub place: &'static [&'static str],
    /// Killed, injured, and any note about numbers.
    pub harm: &'static [&'static str],
    /// Who published.
    pub publishers: &'static [&'static str],
    /// When it was reported, where no column is mapped for that.
    pub reported: &'static [&'static str],
    /// The name of the place, or its first-order division, is the mapped cell
    /// as it stands.
    pub plain_place: bool,
    /// See `plain_place`.
    pub plain_admin1: bool,
}

impl ColumnDependencies {
    /// All columns that are named.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let lists = [
            self.time,
            self.accuracy,
            self.kind,
            self.admin1,
            self.place,
            self.harm,
            self.publishers,
            self.reported,
        ];
        lists.into_iter().flatten().copied()
    }
}
