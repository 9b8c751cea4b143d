// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Pool priorities of calls without a signer, in one place, so that no pallet outbids another by
//! accident. Signed calls have priorities of their own, by their fees.

use frame::prelude::TransactionPriority;

/// Ballots: no tip outbids them. Duties that close an election are of the operational class and
/// have a quarter of each block to themselves.
pub const BALLOT: TransactionPriority = TransactionPriority::MAX / 2;
