// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Domain separators. Each string stands first in exactly one kind of hash, transcript or ring
//! proof context; a test keeps them apart. The number at the end is the version of what follows.

/// Reference of one attempt at generating an election's key.
pub const KEYGEN: &[u8] = b"caucus/keygen/1";
/// Everything about an election that is fixed once it is Ready.
pub const PARAMS: &[u8] = b"caucus/params/1";
/// Reference of an election: chain, number and parameters.
pub const ELECTION: &[u8] = b"caucus/election/1";
/// Ring proof context of a vote.
pub const VOTE: &[u8] = b"caucus/vote/1";
/// The message that a voter's ring proof signs.
pub const BODY: &[u8] = b"caucus/body/1";
/// One step of the log of accepted ballots.
pub const BALLOT_LOG: &[u8] = b"caucus/ballot-log/1";
/// Everything that is fixed when an election closes.
pub const CLOSE: &[u8] = b"caucus/close/1";
/// Proof that whoever registers a member key knows its secret.
pub const REGISTER: &[u8] = b"caucus/register/1";
/// One step of the digest of a roll's keys.
pub const ROLL: &[u8] = b"caucus/roll/1";
/// Digest of all ballot styles of a roll.
pub const ROLL_STYLES: &[u8] = b"caucus/roll-styles/1";
/// Seed of the permutation that deals a roll's keys to rings.
pub const RING_SEED: &[u8] = b"caucus/ring-seed/1";
/// Seed of the permutation of one ballot style.
pub const STYLE_SEED: &[u8] = b"caucus/style-seed/1";
/// Round function of that permutation.
pub const PERMUTATION: &[u8] = b"caucus/permutation/1";
/// Digest of all ring roots of a roll.
pub const RING_ROOTS: &[u8] = b"caucus/ring-roots/1";
/// A dealer's commitment to its polynomial, before it is revealed.
pub const DEALING: &[u8] = b"caucus/dealing/1";
/// A trustee's commitment to its share of the permutation's seed.
pub const SEED: &[u8] = b"caucus/seed/1";
/// Transcript of a trustee's proof that it knows the secret of its transport key.
pub const TRANSPORT_KEY: &[u8] = b"caucus/transport-key/1";
/// Transcript of a dealer's proof that it knows the secret it contributes.
pub const CONTRIBUTION: &[u8] = b"caucus/contribution/1";
/// Transcript of a dealer's proof that it knows the secret of its ephemeral key.
pub const EPHEMERAL_KEY: &[u8] = b"caucus/ephemeral-key/1";
/// Mask over a share on its way from a dealer to a trustee.
pub const SHARE_MASK: &[u8] = b"caucus/share-mask/1";
/// Transcript of a complaint's proof that the revealed point is the true one.
pub const COMPLAINT: &[u8] = b"caucus/complaint/1";
/// The point that a trial decryption decrypts; nobody knows its logarithm.
pub const TRIAL_POINT: &[u8] = b"caucus/trial-point/1";
/// Transcript of a trial decryption share.
pub const TRIAL_SHARE: &[u8] = b"caucus/trial-share/1";
/// Transcript of a decryption share.
pub const DECRYPTION_SHARE: &[u8] = b"caucus/decryption-share/1";
/// Transcript of the proofs about one contest's ciphertexts.
pub const CHOICE: &[u8] = b"caucus/choice/1";
/// Weights of a batch verification.
pub const BATCH: &[u8] = b"caucus/batch/1";
/// A voter's own randomness, derived from key and ballot so that a device can be re-checked.
pub const VOTER_RANDOMNESS: &[u8] = b"caucus/voter-randomness/1";
/// A trustee's secrets of one ceremony, derived from its one secret.
pub const TRUSTEE_SECRETS: &[u8] = b"caucus/trustee-secrets/1";
/// A member's secret, derived from a mnemonic.
pub const MEMBER_SECRET: &[u8] = b"caucus/member-secret/1";
/// Commitment to the counts of an opinion poll.
pub const POLL: &[u8] = b"caucus/poll/1";
/// Ring proof context of a signature under a petition, or of sponsoring it.
pub const PETITION: &[u8] = b"caucus/petition/1";
/// The message of such a proof.
pub const PETITION_ACT: &[u8] = b"caucus/petition-act/1";
/// Ring proof context of a year's petitions: what their starter is called.
pub const PETITION_START: &[u8] = b"caucus/petition-start/1";
/// The message of such a proof.
pub const PETITION_START_ACT: &[u8] = b"caucus/petition-start-act/1";
/// Ring proof context of comments on a petition.
pub const COMMENT: &[u8] = b"caucus/comment/1";
/// The message of such a proof.
pub const COMMENT_ACT: &[u8] = b"caucus/comment-act/1";
/// Ring proof context of a year's activity account.
pub const ACTIVITY: &[u8] = b"caucus/activity/1";
/// The message of such a proof.
pub const ACTIVITY_ACT: &[u8] = b"caucus/activity-act/1";
/// Ring proof context of the evaluation of a representative.
pub const EVALUATION: &[u8] = b"caucus/evaluation/1";
/// The message of such a proof.
pub const EVALUATION_ACT: &[u8] = b"caucus/evaluation-act/1";
/// Ring proof context of an objection to a meeting's record.
pub const RECORD: &[u8] = b"caucus/record/1";
/// The message of such a proof.
pub const RECORD_ACT: &[u8] = b"caucus/record-act/1";
/// Ring proof context of a period's account for messages.
pub const MESSAGING: &[u8] = b"caucus/messaging/1";
/// The message of such a proof.
pub const MESSAGING_ACT: &[u8] = b"caucus/messaging-act/1";
/// Seed of the rings of a standing roll.
pub const STANDING_SEED: &[u8] = b"caucus/standing-seed/1";
/// What a relayer signs when it takes a ballot.
pub const RELAY_RECEIPT: &[u8] = b"caucus/relay-receipt/1";
/// Digest of an audit.
pub const AUDIT: &[u8] = b"caucus/audit/1";

/// All of the above.
pub const ALL: &[&[u8]] = &[
	KEYGEN,
	PARAMS,
	ELECTION,
	VOTE,
	BODY,
	BALLOT_LOG,
	CLOSE,
	REGISTER,
	ROLL,
	ROLL_STYLES,
	RING_SEED,
	STYLE_SEED,
	PERMUTATION,
	RING_ROOTS,
	DEALING,
	SEED,
	TRANSPORT_KEY,
	CONTRIBUTION,
	EPHEMERAL_KEY,
	SHARE_MASK,
	COMPLAINT,
	TRIAL_POINT,
	TRIAL_SHARE,
	DECRYPTION_SHARE,
	CHOICE,
	BATCH,
	VOTER_RANDOMNESS,
	TRUSTEE_SECRETS,
	MEMBER_SECRET,
	POLL,
	PETITION,
	PETITION_ACT,
	PETITION_START,
	PETITION_START_ACT,
	COMMENT,
	COMMENT_ACT,
	ACTIVITY,
	ACTIVITY_ACT,
	EVALUATION,
	EVALUATION_ACT,
	RECORD,
	RECORD_ACT,
	MESSAGING,
	MESSAGING_ACT,
	STANDING_SEED,
	RELAY_RECEIPT,
	AUDIT,
];

#[cfg(test)]
mod tests {
	use super::ALL;

	/// A separator that is the beginning of another would let two inputs collide.
	#[test]
	fn no_separator_begins_another() {
		for (i, a) in ALL.iter().enumerate() {
			for (j, b) in ALL.iter().enumerate() {
				assert!(i == j || !b.starts_with(a), "{a:?} begins {b:?}");
			}
		}
	}

	#[test]
	fn the_list_holds_every_separator() {
		let declared = include_str!("domain.rs").matches("\npub const ").count();
		assert_eq!(declared, ALL.len() + 1, "a separator is missing in ALL");
	}
}
