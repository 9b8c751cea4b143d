// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! First states of networks for development.
//!
//! The keys in here are known to everybody. A network that is meant to last starts from a genesis
//! of its own, made in a ceremony.

use alloc::{string::ToString, vec, vec::Vec};
use caucus_runtime_common::money::UNIT;
use caucus_support::organisations::Role;
use pallet_assemblies::Times;
use pallet_governance::{Parameters, Share};
use pallet_organisations::{Founding, Officers};
use pallet_validators::SAFE_MINIMUM;
use polkadot_sdk::{
	frame_support::build_struct_json_patch,
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};

use crate::{
	configs::{
		areas::{PointsOwner, POINTS},
		consensus::LONGEST_SESSION,
	},
	AccountId, ActivityConfig, AssembliesConfig, AssetsConfig, Balance, BalancesConfig, ElectionsConfig,
	GovernanceConfig, MembersConfig, OrganisationsConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
	TrusteesConfig, ValidatorsConfig,
};

/// Preset of a network of four validators on one machine: the least in which finality survives the
/// loss of one.
pub const LOCAL_PRESET: &str = "local";

/// What every well-known account owns, enough to never think about fees while developing.
const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// Who registers members: two of them together.
const REGISTRARS: [Sr25519Keyring; 2] = [Sr25519Keyring::Alice, Sr25519Keyring::Bob];

/// Who draws up elections.
const COMMISSION: [Sr25519Keyring; 2] = [Sr25519Keyring::Charlie, Sr25519Keyring::Dave];

/// The first council.
const COUNCIL: [Sr25519Keyring; 3] = [Sr25519Keyring::Charlie, Sr25519Keyring::Dave, Sr25519Keyring::Eve];

/// What networks for development are governed by: a council as small as may be, and a minute where a party
/// takes days.
const GOVERNANCE: Parameters = Parameters {
	seats: 3,
	term: 2 * YEAR,
	grace: 90 * DAY,
	lead: 180 * DAY,
	quorum: Share { parts: 1, of: 3 },
	enactment: 60_000,
	notice: 60_000,
	binding: 365 * DAY,
};

const DAY: u64 = 24 * 60 * 60 * 1_000;
const YEAR: u64 = 365 * DAY;

/// Who rules on appeals.
const APPEALS: [Sr25519Keyring; 3] = [Sr25519Keyring::Eve, Sr25519Keyring::Ferdie, Sr25519Keyring::Two];

/// Secretaries of the first chapters.
const SECRETARIES: [Sr25519Keyring; 3] = [Sr25519Keyring::Eve, Sr25519Keyring::One, Sr25519Keyring::Two];

/// Who may be called as trustees.
const ROSTER: [Sr25519Keyring; 7] = [
	Sr25519Keyring::Alice,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Dave,
	Sr25519Keyring::Eve,
	Sr25519Keyring::Ferdie,
	Sr25519Keyring::One,
	Sr25519Keyring::Two,
];

/// Who does what in the central party, in Korean and by role. Moderators and those who judge appeals
/// against them are others.
const CENTRAL: [(&str, Role, &[Sr25519Keyring]); 8] = [
	("의장", Role::Chair, &[Sr25519Keyring::Charlie]),
	("사무총장", Role::Secretary, &[Sr25519Keyring::Dave]),
	("청원심사위원", Role::Moderator, &[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::One]),
	("재심위원", Role::Appeals, &[Sr25519Keyring::Eve, Sr25519Keyring::Ferdie, Sr25519Keyring::Two]),
	("당무감사위원", Role::Auditor, &[Sr25519Keyring::Ferdie, Sr25519Keyring::Two]),
	("활동인증원", Role::Issuer, &[Sr25519Keyring::Alice, Sr25519Keyring::Bob]),
	("의정조사원", Role::Researcher, &[Sr25519Keyring::Alice, Sr25519Keyring::Bob]),
	("최고위원", Role::Other, &[Sr25519Keyring::Eve]),
];

/// Names of the first chapters' organisations.
const CHAPTERS: [&str; 3] = ["서울특별시당", "부산광역시당", "대구광역시당"];

/// Notice periods and deadlines of networks for development: minutes where a party takes days.
const TIMES: Times = Times {
	regular_notice: 60_000,
	extraordinary_notice: 40_000,
	urgent_notice: 20_000,
	freeze_before: 10_000,
	record_within: 120_000,
	objection_window: 30_000,
	correction_window: 20_000,
	decision_within: 120_000,
	meeting_within: 3_600_000,
};

/// Blocks in a session of the local network: a minute and a half.
pub const LOCAL_SESSION: u32 = 15;

/// First moment after the terms of the first officers: 2030-01-01 in Korea.
const TERM: u64 = 1_893_423_600_000;

/// The genesis of preset `id`, as a patch to the default genesis in JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	match id.as_str() {
		DEV_RUNTIME_PRESET => Some(development_genesis()),
		LOCAL_PRESET => Some(local_genesis()),
		_ => None,
	}
}

/// Names that [`get_preset`] knows.
pub fn preset_names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_PRESET.into()]
}

/// One validator, Alice.
fn development_genesis() -> Vec<u8> {
	genesis(vec![validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice)], LONGEST_SESSION)
}

/// Four validators: Alice, Bob, Charlie and Dave. Sessions are short, so that whoever tries out how validators
/// come and go need not wait for hours.
fn local_genesis() -> Vec<u8> {
	let validators = vec![
		validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
		validator(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		validator(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		validator(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	];
	genesis(validators, LOCAL_SESSION)
}

/// A post with its first holders.
fn post(label: &str, role: Role, holders: &[Sr25519Keyring]) -> Officers<AccountId> {
	Officers { label: label.into(), role, until: TERM, accounts: accounts(holders) }
}

/// The central party, and a chapter's organisation for each of the first secretaries.
fn organisations() -> OrganisationsConfig {
	let chapters = (0..).zip(CHAPTERS).zip(SECRETARIES);
	OrganisationsConfig {
		central: Founding {
			officers: CENTRAL.iter().map(|(label, role, holders)| post(label, *role, holders)).collect(),
			..Default::default()
		},
		below: chapters
			.map(|((chapter, name), secretary)| Founding {
				name: name.into(),
				chapter: Some(chapter),
				officers: vec![
					post("사무처장", Role::Secretary, &[secretary]),
					post("활동인증원", Role::Issuer, &[secretary]),
				],
			})
			.collect(),
	}
}

fn accounts(keys: &[Sr25519Keyring]) -> Vec<AccountId> {
	keys.iter().map(|key| key.to_account_id()).collect()
}

/// A validator whose account and keys derive from one well-known name.
fn validator(account: Sr25519Keyring, finality: Ed25519Keyring) -> (AccountId, SessionKeys) {
	let keys = SessionKeys { aura: account.public().into(), grandpa: finality.public().into() };

	(account.to_account_id(), keys)
}

/// A genesis with `validators` and sessions of so many blocks, in which the well-known accounts own something.
fn genesis(validators: Vec<(AccountId, SessionKeys)>, session_blocks: u32) -> Vec<u8> {
	// So many cannot be undercut, nor fewer if there are fewer.
	let minimum = (validators.len() as u32).min(SAFE_MINIMUM);

	// Aura, GRANDPA and the validators pallet take the first ones from the session pallet.
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: Sr25519Keyring::well_known()
				.map(|holder| (holder.to_account_id(), ENDOWMENT))
				.collect::<Vec<_>>(),
		},
		members: MembersConfig {
			registrars: accounts(&REGISTRARS),
			secretaries: (0..).zip(accounts(&SECRETARIES)).collect::<Vec<_>>(),
			appeals: accounts(&APPEALS),
			standing_window: Some(20_000),
		},
		trustees: TrusteesConfig { roster: accounts(&ROSTER) },
		elections: ElectionsConfig { commission: accounts(&COMMISSION) },
		governance: GovernanceConfig { council: accounts(&COUNCIL), until: TERM, parameters: GOVERNANCE },
		organisations: organisations(),
		assemblies: AssembliesConfig { times: TIMES, ..Default::default() },
		activity: ActivityConfig { starters: true, ..Default::default() },
		assets: AssetsConfig {
			assets: vec![(POINTS, PointsOwner::get(), true, 1)],
			metadata: vec![(POINTS, "활동 점수 / Activity points".into(), "PNT".into(), 0)],
			..Default::default()
		},
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|(account, keys)| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
		validators: ValidatorsConfig { minimum, session_blocks, ..Default::default() },
	})
	.to_string()
	.into_bytes()
}
