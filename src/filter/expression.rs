//! Keep events for which an expression is true.

use super::{Argument, Filter, FilterError, Input};
use crate::alerts::LazyAlerts;
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

    fn asks_for_alerts(&self, argument: &Argument) -> bool {
        let Argument::Expression(text) = argument else { return false };
        Expression::parse(text).is_ok_and(|expression| expression.asks_for_alerts())
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        self.mask_among(dataset, argument, &LazyAlerts::default())
    }

    fn mask_among(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        alerts: &LazyAlerts,
    ) -> Result<Rows, FilterError> {
        let Argument::Expression(text) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        Ok(Expression::parse(text)?.rows_among(dataset, alerts)?)
    }
}
