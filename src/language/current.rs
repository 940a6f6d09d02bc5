//! The language of a thread, and what is said in it.

use std::cell::Cell;

use super::{Argument, Language};

thread_local! {
    // A window is painted on one thread, and tests paint several windows at a time. What
    // writes files is on threads that are never told.
    static CURRENT: Cell<Language> = const { Cell::new(Language::English) };
}

/// Says what follows on this thread in `language`.
pub fn set(language: Language) {
    CURRENT.set(language);
}

/// The language of what is said on this thread: English unless it was [`set`].
pub fn current() -> Language {
    CURRENT.get()
}

/// What `say` says on this thread is in `language`, and then again as before.
pub fn said_in<T>(language: Language, say: impl FnOnce() -> T) -> T {
    struct Back(Language);
    impl Drop for Back {
        fn drop(&mut self) {
            set(self.0);
        }
    }
    let _back = Back(CURRENT.replace(language));
    say()
}

/// The message `id`, which has no variables.
pub(crate) fn text(id: &'static str) -> &'static str {
    current().text(id)
}

/// The message `id` with its variables filled in.
pub(crate) fn text_with<'a>(
    id: &'static str,
    arguments: impl IntoIterator<Item = (&'a str, Argument<'a>)>,
) -> String {
    current().text_with(id, arguments)
}

/// A message in the language of this thread: `tr!("file")` is a `&'static str`,
/// `tr!("count-events", count = events)` a `String`.
macro_rules! tr {
    ($id:literal) => {
        $crate::language::text($id)
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::text_with(
            $id,
            [$((stringify!($name), $crate::language::ToArgument::to_argument(&$value))),+],
        )
    };
}
pub(crate) use tr;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_speaks_english_until_it_is_told() {
        assert_eq!(current(), Language::English);
        assert_eq!(said_in(Language::Polish, current), Language::Polish);
        assert_eq!(current(), Language::English);
        said_in(Language::Ukrainian, || {
            let other = std::thread::Builder::new().name("other".to_owned()).spawn(current);
            assert_eq!(other.unwrap().join().unwrap(), Language::English);
        });
    }
}
