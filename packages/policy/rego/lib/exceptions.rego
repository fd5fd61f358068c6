# Which exception covers a violation, where one does.
package hasp.lib.exceptions

import data.hasp.lib.matching
import data.hasp.lib.subject

# What the exceptions that may be meant say of the subject, by policy: worked out once for all violations. Those that name the
# subject are tried for each violation, those that name violations are found by what they name.
tables(found) := {policy: {"here": here, "named": named} |
	some policy in {one.policy | some one in found}
	index := data.hasp.settings.exceptions.keys[policy]
	here := {id: exception |
		some id in subject.ids_in(index)
		exception := live(id)
	}
	named := {what: {id: exception |
		some id in index[what[0]][what[1]]
		exception := live(id)
	} |
		some what in named_in(index, policy, found)
	}
	count(here) + count(named) > 0
}

# What violations of a policy are about, where an exception names it: most are named by none, so that is told first.
named_in(index, policy, found) := {["identifier", identifier] |
	identifiers := index.identifier
	some one in found
	some identifier in one.violation.identifiers
	identifiers[identifier]
	one.policy == policy
} | {["package", name] |
	packages := index["package"]
	some one in found
	name := one.violation.package
	packages[name]
	one.policy == policy
}

# An exception that has not expired, with what it says of the subject; undefined where it cannot mean it.
live(id) := prepared if {
	exception := data.hasp.settings.exceptions.list[id]
	not is_expired(exception)
	prepared := object.union(matching.prepare(exception.match), {"exception": exception})
}

is_expired(exception) if exception.expires <= input.context.time

# Numbers are less than any text.
is_expired(_) if not is_string(input.context.time)

# The first by id, where several cover the violation. What was prepared is looked up, not copied: it names every container meant.
covering(policy, violation, prepared, certain) := by_id[min(object.keys(by_id))] if {
	table := prepared[policy]
	place := subject.place_of(violation.path)
	by_id := object.union(
		{id: one |
			some id, one in table.here
			is_covering(one, violation, place, certain)
		},
		{id: one |
			some what in named_by(violation)
			some id, one in table.named[what]
			is_covering(one, violation, place, certain)
		},
	)
}

is_covering(prepared, violation, place, certain) if {
	prepared.certain == certain
	is_open_until(prepared.exception, violation)
	matching.covers(prepared, violation, place)
}

named_by(violation) := {["identifier", identifier] | some identifier in violation.identifiers} | {["package", name] |
	name := violation.package
}

is_open_until(exception, _) if not exception.untilFixed

is_open_until(_, violation) if violation.fix.available == false

told(exception) := object.filter(exception, ["id", "owner", "reason", "ticket", "expires", "untilFixed"])
