package hasp.policies.secrets_management.stale_secret_test

import data.hasp.policies.secrets_management.stale_secret
import data.hasp.testing

subject(changes, resource) := object.union(
	testing.resource(object.union({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db", "creationTimestamp": "2026-01-01T00:00:00Z"}, "type": "Opaque"}, changes)),
	{"resource": resource},
)

found(changes, resource) := violations if {
	violations := stale_secret.violations with input as subject(changes, resource)
		with data.hasp.parameters["stale-secret"] as {"maximumDays": 180, "annotations": ["rotated-at", "renewed-at"], "ignoredTypes": ["helm.sh/release.v1"]}
}

test_finds_an_old_secret if {
	found({}, {}) == {{
		"message": "Secret db is of 2026-01-01, more than 180 days ago",
		"path": "/object/metadata",
		"observed": "2026-01-01T00:00:00Z",
	}}
	count(found({"metadata": {"creationTimestamp": "2026-05-28T11:59:59Z"}}, {})) == 1
	found({"metadata": {"creationTimestamp": "2026-05-28T12:00:01Z"}}, {}) == set()
}

test_counts_one_without_a_type if {
	untyped := object.remove(subject({}, {}).object, ["type"])
	violations := stale_secret.violations with input as object.union(object.remove(subject({}, {}), ["object"]), {"object": untyped})
		with data.hasp.parameters["stale-secret"] as {"maximumDays": 180, "annotations": [], "ignoredTypes": []}
	count(violations) == 1
}

test_counts_from_the_last_rotation if {
	found({}, {"annotations": {"rotated-at": "2026-11-01T00:00:00Z"}}) == set()
	found({}, {"annotations": {"rotated-at": "2026-02-01", "renewed-at": "2026-10-01"}}) == set()
	{violation.observed | some violation in found({}, {"annotations": {"rotated-at": "2026-02-01"}})} == {"2026-02-01"}
	count(found({}, {"annotations": {"rotated-at": "soon"}})) == 1
	count(found({}, {"annotations": {"other": "2026-11-01"}})) == 1
}

test_leaves_what_is_renewed_by_others[why] if {
	some why, case in {
		"cert-manager": [{}, {"annotations": {"cert-manager.io/certificate-name": "web"}}],
		"external secrets": [{}, {"annotations": {"reconcile.external-secrets.io/data-hash": "x"}}],
		"owned by an ExternalSecret": [{}, {"owners": [{"apiVersion": "x/v1", "kind": "ExternalSecret", "name": "db", "controller": true}]}],
		"owned by a SealedSecret": [{}, {"owners": [{"apiVersion": "x/v1", "kind": "SealedSecret", "name": "db", "controller": true}]}],
		"owned by a Certificate": [{}, {"owners": [{"apiVersion": "x/v1", "kind": "Certificate", "name": "db", "controller": true}]}],
		"a release of Helm": [{"type": "helm.sh/release.v1"}, {}],
		"made now": [{"metadata": {"creationTimestamp": null}}, {}],
	}
	found(case[0], case[1]) == set()
}

test_counts_other_owners if {
	count(found({}, {"owners": [{"apiVersion": "v1", "kind": "Pod", "name": "p", "controller": true}]})) == 1
}
