// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Priorities in the pool, in one place, so that no pallet outbids another by
//! accident. Signed calls have priorities by their fees, unless they are named here.

use codec::Encode;
use frame::prelude::*;

/// A voter's first ballot that comes alone. No tip outbids it.
pub const BALLOT: TransactionPriority = TransactionPriority::MAX / 2;

/// Other anonymous acts of members: signatures, comments. A ballot goes before them.
pub const ACT: TransactionPriority = TransactionPriority::MAX / 4;

/// Bytes of the library: whatever else there is goes before them, because they fill blocks.
pub const BYTES: TransactionPriority = 1;

/// Duties of somebody who did so many today that no more of them are urgent: before bytes, after what is paid for.
pub const LATER_DUTY: TransactionPriority = BYTES + 1;

/// A ballot with this number among its voter's: a voter who votes again does not keep others from voting.
pub const fn ballot(sequence: u16) -> TransactionPriority {
	BALLOT.saturating_sub(sequence.saturating_sub(1) as TransactionPriority)
}

/// A relayer's batch: a block holds several times as many ballots in batches as alone.
pub const BATCH: TransactionPriority = BALLOT + 1;

/// What officers and trustees have to do in time: an election could not be closed, or its voting be
/// prolonged, if ballots went first.
pub const DUTY: TransactionPriority = BATCH + 1;

/// What the pool says of a call that nobody signs, once it was checked: one with this tag is there at a time, and
/// for so many blocks.
pub fn admit(
	prefix: &'static str,
	tag: impl Encode,
	priority: TransactionPriority,
	longevity: TransactionLongevity,
) -> TransactionValidityWithRefund {
	let valid = ValidTransaction::with_tag_prefix(prefix)
		.priority(priority)
		.and_provides(tag)
		.longevity(longevity)
		.propagate(true)
		.build()?;
	// Of the weight of checking nothing is given back: who is admitted was checked as a whole.
	Ok((valid, Weight::zero()))
}
