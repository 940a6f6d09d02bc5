//! Standard input and pipes, kept in a nameless file while they are read.

use std::fs::File;
use std::io::{Read, Seek as _, Write as _};
use std::path::Path;

use super::compressed::MOST_BYTES;
use super::reader::read_opened;
use super::{ImportError, Options};
use crate::base::Progress;
use crate::dataset::Dataset;
use crate::language::message;

/// Reads what comes out of `stream`, which is called `name`: standard input or a pipe.
///
/// # Errors
/// As for [`read`](super::read).
pub fn read(
    name: &Path,
    stream: &mut dyn Read,
    options: &Options,
    progress: &Progress,
) -> Result<Dataset, ImportError> {
    let file = spooled(name, stream, progress)?;
    let mut dataset = read_opened(name, file, options, progress)?;
    dataset.report.decoded.insert(0, message!("decoded-stream"));
    Ok(dataset)
}

/// All of `stream`, which is called `name`, in a file without a name.
///
/// # Errors
/// When it is too much, cannot be read or stored, or the user cancelled.
fn spooled(name: &Path, stream: &mut dyn Read, progress: &Progress) -> Result<File, ImportError> {
    let io = |source| ImportError::Io { path: name.to_owned(), source };
    let mut file = tempfile::tempfile().map_err(io)?;
    let (mut buffer, mut bytes) = (vec![0; 1 << 20], 0);
    loop {
        progress.check()?;
        let read = stream.read(&mut buffer).map_err(io)?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        if bytes > MOST_BYTES {
            let reason = message!("error-stream-too-long", most = MOST_BYTES.to_string());
            return Err(io(std::io::Error::other(reason)));
        }
        file.write_all(buffer.get(..read).unwrap_or_default()).map_err(io)?;
    }
    file.rewind().map_err(io)?;
    Ok(file)
}
