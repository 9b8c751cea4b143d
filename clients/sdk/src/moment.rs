// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Moments as people write them: ISO 8601 as RFC 3339 restricts it.

use caucus_primitives::Moment;
use time::{format_description::well_known::Rfc3339, OffsetDateTime, UtcOffset};

/// Nanoseconds in a millisecond.
const NANOSECONDS: i128 = 1_000_000;

/// Reads a moment such as `2026-12-01T09:00:00+09:00`; `None` if it is not written so, has no offset
/// from UTC, or lies before 1970.
pub fn parse(text: &str) -> Option<Moment> {
	let then = OffsetDateTime::parse(text.trim(), &Rfc3339).ok()?;
	(then.unix_timestamp_nanos() / NANOSECONDS).try_into().ok()
}

/// Writes a moment in Korean standard time, to the second.
pub fn korean(moment: Moment) -> String {
	let offset = UtcOffset::from_hms(9, 0, 0).unwrap_or(UtcOffset::UTC);
	let seconds = i64::try_from(moment / 1_000).unwrap_or(i64::MAX);
	OffsetDateTime::from_unix_timestamp(seconds)
		.ok()
		.and_then(|then| then.to_offset(offset).format(&Rfc3339).ok())
		.unwrap_or_else(|| format!("{moment} ms after 1970"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn moments_are_read_with_their_offset() {
		assert_eq!(parse("1970-01-01T09:00:01+09:00"), Some(1_000));
		assert_eq!(parse(" 2026-12-01T00:00:00.250Z "), Some(1_796_083_200_250));
		assert_eq!(parse("2026-12-01T09:00:00+09:00"), Some(1_796_083_200_000));
	}

	#[test]
	fn what_leaves_the_moment_open_is_refused() {
		for text in
			["2026-12-01", "2026-12-01T09:00:00", "2026-13-01T09:00:00Z", "1969-12-31T23:59:59Z", "soon"]
		{
			assert_eq!(parse(text), None, "{text}");
		}
	}

	#[test]
	fn moments_are_written_as_clocks_in_korea_show_them() {
		assert_eq!(korean(1_796_083_200_250), "2026-12-01T09:00:00+09:00");
		assert_eq!(parse(&korean(1_796_083_200_000)), Some(1_796_083_200_000));
		assert_eq!(korean(Moment::MAX), "18446744073709551615 ms after 1970");
	}
}
