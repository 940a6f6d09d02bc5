//! How far around its point a place reaches, as the source states it.

use super::Cells;
use crate::dataset::RowProblem;
use crate::import::column_facts::NeedsColumn;
use crate::import::place_columns::group_sign;
use crate::import::{EventBuilder, Field};
use crate::language::{Message, message};

/// Units behind a length, in metres.
const UNITS: [(&str, f32); 6] =
    [("km", 1_000.0), ("км", 1_000.0), ("metres", 1.0), ("meters", 1.0), ("m", 1.0), ("м", 1.0)];

impl EventBuilder<'_> {
    pub(super) fn read_radius_m<P: Fn(Field, Message) -> RowProblem>(
        &self,
        cells: &mut Cells<'_, P>,
    ) -> Result<Option<f32>, NeedsColumn> {
        let text = self.get(Field::RadiusM);
        if text.is_empty() {
            return Ok(None);
        }
        let (number, unit_m) = UNITS
            .iter()
            .find_map(|(unit, metres)| Some((text.strip_suffix(unit)?.trim(), *metres)))
            .unwrap_or((text, cells.reading.places.radius_unit_m.unwrap_or(1.0)));
        let mut digits = number.to_owned();
        if let (Some(sign), Some(column)) =
            (group_sign(number), cells.mapping.column(Field::RadiusM))
        {
            match cells.reading.facts.of(column)?.lengths.is_grouped(sign) {
                Some(true) => digits.retain(|c| c != sign),
                Some(false) => {}
                None => {
                    let reason = message!("note-radius-ambiguous");
                    cells.note(Field::RadiusM, reason);
                    return Ok(None);
                }
            }
        }
        let read = digits.replace(',', ".").parse::<f32>().ok().map(|radius| radius * unit_m);
        let read = read.filter(|radius| radius.is_finite() && *radius >= 0.0);
        if read.is_none() {
            cells.note(Field::RadiusM, message!("note-no-radius"));
        }
        Ok(read)
    }
}
