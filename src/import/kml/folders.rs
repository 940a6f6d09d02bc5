//! Times that a folder has for the placemarks in it.

use roxmltree::Node;

use super::{is_called, outermost, own_time, parse, time_of_tracks};
use crate::import::recoded::Recoded;
use crate::import::{json, limits};
use crate::language::message;

/// `text` with the time of a folder put into each placemark that has none of its own;
/// `None` where no folder has a time.
pub fn with_times_of_folders(bytes: &[u8]) -> Option<Recoded> {
    if !has_time_outside_of_placemarks(bytes) {
        return None;
    }
    let text = json::text(bytes).ok()?;
    let document = parse(text).ok()?;
    let mut out = String::with_capacity(text.len());
    let (mut copied_to, mut count) = (0, 0_usize);
    for (placemark, is_outermost) in outermost(&document) {
        if !is_outermost || own_time(&placemark).is_some() || time_of_tracks(&placemark).is_some() {
            continue;
        }
        let time = placemark.ancestors().skip(1).find_map(|folder| {
            let is_time =
                |node: &Node<'_, '_>| is_called(node, "TimeSpan") || is_called(node, "TimeStamp");
            folder.children().find(is_time)
        });
        let first = placemark.first_child().map(|child| child.range().start);
        let (Some(time), Some(at)) = (time, first) else { continue };
        let (Some(before), Some(time)) = (text.get(copied_to..at), text.get(time.range())) else {
            continue;
        };
        out += before;
        out += time;
        (copied_to, count) = (at, count + 1);
        limits::check_decoded(out.len()).ok()?;
    }
    out += text.get(copied_to..).unwrap_or_default();
    let sentence = message!("decoded-times-of-folders", count = count);
    (count > 0).then(|| Recoded { text: out.into_bytes(), decoded: vec![sentence] })
}

/// Whether an element of time stands outside of all placemarks, seen without parsing.
fn has_time_outside_of_placemarks(bytes: &[u8]) -> bool {
    const LONGEST_NAME: usize = 32;
    let mut is_inside = false;
    for at in memchr::memchr_iter(b'<', bytes) {
        let tag = bytes.get(at + 1..).unwrap_or_default();
        let tag = tag.get(..LONGEST_NAME).unwrap_or(tag);
        let (is_end, tag) = tag.strip_prefix(b"/").map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b':').next();
        let name = name.and_then(|name| name.rsplit(|byte| *byte == b':').next());
        match name {
            Some(b"Placemark") => is_inside = !is_end,
            Some(b"TimeSpan" | b"TimeStamp") if !is_inside => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_folder_goes_to_placemarks_that_have_none() {
        let folder = "<kml><Folder><TimeStamp><when>2021</when></TimeStamp><Placemark>\
                      <name>a</name></Placemark><Placemark><TimeStamp><when>2022</when></TimeStamp>\
                      </Placemark></Folder></kml>";
        let Recoded { text, decoded } = with_times_of_folders(folder.as_bytes()).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert!(
            text.contains("<Placemark><TimeStamp><when>2021</when></TimeStamp><name>a"),
            "{text}"
        );
        assert_eq!(text.matches("2021").count(), 2);
        assert!(decoded[0].to_string().starts_with("1 placemarks"));
        assert!(with_times_of_folders(b"<kml><Placemark><TimeStamp/></Placemark></kml>").is_none());
    }
}
