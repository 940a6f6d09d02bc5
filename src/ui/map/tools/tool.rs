//! What a tool of the map is.

use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::ui::widgets::icon::Icon;

/// How a tool is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// From where the button is pressed to where it is let go.
    Drag,
    /// Along everywhere between them.
    Trail,
    /// From click to click; a double click or Enter ends.
    Clicks,
}

/// Something to draw with.
pub trait Tool: Sync {
    /// Stable word.
    fn id(&self) -> &'static str;
    /// The id of its line in the table of actions, which has its name and its key.
    fn action(&self) -> &'static str;
    /// What to do with it, in a few words.
    fn hint(&self) -> &'static str;
    /// Its icon in the bar of tools.
    fn icon(&self) -> Icon;
    /// How it is moved.
    fn gesture(&self) -> Gesture;
    /// Whether what was drawn selects the events inside.
    fn selects(&self) -> bool {
        true
    }
    /// The area between the corners, once there is one.
    fn area(&self, corners: &[Place]) -> Option<AreaChoice>;
    /// What is told beside the pointer, apart from the events inside.
    fn measure(&self, _corners: &[Place]) -> String {
        String::new()
    }
}

/// A drawn ring as an area; nothing while it has no inside.
pub(super) fn ring(corners: &[Place]) -> Option<AreaChoice> {
    let shape = crate::shape::Shape::drawn(corners).ok()?;
    Some(AreaChoice::Shape(crate::shape::NamedShape { name: String::new(), shape }))
}
