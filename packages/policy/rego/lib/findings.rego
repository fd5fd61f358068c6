# The findings of an image that count, which of them a threat is known by, and what a violation says of one. Rules are memoised,
# so policies over findings look up here what all of them ask.
package hasp.lib.findings

import data.hasp.lib.dates

# By their places in the input. What a VEX statement says does not concern the image, or is mended in it, is no finding.
open[i] := finding if {
	some i, finding in input.image.findings
	not is_answered(finding)
}

is_answered(finding) if finding.vex.status in {"not_affected", "fixed"}

# Every identifier that a finding goes by.
identifiers := {finding.id | some finding in open} | {alias | some finding in open; some alias in finding.aliases}

# The findings that go by one of these identifiers. An image with none of them costs a look-up each.
named(wanted) := {i: finding |
	some id in wanted
	identifiers[id]
	some i, finding in open
	goes_by(finding, id)
}

goes_by(finding, id) if finding.id == id

goes_by(finding, id) if id in finding.aliases

# The findings that CISA lists as exploited.
exploited[i] := finding if {
	some i, finding in open
	finding.kev
}

# The findings of a severity, by it.
of_severity[finding.severity][i] := finding if {
	some i, finding in open
}

# What a violation says of a finding beside its message.
violation(i, finding, message) := {
	"message": message,
	"path": $"/image/findings/{i}",
	"observed": {"version": finding.package.version, "fixedIn": object.get(finding.fix, "version", null)},
	"source": object.union({"file": finding.path, "feed": finding.feed}, object.filter(finding, ["layer"])),
	"identifiers": array.concat([finding.id], [alias | some alias in finding.aliases; alias != finding.id]),
	"package": finding.package.name,
	"fix": object.union({"available": is_fixed(finding)}, object.filter(finding.fix, ["version"])),
	"file": finding.path,
}

is_fixed(finding) := finding.fix.state == "fixed"

# The finding in a few words: what is where, and whether it can be mended.
told(finding) := $"{finding.id} in {finding.package.name} {finding.package.version} {mended(finding)}"

mended(finding) := $"(fixed in {finding.fix.version})" if {
	finding.fix.version
} else := "(fixed)" if {
	is_fixed(finding)
} else := "(no fix is known)"

# The moment so many whole days before the decision's own.
days_ago(days) := dates.days_before(input.context.time, days)
