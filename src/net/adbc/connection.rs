//! A connection through a driver that a child process holds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_schema::Schema;

use super::frame::{Frame, Request};
use super::text::Cells;
use crate::base::threads::JoinOnDrop;
use crate::net::postgres::{DatabaseError, Timeouts};

/// Frames that wait to be read: the child waits when there are more.
const MOST_FRAMES: usize = 16;

/// A driver and what it connects to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// A library, or a name that the manager of drivers knows.
    pub library: String,
    /// The function of the library by which it begins, where that is not the usual one.
    pub entrypoint: Option<String>,
    /// Options, by their names of ADBC, but for the password.
    pub options: BTreeMap<String, String>,
}

impl Driver {
    /// The option that names the server.
    pub const URI: &str = "uri";

    /// The server, or the name of the driver where none is named.
    pub fn server(&self) -> &str {
        self.options.get(Self::URI).map_or(&self.library, String::as_str)
    }
}

/// A connection; dropping it ends the child and what the server is doing for it.
pub struct Connection {
    child: RefCell<Child>,
    requests: RefCell<ChildStdin>,
    frames: Receiver<io::Result<Frame>>,
    server: String,
    timeouts: Timeouts,
    /// After `frames`, for which it may wait.
    _reader: JoinOnDrop,
}

impl Connection {
    /// Starts `program`, which is strikemap, as the child that loads `driver`, and connects.
    ///
    /// # Errors
    /// When the driver cannot be loaded or the server is not reached.
    pub fn open(
        program: &Path,
        driver: &Driver,
        password: Option<&str>,
        timeouts: Timeouts,
    ) -> Result<Self, DatabaseError> {
        let server = driver.server().to_owned();
        let failed = |error: &dyn std::fmt::Display| DatabaseError::Connect {
            server: server.clone(),
            reason: error.to_string(),
        };
        let mut child = Command::new(program)
            .arg("engine")
            // Statements and passwords go through pipes: arguments are seen by everybody.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(&error))?;
        let (Some(requests), Some(mut answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(&io::Error::from(io::ErrorKind::BrokenPipe)));
        };
        let (sender, frames) = sync_channel(MOST_FRAMES);
        let reader = JoinOnDrop::default();
        let started = reader.0.spawn("driver", move || {
            loop {
                let frame = Frame::read(&mut answers);
                let is_last = frame.is_err();
                if sender.send(frame).is_err() || is_last {
                    break;
                }
            }
        });
        started.map_err(|error| failed(&error))?;
        let mut options = driver.options.clone();
        options.extend(password.map(|password| ("password".to_owned(), password.to_owned())));
        let connection = Self {
            child: RefCell::new(child),
            requests: RefCell::new(requests),
            frames,
            server: server.clone(),
            timeouts,
            _reader: reader,
        };
        connection.send(&Request::Open {
            driver: driver.library.clone(),
            entrypoint: driver.entrypoint.clone(),
            options,
        })?;
        match connection.next(timeouts.connect)? {
            Frame::End => Ok(connection),
            Frame::Failed(reason) => Err(failed(&reason)),
            Frame::Rows(_) => Err(connection.lost()),
        }
    }

    /// Asks `statement` and hands each batch of rows to `take`.
    ///
    /// # Errors
    /// When the server refuses or is gone, the answer ends before its end, or `take` fails.
    pub fn ask(
        &self,
        statement: &str,
        mut take: impl FnMut(&RecordBatch) -> Result<(), DatabaseError>,
    ) -> Result<(), DatabaseError> {
        self.ask_with(statement, |answered| match answered {
            Answered::Columns(_) => Ok(()),
            Answered::Rows(batch) => take(batch),
        })
    }

    fn ask_with(
        &self,
        statement: &str,
        mut take: impl FnMut(Answered<'_>) -> Result<(), DatabaseError>,
    ) -> Result<(), DatabaseError> {
        self.send(&Request::Ask(statement.to_owned()))?;
        let mut answer = Answer { connection: self, part: io::Cursor::default(), end: None };
        let read = StreamReader::try_new(&mut answer, None).and_then(|batches| {
            if let Err(error) = take(Answered::Columns(&batches.schema())) {
                return Ok(Some(error));
            }
            for batch in batches {
                if let Err(error) = take(Answered::Rows(&batch?)) {
                    return Ok(Some(error));
                }
            }
            Ok(None)
        });
        if let Ok(Some(error)) = read {
            // The rest of the answer is nobody's: the connection is of no use any more.
            self.end();
            return Err(error);
        }
        // What follows the rows says whether they are all.
        while answer.end.is_none() {
            answer.read_part();
        }
        match (answer.end, read) {
            (Some(Ok(())), Ok(_)) => Ok(()),
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => {
                Err(DatabaseError::Lost { server: self.server.clone(), reason: error.to_string() })
            }
            (None, Ok(_)) => Err(self.lost()),
        }
    }

    /// The names of the columns that `statement` gives.
    ///
    /// # Errors
    /// As for [`ask`](Self::ask).
    pub fn columns(&self, statement: &str) -> Result<Vec<String>, DatabaseError> {
        let mut names = Vec::new();
        self.ask_with(statement, |answered| {
            if let Answered::Columns(schema) = answered {
                names.extend(schema.fields().iter().map(|field| field.name().clone()));
            }
            Ok(())
        })?;
        Ok(names)
    }

    /// The rows of `statement` as text.
    ///
    /// # Errors
    /// As for [`ask`](Self::ask), and for values of a type that has no text.
    pub fn rows(&self, statement: &str) -> Result<Vec<Vec<Option<String>>>, DatabaseError> {
        let mut rows = Vec::new();
        self.ask(statement, |batch| {
            let cells = Cells::of(batch).map_err(|reason| self.refused(reason))?;
            for row in 0..batch.num_rows() {
                rows.push(cells.row(row).map_err(|reason| self.refused(reason))?);
            }
            Ok(())
        })?;
        Ok(rows)
    }

    /// Writes the rows of `statement` as CSV, as PostgreSQL writes them: a text that is empty
    /// stands in quotes, and nothing without.
    ///
    /// # Errors
    /// As for [`rows`](Self::rows), and when `out` cannot be written.
    pub fn write_csv(&self, statement: &str, out: &mut dyn Write) -> Result<(), DatabaseError> {
        let header = |schema: &Schema, out: &mut dyn Write| {
            let names = schema.fields().iter().map(|field| Some(field.name().clone()));
            write_record(out, names).map_err(DatabaseError::Write)
        };
        self.ask_with(statement, |answered| {
            let batch = match answered {
                Answered::Columns(schema) => return header(schema, out),
                Answered::Rows(batch) => batch,
            };
            let cells = Cells::of(batch).map_err(|reason| self.refused(reason))?;
            for row in 0..batch.num_rows() {
                let record = cells.row(row).map_err(|reason| self.refused(reason))?;
                write_record(out, record.into_iter()).map_err(DatabaseError::Write)?;
            }
            Ok(())
        })
    }

    fn send(&self, request: &Request) -> Result<(), DatabaseError> {
        let mut line =
            serde_json::to_vec(request).map_err(|error| self.refused(error.to_string()))?;
        line.push(b'\n');
        let mut requests = self.requests.borrow_mut();
        requests.write_all(&line).and_then(|()| requests.flush()).map_err(|_| self.lost())
    }

    fn next(&self, waited: Duration) -> Result<Frame, DatabaseError> {
        match self.frames.recv_timeout(waited) {
            Ok(Ok(frame)) => Ok(frame),
            Err(RecvTimeoutError::Timeout) => {
                self.end();
                Err(DatabaseError::Silent { server: self.server.clone(), waited })
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(self.lost()),
        }
    }

    /// Ends the child.
    fn end(&self) {
        let mut child = self.child.borrow_mut();
        // It may have ended by itself.
        let _ = child.kill();
        let _ = child.wait();
    }

    /// That the child is gone.
    fn lost(&self) -> DatabaseError {
        self.end();
        DatabaseError::Lost {
            server: self.server.clone(),
            reason: crate::language::tr!("database-driver-ended").to_owned(),
        }
    }

    fn refused(&self, reason: String) -> DatabaseError {
        DatabaseError::Refused { server: self.server.clone(), reason }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.end();
    }
}

/// What comes of an answer, the columns first.
enum Answered<'a> {
    Columns(&'a Schema),
    Rows(&'a RecordBatch),
}

/// An answer as the stream of bytes that it is.
struct Answer<'a> {
    connection: &'a Connection,
    part: io::Cursor<Vec<u8>>,
    /// How it ended, once it has.
    end: Option<Result<(), DatabaseError>>,
}

impl Answer<'_> {
    fn read_part(&mut self) {
        match self.connection.next(self.connection.timeouts.answer) {
            Ok(Frame::Rows(bytes)) => self.part = io::Cursor::new(bytes),
            Ok(Frame::End) => self.end = Some(Ok(())),
            Ok(Frame::Failed(reason)) => self.end = Some(Err(self.connection.refused(reason))),
            Err(error) => self.end = Some(Err(error)),
        }
    }
}

impl Read for Answer<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.part.read(buffer)?;
            if read > 0 || buffer.is_empty() || self.end.is_some() {
                return Ok(read);
            }
            self.read_part();
        }
    }
}

fn write_record(
    out: &mut dyn Write,
    cells: impl Iterator<Item = Option<String>>,
) -> io::Result<()> {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        let Some(text) = cell else { continue };
        let is_plain = !text.is_empty() && !text.contains([',', '"', '\n', '\r']) && text != "\\.";
        match is_plain {
            true => out.write_all(text.as_bytes())?,
            false => write!(out, "\"{}\"", text.replace('"', "\"\""))?,
        }
    }
    out.write_all(b"\n")
}
