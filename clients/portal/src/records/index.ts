// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What pages of several areas show of records: published texts, and whoever made an entry.

export { People, Person } from './person';
export { Published, type PublishedProps, useKind } from './published';
export { CheckFile } from './check-file';
export { matchOf } from './match';
export { type Written, written } from './reason';
