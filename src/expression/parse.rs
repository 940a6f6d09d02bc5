//! Reads the text of an expression, and says where and why it cannot.

use super::check::{Check, Compare, Literal, Spelling, Text};
use super::literal::{date, length_secs, number, number_or_date, scale, step};
use super::token::{Token, tokens};
use super::{Expression, ExpressionError, MOST_DEPTH, Node, Subject, Test};
use crate::dataset::schema::{Comparison, Field, askable};
use crate::dataset::time_text::Cell;
use crate::language::{Message, MessageValue, message};

/// Words with a meaning of their own; as values they stand in quotes.
pub const KEYWORDS: [&str; 9] =
    ["and", "or", "not", "in", "is", "unknown", "known", "definitely", "surely"];

impl Expression {
    /// Reads `text`.
    ///
    /// # Errors
    /// When it is no expression: where, what was expected, what was found.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
        let root = parser.any_of()?;
        match parser.peek() {
            Token::End => Ok(Self { root }),
            Token::Sign(")") => Err(parser.error(message!("expression-bracket-never-opened"))),
            _ => Err(parser.expected(message!("expression-wants-and-or-end-of-words"))),
        }
    }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |(_, token)| token)
    }

    fn column(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |(column, _)| *column)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len());
        token
    }

    fn takes_word(&mut self, keyword: &str) -> bool {
        let found = self.peek().is_word(keyword);
        self.at += usize::from(found);
        found
    }

    fn takes_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(found) if *found == sign);
        self.at += usize::from(found);
        found
    }

    fn error(&self, reason: Message) -> ExpressionError {
        ExpressionError { column: self.column(), reason }
    }

    fn expected(&self, what: Message) -> ExpressionError {
        self.error(message!("expression-expected", what = what, found = self.peek().found()))
    }

    fn any_of(&mut self) -> Result<Node, ExpressionError> {
        let (first, mut rest) = (self.all_of()?, Vec::new());
        while self.takes_word("or") {
            rest.push(self.all_of()?);
        }
        Ok(joined(first, rest, Node::Or))
    }

    fn all_of(&mut self) -> Result<Node, ExpressionError> {
        let (first, mut rest) = (self.part()?, Vec::new());
        while self.takes_word("and") {
            rest.push(self.part()?);
        }
        Ok(joined(first, rest, Node::And))
    }

    fn part(&mut self) -> Result<Node, ExpressionError> {
        self.depth += 1;
        if self.depth > MOST_DEPTH + 1 {
            return Err(self.error(message!("expression-too-deep", most = MOST_DEPTH)));
        }
        let node = if self.takes_word("not") {
            Node::Not(Box::new(self.part()?))
        } else if self.takes_word("definitely") || self.takes_word("surely") {
            if !self.takes_sign("(") {
                return Err(self.expected(message!("expression-wants-bracket-after-definitely")));
            }
            Node::Definitely(Box::new(self.rest_of_bracket()?))
        } else if self.takes_sign("(") {
            self.rest_of_bracket()?
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(node)
    }

    fn rest_of_bracket(&mut self) -> Result<Node, ExpressionError> {
        let node = self.any_of()?;
        if self.takes_sign(")") {
            return Ok(node);
        }
        Err(self.expected(message!("expression-wants-and-or-bracket")))
    }

    fn test(&mut self) -> Result<Node, ExpressionError> {
        let subject = self.subject()?;
        if self.takes_word("is") {
            let negated = self.takes_word("not");
            let unknown = if self.takes_word("unknown") {
                true
            } else if self.takes_word("known") {
                false
            } else {
                return Err(self.expected(message!("expression-wants-known-or-unknown")));
            };
            return Ok(signed(Test { subject, check: Check::IsUnknown }, negated == unknown));
        }
        if let Subject::Field(field) = subject
            && field.def().field_type.comparison() == Comparison::Flag
        {
            return Ok(Node::Test(Test { subject, check: Check::IsTrue }));
        }
        let is_not_in = self.peek().is_word("not")
            && self.tokens.get(self.at + 1).is_some_and(|(_, token)| token.is_word("in"));
        self.at += usize::from(is_not_in);
        if self.takes_word("in") {
            return self.list(&subject, is_not_in);
        }
        let comparison = comparison_of(&subject);
        let operator = match *self.peek() {
            Token::Sign(sign) if !matches!(sign, "(" | ")" | ",") => sign,
            _ => return Err(self.expected(operators(comparison))),
        };
        let is_ordered = matches!(operator, "<" | "<=" | ">" | ">=");
        let is_part = matches!(operator, "~" | "!~");
        if is_ordered && comparison == Some(Comparison::Text)
            || is_part && !matches!(comparison, Some(Comparison::Text) | None)
        {
            let wanted = operators(comparison);
            return Err(self.error(match comparison {
                None | Some(Comparison::Text) => message!("expression-is-text", wanted = wanted),
                Some(Comparison::Number) => message!("expression-is-number", wanted = wanted),
                Some(Comparison::Time) => message!("expression-is-time", wanted = wanted),
                Some(Comparison::Duration) => message!("expression-is-duration", wanted = wanted),
                Some(Comparison::Precision) => {
                    message!("expression-is-precision", wanted = wanted)
                }
                Some(Comparison::Flag) => message!("expression-is-flag", wanted = wanted),
            }));
        }
        self.at += 1;
        let is_negated = matches!(operator, "!=" | "!~");
        let compare = match operator {
            "<" => Compare::Less,
            "<=" => Compare::AtMost,
            ">" => Compare::Greater,
            ">=" => Compare::AtLeast,
            _ => Compare::Equal,
        };
        let check = self.value(&subject, compare, is_part)?;
        Ok(signed(Test { subject, check }, is_negated))
    }

    fn list(&mut self, subject: &Subject, is_negated: bool) -> Result<Node, ExpressionError> {
        if !self.takes_sign("(") {
            return Err(self.expected(message!("expression-wants-list")));
        }
        let (first, mut rest) = (self.one_of(subject)?, Vec::new());
        while !self.takes_sign(")") {
            if !self.takes_sign(",") {
                return Err(self.expected(message!("expression-wants-comma-or-bracket")));
            }
            rest.push(self.one_of(subject)?);
        }
        let any = joined(first, rest, Node::Or);
        Ok(if is_negated { Node::Not(Box::new(any)) } else { any })
    }

    fn one_of(&mut self, subject: &Subject) -> Result<Node, ExpressionError> {
        let check = self.value(subject, Compare::Equal, false)?;
        Ok(Node::Test(Test { subject: subject.clone(), check }))
    }

    fn subject(&mut self) -> Result<Subject, ExpressionError> {
        match self.peek().clone() {
            Token::Quoted(name) if !name.trim().is_empty() => {
                self.at += 1;
                Ok(Subject::Column(name))
            }
            Token::Word(name) => match Field::from_name(&name) {
                Some(field) => {
                    self.at += 1;
                    Ok(Subject::Field(field))
                }
                None if KEYWORDS.iter().any(|word| word.eq_ignore_ascii_case(&name)) => {
                    Err(self.expected(message!("expression-wants-name")))
                }
                None => Err(self.error(no_field(&name))),
            },
            _ => Err(self.expected(message!("expression-wants-name-or-column"))),
        }
    }

    /// The value that `subject` is compared with.
    fn value(
        &mut self,
        subject: &Subject,
        compare: Compare,
        is_part: bool,
    ) -> Result<Check, ExpressionError> {
        let (text, is_quoted) = match self.peek() {
            Token::Word(word) if KEYWORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) => {
                return Err(self.error(message!("expression-keyword", word = word)));
            }
            Token::Word(word) => (word.clone(), false),
            Token::Quoted(text) => (text.clone(), true),
            _ => return Err(self.expected(message!("expression-wants-value"))),
        };
        let check = match subject {
            Subject::Field(field) => self.value_of(*field, &text, compare, is_part)?,
            Subject::Column(_) => {
                // Unquoted numbers and dates are compared as such.
                let typed = if is_quoted || is_part { None } else { number_or_date(&text) };
                match typed {
                    Some(literal) => Check::Compare(compare, literal),
                    None if compare == Compare::Equal => {
                        Check::Text(Text::new(&text, is_part, Spelling::Plain))
                    }
                    None => return Err(self.expected(message!("expression-wants-number-or-date"))),
                }
            }
        };
        if let Check::Text(_) = check
            && text.trim().is_empty()
        {
            return Err(self.error(message!("expression-wants-text")));
        }
        self.next();
        Ok(check)
    }

    fn value_of(
        &self,
        field: Field,
        text: &str,
        compare: Compare,
        is_part: bool,
    ) -> Result<Check, ExpressionError> {
        let number = match field.def().field_type.comparison() {
            Comparison::Text => {
                let spelling = match field {
                    Field::Kind => Spelling::Kind,
                    Field::Country => Spelling::Country,
                    _ => Spelling::Plain,
                };
                return Ok(Check::Text(Text::new(text, is_part, spelling)));
            }
            Comparison::Time => {
                return match date(text) {
                    Some(Cell::Written(written)) => {
                        Ok(Check::Compare(compare, Literal::Time(written)))
                    }
                    Some(Cell::Ambiguous) => {
                        Err(self.error(message!("expression-ambiguous-date", text = text)))
                    }
                    _ => Err(self.expected(message!("expression-wants-date"))),
                };
            }
            Comparison::Number => {
                number(text).ok_or_else(|| self.expected(message!("expression-wants-number")))?
            }
            Comparison::Duration => length_secs(text)
                .ok_or_else(|| self.expected(message!("expression-wants-duration")))?,
            Comparison::Precision => {
                let expected =
                    || message!("expression-wants-one-of", steps = scale(field).join(", "));
                step(field, text).ok_or_else(|| self.expected(expected()))? as f64
            }
            Comparison::Flag => return Err(self.expected(message!("expression-wants-and-or-end"))),
        };
        Ok(Check::Compare(compare, Literal::Number(number)))
    }
}

fn joined(first: Node, rest: Vec<Node>, join: fn(Box<Node>, Vec<Node>) -> Node) -> Node {
    if rest.is_empty() { first } else { join(Box::new(first), rest) }
}

fn signed(test: Test, is_negated: bool) -> Node {
    let test = Node::Test(test);
    if is_negated { Node::Not(Box::new(test)) } else { test }
}

fn comparison_of(subject: &Subject) -> Option<Comparison> {
    match subject {
        Subject::Field(field) => Some(field.def().field_type.comparison()),
        Subject::Column(_) => None,
    }
}

fn operators(comparison: Option<Comparison>) -> Message {
    match comparison {
        Some(Comparison::Text) => message!("expression-operators-of-text"),
        None => message!("expression-operators"),
        Some(_) => message!("expression-operators-of-numbers"),
    }
}

/// That no field is called `name`, with the names that were probably meant.
fn no_field(name: &str) -> Message {
    let wanted = name.to_lowercase();
    let near: Vec<&str> = askable()
        .map(|def| def.id)
        .filter(|known| {
            let starts_alike = known.chars().zip(wanted.chars()).take_while(|(a, b)| a == b);
            known.contains(&wanted) || wanted.contains(known) || starts_alike.count() >= 4
        })
        .collect();
    if near.is_empty() {
        message!("expression-no-field", name = name)
    } else {
        let mut near = near.into_iter().rev().map(MessageValue::from);
        let last = near.next().unwrap_or_else(|| MessageValue::from(name));
        let near = near.fold(last, |later, earlier| {
            MessageValue::from(message!("either-or", one = earlier, other = later))
        });
        message!("expression-no-field-but-near", name = name, near = near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (usize, String) {
        let error = Expression::parse(text).unwrap_err();
        (error.column, error.reason.to_string())
    }

    #[test]
    fn what_people_write_is_read() {
        for text in [
            "kind = missile_strike and killed >= 5 and place ~ \"Kyiv\"",
            "\"Event Type\" = \"Explosions\" or (start < 2025-01-01 and not country = Poland)",
            "injured is unknown",
            "injured is not unknown AND weapon IN (shahed, kh-101)",
            "weapon not in (\"Shahed 136\")",
            "lat > 50.4 and lon < -3.5",
            "disputed",
            "not disputed and duration > 6h",
            "definitely(killed ≥ 5)",
            "surely(killed ≥ 5)",
            "time_precision <= hour and geo_precision = exact",
            "\"fatalities\" > 3 and \"event_date\" < 2024-05-01",
            "start >= \"2025-12-27 05:45\" and end <= 2025-12-27T08:00+02:00",
        ] {
            assert!(Expression::parse(text).is_ok(), "{text}: {:?}", Expression::parse(text));
        }
    }

    #[test]
    fn errors_point_at_the_text_and_say_what_was_expected() {
        assert_eq!(
            error(""),
            (
                1,
                "expected a name, such as kind, or a column in double quotes, found the end".into()
            )
        );
        assert_eq!(error("killed >= many").0, 11);
        assert!(error("killed >= many").1.contains("expected a number"));
        assert_eq!(error("place = Bila Tserkva").0, 14);
        assert!(error("place = Bila Tserkva").1.contains("double quotes"));
        assert_eq!(error("(killed > 1").0, 12);
        assert_eq!(error("killed > 1)"), (11, "this bracket was never opened".into()));
        assert!(error("place > x").1.contains("this is compared as text: expected =, !="));
        assert!(error("killed ~ 5").1.contains("this is compared as number"));
        assert!(error("precision = day").1.contains("time_precision or geo_precision"));
        assert!(error("weapon = unknown").1.contains("is unknown"));
        assert!(error("start < 03/04/2025").1.contains("date order is ambiguous"));
        assert!(error("geo_precision = near").1.contains("exact, street, district"));
        assert!(error("duration > 6").1.contains("30min"));
        assert!(error("place = \"\"").1.contains("is unknown"));
        assert_eq!(error("kind = a and").0, 13);
        assert!(error("killed in 5").1.contains("a list"));
    }
}
