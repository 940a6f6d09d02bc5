//! The threads of a window, found by whoever has its context.

use egui::{Context, Id};

use crate::base::Threads;

/// The threads of the window that `ctx` draws. The window joins them when it is gone.
pub fn of(ctx: &Context) -> Threads {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Threads>(Id::NULL).clone())
}
