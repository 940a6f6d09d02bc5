//! The matching events in the order of one column, each found by its place in it
//! without a list of them.

use std::borrow::Cow;
use std::sync::{Arc, Weak};

use crate::dataset::schema::Value;
use crate::dataset::{Dataset, Ranks, Rows, Tags, Words};
use crate::language::Language;
use crate::session::derived::DatasetMasks;
use crate::session::{DatasetId, EventRef};
use crate::ui::late::Late;
use crate::ui::{View, collation, labels};

/// What rows are sorted by; read from columns, never from text.
#[derive(Debug, PartialEq, PartialOrd)]
pub enum Key {
    /// By size.
    Number(f64),
    /// By the alphabet of the language of the window.
    Text(Vec<u8>),
}

/// Where the keys of rows come from.
#[derive(Debug, Clone, Copy)]
pub enum SortBy {
    /// Words, by alphabet as people read them.
    Words(fn(&Dataset) -> &Words),
    /// Lists of words, by their length.
    Tags(fn(&Dataset) -> &Tags),
    /// Numbers; unknown ones count as the last.
    Numbers(fn(&Dataset, usize) -> Value<'static>, f64),
    /// The title, which is read from the record.
    Title,
    /// The name of the dataset.
    Dataset,
    /// Whether an air alert was on.
    AirAlert,
}

impl SortBy {
    fn key(self, part: &DatasetMasks, row: usize, language: Language) -> Key {
        let named = |text: &str| Key::Text(collation::key(language, text));
        let dataset = &*part.dataset;
        match self {
            Self::AirAlert => named(part.alert_states().words().value(row)),
            Self::Words(words) => {
                let word = words(dataset).value(row);
                let is_kind = std::ptr::eq(words(dataset), dataset.kinds());
                if is_kind { named(&labels::kind(word)) } else { named(word) }
            }
            Self::Tags(tags) => Key::Number(tags(dataset).codes(row).len() as f64),
            Self::Numbers(number, unknown) => Key::Number(match number(dataset, row) {
                Value::Range(_, high) => f64::from(high),
                Value::Count(count) => f64::from(count),
                Value::Instant(at) => at.secs() as f64,
                Value::Interval(at) => at.start().secs() as f64,
                Value::Secs(secs) => secs as f64,
                Value::Degrees(degrees) => degrees,
                Value::Metres(metres) => f64::from(metres),
                Value::Flag(flag) => f64::from(u8::from(flag)),
                Value::Unknown | Value::Text(_) | Value::Joined(_) | Value::List(_) => unknown,
            }),
            Self::Title => title_key(dataset, row, language),
            Self::Dataset => named(&dataset.source.name),
        }
    }
}

/// A column by which rows are sorted.
#[derive(Debug, Clone, Copy)]
pub struct SortColumn {
    /// Which one.
    pub id: &'static str,
    /// What rows are sorted by; none keeps the order of time.
    pub key: Option<SortBy>,
    /// Whether it is the start of the events, in which the rows of a dataset stand.
    pub is_time: bool,
}

/// Rows as place of their dataset and row, shared with the thread that sorted them.
type SharedRows = Arc<Vec<(u32, u32)>>;

/// All rows in the order of one column, kept until that or the datasets change.
#[derive(Debug, Default)]
struct RowOrder {
    column: Option<&'static str>,
    language: Language,
    shown: Vec<DatasetId>,
    /// What was read; one that is reloaded is another.
    read: Vec<Weak<Dataset>>,
    /// None where the rows of one dataset stand in this order already.
    sorted: Option<Sorted>,
    /// Reads titles that are not in memory and sorts by them, while it does.
    by_title: Option<Late<(), SharedRows>>,
}

/// What is known of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refreshed {
    /// It is the one of before.
    Same,
    /// It changed.
    Changed,
    /// Titles are being read; until they are, rows stand in the order of time.
    Reading,
}

/// Rows of all datasets in one order, both ways.
#[derive(Debug)]
struct Sorted {
    /// Place of the dataset, and row.
    rows: Vec<(u32, u32)>,
    /// Of each dataset, where each of its rows stands.
    places: Vec<Vec<u32>>,
}

impl Sorted {
    fn new(rows: Vec<(u32, u32)>, datasets: &[&Dataset]) -> Self {
        let mut places: Vec<Vec<u32>> =
            datasets.iter().map(|dataset| vec![0; dataset.len()]).collect();
        for (place, &(dataset, row)) in rows.iter().enumerate() {
            places[dataset as usize][row as usize] = place as u32;
        }
        Self { rows, places }
    }
}

impl RowOrder {
    fn refresh(&mut self, view: &View<'_>, column: SortColumn) -> Refreshed {
        let parts = || view.session.derived().parts();
        let is_same =
            self.read.iter().map(Weak::as_ptr).eq(parts().map(|part| Arc::as_ptr(&part.dataset)));
        let language = view.settings.language();
        if self.column == Some(column.id) && self.language == language && is_same {
            let Some(sorter) = &self.by_title else { return Refreshed::Same };
            let Some(rows) = sorter.get(&(), Arc::default) else { return Refreshed::Reading };
            self.by_title = None;
            let datasets: Vec<&Dataset> = parts().map(|part| &*part.dataset).collect();
            self.sorted = Some(Sorted::new(rows.to_vec(), &datasets));
            return Refreshed::Changed;
        }
        self.by_title = None;
        self.column = Some(column.id);
        self.language = language;
        self.shown = parts().map(|part| part.id).collect();
        self.read = parts().map(|part| Arc::downgrade(&part.dataset)).collect();
        let key = column.key.filter(|_| !(column.is_time && self.shown.len() == 1));
        if key.is_none() && self.shown.len() <= 1 {
            self.sorted = None;
            return Refreshed::Changed;
        }
        let is_late = matches!(key, Some(SortBy::Title))
            && parts().any(|part| !part.dataset.source.is_kept());
        let key = key.filter(|_| !is_late);
        if is_late {
            let datasets: Vec<Arc<Dataset>> =
                parts().map(|part| Arc::clone(&part.dataset)).collect();
            let sorter = view.records.late("sort by title");
            sorter.get(&(), move || Arc::new(rows_by_title(&datasets, language)));
            self.by_title = Some(sorter);
        }
        let parts: Vec<&DatasetMasks> = parts().collect();
        let datasets: Vec<&Dataset> = parts.iter().map(|part| &*part.dataset).collect();
        let all = all_rows(datasets.iter().copied());
        let rows = match key {
            None => all.collect(),
            Some(key) => {
                let keyed = |(place, row): (u32, u32)| {
                    (key.key(parts[place as usize], row as usize, language), (place, row))
                };
                sorted_by_key(all.map(keyed).collect())
            }
        };
        self.sorted = Some(Sorted::new(rows, &datasets));
        Refreshed::Changed
    }
}

/// The rows of all `datasets`, as place of the dataset and row.
fn all_rows<'a>(
    datasets: impl IntoIterator<Item = &'a Dataset>,
) -> impl Iterator<Item = (u32, u32)> {
    let lens = datasets.into_iter().map(Dataset::len);
    let rows = |(place, len)| (0..len as u32).map(move |row| (place as u32, row));
    lens.enumerate().flat_map(rows)
}

/// `keyed` rows in the order of their keys. Stable, so that equal keys keep the order of time.
fn sorted_by_key(mut keyed: Vec<(Key, (u32, u32))>) -> Vec<(u32, u32)> {
    keyed.sort_by(|(a, _), (b, _)| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// All rows by their titles, which are read in the order of the file, in which that is fast.
fn rows_by_title(datasets: &[Arc<Dataset>], language: Language) -> Vec<(u32, u32)> {
    let mut keyed = Vec::new();
    for (place, dataset) in datasets.iter().enumerate() {
        for row in dataset.rows_in_source_order(&Rows::all(dataset.len())) {
            keyed.push((title_key(dataset, row, language), (place as u32, row as u32)));
        }
    }
    // As they stand in time, which equal titles keep.
    keyed.sort_by_key(|(_, row)| *row);
    sorted_by_key(keyed)
}

fn title_key(dataset: &Dataset, row: usize, language: Language) -> Key {
    let title = dataset.event(row).map(|event| event.title).unwrap_or_default();
    Key::Text(collation::key(language, &title))
}

/// What a list depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ListKey {
    column: &'static str,
    language: Language,
    /// Of what matches, and of the selection where only that is listed.
    revision: u64,
    selected_only: bool,
}

/// The matching rows of a dataset; of those the selected ones alone where only they are
/// listed.
fn listed_rows<'a>(
    view: &'a View<'_>,
    part: &'a DatasetMasks,
    selected_only: bool,
) -> Cow<'a, Rows> {
    if !selected_only {
        return Cow::Borrowed(part.matching());
    }
    let mut rows = part.matching().clone();
    match view.session.document().selection.rows(part.id) {
        Some(selected) => rows.intersect(selected),
        None => rows = Rows::none(rows.len()),
    }
    Cow::Owned(rows)
}

/// The events of the table.
#[derive(Debug, Default)]
pub struct Listed {
    order: RowOrder,
    descending: bool,
    kept: Option<ListKey>,
    /// The rows of each dataset that matched when they were put into their places.
    counted: Vec<Rows>,
    /// Which places of the order match.
    matching: Rows,
    ranks: Ranks,
}

impl Listed {
    /// Follows the matching events; of them those that are selected, where only they are
    /// listed. Whether other rows are listed now, in the same order.
    pub fn refresh(
        &mut self,
        view: &View<'_>,
        column: SortColumn,
        descending: bool,
        selected_only: bool,
    ) -> bool {
        let is_same_way = self.descending == descending;
        self.descending = descending;
        let session = view.session;
        let key = ListKey {
            column: column.id,
            language: view.settings.language(),
            revision: if selected_only { session.revision() } else { session.data_revision() },
            selected_only,
        };
        if self.kept == Some(key) {
            return false;
        }
        let is_same_order = is_same_way && self.order.column == Some(column.id);
        let refreshed = self.order.refresh(view, column);
        // Titles that are being read are asked for again in the next frame.
        self.kept =
            (refreshed != Refreshed::Reading && self.order.by_title.is_none()).then_some(key);
        let is_new = refreshed == Refreshed::Changed;
        let matching: Vec<Cow<'_, Rows>> =
            session.derived().parts().map(|part| listed_rows(view, part, selected_only)).collect();
        match &self.order.sorted {
            None => {
                let first = matching.first();
                self.matching.copy_from(first.map_or(&Rows::default(), Cow::as_ref));
            }
            Some(sorted) => {
                if is_new {
                    self.matching = Rows::none(sorted.rows.len());
                    self.counted = matching.iter().map(|rows| Rows::none(rows.len())).collect();
                }
                for ((places, before), after) in
                    sorted.places.iter().zip(&mut self.counted).zip(&matching)
                {
                    for row in before.changed(after) {
                        self.matching.set(places[row] as usize, after.contains(row));
                    }
                    before.copy_from(after);
                }
            }
        }
        self.ranks = Ranks::of(&self.matching);
        is_same_order
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ranks.count()
    }

    /// The event at `index`, counted from the top.
    pub fn get(&self, index: usize) -> Option<EventRef> {
        let nth = if self.descending { self.len().checked_sub(index + 1)? } else { index };
        let place = self.ranks.row(&self.matching, nth)?;
        let (part, row) = match &self.order.sorted {
            None => (0, place),
            Some(sorted) => {
                let &(part, row) = sorted.rows.get(place)?;
                (part as usize, row as usize)
            }
        };
        Some(EventRef { dataset: *self.order.shown.get(part)?, row })
    }

    /// Where an event stands, if it matches.
    pub fn index_of(&self, event: EventRef) -> Option<usize> {
        let part = self.order.shown.iter().position(|id| *id == event.dataset)?;
        let place = match &self.order.sorted {
            None => event.row,
            Some(sorted) => *sorted.places.get(part)?.get(event.row)? as usize,
        };
        let nth =
            self.matching.contains(place).then(|| self.ranks.before(&self.matching, place))?;
        if self.descending { self.len().checked_sub(nth + 1) } else { Some(nth) }
    }
}
