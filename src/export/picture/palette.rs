//! 256 colours for a series of pictures, the same for all of them, so that nothing
//! flickers that does not change.

use foldhash::{HashMap, HashMapExt as _};

/// Colours in the palette; one more of the format's 256 means "as before".
pub const MOST_COLOURS: usize = 255;

/// A colour without opacity.
pub type Rgb = [u8; 3];

/// How often colours occur in some pictures.
#[derive(Debug, Default)]
pub struct Census(HashMap<Rgb, u64>);

impl Census {
    /// Counts the pixels of a picture, 8-bit RGBA.
    pub fn add(&mut self, pixels: &[u8]) {
        // Most pixels of a map are as their neighbours.
        for run in pixels.as_chunks::<4>().0.chunk_by(|a, b| a == b) {
            if let Some([red, green, blue, _]) = run.first() {
                *self.0.entry([*red, *green, *blue]).or_default() += run.len() as u64;
            }
        }
    }

    /// The colours that stand for all of them: median cut (P. Heckbert, "Color image
    /// quantization for frame buffer display", 1982). The box with the greatest
    /// spread, weighed by the root of its pixels, is parted, so that the few pixels
    /// of a sign count beside the many of the map.
    pub fn palette(&self) -> Palette {
        let mut colours: Vec<(Rgb, f64)> =
            self.0.iter().map(|(colour, count)| (*colour, (*count as f64).sqrt())).collect();
        colours.sort_unstable_by_key(|(colour, _)| *colour);
        let mut boxes = vec![Cut::of(colours)];
        while boxes.len() < MOST_COLOURS {
            let widest = boxes
                .iter()
                .enumerate()
                .filter(|(_, cut)| cut.colours.len() > 1)
                .max_by(|(_, a), (_, b)| a.spread.total_cmp(&b.spread));
            let Some((index, _)) = widest else { break };
            let (low, high) = boxes.swap_remove(index).parted();
            boxes.push(low);
            boxes.push(high);
        }
        let mut colours: Vec<Rgb> =
            boxes.iter().filter(|cut| !cut.colours.is_empty()).map(Cut::mean).collect();
        colours.sort_unstable();
        colours.dedup();
        Palette { colours, known: HashMap::new() }
    }
}

/// Colours that one colour of the palette will stand for.
struct Cut {
    colours: Vec<(Rgb, f64)>,
    /// The channel in which they differ most.
    channel: usize,
    /// By how much, with their weights.
    spread: f64,
}

impl Cut {
    fn of(colours: Vec<(Rgb, f64)>) -> Self {
        let weight: f64 = colours.iter().map(|(_, weight)| weight).sum();
        let spread = |channel: usize| {
            let value = |colour: &Rgb| f64::from(colour[channel]);
            let mean: f64 =
                colours.iter().map(|(colour, by)| value(colour) * by).sum::<f64>() / weight;
            colours.iter().map(|(colour, by)| (value(colour) - mean).powi(2) * by).sum::<f64>()
        };
        let spreads = [spread(0), spread(1), spread(2)];
        let channel = (0..3).max_by(|a, b| spreads[*a].total_cmp(&spreads[*b])).unwrap_or(0);
        Self { colours, channel, spread: spreads[channel] }
    }

    /// Cut through the middle of its weight.
    fn parted(mut self) -> (Self, Self) {
        let channel = self.channel;
        self.colours.sort_by_key(|(colour, _)| (colour[channel], *colour));
        let whole: f64 = self.colours.iter().map(|(_, weight)| weight).sum();
        let mut sum = 0.0;
        let middle = self.colours.iter().position(|(_, weight)| {
            sum += weight;
            sum >= whole / 2.0
        });
        let at = (middle.unwrap_or(0) + 1).clamp(1, self.colours.len().max(2) - 1);
        let high = self.colours.split_off(at);
        (Self::of(self.colours), Self::of(high))
    }

    fn mean(&self) -> Rgb {
        let whole: f64 = self.colours.iter().map(|(_, weight)| weight).sum();
        [0, 1, 2].map(|channel| {
            let sum: f64 =
                self.colours.iter().map(|(colour, by)| f64::from(colour[channel]) * by).sum();
            (sum / whole).round().clamp(0.0, 255.0) as u8
        })
    }
}

/// Colours that stand for all others.
#[derive(Debug)]
pub struct Palette {
    colours: Vec<Rgb>,
    known: HashMap<Rgb, u8>,
}

impl Palette {
    /// The place of the colour that is nearest to `colour`, the first of equal ones.
    pub fn nearest(&mut self, colour: Rgb) -> u8 {
        if let Some(known) = self.known.get(&colour) {
            return *known;
        }
        let away = |other: &Rgb| -> u32 {
            (0..3).map(|at| u32::from(colour[at].abs_diff(other[at])).pow(2)).sum()
        };
        let nearest = (0_u8..).zip(&self.colours).min_by_key(|(_, other)| away(other));
        let nearest = nearest.map_or(0, |(place, _)| place);
        self.known.insert(colour, nearest);
        nearest
    }

    /// The colours in their places.
    pub fn colours(&self) -> &[Rgb] {
        &self.colours
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(palette: &mut Palette, colour: Rgb) -> Rgb {
        let place = palette.nearest(colour);
        palette.colours()[usize::from(place)]
    }

    fn palette_of(colours: &[Rgb]) -> Palette {
        let mut census = Census::default();
        for [red, green, blue] in colours {
            census.add(&[*red, *green, *blue, 255]);
        }
        census.palette()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20))]
        #[test]
        fn few_colours_stay_as_they_are(colours in proptest::collection::vec(any::<Rgb>(), 1..255)) {
            let mut palette = palette_of(&colours);
            for colour in colours {
                prop_assert_eq!(near(&mut palette, colour), colour);
            }
        }

        #[test]
        fn never_more_colours_than_the_format_holds(seed in any::<u8>()) {
            let colours: Vec<Rgb> =
                (0..4_000_u32).map(|at| [(at * 7) as u8 ^ seed, (at * 13) as u8, (at >> 4) as u8]).collect();
            let mut palette = palette_of(&colours);
            prop_assert!(palette.colours().len() <= MOST_COLOURS);
            // No colour is far off: the cube is cut into small boxes.
            for colour in colours {
                let near = near(&mut palette, colour);
                prop_assert!((0..3).all(|at| colour[at].abs_diff(near[at]) < 64));
            }
        }
    }

    #[test]
    fn a_sign_of_few_pixels_keeps_its_colour_beside_a_shaded_map() {
        let mut census = Census::default();
        for shade in 0..=255_u8 {
            for _ in 0..2_000 {
                census.add(&[shade, shade, shade, 255]);
            }
        }
        for red in 190..210 {
            census.add(&[red, 74, 0, 255].repeat(20));
        }
        let near = near(&mut census.palette(), [200, 74, 0]);
        assert!((0..3).all(|at| near[at].abs_diff([200, 74, 0][at]) < 12), "{near:?}");
    }
}
