// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sentences for what a node or the chain answers.

use super::{of_booth, of_pallet_error, of_refusal, of_refused_act, of_standing, Sentence};
use crate::{
	acts::ActError,
	booth::BoothError,
	chain::{ChainError, DispatchFailure, Refusal},
	export::ExportError,
	library::LibraryError,
	messaging::MessagingError,
	participation::ParticipationError,
	read::ReadError,
	standing::StandingError,
	trustee::TrusteeError,
	vote::VoteError,
};
use caucus_elections_core::verify;
use std::error::Error;

/// The sentence for an error of this crate or for what caused it; none if it says all itself.
pub fn of_error(error: &(dyn Error + 'static)) -> Option<Sentence> {
	let mut cause = Some(error);
	while let Some(error) = cause {
		let found = chain_error(error).and_then(of_chain_error);
		let found = found.or_else(|| standing_error(error).map(of_standing));
		let found = found.or_else(|| match error.downcast_ref()? {
			ParticipationError::NoStandingRoll => Some(NO_STANDING_ROLL),
			_ => None,
		});
		let found = found.or_else(|| match error.downcast_ref()? {
			MessagingError::NoPeriod => Some(NO_PERIOD),
			MessagingError::AlreadyClaimed { .. } => of_refused_act("Messaging", ALREADY_CLAIMED, None),
			_ => None,
		});
		let found = found.or_else(|| match error.downcast_ref()? {
			VoteError::Refused(refusal) => Some(of_refusal(*refusal)),
			VoteError::Booth(error) => Some(of_booth(error)),
			_ => None,
		});
		let found = found.or_else(|| error.downcast_ref::<BoothError>().map(of_booth));
		let found = found.or_else(|| error.downcast_ref::<LibraryError>().and_then(super::library::of_error));
		if found.is_some() {
			return found;
		}
		cause = error.source();
	}
	None
}

/// For a chain on which the registrars have cut no standing roll.
const NO_STANDING_ROLL: Sentence = Sentence {
	ko: "아직 상시 명부가 없습니다. 등록관이 명부를 만들 때까지 기다리세요.",
	en: "There is no standing roll yet. Wait until the registrars have cut one.",
};

/// For a moment at which no period for messages runs.
const NO_PERIOD: Sentence = Sentence {
	ko: "지금은 메시지 계정을 신청하는 기간이 아닙니다. 곧 새 기간이 시작되니 잠시 뒤에 다시 하세요.",
	en: "No period for messages runs now. The next begins soon: try again in some blocks.",
};

/// By which number the pool refuses who has claimed an account for messages already.
const ALREADY_CLAIMED: u8 = 121;

/// What keeps a member from proving to be on a roll: such wrappers leave no trace in the sources of an error.
fn standing_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a StandingError> {
	let in_act = |error: &'a ActError| match error {
		ActError::Standing(inner) => Some(inner),
		_ => None,
	};
	let in_participation = |error: &'a ParticipationError| match error {
		ParticipationError::Standing(inner) => Some(inner),
		_ => None,
	};
	let in_messaging = |error: &'a MessagingError| match error {
		MessagingError::Act(inner) => in_act(inner),
		MessagingError::Participation(inner) => in_participation(inner),
		_ => None,
	};
	error
		.downcast_ref()
		.or_else(|| in_act(error.downcast_ref()?))
		.or_else(|| in_participation(error.downcast_ref()?))
		.or_else(|| in_messaging(error.downcast_ref()?))
}

/// The chain's error behind one that says no more than it: such wrappers leave no trace in the
/// sources of an error.
fn chain_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a ChainError> {
	let in_read = |error: &'a ReadError| match error {
		ReadError::Chain(inner) => Some(inner),
		_ => None,
	};
	let in_vote = |error: &'a VoteError| match error {
		VoteError::Chain(inner) => Some(inner),
		VoteError::Read(inner) => in_read(inner),
		_ => None,
	};
	let in_export = |error: &'a ExportError| match error {
		ExportError::Chain(inner) => Some(inner),
		ExportError::Read(inner) => in_read(inner),
		_ => None,
	};
	let in_trustee = |error: &'a TrusteeError| match error {
		TrusteeError::Chain(inner) => Some(inner),
		TrusteeError::Read(inner) => in_read(inner),
		_ => None,
	};
	let in_participation = |error: &'a ParticipationError| match error {
		ParticipationError::Read(inner) => in_read(inner),
		_ => None,
	};
	let in_messaging = |error: &'a MessagingError| match error {
		MessagingError::Chain(inner) => Some(inner),
		MessagingError::Read(inner) => in_read(inner),
		MessagingError::Participation(inner) => in_participation(inner),
		_ => None,
	};
	let in_library = |error: &'a LibraryError| match error {
		LibraryError::Chain(inner) => Some(inner),
		LibraryError::Read(inner) => in_read(inner),
		_ => None,
	};
	error
		.downcast_ref()
		.or_else(|| in_library(error.downcast_ref()?))
		.or_else(|| in_participation(error.downcast_ref()?))
		.or_else(|| in_messaging(error.downcast_ref()?))
		.or_else(|| in_read(error.downcast_ref()?))
		.or_else(|| in_vote(error.downcast_ref()?))
		.or_else(|| in_export(error.downcast_ref()?))
		.or_else(|| in_trustee(error.downcast_ref()?))
}

/// The sentence for what went wrong between this program and the chain; none for what tells about programs.
fn of_chain_error(error: &ChainError) -> Option<Sentence> {
	let (ko, en) = match error {
		ChainError::Failed { failure, .. } | ChainError::WouldFail(failure) => return of_failure(failure),
		ChainError::Refused(refusal) => return of_pool(refusal),
		ChainError::BadKey(_) => (
			"열쇠가 아닙니다. //이름, 복구 단어, 또는 0x와 16진수 64자리를 쓰세요.",
			"This is not a key. Give //Name, a mnemonic, or 0x and 64 hexadecimal digits.",
		),
		ChainError::Unreachable(_) => (
			"노드가 답하지 않습니다. 노드가 켜져 있는지, 주소가 맞는지 확인하세요.",
			"The node does not answer. Check that it runs and that --node gives its address.",
		),
		ChainError::NotFinal(_) => (
			"거래가 블록에 들어갔지만 아직 확정되지 않았습니다. 잠시 뒤에 확인하세요.",
			"The transaction is in a block, but not final yet. Look again later.",
		),
		ChainError::Lost => (
			"거래가 블록에 들어가지 않았습니다. 되었는지 확인한 뒤 다시 보내세요.",
			"The transaction is in none of the next blocks. Look for its effect, then send it again.",
		),
		ChainError::NoSuchCall { .. } | ChainError::BadArguments { .. } | ChainError::NoSuchView { .. } => (
			"체인의 판이 이 프로그램과 다릅니다. 이름을 확인하고 프로그램을 업데이트하세요.",
			"This chain does not know that, or not like this. Check the name, or update this program.",
		),
		ChainError::Misfit(_) => (
			"값이 형식에 맞지 않습니다. 아래의 이름을 보고 고치세요.",
			"A value does not fit. Correct the one that is named below.",
		),
		ChainError::NoSuchBlock(_) => (
			"노드에 그 블록이 없습니다. 보관 노드에 물으세요.",
			"The node does not have the block. Ask an archive node.",
		),
		_ => return None,
	};
	Some(Sentence { ko, en })
}

/// The sentence for a transaction that had no effect.
fn of_failure(failure: &DispatchFailure) -> Option<Sentence> {
	let (ko, en) = match failure.name.split_once("::") {
		Some((pallet, error)) => return of_pallet_error(pallet, error),
		None => match failure.name.as_str() {
			"BadOrigin" => (
				"이 계정은 이 일을 할 수 없습니다. 그 직을 맡은 계정으로 서명하세요.",
				"This account may not do this. Sign with the account that holds the office.",
			),
			"NoProviders" => (
				"체인에 없는 계정입니다. 직을 맡거나 잔액이 있어야 합니다.",
				"The account is not on the chain. It needs an office or a balance.",
			),
			"Token" => ("잔액이 모자랍니다.", "The balance does not allow it."),
			"Exhausted" => (
				"한 번에 하기에는 너무 많습니다. 나누어 하세요.",
				"It was too much for one call. Do less at once.",
			),
			"Corruption" | "Trie" => (
				"체인의 상태를 읽을 수 없습니다. 운영자에게 알리세요.",
				"The chain cannot read its state. Tell the operators.",
			),
			"Unavailable" => (
				"지금은 할 수 없습니다. 잠시 뒤에 다시 시도하세요.",
				"It cannot be done now. Try again later.",
			),
			_ => return None,
		},
	};
	Some(Sentence { ko, en })
}

/// The sentence for a transaction that the pool did not take.
fn of_pool(refusal: &Refusal) -> Option<Sentence> {
	let (ko, en) = match refusal {
		Refusal::Custom(code) => return verify::Refusal::from_code(*code).map(of_refusal),
		Refusal::Unauthorised { pallet, code, error } => return of_refused_act(pallet, *code, error.as_deref()),
		Refusal::WrongCall | Refusal::NoOrigin => ("서명 없이 보낼 수 없는 호출입니다. 계정으로 서명하세요.", "This call cannot be sent without a signature. Sign it with an account."),
		Refusal::BadSigner => ("받아들여지지 않는 계정입니다. 다른 계정으로 서명하세요.", "The signing account is not accepted. Use another."),
		Refusal::Undecodable => ("이 체인의 거래가 아닙니다. 거래를 다시 만드세요.", "These bytes are no transaction of this chain. Make it anew."),
		Refusal::Payment => ("수수료를 낼 수 없습니다. 잔액이 있거나 이 일이 무료인 담당자 계정을 쓰세요.", "The account cannot pay the fee. Use one with a balance, or the officer's for whom it is free and due now."),
		Refusal::Future => ("이 계정의 앞선 거래가 빠져 있습니다. 그것을 먼저 보내세요.", "An earlier transaction of this account is missing. Send that first."),
		Refusal::Stale => ("이미 지난 거래입니다. 다시 만들어 서명하세요.", "The transaction is outdated. Make and sign it anew."),
		Refusal::BadProof => ("서명이 이 체인과 맞지 않습니다. 다시 서명하세요.", "The signature does not hold for this chain. Sign it anew."),
		Refusal::Expired => ("거래의 기한이 지났습니다. 다시 서명하세요.", "The transaction has expired. Sign it anew."),
		Refusal::TooHeavy => ("한 블록에 들어가지 않습니다. 나누어 보내세요.", "It does not fit into a block. Send less at once."),
		Refusal::Full => ("노드가 붐빕니다. 잠시 뒤에 다시 보내세요.", "The node is too busy. Send it again later."),
		Refusal::Known => ("노드가 이미 받은 거래입니다. 기다리세요.", "The node has it already. Wait."),
		Refusal::Banned => ("조금 전에 거부된 거래라 노드가 잠시 받지 않습니다. 기다리거나 고치세요.", "The node refuses it for a while because it was refused before. Wait, or change it."),
		Refusal::Outranked | Refusal::Replaced => ("같은 자리에 다른 거래가 있습니다. 그것이 어떻게 되었는지 먼저 확인하세요.", "Another transaction took its place. See what became of that one first."),
		_ => return None,
	};
	Some(Sentence { ko, en })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::Hash;

	fn failed(name: &str) -> ChainError {
		let failure = DispatchFailure { name: name.into(), docs: String::new() };
		ChainError::Failed { block: Hash::zero(), failure }
	}

	fn refused(pallet: &str, code: u8, error: Option<&str>) -> ChainError {
		let error = error.map(str::to_owned);
		ChainError::Refused(Refusal::Unauthorised { pallet: pallet.into(), code, error })
	}

	#[test]
	fn an_act_without_a_name_is_refused_by_its_own_sentence() {
		let en = |error: &(dyn Error + 'static)| of_error(error).map(|sentence| sentence.en);
		// The same number as a ballot's, and as another pallet's.
		let code = verify::Refusal::TooManyRevotes.code();
		let signed = refused("Petitions", code, Some("AlreadySigned"));
		assert_eq!(en(&signed), of_pallet_error("Petitions", "AlreadySigned").map(|found| found.en));
		let answered = refused("Representatives", code, Some("AlreadyAnswered"));
		assert_eq!(
			en(&answered),
			of_pallet_error("Representatives", "AlreadyAnswered").map(|found| found.en)
		);
		assert!(en(&refused("Activity", 102, None)).is_some_and(|text| text.contains("one in a year")));
		assert!(en(&refused("Assemblies", 123, None)).is_some_and(|text| text.contains("objected")));
		assert_eq!(
			en(&refused("Elections", code, None)),
			Some(of_refusal(verify::Refusal::TooManyRevotes).en)
		);
		assert_eq!(en(&refused("Activity", 9, None)), None);
	}

	#[test]
	fn what_keeps_a_member_from_acting_is_said() {
		let alone = StandingError::NotOnRoll;
		let sentence = of_error(&alone).map(|sentence| sentence.ko);
		assert!(sentence.is_some_and(|text| text.contains("상시 명부")));
		assert_eq!(of_error(&ActError::Standing(alone.clone())).map(|found| found.ko), sentence);
		assert_eq!(of_error(&ParticipationError::Standing(alone)).map(|found| found.ko), sentence);
		let unreadable = ParticipationError::Read(ReadError::Chain(failed("Petitions::NotSigned")));
		assert!(of_error(&unreadable).is_some());
	}

	#[test]
	fn an_error_is_found_wherever_it_is_wrapped() {
		let en = |error: &(dyn Error + 'static)| of_error(error).map(|sentence| sentence.en);
		assert!(en(&failed("Members::SameRegistrar")).is_some_and(|text| text.contains("registrar")));
		assert_eq!(
			en(&VoteError::Chain(failed("Members::SameRegistrar"))),
			en(&failed("Members::SameRegistrar"))
		);
		assert!(en(&failed("BadOrigin")).is_some());
		let failure = DispatchFailure { name: "Members::SameRegistrar".into(), docs: String::new() };
		assert_eq!(
			en(&ChainError::WouldFail(failure)),
			en(&failed("Members::SameRegistrar")),
			"in a dry run"
		);
		let read = ReadError::Chain(failed("Elections::NotDue"));
		assert!(en(&read).is_some());
		assert!(en(&VoteError::Read(read)).is_some());
		let library = LibraryError::Chain(failed("Library::Silence"));
		assert!(en(&library).is_some_and(|text| text.contains("silent")));
		let open = verify::Refusal::NotOpenYet;
		assert_eq!(en(&ChainError::Refused(Refusal::Custom(open.code()))), Some(of_refusal(open).en));
		assert_eq!(en(&failed("Balances::Unheard")), None);
	}
}
