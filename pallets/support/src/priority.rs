// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Pool priorities of calls without a signer, in one place, so that no pallet outbids another by
//! accident. Signed calls have priorities of their own, by their fees.

use frame::prelude::TransactionPriority;

/// Ballots: above everything that can wait, below the duties that close an election.
pub const BALLOT: TransactionPriority = 1 << 32;
