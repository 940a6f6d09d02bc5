//! The switch of the network, and the one thread that carries out requests
//! while it is on.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::cache::Cache;
use super::error::FetchError;
use super::fetch::{self, Fetched, Request};
use super::hosts::{self, Hosts};
use super::log::RequestLog;
use super::options::Options;
use super::shared::Shared;
use crate::language::Message;

/// How long the end of requests that are given up is waited for.
const LONGEST_END: Duration = Duration::from_secs(1);

/// Tells whoever asked, also when the request is given up.
struct Reply(Option<Box<ReplyCallback>>);

type ReplyCallback = dyn FnOnce(Result<Fetched, FetchError>) + Send;

impl Reply {
    fn send(mut self, result: Result<Fetched, FetchError>) {
        if let Some(reply) = self.0.take() {
            reply(result);
        }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if let Some(reply) = self.0.take() {
            reply(Err(FetchError::Off));
        }
    }
}

type Inbox = UnboundedReceiver<(Request, Reply)>;
type Outbox = UnboundedSender<(Request, Reply)>;

/// The network. Off until [`switch`](Self::switch)ed on; copies share it.
#[derive(Clone)]
pub struct Network {
    shared: Arc<Shared>,
    /// Where requests go; there while a thread runs.
    outbox: Arc<Mutex<Option<Outbox>>>,
}

impl Network {
    /// The network, off. Opens nothing and starts no thread.
    pub fn new(options: Options) -> Self {
        let cache = options
            .cache_folder
            .clone()
            .map(|folder| Cache::new(folder, options.cache_limit_bytes));
        let shared = Shared {
            on: AtomicBool::new(false),
            generation: AtomicU64::new(0),
            log: RequestLog::default(),
            cache,
            hosts: Hosts::new(options.first_wait),
            options,
            contact: Mutex::default(),
        };
        Self { shared: Arc::new(shared), outbox: Arc::default() }
    }

    fn outbox(&self) -> MutexGuard<'_, Option<Outbox>> {
        self.outbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Switches it on or off. Off gives up every request that is queued or
    /// under way and closes every connection.
    pub fn switch(&self, on: bool) {
        let mut outbox = self.outbox();
        if self.shared.on.swap(on, Ordering::SeqCst) == on {
            return;
        }
        self.shared.generation.fetch_add(1, Ordering::SeqCst);
        self.shared.hosts.forget();
        // Its thread ends when nobody can send to it any more.
        *outbox = None;
    }

    /// Whether it is on.
    pub fn is_on(&self) -> bool {
        self.shared.is_on()
    }

    /// Whether a thread for requests runs.
    pub fn is_started(&self) -> bool {
        self.outbox().is_some()
    }

    /// Every request of this run.
    pub fn log(&self) -> &RequestLog {
        &self.shared.log
    }

    /// Answers kept on disk.
    pub fn cache(&self) -> Option<&Cache> {
        self.shared.cache.as_ref()
    }

    /// What senders are told about who asks.
    pub fn user_agent(&self) -> String {
        self.shared.user_agent()
    }

    /// How senders can reach the person who asks; empty for not at all.
    pub fn set_contact(&self, contact: &str) {
        let mut kept = self.shared.contact.lock().unwrap_or_else(PoisonError::into_inner);
        contact.clone_into(&mut kept);
    }

    /// Forgets that senders failed: a person asks again.
    pub fn forget_failures(&self) {
        self.shared.hosts.forget();
    }

    /// Asks for something. `reply` runs on the thread of the network, soon if
    /// the network is off, and must be quick.
    pub fn fetch(
        &self,
        request: Request,
        reply: impl FnOnce(Result<Fetched, FetchError>) + Send + 'static,
    ) {
        let reply = Reply(Some(Box::new(reply)));
        let mut outbox = self.outbox();
        if !self.is_on() {
            drop(outbox);
            reply.send(Err(FetchError::Off));
            return;
        }
        let sender = match &*outbox {
            Some(sender) if !sender.is_closed() => sender.clone(),
            _ => {
                let (sender, inbox) = unbounded_channel();
                let shared = Arc::clone(&self.shared);
                let threads = self.shared.options.threads.clone();
                let thread = threads.spawn("network", move || serve(&shared, inbox));
                if let Err(error) = thread {
                    drop(outbox);
                    let reason = Message::of(&error);
                    reply.send(Err(FetchError::Unreachable { host: String::new(), reason }));
                    return;
                }
                *outbox = Some(sender.clone());
                sender
            }
        };
        drop(outbox);
        // Where the thread is gone, dropping the request tells that it is off.
        let _ = sender.send((request, reply));
    }
}

/// Carries out requests until the network is switched.
fn serve(shared: &Arc<Shared>, mut inbox: Inbox) {
    let generation = shared.generation.load(Ordering::SeqCst);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .thread_name("network files and names")
        .max_blocking_threads(4)
        .build();
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        let Ok(client) = fetch::client(shared.options.timeouts, shared.options.use_proxy) else {
            return;
        };
        let mut permits: HashMap<String, Arc<Semaphore>> = HashMap::new();
        while let Some((request, reply)) = inbox.recv().await {
            if shared.generation.load(Ordering::SeqCst) != generation {
                return;
            }
            let host = super::address::host_of_text(&request.url);
            let most = hosts::most_at_once(&host);
            let permits = permits.entry(host).or_insert_with(|| Arc::new(Semaphore::new(most)));
            let fetch =
                fetch::fetch(Arc::clone(shared), client.clone(), Arc::clone(permits), request);
            tokio::spawn(async move { reply.send(fetch.await) });
        }
    });
    // Gives up what is under way; connections close. Looking up a name cannot be
    // stopped and is not waited for any longer.
    runtime.shutdown_timeout(LONGEST_END);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::http::fetch::Expected;
    use crate::net::http::shared::user_agent;

    #[test]
    fn off_nothing_starts_and_everybody_is_told() {
        let network = Network::new(Options::default());
        let (sender, receiver) = std::sync::mpsc::channel();
        let request = Request {
            url: "http://127.0.0.1:9/".to_owned(),
            purpose: Message::verbatim("test"),
            expected: Expected::Json,
        };
        network.fetch(request, move |result| sender.send(result.map(|_| ())).unwrap());
        assert_eq!(receiver.recv().unwrap(), Err(FetchError::Off));
        assert!(!network.is_started());
        assert!(network.log().newest_first().is_empty());
    }

    #[test]
    fn the_user_agent_names_the_program_its_version_and_a_contact() {
        let agent = user_agent(" ");
        assert!(agent.starts_with(concat!("strikemap/", env!("CARGO_PKG_VERSION"))), "{agent}");
        assert!(!agent.contains("()"), "{agent}");
        let agent = user_agent(" me@example.org)\r\nX: y ");
        assert!(agent.ends_with("+me@example.orgX:y)"), "{agent}");
    }
}
