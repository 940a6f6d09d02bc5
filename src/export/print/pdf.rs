//! Laid out pages as PDF: vectors, embedded fonts, tags for who hears the document.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Quadrilateral, Size};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Node, SpanTag};
use krilla::text::KrillaGlyph;

use super::font::Fonts;
use super::sheet::{Block, Item, Outline, Paint, Pen, Region, Role, Sheet, Text};
use super::tags::Tags;
use crate::dataset::Instant;
use crate::export::ExportError;
use crate::export::print_template::LogoKind;
use crate::language::{Language, message};

/// What a document says about itself.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its language.
    pub language: Language,
    /// When it was made, if it says so.
    pub made_at: Option<Instant>,
}

/// Longer addresses can be read, and not be clicked.
const LONGEST_LINK_BYTES: usize = 4_000;

/// As much of an address is read aloud.
const LONGEST_LINK_WORDS: usize = 200;

/// The longest side of a logo.
const MOST_LOGO_PX: u32 = 4_000;

fn failed(reason: String) -> ExportError {
    ExportError::Drawing(message!("error-pdf", reason = reason))
}

fn broken_logo() -> ExportError {
    ExportError::Drawing(message!("error-template-logo-broken"))
}

/// The picture `bytes`, for a PDF.
///
/// # Errors
/// When it cannot be read.
pub fn logo(kind: LogoKind, bytes: Vec<u8>) -> Result<Image, ExportError> {
    let image = match kind {
        LogoKind::Png => Image::from_png(bytes.into(), true),
        LogoKind::Jpeg => Image::from_jpeg(bytes.into(), true),
    };
    let image = image.map_err(|_| broken_logo())?;
    let (width, height) = image.size();
    // A small file may unpack to more than there is memory.
    if width.max(height) > MOST_LOGO_PX || width.min(height) == 0 {
        return Err(ExportError::Drawing(message!(
            "error-template-logo-size",
            most = MOST_LOGO_PX
        )));
    }
    Ok(image)
}

/// `sheets` of `size` points as a PDF. The same sheets always give the same bytes.
///
/// # Errors
/// When the logo cannot be read, or the PDF not be written.
pub fn write(
    about: &About<'_>,
    size: [f32; 2],
    sheets: &[Sheet],
    fonts: &Fonts,
    logo: Option<Image>,
) -> Result<Vec<u8>, ExportError> {
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut bookmarks = Bookmarks::new();
    let mut tags = Tags::default();
    let [width, height] = size;
    let page_settings = PageSettings::from_wh(width, height)
        .ok_or_else(|| failed(format!("{width} × {height}")))?;
    for (index, sheet) in sheets.iter().enumerate() {
        if !sheet.name.is_empty() {
            let at = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
            bookmarks.push_child(OutlineNode::new(sheet.name.clone(), at));
        }
        let mut page = document.start_page_with(page_settings.clone());
        let mut links = Vec::new();
        let mut surface = page.surface();
        for block in &sheet.blocks {
            let place = tags.place(&block.role);
            for (actual_text, items) in runs(block, fonts) {
                let identifier = surface.start_tagged(content_tag(&block.role, actual_text));
                let mut painter = Painter { surface: &mut surface, fonts, logo: logo.as_ref() };
                items.iter().for_each(|item| painter.paint(item));
                surface.end_tagged();
                if let Some(nodes) = tags.at(place) {
                    nodes.push(Node::Leaf(identifier));
                }
            }
            links.extend(self::links(block).into_iter().map(|link| (link, place)));
        }
        surface.finish();
        for (Link { quads, address }, place) in links {
            let target = Target::Action(LinkAction::new(address.to_owned()).into());
            let words = address.chars().take(LONGEST_LINK_WORDS).collect();
            let link = LinkAnnotation::new_with_quad_points(quads, target);
            let identifier = page.add_tagged_annotation(Annotation::new_link(link, Some(words)));
            tags.add_link(place, identifier);
        }
        page.finish();
    }
    let metadata = Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.id().to_owned())
        .creator(format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")));
    document.set_metadata(match about.made_at {
        Some(at) => metadata.creation_date(date(at)),
        None => metadata,
    });
    document.set_outline(bookmarks);
    document.set_tag_tree(tags.tree(about.language));
    document.finish().map_err(|error| match error {
        KrillaError::Image(..) => broken_logo(),
        other => failed(other.to_string()),
    })
}

fn date(at: Instant) -> krilla::metadata::DateTime {
    let civil = at.to_civil(&jiff::tz::TimeZone::UTC);
    let small = |value: i8| u8::try_from(value).unwrap_or_default();
    krilla::metadata::DateTime::new(u16::try_from(civil.year()).unwrap_or_default())
        .month(small(civil.month()))
        .day(small(civil.day()))
        .hour(small(civil.hour()))
        .minute(small(civil.minute()))
        .second(small(civil.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// Lines of text that lead to one address.
struct Link<'a> {
    quads: Vec<Quadrilateral>,
    address: &'a str,
}

/// The links of a block: lines of one address that follow each other are one, so that a
/// long address stands in the file once.
fn links(block: &Block) -> Vec<Link<'_>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for item in &block.items {
        let Item::Link(region, address) = item else { continue };
        if address.len() > LONGEST_LINK_BYTES {
            continue;
        }
        let [a, b, c, d] = [
            [region.x, region.bottom()],
            [region.right(), region.bottom()],
            [region.right(), region.y],
            [region.x, region.y],
        ]
        .map(|[x, y]| Point::from_xy(rounded(x), rounded(y)));
        let quad = Quadrilateral([a, b, c, d]);
        match links.last_mut().filter(|last| last.address == address.as_str()) {
            Some(last) => last.quads.push(quad),
            None => links.push(Link { quads: vec![quad], address }),
        }
    }
    links
}

/// The items of a block, a text with letters that no font has by itself, with what it
/// says: so it is found, copied and read aloud.
fn runs<'a>(block: &'a Block, fonts: &Fonts) -> Vec<(Option<&'a str>, &'a [Item])> {
    // A clip that began must end in the same run.
    if matches!(block.role, Role::Figure(_)) {
        return vec![(None, &block.items)];
    }
    let is_alone = |item: &Item| lacking(item, fonts).is_some();
    let runs = block.items.chunk_by(|a, b| !is_alone(a) && !is_alone(b));
    runs.map(|items| (items.first().and_then(|item| lacking(item, fonts)), items)).collect()
}

/// The text of an item that has letters which no font has.
fn lacking<'a>(item: &'a Item, fonts: &Fonts) -> Option<&'a str> {
    match item {
        Item::Text(text) if fonts.lacks(text.face, &text.text) => Some(text.text.as_str()),
        _ => None,
    }
}

fn content_tag<'a>(role: &Role, actual_text: Option<&'a str>) -> ContentTag<'a> {
    match role {
        Role::Artifact => {
            ContentTag::Artifact(krilla::tagging::Artifact::with_kind(ArtifactType::Layout))
        }
        Role::Figure(_) => ContentTag::Other,
        Role::Title | Role::Heading | Role::Paragraph | Role::Cell { .. } => {
            ContentTag::Span(SpanTag::empty().with_actual_text(actual_text))
        }
    }
}

struct Painter<'a, 'b> {
    surface: &'a mut Surface<'b>,
    fonts: &'a Fonts,
    logo: Option<&'a Image>,
}

impl Painter<'_, '_> {
    fn paint(&mut self, item: &Item) {
        match item {
            Item::Text(text) => self.text(text),
            Item::Path { outline, fill, stroke } => {
                let Some(path) = path(outline) else { return };
                self.surface.set_fill(fill.map(self::fill));
                self.surface.set_stroke(stroke.as_ref().map(self::stroke));
                self.surface.draw_path(&path);
            }
            Item::Clip(region) => {
                let rings = Outline::Rings(vec![region.corners()]);
                if let Some(path) = path(&rings) {
                    self.surface.push_clip_path(&path, &FillRule::NonZero);
                }
            }
            Item::Unclip => self.surface.pop(),
            Item::Logo(region) => {
                let size = Size::from_wh(region.width, region.height);
                if let Some((image, size)) = self.logo.zip(size) {
                    let at = krilla::geom::Transform::from_translate(region.x, region.y);
                    self.surface.push_transform(&at);
                    self.surface.draw_image(image.clone(), size);
                    self.surface.pop();
                }
            }
            Item::Link(..) => {}
        }
    }

    fn text(&mut self, text: &Text) {
        let Text { at: [x, y], text, face, size, rgb, halo } = text;
        let glyphs = self.fonts.shape(*face, text).glyphs;
        let at = Point::from_xy(rounded(*x), rounded(*y));
        let (font, size) = (self.fonts.font(*face), rounded(*size));
        if let Some((rgb, width)) = halo {
            // As paths: letters that stand twice would be found twice.
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke(&Pen::new(*rgb, *width))));
            self.surface.draw_glyphs(at, &glyphs, font.clone(), text, size, true);
        }
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(Paint::solid(*rgb))));
        self.surface.draw_glyphs(at, &glyphs, font, text, size, false);
        self.boxes([*x, *y], size, &glyphs, *rgb);
    }

    /// The fonts draw nothing for a letter that they lack; a box says that there is one.
    fn boxes(&mut self, [x, y]: [f32; 2], size: f32, glyphs: &[KrillaGlyph], rgb: u32) {
        let mut rings = Vec::new();
        let mut along = x;
        for glyph in glyphs {
            let width = glyph.x_advance * size;
            if glyph.glyph_id.to_u32() == 0 && width > 0.0 {
                let inset = width * 0.14;
                let region =
                    Region::new(along + inset, y - size * 0.7, width - 2.0 * inset, size * 0.7);
                rings.push(region.corners());
            }
            along += width;
        }
        if let Some(path) = path(&Outline::Rings(rings)) {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke(&Pen::new(rgb, size * 0.06))));
            self.surface.draw_path(&path);
        }
    }
}

fn path(outline: &Outline) -> Option<krilla::geom::Path> {
    let mut builder = PathBuilder::new();
    let (parts, is_closed) = match outline {
        Outline::Rings(parts) => (parts, true),
        Outline::Lines(parts) => (parts, false),
        Outline::Circle([x, y], radius) => {
            circle(&mut builder, [*x, *y], *radius);
            return builder.finish();
        }
    };
    for part in parts {
        let Some(([x, y], rest)) = part.split_first() else { continue };
        builder.move_to(rounded(*x), rounded(*y));
        rest.iter().for_each(|[x, y]| builder.line_to(rounded(*x), rounded(*y)));
        if is_closed {
            builder.close();
        }
    }
    builder.finish()
}

/// To a hundredth of a point: finer than paper shows, and the same on every computer,
/// whatever its library for mathematics does with the last digit.
fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// Four curves, whose handles are those of the usual approximation of a quarter.
fn circle(builder: &mut PathBuilder, [x, y]: [f32; 2], radius: f32) {
    const HANDLE: f32 = 0.552_284_7;
    let [x, y, r, h] = [x, y, radius, radius * HANDLE].map(rounded);
    builder.move_to(x + r, y);
    builder.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    builder.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    builder.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    builder.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    builder.close();
}

fn colour(rgb: u32) -> rgb::Color {
    let [_, red, green, blue] = rgb.to_be_bytes();
    rgb::Color::new(red, green, blue)
}

fn opacity(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn fill(paint: Paint) -> Fill {
    Fill {
        paint: colour(paint.rgb).into(),
        opacity: opacity(paint.opacity),
        rule: FillRule::NonZero,
    }
}

fn stroke(pen: &Pen) -> Stroke {
    Stroke {
        paint: colour(pen.paint.rgb).into(),
        width: rounded(pen.width),
        opacity: opacity(pen.paint.opacity),
        line_cap: if pen.dashes.is_empty() { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        dash: (!pen.dashes.is_empty()).then(|| StrokeDash {
            array: pen.dashes.iter().copied().map(rounded).collect(),
            offset: 0.0,
        }),
        ..Stroke::default()
    }
}
