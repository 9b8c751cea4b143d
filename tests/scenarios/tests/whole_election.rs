// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election from the registration of its voters until its votes are cleared away.

use caucus_elections_core::{
	compose::Verdict,
	tally::{outcomes, Stage},
};
use caucus_scenarios::{
	booth::{bare, cast, general},
	ceremony::{self, Open},
	party::{self, MEMBERS, OBJECTING, POLL, RELAYER, STRANGER, VOTERS, YOUNG},
	Chain,
};
use caucus_sovereign_runtime::{Elections, Runtime};
use pallet_elections::{Counts, Votes};

type Call = pallet_elections::Call<Runtime>;

const DAY: u64 = 24 * 60 * 60 * 1_000;

#[test]
fn members_elect_their_officers_from_registration_to_the_final_result() {
	let mut chain = Chain::development();
	let Open { trustees, election, plan, booth } = ceremony::open_after(&mut chain, |chain, booth| {
		party::by_both(chain, party::seal_poll(booth));
	});
	// A ring for each style: the young and the others are told apart, and nobody else.
	assert_eq!(booth.rings.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50]);
	assert_eq!((booth.ring_of(0), booth.ring_of(MEMBERS - 1)), (0, 1));

	// One votes by a general transaction, one by an unsigned one, the others through a relayer, in a
	// batch that also has what one of them changed.
	let mut ballots = booth.first_ballots(0..VOTERS);
	assert_eq!(chain.apply_one(&general(cast(&ballots.remove(0)))), Ok(Ok(())));
	assert_eq!(chain.apply_one(&bare(cast(&ballots.remove(0)))), Ok(Ok(())));
	let changed = booth.ballot(VOTERS - 1, 2, &[vec![1], vec![1]]);
	let blank = booth.ballot(YOUNG, 1, &[vec![]]);
	let two = booth.ballot(YOUNG + 1, 1, &[vec![0, 1]]);
	let third = booth.ballot(YOUNG + 2, 1, &[vec![2]]);
	ballots.extend([changed, blank, two, third]);
	let owned = chain.balance(RELAYER);
	chain.does(RELAYER, Call::cast_batch { ballots: ballots.try_into().unwrap() });
	assert_eq!(chain.balance(RELAYER), owned, "a batch of which all ballots count costs nothing");

	let count = chain.read(|| Counts::<Runtime>::get(election)).unwrap();
	assert_eq!((count.accepted, count.voters.to_vec()), (VOTERS + 4, vec![VOTERS, 3]));

	chain.block_at(plan.schedule.closes, || ());
	assert_eq!(chain.stage(election), Stage::Closed);
	let totals = trustees.tally(&mut chain);
	assert_eq!(totals[0].to_vec(), [19, 1, 0]);
	assert_eq!(totals[1].to_vec(), [20, 2, 1, 1]);
	assert_eq!(chain.read(|| Elections::outcomes(election)), None, "the poll is missing");

	chain.does(STRANGER, party::reveal_poll(election));
	let composed = chain.read(|| Elections::outcomes(election)).unwrap();
	// 23 votes for candidates; the poll has three parts to their seven, so each of its thousand
	// counts for 23 * 3 / 7 / 1000 of a ballot: 0.99, 2.96 and 5.91 ballots for the three.
	let elected = |contest: usize| composed[contest].elected.to_vec();
	assert_eq!((elected(0), elected(1)), (vec![0], vec![0, 2]), "the poll brings in the third of the board");
	assert_eq!(composed[1].totals.to_vec(), [21, 5, 7]);
	assert!(composed.iter().all(|outcome| outcome.verdict == Verdict::Decided));
	// Anybody who has the totals and the poll finds the same.
	let found =
		outcomes(&plan, &totals, |contest, component| ((contest, component) == POLL).then(party::poll));
	assert_eq!(found.as_ref(), Some(&composed));

	let certificate = party::certify(&mut chain, election);
	party::by_both(&mut chain, certificate);
	assert_eq!(chain.stage(election), Stage::Certified);
	chain.block_at(chain.now() + OBJECTING, || ());
	assert_eq!(chain.stage(election), Stage::Final);

	// When the time for audits is over, votes go and numbers stay.
	let votes = |chain: &mut Chain| chain.read(|| Votes::<Runtime>::iter_key_prefix(election).count());
	assert_eq!(votes(&mut chain), VOTERS as usize + 3);
	chain.block_at(chain.now() + 90 * DAY, || ());
	assert_eq!(votes(&mut chain), 0);
	assert_eq!(
		chain.read(|| (Elections::result(election), Elections::outcomes(election))),
		(Some(totals), Some(composed))
	);
}
