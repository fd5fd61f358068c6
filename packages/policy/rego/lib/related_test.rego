package hasp.lib.related_test

import data.hasp.lib.related

test_is_told_what_was_sent_in_full if {
	related.is_told("services") with input as {"related": {"complete": true, "services": []}}
	related.is_told("exposure") with input as {"related": {"complete": true, "exposure": "none"}}
}

test_is_not_told_what_was_not_sent_or_in_part[why] if {
	some why, one in {
		"nothing was sent": {},
		"something else was": {"related": {"complete": true, "ingresses": []}},
		"not all of it was": {"related": {"complete": false, "services": []}},
		"nobody says that it is all": {"related": {"services": []}},
	}
	not related.is_told("services") with input as one
}

test_tells_more_only_where_the_cluster_may_hold_it[why] if {
	some why, case in {
		"nothing was sent": {"input": {}, "more": true},
		"files without it": {"input": {"related": {"source": "files", "complete": false, "services": []}}, "more": true},
		"files with it": {"input": {"related": {"source": "files", "complete": false, "exposure": "none"}}, "more": false},
		"a part of the cluster": {"input": {"related": {"source": "cluster", "complete": false, "exposure": "none"}}, "more": true},
		"all of the cluster": {"input": {"related": {"source": "cluster", "complete": true, "exposure": "none"}}, "more": false},
	}
	told := [true | related.may_be_more("exposure") with input as case.input]
	told == [true | case.more]
}

test_has_a_value_for_what_was_not_sent if {
	related.value("exposure", "external") == "none" with input as {"related": {"exposure": "none"}}
	related.value("exposure", "external") == "external" with input as {"related": {}}
	related.value("exposure", "external") == "external" with input as {}
}

test_knows_the_account_that_is_not_named if {
	related.account_name == "shop" with input as {"workload": {"pod": {"serviceAccount": "shop"}}}
	related.account_name == "default" with input as {"workload": {"pod": {}}}
}
