//! Keep events for which an expression is true.

use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Context, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};
use crate::expression::Expression;

/// The id of this filter.
pub const ID: &str = "expression";

/// Keep events for which an expression is true; see [`crate::expression`].
pub struct ByExpression;

impl Filter for ByExpression {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Expression"
    }

    fn flags(&self) -> &'static [FlagDef] {
        const FLAGS: &[FlagDef] = &[FlagDef {
            name: "expression",
            value_name: "EXPRESSION",
            help: "Keep events for which this is true, such as 'killed >= 5 and place ~ Kyiv'; \
                   see docs/selecting.md",
            repeats: false,
            check: |text| Expression::parse(text).map(|_| ()).map_err(|error| error.to_string()),
            ..FlagDef::ANY
        }];
        FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        Ok(given.one(self.flag()).map(|text| Argument::Expression(text.to_owned())))
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        let Argument::Expression(text) = argument else { return Vec::new() };
        vec![(self.flag(), text.clone())]
    }

    fn input(&self) -> Input {
        Input::Expression
    }

    fn asks_for_alerts(&self, argument: &Argument) -> bool {
        let Argument::Expression(text) = argument else { return false };
        Expression::parse(text).is_ok_and(|expression| expression.asks_for_alerts())
    }

    fn needs_older(&self, argument: &Argument) -> bool {
        let Argument::Expression(text) = argument else { return false };
        Expression::parse(text).is_ok_and(|expression| expression.needs_older())
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        let Argument::Expression(text) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        Ok(Expression::parse(text)?.rows_among(dataset, context.alerts)?)
    }
}
