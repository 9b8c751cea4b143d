// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the records of public office holders ask about posts, past terms included.

use crate::organisations::Role;
use alloc::vec::Vec;
use caucus_primitives::{Moment, OrganizationId, PostId};

/// What is asked about posts and the terms of those who hold or held them.
pub trait PublicOffices {
	/// Who can hold a post.
	type AccountId;
	/// The organisation that a post belongs to, and what its holder does; `None` if there is no such post.
	fn post(post: PostId) -> Option<(OrganizationId, Role)>;
	/// When a post was or is held by the public person of this number, or by this account: the first moment
	/// of each term and the first after it. Terms of no time at all are left out.
	fn terms(post: PostId, person: u32, account: Option<&Self::AccountId>) -> Vec<(Moment, Moment)>;
}
