//! Fields filled from columns that are found by their names.

use super::columns::Columns;
use super::{Field, ImportError, Mapping, NamedColumns};

impl Mapping {
    /// This mapping with `field` filled from the column `name` alone; unchanged when
    /// there is no such column.
    #[must_use]
    pub fn with(mut self, columns: &Columns, field: Field, name: &str) -> Self {
        if let Some(index) = columns.index(name) {
            self.set(field, Some(index));
        }
        self
    }

    /// This mapping with the fields of `named` filled from the columns of those names.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn with_named(
        mut self,
        columns: &Columns,
        named: &NamedColumns,
    ) -> Result<Self, ImportError> {
        for (&field, names) in named {
            let index = |name: &String| {
                columns.index(name).ok_or_else(|| ImportError::NoSuchColumn {
                    name: name.clone(),
                    columns: columns.names().to_vec(),
                })
            };
            self.set_all(field, names.iter().map(index).collect::<Result<_, _>>()?);
        }
        Ok(self)
    }
}
