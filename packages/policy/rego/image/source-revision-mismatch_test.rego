package hasp.policies.image.source_revision_mismatch_test

import data.hasp.policies.image.source_revision_mismatch
import data.hasp.testing

found(changes) := violations if {
	violations := source_revision_mismatch.violations with input as testing.image(changes)
}

commit := "0123456789abcdef0123456789abcdef01234567"

labelled(revision, digest, verified) := {
	"config": {"labels": {"org.opencontainers.image.revision": revision}},
	"attestations": [{"predicateType": "https://slsa.dev/provenance/v1", "verified": verified, "source": {"uri": "git+https://x", "digest": digest}}],
}

test_finds_another_revision if {
	found(labelled("abcdef0", commit, true)) == {{
		"message": $"the label says revision abcdef0, and the provenance {commit}",
		"path": "/image/config/labels",
		"observed": "abcdef0",
		"expected": commit,
		"source": {"attestation": 0},
	}}
}

test_leaves_others_alone[why] if {
	some why, changes in {
		"the same": labelled(commit, commit, true),
		"short": labelled("0123456", commit, true),
		"in upper case": labelled("0123456789ABCDEF", commit, true),
		"with its kind": labelled(commit, $"sha1:{commit}", true),
		"not verified": labelled("abcdef0", commit, false),
		"too short to mean one": labelled("abcdef", commit, true),
		"no label": object.remove(labelled(commit, commit, true), ["config"]),
		"nothing": {},
	}
	found(changes) == set()
}
