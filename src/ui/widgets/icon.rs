//! The icons of the window (Phosphor, MIT) by what they stand for.

use egui::{Button, Response, RichText, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use crate::ui::theme::{Theme, Token};

macro_rules! icons {
    ($($name:ident $code:literal,)*) => {
        /// An icon.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon {
            $($name,)*
        }

        impl Icon {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its letter in the font of icons.
            pub const fn letter(self) -> char {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

icons! {
    ArrowSquareOut '\u{E5DE}',
    ArrowUUpLeft '\u{E08A}',
    ArrowUUpRight '\u{E08C}',
    ArrowsInLineHorizontal '\u{E530}',
    CalendarBlank '\u{E10A}',
    CaretDown '\u{E136}',
    CaretLeft '\u{E138}',
    CaretRight '\u{E13A}',
    Check '\u{E182}',
    CircleDashed '\u{E602}',
    Clock '\u{E19A}',
    CloudSlash '\u{E1B6}',
    Cloud '\u{E1AA}',
    Copy '\u{E1CA}',
    CornersOut '\u{E1D0}',
    Crosshair '\u{E1D6}',
    Cursor '\u{E1DC}',
    Database '\u{E1DE}',
    DotsThree '\u{E1FE}',
    Export '\u{EAF0}',
    Flag '\u{E244}',
    FolderOpen '\u{E256}',
    Funnel '\u{E266}',
    Info '\u{E2CE}',
    Lasso '\u{EDC6}',
    MagnifyingGlass '\u{E30C}',
    MapPin '\u{E316}',
    Minus '\u{E32A}',
    Note '\u{E348}',
    Pause '\u{E39E}',
    Play '\u{E3D0}',
    Plus '\u{E3D4}',
    Polygon '\u{E6D0}',
    Question '\u{E3E8}',
    Ruler '\u{E6B8}',
    Selection '\u{E69A}',
    Sidebar '\u{EAB6}',
    Siren '\u{E9B8}',
    SkipBack '\u{E5A4}',
    SkipForward '\u{E5A6}',
    SlidersHorizontal '\u{E434}',
    Stack '\u{E466}',
    Table '\u{E476}',
    Warning '\u{E4E0}',
    X '\u{E4F6}',
}

impl From<Icon> for String {
    fn from(icon: Icon) -> Self {
        icon.letter().to_string()
    }
}

impl Icon {
    /// As text of 16 points, the size of icons in buttons.
    pub fn text(self) -> RichText {
        RichText::new(self).size(16.0)
    }

    /// The icon before `label`, for a button.
    pub fn with(self, label: &str) -> String {
        format!("{} {label}", self.letter())
    }
}

/// A button of 28 × 28 points with an icon. It has a name for screen readers and
/// a tip: the name with its keys.
#[derive(Debug, Clone, Copy)]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    keys: &'a str,
    is_on: bool,
    is_enabled: bool,
}

impl<'a> IconButton<'a> {
    /// A button called `name`.
    pub const fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, keys: "", is_on: false, is_enabled: true }
    }

    /// Its keys, for the tip.
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }

    /// Whether what it switches is on.
    pub const fn on(mut self, is_on: bool) -> Self {
        self.is_on = is_on;
        self
    }

    /// Whether it can be used now.
    pub const fn enabled(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let colour = match (self.is_enabled, self.is_on) {
            (false, _) => theme.token(Token::Text3),
            (true, true) => theme.accent(),
            (true, false) => theme.token(Token::Text2),
        };
        let button = Button::selectable(self.is_on, self.icon.text().color(colour))
            .min_size(vec2(28.0, 28.0));
        let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, vec2(6.0, 4.0));
        let response = ui.add_enabled(self.is_enabled, button);
        ui.spacing_mut().button_padding = padding;
        // A stroke of the button's own would make it larger than its neighbours.
        if self.is_on && !response.has_focus() {
            let edge = Stroke::new(1.0, theme.accent());
            ui.painter().rect_stroke(response.rect, 6.0, edge, StrokeKind::Inside);
        }
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::Button, self.is_enabled, self.is_on, self.name)
        });
        let tip = match self.keys {
            "" => self.name.to_owned(),
            keys => format!("{} ({keys})", self.name),
        };
        response.on_hover_text(&tip).on_disabled_hover_text(tip)
    }
}
