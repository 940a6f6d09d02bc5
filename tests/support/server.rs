//! A server on loopback with faults on request, for tests of the network.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::allow_attributes,
    reason = "each test file uses a part of it, and a test fails by panicking"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// What goes wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// It comes late.
    Late(Duration),
    /// The connection is cut after so many bytes of the body.
    CutAfter(usize),
    /// The connection is cut before anything is sent.
    CutAtOnce,
    /// So many bytes at a time, with pauses.
    Drip(usize),
    /// It comes once the server is told to go on.
    Held,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub fault: Fault,
}

impl Answer {
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned())];
        Self { status, headers, body: body.into(), fault: Fault::None }
    }

    pub fn status(status: u16) -> Self {
        Self::new(status, "text/plain", format!("status {status}"))
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn fault(mut self, fault: Fault) -> Self {
        self.fault = fault;
        self
    }
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Path and query.
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
}

impl Hit {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Zoom, column, row, where the path is `…/z/x/y.…`.
    pub fn tile(&self) -> Option<(u8, u32, u32)> {
        let path = self.path.split('?').next()?;
        let mut parts = path.rsplit('/');
        let row = parts.next()?.split('.').next()?.parse().ok()?;
        let column = parts.next()?.parse().ok()?;
        Some((parts.next()?.parse().ok()?, column, row))
    }
}

type Handler = dyn Fn(&Hit) -> Answer + Send + Sync;

struct State {
    hits: Mutex<Vec<Hit>>,
    now: AtomicUsize,
    most: AtomicUsize,
    stopped: AtomicBool,
    holds: Mutex<bool>,
    goes_on: Condvar,
    handler: Mutex<Arc<Handler>>,
    connections: Mutex<Vec<TcpStream>>,
}

/// A server; it ends with this.
pub struct Server {
    pub port: u16,
    state: Arc<State>,
}

impl Server {
    pub fn start(handler: impl Fn(&Hit) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            hits: Mutex::default(),
            now: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            holds: Mutex::new(true),
            goes_on: Condvar::new(),
            handler: Mutex::new(Arc::new(handler)),
            connections: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        spawn("test server", move || {
            for stream in listener.incoming() {
                if shared.stopped.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let _ = stream.set_nodelay(true);
                shared.connections.lock().unwrap().push(stream.try_clone().unwrap());
                let shared = Arc::clone(&shared);
                spawn("test connection", move || serve(&shared, stream));
            }
        });
        Self { port, state }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Every request so far.
    pub fn hits(&self) -> Vec<Hit> {
        self.state.hits.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.state.hits.lock().unwrap().len()
    }

    /// The most requests that were under way at once.
    pub fn most_at_once(&self) -> usize {
        self.state.most.load(Ordering::SeqCst)
    }

    /// Requests under way now.
    pub fn under_way(&self) -> usize {
        self.state.now.load(Ordering::SeqCst)
    }

    /// Lets go of every answer that is held, now and later.
    pub fn go_on(&self) {
        *self.state.holds.lock().unwrap() = false;
        self.state.goes_on.notify_all();
    }

    /// Answers differently from now on.
    pub fn answer_with(&self, handler: impl Fn(&Hit) -> Answer + Send + Sync + 'static) {
        *self.state.handler.lock().unwrap() = Arc::new(handler);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::SeqCst);
        self.go_on();
        for connection in self.state.connections.lock().unwrap().iter() {
            let _ = connection.shutdown(Shutdown::Both);
        }
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).unwrap();
}

fn serve(state: &State, mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(hit) = read_request(&mut reader) {
        state.hits.lock().unwrap().push(hit.clone());
        let now = state.now.fetch_add(1, Ordering::SeqCst) + 1;
        state.most.fetch_max(now, Ordering::SeqCst);
        let handler = Arc::clone(&state.handler.lock().unwrap());
        let answer = handler(&hit);
        if answer.fault == Fault::Held {
            let holds = state.holds.lock().unwrap();
            drop(state.goes_on.wait_while(holds, |holds| *holds).unwrap());
        }
        let stays_open = write_answer(&mut stream, &answer);
        state.now.fetch_sub(1, Ordering::SeqCst);
        if !stays_open {
            let _ = stream.shutdown(Shutdown::Both);
            return;
        }
    }
}

fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Hit> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim_end().split_once(':') {
            Some((name, value)) => {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            None => return Some(Hit { path, headers }),
        }
    }
}

/// Whether the connection stays open.
fn write_answer(stream: &mut TcpStream, answer: &Answer) -> bool {
    match answer.fault {
        Fault::CutAtOnce => return false,
        Fault::Late(wait) => std::thread::sleep(wait),
        _ => {}
    }
    let mut head = format!("HTTP/1.1 {} Status\r\n", answer.status);
    for (name, value) in &answer.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if !matches!(answer.status, 204 | 304) {
        head += &format!("Content-Length: {}\r\n", answer.body.len());
    }
    head += "\r\n";
    if stream.write_all(head.as_bytes()).is_err() {
        return false;
    }
    if matches!(answer.status, 204 | 304) {
        return true;
    }
    match answer.fault {
        Fault::CutAfter(bytes) => {
            let _ = stream.write_all(&answer.body[..bytes.min(answer.body.len())]);
            false
        }
        Fault::Drip(bytes) => {
            for part in answer.body.chunks(bytes) {
                if stream.write_all(part).is_err() {
                    return false;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            true
        }
        _ => stream.write_all(&answer.body).is_ok(),
    }
}

/// The answer of a server that knows `Range` and has the file `whole`.
pub fn part_of(whole: &[u8], hit: &Hit) -> Answer {
    let range = hit.header("range").and_then(|range| range.strip_prefix("bytes="));
    let Some((first, last)) = range.and_then(|range| range.split_once('-')) else {
        return Answer::new(200, "application/octet-stream", whole);
    };
    let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
    if first >= whole.len() {
        return Answer::status(416).with("Content-Range", format!("bytes */{}", whole.len()));
    }
    let last = last.min(whole.len() - 1);
    Answer::new(206, "application/octet-stream", &whole[first..=last])
        .with("Content-Range", format!("bytes {first}-{last}/{}", whole.len()))
}

/// A picture of one colour, `format` being png, jpg or webp.
pub fn picture(format: &str, colour: [u8; 3]) -> Vec<u8> {
    let image = image::RgbImage::from_pixel(256, 256, image::Rgb(colour));
    let mut bytes = std::io::Cursor::new(Vec::new());
    let format = image::ImageFormat::from_extension(format).unwrap();
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The built-in map.
pub fn built_in_map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap.pmtiles")
}

/// A street map that may lie beside the checkout.
pub fn street_map() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/basemaps/streets.pmtiles");
    if !path.is_file() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The files of a folder, all of them read.
pub fn bytes_in(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_file() {
            std::fs::File::open(entry.path()).unwrap().read_to_end(&mut bytes).unwrap();
        }
    }
    bytes
}

/// Waits until `holds`, up to a minute.
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..6_000 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    unreachable!("waited in vain: {what}");
}
