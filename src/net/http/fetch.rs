//! One request: from the disk where that is allowed, else from its sender.

use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use flate2::read::GzDecoder;
use http_cache_semantics::{AfterResponse, BeforeRequest, CachePolicy};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE};
use reqwest::header::{
    HeaderMap, HeaderValue, LOCATION, RANGE, RETRY_AFTER, SET_COOKIE, USER_AGENT,
};
use reqwest::{Client, StatusCode, Url};
use tokio::sync::Semaphore;

use super::address::host_of;
use super::cache::{self, Stored};
use super::error::FetchError;
use super::hosts;
use super::log::Outcome;
use super::options::Timeouts;
use super::part::{self, PartRequest};
use super::shared::Shared;
use crate::language::{Message, message};

/// More than this is never needed for a tile or a description of tiles.
const LARGEST_BODY_BYTES: usize = 8 << 20;

/// Redirects that are followed.
const MOST_REDIRECTS: usize = 4;

/// What should come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A description of tiles.
    Json,
    /// A vector tile.
    Vector,
    /// A picture.
    Picture,
    /// A part of a file, as it lies there.
    Part(PartRequest),
}

impl Expected {
    fn part(&self) -> Option<&PartRequest> {
        match self {
            Self::Part(part) => Some(part),
            _ => None,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The whole address, with its key.
    pub url: String,
    /// What for, as the log says it.
    pub purpose: Message,
    /// What should come.
    pub expected: Expected,
}

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From its sender.
    Sender,
    /// From the disk; its sender said that it is unchanged.
    Unchanged,
    /// From the disk, fresh still.
    Disk,
    /// From the disk, out of date, because its sender failed.
    StaleCache,
}

/// What came.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The bytes, unpacked; `None` where the sender has nothing.
    pub body: Option<Vec<u8>>,
    /// Where it came from.
    pub origin: Origin,
    /// Of a part: which version of the file it is from.
    pub version: Option<String>,
}

impl Fetched {
    fn new(status: u16, body: Vec<u8>, origin: Origin) -> Self {
        let has_body = (200..300).contains(&status) && !body.is_empty();
        Self { body: has_body.then_some(body), origin, version: None }
    }

    fn of_stored(stored: &Stored, origin: Origin) -> Self {
        let version = stored.version.clone();
        Self { version, ..Self::new(stored.status, stored.body.clone(), origin) }
    }
}

/// An answer of a sender, whole.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    /// As it came.
    body: Vec<u8>,
}

/// Fetches `request`, from the disk or from its sender.
pub(super) async fn fetch(
    shared: Arc<Shared>,
    client: Client,
    permits: Arc<Semaphore>,
    request: Request,
) -> Result<Fetched, FetchError> {
    let url = Url::parse(&request.url).map_err(|error| FetchError::Address(error.to_string()))?;
    let host = host_of(&url);
    let part = request.expected.part();
    let key = match part {
        Some(part) => cache::key(&part.cache_name(&request.url)),
        None => cache::key(&request.url),
    };
    let stored = {
        let (shared, key) = (Arc::clone(&shared), key.clone());
        let read = move || shared.cache.as_ref().and_then(|cache| cache.read(&key));
        tokio::task::spawn_blocking(read).await.ok().flatten()
    };
    // The cache's rules see neither the address nor who asks.
    let mut plain = http::Request::new(());
    // A part of a packed file would be something else.
    let packing = if part.is_some() { "identity" } else { "gzip" };
    plain.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static(packing));
    let mut headers = plain.headers().clone();
    if let Some(stored) = &stored {
        match stored.policy.before_request(&plain, SystemTime::now()) {
            // What is kept would only be asked about; it may be another version.
            _ if part.is_some_and(|part| part.ask_sender) => {}
            BeforeRequest::Fresh(_) => {
                shared.log.add_from_disk(&host, &request.purpose, stored.body.len() as u64);
                return Ok(Fetched::of_stored(stored, Origin::Disk));
            }
            BeforeRequest::Stale { request: revalidate, .. } => headers = revalidate.headers,
        }
    }
    let old = stored.as_ref().map(|stored| Fetched::of_stored(stored, Origin::StaleCache));
    let Ok(_permit) = permits.acquire().await else { return Err(FetchError::Off) };
    if let Some(wait) = shared.hosts.wait(&host) {
        let wait_secs = wait.as_secs() + 1;
        return old.ok_or(FetchError::BackingOff { host, wait_secs });
    }
    let answer = match ask(&shared, &client, url, &request, headers).await {
        Ok(answer) => answer,
        Err(error) => {
            if matches!(error, FetchError::Unreachable { .. }) {
                shared.hosts.failed(&host, None);
                return old.ok_or(error);
            }
            if !matches!(error, FetchError::Off | FetchError::Changed { .. }) {
                shared.hosts.refused(&host);
            }
            return Err(error);
        }
    };
    let status = answer.status;
    match (status, stored) {
        (StatusCode::NOT_MODIFIED, Some(stored)) => {
            shared.hosts.succeeded(&host);
            let mut response = http::Response::new(());
            *response.status_mut() = status;
            *response.headers_mut() = answer.headers;
            let after = stored.policy.after_response(&plain, &response, SystemTime::now());
            // One that names no tag still says that what is kept may be used.
            let policy = match after {
                AfterResponse::NotModified(policy, _) => policy,
                AfterResponse::Modified(..) => stored.policy.clone(),
            };
            let fetched = Fetched::of_stored(&stored, Origin::Unchanged);
            keep(&shared, key, Stored { policy, ..stored }).await;
            Ok(fetched)
        }
        (StatusCode::NO_CONTENT | StatusCode::NOT_FOUND | StatusCode::GONE, _)
            if part.is_none() =>
        {
            shared.hosts.succeeded(&host);
            let kept = Answer { body: Vec::new(), ..answer };
            keep_answer(&shared, key, &plain, kept, None).await;
            Ok(Fetched::new(status.as_u16(), Vec::new(), Origin::Sender))
        }
        (status, _) if part.is_some() && status.is_success() => {
            shared.hosts.succeeded(&host);
            let version = part::version_of(&answer.headers);
            let body = answer.body.clone();
            keep_answer(&shared, key, &plain, answer, version.clone()).await;
            Ok(Fetched { version, ..Fetched::new(status.as_u16(), body, Origin::Sender) })
        }
        (status, _) if status.is_success() => {
            let body = match unpacked(&answer, &host) {
                Ok(body) => body,
                Err(error) => {
                    shared.hosts.refused(&host);
                    return Err(error);
                }
            };
            if let Err(error) = check(&body, &answer.headers, &request.expected, &host) {
                shared.hosts.refused(&host);
                return Err(error);
            }
            shared.hosts.succeeded(&host);
            let kept = Answer { body: body.clone(), ..answer };
            keep_answer(&shared, key, &plain, kept, None).await;
            Ok(Fetched::new(status.as_u16(), body, Origin::Sender))
        }
        (status, _) => {
            let error = FetchError::Refused { host: host.clone(), status: status.as_u16() };
            if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() {
                let wish = answer.headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
                shared.hosts.failed(&host, wish.and_then(hosts::retry_after));
                return old.ok_or(error);
            }
            shared.hosts.refused(&host);
            Err(error)
        }
    }
}

/// Asks the sender, following redirects; each is a request of its own in the log.
async fn ask(
    shared: &Shared,
    client: &Client,
    mut url: Url,
    request: &Request,
    headers: HeaderMap,
) -> Result<Answer, FetchError> {
    let first_host = host_of(&url);
    for _ in 0..=MOST_REDIRECTS {
        let host = host_of(&url);
        if !shared.is_on() {
            return Err(FetchError::Off);
        }
        let begun = shared.log.begin(&host, &request.purpose);
        match ask_once(shared, client, &url, request.expected.part(), headers.clone(), &host).await
        {
            Ok((answer, bytes)) => {
                begun.end(Outcome::Answered(answer.status.as_u16()), bytes);
                if !answer.status.is_redirection() || answer.status == StatusCode::NOT_MODIFIED {
                    return Ok(answer);
                }
                url = next_url(&url, &answer.headers, &first_host)?;
            }
            Err(error) => {
                begun.end(Outcome::Failed(error.clone()), 0);
                return Err(error);
            }
        }
    }
    Err(FetchError::Redirect { host: first_host, why: message!("redirect-in-a-loop") })
}

async fn ask_once(
    shared: &Shared,
    client: &Client,
    url: &Url,
    part: Option<&PartRequest>,
    mut headers: HeaderMap,
    host: &str,
) -> Result<(Answer, u64), FetchError> {
    let unreachable = |error: reqwest::Error| FetchError::Unreachable {
        host: host.to_owned(),
        reason: reason(&error.without_url()),
    };
    if let Ok(agent) = HeaderValue::from_str(&shared.user_agent()) {
        headers.insert(USER_AGENT, agent);
    }
    if let Some(range) = part.and_then(|part| HeaderValue::from_str(&part.range()).ok()) {
        headers.insert(RANGE, range);
    }
    let mut response =
        client.get(url.clone()).headers(headers).send().await.map_err(unreachable)?;
    if let Some(part) = part {
        // Ends the connection before a whole file comes.
        part.check(response.status(), response.headers(), host)?;
    }
    // What is said with an error may be longer than the part.
    let part_bytes = part.filter(|_| response.status().is_success()).map(|part| part.length);
    let limit_bytes = part_bytes
        .and_then(|bytes| usize::try_from(bytes).ok())
        .map_or(LARGEST_BODY_BYTES, |bytes| bytes.min(LARGEST_BODY_BYTES));
    let too_large = || FetchError::TooLarge { host: host.to_owned(), limit_bytes };
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(unreachable)? {
        if body.len() + part.len() > limit_bytes {
            return Err(too_large());
        }
        body.extend_from_slice(&part);
    }
    let bytes = body.len() as u64;
    Ok((Answer { status: response.status(), headers: response.headers().clone(), body }, bytes))
}

/// The innermost reason, which is the one that helps.
fn reason(error: &reqwest::Error) -> Message {
    if error.is_timeout() {
        return message!("no-answer-in-time");
    }
    let mut innermost: &(dyn std::error::Error + 'static) = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    Message::of(innermost)
}

/// Where an answer sends on to: only to an encrypted address, or within one host.
fn next_url(url: &Url, headers: &HeaderMap, first_host: &str) -> Result<Url, FetchError> {
    let wrong = |why| FetchError::Redirect { host: first_host.to_owned(), why };
    let target = headers.get(LOCATION).and_then(|value| value.to_str().ok());
    let next = target
        .and_then(|target| url.join(target).ok())
        .ok_or_else(|| wrong(message!("redirect-to-no-address")))?;
    match (url.scheme(), next.scheme()) {
        (_, "https") => Ok(next),
        ("http", "http") if host_of(&next) == host_of(url) => Ok(next),
        _ => Err(wrong(message!("redirect-to-not-encrypted"))),
    }
}

/// The body without its packing. Many servers send packed tiles and do not say so.
fn unpacked(answer: &Answer, host: &str) -> Result<Vec<u8>, FetchError> {
    let wrong = |found: Message| FetchError::WrongContent {
        host: host.to_owned(),
        found,
        expected: Message::verbatim("gzip"),
    };
    let is_gzip = answer.body.starts_with(&[0x1f, 0x8b]);
    if !is_gzip {
        let packing = answer.headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
        return match packing {
            None | Some("identity" | "") => Ok(answer.body.clone()),
            Some("gzip") if answer.body.is_empty() => Ok(Vec::new()),
            Some(other) => Err(wrong(message!("content-packed-by", method = other))),
        };
    }
    let mut body = Vec::new();
    GzDecoder::new(&answer.body[..])
        .take(LARGEST_BODY_BYTES as u64 + 1)
        .read_to_end(&mut body)
        .map_err(|_| wrong(message!("content-damaged")))?;
    if body.len() > LARGEST_BODY_BYTES {
        return Err(FetchError::TooLarge {
            host: host.to_owned(),
            limit_bytes: LARGEST_BODY_BYTES,
        });
    }
    Ok(body)
}

/// Whether `body` can be what was asked for. Told by the bytes, since headers
/// are often wrong where tiles are not; login pages of networks are caught here.
fn check(
    body: &[u8],
    headers: &HeaderMap,
    expected: &Expected,
    host: &str,
) -> Result<(), FetchError> {
    let first = body.iter().find(|byte| !byte.is_ascii_whitespace()).copied();
    let is_picture = body.starts_with(b"\x89PNG\r\n\x1a\n")
        || body.starts_with(b"\xff\xd8\xff")
        || (body.starts_with(b"RIFF") && body.get(8..12) == Some(b"WEBP"));
    let (is_right, expected) = match expected {
        Expected::Json => (first == Some(b'{'), message!("content-tilejson")),
        Expected::Picture => (body.is_empty() || is_picture, message!("content-picture-of-kind")),
        // Every vector tile begins with its first layer, field 3 of the format.
        Expected::Vector => {
            (first.is_none() || body.first() == Some(&0x1a), message!("content-vector-tile"))
        }
        // Only its reader can tell.
        Expected::Part(_) => (true, message!("content-part-of-file")),
    };
    if is_right {
        return Ok(());
    }
    let said = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let found = match first {
        Some(b'<') => message!("content-web-page-or-text"),
        _ if is_picture => message!("content-picture"),
        _ => said.map_or_else(
            || message!("content-unknown"),
            |said| message!("content-called", name = said),
        ),
    };
    Err(FetchError::WrongContent { host: host.to_owned(), found, expected })
}

async fn keep_answer(
    shared: &Arc<Shared>,
    key: String,
    plain: &http::Request<()>,
    answer: Answer,
    version: Option<String>,
) {
    let mut response = http::Response::new(());
    // A part is kept as a thing of its own; the rules of caches know whole answers only.
    *response.status_mut() = match answer.status {
        StatusCode::PARTIAL_CONTENT => StatusCode::OK,
        status => status,
    };
    *response.headers_mut() = answer.headers;
    // Kept unpacked, without what could follow a person.
    for name in [CONTENT_ENCODING, SET_COOKIE, CONTENT_RANGE] {
        response.headers_mut().remove(name);
    }
    let options = http_cache_semantics::CacheOptions { shared: false, ..Default::default() };
    let policy = CachePolicy::new_options(plain, &response, SystemTime::now(), options);
    if policy.is_storable() {
        let status = answer.status.as_u16();
        keep(shared, key, Stored { policy, status, version, body: answer.body }).await;
    }
}

/// Writes to the disk, beside the thread of the network. A full disk is no
/// reason to show no map.
async fn keep(shared: &Arc<Shared>, key: String, stored: Stored) {
    let shared = Arc::clone(shared);
    let write = move || {
        if let Some(cache) = &shared.cache {
            let _ = cache.write(&key, &stored);
        }
    };
    let _ = tokio::task::spawn_blocking(write).await;
}

/// Clients that this process has built.
static CLIENTS: AtomicU64 = AtomicU64::new(0);

/// How many clients of HTTP this process has built since it began. Without one
/// nothing can be asked for, so while it is 0 no socket was opened.
pub fn clients_built() -> u64 {
    CLIENTS.load(Ordering::SeqCst)
}

/// The client of HTTP: no cookies, no referrer, redirects by [`ask`].
pub(super) fn client(timeouts: Timeouts, use_proxy: bool) -> Result<Client, reqwest::Error> {
    CLIENTS.fetch_add(1, Ordering::SeqCst);
    // Fails where one is installed already, which then is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(timeouts.connect)
        .read_timeout(timeouts.read)
        .timeout(timeouts.total)
        .pool_max_idle_per_host(4);
    if !use_proxy {
        builder = builder.no_proxy();
    }
    builder.build()
}
