//! The network at a person's command: picking a source, switching off, saving.

use std::sync::Arc;
use std::sync::mpsc::{TryRecvError, channel};

use egui::Context;

use super::Window;
use super::online_windows::Saving;
use crate::base::Progress;
use crate::basemap::download::AreaDownload;
use crate::language::tr;
use crate::net::hosts;
use crate::ui::View;
use crate::ui::dialogs::requests::RequestsWindow;
use crate::ui::dialogs::save::SaveDialog;
use crate::ui::dialogs::sources::SourcesWindow;
use crate::ui::map::online::Online;
use crate::ui::panels::status::MapStatus;

impl Window {
    /// What online source is drawn.
    pub(super) fn online_name(&self) -> Option<String> {
        self.map.basemap.online().map(|online| online.source().name.clone())
    }

    /// What the status line says.
    pub(super) fn map_status(&self) -> MapStatus {
        MapStatus {
            name: self.map.basemap.name(),
            trouble: self.map.basemap.online().and_then(Online::trouble),
            requests: self.network.log().totals(),
        }
    }

    /// Off at once; on with the source picked last, or with a list to pick from.
    pub(super) fn set_online(&mut self, on: bool, ctx: &Context) {
        if !on {
            self.network.switch(false);
            self.map.basemap.go_offline();
            return;
        }
        let last = self.settings.online_source.clone();
        match last.filter(|name| self.settings.source(name).is_some()) {
            Some(name) => self.pick_source(&name, ctx),
            None => self.show_sources(ctx),
        }
    }

    /// Draws a source whose rules ask for a contact, without one.
    pub(super) fn pick_without_contact(&mut self, name: &str, ctx: &Context) {
        self.online.without_contact = true;
        self.pick_source(name, ctx);
    }

    /// Draws the source `name`. This alone switches the network on.
    pub(super) fn pick_source(&mut self, name: &str, ctx: &Context) {
        let Some(source) = self.settings.source(name).cloned() else { return };
        let others = self.settings.sources.iter().filter(|other| other.name != name);
        if let Err(error) = source.check(others) {
            self.notices.failed(format!("{name}: {error}"));
            return;
        }
        let has_contact = !self.settings.contact.trim().is_empty();
        if hosts::wants_contact(&source.host()) && !has_contact && !self.online.without_contact {
            self.online.sources = Some(SourcesWindow::asking_for_contact(name));
            return;
        }
        self.settings.online_source = Some(name.to_owned());
        self.network.set_contact(&self.settings.contact);
        self.network.forget_failures();
        self.network.switch(true);
        self.map.basemap.go_online(source, self.network.clone(), ctx);
    }

    /// A source that is drawn and was changed is drawn as it is now; one that
    /// was removed no more.
    pub(super) fn follow_sources(&mut self, ctx: &Context) {
        self.network.set_contact(&self.settings.contact);
        let Some(drawn) = self.map.basemap.online().map(|online| online.source().clone()) else {
            return;
        };
        match self.settings.source(&drawn.name) {
            Some(source) if *source == drawn => {}
            Some(_) => self.pick_source(&drawn.name, ctx),
            None => self.set_online(false, ctx),
        }
    }

    pub(super) fn show_sources(&mut self, ctx: &Context) {
        self.online.sources = Some(SourcesWindow::default());
        self.measure_cache(ctx);
    }

    pub(super) fn show_requests(&mut self) {
        self.online.requests = Some(RequestsWindow::default());
    }

    pub(super) fn show_save_dialog(&mut self) {
        self.online.save = Some(SaveDialog::default());
    }

    /// Downloads an area; where the network is off, it is on until that has ended.
    pub(super) fn save_area(&mut self, area: AreaDownload, ctx: &Context) {
        if self.online.saving.is_some() {
            return;
        }
        let was_off = !self.network.is_on();
        if was_off {
            self.network.set_contact(&self.settings.contact);
            self.network.switch(true);
        }
        self.network.forget_failures();
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let (network, told, ctx) = (self.network.clone(), Arc::clone(&progress), ctx.clone());
        let threads = self.threads.0.clone();
        let started = self.threads.0.spawn("save area", move || {
            let _ = sender.send(area.run(&network, &threads, &told));
            ctx.request_repaint();
        });
        match started {
            Ok(_) => self.online.saving = Some(Saving { progress, result, was_off }),
            Err(error) => {
                self.end_network_of_saving(was_off);
                self.notices
                    .failed(tr!("failure-of-saving-an-area-to-start", error = error.to_string()));
            }
        }
    }

    /// Off again where nothing but a download, which has ended, used the network.
    fn end_network_of_saving(&self, was_off: bool) {
        if was_off && self.map.basemap.online().is_none() {
            self.network.switch(false);
        }
    }

    /// Takes in an area that was saved.
    pub(super) fn finish_saving(&mut self) {
        let Some(saving) = &self.online.saving else { return };
        let was_off = saving.was_off;
        let result = match saving.result.try_recv() {
            Ok(result) => result,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => {
                self.online.saving = None;
                self.end_network_of_saving(was_off);
                self.notices.failed(tr!("saving-failed-with-an-internal-error-please"));
                return;
            }
        };
        self.online.saving = None;
        self.end_network_of_saving(was_off);
        match result {
            Ok(saved) => {
                let mut text = tr!(
                    "tiles-were-saved",
                    count = saved.tiles,
                    path = saved.path.display().to_string()
                );
                if saved.missing > 0 {
                    text += "\n";
                    text += &tr!("tiles-that-the-source-lacks", count = saved.missing);
                }
                self.records.look_again();
                match &mut self.online.save {
                    Some(dialog) => dialog.was_saved(saved.path, text),
                    None => self.notices.done(text),
                }
            }
            Err(error) => {
                self.records.look_again();
                if let Some(dialog) = &mut self.online.save {
                    dialog.has_failed(error.to_string());
                } else {
                    self.notices
                        .failed(tr!("failure-of-saving-an-area", error = error.to_string()));
                }
            }
        }
    }

    /// Whether an area is being saved; for tests.
    pub fn is_saving(&self) -> bool {
        self.online.saving.is_some()
    }

    pub(super) fn measure_cache(&self, ctx: &Context) {
        self.with_cache("measure cache", ctx, |cache| {
            cache.measure_bytes();
        });
    }

    pub(super) fn clear_cache(&self, ctx: &Context) {
        // What could not be removed is still counted, and so seen.
        self.with_cache("clear cache", ctx, |cache| {
            let _ = cache.clear();
        });
    }

    fn with_cache(
        &self,
        name: &str,
        ctx: &Context,
        work: impl FnOnce(&crate::net::Cache) + Send + 'static,
    ) {
        let (network, ctx) = (self.network.clone(), ctx.clone());
        // Without a thread the size stays unknown.
        let _ = self.threads.0.spawn(name, move || {
            if let Some(cache) = network.cache() {
                work(cache);
            }
            ctx.request_repaint();
        });
    }

    pub(super) fn online_windows_ui(&mut self, ctx: &Context) {
        let online = self.online_name();
        let bounds = self.map.bounds();
        let Self {
            session, settings, playback, queue, records, online: windows, network, map, ..
        } = self;
        let view = View { session, settings, playback, queue, records };
        if let Some(window) = &mut windows.sources
            && !window.ui(&view, ctx, network, online.as_deref())
        {
            windows.sources = None;
        }
        if let Some(window) = &mut windows.requests
            && !window.ui(&view, ctx, network)
        {
            windows.requests = None;
        }
        let progress = windows.saving.as_ref().map(|saving| &*saving.progress);
        if let Some(dialog) = &mut windows.save
            && !dialog.ui(&view, ctx, map.basemap.online(), bounds, progress)
        {
            windows.save = None;
        }
    }
}
