//! The file dialogs of the system. Each waits for a person on a thread of its own,
//! until it is answered or the window closes.

use std::future::poll_fn;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use rfd::{AsyncFileDialog, FileHandle};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
enum Answer {
    OneFile,
    Files,
    Target,
}

/// A dialog that is not yet shown.
#[derive(Debug)]
pub struct FileDialog {
    dialog: AsyncFileDialog,
    answer: Answer,
    title: String,
    name: String,
}

/// What became of a dialog.
#[derive(Debug)]
pub(super) enum Answered {
    /// These files were chosen.
    Chosen(Vec<PathBuf>),
    /// Nothing was chosen, or the window closes.
    Nothing,
    /// The system showed no dialog.
    NotShown,
}

/// An answer of nothing that comes sooner is of no person: without a portal and without a
/// program that shows dialogs, the system answers at once.
const SOONEST: Duration = Duration::from_millis(400);

impl FileDialog {
    fn new(title: &str, answer: Answer) -> Self {
        let dialog = AsyncFileDialog::new().set_title(title);
        Self { dialog, answer, title: title.to_owned(), name: String::new() }
    }

    /// Asks for a file to open.
    pub fn open(title: &str) -> Self {
        Self::new(title, Answer::OneFile)
    }

    /// Asks for files to open.
    pub fn open_several(title: &str) -> Self {
        Self::new(title, Answer::Files)
    }

    /// Asks where to save a file that is called `name` until a person calls it otherwise.
    pub fn save(title: &str, name: &str) -> Self {
        let new = Self::new(title, Answer::Target);
        Self { dialog: new.dialog.set_file_name(name), name: name.to_owned(), ..new }
    }

    /// Offers files whose names end in one of `extensions`.
    pub fn files(self, name: &str, extensions: &[&str]) -> Self {
        Self { dialog: self.dialog.add_filter(name, extensions), ..self }
    }

    /// Begins in `folder`.
    pub fn folder(self, folder: Option<PathBuf>) -> Self {
        match folder {
            Some(folder) => Self { dialog: self.dialog.set_directory(folder), ..self },
            None => self,
        }
    }

    /// Its title, the name of a file to save, and whether it asks for one to save.
    pub(super) fn words(&self) -> (String, String, bool) {
        (self.title.clone(), self.name.clone(), matches!(self.answer, Answer::Target))
    }

    /// Shows it and waits.
    pub(super) fn wait(self, closing: &Closing) -> Answered {
        let Self { dialog, answer, .. } = self;
        let begun = Instant::now();
        let path = |file: FileHandle| file.path().to_owned();
        let chosen = match answer {
            Answer::OneFile => closing.wait(dialog.pick_file()).map(|file| vec![path(file)]),
            Answer::Target => closing.wait(dialog.save_file()).map(|file| vec![path(file)]),
            Answer::Files => {
                let files = closing.wait(dialog.pick_files());
                files.map(|files| files.into_iter().map(path).collect())
            }
        };
        match chosen {
            Some(paths) if !paths.is_empty() => Answered::Chosen(paths),
            _ if begun.elapsed() < SOONEST && !closing.is_closing() => Answered::NotShown,
            _ => Answered::Nothing,
        }
    }
}

/// Whether the window closes, told to every dialog that waits.
#[derive(Debug, Default)]
pub(super) struct Closing(Mutex<(bool, Vec<Waker>)>);

impl Closing {
    /// Ends every wait.
    pub fn close(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.0 = true;
        state.1.drain(..).for_each(Waker::wake);
    }

    fn is_closing(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    fn poll(&self, context: &Context<'_>) -> Poll<()> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.0 {
            return Poll::Ready(());
        }
        state.1.push(context.waker().clone());
        Poll::Pending
    }

    /// What `answer` becomes; `None` where the window closes first.
    fn wait<T>(&self, answer: impl Future<Output = Option<T>>) -> Option<T> {
        let mut answer = pin!(answer);
        pollster::block_on(poll_fn(|context| match answer.as_mut().poll(context) {
            Poll::Ready(answer) => Poll::Ready(answer),
            Poll::Pending => self.poll(context).map(|()| None),
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_dialog_that_nobody_answers_ends_with_the_window() {
        let closing = Arc::new(Closing::default());
        let waiting = Arc::clone(&closing);
        let (sender, answers) = std::sync::mpsc::channel();
        let threads = crate::base::Threads::default();
        let wait = move || waiting.wait(std::future::pending::<Option<PathBuf>>());
        threads.spawn("wait for an answer", move || sender.send(wait()).unwrap()).unwrap();
        closing.close();
        assert_eq!(answers.recv().unwrap(), None);
        threads.join();
        assert_eq!(closing.wait(std::future::ready(Some(1))), Some(1));
    }
}
