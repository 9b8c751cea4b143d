// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Values of the chain as JSON, and back, guided by the types in its metadata.
//!
//! | on the chain | in JSON |
//! |---|---|
//! | numbers up to 64 bits; larger ones | numbers; decimal strings |
//! | an account | SS58; read also as 64 hexadecimal digits or `//Alice` |
//! | bytes of a fixed number, digests | `0x` and hexadecimal digits |
//! | bytes of any number | text, if they are readable text that does not begin with `0x`; else as above |
//! | a list | a list |
//! | a structure | an object; its one field alone if that has no name |
//! | a choice | its name, or an object with its name and what it carries |
//! | something optional | `null` if it is absent |
//!
//! Every value is shown in one form only, so what was read can be given back. People may write some in
//! other forms too: a moment as `2026-12-01T09:00:00+09:00`, a day as `2026-12-01`, a month as `2026-12`, a
//! half of a year as `2026-H2`, a length of time as `72h`; bytes as a list of numbers, digits of a code as a
//! number; a choice in small letters, with `-` or `_` between words.

use super::forms::{
	account_of, bytes_of_list, bytes_to_json, find_choice, hex_of, in_small_letters, is_account, is_named,
	json_to_bytes, large, named_choice, option_of, read_primitive, take, too_short, write_primitive, Counted,
};
use crate::account;
use codec::{Compact, Encode};
use scale_info::{form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant};
use serde_json::{Map, Value};

/// How deeply values may be nested; no type of the chain comes near.
const MAX_DEPTH: u8 = 64;

/// Why a value does not fit the type that the chain has for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{expected}", if place.is_empty() { String::new() } else { format!("{place}: ") })]
pub struct Misfit {
	/// The way to the value, like `requirement.majority`.
	place: String,
	/// What would fit, and what was found.
	expected: String,
}

impl Misfit {
	pub(super) fn new(expected: impl Into<String>) -> Self {
		Self { place: String::new(), expected: expected.into() }
	}

	/// Says that the value lies within a larger one.
	pub(super) fn within(mut self, part: &str) -> Self {
		self.place = match self.place.is_empty() {
			true => part.to_owned(),
			false => format!("{part}.{}", self.place),
		};
		self
	}
}

/// A word that stands for a whole value of a type: the type's name, the word, and the value.
pub(super) type Word = (&'static str, &'static str, Value);

/// Reads and writes values of the types of one runtime.
#[derive(Clone, Copy)]
pub(super) struct Types<'a> {
	registry: &'a PortableRegistry,
	/// Words that people may write instead of values.
	words: &'a [Word],
	/// Whether times and choices are shown as people write them.
	spoken: bool,
}

impl<'a> Types<'a> {
	/// Of a runtime with these types.
	pub(super) fn of_registry(registry: &'a PortableRegistry) -> Self {
		Self { registry, words: &[], spoken: false }
	}

	/// Takes these words for values, too.
	pub(super) fn with(self, words: &'a [Word]) -> Self {
		Self { words, ..self }
	}

	/// Shows times in named fields, and the names of choices, as people write them; all of it can be given back.
	pub(super) fn spoken(self, spoken: bool) -> Self {
		Self { spoken, ..self }
	}

	/// The name of a choice.
	fn name_of(self, variant: &Variant<PortableForm>) -> String {
		match self.spoken {
			true => in_small_letters(&variant.name),
			false => variant.name.clone(),
		}
	}

	/// The JSON form of an encoded value; takes its bytes off the front.
	pub(super) fn read(&self, kind: u32, bytes: &mut &[u8]) -> Result<Value, Misfit> {
		self.read_at(kind, bytes, 0)
	}

	/// Appends the encoded form of a JSON value.
	pub(super) fn write(&self, kind: u32, value: &Value, out: &mut Vec<u8>) -> Result<(), Misfit> {
		self.write_at(kind, value, out, 0)
	}

	/// What a value of this type looks like, in a few words for people.
	pub(super) fn describe(&self, kind: u32) -> String {
		let Ok(found) = self.of(kind) else {
			return "?".into();
		};
		match found.path.segments.last().map(String::as_str) {
			Some("AccountId32") => return "account".into(),
			Some("ContentRef") => return "content".into(),
			// A call may carry a call.
			Some("RuntimeCall") => return "call".into(),
			_ => {}
		}
		let words = self.words.iter().filter(|(name, ..)| is_named(found, name));
		let words: String = words.map(|(_, word, _)| format!("{word} | ")).collect();
		if !words.is_empty() {
			return words + &self.with(&[]).describe(kind);
		}
		match &found.type_def {
			TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
			TypeDef::Compact(compact) => self.describe(compact.type_param.id),
			TypeDef::Sequence(list) if self.is_byte(list.type_param.id) => "text".into(),
			TypeDef::Sequence(list) => format!("list of {}", self.describe(list.type_param.id)),
			TypeDef::Array(list) if self.is_byte(list.type_param.id) => format!("0x, {} bytes", list.len),
			TypeDef::Array(list) => format!("{} times {}", list.len, self.describe(list.type_param.id)),
			TypeDef::Tuple(tuple) => {
				let parts: Vec<_> = tuple.fields.iter().map(|field| self.describe(field.id)).collect();
				format!("({})", parts.join(", "))
			}
			TypeDef::BitSequence(_) => "bits".into(),
			TypeDef::Composite(structure) => match structure.fields.as_slice() {
				[Field { name: None, ty, .. }] => self.describe(ty.id),
				fields => format!("{{{}}}", self.describe_fields(fields)),
			},
			TypeDef::Variant(choice) => match option_of(found) {
				Some(inner) => format!("optional {}", self.describe(inner)),
				None => {
					let names = choice.variants.iter().map(|variant| match variant.fields.as_slice() {
						[] => variant.name.clone(),
						[Field { name: None, ty, .. }] => {
							format!("{}: {}", variant.name, self.describe(ty.id))
						}
						fields => format!("{} {{{}}}", variant.name, self.describe_fields(fields)),
					});
					names.collect::<Vec<_>>().join(" | ")
				}
			},
		}
	}

	fn describe_fields(&self, fields: &[Field<PortableForm>]) -> String {
		let parts = fields.iter().map(|field| match &field.name {
			Some(name) => format!("{name}: {}", self.describe_field(field)),
			None => self.describe_field(field),
		});
		parts.collect::<Vec<_>>().join(", ")
	}

	/// As [`Self::describe`]; says besides what a number counts, where its name tells.
	pub(super) fn describe_field(&self, field: &Field<PortableForm>) -> String {
		let said = self.describe(field.ty.id);
		let counts = Counted::of(field).map(Counted::name).zip(["u64", "u32"].into_iter().find(|number| {
			said == **number || said.strip_prefix("optional ").is_some_and(|inner| inner == *number)
		}));
		match counts {
			Some((name, number)) => said.replace(number, name),
			None => said,
		}
	}

	fn of(&self, kind: u32) -> Result<&'a Type<PortableForm>, Misfit> {
		self.registry.resolve(kind).ok_or_else(|| Misfit::new("a type that the metadata does not have"))
	}

	fn is_byte(&self, kind: u32) -> bool {
		matches!(
			self.registry.resolve(kind).map(|found| &found.type_def),
			Some(TypeDef::Primitive(TypeDefPrimitive::U8))
		)
	}

	fn read_at(&self, kind: u32, bytes: &mut &[u8], depth: u8) -> Result<Value, Misfit> {
		if depth > MAX_DEPTH {
			return Err(Misfit::new("nested too deeply"));
		}
		let found = self.of(kind)?;
		if is_account(found) {
			return Ok(account::ss58(&take(bytes)?).into());
		}
		match &found.type_def {
			TypeDef::Primitive(primitive) => read_primitive(primitive, bytes),
			TypeDef::Compact(_) => Ok(large(take::<Compact<u128>>(bytes)?.0)),
			TypeDef::Sequence(list) if self.is_byte(list.type_param.id) => {
				Ok(bytes_to_json(&take::<Vec<u8>>(bytes)?))
			}
			TypeDef::Sequence(list) => {
				let length = take::<Compact<u32>>(bytes)?.0;
				self.read_list(list.type_param.id, length, bytes, depth)
			}
			TypeDef::Array(list) if self.is_byte(list.type_param.id) => {
				let (head, rest) = bytes.split_at_checked(list.len as usize).ok_or_else(too_short)?;
				*bytes = rest;
				Ok(hex_of(head))
			}
			TypeDef::Array(list) => self.read_list(list.type_param.id, list.len, bytes, depth),
			TypeDef::Tuple(tuple) => {
				let parts = tuple.fields.iter().map(|field| self.read_at(field.id, bytes, depth + 1));
				parts.collect::<Result<Vec<_>, _>>().map(Value::from)
			}
			TypeDef::BitSequence(_) => Err(Misfit::new("bits cannot be shown")),
			TypeDef::Composite(structure) => self.read_fields(&structure.fields, bytes, depth),
			TypeDef::Variant(choice) => {
				if let Some(inner) = option_of(found) {
					return match take::<u8>(bytes)? {
						0 => Ok(Value::Null),
						1 => self.read_at(inner, bytes, depth + 1),
						other => Err(Misfit::new(format!("neither present nor absent ({other})"))),
					};
				}
				let index = take::<u8>(bytes)?;
				let variant = choice.variants.iter().find(|variant| variant.index == index);
				let variant = variant.ok_or_else(|| Misfit::new(format!("no choice has number {index}")))?;
				if variant.fields.is_empty() {
					return Ok(self.name_of(variant).into());
				}
				let carried = self.read_fields(&variant.fields, bytes, depth)?;
				Ok(Map::from_iter([(self.name_of(variant), carried)]).into())
			}
		}
	}

	fn read_list(&self, kind: u32, length: u32, bytes: &mut &[u8], depth: u8) -> Result<Value, Misfit> {
		let mut items = Vec::new();
		for _ in 0..length {
			items.push(self.read_at(kind, bytes, depth + 1)?);
		}
		Ok(items.into())
	}

	pub(super) fn read_fields(
		&self,
		fields: &[Field<PortableForm>],
		bytes: &mut &[u8],
		depth: u8,
	) -> Result<Value, Misfit> {
		match fields {
			[Field { name: None, ty, .. }] => self.read_at(ty.id, bytes, depth + 1),
			fields if fields.iter().all(|field| field.name.is_some()) && !fields.is_empty() => {
				let mut object = Map::new();
				for field in fields {
					let name = field.name.clone().unwrap_or_default();
					let value = self.read_at(field.ty.id, bytes, depth + 1);
					let value = value.map_err(|misfit| misfit.within(&name))?;
					let counted = Counted::of(field).filter(|_| self.spoken);
					let said = counted.and_then(|counted| counted.show(value.as_u64()?));
					object.insert(name, said.map_or(value, Value::from));
				}
				Ok(object.into())
			}
			fields => {
				let parts = fields.iter().map(|field| self.read_at(field.ty.id, bytes, depth + 1));
				parts.collect::<Result<Vec<_>, _>>().map(Value::from)
			}
		}
	}

	fn write_at(&self, kind: u32, value: &Value, out: &mut Vec<u8>, depth: u8) -> Result<(), Misfit> {
		if depth > MAX_DEPTH {
			return Err(Misfit::new("nested too deeply"));
		}
		let found = self.of(kind)?;
		let misfit = || Misfit::new(format!("{} is asked for, not {value}", self.describe(kind)));
		let word = |(name, word, _): &&Word| value.as_str() == Some(*word) && is_named(found, name);
		if let Some((_, _, meant)) = self.words.iter().find(word) {
			return self.with(&[]).write_at(kind, meant, out, depth + 1);
		}
		if is_account(found) {
			let text = value.as_str().ok_or_else(misfit)?;
			let account = account_of(text).map_err(Misfit::new)?;
			out.extend(account);
			return Ok(());
		}
		match &found.type_def {
			TypeDef::Primitive(primitive) => write_primitive(primitive, value, out).ok_or_else(misfit),
			TypeDef::Compact(compact) => {
				// The plain form says whether the number fits.
				let mut plain = Vec::new();
				self.write_at(compact.type_param.id, value, &mut plain, depth + 1).map_err(|_| misfit())?;
				let number = plain.iter().rev().fold(0u128, |number, byte| number << 8 | u128::from(*byte));
				out.extend(Compact(number).encode());
				Ok(())
			}
			TypeDef::Sequence(list) if self.is_byte(list.type_param.id) => {
				out.extend(json_to_bytes(value).ok_or_else(misfit)?.encode());
				Ok(())
			}
			TypeDef::Sequence(list) => {
				let items = value.as_array().ok_or_else(misfit)?;
				out.extend(Compact(items.len() as u32).encode());
				self.write_list(list.type_param.id, items, out, depth)
			}
			TypeDef::Array(list) if self.is_byte(list.type_param.id) => {
				let bytes = match value {
					Value::Array(items) => bytes_of_list(items),
					value => value.as_str().and_then(|text| hex::decode(text.strip_prefix("0x")?).ok()),
				};
				let bytes = bytes.filter(|bytes| bytes.len() == list.len as usize).ok_or_else(misfit)?;
				out.extend(bytes);
				Ok(())
			}
			TypeDef::Array(list) => {
				let items = value.as_array().filter(|items| items.len() == list.len as usize);
				self.write_list(list.type_param.id, items.ok_or_else(misfit)?, out, depth)
			}
			TypeDef::Tuple(tuple) => {
				let parts = match value {
					Value::Null => &[][..],
					value => value.as_array().ok_or_else(misfit)?,
				};
				if parts.len() != tuple.fields.len() {
					return Err(misfit());
				}
				tuple
					.fields
					.iter()
					.zip(parts)
					.try_for_each(|(field, part)| self.write_at(field.id, part, out, depth + 1))
			}
			TypeDef::BitSequence(_) => Err(Misfit::new("bits cannot be written")),
			TypeDef::Composite(structure) => self.write_fields(&structure.fields, value, out, depth, &misfit),
			TypeDef::Variant(choice) => {
				if let Some(inner) = option_of(found) {
					if value.is_null() {
						out.push(0);
						return Ok(());
					}
					out.push(1);
					return self.write_at(inner, value, out, depth + 1);
				}
				let (name, carried) = named_choice(value).ok_or_else(misfit)?;
				let variant = find_choice(&choice.variants, name).ok_or_else(misfit)?;
				out.push(variant.index);
				self.write_fields(&variant.fields, carried, out, depth, &misfit)
					.map_err(|misfit| misfit.within(name))
			}
		}
	}

	fn write_list(&self, kind: u32, items: &[Value], out: &mut Vec<u8>, depth: u8) -> Result<(), Misfit> {
		items.iter().enumerate().try_for_each(|(position, item)| {
			let written = self.write_at(kind, item, out, depth + 1);
			written.map_err(|misfit| misfit.within(&position.to_string()))
		})
	}

	fn write_fields(
		&self,
		fields: &[Field<PortableForm>],
		value: &Value,
		out: &mut Vec<u8>,
		depth: u8,
		misfit: &dyn Fn() -> Misfit,
	) -> Result<(), Misfit> {
		match fields {
			[] if value.is_null() => Ok(()),
			[Field { name: None, ty, .. }] => self.write_at(ty.id, value, out, depth + 1),
			fields if fields.iter().all(|field| field.name.is_some()) => {
				self.write_named(fields, value.as_object().ok_or_else(misfit)?, out, depth)
			}
			fields => {
				let parts = value.as_array().filter(|parts| parts.len() == fields.len());
				fields
					.iter()
					.zip(parts.ok_or_else(misfit)?)
					.try_for_each(|(field, part)| self.write_at(field.ty.id, part, out, depth + 1))
			}
		}
	}

	/// Appends named fields in their order. What is missing must be optional; nothing may be left over.
	pub(super) fn write_named(
		&self,
		fields: &[Field<PortableForm>],
		object: &Map<String, Value>,
		out: &mut Vec<u8>,
		depth: u8,
	) -> Result<(), Misfit> {
		let known = |name: &String| fields.iter().any(|field| field.name.as_ref() == Some(name));
		if let Some(stranger) = object.keys().find(|name| !known(name)) {
			let known: Vec<_> = fields.iter().filter_map(|field| field.name.as_deref()).collect();
			return Err(Misfit::new(format!("there is no {stranger}; known are {}", known.join(", "))));
		}
		for field in fields {
			let name = field.name.as_deref().unwrap_or_default();
			let value = match object.get(name) {
				Some(value) => value,
				None if self.of(field.ty.id).is_ok_and(|found| option_of(found).is_some()) => &Value::Null,
				None => {
					return Err(Misfit::new(format!("{name} is missing ({})", self.describe_field(field))))
				}
			};
			self.write_at(field.ty.id, value, out, depth + 1).map_err(|misfit| misfit.within(name))?;
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use scale_info::{meta_type, Registry, TypeInfo};
	use serde_json::json;
	use std::collections::BTreeMap;

	mod sp_core {
		#[derive(codec::Encode, scale_info::TypeInfo)]
		pub(super) struct AccountId32(pub(super) [u8; 32]);
	}

	#[derive(Encode, TypeInfo)]
	struct Digest([u8; 4]);

	#[derive(Encode, TypeInfo)]
	enum Verdict {
		Publish,
		#[codec(index = 7)]
		Reject(u16),
		Merge {
			into: Compact<u32>,
			why: Option<Vec<u8>>,
		},
	}

	#[derive(Encode, TypeInfo)]
	struct Everything {
		title: Vec<u8>,
		digest: Digest,
		who: sp_core::AccountId32,
		verdicts: Vec<Verdict>,
		pair: (bool, i16),
		counts: BTreeMap<u8, u64>,
		huge: u128,
		absent: Option<u32>,
		present: Option<Option<u32>>,
	}

	fn everything() -> Everything {
		Everything {
			title: "청년 정책".as_bytes().to_vec(),
			digest: Digest([1, 2, 3, 255]),
			who: sp_core::AccountId32(super::super::pair("//Alice").unwrap().public_key().0),
			verdicts: vec![
				Verdict::Publish,
				Verdict::Reject(300),
				Verdict::Merge { into: Compact(70_000), why: Some(vec![0, 255]) },
				Verdict::Merge { into: Compact(1), why: Some(b"0xff".to_vec()) },
			],
			pair: (true, -3),
			counts: BTreeMap::from([(2, u64::MAX)]),
			huge: u128::MAX,
			absent: None,
			present: Some(Some(5)),
		}
	}

	fn registry<T: TypeInfo + 'static>() -> (u32, PortableRegistry) {
		let mut registry = Registry::new();
		let kind = registry.register_type(&meta_type::<T>()).id;
		(kind, registry.into())
	}

	fn write<T: TypeInfo + 'static>(value: Value) -> Result<Vec<u8>, String> {
		let (kind, registry) = registry::<T>();
		let mut out = Vec::new();
		Types::of_registry(&registry).write(kind, &value, &mut out).map_err(|misfit| misfit.to_string())?;
		Ok(out)
	}

	#[test]
	fn values_of_every_kind_are_shown_and_given_back() {
		let (kind, registry) = registry::<Everything>();
		let bytes = everything().encode();
		let mut rest = &bytes[..];
		let shown = Types::of_registry(&registry).read(kind, &mut rest).unwrap();
		assert!(rest.is_empty());
		let expected = json!({
			"title": "청년 정책",
			"digest": "0x010203ff",
			"who": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
			"verdicts": [
				"Publish",
				{"Reject": 300},
				{"Merge": {"into": 70_000, "why": "0x00ff"}},
				{"Merge": {"into": 1, "why": "0x30786666"}},
			],
			"pair": [true, -3],
			"counts": [[2, u64::MAX]],
			"huge": u128::MAX.to_string(),
			"absent": null,
			"present": 5,
		});
		assert_eq!(shown, expected);
		assert_eq!(write::<Everything>(shown).unwrap(), bytes);
	}

	#[test]
	fn what_does_not_fit_is_named_with_its_place() {
		let mut value = json!({ "into": 1, "why": null, "who": 3 });
		let said = write::<Verdict>(json!({ "Merge": value })).unwrap_err();
		assert_eq!(said, "Merge: there is no who; known are into, why");
		value.as_object_mut().unwrap().remove("who");
		value["into"] = json!(-1);
		let said = write::<Verdict>(json!({ "Merge": value })).unwrap_err();
		assert_eq!(said, "Merge.into: u32 is asked for, not -1");
		let said = write::<Vec<Verdict>>(json!(["Publish", "Publsh"])).unwrap_err();
		assert!(said.starts_with("1: Publish | Reject: u16 | Merge {into: u32"), "{said}");
		assert_eq!(write::<Verdict>(json!({"Merge": {}})).unwrap_err(), "Merge: into is missing (u32)");
		for (digits, fits) in [("0x01020304", true), ("0x010203", false), ("01020304", false)] {
			assert_eq!(write::<Digest>(json!(digits)).is_ok(), fits, "{digits}");
		}
		assert!(write::<u16>(json!(65_536)).is_err());
		assert!(write::<sp_core::AccountId32>(json!("Alice")).unwrap_err().contains("is not an account"));
	}

	#[test]
	fn bytes_that_end_too_early_are_refused() {
		let (kind, registry) = registry::<Everything>();
		let bytes = everything().encode();
		for length in 0..bytes.len() {
			assert!(Types::of_registry(&registry).read(kind, &mut &bytes[..length]).is_err(), "{length}");
		}
	}

	#[derive(Encode, TypeInfo)]
	struct ContentRef {
		digest: [u8; 32],
		bytes: u64,
	}

	type Moment = u64;
	type Day = u32;

	#[derive(Encode, TypeInfo)]
	struct Bounded(Vec<u8>);

	#[derive(Encode, TypeInfo)]
	enum Signed {
		Ed25519([u8; 4]),
		Sr25519([u8; 4]),
	}

	#[derive(Encode, TypeInfo)]
	enum Duty {
		Record(u32),
		Meeting(u32, Moment),
		NotOurs,
	}

	/// What calls of the areas have of awkward types.
	#[derive(Encode, TypeInfo)]
	struct Awkward {
		code: Bounded,
		answers: [u8; 5],
		starts_at: Moment,
		review_time: Moment,
		since: Option<Day>,
		reason: ContentRef,
		consent: Signed,
		duty: Duty,
		pooled: Vec<(u32, u32)>,
		#[codec(compact)]
		least: u16,
		grid: [[u32; 2]; 2],
	}

	fn awkward() -> Value {
		json!({
			"code": 11_010,
			"answers": [0, 1, 2, 3, 5],
			"starts_at": "1970-01-01T09:00:01+09:00",
			"review_time": "72h",
			"since": "1970-01-31",
			"reason": { "digest": format!("0x{}", "ab".repeat(32)), "bytes": 7 },
			"consent": { "sr25519": "0x01020304" },
			"duty": { "meeting": [3, 0] },
			"pooled": [[1, 5], [2, 6]],
			"least": 20,
			"grid": [[1, 2], [3, 4]],
		})
	}

	#[test]
	fn awkward_arguments_of_calls_can_be_written() {
		let expected = Awkward {
			code: Bounded(b"11010".to_vec()),
			answers: [0, 1, 2, 3, 5],
			starts_at: 1_000,
			review_time: 259_200_000,
			since: Some(30),
			reason: ContentRef { digest: [0xab; 32], bytes: 7 },
			consent: Signed::Sr25519([1, 2, 3, 4]),
			duty: Duty::Meeting(3, 0),
			pooled: vec![(1, 5), (2, 6)],
			least: 20,
			grid: [[1, 2], [3, 4]],
		};
		assert_eq!(write::<Awkward>(awkward()).unwrap(), expected.encode());
		// What is read of them can be written again.
		let (kind, registry) = registry::<Awkward>();
		let shown = Types::of_registry(&registry).read(kind, &mut &expected.encode()[..]).unwrap();
		assert_eq!(shown["answers"], "0x0001020305");
		assert_eq!(write::<Awkward>(shown).unwrap(), expected.encode());
		for other in [Duty::Record(1), Duty::NotOurs] {
			let name =
				if matches!(other, Duty::NotOurs) { json!("not-ours") } else { json!({ "record": 1 }) };
			assert_eq!(write::<Duty>(name).unwrap(), other.encode());
		}
		assert_eq!(
			write::<Signed>(json!({ "Ed25519": [9, 8, 7, 6] })).unwrap(),
			Signed::Ed25519([9, 8, 7, 6]).encode()
		);
	}

	#[test]
	fn awkward_arguments_that_do_not_fit_are_refused_by_name() {
		for (name, value, said) in [
			("answers", json!([1, 2, 3]), "answers: 0x, 5 bytes is asked for"),
			("answers", json!([1, 2, 3, 4, 256]), "answers: "),
			("starts_at", json!("tomorrow"), "starts_at: u64 is asked for"),
			("since", json!("2026-02-30"), "since: "),
			("least", json!(70_000), "least: "),
			("least", json!(-1), "least: "),
			("duty", json!({ "Meeting": [3] }), "duty.Meeting: "),
			("duty", json!({ "Meeting": [3, "x"] }), "duty.Meeting: "),
			("consent", json!("Sr25519"), "consent.Sr25519: "),
			("code", json!(1.5), "code: "),
			("reason", json!("file"), "reason: content is asked for"),
		] {
			let mut whole = awkward();
			whole[name] = value;
			let error = write::<Awkward>(whole).unwrap_err();
			assert!(error.starts_with(said), "{error}");
		}
	}

	#[test]
	fn what_a_call_takes_is_described_for_people() {
		let (kind, registry) = registry::<Awkward>();
		let said = Types::of_registry(&registry).describe(kind);
		for part in [
			"code: text",
			"starts_at: moment",
			"review_time: length of time",
			"since: optional day",
			"reason: content",
			"least: u16",
		] {
			assert!(said.contains(part), "{part}: {said}");
		}
		assert!(said.contains("Meeting {u32, moment}") || said.contains("Meeting {"), "{said}");
	}

	#[test]
	fn times_are_shown_for_people_in_a_form_that_can_be_given_back() {
		let bytes = write::<Awkward>(awkward()).unwrap();
		let (kind, registry) = registry::<Awkward>();
		let shown = Types::of_registry(&registry).spoken(true).read(kind, &mut &bytes[..]).unwrap();
		assert_eq!(shown["starts_at"], "1970-01-01T09:00:01+09:00");
		assert_eq!(shown["review_time"], "3d");
		assert_eq!(shown["since"], "1970-01-31");
		assert_eq!(shown["duty"], json!({ "meeting": [3, 0] }));
		assert_eq!(shown["reason"]["bytes"], 7, "a plain number stays one");
		assert_eq!(write::<Awkward>(shown).unwrap(), bytes);
	}

	#[test]
	fn a_word_stands_for_a_value_of_its_type_alone() {
		#[derive(Encode, TypeInfo)]
		struct Rule {
			num: u16,
			den: u16,
		}
		#[derive(Encode, TypeInfo)]
		struct Proposal {
			title: Vec<u8>,
			rule: Option<Rule>,
		}
		let (kind, registry) = registry::<Proposal>();
		let words = [("Rule", "ordinary", json!({ "num": 1, "den": 2 }))];
		let types = Types::of_registry(&registry).with(&words);
		let write = |types: Types<'_>, value: Value| {
			let mut out = Vec::new();
			types.write(kind, &value, &mut out).map(|()| out).map_err(|misfit| misfit.to_string())
		};
		let proposal = |title: &str, rule| Proposal { title: title.into(), rule }.encode();
		let given = json!({ "title": "ordinary", "rule": "ordinary" });
		assert_eq!(write(types, given.clone()), Ok(proposal("ordinary", Some(Rule { num: 1, den: 2 }))));
		assert_eq!(write(types, json!({ "title": "a" })), Ok(proposal("a", None)));
		assert!(write(types.with(&[]), given).is_err(), "without the word");
		let wrong = write(types, json!({ "title": "a", "rule": "odd" })).unwrap_err();
		assert!(wrong.contains("ordinary | {num: u16, den: u16}"), "{wrong}");
	}

	#[test]
	fn what_is_optional_may_be_left_out() {
		let merge = write::<Verdict>(json!({ "Merge": { "into": 1 } })).unwrap();
		assert_eq!(merge, Verdict::Merge { into: Compact(1), why: None }.encode());
	}
}
