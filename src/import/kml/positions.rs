//! Positions of a placemark, longitude first, however their numbers are parted.

/// `lng,lat[,alt]` tuples joined by blanks, as a GeoJSON-like geometry; nothing that
/// can be read where it is not sure which numbers belong together.
pub fn coordinates_as_geometry(text: &str) -> String {
    let Some(positions) = positions(text) else { return String::new() };
    let positions: Vec<String> =
        positions.iter().map(|(lon, lat)| format!("[{lon},{lat}]")).collect();
    format!("{{\"type\":\"MultiPoint\",\"coordinates\":[{}]}}", positions.join(","))
}

/// Longitude and latitude of each position, also where blanks stand behind commas or
/// in their place.
fn positions(text: &str) -> Option<Vec<(&str, &str)>> {
    // A semicolon stands for a comma where there is none; beside commas nothing is sure.
    let is_comma = |letter: char| letter == ',' || (letter == ';' && !text.contains(','));
    let mut tuples: Vec<Vec<&str>> = Vec::new();
    let mut is_open = false;
    for word in text.split_inclusive(|letter: char| is_comma(letter) || letter.is_whitespace()) {
        let number =
            word.trim_end_matches(|letter: char| is_comma(letter) || letter.is_whitespace());
        if !number.is_empty() {
            match tuples.last_mut() {
                Some(tuple) if is_open => tuple.push(number),
                _ => tuples.push(vec![number]),
            }
            is_open = false;
        }
        is_open |= word.ends_with(is_comma);
    }
    fn first_two<'a>(tuple: &[&'a str]) -> Option<(&'a str, &'a str)> {
        Some((*tuple.first()?, *tuple.get(1)?))
    }
    if tuples.iter().all(|tuple| tuple.len() == 1) {
        let numbers: Vec<&str> = tuples.into_iter().flatten().collect();
        // More numbers may be of pairs or of triples.
        return match *numbers {
            [] => Some(Vec::new()),
            [lon, lat] | [lon, lat, _] => Some(vec![(lon, lat)]),
            _ => None,
        };
    }
    if let [numbers] = &tuples[..]
        && numbers.len() > 3
    {
        // Whole numbers may be what decimal commas left of others.
        if numbers.iter().all(|number| !number.contains('.')) {
            return None;
        }
        let is_ground =
            |tuple: &[&str]| matches!(tuple, [_, _, height] if height.parse() == Ok(0.0));
        let size = match numbers.len() {
            len if len % 3 == 0 && numbers.chunks(3).all(is_ground) => 3,
            len if len % 2 == 0 && len % 3 != 0 => 2,
            _ => return None,
        };
        return numbers.chunks(size).map(first_two).collect();
    }
    tuples.iter().map(|tuple| first_two(tuple).filter(|_| tuple.len() <= 3)).collect()
}

#[cfg(test)]
mod tests {
    use super::positions;

    #[test]
    fn positions_are_found_whatever_blanks_stand_between_their_numbers() {
        let one = Some(vec![("30.52", "50.45")]);
        for text in ["30.52,50.45", " 30.52 , 50.45,\n0 ", "30.52;50.45", "30.52\t50.45 0.0"] {
            assert_eq!(positions(text), one, "{text}");
        }
        let two = Some(vec![("30", "50"), ("31", "51")]);
        for text in ["30,50 31,51", "30,50,0 31, 51, 0", "30,50,0,31,51,0.0"] {
            assert_eq!(positions(text), two, "{text}");
        }
        for text in ["30 50 31 51", "30,50,1,31,51,2", "30", "30,50 31", "30,52,50,45"] {
            assert_eq!(positions(text), None, "{text}");
        }
        assert_eq!(positions(" \n"), Some(Vec::new()));
    }
}
