//! Why a text is no position.

/// Why a text is no position. The words follow the text: `"x" is not …`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It has another form.
    #[error("is not a pair of coordinates")]
    NoCoordinates,
    /// A geometry is damaged.
    #[error("is not a geometry: {0}")]
    Geometry(String),
    /// The numbers are too large.
    #[error("has a position outside the globe, {0}")]
    OffGlobe(String),
    /// As −42° N.
    #[error("has a sign that contradicts the letter for the half of the globe")]
    SignAgainstLetter,
    /// As 50° N 30° N.
    #[error("has two coordinates of one kind")]
    TwiceTheSame,
    /// The system has a name that is not in the list.
    #[error("is in the reference system {0}, which is not read")]
    UnknownSystem(String),
    /// A zone or letter is missing or wrong.
    #[error("{0}")]
    Grid(&'static str),
    /// It names a place beside the code.
    #[error("is a short plus code, which needs a known place beside it")]
    ShortCode,
}
