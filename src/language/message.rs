//! What is said later, in whatever language is spoken then.

use std::borrow::Cow;
use std::error::Error;
use std::{fmt, io};

use serde::{Serialize, Serializer};

use super::current::{current, said_in, text_with};
use super::to_argument::ToArgument;
use super::{Argument, Language};

/// A [`Message`] to be said later: `message!("note-no-date")`,
/// `message!("note-several-zones", zone = name)`.
macro_rules! message {
    ($id:literal) => {
        $crate::language::Message::plain($id)
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::Message::new(
            $id,
            [$((stringify!($name), $crate::language::MessageValue::from($value))),+],
        )
    };
}
pub(crate) use message;

/// The [`MessageId`] of a message without variables.
macro_rules! message_id {
    ($id:literal) => {
        $crate::language::MessageId($id)
    };
}
pub(crate) use message_id;

/// Letters that are kept of what a library says.
const MOST_LETTERS: usize = 300;

/// A message with what stands for its variables, made by `message!`. It is shown in the
/// language of the thread that shows it, and written to files in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, MessageValue)>,
}

/// A message that has no variables, made by `message_id!`: as small as its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MessageId(pub &'static str);

impl MessageId {
    /// The message.
    pub const fn message(self) -> Message {
        Message::plain(self.0)
    }

    /// It in the language of this thread.
    pub fn text(self) -> &'static str {
        current().text(self.0)
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl From<MessageId> for Message {
    fn from(id: MessageId) -> Self {
        id.message()
    }
}

/// What stands for a variable of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageValue {
    /// Text of a file or of the system.
    Text(Cow<'static, str>),
    /// A number by which words are chosen.
    Number(i64),
    /// Another message.
    Message(Message),
    /// Fixed words of the core, see [`Language::word`].
    Word(&'static str),
    /// An entry of a registry, by the words before its id in messages and the id.
    Entry(&'static str, &'static str),
}

impl Message {
    /// The message `id`, with what stands for its variables; write `message!`.
    pub fn new(
        id: &'static str,
        arguments: impl IntoIterator<Item = (&'static str, MessageValue)>,
    ) -> Self {
        Self { id, arguments: arguments.into_iter().collect() }
    }

    /// The message `id`, which has no variables; write `message!`.
    pub const fn plain(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// What nobody translates: what another library or the system says.
    pub fn verbatim(text: impl Into<Cow<'static, str>>) -> Self {
        message!("verbatim", text = MessageValue::Text(text.into()))
    }

    /// What `error` says: its message, if it is one or was made by one, and otherwise
    /// what a library or the system says, shortened.
    pub fn of(error: &(dyn Error + 'static)) -> Self {
        let mut next = Some(error);
        while let Some(error) = next {
            if let Some(message) = error.downcast_ref::<Self>() {
                return message.clone();
            }
            let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
            next = match inner {
                Some(inner) => Some(inner),
                None => error.source(),
            };
        }
        let mut text = error.to_string();
        if let Some((at, _)) = text.char_indices().nth(MOST_LETTERS) {
            text.truncate(at);
            text.push('…');
        }
        Self::verbatim(text)
    }

    /// One after another; empty where there is none.
    pub fn joined(messages: impl IntoIterator<Item = Self>) -> Self {
        let join = |one, other| message!("one-and-another", one = one, other = other);
        messages.into_iter().reduce(join).unwrap_or_else(|| Self::verbatim(""))
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
            match value {
                MessageValue::Message(message) => ids.extend(message.kind()),
                MessageValue::Word(word) => ids.push(word),
                MessageValue::Text(_) | MessageValue::Number(_) | MessageValue::Entry(..) => {}
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

impl Error for Message {}

impl ToArgument for Message {
    fn to_argument(&self) -> Argument<'_> {
        Argument::from(self.to_string())
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.said_in(Language::English))
    }
}

impl MessageValue {
    fn argument(&self) -> Argument<'_> {
        match self {
            Self::Text(text) => Argument::from(&**text),
            Self::Number(number) => Argument::from(*number),
            Self::Message(message) => Argument::from(message.to_string()),
            Self::Word(text) => Argument::from(current().word(text)),
            Self::Entry(registry, id) => {
                let name = format!("{registry}-{}", id.replace('_', "-"));
                Argument::from(current().find(&name).unwrap_or(id))
            }
        }
    }
}

impl From<&str> for MessageValue {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<&String> for MessageValue {
    fn from(text: &String) -> Self {
        Self::Text(Cow::Owned(text.clone()))
    }
}

impl From<String> for MessageValue {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Cow<'_, str>> for MessageValue {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(Cow::Owned(text.into_owned()))
    }
}

impl From<Message> for MessageValue {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for MessageValue {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}
numbers!(usize, u8, u16, u32, u64, i32, i64);

#[cfg(test)]
mod tests {
    use super::*;

    fn of_count(count: u32) -> Message {
        Message::new("count-events", [("count", MessageValue::from(count))])
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
        let written = said_in(Language::Ukrainian, || serde_json::to_string(&of_count(5)).unwrap());
        assert_eq!(written, "\"5 events\"");
    }

    #[test]
    fn messages_are_of_one_kind_by_their_ids_and_those_in_them() {
        let outer = |inner: Message| Message::new("outer", [("inner", MessageValue::from(inner))]);
        assert_eq!(of_count(1).kind(), of_count(2).kind());
        assert_eq!(outer(of_count(1)).kind(), outer(of_count(2)).kind());
        assert_ne!(outer(of_count(1)).kind(), outer(Message::verbatim("x")).kind());
        assert_ne!(of_count(1).kind(), Message::verbatim("x").kind());
    }
}
