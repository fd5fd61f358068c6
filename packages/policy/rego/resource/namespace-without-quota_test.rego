package hasp.policies.resource.namespace_without_quota_test

import data.hasp.policies.resource.namespace_without_quota
import data.hasp.testing

subject(changes) := object.union(testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}), changes)

known(quotas, limits) := subject({"related": {"source": "cluster", "complete": true, "resourceQuotas": quotas, "limitRanges": limits}})

test_finds_what_is_missing if {
	namespace_without_quota.violations == {{"message": "Namespace shop has no LimitRange", "path": "/object", "observed": 0}} with input as known([{"name": "q"}], [])
	testing.messages(namespace_without_quota.violations) == {"Namespace shop has no ResourceQuota"} with input as known([], [{"name": "l"}])
}

test_leaves_the_others_alone if {
	count(namespace_without_quota.violations) == 0 with input as known([{"name": "q"}], [{"name": "l"}])
	count(namespace_without_quota.unknowns) == 0 with input as known([], [])
	new := object.union(known([], []), {"context": {"request": {"operation": "CREATE"}}})
	count(namespace_without_quota.violations) == 0 with input as new
	count(namespace_without_quota.violations) == 0 with input as object.union(known([], []), {"phase": "build"})
}

test_says_where_it_cannot_tell[why] if {
	some why, related in {
		"nothing": {},
		"no quotas": {"complete": true, "limitRanges": []},
		"no limits": {"complete": true, "resourceQuotas": []},
		"not all": {"complete": false, "resourceQuotas": [], "limitRanges": []},
	}
	testing.paths(namespace_without_quota.unknowns) == {"/object"} with input as subject({"related": related})
	count(namespace_without_quota.violations) == 0 with input as subject({"related": related})
}
