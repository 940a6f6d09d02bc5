//! The picture of the map in a report: a PNG inside of the page.

use std::io::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::export::{ExportError, Job, MapPicture};
use crate::language::{message, tr};

/// What stands right before the PNG; nothing of a dataset can look so, see [`super::html`].
const START: &str = "\" src=\"data:image/png;base64,";

/// Writes the picture, if the report has one.
pub(super) fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    match &job.picture {
        MapPicture::Without => Ok(()),
        MapPicture::Wanted => Err(ExportError::Drawing(message!("error-map-not-drawn"))),
        MapPicture::Drawn(png) => {
            let (name, png) = (tr!("report-map"), STANDARD.encode(&**png));
            Ok(writeln!(out, "<figure><img alt=\"{name}{START}{png}\"></figure>")?)
        }
    }
}

/// The PNG in the report `page`; `None` where it has none.
pub fn in_page(page: &[u8]) -> Option<Vec<u8>> {
    let start = memchr::memmem::find(page, START.as_bytes())? + START.len();
    let rest = page.get(start..)?;
    STANDARD.decode(rest.get(..memchr::memchr(b'"', rest)?)?).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::filter::Filters;

    #[test]
    fn the_picture_of_a_page_is_the_one_that_was_put_in() {
        let written = |picture| {
            let job = Job::filtered([], Filters::default()).unwrap();
            let mut page = b"<p>".to_vec();
            write(&Job { picture, ..job }, &mut page).map(|()| page)
        };
        let png = Arc::new(vec![137, 80, 78, 71, 0, 255]);
        let page = written(MapPicture::Drawn(Arc::clone(&png))).unwrap();
        assert_eq!(in_page(&page), Some(png.to_vec()));
        assert_eq!(in_page(&written(MapPicture::Without).unwrap()), None);
        assert!(written(MapPicture::Wanted).is_err());
    }
}
