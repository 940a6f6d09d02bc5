//! What is said later, in whatever language is spoken then.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::current::{current, said_in, text_with};
use super::{Argument, Language};

/// A message with what stands for its variables, made by [`message!`]. It is shown in the
/// language of the thread that shows it, and written to files in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    arguments: Box<[(&'static str, Value)]>,
}

/// What stands for a variable of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text of a file or of the system.
    Text(Cow<'static, str>),
    /// A number by which words are chosen.
    Number(i64),
    /// Another message.
    Message(Message),
}

impl Message {
    /// The message `id`, with what stands for its variables; write [`message!`].
    pub fn new(
        id: &'static str,
        arguments: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Self {
        Self { id, arguments: arguments.into_iter().collect() }
    }

    /// What nobody translates: what another library or the system says.
    pub fn verbatim(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new("verbatim", [("text", Value::Text(text.into()))])
    }

    /// The same in this language.
    pub fn said_in(&self, language: Language) -> String {
        said_in(language, || self.to_string())
    }

    /// What kind of message it is: its id, and those of the messages in it. Two of one
    /// kind say the same of different things.
    pub fn kind(&self) -> Vec<&'static str> {
        let mut ids = vec![self.id];
        for (_, value) in &self.arguments {
            if let Value::Message(message) = value {
                ids.extend(message.kind());
            }
        }
        ids
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.arguments.is_empty() {
            return f.write_str(current().text(self.id));
        }
        let arguments = self.arguments.iter().map(|(name, value)| (*name, value.argument()));
        f.write_str(&text_with(self.id, arguments))
    }
}

impl std::error::Error for Message {}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.said_in(Language::English))
    }
}

impl Value {
    fn argument(&self) -> Argument<'_> {
        match self {
            Self::Text(text) => Argument::from(&**text),
            Self::Number(number) => Argument::from(*number),
            Self::Message(message) => Argument::from(message.to_string()),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(Cow::Owned(text.clone()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(Cow::Owned(text.into_owned()))
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}
numbers!(usize, u8, u16, u32, u64, i32, i64);

/// A [`Message`] to be said later: `message!("note-no-date")`,
/// `message!("note-far", country = name)`.
macro_rules! message {
    ($id:literal) => {
        $crate::language::Message::new($id, [])
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::Message::new(
            $id,
            [$((stringify!($name), $crate::language::Value::from($value))),+],
        )
    };
}
pub(crate) use message;

#[cfg(test)]
mod tests {
    use super::*;

    fn of_count(count: u32) -> Message {
        Message::new("count-events", [("count", Value::from(count))])
    }

    #[test]
    fn it_is_said_in_the_language_of_whoever_asks() {
        let message = of_count(5);
        assert_eq!(message.to_string(), "5 events");
        assert_eq!(message.said_in(Language::Polish), "5 zdarzeń");
        assert_eq!(message.to_string(), "5 events");
    }

    #[test]
    fn files_get_english_whatever_is_spoken() {
        let written = said_in(Language::Ukrainian, || {
            serde_json::to_string(&of_count(5)).unwrap()
        });
        assert_eq!(written, "\"5 events\"");
    }

    #[test]
    fn messages_are_of_one_kind_by_their_ids_and_those_in_them() {
        let outer = |inner: Message| Message::new("outer", [("inner", Value::from(inner))]);
        assert_eq!(of_count(1).kind(), of_count(2).kind());
        assert_eq!(outer(of_count(1)).kind(), outer(of_count(2)).kind());
        assert_ne!(outer(of_count(1)).kind(), outer(Message::verbatim("x")).kind());
        assert_ne!(of_count(1).kind(), Message::verbatim("x").kind());
    }
}
