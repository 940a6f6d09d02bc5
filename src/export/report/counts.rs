//! How many events have each kind, place, weapon and source, with bars.

use std::io::Write;

use super::html::escaped;
use crate::export::document_text::{CountsBy, counts};
use crate::export::{ExportError, Job};
use crate::language::{current, tr};

/// Writes all of them.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    write!(out, "<section><h2>{}</h2>\n<div class=\"counts\">", tr!("report-counts"))?;
    for CountsBy { name, words, more } in counts(job) {
        let most = words.first().map_or(1, |(_, count)| *count);
        write!(out, "<div><h3>{name}</h3><table>")?;
        for (word, count) in &words {
            let share = 100.0 * *count as f64 / most.max(1) as f64;
            write!(
                out,
                "<tr><td>{}</td><td class=\"b\"><span class=\"bar\" style=\"width:{share:.1}%\">\
                 </span></td><td class=\"n\">{}</td></tr>",
                escaped(word),
                current().number(*count)
            )?;
        }
        out.write_all(b"</table>")?;
        if more > 0 {
            write!(out, "<p class=\"note\">{}</p>", tr!("and-more", count = more))?;
        }
        out.write_all(b"</div>")?;
    }
    out.write_all(b"</div></section>\n")?;
    Ok(())
}
