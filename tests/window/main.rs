//! The window, driven through its accessibility tree, and the network behind
//! it, in one program: each program more costs a link and a hundred megabytes.

#[path = "../support/online_window.rs"]
mod online_window;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/window.rs"]
mod window;

mod air_alerts;
mod archive;
mod basemap_download;
mod choosing;
mod dots;
mod drawing;
mod exploring;
mod exporting;
mod first_use;
mod honest;
mod keys;
mod killed;
mod language;
mod layers;
mod links;
mod map;
mod net;
mod newer;
mod online;
mod picture;
mod saved;
mod small;
mod table;
mod understanding;
mod welcome;
