//! What people see. Panels read a [`View`] and send [`Action`]s; they change nothing.

pub mod actions;
mod choosing;
mod collation;
pub mod dialogs;
pub mod format;
pub mod labels;
mod late;
pub mod map;
mod menu_commands;
pub mod panels;
pub mod picture_request;
mod queue;
pub mod records;
pub mod settings;
pub mod snapshot;
pub mod solid;
pub mod theme;
pub mod threads;
pub mod timeline;
mod view;
pub mod widgets;
pub mod window;

pub use choosing::Choosing;
pub use queue::{Action, Move, Queue};
pub use settings::Settings;
pub use view::View;
pub use window::Window;

/// The name under which settings and fetched tiles are kept.
pub const APP_ID: &str = "strikemap";
