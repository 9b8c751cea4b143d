// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the program does when nobody reads any more, as in `caucus ... | head -1`.

use std::{
	io::pipe,
	process::{Command, Output},
};

/// Runs the program, on an address at which there is no node.
fn run(arguments: &[&str], read: bool) -> Output {
	let mut command = Command::new(env!("CARGO_BIN_EXE_caucus"));
	command.args(arguments).env("CAUCUS_NODE", "ws://127.0.0.1:1").env_remove("CAUCUS_ACCOUNT");
	if !read {
		let (reader, writer) = pipe().expect("there are pipes; qed");
		drop(reader);
		command.stdout(writer);
	}
	command.output().expect("the program is built; qed")
}

#[test]
fn a_reader_who_goes_away_ends_the_program_without_a_word() {
	for arguments in [&["export", "table", "--list"][..], &["election", "example"], &["keys", "new"]] {
		let whole = run(arguments, true);
		assert!(whole.status.success() && !whole.stdout.is_empty(), "{arguments:?}: {whole:?}");
		let alone = run(arguments, false);
		let said = String::from_utf8_lossy(&alone.stderr);
		assert_eq!(alone.status.code(), Some(141), "{arguments:?}: {said}");
		assert_eq!(said, "", "{arguments:?}");
	}
}

#[test]
fn help_ends_without_a_word_too() {
	let alone = run(&["--help"], false);
	assert_eq!(String::from_utf8_lossy(&alone.stderr), "");
}
