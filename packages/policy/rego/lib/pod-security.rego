# What the Pod Security Standards ask of a subject: which level in which version, and how gravely. It is what its namespace's labels say,
# read as the API server's own admission reads them, else the parameters of `pod-security-labels`.
package hasp.lib.pod_security

import data.hasp.lib.containers

parameters := data.hasp.parameters["pod-security-labels"]

labels := input.context.namespace.labels

# The modes that ask for anything, the gravest first; empty where every level is privileged.
asked := open if {
	is_open
} else := [one |
	some mode in modes
	one := held[mode]
	one.level != "privileged"
]

modes := ["enforce", "warn", "audit"]

held["enforce"] := {"mode": "enforce", "level": enforced, "minor": minor("enforce")} if is_enforced

# Nobody's word that asks for a level that there is not makes it milder.
enforced := object.get(levels, stated, "restricted") if {
	stated := labels["pod-security.kubernetes.io/enforce"]
} else := parameters.level

# What a namespace enforces holds for Pods. What makes Pods is let in with a warning, since something may yet change them on their
# way, unless the parameter says otherwise. A level of the parameters holds for whatever runs Pods.
is_enforced if input.workload.kind == "Pod"

is_enforced if parameters.templates == "enforce"

is_enforced if not labels["pod-security.kubernetes.io/enforce"]

held["audit"] := {"mode": "audit", "level": object.get(levels, stated, "privileged"), "minor": minor("audit")} if {
	stated := labels["pod-security.kubernetes.io/audit"]
}

held["warn"] := {"mode": "warn", "level": object.get(levels, stated, "privileged"), "minor": minor("warn")} if {
	stated := labels["pod-security.kubernetes.io/warn"]
} else := {"mode": "warn", "level": level, "minor": minor(version_of_warnings)} if {
	# who enforces a level and says nothing of warnings is warned of it
	level := levels[labels["pod-security.kubernetes.io/enforce"]]
}

version_of_warnings := "warn" if {
	labels["pod-security.kubernetes.io/warn-version"]
} else := "enforce"

levels := {"privileged": "privileged", "baseline": "baseline", "restricted": "restricted"}

# --- versions ------------------------------------------------------------------------------------------------------------

# The minor version of Kubernetes whose standards a mode means; what nobody can read is the latest.
minor(mode) := latest if {
	version(mode) == "latest"
} else := min([known, latest]) if {
	known := minors[version(mode)]
} else := latest

version(mode) := stated if {
	stated := labels[$"pod-security.kubernetes.io/{mode}-version"]
} else := parameters.version

# The latest that the cluster has, where it says its version, of those that are known here.
latest := known if {
	parts := split(input.context.cluster.version, ".")
	known := minors[$"v{trim_prefix(parts[0], "v")}.{trim_suffix(parts[1], "+")}"]
} else := 37

minors := {
	"v1.0": 0, "v1.1": 1, "v1.2": 2, "v1.3": 3, "v1.4": 4, "v1.5": 5, "v1.6": 6, "v1.7": 7, "v1.8": 8, "v1.9": 9,
	"v1.10": 10, "v1.11": 11, "v1.12": 12, "v1.13": 13, "v1.14": 14, "v1.15": 15, "v1.16": 16, "v1.17": 17, "v1.18": 18, "v1.19": 19,
	"v1.20": 20, "v1.21": 21, "v1.22": 22, "v1.23": 23, "v1.24": 24, "v1.25": 25, "v1.26": 26, "v1.27": 27, "v1.28": 28, "v1.29": 29,
	"v1.30": 30, "v1.31": 31, "v1.32": 32, "v1.33": 33, "v1.34": 34, "v1.35": 35, "v1.36": 36, "v1.37": 37,
}

# A version of the standards, also one that is not known here.
is_version("latest")

is_version(text) if minors[text]

is_version(text) if {
	startswith(text, "v1.")
	digits := substring(text, 3, -1)
	trim_left(digits, "0123456789") == ""
	trim_left(digits, "0") == digits
	digits != ""

	# more are no number to the API server
	count(digits) <= 18
}

# --- checks --------------------------------------------------------------------------------------------------------------

# Greater than every minor version.
never := 1000

# The gravest mode that asks for a level of the standards in a version between these, the first included.
between(from, until) := those[0] if {
	those := [one |
		some one in asked
		one.minor >= from
		one.minor < until
	]
}

restricted_between(from, until) := those[0] if {
	those := [one |
		some one in asked
		one.level == "restricted"
		one.minor >= from
		one.minor < until
	]
}

# Of a check of the baseline in whose place the restricted level has a stricter one since a version.
unless_replaced(since) := those[0] if {
	those := [one |
		some one in asked
		is_in_place(one, since)
	]
}

is_in_place(one, _) if one.level == "baseline"

is_in_place(one, since) if one.minor < since

# Since when a Pod is let off what cannot be said of Windows.
windows_until := 25 if {
	containers.is_windows
} else := never

# Since when a Pod is let off what a user namespace of its own keeps within.
users_until := 35 if {
	has_own_users
} else := never

has_own_users if input.workload.pod.hostUsers == false

# What every violation of the standards tells beside itself.
told(asks) := {"atMost": asks.mode, "source": {"level": asks.level, "version": $"v1.{asks.minor}"}}

# --- where the namespace could not be asked for --------------------------------------------------------------------------

# A Pod is refused or let in by labels that the API server has and nobody saw. What makes Pods is judged again by each of its Pods.
is_open if {
	input.context.request
	not input.context.namespace
	input.workload.kind == "Pod"
	parameters.unseenNamespace == "unknown"
}

# What any namespace may ask for: both levels, and the strictest version of every check.
open := [{"mode": "enforce", "level": one[0], "minor": min([one[1], latest])} |
	some one in [["restricted", latest], ["baseline", latest], ["restricted", 24], ["baseline", 18]]
]

untold(violation) := {
	"code": "NAMESPACE_UNKNOWN",
	"path": violation.path,
	"message": $"{violation.message}, and the level of its namespace could not be asked for",
}
