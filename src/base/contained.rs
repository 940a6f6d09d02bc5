//! Runs code of others that may panic on bad input: a panic is neither printed nor spread.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// The code panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panicked;

/// What `work` returns.
///
/// # Errors
/// When it panicked; what it was given must not be used any more.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |info| {
            if !IS_CONTAINED.get() {
                usual(info);
            }
        }));
    });
    let before = IS_CONTAINED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_CONTAINED.set(before);
    result.map_err(|_| Panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_result_and_the_next_work_is_done() {
        let fails = || -> u8 { [1_u8, 2][std::hint::black_box(7)] };
        assert_eq!(contained(fails), Err(Panicked));
        assert_eq!(contained(|| 3), Ok(3));
        assert_eq!(contained(|| contained(fails)), Ok(Err(Panicked)));
    }
}
