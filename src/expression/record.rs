//! Tests about what only original records hold, each record read once.

use super::check::{Check, Literal, Value, zone_of};
use super::compared::{bounds_by_country, compared};
use super::literal::number;
use super::tristate::{Tristate, TristateRows};
use super::{Subject, Test};
use crate::base::parallel;
use crate::dataset::time_text::{self, Cell};
use crate::dataset::{Dataset, Rows, SourceError};

/// Records that one thread reads at a time.
const PIECE_ROWS: usize = 2_048;

/// The verdicts of `tests` on `rows`, in their order; nothing is known of other rows.
///
/// # Errors
/// When original text can no longer be read.
pub fn verdicts(
    dataset: &Dataset,
    tests: &[&Test],
    rows: &Rows,
) -> Result<Vec<TristateRows>, SourceError> {
    let columns: Vec<Option<usize>> = tests.iter().map(|test| column_of(dataset, test)).collect();
    let needs_event = tests.iter().any(|test| matches!(test.subject, Subject::Field(_)));
    let needs_cells = columns.iter().any(Option::is_some);
    let bounds: Vec<Vec<Option<(f64, f64)>>> =
        tests.iter().map(|test| bounds_by_country(dataset, &test.check)).collect();
    let wanted = dataset.rows_in_source_order(rows);
    let pieces = parallel::map("evaluate expression", pieces(&wanted), |piece| {
        piece
            .iter()
            .map(|&row| {
                let event = if needs_event { Some(dataset.event(row)?) } else { None };
                let cells = if needs_cells { dataset.cells(row)? } else { Vec::new() };
                let country = dataset.countries().code(row);
                let verdict = |(index, test): (usize, &&Test)| {
                    let bounds = bounds[index].get(country).copied().flatten();
                    match (&test.subject, &event, columns[index]) {
                        (Subject::Field(field), Some(event), _) => {
                            test.check.of(&compared(*field, (field.def().value)(event)), bounds)
                        }
                        (Subject::Column(_), _, Some(column)) => {
                            let cell = cells.get(column).map_or("", |cell| cell.trim());
                            let country = dataset.countries().value(row);
                            test.check.of(&cell_value(cell, &test.check, country), bounds)
                        }
                        // A source without the column says nothing of it.
                        _ => test.check.of(&Value::Unknown, bounds),
                    }
                };
                Ok(tests.iter().enumerate().map(verdict).collect())
            })
            .collect::<Result<Vec<Vec<Tristate>>, SourceError>>()
    });
    let none =
        || TristateRows { holds: Rows::none(dataset.len()), fails: Rows::none(dataset.len()) };
    let mut all: Vec<TristateRows> = tests.iter().map(|_| none()).collect();
    let mut wanted = wanted.iter();
    for piece in pieces {
        for (of_row, &row) in piece?.into_iter().zip(wanted.by_ref()) {
            for (verdicts, verdict) in all.iter_mut().zip(of_row) {
                verdicts.holds.set(row, verdict.holds);
                verdicts.fails.set(row, verdict.fails);
            }
        }
    }
    Ok(all)
}

fn pieces(rows: &[usize]) -> Vec<&[usize]> {
    rows.chunks(PIECE_ROWS).collect()
}

fn column_of(dataset: &Dataset, test: &Test) -> Option<usize> {
    match &test.subject {
        Subject::Column(name) => dataset.decoder.column_index(name),
        Subject::Field(_) => None,
    }
}

/// A cell as what the test compares it with; one that does not read so is unknown.
fn cell_value<'a>(cell: &'a str, check: &Check, country: &str) -> Value<'a> {
    match check {
        Check::Compare(_, Literal::Number(_)) => Value::number(number(cell)),
        Check::Compare(_, Literal::Time(_)) => match time_text::read(cell, None) {
            Some(Cell::Written(written)) => {
                let bounds = Literal::Time(written).bounds(&zone_of(country));
                bounds.map_or(Value::Unknown, |(low, high)| Value::Range(low, high))
            }
            _ => Value::Unknown,
        },
        _ => Value::text(cell),
    }
}
