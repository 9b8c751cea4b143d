#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""What tests/upgrade/cut needs of a node and of chain specifications.

    tests/upgrade/state.py read URL BLOCK FILE        write a block's state; BLOCK is a hash, or final
    tests/upgrade/state.py preset URL NAME            print a preset for a first state, as the chain's code makes it
    tests/upgrade/state.py begin RAW WASM             print a raw specification with other code, its state unchanged
    tests/upgrade/state.py begin PLAIN WASM PRESET    print a specification that other code begins, by its own preset

A state is all pairs of key and value, ordered by key, but for the code itself, and encoded as SCALE encodes a list of
pairs of byte strings. The last line of stderr is an error's text if the exit code is not 0.
"""

import json
import sys
import urllib.request

CODE = "0x3a636f6465"
# Tries within the state; no pallet here has one, and the file has no place for them.
CHILDREN = "0x3a6368696c645f73746f726167653a"
KEYS_AT_A_TIME = 1000
VALUES_AT_A_TIME = 250


class Trouble(Exception):
    pass


def post(url, body):
    request = urllib.request.Request(
        url.replace("ws", "http", 1) if url.startswith("ws") else url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


def result(answer):
    if "error" in answer:
        raise Trouble(f"the node answers: {answer['error'].get('message')}")
    return answer["result"]


def call(url, method, *params):
    return result(post(url, {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}))


def compact(number):
    """A number as SCALE writes the length of a list."""
    if number < 1 << 6:
        return bytes([number << 2])
    if number < 1 << 14:
        return (number << 2 | 1).to_bytes(2, "little")
    if number < 1 << 30:
        return (number << 2 | 2).to_bytes(4, "little")
    raise Trouble(f"a list of {number} is too long")


def uncompact(data):
    """The number that such a list begins with, and the rest."""
    size = (1, 2, 4)[data[0] & 3]
    return int.from_bytes(data[:size], "little") >> 2, data[size:]


def string(data):
    return compact(len(data)) + data


def unhex(text):
    return bytes.fromhex(text.removeprefix("0x"))


def keys(url, block):
    last = None
    while True:
        page = call(url, "state_getKeysPaged", "0x", KEYS_AT_A_TIME, last, block)
        yield from page
        if len(page) < KEYS_AT_A_TIME:
            return
        last = page[-1]


def values(url, block, wanted):
    """The values of keys, in their order."""
    for start in range(0, len(wanted), VALUES_AT_A_TIME):
        part = wanted[start : start + VALUES_AT_A_TIME]
        body = [
            {"jsonrpc": "2.0", "id": number, "method": "state_getStorage", "params": [key, block]}
            for number, key in enumerate(part)
        ]
        answers = post(url, body)
        if not isinstance(answers, list) or len(answers) != len(part):
            raise Trouble("the node does not answer every question of a batch")
        for answer in sorted(answers, key=lambda answer: answer["id"]):
            value = result(answer)
            if value is None:
                raise Trouble("there is a key without a value")
            yield value


def read(url, block, file):
    if block == "final":
        block = call(url, "chain_getFinalizedHead")
    header = call(url, "chain_getHeader", block)
    if header is None:
        raise Trouble(f"the node has no block {block}")
    version = call(url, "state_getRuntimeVersion", block)
    wanted = [key for key in keys(url, block) if key != CODE]
    if any(key.startswith(CHILDREN) for key in wanted):
        raise Trouble("the state has tries of its own below it, which are not written")
    pairs = sorted((unhex(key), unhex(value)) for key, value in zip(wanted, values(url, block, wanted)))
    if len(dict(pairs)) != len(pairs):
        raise Trouble("the node named a key twice")
    data = compact(len(pairs)) + b"".join(string(key) + string(value) for key, value in pairs)
    with open(file, "wb") as out:
        out.write(data)
    print(
        f"block {int(header['number'], 16)}, {block}, of {version['specName']} {version['specVersion']}: "
        f"{len(pairs)} entries, {len(data)} bytes"
    )


def preset(url, name):
    answer = unhex(call(url, "state_call", "GenesisBuilder_get_preset", "0x01" + string(name.encode()).hex()))
    if answer[:1] != b"\x01":
        raise Trouble(f"the code has no preset {name}")
    length, rest = uncompact(answer[1:])
    if length != len(rest):
        raise Trouble("the code gives a preset of another form")
    json.dump(json.loads(rest), sys.stdout)


def begin(spec, wasm, preset_file=None):
    with open(spec) as file:
        spec = json.load(file)
    with open(wasm, "rb") as file:
        code = "0x" + file.read().hex()
    if preset_file is None:
        spec["genesis"]["raw"]["top"][CODE] = code
    else:
        genesis = spec["genesis"]["runtimeGenesis"]
        if "patch" not in genesis:
            raise Trouble("the node makes specifications of another form")
        with open(preset_file) as file:
            genesis.update(code=code, patch=json.load(file))
    json.dump(spec, sys.stdout)


COMMANDS = {"read": (read, (3,)), "preset": (preset, (2,)), "begin": (begin, (2, 3))}


def main(arguments):
    if arguments[:1] in (["--help"], ["-h"]):
        print(__doc__.strip())
        return 0
    command, numbers = COMMANDS.get(arguments[0] if arguments else "", (None, ()))
    if len(arguments) - 1 not in numbers:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        command(*arguments[1:])
        return 0
    except (Trouble, OSError, ValueError, KeyError) as trouble:
        print(trouble, file=sys.stderr)
        return 1


sys.exit(main(sys.argv[1:]))
