# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
# shellcheck shell=bash
#
# Shared by all scripts: where things are built, which toolchain builds the wasm runtime, and how to talk to the user.
# Source it from a script that has set -euo pipefail. Sourcing takes no measurable time and needs no network.

CAUCUS_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
CAUCUS_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/caucus"
# `scripts/setup` writes the name of the toolchain here when rustup could not provide the wasm target.
CAUCUS_WASM_TOOLCHAIN_FILE="$CAUCUS_CACHE/wasm-toolchain"
# Programs that it took out of Debian packages, used where the machine has none of its own.
CAUCUS_PROGRAMS="$CAUCUS_CACHE/programs"
PATH="$PATH:$CAUCUS_PROGRAMS"

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$CAUCUS_CACHE/target}"
# The target folder lies outside the workspace, so the wasm builder has to be told where Cargo.lock is.
export WASM_BUILD_WORKSPACE_HINT="$CAUCUS_ROOT"
# OpenSSL comes from libssl-dev: building the bundled copy takes four minutes and changes nothing.
export OPENSSL_NO_VENDOR="${OPENSSL_NO_VENDOR:-1}"
# Nodes of all tests and demos share what they compile.
export CAUCUS_CODE_CACHE="${CAUCUS_CODE_CACHE:-$CAUCUS_CACHE/code}"
# Only scripts/setup downloads a toolchain. Without this, any cargo call may try to, and wait for a network.
export RUSTUP_AUTO_INSTALL=0

command -v rustup >/dev/null 2>&1 || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

if [ -z "${WASM_BUILD_TOOLCHAIN:-}" ] && [ -s "$CAUCUS_WASM_TOOLCHAIN_FILE" ]; then
	WASM_BUILD_TOOLCHAIN="$(<"$CAUCUS_WASM_TOOLCHAIN_FILE")"
	export WASM_BUILD_TOOLCHAIN
fi

# The Rust release that rust-toolchain.toml asks for.
pinned_toolchain() {
	sed -n 's/^channel *= *"\([^"]*\)".*/\1/p' "$CAUCUS_ROOT/rust-toolchain.toml"
}

# A machine may hold the pinned release under another name, such as `stable`, and have no network to fetch it again.
choose_toolchain() {
	local pinned toolchains dir
	[ -z "${RUSTUP_TOOLCHAIN:-}" ] || return 0
	pinned="$(pinned_toolchain)"
	toolchains="${RUSTUP_HOME:-$HOME/.rustup}/toolchains"
	if [ -d "$toolchains/$pinned" ] || compgen -G "$toolchains/$pinned-*" >/dev/null; then
		return 0
	fi
	for dir in "$toolchains"/*; do
		[ -x "$dir/bin/rustc" ] || continue
		if [[ "$("$dir/bin/rustc" --version)" == "rustc $pinned "* ]]; then
			export RUSTUP_TOOLCHAIN="${dir##*/}"
			return 0
		fi
	done
}
choose_toolchain

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
	BOLD=$'\e[1m' RED=$'\e[31m' GREEN=$'\e[32m' YELLOW=$'\e[33m' PLAIN=$'\e[0m'
else
	BOLD='' RED='' GREEN='' YELLOW='' PLAIN=''
fi

# Messages for people go to stderr, so that stdout stays free for results.
say() { printf '%s\n' "$*" >&2; }
title() { printf '%s==> %s%s\n' "$BOLD" "$*" "$PLAIN" >&2; }
good() { printf '%s%s%s\n' "$GREEN" "$*" "$PLAIN" >&2; }
warn() { printf '%swarning:%s %s\n' "$YELLOW" "$PLAIN" "$*" >&2; }
fail() { printf '%serror:%s %s\n' "$RED" "$PLAIN" "$*" >&2; }
die() {
	fail "$*"
	exit 1
}

# 75 -> "1 min 15 s"
duration() {
	if [ "$1" -ge 60 ]; then
		printf '%d min %d s' "$(($1 / 60))" "$(($1 % 60))"
	else
		printf '%d s' "$1"
	fi
}

# step "text" command...: run the command, show its output and how long it took, return its exit code.
# A function given as the command must chain its own steps with &&: `set -e` does not reach into it.
step() {
	local text=$1 started=$SECONDS code=0
	shift
	title "$text"
	"$@" || code=$?
	if [ "$code" -eq 0 ]; then
		good "    done: $text ($(duration $((SECONDS - started))))"
	else
		fail "$text: exit code $code after $(duration $((SECONDS - started)))"
	fi
	return "$code"
}

# Print the comment block that starts on line 3 of a script: its help text.
usage() {
	sed -n '3,${/^#/!q;s/^# \{0,1\}//;p;}' "$1"
}

# Names the dependencies and the compiler: what has to be built again when one of them changes.
cache_stamp() {
	(cd "$CAUCUS_ROOT" && { cat Cargo.lock && rustc --version; } | sha256sum | cut -d' ' -f1)
}

cache_is_warm() {
	[ -f "$CARGO_TARGET_DIR/caucus-built" ] && [ "$(<"$CARGO_TARGET_DIR/caucus-built")" = "$(cache_stamp)" ]
}

# A clone's files are as old here as what is in them: otherwise cargo compiles all of them again.
cargo() {
	"$CAUCUS_ROOT/scripts/lib/source-times" && command cargo "$@"
}

# Everything is built with one selection of packages and features, because cargo compiles a dependency again for every
# other selection. `--examples` makes cargo count the features of dev-dependencies, as `cargo test` does.
build_workspace() {
	(cd "$CAUCUS_ROOT" && cargo build --release --locked --workspace --lib --bins --examples) &&
		cache_stamp >"$CARGO_TARGET_DIR/caucus-built"
}

# A crate that is compiled for the runtime's target has to come from the toolchain that has the target.
wasm_cargo() {
	if [ -n "${WASM_BUILD_TOOLCHAIN:-}" ]; then
		rustup run "$WASM_BUILD_TOOLCHAIN" cargo "$@"
	else
		cargo "$@"
	fi
}

# A TCP port that nobody listens on.
free_port() {
	python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# The machine in one JSON object, for figures that mean nothing without it.
machine_json() {
	jq -cn \
		--arg cpu "$(sed -n '/^model name/{s/^[^:]*: //p;q;}' /proc/cpuinfo)" \
		--argjson cores "$(nproc)" \
		--argjson memory_mib "$(awk '/^MemTotal/{print int($2 / 1024)}' /proc/meminfo)" \
		--arg kernel "$(uname -sr)" \
		--arg rustc "$(cd "$CAUCUS_ROOT" && rustc --version)" \
		--arg commit "$(git -C "$CAUCUS_ROOT" rev-parse --short HEAD 2>/dev/null || echo none)" \
		'{cpu: $cpu, cores: $cores, memory_mib: $memory_mib, kernel: $kernel, rustc: $rustc, commit: $commit}'
}
