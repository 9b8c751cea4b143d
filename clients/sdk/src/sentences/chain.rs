// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sentences for what a node or the chain answers.

use super::{of_pallet_error, of_refusal, Sentence};
use crate::{
	chain::{ChainError, DispatchFailure, Refusal},
	export::ExportError,
	read::ReadError,
	trustee::TrusteeError,
	vote::VoteError,
};
use caucus_elections_core::verify;
use std::error::Error;

/// The sentence for an error of this crate or for what caused it; none if it says all itself.
pub fn of_error(error: &(dyn Error + 'static)) -> Option<Sentence> {
	let mut cause = Some(error);
	while let Some(error) = cause {
		let found = match (chain_error(error), error.downcast_ref()) {
			(Some(ChainError::Failed { failure, .. }), _) => of_failure(failure),
			(Some(ChainError::Refused(refusal)), _) => of_pool(refusal),
			(_, Some(VoteError::Refused(refusal))) => Some(of_refusal(*refusal)),
			_ => None,
		};
		if found.is_some() {
			return found;
		}
		cause = error.source();
	}
	None
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
	error
		.downcast_ref()
		.or_else(|| in_read(error.downcast_ref()?))
		.or_else(|| in_vote(error.downcast_ref()?))
		.or_else(|| in_export(error.downcast_ref()?))
		.or_else(|| in_trustee(error.downcast_ref()?))
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

	#[test]
	fn an_error_is_found_wherever_it_is_wrapped() {
		let en = |error: &(dyn Error + 'static)| of_error(error).map(|sentence| sentence.en);
		assert!(en(&failed("Members::SameRegistrar")).is_some_and(|text| text.contains("registrar")));
		assert_eq!(
			en(&VoteError::Chain(failed("Members::SameRegistrar"))),
			en(&failed("Members::SameRegistrar"))
		);
		assert!(en(&failed("BadOrigin")).is_some());
		let read = ReadError::Chain(failed("Elections::NotDue"));
		assert!(en(&read).is_some());
		assert!(en(&VoteError::Read(read)).is_some());
		let open = verify::Refusal::NotOpenYet;
		assert_eq!(en(&ChainError::Refused(Refusal::Custom(open.code()))), Some(of_refusal(open).en));
		assert_eq!(en(&failed("Balances::Unheard")), None);
	}
}
