//! All notes and tags of a session.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{EventKey, Version};

/// A note about one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The event.
    pub event: EventKey,
    /// Everything that the note ever said, the latest last; never empty.
    pub versions: BTreeSet<Version>,
}

impl Note {
    /// What it says, unless it was removed.
    pub fn text(&self) -> Option<&str> {
        self.versions.last()?.text.as_deref()
    }
}

/// A word that marks one event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag {
    /// The event.
    pub event: EventKey,
    /// The word, as [`Notebook::word`] cleans it.
    pub word: String,
}

/// A tag with who added and removed it, for files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagged {
    /// The tag.
    #[serde(flatten)]
    pub tag: Tag,
    /// When it was added and removed, the latest last; never empty.
    pub versions: BTreeSet<Version>,
}

impl Tagged {
    /// Whether the event has the tag now.
    pub fn is_there(&self) -> bool {
        self.versions.last().is_some_and(|version| version.text.is_some())
    }
}

/// Notes and tags. What was removed is kept as removed, so that merging with an
/// older copy does not bring it back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Notebook {
    /// Notes by id.
    notes: BTreeMap<String, Note>,
    /// Tags, each event and word once.
    #[serde(with = "as_list")]
    tags: BTreeMap<Tag, BTreeSet<Version>>,
}

impl Notebook {
    /// The longest note, in characters: a note is no place for a book.
    pub const LONGEST_NOTE: usize = 20_000;

    /// The longest tag, in characters.
    pub const LONGEST_TAG: usize = 64;

    /// Whether there is nothing, not even something removed.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.tags.is_empty()
    }

    /// A tag as it is kept: without space around, spaces in it single, without
    /// control characters; `None` where nothing is left.
    pub fn word(text: &str) -> Option<String> {
        let clean: String = text.chars().filter(|c| !c.is_control() && *c != ';').collect();
        let words: Vec<&str> = clean.split_whitespace().collect();
        let word: String = words.join(" ").chars().take(Self::LONGEST_TAG).collect();
        (!word.is_empty()).then_some(word)
    }

    /// The id of a note about `event` that begins with `version`: no two people
    /// write the same at the same moment.
    pub fn id_of(event: &EventKey, version: &Version) -> String {
        let mut hash = Sha256::new();
        let number = event.number.to_string();
        let at = version.at.to_string();
        let text = version.text.as_deref().unwrap_or_default();
        for part in [&event.sha256, &number, &at, &version.author, text] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Adds a note, or a version to the note `id`.
    pub fn write(&mut self, id: &str, event: EventKey, version: Version) {
        let note = self
            .notes
            .entry(id.to_owned())
            .or_insert_with(|| Note { event, versions: BTreeSet::new() });
        let version = version.after(note.versions.last());
        if note.versions.last().is_none_or(|last| last.text != version.text) {
            note.versions.insert(version);
        }
    }

    /// Adds or, where `version` has no text, removes a tag.
    pub fn tag(&mut self, tag: Tag, version: Version) {
        let versions = self.tags.entry(tag).or_default();
        let version = version.after(versions.last());
        let was_there = versions.last().is_some_and(|last| last.text.is_some());
        if was_there != version.text.is_some() {
            versions.insert(version);
        }
        self.tags.retain(|_, versions| !versions.is_empty());
    }

    /// Notes and tags of the events `moved`, which are now known by other keys: written
    /// there with everything that they ever said, and removed by `version`, which has no
    /// text, where they were. So it merges as what people write does.
    pub fn move_events(&mut self, moved: &BTreeMap<EventKey, EventKey>, version: &Version) {
        let notes: Vec<(String, Note)> = self
            .notes()
            .filter(|(_, note)| moved.contains_key(&note.event))
            .map(|(id, note)| (id.to_owned(), note.clone()))
            .collect();
        for (id, note) in notes {
            let Some((event, first)) = moved.get(&note.event).zip(note.versions.first()) else {
                continue;
            };
            self.write(&id, note.event.clone(), version.clone());
            let text = note.text().map(str::to_owned);
            let there = Note { event: event.clone(), versions: note.versions.clone() };
            let id = Self::id_of(event, first);
            let entry = self.notes.entry(id.clone()).or_insert(there);
            entry.versions.extend(note.versions.iter().cloned());
            // It may have been there before, and have been removed from there.
            self.write(&id, event.clone(), Version { text, ..version.clone() });
        }
        let tags: Vec<Tag> =
            self.tags().filter(|tag| moved.contains_key(&tag.event)).cloned().collect();
        for tag in tags {
            let Some(event) = moved.get(&tag.event) else { continue };
            let there = Tag { event: event.clone(), word: tag.word.clone() };
            let versions = self.tags.get(&tag).cloned().unwrap_or_default();
            self.tags.entry(there.clone()).or_default().extend(versions);
            self.tag(there, Version { text: Some(String::new()), ..version.clone() });
            self.tag(tag, version.clone());
        }
    }

    /// Every note that is not removed, with its id.
    pub fn notes(&self) -> impl Iterator<Item = (&str, &Note)> {
        self.notes
            .iter()
            .filter(|(_, note)| note.text().is_some())
            .map(|(id, note)| (id.as_str(), note))
    }

    /// Every tag that is not removed.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.tags
            .iter()
            .filter(|(_, versions)| versions.last().is_some_and(|last| last.text.is_some()))
            .map(|(tag, _)| tag)
    }

    /// This notebook and `other`: every version that either has.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for (id, note) in &other.notes {
            match merged.notes.get_mut(id) {
                Some(known) => {
                    known.versions.extend(note.versions.iter().cloned());
                    // Both name the same event; the lesser key, so that order is all the same.
                    known.event = known.event.clone().min(note.event.clone());
                }
                None => {
                    merged.notes.insert(id.clone(), note.clone());
                }
            }
        }
        for (tag, versions) in &other.tags {
            merged.tags.entry(tag.clone()).or_default().extend(versions.iter().cloned());
        }
        merged
    }

    /// How many notes and tags `other` has, or has newer, that this lacks.
    pub fn news_in(&self, other: &Self) -> (usize, usize) {
        let is_news = |known: Option<&BTreeSet<Version>>, versions: &BTreeSet<Version>| {
            known.is_none_or(|known| !versions.is_subset(known))
        };
        let notes = other
            .notes
            .iter()
            .filter(|(id, note)| {
                is_news(self.notes.get(*id).map(|known| &known.versions), &note.versions)
            })
            .count();
        let tags = other
            .tags
            .iter()
            .filter(|(tag, versions)| is_news(self.tags.get(*tag), versions))
            .count();
        (notes, tags)
    }

    /// Notes that two people changed apart from one another: both texts are kept,
    /// the later one counts.
    pub fn conflicts_with(&self, other: &Self) -> usize {
        let is_conflict = |(id, note): &(&String, &Note)| {
            self.notes.get(*id).is_some_and(|known| {
                !note.versions.is_subset(&known.versions)
                    && !known.versions.is_subset(&note.versions)
            })
        };
        other.notes.iter().filter(is_conflict).count()
    }
}

/// Tags as a list: JSON has only text as keys.
mod as_list {
    use std::collections::{BTreeMap, BTreeSet};

    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::{Tag, Tagged, Version};

    pub fn serialize<S: Serializer>(
        tags: &BTreeMap<Tag, BTreeSet<Version>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            tags.iter()
                .map(|(tag, versions)| Tagged { tag: tag.clone(), versions: versions.clone() }),
        )
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Tag, BTreeSet<Version>>, D::Error> {
        let mut tags: BTreeMap<Tag, BTreeSet<Version>> = BTreeMap::new();
        for Tagged { tag, versions } in Vec::<Tagged>::deserialize(deserializer)? {
            if !versions.is_empty() {
                tags.entry(tag).or_default().extend(versions);
            }
        }
        Ok(tags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use proptest::prelude::*;

    fn key(number: u32) -> EventKey {
        EventKey {
            sha256: "ab".to_owned(),
            number,
            file: "a.csv".to_owned(),
            id: format!("e{number}"),
            title: "Fire".to_owned(),
        }
    }

    fn version(at: i64, author: &str, text: Option<&str>) -> Version {
        Version::new(Timestamp::from_second(at).unwrap(), author, text.map(str::to_owned))
    }

    /// What people did: a note written or removed, a tag added or removed.
    fn notebooks() -> impl Strategy<Value = Notebook> {
        let change = (0_u32..3, 0_i64..6, "[ab]", prop::option::of("[xy]"), any::<bool>());
        prop::collection::vec(change, 0..12).prop_map(|changes| {
            let mut notebook = Notebook::default();
            for (number, at, author, text, is_note) in changes {
                let version = version(at, &author, text.as_deref());
                if is_note {
                    notebook.write(&format!("n{number}"), key(number), version);
                } else {
                    notebook.tag(Tag { event: key(number), word: author }, version);
                }
            }
            notebook
        })
    }

    proptest! {
        #[test]
        fn merging_is_the_same_in_any_order_and_loses_nothing(
            a in notebooks(), b in notebooks(), c in notebooks(),
        ) {
            prop_assert_eq!(a.merged(&b), b.merged(&a));
            prop_assert_eq!(a.merged(&b).merged(&c), a.merged(&b.merged(&c)));
            prop_assert_eq!(a.merged(&a), a.clone());
            let all = a.merged(&b);
            prop_assert_eq!(all.news_in(&a), (0, 0));
            prop_assert_eq!(all.news_in(&b), (0, 0));
        }

        #[test]
        fn a_notebook_comes_back_from_text(notebook in notebooks()) {
            let text = serde_json::to_string(&notebook).unwrap();
            prop_assert_eq!(serde_json::from_str::<Notebook>(&text).unwrap(), notebook);
        }
    }

    #[test]
    fn the_later_text_counts_and_the_earlier_one_is_kept() {
        let mut mine = Notebook::default();
        mine.write("n", key(1), version(10, "Ana", Some("Two storeys")));
        let mut theirs = mine.clone();
        mine.write("n", key(1), version(30, "Ana", Some("Three storeys")));
        theirs.write("n", key(1), version(20, "Bo", Some("Roof only")));
        let merged = mine.merged(&theirs);
        let (_, note) = merged.notes().next().unwrap();
        assert_eq!(note.text(), Some("Three storeys"));
        assert_eq!(note.versions.len(), 3);
        assert_eq!(mine.conflicts_with(&theirs), 1);
    }

    #[test]
    fn what_was_removed_does_not_come_back_from_an_older_copy() {
        let tag = Tag { event: key(1), word: "verified".to_owned() };
        let mut old = Notebook::default();
        old.tag(tag.clone(), version(1, "Ana", Some("")));
        let mut new = old.clone();
        new.tag(tag, version(2, "Ana", None));
        assert_eq!(old.merged(&new).tags().count(), 0);
    }

    #[test]
    fn a_clock_that_lags_behind_does_not_lose_a_change() {
        let mut notebook = Notebook::default();
        notebook.write("n", key(1), version(100, "Ana", Some("first")));
        notebook.write("n", key(1), version(50, "Bo", Some("second")));
        assert_eq!(notebook.notes().next().unwrap().1.text(), Some("second"));
    }

    #[test]
    fn tags_are_cleaned_and_empty_ones_refused() {
        assert_eq!(Notebook::word("  to  check\n"), Some("to check".to_owned()));
        assert_eq!(Notebook::word(" ; \u{7}"), None);
    }
}
