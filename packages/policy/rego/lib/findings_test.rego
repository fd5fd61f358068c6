package hasp.lib.findings_test

import data.hasp.lib.findings
import data.hasp.testing

# A fixable critical finding, changed by what a test is about.
finding(changes) := object.union(
	{
		"id": "CVE-2026-1111",
		"aliases": ["GHSA-aaaa", "CVE-2026-1111"],
		"severity": "critical",
		"package": {"type": "deb", "name": "openssl", "version": "3.0.1", "purl": "pkg:deb/debian/openssl@3.0.1"},
		"path": "var/lib/dpkg/status",
		"layer": testing.digest,
		"fix": {"state": "fixed", "version": "3.0.2"},
		"feed": "debian",
	},
	changes,
)

# An image with these findings.
image(list) := testing.image({"findings": list})

# An image with a finding for each of these identifiers, of that package.
image_named(ids, package_) := image([finding({"id": id, "aliases": [], "package": package_}) | some id in ids])

answered := finding({"id": "CVE-2", "vex": {"status": "not_affected"}})

test_leaves_out_what_vex_answers if {
	some_open := findings.open with input as image([
		finding({}),
		answered,
		finding({"vex": {"status": "fixed"}}),
		finding({"vex": {"status": "affected"}}),
		finding({"vex": {"status": "under_investigation"}}),
	])
	object.keys(some_open) == {0, 3, 4}
}

test_knows_each_identifier if {
	ids := findings.identifiers with input as image([finding({}), answered])
	ids == {"CVE-2026-1111", "GHSA-aaaa"}
}

test_finds_by_id_and_by_alias[wanted] if {
	some wanted, places in {
		"CVE-2026-1111": {0, 1},
		"GHSA-aaaa": {0},
		"CVE-2": set(),
		"CVE-3": set(),
	}
	found := findings.named([wanted, "CVE-4"]) with input as image([finding({}), finding({"aliases": []}), answered])
	object.keys(found) == places
}

test_finds_nothing_in_an_image_without_findings if {
	found := findings.named(["CVE-2026-1111"]) with input as image([])
	found == {}
}

test_collects_what_is_exploited if {
	found := findings.exploited with input as image([finding({}), finding({"kev": {"addedAt": "2026-01-01"}})])
	object.keys(found) == {1}
}

test_collects_by_severity if {
	found := findings.of_severity with input as image([finding({}), finding({"severity": "low"}), finding({}), answered])
	{severity: object.keys(some_open) | some severity, some_open in found} == {"critical": {0, 2}, "low": {1}}
}

test_says_what_is_where if {
	findings.violation(3, finding({}), "m") == {
		"message": "m",
		"path": "/image/findings/3",
		"observed": {"version": "3.0.1", "fixedIn": "3.0.2"},
		"source": {"file": "var/lib/dpkg/status", "layer": testing.digest, "feed": "debian"},
		"identifiers": ["CVE-2026-1111", "GHSA-aaaa"],
		"package": "openssl",
		"fix": {"available": true, "version": "3.0.2"},
		"file": "var/lib/dpkg/status",
	}
	bare := object.union(object.remove(finding({}), ["fix", "layer"]), {"fix": {"state": "wont-fix"}})
	without := findings.violation(0, bare, "m")
	without.observed == {"version": "3.0.1", "fixedIn": null}
	without.fix == {"available": false}
	without.source == {"file": "var/lib/dpkg/status", "feed": "debian"}
}

test_says_whether_it_can_be_mended[words] if {
	some words, fix in {
		"(fixed in 3.0.2)": {"state": "fixed", "version": "3.0.2"},
		"(fixed)": {"state": "fixed"},
		"(no fix is known)": {"state": "not-fixed"},
	}
	bare := object.union(object.remove(finding({}), ["fix"]), {"fix": fix})
	findings.told(bare) == $"CVE-2026-1111 in openssl 3.0.1 {words}"
}

test_counts_days_back if {
	moment := findings.days_ago(7) with input as image([])
	moment == "2026-11-17T12:00:00.000Z"
}
