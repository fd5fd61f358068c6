package hasp.lib.production_test

import data.hasp.lib.production

test_is_told_by_the_environment_or_the_namespace if {
	production.is_in(["production"], "env") with input as {"context": {"environment": "production"}}
	production.is_in(["prod"], "env") with input as {"context": {"namespace": {"labels": {"env": "prod"}}}}
	production.is_in(["prod"], "env") with input as {"context": {"environment": "x", "namespace": {"labels": {"env": "prod"}}}}
	not production.is_in(["prod"], "env") with input as {"context": {"environment": "test", "namespace": {"labels": {"env": "test"}}}}
	not production.is_in(["prod"], "env") with input as {"context": {}}
}

test_may_be_unknown if {
	production.is_unknown("env") with input as {"context": {}}
	production.is_unknown("env") with input as {"context": {"namespace": {"labels": {"x": "prod"}}}}
	not production.is_unknown("env") with input as {"context": {"environment": "test"}}
	not production.is_unknown("env") with input as {"context": {"namespace": {"labels": {"env": "test"}}}}
}
