//! The child process: it loads a driver and hands on what a server answers.

use std::io::{self, BufRead, Read, Write};

use adbc_core::options::{AdbcVersion, OptionDatabase, OptionValue};
use adbc_core::{Connection as _, Database as _, Driver as _, LOAD_FLAG_DEFAULT, Statement as _};
use adbc_driver_manager::{ManagedConnection, ManagedDriver};
use arrow_ipc::writer::StreamWriter;

use super::frame::{Frame, Request};

/// So many bytes of rows are one frame.
const FRAME_BYTES: usize = 1 << 18;

/// Answers the requests of `input` until there are no more.
///
/// # Errors
/// When a request cannot be read, or `out` not be written.
pub fn run(input: &mut dyn Read, out: &mut dyn Write) -> io::Result<()> {
    let mut connection = None;
    for line in io::BufReader::new(input).lines() {
        let request = serde_json::from_str(&line?)?;
        match answer(request, &mut connection, out) {
            Ok(()) => Frame::End.write(out)?,
            Err(reason) => Frame::Failed(reason).write(out)?,
        }
    }
    Ok(())
}

/// Does what `request` says; an error is what people are told.
fn answer(
    request: Request,
    connection: &mut Option<ManagedConnection>,
    out: &mut dyn Write,
) -> Result<(), String> {
    let told = |error: adbc_core::error::Error| error.message;
    match request {
        Request::Open { driver, entrypoint, options } => {
            let mut driver = ManagedDriver::load_from_name(
                driver,
                entrypoint.as_deref().map(str::as_bytes),
                AdbcVersion::V110,
                LOAD_FLAG_DEFAULT,
                None,
            )
            .map_err(told)?;
            let options = options.into_iter().map(|(name, value)| {
                (OptionDatabase::from(name.as_str()), OptionValue::String(value))
            });
            let database = driver.new_database_with_opts(options).map_err(told)?;
            *connection = Some(database.new_connection().map_err(told)?);
            Ok(())
        }
        Request::Ask(statement) => {
            let connection = connection.as_mut().ok_or("not connected")?;
            let mut asked = connection.new_statement().map_err(told)?;
            asked.set_sql_query(statement).map_err(told)?;
            let rows = asked.execute().map_err(told)?;
            let frames = Frames { out, bytes: Vec::with_capacity(FRAME_BYTES) };
            let failed = |error: arrow_schema::ArrowError| error.to_string();
            let mut writer = StreamWriter::try_new(frames, &rows.schema()).map_err(failed)?;
            for batch in rows {
                writer.write(&batch.map_err(failed)?).map_err(failed)?;
            }
            let mut frames = writer.into_inner().map_err(failed)?;
            frames.flush().map_err(|error| error.to_string())
        }
    }
}

/// Puts what is written into frames.
struct Frames<'a> {
    out: &'a mut dyn Write,
    bytes: Vec<u8>,
}

impl Frames<'_> {
    fn send(&mut self) -> io::Result<()> {
        match self.bytes.is_empty() {
            true => Ok(()),
            false => Frame::Rows(std::mem::take(&mut self.bytes)).write(self.out),
        }
    }
}

impl Write for Frames<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(FRAME_BYTES);
        self.bytes.extend_from_slice(&bytes[..taken]);
        if self.bytes.len() >= FRAME_BYTES {
            self.send()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}
