// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sentences for what keeps a member from making a ballot or a proof.

use super::{of_refusal, Sentence};
use crate::{booth::BoothError, standing::StandingError};
use caucus_elections_core::prove::ChoiceProblem;

/// The sentence for what keeps a member from making a ballot.
pub fn of_booth(error: &BoothError) -> Sentence {
	let (ko, en) = match error {
		BoothError::OtherElection(_) => ("노드가 보여 주는 선거가 공고된 선거와 다릅니다. 다른 노드를 쓰고 선거관리위원회에 알리세요.", "The node does not show the election that was published. Use another node, and tell the commission."),
		BoothError::ForgedRoll => ("노드가 보여 주는 열쇠가 선거인명부의 열쇠가 아닙니다. 다른 노드를 쓰세요.", "The node's keys are not those of the roll. Use another node."),
		BoothError::NotOnRoll => ("이 열쇠는 이 선거의 선거인명부에 없습니다. 등록을 마쳤다면 당협 사무국에 문의하세요.", "This key is not on the roll of the election. If you registered, ask your chapter's secretary."),
		BoothError::Choice(problem) => return of_choice(*problem),
		BoothError::Ring(_) => ("명부의 링을 쓸 수 없습니다. 명부를 다시 받으세요.", "The ring cannot be used. Read the roll again, or use another node."),
		BoothError::Unusable(refusal) => return of_refusal(*refusal),
	};
	Sentence { ko, en }
}

/// The sentence for a choice of which no ballot can be made.
fn of_choice(problem: ChoiceProblem) -> Sentence {
	let (ko, en) = match problem {
		ChoiceProblem::WrongNumberOfContests => (
			"투표용지의 모든 투표에 하나씩 답해야 합니다. 기권하려면 기권을 고르세요.",
			"Give one choice for each contest of your paper. To abstain, choose blank.",
		),
		ChoiceProblem::NoSuchCandidate => {
			("그런 기호의 후보가 없습니다.", "There is no candidate with this number.")
		}
		ChoiceProblem::ChosenTwice => {
			("같은 후보를 두 번 고를 수 없습니다.", "A candidate cannot be chosen twice.")
		}
		ChoiceProblem::TooManyChosen => (
			"고를 수 있는 수보다 많이 골랐습니다. 몇을 빼세요.",
			"You chose more than the contest allows. Take some away.",
		),
		ChoiceProblem::NoSuchRing => (
			"이 선거에 그런 링이 없습니다. 명부를 다시 받으세요.",
			"The election has no such ring. Read the roll again.",
		),
		ChoiceProblem::Ring(_) => (
			"증명을 만들지 못했습니다. 명부를 다시 받은 뒤 다시 하세요.",
			"The proof could not be made. Read the roll again, then try once more.",
		),
	};
	Sentence { ko, en }
}

/// The sentence for what keeps a member from proving to be on a standing roll.
pub fn of_standing(error: &StandingError) -> Sentence {
	let (ko, en) = match error {
		StandingError::NoRings(_) => ("아직 완성되지 않았거나 이미 정리된 명부입니다.", "This roll is not finished, or was given back. Use another."),
		StandingError::OtherRoll(..) | StandingError::ForgedRoll => ("노드가 보여 주는 명부가 공개된 명부와 다릅니다. 다른 노드를 쓰세요.", "The node does not show the roll that was published. Use another node."),
		StandingError::NotOnRoll => ("이 열쇠는 상시 명부에 없습니다. 새로 가입했거나 올해 열쇠를 바꾸었다면 다음 명부에 오릅니다.", "This key is not on the standing roll. Whoever joined since, or got a new key this year, comes on a later one."),
		StandingError::Ring(_) => ("명부의 링을 쓸 수 없습니다. 명부를 다시 받으세요.", "The ring cannot be used. Read the roll again, or use another node."),
	};
	Sentence { ko, en }
}
