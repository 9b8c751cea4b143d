// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Groups: who is in them.

use super::{
	desk::{now, Desk},
	show,
	words::{self, sentence},
};
use crate::Node;
use clap::Subcommand;

/// Groups: make one, invite, remove, leave.
#[derive(Subcommand)]
pub(crate) enum Group {
	/// Make a group. You are its admin; others may be too.
	New {
		/// What it is called; its members see it.
		name: String,
		/// A contact who may invite and remove as well.
		#[arg(long = "admin", value_name = "CONTACT")]
		admins: Vec<String>,
	},
	/// Invite a contact. Admins only.
	Invite {
		/// The group.
		group: String,
		/// The contact.
		contact: String,
	},
	/// Remove a member: what is written afterwards it cannot read. Admins only.
	Remove {
		/// The group.
		group: String,
		/// Contact, or the beginning of a key.
		member: String,
	},
	/// Leave. The others are told.
	Leave {
		/// The group.
		group: String,
	},
	/// Who is in it.
	Members {
		/// The group.
		group: String,
	},
}

impl Group {
	pub(crate) async fn run(self, desk: &mut Desk, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::New { name, admins } => {
				let admins: Vec<_> =
					admins.iter().map(|name| desk.key(name)).collect::<anyhow::Result<_>>()?;
				desk.device.new_group(&words::normal(&name), &admins).map_err(sentence)?;
				return desk.keep();
			}
			Self::Members { group } => {
				desk.exchange(node).await?;
				let id = desk.conversation(&group)?;
				return show::members(&desk.device, &id);
			}
			Self::Invite { group, contact } => {
				desk.exchange(node).await?;
				let (id, address) = (desk.conversation(&group)?, desk.address(&contact)?);
				desk.warn_of_changed_key(&contact);
				desk.device.invite(&id, address, now()).map_err(sentence)?;
			}
			Self::Remove { group, member } => {
				desk.exchange(node).await?;
				let (id, key) = (desk.conversation(&group)?, desk.key(&member)?);
				desk.device.remove(&id, &key, now()).map_err(sentence)?;
			}
			Self::Leave { group } => {
				desk.exchange(node).await?;
				let id = desk.conversation(&group)?;
				desk.device.leave(&id, now()).map_err(sentence)?;
			}
		}
		desk.send(node).await
	}
}
