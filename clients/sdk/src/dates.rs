// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Days, months and halves of years in Korea as people write them: `2026-11-21`, `2026-11`, `2026-H2`.
//! The chain counts days from 1970-01-01, months as `year * 12 + month - 1`, halves as `year * 2` and one
//! more from July on. Lengths of time are written `90s`, `10min`, `72h` or `7d`.

use caucus_primitives::{
	calendar::{date_of, day_of, january, month_start, year_of, Month},
	Moment,
};

/// Units of lengths of time in milliseconds, the longest first.
const UNITS: [(&str, Moment); 5] =
	[("d", 24 * 60 * 60 * 1_000), ("h", 60 * 60 * 1_000), ("min", 60 * 1_000), ("s", 1_000), ("ms", 1)];

/// Reads a length of time such as `72h`.
pub fn parse_length(text: &str) -> Option<Moment> {
	let text = text.trim();
	let (number, unit) = text.split_at(text.find(|letter: char| !letter.is_ascii_digit())?);
	let (_, length) = UNITS.iter().find(|(name, _)| *name == unit)?;
	number.parse::<Moment>().ok()?.checked_mul(*length)
}

/// Writes a length of time in the longest unit in which it is a whole number.
pub fn show_length(length: Moment) -> String {
	let whole = |unit: &&(&str, Moment)| length.is_multiple_of(unit.1);
	let (name, unit) = UNITS.iter().find(whole).copied().unwrap_or(("ms", 1));
	match length {
		0 => "0s".into(),
		_ => format!("{}{name}", length / unit),
	}
}

/// Reads two or four digits.
fn digits(text: &str, length: usize) -> Option<u32> {
	let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
	plain.then(|| text.parse().ok()).flatten()
}

/// Reads a month such as `2026-11`, from 1970 on.
pub fn parse_month(text: &str) -> Option<Month> {
	let (year, month) = text.trim().split_once('-')?;
	let (year, month) = (digits(year, 4)?, digits(month, 2)?);
	(year >= 1970 && (1..=12).contains(&month)).then(|| january(year).saturating_add(month).saturating_sub(1))
}

/// Reads a day such as `2026-11-21`, from 1970 on.
pub fn parse_day(text: &str) -> Option<u32> {
	let (of_year, day) = text.trim().rsplit_once('-')?;
	let (month, day) = (parse_month(of_year)?, digits(day, 2)?);
	// The first day of January 1970 begins before the first moment.
	let first = if month == january(1970) { 0 } else { day_of(month_start(month)) };
	let found = first.checked_add(day.checked_sub(1)?)?;
	(show_day(found) == text.trim()).then_some(found)
}

/// Reads a half of a year such as `2026-H2`.
pub fn parse_half(text: &str) -> Option<u32> {
	let (year, half) = text.trim().split_once("-H")?;
	let (year, half) = (digits(year, 4)?, digits(half, 1)?);
	(1..=2).contains(&half).then(|| year.saturating_mul(2).saturating_add(half).saturating_sub(1))
}

/// Writes a day.
pub fn show_day(day: u32) -> String {
	let (year, month, day) = date_of(day);
	format!("{year:04}-{month:02}-{day:02}")
}

/// Writes a month.
pub fn show_month(month: Month) -> String {
	let of_year = month.saturating_sub(january(year_of(month))).saturating_add(1);
	format!("{:04}-{of_year:02}", year_of(month))
}

/// Writes a half of a year.
pub fn show_half(half: u32) -> String {
	format!("{:04}-H{}", half / 2, (half % 2).saturating_add(1))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lengths_of_time_are_written_as_they_are_read() {
		for (text, length) in [("7d", 604_800_000), ("25h", 90_000_000), ("90s", 90_000), ("1500ms", 1_500)] {
			assert_eq!(parse_length(text), Some(length));
			assert_eq!(show_length(length), text);
		}
		assert_eq!((show_length(0).as_str(), show_length(259_200_000).as_str()), ("0s", "3d"));
		assert_eq!(parse_length("72h"), Some(259_200_000));
		for wrong in ["", "7", "d", "7 d", "-7d", "1.5h", "7days", "99999999999999d"] {
			assert_eq!(parse_length(wrong), None, "{wrong}");
		}
	}

	#[test]
	fn days_months_and_halves_are_read_and_written() {
		for (text, day) in
			[("1970-01-01", 0), ("1970-01-31", 30), ("2000-02-29", 11_016), ("2026-11-21", 20_778)]
		{
			assert_eq!((parse_day(text), show_day(day).as_str()), (Some(day), text));
		}
		assert_eq!((parse_month("2026-01"), show_month(24_312).as_str()), (Some(24_312), "2026-01"));
		assert_eq!((parse_month(" 2026-12 "), show_month(24_323).as_str()), (Some(24_323), "2026-12"));
		assert_eq!((parse_half("2026-H1"), show_half(4_052).as_str()), (Some(4_052), "2026-H1"));
		assert_eq!((parse_half("2026-H2"), show_half(4_053).as_str()), (Some(4_053), "2026-H2"));
	}

	#[test]
	fn what_no_calendar_has_is_refused() {
		for text in [
			"2026-02-29",
			"2026-11-31",
			"2026-00-01",
			"2026-11-00",
			"26-11-01",
			"2026-11-1",
			"today",
			"+026-11-01",
		] {
			assert_eq!(parse_day(text), None, "{text}");
		}
		for text in ["2026-13", "2026-00", "2026", "2026-1", "1969-12", "2026-11-01"] {
			assert_eq!(parse_month(text), None, "{text}");
		}
		for text in ["2026-H0", "2026-H3", "2026-h1", "2026-H", "2026-H12"] {
			assert_eq!(parse_half(text), None, "{text}");
		}
	}
}
