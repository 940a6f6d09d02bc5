//! What of a map with streets is downloaded by the command line, and where to.

use std::path::PathBuf;

use clap::Args;

const NOTES: &str = "\
Asks before anything is sent, and says which server will be asked for how much; --yes
answers in advance. The server learns your network address and the area. Nothing else
is sent, and nothing is kept but the file.

A download that was interrupted goes on from OUTPUT.part when the same command is
given again.

  strikemap basemap download --area Kyiv -o kyiv.pmtiles
  strikemap basemap download --area 22.4,51.1,22.7,51.4 --max-zoom 13 -o lublin.pmtiles
  strikemap --basemap kyiv.pmtiles";

/// What is downloaded, and where to.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct Download {
    /// Kyiv, Vyshhorod, Lublin, Rzeszow, a box of degrees or a shape; its bounds are downloaded
    #[arg(long, value_name = "NAME|W,S,E,N|SHAPE", allow_hyphen_values = true)]
    pub area: String,
    /// The PMTiles file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Who is asked: OpenFreeMap, or the address of a PMTiles archive, of a TileJSON, or of
    /// tiles with {z}, {x} and {y}, whose provider must permit it
    #[arg(long, value_name = "NAME|ADDRESS", default_value = "OpenFreeMap")]
    pub source: String,
    /// Who made the map, for tiles whose address does not lead to a description
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub attribution: String,
    /// The most detailed zoom: 14 shows streets and houses, 10 a city as a whole; without it
    /// the deepest of which the area is not too much
    #[arg(long, value_name = "ZOOM")]
    pub max_zoom: Option<u8>,
    /// Replace a file that exists
    #[arg(long)]
    pub replace: bool,
    /// Download without asking
    #[arg(short, long)]
    pub yes: bool,
}
