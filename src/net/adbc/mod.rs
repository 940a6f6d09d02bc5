//! Databases and clusters through drivers of ADBC (Arrow Database Connectivity).
//!
//! A driver is a library of somebody else that opens sockets itself. It is loaded by a child
//! process (`child`), never by the program that people look at: what crashes or hangs there
//! is ended with it, and so is what a server still computes for it.
//!
//! The program writes a line of JSON to the child for each statement and reads frames
//! (`frame`): parts of a stream in the IPC format of Arrow, and at the end whether it was
//! all. An answer without that end is an error, never a shorter answer.

mod child;
mod connection;
mod frame;
mod text;

pub use child::run as run_engine;
pub use connection::{Connection, Driver};
