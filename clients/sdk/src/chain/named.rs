// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Calls, questions and events by their names, with JSON for what goes in and comes out. What there is
//! to call and to ask is read from the runtime's own metadata, documentation included.

use super::{
	error::client_error,
	json::{Types, Word},
	submit::check_arguments,
	Chain, ChainError, Config, DispatchFailure, Event, Hash,
};
use caucus_primitives::wire::GENERAL_PREAMBLE;
use codec::{Decode, Encode};
use scale_info::{form::PortableForm, Field, Variant};
use serde_json::{Map, Value};
use subxt::client::OnlineClientAtBlock;

/// Words that stand for what a pallet has as a parameter: the name of the type, the word, the pallet, the
/// question for its parameters, and where in the answer the value stands.
const WORDS: [(&str, &str, &str, &str, &str); 1] =
	[("Requirement", "ordinary", "Assemblies", "parameters", "/1/ordinary")];

/// What a pallet's calls and questions take, by name.
pub type Arguments = Map<String, Value>;

/// A call or a question of a pallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
	/// Its name.
	pub name: String,
	/// What the pallet's documentation says of it.
	pub docs: String,
	/// The name of each argument, and what it looks like.
	pub arguments: Vec<(String, String)>,
}

impl Chain {
	/// The calls of a pallet.
	pub async fn calls(&self, pallet: &str) -> Result<Vec<Signature>, ChainError> {
		let at = self.newest().await?;
		let types = Types::of_registry(at.metadata_ref().types());
		let found = at.metadata_ref().pallet_by_name(pallet);
		let found = found.ok_or_else(|| no_call(&at, pallet, "*"))?;
		let calls = found.call_variants().unwrap_or_default().iter();
		Ok(calls
			.map(|call| Signature {
				name: call.name.clone(),
				docs: text_of(&call.docs),
				arguments: described(types.with(&words()), &call.fields),
			})
			.collect())
	}

	/// The questions that a pallet answers: its view functions.
	pub async fn views(&self, pallet: &str) -> Result<Vec<Signature>, ChainError> {
		let at = self.newest().await?;
		let types = Types::of_registry(at.metadata_ref().types());
		let found = at.metadata_ref().pallet_by_name(pallet);
		let found = found.ok_or_else(|| no_view(&at, pallet, "*"))?;
		Ok(found
			.view_functions()
			.map(|view| Signature {
				name: view.name().to_owned(),
				docs: text_of(view.docs()),
				arguments: view
					.inputs()
					.map(|input| (input.name.to_string(), types.describe(input.id)))
					.collect(),
			})
			.collect())
	}

	/// Encodes the arguments of a call. Those that are optional may be left out.
	pub async fn encode_call(
		&self,
		pallet: &str,
		call: &str,
		arguments: &Arguments,
	) -> Result<Vec<u8>, ChainError> {
		let at = self.newest().await?;
		let found = at.metadata_ref().pallet_by_name(pallet);
		let variant = found.and_then(|found| found.call_variant_by_name(call));
		let variant = variant.ok_or_else(|| no_call(&at, pallet, call))?;
		let mut out = Vec::new();
		let words = self.words_in(arguments).await?;
		let types = Types::of_registry(at.metadata_ref().types()).with(&words);
		types
			.write_named(&variant.fields, arguments, &mut out, 0)
			.map_err(|misfit| ChainError::Misfit(misfit.within(call)))?;
		Ok(out)
	}

	/// Encodes one argument of a call.
	pub async fn encode_argument(
		&self,
		pallet: &str,
		call: &str,
		argument: &str,
		value: &Value,
	) -> Result<Vec<u8>, ChainError> {
		let at = self.newest().await?;
		let found = at.metadata_ref().pallet_by_name(pallet);
		let variant = found.and_then(|found| found.call_variant_by_name(call));
		let field = variant
			.and_then(|variant| variant.fields.iter().find(|field| field.name.as_deref() == Some(argument)));
		let field = field.ok_or_else(|| no_call(&at, pallet, call))?;
		let mut out = Vec::new();
		let types = Types::of_registry(at.metadata_ref().types());
		types
			.write(field.ty.id, value, &mut out)
			.map_err(|misfit| ChainError::Misfit(misfit.within(argument)))?;
		Ok(out)
	}

	/// A call that proves by itself that it may run, as a transaction without a signer. `arguments` are
	/// encoded, one after the other.
	pub async fn without_signer(
		&self,
		pallet: &str,
		call: &str,
		arguments: &[u8],
	) -> Result<Vec<u8>, ChainError> {
		let at = self.newest().await?;
		check_arguments(at.metadata_ref(), at.spec_version(), pallet, call, arguments)?;
		let indices = indices(&at, pallet, call)?;
		Ok([&GENERAL_PREAMBLE[..], &indices, arguments].concat().encode())
	}

	/// A call as other tools take it, such as wallets for several signers. `arguments` are encoded.
	pub async fn call_data(&self, pallet: &str, call: &str, arguments: &[u8]) -> Result<Vec<u8>, ChainError> {
		let at = self.newest().await?;
		check_arguments(at.metadata_ref(), at.spec_version(), pallet, call, arguments)?;
		Ok([&indices(&at, pallet, call)?[..], arguments].concat())
	}

	/// What an encoded call says, with times and choices as people write them: its pallet, and within it the call
	/// with what it takes.
	pub async fn spoken_call(&self, call: &[u8]) -> Result<Value, ChainError> {
		let at = self.newest().await?;
		let metadata = at.metadata_ref();
		let types = Types::of_registry(metadata.types()).spoken(true);
		let mut rest = call;
		let read = types.read(metadata.outer_enums().call_enum_ty(), &mut rest);
		let value = read.map_err(ChainError::Misfit)?;
		match rest {
			[] => Ok(value),
			_ => Err(ChainError::Unreadable("a call".into())),
		}
	}

	/// The error that the runtime of a block has encoded, such as that of a call within another.
	pub async fn failure_in(&self, block: Hash, error: &[u8]) -> Result<DispatchFailure, ChainError> {
		let at = self.inner.client.at_block(block).await.map_err(client_error)?;
		Ok(DispatchFailure::from_event(error, at.metadata_ref()))
	}

	/// Asks a pallet; at the best block unless told otherwise.
	pub async fn view(
		&self,
		pallet: &str,
		view: &str,
		arguments: &Arguments,
		at: Option<Hash>,
	) -> Result<Value, ChainError> {
		self.view_in(pallet, view, arguments, at, false).await
	}

	/// As [`Self::view`], with times and choices as people write them.
	pub async fn spoken_view(
		&self,
		pallet: &str,
		view: &str,
		arguments: &Arguments,
		at: Option<Hash>,
	) -> Result<Value, ChainError> {
		self.view_in(pallet, view, arguments, at, true).await
	}

	async fn view_in(
		&self,
		pallet: &str,
		view: &str,
		arguments: &Arguments,
		at: Option<Hash>,
		spoken: bool,
	) -> Result<Value, ChainError> {
		let block = match at {
			Some(block) => block,
			None => self.best_head().await?,
		};
		let at = self.inner.client.at_block(block).await.map_err(client_error)?;
		let types = Types::of_registry(at.metadata_ref().types());
		let found = at.metadata_ref().pallet_by_name(pallet);
		let found = found.and_then(|found| found.view_function_by_name(view));
		let found = found.ok_or_else(|| no_view(&at, pallet, view))?;
		let fields: Vec<Field<PortableForm>> = found
			.inputs()
			.map(|input| Field {
				name: Some(input.name.to_string()),
				ty: input.id.into(),
				type_name: None,
				docs: Vec::new(),
			})
			.collect();
		let mut input = Vec::new();
		types
			.write_named(&fields, arguments, &mut input, 0)
			.map_err(|misfit| ChainError::Misfit(misfit.within(view)))?;
		let asked = (*found.query_id(), input).encode();
		let answer = self.call_api("RuntimeViewFunction_execute_view_function", &asked, Some(block)).await?;
		let unreadable = || ChainError::Unreadable(format!("the answer of {pallet}.{view}"));
		let answer = Result::<Vec<u8>, ()>::decode(&mut &answer[..]).map_err(|_| unreadable())?;
		let answer = answer.map_err(|()| no_view(&at, pallet, view))?;
		let mut rest = &answer[..];
		let read = types.spoken(spoken).read(found.output_ty(), &mut rest);
		let value = read.map_err(ChainError::Misfit)?;
		match rest {
			[] => Ok(value),
			_ => Err(unreadable()),
		}
	}

	/// The words that stand in arguments, with what they mean on this chain.
	async fn words_in(&self, arguments: &Arguments) -> Result<Vec<Word>, ChainError> {
		let mut found = Vec::new();
		for (kind, word, pallet, question, place) in WORDS {
			if !arguments.values().any(|value| says(value, word)) {
				continue;
			}
			let answer = Box::pin(self.view(pallet, question, &Arguments::new(), None)).await?;
			let meant = answer.pointer(place).cloned();
			let meant =
				meant.ok_or_else(|| ChainError::Unreadable(format!("the answer of {pallet}.{question}")))?;
			found.push((kind, word, meant));
		}
		Ok(found)
	}

	/// The fields of an event of a block.
	pub async fn fields_of(&self, event: &Event, block: Hash) -> Result<Value, ChainError> {
		self.fields_in(event, block, false).await
	}

	/// As [`Self::fields_of`], with times and choices as people write them.
	pub async fn spoken_fields_of(&self, event: &Event, block: Hash) -> Result<Value, ChainError> {
		self.fields_in(event, block, true).await
	}

	async fn fields_in(&self, event: &Event, block: Hash, spoken: bool) -> Result<Value, ChainError> {
		let at = self.inner.client.at_block(block).await.map_err(client_error)?;
		let unreadable = || ChainError::Unreadable(format!("the event {}.{}", event.pallet, event.name));
		let found = at.metadata_ref().pallet_by_name(&event.pallet).ok_or_else(unreadable)?;
		let is_it = |variant: &&Variant<PortableForm>| variant.name == event.name;
		let variant = found.event_variants().unwrap_or_default().iter().find(is_it).ok_or_else(unreadable)?;
		let types = Types::of_registry(at.metadata_ref().types()).spoken(spoken);
		types.read_fields(&variant.fields, &mut &event.fields[..], 0).map_err(ChainError::Misfit)
	}

	async fn newest(&self) -> Result<OnlineClientAtBlock<Config>, ChainError> {
		self.inner.client.at_block(self.best_head().await?).await.map_err(client_error)
	}
}

fn described(types: Types<'_>, fields: &[Field<PortableForm>]) -> Vec<(String, String)> {
	let described =
		|field: &Field<PortableForm>| (field.name.clone().unwrap_or_default(), types.describe_field(field));
	fields.iter().map(described).collect()
}

/// Numbers of the pallet and of its call.
fn indices(at: &OnlineClientAtBlock<Config>, pallet: &str, call: &str) -> Result<[u8; 2], ChainError> {
	let found = at.metadata_ref().pallet_by_name(pallet);
	let indices = found.and_then(|found| Some([found.call_index(), found.call_variant_by_name(call)?.index]));
	indices.ok_or_else(|| no_call(at, pallet, call))
}

/// The words, for descriptions: without what they mean.
fn words() -> Vec<Word> {
	WORDS.iter().map(|(kind, word, ..)| (*kind, *word, Value::Null)).collect()
}

/// Whether a value is a word, or has it within.
fn says(value: &Value, word: &str) -> bool {
	match value {
		Value::String(text) => text == word,
		Value::Array(items) => items.iter().any(|item| says(item, word)),
		Value::Object(parts) => parts.values().any(|part| says(part, word)),
		_ => false,
	}
}

/// Documentation as it stands in the source, without the spaces at the beginning of its lines and without the
/// marks by which programmers' tools make links.
fn text_of(docs: &[String]) -> String {
	without_links(docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n").trim())
}

/// Takes the marks of links off: of ``[`Event::Decided`]`` stays `Decided`, of `[text](place)` the text.
fn without_links(text: &str) -> String {
	let mut out = String::new();
	let mut rest = text;
	while let Some((before, opened)) = rest.split_once('[') {
		out.push_str(before);
		rest = opened;
		let closed = opened.split_once(']');
		let place = closed.and_then(|(_, after)| after.strip_prefix('(')?.split_once(')'));
		let code = closed.and_then(|(inner, _)| inner.strip_prefix('`')?.strip_suffix('`'));
		let after = place.or(closed).map(|(_, after)| after);
		match (code, place, closed, after) {
			(Some(code), _, _, Some(after)) => {
				out.push_str(code.rsplit("::").next().unwrap_or(code));
				rest = after;
			}
			(None, Some(_), Some((inner, _)), Some(after)) => {
				out.push_str(inner);
				rest = after;
			}
			// Brackets of another kind; there may be a link within.
			_ => out.push('['),
		}
	}
	out + rest
}

fn no_call(at: &OnlineClientAtBlock<Config>, pallet: &str, call: &str) -> ChainError {
	ChainError::NoSuchCall { pallet: pallet.into(), call: call.into(), spec: at.spec_version() }
}

fn no_view(at: &OnlineClientAtBlock<Config>, pallet: &str, view: &str) -> ChainError {
	ChainError::NoSuchView { pallet: pallet.into(), view: view.into(), spec: at.spec_version() }
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn documentation_comes_without_programmers_marks() {
		for (docs, said) in [
			("at most [`MAX_PAGE`], then [`Call::flag`] does.", "at most MAX_PAGE, then flag does."),
			("see [the design](docs/design.md) and [`here`](x)", "see the design and here"),
			("a list [1, 2] and [`Event::Decided`] [", "a list [1, 2] and Decided ["),
			("[[`A::B`]]", "[B]"),
			("`version + 1`", "`version + 1`"),
			("", ""),
		] {
			assert_eq!(text_of(&[docs.to_owned()]), said);
		}
	}

	#[test]
	fn a_word_is_found_wherever_it_stands() {
		let given = json!({ "what": { "requirement": ["x", { "a": "ordinary" }] }, "title": "ordinarily" });
		assert!(says(&given, "ordinary") && !says(&given["title"], "ordinary"));
	}
}
