//! Windows and dialogs that open over the window.

mod change_list;
pub(super) mod changes;
pub(super) mod choose;
pub mod columns;
mod columns_cells;
pub(super) mod compare;
mod document_form;
mod duplicate_reasons;
pub(super) mod duplicates;
pub mod export;
pub mod help;
pub mod link;
pub mod notes;
mod page_form;
pub(super) mod path_dialog;
pub mod picture;
pub mod picture_preview;
mod print_form;
pub(super) mod publication_check;
pub(super) mod publication_form;
pub mod report;
pub mod requests;
pub mod save;
pub(super) mod signing_form;
pub mod source_editor;
pub mod sources;
