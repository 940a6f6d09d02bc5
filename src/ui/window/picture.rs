//! Pictures and animations of what the window shows, drawn beside it.

use std::path::PathBuf;

use egui::{Context, vec2};

use super::Window;
use super::sheet::{CAPTION_POINTS, TITLE_POINTS};
use crate::dataset::Place;
use crate::export::{self, Job, Scope};
use crate::language::Language;
use crate::session::Command;
use crate::ui::dialogs::picture::{Now, PictureDialog};
use crate::ui::picture_request::{Draw, Request};
use crate::ui::snapshot::{self, Camera, RenderRequest, Style, What};
use crate::ui::theme::Theme;
use crate::ui::{Settings, View};

impl Window {
    /// Carries out what was asked for.
    pub(super) fn draw(&mut self, draw: Draw, ctx: &Context) {
        match draw {
            Draw::PictureDialog => {
                self.picture = Some(PictureDialog::picture(&self.now(ctx)));
            }
            Draw::AnimationDialog => {
                let step = self.timeline.step(&self.view());
                self.picture = Some(PictureDialog::animation(&self.now(ctx), &self.view(), step));
            }
            Draw::ChooseTarget(name) => self.jobs.choose_picture_target(&name),
            Draw::Save(request) => self.save_drawing(*request, ctx),
            Draw::Cancel => self.jobs.cancel_drawing(),
        }
    }

    /// A file was chosen for what the dialog draws.
    pub(super) fn choose_picture_target(&mut self, path: PathBuf) {
        self.picture.iter_mut().for_each(|dialog| dialog.choose_target(&path));
    }

    /// Paints the dialog.
    pub(super) fn picture_ui(&mut self, ctx: &Context) {
        let now = self.now(ctx);
        let Self { session, settings, playback, queue, records, picture, .. } = self;
        let view = View { session, settings, playback, queue, records };
        picture.take_if(|dialog| !dialog.ui(&view, &now, ctx));
    }

    fn now(&self, ctx: &Context) -> Now {
        let map = self.map.size_points() + vec2(0.0, CAPTION_POINTS);
        let window = ctx.content_rect().size();
        Now {
            map_points: [map.x.round(), map.y.round()],
            window_points: [window.x.round(), window.y.round()],
            dark: Theme::of(ctx).dark,
        }
    }

    /// Draws into a file, on a thread; filters are evaluated there too.
    fn save_drawing(&mut self, request: Request, ctx: &Context) {
        let Request { style, animation, path, replace } = request;
        let moment = self.session.moment();
        // The caption of a map is English, as files are; a picture of the window is as it is.
        let language = match style.what {
            What::Map => Language::English,
            What::Window => self.settings.language(),
        };
        let settings = Settings { language: Some(language), ..self.settings.clone() };
        let look = self.look_of(&style, ctx);
        let basemap = self.map.basemap.local_path();
        self.jobs.draw(path, move |path, progress| {
            let mut session = moment.session();
            if let Some(animation) = &animation {
                let time = session.document().filters.time;
                session.apply(Command::SetTime(animation.time(&time)));
                session.forget_history();
            }
            let request = export::Request::new(Scope::Filtered);
            let job = Job::of_session(&session.moment(), &request, &settings.zone())?;
            let order = RenderRequest { session, settings, look, basemap, style };
            match animation {
                Some(animation) => {
                    snapshot::animation(order, &animation, &job, path, replace, progress)
                }
                None => snapshot::picture(order, &job, path, replace, progress),
            }
        });
    }

    /// Where a picture of another size looks, so that it shows as much as the window.
    fn look_of(&self, style: &Style, ctx: &Context) -> Camera {
        let (latitude, longitude, zoom) = self.map.position();
        let Some(place) = Place::new(latitude, longitude) else { return Camera::Home };
        let [width, height] = style.size_px.map(|side| side as f32 / style.scale);
        let (now, then) = match style.what {
            What::Map => {
                let title = if style.title.is_empty() { 0.0 } else { TITLE_POINTS };
                (self.map.size_points(), vec2(width, height - CAPTION_POINTS - title))
            }
            What::Window => (ctx.content_rect().size(), vec2(width, height)),
        };
        let ratio = (then.x / now.x).min(then.y / now.y);
        let is_alike = !ratio.is_finite() || (ratio - 1.0).abs() < 0.005;
        let zoom = if is_alike { zoom } else { zoom + f64::from(ratio.max(0.05)).log2() };
        Camera::At(place, zoom.clamp(2.0, 20.0))
    }
}
