//! The letters of printed documents: how wide a line of text is, where it breaks, and
//! which glyphs it is made of.

use std::cell::RefCell;
use std::collections::HashMap;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, UnicodeBuffer};

use crate::base::fonts;
use crate::export::ExportError;
use crate::language::message;

/// A kind of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Text.
    Regular,
    /// Titles, headings and what stands out.
    Semibold,
    /// Hashes.
    Mono,
}

impl Face {
    const ALL: [Self; 3] = [Self::Regular, Self::Semibold, Self::Mono];

    fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => fonts::INTER_REGULAR,
            Self::Semibold => fonts::INTER_SEMIBOLD,
            Self::Mono => fonts::JETBRAINS_MONO,
        }
    }
}

struct Loaded {
    font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// A line of text as glyphs; advances are in widths of the letter m, as PDF has them.
pub struct Shaped {
    /// From left to right.
    pub glyphs: Vec<KrillaGlyph>,
    /// How wide it is at size 1.
    pub width: f32,
}

/// All faces, and what was asked of them.
pub struct Fonts {
    loaded: [Loaded; 3],
    widths: RefCell<HashMap<(Face, String), f32>>,
}

impl Fonts {
    /// The embedded ones.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn embedded() -> Result<Self, ExportError> {
        let load = |face: Face| {
            let font = Font::new(face.file().into(), 0);
            let shaper = rustybuzz::Face::from_slice(face.file(), 0);
            let (font, shaper) = font.zip(shaper)?;
            Some(Loaded { font, shaper })
        };
        let [regular, semibold, mono] = Face::ALL.map(load);
        match (regular, semibold, mono) {
            (Some(regular), Some(semibold), Some(mono)) => {
                Ok(Self { loaded: [regular, semibold, mono], widths: RefCell::default() })
            }
            _ => Err(ExportError::Drawing(message!("error-pdf-fonts"))),
        }
    }

    fn loaded(&self, face: Face) -> &Loaded {
        let [regular, semibold, mono] = &self.loaded;
        match face {
            Face::Regular => regular,
            Face::Semibold => semibold,
            Face::Mono => mono,
        }
    }

    /// The font of a face, for a PDF.
    pub fn font(&self, face: Face) -> Font {
        self.loaded(face).font.clone()
    }

    /// Whether `text` has a letter that `face` has not.
    pub fn lacks(&self, face: Face, text: &str) -> bool {
        !text.is_ascii() && self.lacking(face, text).next().is_some()
    }

    /// The letters of `text` that `face` has not.
    pub fn lacking<'a>(&'a self, face: Face, text: &'a str) -> impl Iterator<Item = char> + 'a {
        text.chars().filter(move |c| self.loaded(face).shaper.glyph_index(*c).is_none())
    }

    /// The glyphs of a line of text.
    pub fn shape(&self, face: Face, text: &str) -> Shaped {
        let Loaded { font, shaper } = self.loaded(face);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // The fonts have no letters that run to the left; what lacks a glyph keeps its order.
        buffer.set_direction(Direction::LeftToRight);
        let shaped = rustybuzz::shape(shaper, &[], buffer);
        let em = font.units_per_em();
        let starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let mut glyphs = Vec::with_capacity(starts.len());
        for (index, (info, at)) in
            shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate()
        {
            let start = info.cluster as usize;
            let later = starts.get(index + 1..).unwrap_or_default();
            let end = later.iter().copied().find(|next| *next != start).unwrap_or(text.len());
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                at.x_advance as f32 / em,
                at.x_offset as f32 / em,
                at.y_offset as f32 / em,
                at.y_advance as f32 / em,
                start..end,
                None,
            ));
        }
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Shaped { glyphs, width }
    }

    /// How wide a line of text is at `size`.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let key = (face, text.to_owned());
        if let Some(width) = self.widths.borrow().get(&key) {
            return width * size;
        }
        let width = self.shape(face, text).width;
        self.widths.borrow_mut().insert(key, width);
        width * size
    }

    /// `text` in lines of at most `width`: broken at its line ends, at spaces, and inside
    /// of a word only where that alone is wider.
    pub fn lines(&self, face: Face, size: f32, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            let mut used = 0.0;
            let space = self.width(face, size, " ");
            for word in paragraph.split_whitespace() {
                for (index, piece) in self.pieces(face, size, word, width).into_iter().enumerate() {
                    let wide = self.width(face, size, &piece);
                    let gap = if line.is_empty() || index > 0 { 0.0 } else { space };
                    if !line.is_empty() && used + gap + wide > width {
                        lines.push(std::mem::take(&mut line));
                        used = 0.0;
                    } else if gap > 0.0 {
                        line.push(' ');
                        used += gap;
                    }
                    line += &piece;
                    used += wide;
                }
            }
            lines.push(line);
        }
        lines
    }

    /// A word in pieces that each fit; a web address breaks behind its strokes first.
    fn pieces(&self, face: Face, size: f32, word: &str, width: f32) -> Vec<String> {
        if self.width(face, size, word) <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = Vec::new();
        let mut piece = String::new();
        for part in word.split_inclusive(['/', '&', '-', '_', '?', '=']) {
            let longer = format!("{piece}{part}");
            if self.width(face, size, &longer) <= width {
                piece = longer;
                continue;
            }
            if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
            for letter in part.chars() {
                piece.push(letter);
                if self.shape(face, &piece).width * size > width && piece.chars().count() > 1 {
                    piece.pop();
                    pieces.push(std::mem::replace(&mut piece, letter.to_string()));
                }
            }
        }
        pieces.push(piece);
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_they_may_be_and_lose_no_letter() {
        let fonts = Fonts::embedded().unwrap();
        let text = "Удар по Києву 27 грудня\nhttps://example.org/a/very/long/address?with=parts";
        for width in [40.0, 90.0, 400.0] {
            let lines = fonts.lines(Face::Regular, 9.0, text, width);
            for line in &lines {
                assert!(fonts.width(Face::Regular, 9.0, line) <= width, "{line} in {width}");
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert_eq!(fonts.lines(Face::Regular, 9.0, text, 400.0).len(), 2);
    }

    #[test]
    fn letters_that_no_font_has_are_found() {
        let fonts = Fonts::embedded().unwrap();
        assert!(!fonts.lacks(Face::Regular, "Київ, Rzeszów, Ελλάδα – “…”"));
        let lacking: String = fonts.lacking(Face::Regular, "كييف 基 Київ").collect();
        assert_eq!(lacking, "كيي\u{641}基");
    }
}
