//! What people ask of pictures and animations.

use std::path::PathBuf;

use super::dialogs::picture_preview::Previewed;
use super::snapshot::{Animation, Style};

/// Asked for about pictures and animations.
#[derive(Debug, Clone)]
pub enum Draw {
    /// Choose how a picture is drawn.
    PictureDialog,
    /// Choose how an animation is drawn.
    AnimationDialog,
    /// Choose its file in a dialog of the system; a name is proposed.
    ChooseTarget(String),
    /// Draw it small, for its dialog.
    Preview(Box<Previewed>),
    /// Draw it.
    Save(Box<Request>),
    /// Stop drawing.
    Cancel,
}

/// A picture or an animation to draw of what is open.
#[derive(Debug, Clone)]
pub struct Request {
    /// How it looks.
    pub style: Style,
    /// How time moves; a picture without it.
    pub animation: Option<Animation>,
    /// Where to.
    pub path: PathBuf,
    /// Whether what is there may be replaced.
    pub replace: bool,
}
