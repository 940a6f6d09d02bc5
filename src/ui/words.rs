//! The language of the window, and what it says in it.

use std::borrow::Cow;
use std::cell::Cell;

use crate::language::{Argument, Language};

thread_local! {
    // A window is painted on one thread, and tests paint several windows at a time.
    static CURRENT: Cell<Language> = const { Cell::new(Language::English) };
}

/// Says what follows on this thread in `language`.
pub fn set(language: Language) {
    CURRENT.set(language);
}

/// The language of what is said on this thread.
pub fn current() -> Language {
    CURRENT.get()
}

/// The message `id`, which has no variables.
pub fn text(id: &'static str) -> &'static str {
    current().text(id)
}

/// The message `id` with its variables filled in.
pub fn text_with<'a>(
    id: &'static str,
    arguments: impl IntoIterator<Item = (&'a str, Argument<'a>)>,
) -> String {
    current().text_with(id, arguments)
}

/// What a variable of a message can stand for: text, or a whole number by which the
/// message chooses its words. Other numbers are text by then.
pub trait ToArgument {
    /// As messages take it.
    fn to_argument(&self) -> Argument<'_>;
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl ToArgument for $number {
            fn to_argument(&self) -> Argument<'_> {
                Argument::from(*self)
            }
        }
    )+};
}
numbers!(usize, u8, u16, u32, u64, i32, i64);

impl ToArgument for str {
    fn to_argument(&self) -> Argument<'_> {
        Argument::from(self)
    }
}

impl ToArgument for String {
    fn to_argument(&self) -> Argument<'_> {
        Argument::from(self.as_str())
    }
}

impl ToArgument for Box<str> {
    fn to_argument(&self) -> Argument<'_> {
        Argument::from(&**self)
    }
}

impl ToArgument for Cow<'_, str> {
    fn to_argument(&self) -> Argument<'_> {
        Argument::from(&**self)
    }
}

impl<T: ToArgument + ?Sized> ToArgument for &T {
    fn to_argument(&self) -> Argument<'_> {
        (**self).to_argument()
    }
}

impl<T: ToArgument + ?Sized> ToArgument for &mut T {
    fn to_argument(&self) -> Argument<'_> {
        (**self).to_argument()
    }
}

/// A message in the language of the window: `tr!("file")` is a `&'static str`,
/// `tr!("count-events", count = events)` a `String`.
macro_rules! tr {
    ($id:literal) => {
        $crate::ui::words::text($id)
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::ui::words::text_with(
            $id,
            [$((stringify!($name), $crate::ui::words::ToArgument::to_argument(&$value))),+],
        )
    };
}
pub(crate) use tr;
