// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The calendar of Korea, which is nine hours ahead of UTC and has no summer time.
//!
//! Months and days are counted in the Gregorian calendar, from the times that blocks have. All figures
//! of a 64-bit time fit: nothing here can overflow.

use crate::Moment;

/// A month: `year * 12 + month - 1`, so January 2026 is 24,312.
pub type Month = u32;

/// Milliseconds in an hour.
pub const HOUR: Moment = 3_600_000;

/// Milliseconds in a day.
pub const DAY: Moment = 24 * HOUR;

/// By how much Korea is ahead of UTC.
const AHEAD: Moment = 9 * HOUR;

/// Days from 0000-03-01, where the arithmetic starts, to 1970-01-01.
const EPOCH: u64 = 719_468;

/// Days in four centuries.
const ERA: u64 = 146_097;

/// The day in Korea, counted from 1970-01-01.
pub const fn day_of(at: Moment) -> u32 {
	let day = at.saturating_add(AHEAD) / DAY;
	if day > u32::MAX as u64 {
		u32::MAX
	} else {
		day as u32
	}
}

/// Year, month (1 to 12) and day (1 to 31) of a day counted from 1970-01-01.
pub const fn date_of(day: u32) -> (u32, u8, u8) {
	// Years that begin in March have their leap day last, and months of 153 days in each five.
	let days = day as u64 + EPOCH;
	let (era, of_era) = (days / ERA, days % ERA);
	let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
	let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	let from_march = (5 * of_year + 2) / 153;
	let day = of_year - (153 * from_march + 2) / 5 + 1;
	let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
	let year = year_of_era + era * 400 + (month <= 2) as u64;
	(year as u32, month as u8, day as u8)
}

/// The month in Korea.
pub const fn month_of(at: Moment) -> Month {
	let (year, month, _) = date_of(day_of(at));
	year * 12 + month as u32 - 1
}

/// The year of a month.
pub const fn year_of(month: Month) -> u32 {
	month / 12
}

/// The first month of a year.
pub const fn january(year: u32) -> Month {
	year.saturating_mul(12)
}

/// The first moment of a month in Korea; 0 for months before 1970.
pub const fn month_start(month: Month) -> Moment {
	let (year, month) = (month as u64 / 12, month as u64 % 12 + 1);
	let year = if month <= 2 { year.saturating_sub(1) } else { year };
	let from_march = if month > 2 { month - 3 } else { month + 9 };
	let of_year = (153 * from_march + 2) / 5;
	let year_of_era = year % 400;
	let of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + of_year;
	(year / 400 * ERA + of_era).saturating_sub(EPOCH).saturating_mul(DAY).saturating_sub(AHEAD)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Moments that `date -d ... +%s` gives, with what a calendar on the wall says in Seoul.
	const KNOWN: [(Moment, (u32, u8, u8)); 9] = [
		(0, (1970, 1, 1)),
		(951_749_999_000, (2000, 2, 28)),
		(951_750_000_000, (2000, 2, 29)),
		(951_836_400_000, (2000, 3, 1)),
		(1_548_860_400_000, (2019, 1, 31)),
		(1_709_132_400_000, (2024, 2, 29)),
		(1_735_657_199_999, (2024, 12, 31)),
		(1_735_657_200_000, (2025, 1, 1)),
		(4_107_423_600_000, (2100, 2, 28)),
	];

	#[test]
	fn known_dates_come_out() {
		for (at, date) in KNOWN {
			assert_eq!(date_of(day_of(at)), date, "{at}");
			assert_eq!(month_of(at), date.0 * 12 + u32::from(date.1) - 1);
		}
		assert_eq!(date_of(day_of(4_107_423_600_000) + 1), (2100, 3, 1), "2100 has no leap day");
	}

	#[test]
	fn a_month_begins_at_midnight_in_seoul() {
		assert_eq!(month_start(january(2025)), 1_735_657_200_000);
		assert_eq!(month_start(2000 * 12 + 2), 951_836_400_000);
		assert_eq!(month_start(january(1970)), 0, "nine hours before the epoch");
	}

	#[test]
	fn months_follow_each_other_without_a_gap() {
		for month in january(1971)..january(2300) {
			let start = month_start(month);
			assert_eq!((month_of(start - 1), month_of(start)), (month - 1, month));
			let (year, of_year, day) = date_of(day_of(start));
			assert_eq!((year, u32::from(of_year), day), (year_of(month), month % 12 + 1, 1));
			let days = (month_start(month + 1) - start) / DAY;
			assert!((28..=31).contains(&days) && (month_start(month + 1) - start).is_multiple_of(DAY));
		}
	}

	#[test]
	fn the_end_of_time_is_no_fault() {
		assert!(month_of(Moment::MAX) > january(9999));
		assert!(month_start(Month::MAX) > month_start(january(9999)));
	}
}
