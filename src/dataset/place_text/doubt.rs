//! Why a text is no position.

use std::fmt;

use crate::language::{Message, message};

/// Why a text is no position. The words follow the text: `"x" is not …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// It has another form.
    NoCoordinates,
    /// A geometry is damaged.
    Geometry(Message),
    /// The numbers are too large.
    OffGlobe(String),
    /// The same of two numbers, of which the longitude comes first.
    OffGlobeLongitudeFirst(String),
    /// The same of numbers of another reference system, of which x comes first.
    OffGlobeXFirst(String),
    /// Degrees where this system has metres.
    DegreesForMetres(String),
    /// Far from where this system is for, in either order.
    OutsideArea(String),
    /// As −42° N.
    SignAgainstLetter,
    /// As 50° N 30° N.
    TwiceTheSame,
    /// The system has a name that is not in the list.
    UnknownSystem(String),
    /// A zone or letter is missing or wrong, or a code is none; a message says which.
    Grid(Message),
    /// It names a place beside the code.
    ShortCode,
}

impl Doubt {
    /// As it is noted.
    pub fn message(&self) -> Message {
        match self {
            Self::NoCoordinates => message!("note-no-pair"),
            Self::Geometry(reason) => message!("note-no-geometry", reason = reason.clone()),
            Self::OffGlobe(position) => message!("note-off-globe", position = position),
            Self::OffGlobeLongitudeFirst(position) => {
                message!("note-off-globe-longitude-first", position = position)
            }
            Self::OffGlobeXFirst(position) => {
                message!("note-off-globe-x-first", position = position)
            }
            Self::DegreesForMetres(name) => message!("note-degrees-for-metres", name = name),
            Self::OutsideArea(name) => message!("note-outside-area-of-system", name = name),
            Self::SignAgainstLetter => message!("note-sign-against-letter"),
            Self::TwiceTheSame => message!("note-twice-the-same-coordinate"),
            Self::UnknownSystem(name) => message!("note-unknown-reference-system", name = name),
            Self::Grid(reason) => reason.clone(),
            Self::ShortCode => message!("note-short-plus-code"),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for Doubt {}
