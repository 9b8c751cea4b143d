// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The chain's code does not change under a running election, whoever asks.

use super::mock::*;
use crate::{Error, Plan, Stage};
use frame::testing_prelude::*;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn code() -> Option<Vec<u8>> {
	frame::deps::sp_io::storage::get(b":code").map(|code| code.to_vec())
}

/// A plan that can be drawn up while the fixture's election is under way.
fn later_plan() -> Plan {
	let mut later = plan();
	later.schedule.opens += 100_000_000;
	later.schedule.closes += 100_000_000;
	later
}

/// Every way to new code that the system offers is refused, and leaves no trace.
#[track_caller]
fn assert_refused() {
	let refusal: DispatchError = Error::<Test>::ElectionUnderWay.into();
	assert_noop!(System::set_code(root(), vec![1]), refusal);
	assert_noop!(System::set_code_without_checks(root(), vec![1]), refusal);
	let enacted = hypothetically!({
		assert_ok!(System::authorize_upgrade(root(), H256(blake2_256(&[1]))));
		System::apply_authorized_upgrade(signed(STRANGER), vec![1]).map_err(|refused| refused.error)
	});
	assert_eq!(enacted.unwrap_err(), refusal);
	assert_ne!(code(), Some(vec![1]));
}

#[track_caller]
fn assert_allowed() {
	hypothetically!({
		assert_ok!(System::set_code(root(), vec![1]));
		assert_eq!(code(), Some(vec![1]));
	});
	hypothetically_ok!(System::set_code_without_checks(root(), vec![1]));
}

#[test]
fn new_code_is_refused_from_ready_until_the_totals_stand() {
	at_ready(|fixture| {
		assert_refused();
		hypothetically!({
			withdraw(ELECTION);
			assert_allowed();
		});
		open();
		assert_refused();
		hypothetically!({
			close();
			assert!(matches!(stage(ELECTION), Stage::Void(_)));
			assert_allowed();
		});
		vote(fixture);
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);
		assert_refused();
		announce(fixture, &votes());
		assert_allowed();
	});
}

#[test]
fn one_election_under_way_is_enough_to_refuse_new_code() {
	at_open(|_| {
		assert_ok!(Elections::draw_up(signed(CHAIR), Box::new(later_plan())));
		assert_refused();
	});
}

#[test]
fn new_code_is_allowed_before_anything_is_fixed() {
	at_tallied(|_| {
		let another = ELECTION + 1;
		let party = Party::called_for(another, later_plan());
		assert_allowed();
		party.make_key(another);
		settle_roll(another);
		assert_eq!(stage(another), Stage::Objections);
		assert_allowed();
		build_rings(another, &party);
		assert_allowed();
		advance(another);
		assert_eq!(stage(another), Stage::Ready);
		assert_refused();
	});
}

#[test]
fn no_election_becomes_ready_while_new_code_waits() {
	build_and_execute(|| {
		register(0..VOTERS);
		let party = Party::called_for(ELECTION, plan());
		party.make_key(ELECTION);
		settle_roll(ELECTION);
		// Nothing else has to wait.
		CodeIsPending::set(&true);
		build_rings(ELECTION, &party);
		assert_noop!(Elections::advance(signed(STRANGER), ELECTION), Error::<Test>::NotDue);
		Elections::on_idle(System::block_number(), Weight::MAX);
		assert_eq!(stage(ELECTION), Stage::Objections);
		CodeIsPending::set(&false);
		advance(ELECTION);
		assert_eq!(stage(ELECTION), Stage::Ready);
	});
}
