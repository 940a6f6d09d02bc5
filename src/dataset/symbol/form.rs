//! How symbols are drawn, in pieces that the window and exports paint alike.

/// Outline of a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the shapes")]
pub enum Form {
    Triangle,
    Diamond,
    Star,
    DownTriangle,
    Hexagon,
    Square,
    Ring,
    HatchedSquare,
    CircledDownTriangle,
    CircledCross,
    BarredSquare,
    BarredDiamond,
    RingWithPlus,
    RingWithDot,
    Cross,
    Plus,
    Pentagon,
    Disc,
}

/// With what a piece is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    /// The colour of the symbol.
    Hue,
    /// What separates it from the map and from other symbols, at an opacity of 0 to 1.
    Edge(f32),
}

/// Where a piece lies, in points around the middle of the symbol: x to the right, y down.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// A convex polygon, or a star that is not filled.
    Polygon(Vec<[f32; 2]>),
    /// A circle of this radius.
    Circle(f32),
    /// A line from one point to another.
    Line([[f32; 2]; 2]),
}

/// A piece of a symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Where it lies.
    pub outline: Outline,
    /// What is inside, if it is filled.
    pub fill: Option<Ink>,
    /// The width of its line in points, and with what it is drawn.
    pub stroke: Option<(f32, Ink)>,
}

impl Piece {
    fn new(outline: Outline, fill: Option<Ink>, stroke: Option<(f32, Ink)>) -> Self {
        Self { outline, fill, stroke }
    }
}

/// What lies under the lines of a hollow symbol.
const HOLLOW: Ink = Ink::Edge(0.75);

const UP: f32 = -std::f32::consts::FRAC_PI_2;
const DOWN: f32 = std::f32::consts::FRAC_PI_2;

impl Form {
    /// The pieces of a symbol of `radius` points, the lowest first; filled where the
    /// place is known, hollow where it is only an area.
    pub fn pieces(self, radius: f32, is_filled: bool) -> Vec<Piece> {
        let r = radius;
        match self {
            Self::Triangle => closed(polygon(r * 1.15, 3, UP, r * 0.15), is_filled),
            Self::DownTriangle => closed(polygon(r, 3, DOWN, -r * 0.1), is_filled),
            Self::Diamond => closed(polygon(r * 1.12, 4, UP, 0.0), is_filled),
            Self::Hexagon => closed(polygon(r, 6, UP, 0.0), is_filled),
            Self::Pentagon => closed(polygon(r * 1.05, 5, UP, 0.0), is_filled),
            Self::Square => closed(polygon(r * 1.15, 4, UP / 2.0, 0.0), is_filled),
            Self::Disc => closed(polygon(r * 0.9, 20, 0.0, 0.0), is_filled),
            Self::Star => star(r * 1.25, is_filled),
            Self::Ring => ring(r * 0.8, if is_filled { 3.0 } else { 2.0 }),
            Self::RingWithPlus => {
                let ring = ring(r * 0.95, if is_filled { 2.4 } else { 1.8 });
                ring.into_iter().chain(marks(&plus(r * 0.42))).collect()
            }
            Self::RingWithDot => {
                let dot = Piece::new(Outline::Circle(r * 0.28), Some(Ink::Hue), None);
                ring(r * 0.9, 1.8).into_iter().chain([dot]).collect()
            }
            Self::BarredSquare => barred(polygon(r * 1.2, 4, UP / 2.0, 0.0), r),
            Self::BarredDiamond => barred(polygon(r * 1.25, 4, UP, 0.0), r),
            Self::CircledCross => ring(r, 1.6).into_iter().chain(marks(&cross(r * 0.36))).collect(),
            Self::Cross => lines(&cross(r * 0.75), is_filled),
            Self::Plus => lines(&plus(r), is_filled),
            Self::HatchedSquare => hatched(r),
            Self::CircledDownTriangle => {
                let triangle = Outline::Polygon(polygon(r * 0.58, 3, DOWN, 0.0));
                ring(r, 1.6)
                    .into_iter()
                    .chain([Piece::new(triangle, Some(Ink::Hue), None)])
                    .collect()
            }
        }
    }
}

/// The corners of a regular polygon, the first in the direction `turn`, moved down.
fn polygon(radius: f32, corners: usize, turn: f32, down: f32) -> Vec<[f32; 2]> {
    let corner = |corner: usize| {
        let angle = turn + std::f32::consts::TAU * corner as f32 / corners as f32;
        [angle.cos() * radius, down + angle.sin() * radius]
    };
    (0..corners).map(corner).collect()
}

fn plus(arm: f32) -> [[[f32; 2]; 2]; 2] {
    [[[-arm, 0.0], [arm, 0.0]], [[0.0, -arm], [0.0, arm]]]
}

fn cross(arm: f32) -> [[[f32; 2]; 2]; 2] {
    [[[-arm, -arm], [arm, arm]], [[-arm, arm], [arm, -arm]]]
}

fn closed(points: Vec<[f32; 2]>, is_filled: bool) -> Vec<Piece> {
    let outline = Outline::Polygon(points);
    let (edge, fill, line) = if is_filled { (2.5, Ink::Hue, 0.5) } else { (4.0, HOLLOW, 1.8) };
    vec![
        Piece::new(outline.clone(), None, Some((edge, Ink::Edge(1.0)))),
        Piece::new(outline, Some(fill), Some((line, Ink::Hue))),
    ]
}

fn ring(radius: f32, width: f32) -> Vec<Piece> {
    let circle = || Outline::Circle(radius);
    vec![
        Piece::new(circle(), Some(HOLLOW), None),
        Piece::new(circle(), None, Some((width + 2.0, Ink::Edge(1.0)))),
        Piece::new(circle(), None, Some((width, Ink::Hue))),
    ]
}

fn marks(ends: &[[[f32; 2]; 2]]) -> Vec<Piece> {
    let line = |ends: &[[f32; 2]; 2]| Piece::new(Outline::Line(*ends), None, Some((1.8, Ink::Hue)));
    ends.iter().map(line).collect()
}

/// Lines with an edge, all edges below all lines.
fn lines(ends: &[[[f32; 2]; 2]], is_filled: bool) -> Vec<Piece> {
    let width = if is_filled { 3.0 } else { 1.8 };
    let drawn = |width: f32, ink: Ink| {
        ends.iter().map(move |ends| Piece::new(Outline::Line(*ends), None, Some((width, ink))))
    };
    drawn(width + 2.0, Ink::Edge(1.0)).chain(drawn(width, Ink::Hue)).collect()
}

fn barred(points: Vec<[f32; 2]>, radius: f32) -> Vec<Piece> {
    let outline = Outline::Polygon(points);
    let arm = radius * 0.42;
    let mut pieces = vec![
        Piece::new(outline.clone(), Some(HOLLOW), None),
        Piece::new(outline.clone(), None, Some((4.0, Ink::Edge(1.0)))),
        Piece::new(outline, None, Some((1.8, Ink::Hue))),
    ];
    pieces.extend(marks(&[[[-arm, 0.0], [arm, 0.0]]]));
    pieces
}

fn star(radius: f32, is_filled: bool) -> Vec<Piece> {
    let corner = |corner: usize| {
        let reach = if corner.is_multiple_of(2) { radius } else { radius * 0.48 };
        let angle = UP + std::f32::consts::TAU * corner as f32 / 10.0;
        [angle.cos() * reach, angle.sin() * reach]
    };
    let points: Vec<[f32; 2]> = (0..10).map(corner).collect();
    let outline = Outline::Polygon(points);
    let mut pieces = vec![Piece::new(outline.clone(), None, Some((3.5, Ink::Edge(1.0))))];
    if !is_filled {
        pieces.push(Piece::new(outline, None, Some((1.8, Ink::Hue))));
        return pieces;
    }
    // A star is not convex: its points and its middle are drawn apart.
    let tips =
        (0..5).map(|tip| vec![corner(tip * 2), corner(tip * 2 + 1), corner((tip * 2 + 9) % 10)]);
    let middle = (0..5).map(|tip| corner(tip * 2 + 1)).collect();
    let filled =
        |points| Piece::new(Outline::Polygon(points), Some(Ink::Hue), Some((0.5, Ink::Hue)));
    pieces.extend(tips.chain([middle]).map(filled));
    pieces
}

fn hatched(radius: f32) -> Vec<Piece> {
    let half = radius * 0.85;
    let square = |half: f32| {
        Outline::Polygon(vec![[-half, -half], [half, -half], [half, half], [-half, half]])
    };
    let mut pieces = vec![Piece::new(square(half + 1.5), Some(Ink::Edge(0.85)), None)];
    for step in [-0.5_f32, 0.0, 0.5] {
        let shift = step * half * 2.0;
        let from = [-half + shift.max(0.0), half + shift.min(0.0)];
        let to = [half + shift.min(0.0), -half + shift.max(0.0)];
        pieces.push(Piece::new(Outline::Line([from, to]), None, Some((1.2, Ink::Hue))));
    }
    pieces.push(Piece::new(square(half), None, Some((1.4, Ink::Hue))));
    pieces
}
