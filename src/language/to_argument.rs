//! What can stand for a variable of a message.

use std::borrow::Cow;

use super::Argument;

/// What a variable of a message can stand for: text, another message, or a whole number
/// by which the message chooses its words. Other numbers are text by then.
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

impl ToArgument for std::io::Error {
    fn to_argument(&self) -> Argument<'_> {
        Argument::from(self.to_string())
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
