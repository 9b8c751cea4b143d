// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is thrown. The page has a sentence for each name.

use caucus_messages::Error;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What a call gives, or throws.
pub(crate) type Thrown<T> = Result<T, JsValue>;

fn failure(name: &str, message: &str) -> js_sys::Error {
	let error = js_sys::Error::new(message);
	error.set_name(name);
	error
}

/// What the page handed over is not of the form that it should have.
pub(crate) fn malformed(what: &str) -> JsValue {
	failure("Malformed", &format!("{what} is not of its form")).into()
}

/// The name of an error: that of its variant.
pub(crate) fn name_of(error: &Error) -> String {
	format!("{error:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

pub(crate) fn of_device(error: Error) -> JsValue {
	let thrown = failure(&name_of(&error), &error.to_string());
	if let Error::TooLong { most, .. } = error {
		// It fails on objects that are frozen, and this one is new.
		_ = Reflect::set(&thrown, &"most".into(), &u32::try_from(most).unwrap_or(u32::MAX).into());
	}
	thrown.into()
}
