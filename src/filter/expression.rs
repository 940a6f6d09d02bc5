//! Keep events for which an expression is true.

use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};
use crate::expression::Expression;

/// Keep events for which an expression is true; see [`crate::expression`].
pub struct ByExpression;

impl Filter for ByExpression {
    fn id(&self) -> &'static str {
        "expression"
    }

    fn label(&self) -> &'static str {
        "Expression"
    }

    fn flag(&self) -> &'static str {
        "expression"
    }

    fn input(&self) -> Input {
        Input::Expression
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        let Argument::Expression(text) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        Ok(Expression::parse(text)?.rows(dataset)?)
    }
}
