// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why something was refused, and what to do about it. The pallet imports it.

/// The pallet's errors.
#[frame::pallet_section]
pub mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters are out of range.
		BadParameters,
		/// Somebody changed it in between; look at it again.
		VersionMismatch,
		/// The period is over, the member has a grant, or the account cannot have one.
		ClaimRefused,
		/// The period runs still: wait until it is over.
		NotDue,
		/// The registry has no standing roll yet.
		NoRoll,
		/// The account does not hold the office, or nobody can be written to in it.
		NotAnOfficer,
		/// The address is empty.
		EmptyAddress,
		/// The address was published less than an hour ago: wait.
		TooEarly,
		/// Nobody published such an address, or it was withdrawn.
		UnknownAddress,
		/// Another account published the address, and holds the office still.
		NotTheOwner,
		/// No more numbers.
		Exhausted,
	}
}
