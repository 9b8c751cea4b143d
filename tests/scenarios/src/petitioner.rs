// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions, and what those on a roll do about one.

use crate::{
	chain::Chain,
	council,
	crowd::{by_all_processors, Crowd},
	party::{self, MODERATORS, RELAYER},
	words::{content, short},
};
use caucus_primitives::{
	calendar::{month_of, year_of},
	OrganizationId,
};
use caucus_sdk::acts::{Matter, PetitionAct};
use caucus_sovereign_runtime::{AccountId, Petitions, Runtime, RuntimeCall};
use codec::Encode;
use pallet_petitions::{
	Act, Call, Draft, Kind, Parameters, PetitionId, PetitionView, SignedAct, StarterAct, StarterMessage,
	State, Text, Verdict,
};

/// How many sponsors a petition takes in the stories.
pub const SPONSORS: u32 = 3;

/// What a petition says.
pub fn text(title: &str) -> Text {
	Text {
		title: short(title),
		ask: short("당이 이 일을 맡아 주십시오."),
		details: Some(content(title)),
		english: None,
	}
}

/// A petition to an organisation.
pub fn draft(title: &str, addressee: OrganizationId, public: bool) -> Draft {
	Draft { kind: Kind::General, addressee, topics: Default::default(), public, text: text(title) }
}

/// The council changes what new petitions go by.
pub fn set_parameters(chain: &mut Chain, change: impl FnOnce(&mut Parameters)) {
	let (expected_version, mut parameters) = chain.read(Petitions::parameters);
	change(&mut parameters);
	let parameters = Box::new(parameters);
	council::decides(chain, Call::<Runtime>::set_parameters { expected_version, parameters });
}

/// The matter of starting petitions this year.
pub fn starting(chain: &Chain) -> Matter {
	Matter::Starting(year_of(month_of(chain.now())))
}

/// The call by which somebody hands in a petition, the `sequence`th of the year.
pub fn submit(chain: &Chain, crowd: &Crowd, person: u32, sequence: u32, draft: &Draft) -> RuntimeCall {
	let act = StarterMessage::Submit { sequence, draft: draft.clone() }.encode();
	let proof = Box::new(crowd.prove(person, starting(chain), &act));
	Call::<Runtime>::submit { roll: crowd.roll, draft: Box::new(draft.clone()), proof }.into()
}

/// The call by which a starter does something about a petition.
pub fn as_starter(
	chain: &Chain,
	crowd: &Crowd,
	person: u32,
	petition: PetitionId,
	act: StarterAct,
) -> RuntimeCall {
	let message = StarterMessage::Act { petition, act: act.clone() }.encode();
	let proof = Box::new(crowd.prove(person, starting(chain), &message));
	Call::<Runtime>::act_as_starter { petition, act, proof }.into()
}

/// An act with its proof, as a device makes it.
pub fn act(crowd: &Crowd, person: u32, petition: PetitionId, act: Act) -> SignedAct {
	// What a device signs.
	let signed = match act {
		Act::Sponsor => PetitionAct::Sponsor,
		Act::Sign { sequence } => PetitionAct::Sign(sequence),
		Act::Withdraw { sequence } => PetitionAct::Withdraw(sequence),
	};
	SignedAct { act, proof: crowd.prove(person, Matter::Petition(petition), &signed.encode()) }
}

/// The call that carries an act.
pub fn call(petition: PetitionId, SignedAct { act, proof }: SignedAct) -> RuntimeCall {
	let proof = Box::new(proof);
	match act {
		Act::Sponsor => Call::<Runtime>::sponsor { petition, proof },
		Act::Sign { sequence } => Call::<Runtime>::sign { petition, sequence, proof },
		Act::Withdraw { sequence } => Call::<Runtime>::withdraw_signature { petition, sequence, proof },
	}
	.into()
}

/// First signatures of some persons, made by all processors.
pub fn signatures(
	crowd: &Crowd,
	petition: PetitionId,
	persons: impl IntoIterator<Item = u32>,
) -> Vec<SignedAct> {
	by_all_processors(persons, |person| act(crowd, person, petition, Act::Sign { sequence: 1 }))
}

/// A relayer hands in acts together, for nothing.
#[track_caller]
pub fn relay(chain: &mut Chain, petition: PetitionId, acts: Vec<SignedAct>) {
	let before = chain.balance(RELAYER);
	chain.does(RELAYER, Call::<Runtime>::sign_batch { petition, acts: acts.try_into().expect("few enough") });
	assert_eq!(chain.balance(RELAYER), before, "a batch of which all counts costs nothing");
}

/// Hands in a petition without a name, as the first of the starter this year; gives its number.
pub fn begin(chain: &mut Chain, crowd: &Crowd, starter: u32, draft: &Draft) -> PetitionId {
	let petition = chain.read(|| Petitions::counts().0);
	let submitted = submit(chain, crowd, starter, 0, draft);
	chain.takes_unsigned([submitted]);
	petition
}

/// Members sponsor a petition, as many as it takes.
pub fn sponsor(chain: &mut Chain, crowd: &Crowd, petition: PetitionId, first: u32) {
	let sponsors =
		by_all_processors(first..first + SPONSORS, |person| act(crowd, person, petition, Act::Sponsor));
	chain.takes_unsigned(sponsors.into_iter().map(|act| call(petition, act)));
}

/// A petition that moderators have published.
pub fn published(chain: &mut Chain, crowd: &Crowd, starter: u32, draft: &Draft) -> PetitionId {
	let petition = begin(chain, crowd, starter, draft);
	sponsor(chain, crowd, petition, starter + 1);
	let expected_revision = view(chain, petition).petition.revision;
	let publish = Call::<Runtime>::review { petition, expected_revision, verdict: Verdict::Publish };
	party::by_two(chain, MODERATORS, publish);
	assert_eq!(view(chain, petition).petition.state, State::Open);
	petition
}

/// What anybody is shown of a petition.
#[track_caller]
pub fn view(chain: &mut Chain, petition: PetitionId) -> PetitionView<AccountId> {
	chain.read(|| Petitions::petition(petition)).expect("the petition exists")
}
