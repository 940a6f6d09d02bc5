//! Plain text and addresses out of HTML descriptions.

/// `html` without tags, entities opened, one line a paragraph.
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from_tag) = rest.split_at(at);
        text.push_str(before);
        let is_tag = from_tag
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        match from_tag.split_once('>') {
            Some((tag, after)) if is_tag => {
                if breaks_line(tag) {
                    text.push('\n');
                }
                rest = after;
            }
            _ => {
                text.push('<');
                rest = from_tag.strip_prefix('<').unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    let lines = opened(&text);
    let lines = lines.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn breaks_line(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_alphanumeric()).next();
    let name = name.unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "br" | "p" | "div" | "li" | "tr" | "ul" | "ol" | "table" | "hr")
}

/// Entities as the letters that they stand for; unknown ones stay.
fn opened(text: &str) -> String {
    let mut opened = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        opened.push_str(before);
        let known = after
            .split_once(';')
            .filter(|(name, _)| name.len() <= 8)
            .and_then(|(name, after)| Some((letter(name)?, after)));
        match known {
            Some((letter, after)) => {
                opened.push(letter);
                rest = after;
            }
            None => {
                opened.push('&');
                rest = after;
            }
        }
    }
    opened.push_str(rest);
    opened
}

fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Web addresses in `html`, in attributes as well as in the text, each once.
pub fn links(html: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>');
    for word in html.split(ends) {
        let from = ["https://", "http://"].iter().filter_map(|scheme| word.find(scheme)).min();
        let Some(link) = from.and_then(|at| word.get(at..)) else { continue };
        let bracketed = link.contains('(');
        let is_after = |c: char| matches!(c, '.' | ',' | ';' | ']') || (c == ')' && !bracketed);
        let link = opened(link.trim_end_matches(is_after));
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_lines_of_text() {
        let html = "<div>Two &lt;drones&gt; &amp; a fire<br/>5 < 6&nbsp;km</div><p>End &bogus;</p>";
        assert_eq!(plain_text(html), "Two <drones> & a fire\n5 < 6 km\nEnd &bogus;");
        assert_eq!(plain_text("a < b"), "a < b");
        assert_eq!(plain_text("<"), "<");
    }

    #[test]
    fn addresses_are_found_in_attributes_and_in_the_text_once() {
        let html = "<a href=\"https://example.org/a?b=1&amp;c=2\">https://example.org/a?b=1&amp;c=2</a> \
                    (http://example.net/x).";
        assert_eq!(links(html), ["https://example.org/a?b=1&c=2", "http://example.net/x"]);
    }
}
