//! Count the wrong letters between what was typed and a name.

/// Compares one typed word with many names, keeping its memory between them.
#[derive(Debug)]
pub struct Typos<'a> {
    wanted: &'a [u8],
    most: usize,
    column: Vec<usize>,
    previous: Vec<usize>,
    next: Vec<usize>,
}

impl<'a> Typos<'a> {
    /// For names with at most `most` wrong letters.
    pub fn new(wanted: &'a str, most: usize) -> Self {
        let wanted = wanted.as_bytes();
        Self { wanted, most, column: Vec::new(), previous: Vec::new(), next: Vec::new() }
    }

    /// Letters to insert, leave out, change or swap with the next to get from
    /// what was typed to `name`, and to the nearest start of `name`; either is
    /// given only as far as it is no more than asked for.
    pub fn count(&mut self, name: &str) -> (Option<usize>, Option<usize>) {
        let Self { wanted, most, column, previous, next } = self;
        let name = name.as_bytes();
        let few = |count: usize| (count <= *most).then_some(count);
        if name.len() + *most < wanted.len() {
            return (None, None);
        }
        // Column by column over the name; each cell is for a start of `wanted`.
        column.clear();
        column.extend(0..=wanted.len());
        previous.clone_from(column);
        let mut nearest_start = wanted.len();
        let mut letter_before = None;
        for (index, letter) in name.iter().enumerate() {
            next.clear();
            let mut above = index + 1;
            next.push(above);
            let mut least = above;
            let mut wanted_before = None;
            let cells = column.iter().zip(column.iter().skip(1)).zip(previous.iter());
            let mut two_back = None;
            for (wanted_letter, ((diagonal, left), before_previous)) in wanted.iter().zip(cells) {
                let changed = diagonal + usize::from(wanted_letter != letter);
                let mut cell = changed.min(above + 1).min(left + 1);
                let swapped = wanted_before == Some(letter) && letter_before == Some(wanted_letter);
                if let (true, Some(two_back)) = (swapped, two_back) {
                    cell = cell.min(two_back + 1);
                }
                next.push(cell);
                least = least.min(cell);
                above = cell;
                two_back = Some(*before_previous);
                wanted_before = Some(wanted_letter);
            }
            std::mem::swap(previous, column);
            std::mem::swap(column, next);
            letter_before = Some(letter);
            nearest_start = nearest_start.min(above);
            // A swap can gain one on the next column, no more.
            if least > *most + 1 {
                return (None, few(nearest_start));
            }
        }
        (column.last().copied().and_then(few), few(nearest_start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(wanted: &str, name: &str) -> (Option<usize>, Option<usize>) {
        Typos::new(wanted, 2).count(name)
    }

    #[test]
    fn each_kind_of_wrong_letter_is_one_typo() {
        assert_eq!(count("kiev", "kiev"), (Some(0), Some(0)));
        assert_eq!(count("kiiev", "kiev"), (Some(1), Some(1)));
        assert_eq!(count("kev", "kiev"), (Some(1), Some(1)));
        assert_eq!(count("kaev", "kiev"), (Some(1), Some(1)));
        assert_eq!(count("kive", "kiev"), (Some(1), Some(1)));
    }

    #[test]
    fn the_start_of_a_name_is_counted_apart() {
        assert_eq!(count("kharkiv", "kharkov city"), (None, Some(1)));
        assert_eq!(count("abc", ""), (None, None));
        assert_eq!(count("ab", ""), (Some(2), Some(2)));
    }
}
