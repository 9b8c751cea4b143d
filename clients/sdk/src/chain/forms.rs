// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How people write single values: accounts, numbers, times, bytes, and the names of choices.

use super::json::Misfit;
use crate::{account, dates, moment};
use codec::{Decode, Encode};
use scale_info::{form::PortableForm, Field, Type, TypeDefPrimitive, Variant};
use serde_json::Value;

/// Reads an account in every form that tools show.
pub(super) fn account_of(text: &str) -> Result<[u8; 32], String> {
	if text.starts_with("//") {
		let pair = super::pair(text).map_err(|error| error.to_string())?;
		return Ok(pair.public_key().0);
	}
	account::parse(text).map_err(|reason| format!("{text:?} is not an account: {reason}"))
}

pub(super) fn is_account(found: &Type<PortableForm>) -> bool {
	is_named(found, "AccountId32")
}

pub(super) fn is_named(found: &Type<PortableForm>, name: &str) -> bool {
	found.path.segments.last().is_some_and(|last| last == name)
}

/// What a number of a field counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Counted {
	Moment,
	Length,
	Month,
	Day,
	Half,
}

/// Fields of the type `Moment` that are lengths of time have one of these names, or end in them.
const LENGTHS: [&str; 29] = [
	"_time",
	"_notice",
	"_within",
	"_window",
	"_before",
	"_extension",
	"_step",
	"every",
	"distance",
	"enactment",
	"staleness",
	"confirming",
	"sealing",
	"opening",
	"lateness",
	"attesting",
	"disputing",
	"deciding",
	"least_outage",
	"cool_down",
	"protected_start",
	"protected_end",
	"objections",
	"tally",
	"certification",
	"appeals",
	"term",
	"grace",
	"lead",
];

impl Counted {
	/// By the names of a field and of its type; both stand in the metadata.
	pub(super) fn of(field: &Field<PortableForm>) -> Option<Self> {
		let kind = field.type_name.as_deref()?;
		let named = |name: &str| kind.split(['<', '>']).any(|part| part == name);
		let length = || {
			let name = field.name.as_deref().unwrap_or_default();
			LENGTHS
				.iter()
				.any(|length| if length.starts_with('_') { name.ends_with(length) } else { name == *length })
		};
		Some(match () {
			() if named("Moment") && length() => Self::Length,
			() if named("Moment") => Self::Moment,
			() if named("Month") => Self::Month,
			() if named("Day") => Self::Day,
			() if named("Half") => Self::Half,
			() => return None,
		})
	}

	pub(super) const fn name(self) -> &'static str {
		match self {
			Self::Moment => "moment",
			Self::Length => "length of time",
			Self::Month => "month",
			Self::Day => "day",
			Self::Half => "half of a year",
		}
	}

	/// A number as people write it.
	pub(super) fn show(self, number: u64) -> Option<String> {
		Some(match self {
			Self::Moment => moment::korean(number),
			Self::Length => dates::show_length(number),
			Self::Month => dates::show_month(number.try_into().ok()?),
			Self::Day => dates::show_day(number.try_into().ok()?),
			Self::Half => dates::show_half(number.try_into().ok()?),
		})
	}
}

/// The type that is optional, if the type is `Option`.
pub(super) fn option_of(found: &Type<PortableForm>) -> Option<u32> {
	if found.path.segments.as_slice() != ["Option"] {
		return None;
	}
	found.type_params.first()?.ty.map(|kind| kind.id)
}

/// `InReview` as `in-review`.
pub(super) fn in_small_letters(name: &str) -> String {
	let mut said = String::new();
	for (position, letter) in name.char_indices() {
		if letter.is_uppercase() && position > 0 {
			said.push('-');
		}
		said.extend(letter.to_lowercase());
	}
	said
}

/// The choice of this name; in other letters too, where that leaves one.
pub(super) fn find_choice<'a>(
	variants: &'a [Variant<PortableForm>],
	name: &str,
) -> Option<&'a Variant<PortableForm>> {
	let plain = |name: &str| name.replace(['-', '_'], "").to_lowercase();
	let exact = variants.iter().find(|variant| variant.name == name);
	exact.or_else(|| {
		let mut alike = variants.iter().filter(|variant| plain(&variant.name) == plain(name));
		alike.next().filter(|_| alike.next().is_none())
	})
}

/// A choice's name and what it carries.
pub(super) fn named_choice(value: &Value) -> Option<(&str, &Value)> {
	match value {
		Value::String(name) => Some((name, &Value::Null)),
		Value::Object(object) if object.len() == 1 => {
			object.iter().next().map(|(name, carried)| (name.as_str(), carried))
		}
		_ => None,
	}
}

pub(super) fn too_short() -> Misfit {
	Misfit::new("the bytes end too early")
}

pub(super) fn take<T: Decode>(bytes: &mut &[u8]) -> Result<T, Misfit> {
	T::decode(bytes).map_err(|_| too_short())
}

pub(super) fn hex_of(bytes: &[u8]) -> Value {
	format!("0x{}", hex::encode(bytes)).into()
}

/// A number, as text where a reader's floating point would round it.
pub(super) fn large(number: u128) -> Value {
	u64::try_from(number).map_or_else(|_| number.to_string().into(), Value::from)
}

/// A day, a month or a half of a year.
pub(super) fn date(value: &Value) -> Option<u32> {
	let text = value.as_str()?;
	dates::parse_day(text).or_else(|| dates::parse_month(text)).or_else(|| dates::parse_half(text))
}

pub(super) fn number(value: &Value) -> Option<u128> {
	match value {
		Value::Number(number) => number.as_u64().map(u128::from),
		Value::String(text) => text.parse().ok(),
		_ => None,
	}
}

/// Text, if the bytes are readable text that nobody could take for hexadecimal digits.
pub(super) fn bytes_to_json(bytes: &[u8]) -> Value {
	let readable = |text: &&str| {
		!text.starts_with("0x") && text.chars().all(|one| !one.is_control() || one == '\n' || one == '\t')
	};
	core::str::from_utf8(bytes).ok().filter(readable).map_or_else(|| hex_of(bytes), Value::from)
}

pub(super) fn bytes_of_list(items: &[Value]) -> Option<Vec<u8>> {
	items.iter().map(|item| u8::try_from(item.as_u64()?).ok()).collect()
}

pub(super) fn json_to_bytes(value: &Value) -> Option<Vec<u8>> {
	let text = match value {
		// Digits that are a code look like a number to who reads JSON.
		Value::Number(number) if number.is_u64() => return Some(number.to_string().into_bytes()),
		Value::Array(items) => return bytes_of_list(items),
		value => value.as_str()?,
	};
	match text.strip_prefix("0x") {
		Some(digits) => hex::decode(digits).ok(),
		None => Some(text.as_bytes().to_vec()),
	}
}

pub(super) fn read_primitive(primitive: &TypeDefPrimitive, bytes: &mut &[u8]) -> Result<Value, Misfit> {
	Ok(match primitive {
		TypeDefPrimitive::Bool => take::<bool>(bytes)?.into(),
		TypeDefPrimitive::Str => take::<String>(bytes)?.into(),
		TypeDefPrimitive::U8 => take::<u8>(bytes)?.into(),
		TypeDefPrimitive::U16 => take::<u16>(bytes)?.into(),
		TypeDefPrimitive::U32 => take::<u32>(bytes)?.into(),
		TypeDefPrimitive::U64 => take::<u64>(bytes)?.into(),
		TypeDefPrimitive::U128 => large(take(bytes)?),
		TypeDefPrimitive::I8 => take::<i8>(bytes)?.into(),
		TypeDefPrimitive::I16 => take::<i16>(bytes)?.into(),
		TypeDefPrimitive::I32 => take::<i32>(bytes)?.into(),
		TypeDefPrimitive::I64 => take::<i64>(bytes)?.into(),
		other => return Err(Misfit::new(format!("{other:?} cannot be shown"))),
	})
}

pub(super) fn write_primitive(primitive: &TypeDefPrimitive, value: &Value, out: &mut Vec<u8>) -> Option<()> {
	match primitive {
		TypeDefPrimitive::Bool => out.extend(value.as_bool()?.encode()),
		TypeDefPrimitive::Str => out.extend(value.as_str()?.encode()),
		TypeDefPrimitive::U8 => out.extend(u8::try_from(number(value)?).ok()?.encode()),
		TypeDefPrimitive::U16 => out.extend(u16::try_from(number(value)?).ok()?.encode()),
		TypeDefPrimitive::U32 => {
			let counted = number(value).and_then(|number| u32::try_from(number).ok());
			out.extend(counted.or_else(|| date(value))?.encode());
		}
		TypeDefPrimitive::U64 => {
			let counted = number(value).and_then(|number| u64::try_from(number).ok());
			let time = || moment::parse(value.as_str()?).or_else(|| dates::parse_length(value.as_str()?));
			out.extend(counted.or_else(time)?.encode());
		}
		TypeDefPrimitive::U128 => out.extend(number(value)?.encode()),
		TypeDefPrimitive::I8 => out.extend(i8::try_from(value.as_i64()?).ok()?.encode()),
		TypeDefPrimitive::I16 => out.extend(i16::try_from(value.as_i64()?).ok()?.encode()),
		TypeDefPrimitive::I32 => out.extend(i32::try_from(value.as_i64()?).ok()?.encode()),
		TypeDefPrimitive::I64 => out.extend(value.as_i64()?.encode()),
		_ => return None,
	}
	Some(())
}
