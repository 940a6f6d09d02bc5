//! A table that is being asked, and the groups that it was asked for already.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::error::EngineError;
use super::event_table::{EventTable, MOST_WORDS};
use super::groups::{GroupColumn, Groups};
use super::placed;
use crate::database::dialect::Dialect;
use crate::database::store::Store;
use crate::filter::Filters;

/// Places of one table at the most.
pub const MOST_PLACES: usize = 200_000;

/// A table that is being asked in one state of its database.
pub struct Ask<'a> {
    /// What is asked.
    pub store: &'a dyn Store,
    /// The table.
    pub table: &'a EventTable,
    /// How statements are written for it.
    pub dialect: &'static dyn Dialect,
    known: RefCell<HashMap<String, Rc<Groups>>>,
}

impl<'a> Ask<'a> {
    /// Asks `table` of `store`.
    pub fn new(store: &'a dyn Store, table: &'a EventTable) -> Self {
        Self { store, table, dialect: store.dialect(), known: RefCell::default() }
    }

    /// The groups of all rows by `columns`; of those alone for which `condition` holds.
    ///
    /// # Errors
    /// When there are too many, or the server refuses.
    pub fn groups(
        &self,
        columns: &[GroupColumn],
        condition: Option<&str>,
    ) -> Result<Rc<Groups>, EngineError> {
        let from = format!("FROM {}", self.table.table.quoted());
        let from = match condition {
            Some(condition) => format!("{from} WHERE {condition}"),
            None => from,
        };
        let names: Vec<&str> = columns.iter().map(|column| column.sql.as_str()).collect();
        let key = format!("{names:?} {from}");
        if let Some(groups) = self.known.borrow().get(&key) {
            return Ok(Rc::clone(groups));
        }
        let most = if condition.is_some() { MOST_PLACES } else { MOST_WORDS };
        let groups = Rc::new(Groups::ask(self.store, &from, columns, &self.table.reader, most)?);
        self.known.borrow_mut().insert(key, Rc::clone(&groups));
        Ok(groups)
    }

    /// Where rows lie that have coordinates, and where those lie that have none.
    ///
    /// # Errors
    /// As for [`groups`](Self::groups).
    pub fn places(&self, filters: &Filters) -> Result<[Rc<Groups>; 2], EngineError> {
        let has_boundaries = !filters.boundaries.are_none();
        let placed = placed::condition(self.table);
        let given = placed::columns(self.table, has_boundaries)?;
        let named = placed::names(self.table)?;
        Ok([
            self.groups(&given, Some(&placed))?,
            self.groups(&named, Some(&format!("NOT ({placed})")))?,
        ])
    }
}
