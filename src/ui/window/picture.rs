//! Pictures and animations of what the window shows, drawn beside it.

use std::path::PathBuf;
use std::sync::mpsc::channel;

use egui::{ColorImage, Context, vec2};

use super::Window;
use super::sheet::{CAPTION_POINTS, TITLE_POINTS};
use crate::dataset::Place;
use crate::export::{self, Job, Scope};
use crate::session::Command;
use crate::ui::dialogs::picture::{Now, PictureDialog};
use crate::ui::dialogs::picture_preview::{Previewed, small};
use crate::ui::picture_request::{Draw, Request};
use crate::ui::snapshot::{self, Camera, HeadlessWindow, RenderRequest, Style, What};
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
            Draw::Preview(wanted) => self.draw_preview(*wanted, ctx),
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
        if let Some(previews) = &self.preview
            && let Ok((of, drawn)) = previews.try_recv()
            && let Some(dialog) = &mut self.picture
        {
            dialog.take_preview(ctx, of, drawn);
        }
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

    /// How a picture is shown: in the language of the window.
    fn picture_settings(&self) -> Settings {
        Settings { language: Some(self.settings.language()), ..self.settings.clone() }
    }

    /// Draws a picture small, on a thread, for its dialog.
    fn draw_preview(&mut self, wanted: Previewed, ctx: &Context) {
        let moment = self.session.moment();
        let settings = self.picture_settings();
        let look = self.look_of(&wanted.style, ctx);
        let basemap = self.map.basemap.local_path();
        let style = small(&wanted.style, ctx.pixels_per_point());
        let (sender, previews) = channel();
        self.preview = Some(previews);
        let ctx = ctx.clone();
        // Without a thread there is no preview.
        let _ = self.threads.0.spawn("picture preview", move || {
            let size = style.size_px.map(|side| side as usize);
            let order = RenderRequest { session: moment.session(), settings, look, basemap, style };
            let drawn = HeadlessWindow::new(order).and_then(|mut window| window.pixels());
            let drawn = drawn.map_err(|error| error.to_string());
            let image = drawn.map(|pixels| ColorImage::from_rgba_unmultiplied(size, &pixels));
            let _ = sender.send((wanted, image));
            ctx.request_repaint();
        });
    }

    /// Draws into a file, on a thread; filters are evaluated there too.
    fn save_drawing(&mut self, request: Request, ctx: &Context) {
        let Request { style, animation, path, replace } = request;
        let moment = self.session.moment();
        let settings = self.picture_settings();
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
