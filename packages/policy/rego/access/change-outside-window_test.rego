package hasp.policies.access.change_outside_window_test

import data.hasp.policies.access.change_outside_window
import data.hasp.testing

parameters := {"days": ["mon", "tue"], "from": "08:00", "until": "17:00", "environments": ["production"], "label": "env", "allowed": ["oncall"]}

deployed(context) := object.union(testing.deployed({}), {"context": object.union(
	{"time": "2026-11-24T18:00:00.000Z", "environment": "production", "request": {"operation": "UPDATE", "resource": {"resource": "deployments"}, "user": {"name": "ann", "groups": []}}},
	context,
)})

found(subject, changed) := violations if {
	violations := change_outside_window.violations with input as subject
		with data.hasp.parameters["change-outside-window"] as object.union(parameters, changed)
}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": "2026-11-28T12:00:00.000Z", "environment": "production"}, "access": object.union(
	{"verb": "delete", "resource": {"group": "apps", "version": "v1", "resource": "deployments"}, "namespace": "shop", "name": "web", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

test_finds_a_change_of_a_workload if {
	found(deployed({}), {}) == {{
		"message": "ann changes Deployment shop at 2026-11-24T18:00, outside of the window",
		"path": "/context/time",
		"observed": "2026-11-24T18:00:00.000Z",
		"expected": {"days": ["mon", "tue"], "from": "08:00", "until": "17:00"},
	}}
	count(found(deployed({"request": {"operation": "CREATE"}}), {})) == 1
}

test_finds_an_access if {
	{violation.message | some violation in found(access({}), {})} == {"ann changes deployments shop/web at 2026-11-28T12:00, outside of the window"}
	found(access({"verb": "get"}), {}) == set()
	found(access({"code": 403}), {}) == set()
	found(access({"user": {"name": "system:serviceaccount:kube-system:x", "groups": []}}), {}) == set()
}

# 2026-11-24 is a Tuesday.
test_knows_days_and_hours if {
	times := ["2026-11-24T08:00:00.000Z", "2026-11-24T16:59:59.999Z", "2026-11-23T12:00:00.000Z"]
	every time in times {
		found(deployed({"time": time}), {}) == set()
	}
	outside := ["2026-11-24T07:59:59.999Z", "2026-11-24T17:00:00.000Z", "2026-11-22T12:00:00.000Z", "2026-11-25T12:00:00.000Z"]
	every time in outside {
		count(found(deployed({"time": time}), {})) == 1
	}
	week := {"mon": "23", "tue": "24", "wed": "25", "thu": "26", "fri": "27", "sat": "28", "sun": "29"}
	every day, date in week {
		found(deployed({"time": $"2026-11-{date}T12:00:00.000Z"}), {"days": [day]}) == set()
	}
}

test_allows_the_others if {
	found(deployed({}), {"days": []}) == set()
	found(deployed({"environment": "test"}), {}) == set()
	found(deployed({"request": {"operation": "DELETE"}}), {}) == set()
	found(deployed({"request": {"user": {"name": "system:node:a", "groups": []}}}), {}) == set()
	found(deployed({"request": {"user": {"name": "ann", "groups": ["oncall"]}}}), {}) == set()
	found(deployed({"request": {"user": {"name": "oncall", "groups": []}}}), {}) == set()
}
