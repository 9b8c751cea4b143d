// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Passkeys that give a secret (the PRF extension of WebAuthn): a fingerprint or a face in place of the passphrase. The
// secret stays with the device or its owner's password manager; this page gets only what it makes of a salt.

import { type Bytes, random } from './bytes';
import { KeyTrouble } from './trouble';

export interface PasskeySecret {
	readonly credential: Bytes;
	readonly salt: Bytes;
	readonly secret: Bytes;
}

const bytes = (source: BufferSource | undefined): Bytes | undefined => {
	if (!source) return undefined;
	return source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength).slice();
};

/** Whether the browser has passkeys at all. Whether they give a secret shows only when one is made. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential !== 'undefined' && isSecureContext;

async function asked(ask: Promise<Credential | null>): Promise<PublicKeyCredential> {
	try {
		const credential = await ask;
		if (credential instanceof PublicKeyCredential) return credential;
	} catch (error) {
		throw new KeyTrouble('PasskeyRefused', { cause: error });
	}
	throw new KeyTrouble('PasskeyRefused');
}

const secretOf = (credential: PublicKeyCredential): Bytes | undefined =>
	bytes(credential.getClientExtensionResults().prf?.results?.first);

/** The secret of a passkey for a salt. */
export async function passkeySecret(credential: Bytes, salt: Bytes): Promise<Bytes> {
	if (!hasPasskeys()) throw new KeyTrouble('NoPasskey');
	const found = await asked(navigator.credentials.get({
		publicKey: {
			challenge: random(32), userVerification: 'required', timeout: 120_000,
			allowCredentials: [{ type: 'public-key', id: credential }],
			extensions: { prf: { eval: { first: salt } } },
		},
	}));
	const secret = secretOf(found);
	if (!secret) throw new KeyTrouble('NoPasskey');
	return secret;
}

/** Makes a passkey. `name` is what the device shows for it; it says nothing about who the member is. */
export async function newPasskey(name: string): Promise<PasskeySecret> {
	if (!hasPasskeys()) throw new KeyTrouble('NoPasskey');
	const salt = random(32);
	const made = await asked(navigator.credentials.create({
		publicKey: {
			challenge: random(32), timeout: 120_000,
			rp: { name },
			user: { id: random(16), name, displayName: name },
			// Ed25519, P-256, RSA: whatever the device has. Nobody checks its signatures.
			pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
			authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
			extensions: { prf: { eval: { first: salt } } },
		},
	}));
	const credential = new Uint8Array(made.rawId);
	if (!made.getClientExtensionResults().prf?.enabled) throw new KeyTrouble('NoPasskey');
	// Many devices give the secret only when the passkey is used, not when it is made.
	return { credential, salt, secret: secretOf(made) ?? await passkeySecret(credential, salt) };
}
