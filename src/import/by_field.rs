//! A value for each field that columns can fill.

use std::ops::{Index, IndexMut};

use super::Field;

/// A value for each field, found by the field.
#[derive(Debug, Clone)]
pub struct ByField<T>([T; Field::COUNT]);

impl<T: Default> Default for ByField<T> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| T::default()))
    }
}

impl<T> Index<Field> for ByField<T> {
    type Output = T;

    fn index(&self, field: Field) -> &T {
        &self.0[field as usize]
    }
}

impl<T> IndexMut<Field> for ByField<T> {
    fn index_mut(&mut self, field: Field) -> &mut T {
        &mut self.0[field as usize]
    }
}
