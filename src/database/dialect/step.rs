//! A function that is constant between edges.

/// [`Dialect::step`](super::Dialect::step) by halves: as many comparisons for a row as the
/// number of edges has binary digits.
pub fn tree(value: &str, edges: &[String], values: &[String]) -> String {
    match (edges, values) {
        ([], [only, ..]) => only.clone(),
        (_, []) => "NULL".to_owned(),
        _ => {
            let middle = edges.len() / 2;
            let (below, above) = values.split_at(middle + 1);
            format!(
                "CASE WHEN {value} < {} THEN {} ELSE {} END",
                edges[middle],
                tree(value, &edges[..middle], below),
                tree(value, &edges[middle + 1..], above)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_compares_by_halves() {
        let texts = |numbers: &[i64]| numbers.iter().map(i64::to_string).collect::<Vec<_>>();
        assert_eq!(tree("x", &[], &texts(&[7])), "7");
        assert_eq!(
            tree("x", &texts(&[10, 20]), &texts(&[0, 1, 2])),
            "CASE WHEN x < 20 THEN CASE WHEN x < 10 THEN 0 ELSE 1 END ELSE 2 END"
        );
    }
}
