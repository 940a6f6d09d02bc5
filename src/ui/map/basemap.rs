//! Which map lies under the events: the built-in one, a local archive over it,
//! an online source over both by choice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::online::Online;
use super::style::MapTheme;
use super::tiles::{ArchiveTiles, Gaps, Shown};
use crate::basemap::EMBEDDED;
use crate::basemap::archive::{Archive, ArchiveError};
use crate::language::tr;
use crate::net::{Network, Source};

/// The maps that are drawn, lowest first.
#[derive(Default)]
pub struct Basemap {
    built_in: Option<ArchiveTiles>,
    local: Option<(ArchiveTiles, String)>,
    local_path: Option<PathBuf>,
    online: Option<Online>,
    look: Option<MapTheme>,
}

impl Basemap {
    /// Opens a local archive and draws it over the built-in map.
    ///
    /// # Errors
    /// When it is no map that can be drawn; the maps drawn before stay.
    pub fn open_local(
        &mut self,
        path: &Path,
        look: MapTheme,
        ctx: &Context,
    ) -> Result<String, ArchiveError> {
        let archive = Archive::open(path)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.local =
            Some((ArchiveTiles::new(Arc::new(archive), Gaps::Open, look, ctx), name.clone()));
        self.local_path = Some(path.to_owned());
        Ok(name)
    }

    /// The file of the local map that is drawn.
    pub fn local_path(&self) -> Option<PathBuf> {
        self.local_path.clone()
    }

    /// Draws `source` over everything. Nothing comes while `network` is off.
    pub fn go_online(&mut self, source: Source, network: Network, ctx: &Context) {
        let look = self.look.unwrap_or_default();
        self.online = Some(Online::new(source, network, look, ctx));
    }

    /// Draws no online source any more.
    pub fn go_offline(&mut self) {
        self.online = None;
    }

    /// The online source that is drawn.
    pub fn online(&self) -> Option<&Online> {
        self.online.as_ref()
    }

    /// Follows colours and language; returns a failure that people should read.
    pub fn refresh(&mut self, look: MapTheme, ctx: &Context) -> Option<String> {
        if self.look != Some(look) {
            self.look = Some(look);
            self.built_in = match Archive::built_in(EMBEDDED) {
                Ok(archive) => Some(ArchiveTiles::new(Arc::new(archive), Gaps::Stretch, look, ctx)),
                Err(error) => return Some(tr!("the-built-in-map", error = error.to_string())),
            };
            if let Some((tiles, _)) = &mut self.local {
                *tiles = ArchiveTiles::new(tiles.shared_archive(), Gaps::Open, look, ctx);
            }
            if let Some(online) = &mut self.online {
                online.set_look(look);
            }
        }
        if let Some(failure) = self.online.as_mut().and_then(Online::refresh) {
            return Some(failure);
        }
        let (tiles, name) = self.local.as_mut()?;
        tiles.take_failure().map(|failure| format!("{name}: {failure}"))
    }

    /// The maps that are drawn, lowest first. An online map covers the others
    /// only where it has come.
    pub fn layers(&mut self) -> impl Iterator<Item = &mut dyn walkers::Tiles> {
        let built_in = self.built_in.as_mut().map(|tiles| tiles as &mut dyn walkers::Tiles);
        let local = self.local.as_mut().map(|(tiles, _)| tiles as &mut dyn walkers::Tiles);
        let online = self.online.as_mut().and_then(Online::tiles);
        let online = online.map(|tiles| tiles as &mut dyn walkers::Tiles);
        built_in.into_iter().chain(local).chain(online)
    }

    /// What was drawn in the last frame with the names on it, by map, the lowest
    /// first. Pictures bring their own names.
    pub fn shown(&self) -> Vec<&[Shown]> {
        let local = self.local.as_ref().map(|(tiles, _)| tiles);
        let archives = self.built_in.iter().chain(local).map(ArchiveTiles::shown);
        archives.chain(self.online.as_ref().and_then(Online::shown)).collect()
    }

    /// Who must be credited for what is seen.
    pub fn credit(&self) -> String {
        let mut credits: Vec<&str> = Vec::new();
        if let Some(online) = &self.online {
            let credit = online.credit();
            credits.push(if credit.is_empty() { &online.source().name } else { credit });
            if online.covers_view() {
                return credits.concat();
            }
        }
        if let Some((tiles, name)) = &self.local {
            let credit = tiles.archive().attribution.as_str();
            credits.push(if credit.is_empty() { name } else { credit });
        }
        if let Some(tiles) = &self.built_in {
            credits.push(&tiles.archive().attribution);
        }
        credits.join(" · ")
    }

    /// What the status line calls the map.
    pub fn name(&self) -> String {
        match (&self.online, &self.local) {
            (Some(online), _) => online.source().name.clone(),
            (None, Some((_, name))) => name.clone(),
            (None, None) => tr!("built-in-map").to_owned(),
        }
    }

    /// Whether every tile that was asked for has come; for pictures.
    pub fn is_settled(&mut self) -> bool {
        let built_in = self.built_in.as_ref().is_none_or(ArchiveTiles::is_settled);
        let local = self.local.as_ref().is_none_or(|(tiles, _)| tiles.is_settled());
        built_in && local && !self.online.as_ref().is_some_and(Online::is_busy)
    }
}
