// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A group of Messaging Layer Security (RFC 9420), as little of it as conversations need.

use crate::{
	address::Key,
	content::{GroupInfo, Kind, MOST_MEMBERS},
	crypto::{self, Provider, Secret, SUITE},
	error::{Error, Result},
	identity::Identity,
	wish::{leavers, Leaving},
};
use openmls::prelude::{
	tls_codec::{Deserialize as _, Serialize as _},
	Capabilities, ContentType, CredentialType, Extension, ExtensionType, Extensions, GroupContext, GroupId,
	KeyPackage, LeafNodeIndex, Lifetime, MlsGroup, MlsGroupJoinConfig, MlsMessageBodyIn, MlsMessageIn,
	MlsMessageOut, ProcessedMessageContent, Proposal, ProtocolMessage, ProtocolVersion,
	RequiredCapabilitiesExtension, Sender, SenderRatchetConfiguration, StagedCommit, StagedWelcome,
	UnknownExtension, Welcome, PURE_CIPHERTEXT_WIRE_FORMAT_POLICY,
};
use openmls_traits::OpenMlsProvider;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// Epochs before the current one of which messages can still be read.
pub(crate) const PAST_EPOCHS: usize = 5;
/// Type of the extension that holds [`GroupInfo`].
const EXTENSION: u16 = 0xf0ca;
/// Type of the extension that holds the week of a key package.
const WEEK: u16 = 0xf0cb;
/// Messages of one sender that may arrive in another order.
const OUT_OF_ORDER: u32 = 128;
/// Messages of one sender that may be missing before one is read.
const FORWARD: u32 = 4096;
/// Seconds for which a key package says that it holds. Not how long it is taken for new members, which is a matter of
/// its week: members also refuse the change that adds it when it is over, and may read that change eleven weeks later.
const LIFETIME: u64 = 80 * 86_400;

/// What a provider stores, to be kept and put back.
pub(crate) type Values = Vec<(Vec<u8>, Vec<u8>)>;

/// A group as one device sees it.
pub(crate) struct Group {
	provider: Provider,
	mls: MlsGroup,
	info: GroupInfo,
}

/// What a commit changes.
pub(crate) struct Changed {
	/// Who came.
	pub added: Vec<Key>,
	/// Who went.
	pub removed: Vec<Key>,
}

/// What a message of the group protocol turned out to be.
pub(crate) enum Incoming {
	/// Something that a member wrote in an epoch.
	Application { sender: Key, epoch: u64, bytes: Vec<u8> },
	/// A change, which has been made.
	Commit { sender: Key, changed: Changed },
	/// Nothing that is of use any more.
	Nothing,
}

/// What a commit gives to send.
pub(crate) struct Commit {
	/// For the members of before.
	pub message: Vec<u8>,
	/// For those who come.
	pub welcome: Option<Vec<u8>>,
	/// What has changed.
	pub changed: Changed,
}

fn values(provider: &Provider) -> Result<Values> {
	let values = crypto::storage(provider).values.read().map_err(|_| Error::Protocol("storage"))?;
	let mut values: Values = values.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
	values.sort();
	Ok(values)
}

fn provider(values: &[(Vec<u8>, Vec<u8>)]) -> Result<Provider> {
	let provider = Provider::default();
	let mut stored = crypto::storage(&provider).values.write().map_err(|_| Error::Protocol("storage"))?;
	stored.extend(values.iter().cloned());
	drop(stored);
	Ok(provider)
}

fn capabilities() -> Capabilities {
	let extensions =
		[ExtensionType::Unknown(EXTENSION), ExtensionType::Unknown(WEEK), ExtensionType::LastResort];
	Capabilities::new(None, Some(&[SUITE]), Some(&extensions), None, Some(&[CredentialType::Basic]))
}

fn join_config() -> MlsGroupJoinConfig {
	MlsGroupJoinConfig::builder()
		.wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
		.max_past_epochs(PAST_EPOCHS)
		.use_ratchet_tree_extension(true)
		.sender_ratchet_configuration(SenderRatchetConfiguration::new(OUT_OF_ORDER, FORWARD))
		.build()
}

fn message_bytes(message: MlsMessageOut) -> Result<Vec<u8>> {
	message.tls_serialize_detached().map_err(|_| Error::Protocol("encoding"))
}

/// Reads a message of the group protocol; nothing may be left over.
fn parse(mut bytes: &[u8]) -> Result<MlsMessageBodyIn> {
	let message = MlsMessageIn::tls_deserialize(&mut bytes).map_err(|_| Error::BadContent)?;
	if bytes.is_empty() {
		Ok(message.extract())
	} else {
		Err(Error::BadContent)
	}
}

/// The key of a leaf, if the leaf says the same in both places.
fn key_of(identity: &[u8], signature_key: &[u8]) -> Result<Key> {
	let key = Key::try_from(signature_key).map_err(|_| Error::BadContent)?;
	if identity == key {
		Ok(key)
	} else {
		Err(Error::BadContent)
	}
}

/// The identity in a credential, which is basic here.
fn identity_of(credential: &openmls::prelude::Credential) -> Result<Key> {
	let basic =
		openmls::prelude::BasicCredential::try_from(credential.clone()).map_err(|_| Error::BadContent)?;
	Key::try_from(basic.identity()).map_err(|_| Error::BadContent)
}

/// A new key package for a week, and the secrets that open a welcome to it.
pub(crate) fn new_key_package(identity: &Identity, week: u32) -> Result<(Vec<u8>, Values)> {
	let provider = Provider::default();
	let week = Extension::Unknown(WEEK, UnknownExtension(week.to_le_bytes().to_vec()));
	let bundle = KeyPackage::builder()
		.leaf_node_capabilities(capabilities())
		.key_package_lifetime(Lifetime::new(LIFETIME))
		.key_package_extensions(Extensions::single(week).map_err(|_| Error::Protocol("extensions"))?)
		.mark_as_last_resort()
		.build(SUITE, &provider, identity, identity.credential())
		.map_err(|_| Error::Protocol("key package"))?;
	let package = MlsMessageOut::from(bundle.key_package().clone());
	Ok((message_bytes(package)?, values(&provider)?))
}

/// Reads a key package and checks that it is of this device.
pub(crate) fn parse_key_package(bytes: &[u8], of: &Key) -> Result<KeyPackage> {
	let MlsMessageBodyIn::KeyPackage(package) = parse(bytes)? else { return Err(Error::BadContent) };
	let checked = package.validate(Provider::default().crypto(), ProtocolVersion::Mls10);
	let package = checked.map_err(|_| Error::WrongKeyPackage)?;
	let leaf = package.leaf_node();
	let key = key_of(&identity_of(leaf.credential())?, leaf.signature_key().as_slice())?;
	if key == *of && package.ciphersuite() == SUITE {
		Ok(package)
	} else {
		Err(Error::WrongKeyPackage)
	}
}

/// The week that a key package is for, and the second from which it holds, as its owner has signed.
pub(crate) fn week_and_second_of(package: &KeyPackage) -> Result<(u32, u64)> {
	let week = package.extensions().unknown(WEEK).ok_or(Error::WrongKeyPackage)?;
	let week = <[u8; 4]>::try_from(&week.0[..]).map_err(|_| Error::WrongKeyPackage)?;
	Ok((u32::from_le_bytes(week), package.life_time().not_before()))
}

/// Hash by which two commits of one epoch are ordered.
pub(crate) fn commit_hash(message: &[u8]) -> [u8; 32] {
	caucus_primitives::blake2_256(&[message])
}

/// Epoch of a commit; `None` if the bytes are something else.
pub(crate) fn commit_epoch(message: &[u8]) -> Option<u64> {
	let MlsMessageBodyIn::PrivateMessage(message) = parse(message).ok()? else { return None };
	(message.content_type() == ContentType::Commit).then(|| message.epoch().as_u64())
}

impl Group {
	/// A new group with this device alone in it.
	pub fn create(identity: &Identity, info: GroupInfo) -> Result<Self> {
		let provider = Provider::default();
		let required = RequiredCapabilitiesExtension::new(&[ExtensionType::Unknown(EXTENSION)], &[], &[]);
		let extensions = Extensions::<GroupContext>::from_vec(vec![
			Extension::RequiredCapabilities(required),
			Extension::Unknown(EXTENSION, UnknownExtension(codec::Encode::encode(&info))),
		])
		.map_err(|_| Error::Protocol("extensions"))?;
		let mls = MlsGroup::builder()
			.with_group_id(GroupId::from_slice(&crypto::random::<32>()?))
			.ciphersuite(SUITE)
			.with_wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
			.max_past_epochs(PAST_EPOCHS)
			.use_ratchet_tree_extension(true)
			.sender_ratchet_configuration(SenderRatchetConfiguration::new(OUT_OF_ORDER, FORWARD))
			.with_group_context_extensions(extensions)
			.with_capabilities(capabilities())
			.build(&provider, identity, identity.credential())
			.map_err(|_| Error::Protocol("create"))?;
		Ok(Self { provider, mls, info })
	}

	/// Joins by a welcome from `from`, with the secrets of the key package that it was made for.
	pub fn join(secrets: &[(Vec<u8>, Vec<u8>)], welcome: &[u8], from: &Key, own: &Key) -> Result<Self> {
		let provider = provider(secrets)?;
		let MlsMessageBodyIn::Welcome(welcome) = parse(welcome)? else { return Err(Error::BadContent) };
		let welcome: Welcome = welcome;
		let staged = StagedWelcome::build_from_welcome(&provider, &join_config(), welcome)
			.map_err(|_| Error::NoKeyPackage)?
			// A leaf that its owner has not renewed says that it is too old; the group still holds it.
			.skip_lifetime_validation()
			.build()
			.map_err(|_| Error::Protocol("welcome"))?;
		let sender = staged.welcome_sender().map_err(|_| Error::Protocol("welcome"))?;
		if sender.signature_key().as_slice() != from {
			return Err(Error::BadSignature);
		}
		let mls = staged.into_group(&provider).map_err(|_| Error::Protocol("welcome"))?;
		// What opened the welcome is not needed any more.
		let stored = crypto::storage(&provider);
		let mut stored = stored.values.write().map_err(|_| Error::Protocol("storage"))?;
		stored.retain(|key, _| !secrets.iter().any(|(old, _)| old == key));
		drop(stored);
		let group = Self::with_info(provider, mls)?;
		let members = group.members()?;
		if members.len() > MOST_MEMBERS || (group.info.kind == Kind::Direct && members.len() != 2) {
			return Err(Error::BadContent);
		}
		if !members.iter().any(|(_, key)| key == own) {
			return Err(Error::BadContent);
		}
		Ok(group)
	}

	/// A group whose state was kept.
	pub fn load(id: &[u8; 32], kept: &[(Vec<u8>, Vec<u8>)]) -> Result<Self> {
		let provider = provider(kept)?;
		let mls = MlsGroup::load(crypto::storage(&provider), &GroupId::from_slice(id));
		let mls = mls.map_err(|_| Error::CorruptStore)?.ok_or(Error::CorruptStore)?;
		Self::with_info(provider, mls)
	}

	fn with_info(provider: Provider, mls: MlsGroup) -> Result<Self> {
		let info = GroupInfo::parse(&mls.extensions().unknown(EXTENSION).ok_or(Error::BadContent)?.0)?;
		Ok(Self { provider, mls, info })
	}

	/// What is to be kept.
	pub fn values(&self) -> Result<Values> {
		values(&self.provider)
	}

	/// What the members have agreed on.
	pub fn info(&self) -> &GroupInfo {
		&self.info
	}

	/// Name of the group for machines.
	pub fn id(&self) -> Result<[u8; 32]> {
		self.mls.group_id().as_slice().try_into().map_err(|_| Error::BadContent)
	}

	/// Changes since it began.
	pub fn epoch(&self) -> u64 {
		self.mls.epoch().as_u64()
	}

	/// Place of this device in the tree.
	pub fn leaf(&self) -> u32 {
		self.mls.own_leaf_index().u32()
	}

	/// Everybody, by place in the tree.
	pub fn members(&self) -> Result<Vec<(u32, Key)>> {
		let member = |member: openmls::prelude::Member| {
			let key = key_of(&identity_of(&member.credential)?, &member.signature_key)?;
			Ok((member.index.u32(), key))
		};
		self.mls.members().map(member).collect()
	}

	/// What topics of this epoch are derived from, and the key of its envelopes.
	pub fn exports(&self) -> Result<(Secret, Secret)> {
		let export = |label| -> Result<Secret> {
			let secret = self.mls.export_secret(self.provider.crypto(), label, &[], 32);
			let secret = Zeroizing::new(secret.map_err(|_| Error::Ended)?);
			Ok(Zeroizing::new(secret.as_slice().try_into().map_err(|_| Error::Crypto)?))
		};
		Ok((export("caucus topic")?, export("caucus envelope")?))
	}

	/// Encrypts for the members of this epoch.
	pub fn encrypt(&mut self, identity: &Identity, bytes: &[u8]) -> Result<Vec<u8>> {
		let message = self.mls.create_message(&self.provider, identity, bytes).map_err(|_| Error::Ended)?;
		message_bytes(message)
	}

	/// Who may commit, in the order of their turns, when these are to go and these of them ask for it themselves:
	/// admins who stay; if none does, admins who have not asked to leave; if all have, everybody who has not.
	pub fn committers(&self, going: &BTreeSet<Key>, leaving: &BTreeSet<Key>) -> Result<Vec<Key>> {
		let members: Vec<Key> = self.members()?.into_iter().map(|(_, key)| key).collect();
		for gone in [going, leaving] {
			let stays = |key: &&Key| self.info.admins.contains(*key) && !gone.contains(*key);
			let admins: Vec<Key> = members.iter().filter(stays).copied().collect();
			if !admins.is_empty() {
				return Ok(admins);
			}
		}
		Ok(members.into_iter().filter(|key| !leaving.contains(key)).collect())
	}

	/// Adds and removes members, and moves to the next epoch. Who is no admin shows who asked to leave.
	pub fn commit(
		&mut self,
		identity: &Identity,
		add: Vec<KeyPackage>,
		remove: &[Key],
		leaving: &[Leaving],
	) -> Result<Commit> {
		let members = self.members()?;
		if members.len().saturating_add(add.len()) > MOST_MEMBERS {
			return Err(Error::GroupFull);
		}
		let leaves: Vec<LeafNodeIndex> = members
			.iter()
			.filter(|(_, key)| remove.contains(key))
			.map(|(leaf, _)| LeafNodeIndex::new(*leaf))
			.collect();
		let added =
			add.iter().map(|package| identity_of(package.leaf_node().credential())).collect::<Result<_>>()?;
		let failed = |_| Error::Protocol("commit");
		self.mls.set_aad(if leaving.is_empty() { Vec::new() } else { codec::Encode::encode(leaving) });
		let bundle = self
			.mls
			.commit_builder()
			.propose_adds(add)
			.propose_removals(leaves)
			.force_self_update(true)
			.load_psks(crypto::storage(&self.provider))
			.map_err(failed)?
			.build(self.provider.rand(), self.provider.crypto(), identity, |_| true)
			.map_err(failed)?
			.stage_commit(&self.provider)
			.map_err(|_| Error::Protocol("commit"))?;
		let (message, welcome, _) = bundle.into_messages();
		self.mls.merge_pending_commit(&self.provider).map_err(|_| Error::Protocol("commit"))?;
		let changed = Changed { added, removed: remove.to_vec() };
		let welcome = welcome.map(message_bytes).transpose()?;
		Ok(Commit { message: message_bytes(message)?, welcome, changed })
	}

	/// Takes a message of another member, and makes the change if it is one that its sender may make.
	pub fn process(&mut self, bytes: &[u8]) -> Result<Incoming> {
		let message: ProtocolMessage = match parse(bytes)? {
			MlsMessageBodyIn::PrivateMessage(message) => message.into(),
			_ => return Err(Error::BadContent),
		};
		let processed = self.mls.process_message(&self.provider, message).map_err(|_| Error::BadEnvelope)?;
		let epoch = processed.epoch().as_u64();
		let Sender::Member(leaf) = *processed.sender() else { return Err(Error::BadCommit) };
		let sender = identity_of(processed.credential())?;
		let shown = processed.aad().to_vec();
		match processed.into_content() {
			ProcessedMessageContent::ApplicationMessage(message) => {
				Ok(Incoming::Application { sender, epoch, bytes: message.into_bytes() })
			}
			ProcessedMessageContent::StagedCommitMessage(commit) => {
				let changed = self.check(&commit, &sender, leaf, &shown)?;
				self.mls
					.merge_staged_commit(&self.provider, *commit)
					.map_err(|_| Error::Protocol("commit"))?;
				Ok(Incoming::Commit { sender, changed })
			}
			_ => Ok(Incoming::Nothing),
		}
	}

	/// Refuses commits that their sender may not make, and commits with more in them than members who come and go.
	fn check(
		&self,
		commit: &StagedCommit,
		sender: &Key,
		leaf: LeafNodeIndex,
		shown: &[u8],
	) -> Result<Changed> {
		let members = self.members()?;
		let (mut added, mut removed) = (Vec::new(), Vec::new());
		for proposal in commit.queued_proposals() {
			match proposal.proposal() {
				Proposal::Add(add) => {
					let leaf = add.key_package().leaf_node();
					added.push(key_of(&identity_of(leaf.credential())?, leaf.signature_key().as_slice())?);
				}
				Proposal::Remove(remove) => {
					let gone = members.iter().find(|(index, _)| *index == remove.removed().u32());
					removed.push(gone.ok_or(Error::BadCommit)?.1);
				}
				_ => return Err(Error::BadCommit),
			}
			if *proposal.sender() != Sender::Member(leaf) {
				return Err(Error::BadCommit);
			}
		}
		if let Some(leaf) = commit.update_path_leaf_node() {
			if key_of(&identity_of(leaf.credential())?, leaf.signature_key().as_slice())? != *sender {
				return Err(Error::BadCommit);
			}
		}
		let after = members.len().saturating_add(added.len()).saturating_sub(removed.len());
		let direct_has_two = self.info.kind == Kind::Direct && after != 2;
		// Whoever goes is gone for an epoch at least: what it said before counts for nothing when it is back.
		let is_back_at_once = members.iter().any(|(_, key)| added.contains(key));
		if after > MOST_MEMBERS || direct_has_two || is_back_at_once {
			return Err(Error::BadCommit);
		}
		if !self.info.admins.contains(sender) {
			self.check_without_admins(&members, &added, &removed, shown)?;
		}
		Ok(Changed { added, removed })
	}

	/// Refuses what somebody who is no admin may not do: anything while an admin stays; and then anything but taking
	/// out those who, by their own signatures, have asked for it.
	fn check_without_admins(
		&self,
		members: &[(u32, Key)],
		added: &[Key],
		removed: &[Key],
		shown: &[u8],
	) -> Result<()> {
		let leaving = leavers(shown, &self.id()?, self.epoch())?;
		let stays = |key: &Key| self.info.admins.contains(key) && !removed.contains(key);
		let an_admin_stays = members.iter().any(|(_, key)| stays(key));
		let all_have_asked = removed.iter().all(|key| leaving.contains(key));
		if an_admin_stays || !added.is_empty() || removed.is_empty() || !all_have_asked {
			return Err(Error::BadCommit);
		}
		Ok(())
	}
}
