// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What can go wrong with keys, by name. Texts for people are in text/*/settings.json under `trouble`.

export type Trouble =
	/** The passphrase is not the one that was set. */
	| 'WrongPassphrase'
	/** What is kept is not what was written: changed, cut off, or of a newer version. */
	| 'Damaged'
	/** The browser has no room, or keeps nothing in this mode. */
	| 'QuotaFull'
	/** There is nothing kept on this device. */
	| 'NoVault'
	/** Something is kept already; it has to be erased first. */
	| 'VaultExists'
	/** The keys are locked. */
	| 'Locked'
	/** Shorter than what protects. */
	| 'ShortPassphrase'
	/** Among the first that anybody tries. */
	| 'WeakPassphrase'
	/** Not twelve or twenty-four words of the list, or their checksum is wrong. */
	| 'BadWords'
	/** This key is here already. */
	| 'KnownKey'
	/** A member has one key. */
	| 'SecondMember'
	/** There is no such key. */
	| 'UnknownKey'
	/** The words that were typed are not those of the key. */
	| 'OtherWords'
	/** The file is not a backup. */
	| 'NotABackup'
	/** The browser or the device has no passkeys that give a secret. */
	| 'NoPasskey'
	/** The passkey was not confirmed. */
	| 'PasskeyRefused';

export class KeyTrouble extends Error {
	override readonly name = 'KeyTrouble';

	constructor(readonly trouble: Trouble, options?: ErrorOptions) {
		super(trouble, options);
	}
}
