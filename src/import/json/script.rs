//! JSON inside a script: `var data = [...];`, or below comments.

/// The JSON of `text`, where nothing but comments, one assignment and a semicolon stands
/// around it.
pub fn json_inside(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim();
    loop {
        rest = match () {
            () if rest.starts_with("//") || rest.starts_with('#') => rest.split_once('\n')?.1,
            () if rest.starts_with("/*") => rest.split_once("*/")?.1,
            () => break,
        }
        .trim_start();
    }
    if !rest.starts_with(['[', '{']) {
        let (name, value) = rest.split_once('=')?;
        let name = ["var ", "let ", "const ", "export "]
            .iter()
            .find_map(|word| name.trim_start().strip_prefix(word))
            .unwrap_or(name)
            .trim();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }
        rest = value.trim_start();
    }
    let rest = rest.trim_end().trim_end_matches(';').trim_end();
    let is_whole = (rest.starts_with('[') && rest.ends_with(']'))
        || (rest.starts_with('{') && rest.ends_with('}'));
    is_whole.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::json_inside;

    #[test]
    fn data_of_a_script_is_found_and_tables_are_none() {
        for text in [
            "var data = [1];",
            "const a.b=[1]",
            "// made by hand\n[1]",
            "/* a\nb */ window.events = [1] ;\n",
            "# list\n# of more\n[1]\n",
        ] {
            assert_eq!(json_inside(text), Some("[1]"), "{text}");
        }
        for text in ["id,date\n1,2", "# list\nid,date\n", "a b = [1]", "x = 1", "var = [1]", ""] {
            assert_eq!(json_inside(text), None, "{text}");
        }
    }
}
