#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""Are the alarms and the dashboard right? tests/monitoring/run.sh says what is checked.

    tests/monitoring/check.py rules                  the rules and their tests, the headings, the dashboard's form
    tests/monitoring/check.py metrics NODE MACHINE   every metric named is in what a node and an exporter showed
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONITORING = ROOT / "packaging/monitoring"
RULES = MONITORING / "alerts.yml"
TESTS = ROOT / "tests/monitoring/alerts_test.yml"
ALARMS = ROOT / "docs/alarms.md"
DASHBOARD = MONITORING / "dashboard.json"

# What the node says of an election, which a chain has not when it is new.
OF_ELECTIONS = {
    "caucus_elections", "caucus_election_ballots", "caucus_election_roll", "caucus_election_rings_built",
    "caucus_election_rings", "caucus_election_opens_timestamp_seconds", "caucus_election_closes_timestamp_seconds",
    "caucus_trustee_duties_due", "caucus_trustee_deadline_timestamp_seconds",
}
# What it says of the chain.
OF_THE_CHAIN = {
    "caucus_finality_lag_blocks", "caucus_finalized_timestamp_seconds",
    "caucus_validators_serving", "caucus_validators_disabled", "caucus_validators_minimum", "caucus_offence_reports",
    "caucus_offence_last_report_timestamp_seconds", "caucus_runtime_spec_version", "caucus_node_spec_version",
    "caucus_members", "caucus_council_power_ends_timestamp_seconds", "caucus_safe_mode", "caucus_upgrade_authorized",
}
NAME = re.compile(r"\b(?:caucus|substrate|node)_[a-z_A-Z0-9]+\b")


def promtool(*arguments):
    return subprocess.run(["promtool", *map(str, arguments)], capture_output=True, text=True, check=False)


def blocks(text, start):
    """{name: lines} of the blocks of a list, each beginning with a line that matches."""
    found, lines = {}, None
    for line in text.splitlines():
        if match := re.match(start, line):
            lines = found.setdefault(match[1], [])
        elif re.match(r"\s{0,2}\S", line):
            lines = None
        if lines is not None:
            lines.append(line)
    return found


def alarms():
    return blocks(RULES.read_text(encoding="utf-8"), r"      - alert: (\w+)$")


def with_expression(rule, expression):
    """A rule that asks something else. Its expression ends where the next key begins."""
    out, inside = [], False
    for line in rule:
        if line.startswith("        expr:"):
            inside = True
            out.append(f"        expr: {expression}")
        elif not inside or re.match(r"        \w", line):
            inside = False
            out.append(line)
    return out


def expression(rule):
    """The numbers of the lines of a rule's expression."""
    begins = next(number for number, line in enumerate(rule) if line.startswith("        expr:"))
    ends = next(number for number, line in enumerate(rule) if number > begins and re.match(r"        \w", line))
    return range(begins, ends)


# A comparison; in braces the same signs choose labels.
COMPARISON = re.compile(r"(?<![=!~<>{])(<=|>=|<|>|==)(?![=~])(?![^{]*\})")
OPPOSITE = {"<": ">", "<=": ">", ">": "<", ">=": "<", "==": "!="}


def inverted(rule):
    """(what, rule) for each comparison that means the opposite."""
    for number in expression(rule):
        for found in COMPARISON.finditer(rule[number]):
            line = rule[number]
            changed = line[: found.start()] + OPPOSITE[found[1]] + line[found.end():]
            yield f"with {OPPOSITE[found[1]]} for {found[1]}", [*rule[:number], changed, *rule[number + 1:]]


def at_once(rule):
    """A rule that waits for nothing, if it is another one."""
    changed = [line for line in rule if not line.startswith("        for:")]
    if changed != rule:
        yield "at once", changed


def passes(folder, rule, tests):
    (folder / "alerts.yml").write_text("\n".join(["groups:", "  - name: one", "    rules:", *rule, ""]), encoding="utf-8")
    head = ["rule_files: [alerts.yml]", "evaluation_interval: 1m", "tests:"]
    (folder / "test.yml").write_text("\n".join([*head, *tests, ""]), encoding="utf-8")
    return promtool("test", "rules", folder / "test.yml").returncode == 0


def mistakes_in_tests(rules):
    """Alarms whose tests do not notice that they are silent or ring always, ask the opposite or do not wait."""
    tests = blocks(TESTS.read_text(encoding="utf-8"), r'  - name: "(\w+): ')
    for name in sorted(set(tests) - set(rules)):
        yield f"{TESTS.name} tests {name}, which is no alarm"
    with tempfile.TemporaryDirectory() as folder:
        for name, rule in rules.items():
            if name not in tests:
                yield f"{name} has no test"
                continue
            cases = (("as it is", rule, True), ("silent", with_expression(rule, "vector(0) > 1"), False),
                     ("ringing always", with_expression(rule, "vector(1)"), False))
            for what, changed, expected in cases:
                # With and without a test that it rings: the series that rings always has no labels.
                chosen = tests[name] if what != "ringing always" else quiet(tests[name])
                if passes(Path(folder), changed, chosen) != expected:
                    yield f"{name}, {what}: its tests {'fail' if expected else 'notice nothing'}"
            for what, changed in (*inverted(rule), *at_once(rule)):
                if passes(Path(folder), changed, tests[name]):
                    yield f"{name}, {what}: its tests notice nothing"


def quiet(tests):
    """Those of an alarm's tests in which it does not ring."""
    stories = re.split(r"\n(?=  - name: )", "\n".join(tests))
    return [story for story in stories if "exp_alerts: []" in story]


def mistakes_in_headings(rules):
    headings = re.findall(r"^### (\w+)$", ALARMS.read_text(encoding="utf-8"), re.MULTILINE) if ALARMS.is_file() else []
    for name in sorted(set(rules) ^ set(headings)):
        yield f"{name}: {'no heading in docs/alarms.md' if name in rules else 'a heading of no alarm'}"
    for name, rule in rules.items():
        if not any(line.endswith(f"/docs/alarms.md#{name.lower()}") for line in rule):
            yield f"{name} does not link to its heading"


def expressions(panel_or_all):
    """Every query in the dashboard."""
    if isinstance(panel_or_all, dict):
        for key, value in panel_or_all.items():
            if key in ("expr", "query") and isinstance(value, str):
                yield value
            else:
                yield from expressions(value)
    elif isinstance(panel_or_all, list):
        for value in panel_or_all:
            yield from expressions(value)


def sources(value):
    if isinstance(value, dict):
        if "datasource" in value:
            yield value["datasource"]
        for inner in value.values():
            yield from sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources(inner)


def mistakes_in_dashboard(dashboard):
    for source in sources(dashboard):
        if source != {"type": "prometheus", "uid": "${datasource}"}:
            yield f"a data source is fixed: {source}"
    numbers = [panel["id"] for panel in dashboard["panels"]]
    if len(numbers) != len(set(numbers)):
        yield "two panels have one number"
    for panel in dashboard["panels"]:
        if panel["type"] != "row" and not panel.get("targets"):
            yield f"panel {panel['title']} shows nothing"


def queries_are_promql(dashboard):
    """promtool reads queries as rules; what Grafana fills in is filled in first."""
    queries = [query for query in expressions(dashboard) if "label_values" not in query and query != "prometheus"]
    rules = ["groups:", "  - name: dashboard", "    rules:"]
    for number, query in enumerate(queries):
        rules += [f"      - record: query_{number}", f"        expr: {json.dumps(query.replace('$chain', '.*'))}"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "queries.yml"
        file.write_text("\n".join([*rules, ""]), encoding="utf-8")
        checked = promtool("check", "rules", file)
    if checked.returncode:
        yield f"the dashboard: {checked.stderr or checked.stdout}"


def rules():
    found = []
    for what in (("check", "config", MONITORING / "prometheus.yml"), ("test", "rules", TESTS)):
        done = promtool(*what)
        if done.returncode:
            found.append(done.stdout + done.stderr)
    all_rules = alarms()
    dashboard = json.loads(DASHBOARD.read_text(encoding="utf-8"))
    found += [
        *mistakes_in_tests(all_rules), *mistakes_in_headings(all_rules), *mistakes_in_dashboard(dashboard),
        *queries_are_promql(dashboard),
    ]
    for what in found:
        print(what)
    print(f"monitoring: {len(all_rules)} alarms, {len(dashboard['panels'])} panels, {len(found)} mistakes")
    return 1 if found else 0


def shown(file):
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return {re.match(r"\w+", line)[0] for line in lines if line and not line.startswith("#")}


def value(file, name):
    """What a file of metrics says of one that has no labels of its own."""
    found = re.findall(rf"^{name}(?:\{{.*\}})? ([0-9.e+]+)$", Path(file).read_text(encoding="utf-8"), re.MULTILINE)
    return float(found[0]) if len(found) == 1 else None


def mistakes_of_a_new_chain(file):
    """What a node should say that has just begun a chain with its own code."""
    own, code = (value(file, f"caucus_{what}_spec_version") for what in ("node", "runtime"))
    if not own or own != code:
        yield f"the node has version {own} of the chain's code, and a new chain has {code}"
    if value(file, "caucus_offence_last_report_timestamp_seconds") != 0:
        yield "there was an offence on a new chain"
    if not (value(file, "caucus_finalized_timestamp_seconds") or 0) > 1.7e9:
        yield "the last final block has no time"
    if not value(file, "caucus_validators_serving"):
        yield "nobody serves"


def metrics(node_file, machine_file):
    node, machine = shown(node_file), shown(machine_file)
    found = []
    ours = {name for name in node if name.startswith("caucus_")}
    found += [f"the node shows {name}, of which nothing is known here" for name in ours - OF_ELECTIONS - OF_THE_CHAIN]
    known = node | machine | OF_ELECTIONS
    found += [f"the node does not show {name}" for name in sorted(OF_THE_CHAIN - ours)]
    found += mistakes_of_a_new_chain(node_file)
    texts = {RULES.name: RULES.read_text(encoding="utf-8")}
    texts[DASHBOARD.name] = "\n".join(expressions(json.loads(DASHBOARD.read_text(encoding="utf-8"))))
    total = set()
    for name, text in texts.items():
        named = set(NAME.findall(text))
        total |= named
        found += [f"{name} names {metric}, which nothing shows" for metric in sorted(named - known)]
    for what in found:
        print(what)
    print(f"monitoring: {len(total)} metrics named, {len(found)} mistakes")
    return 1 if found else 0


def main(arguments):
    if arguments in (["--help"], ["-h"]):
        print(__doc__)
        return 0
    if arguments == ["rules"]:
        return rules()
    if len(arguments) == 3 and arguments[0] == "metrics":
        return metrics(*arguments[1:])
    print("check.py: see --help", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
