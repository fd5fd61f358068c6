# METADATA
# scope: package
# title: Secret in plain settings
# description: |
#   A credential that stands in the settings themselves, as a variable or on the command line, is read by all who may read the
#   manifest, `docker inspect` or the repository, and outlives its rotation there. Found by the name of the variable or option, by the
#   form of well-known tokens and by a password within an address. The value never appears in the violation.
# custom:
#   id: plain-secret-env
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Rotate the credential, keep it in a Secret or a vault, and mount it as a file or take it with `valueFrom.secretKeyRef`.
#   references:
#     - CIS-Docker-1.6.0 4.10
#     - CIS-Kubernetes-1.10.0 5.4.1
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-526
#     - CWE-798
#   parameters:
#     type: object
#     properties:
#       suffixes:
#         type: array
#         items: {type: string}
#         description: Ends of the names of variables and options that announce a secret, in upper case with `_` between words.
#         default:
#           - PASSWORD
#           - PASSWD
#           - _PWD
#           - PASSPHRASE
#           - SECRET
#           - TOKEN
#           - API_KEY
#           - APIKEY
#           - ACCESS_KEY
#           - ACCESSKEY
#           - SECRET_KEY
#           - SECRETKEY
#           - SECRET_KEY_BASE
#           - PRIVATE_KEY
#           - PRIVATEKEY
#           - ENCRYPTION_KEY
#           - SIGNING_KEY
#           - CREDENTIAL
#           - CREDENTIALS
#       prefixes:
#         type: array
#         items: {type: string, minLength: 2}
#         description: Beginnings of well-known tokens, counted from 20 characters on, whatever they are called.
#         default:
#           - AKIA
#           - ASIA
#           - AIza
#           - SG.
#           - dop_v1_
#           - eyJhbGciOi
#           - ghp_
#           - gho_
#           - ghs_
#           - ghu_
#           - github_pat_
#           - glpat-
#           - hf_
#           - hvs.
#           - npm_
#           - pypi-AgE
#           - rk_live_
#           - sk_live_
#           - xapp-
#           - xoxb-
#           - xoxp-
#       minimumLength:
#         type: integer
#         minimum: 1
#         description: Characters from which on a value under a telling name counts.
#         default: 4
#       allowedNames:
#         type: array
#         items: {type: string}
#         description: Variables and options (without their dashes) that are no secrets though they look like it, by their whole names.
#         default: []
package hasp.policies.container.plain_secret_env

import data.hasp.lib.containers
import data.hasp.lib.credentials

parameters := data.hasp.parameters["plain-secret-env"]

violations contains {
	"message": $"container {container.name} has {what} in the plain environment variable {variable.name}",
	"path": $"{path}/env/{i}",
	"observed": {"name": variable.name, "value": "(redacted)"},
} if {
	some path, container in containers.all
	some i, variable in container.env
	what := credentials.secret(variable.name, variable.value)
	not variable.name in parameters.allowedNames
}

# The command line is read by everybody who sees the process.
violations contains {
	"message": $"container {containers.all[path].name} has {what} in its {list}",
	"path": $"{path}/{list}/{i}",
	"observed": "(redacted)",
} if {
	some path, line in lines
	some list in ["command", "args"]
	some i, words in line[list]
	some word in words
	what := min({found |
		some [name, value] in readings(word)
		not name in parameters.allowedNames
		not credentials.is_deferred(value)
		found := credentials.secret(name, value)
	})
}

# `--token value`: the secret is the word after its name.
violations contains {
	"message": $"container {containers.all[path].name} has what {option} calls a secret in its {place.list}",
	"path": $"{path}/{place.list}/{place.argument}",
	"observed": "(redacted)",
} if {
	some path, line in lines
	some list in ["command", "args"]
	some i, words in line[list]
	some at, option in words
	is_telling_option(option)
	place := following(line, list, i, at)
	not startswith(place.word, "-")
	not credentials.is_deferred(place.word)
	not credentials.is_harmless(place.word)
}

# A key fills many words.
violations contains {
	"message": $"container {container.name} has a private key in its {list}",
	"path": $"{path}/{list}/{i}",
	"observed": "(redacted)",
} if {
	some path, container in containers.all
	some list in ["command", "args"]
	some i, argument in container[list]
	contains(argument, "-----BEGIN ")
	contains(argument, "PRIVATE KEY-----")
}

# Taking a text apart costs some hundred times its size in memory, and one object must not keep the judge from its answer.
unknowns contains {
	"code": "SECRETS_INCOMPLETE",
	"message": $"command lines of {size} characters in all were not searched for secrets",
	"path": $"/{input.kind}",
} if {
	size > largest
}

size := sum([weight |
	some container in containers.all
	some list in ["command", "args"]
	some argument in container[list]
	weight := count(argument) + 8
])

largest := 131072

# The words of each container's command line, scripts taken apart, by argument.
lines[path] := {list: [words_of(argument) | some argument in container[list]] | some list in ["command", "args"]} if {
	size <= largest
	some path, container in containers.all
}

words_of(argument) := [word |
	some part in split(replace(replace(replace(argument, "\n", " "), "\t", " "), ";", " "), " ")
	part != ""
	word := trim(part, `"'`)
]

# The next word of the same argument, else the first of the next one; a command goes on in its arguments.
following(line, list, i, at) := {"list": list, "argument": i, "word": word} if {
	word := line[list][i][at + 1]
} else := {"list": list, "argument": i + 1, "word": word} if {
	word := line[list][i + 1][0]
} else := {"list": "args", "argument": 0, "word": word} if {
	list == "command"
	i == count(line.command) - 1
	word := line.args[0][0]
}

# How a word may be read: as a value that tells by itself what it is, and at its first `=` signs as a name with a value:
# `--password=x`, `--set=auth.password=x`. A script has many words, so those that are neither cost little.
readings(word) := values(word) | {[trim_left(name, "-"), trim(value, `"'`)] |
	contains(word, "=")
	not contains(substring(word, 0, indexof(word, "=")), "://")
	some [name, value] in splits(word)
}

# At the first `=` and at the second: more would be the value's own.
splits(word) := {[name, value], [$"{name}={inner[0]}", inner[1]]} if {
	[name, value] := at_equals(word)
	inner := at_equals(value)
} else := {at_equals(word)}

at_equals(word) := [substring(word, 0, i), substring(word, i + 1, -1)] if {
	i := indexof(word, "=")
	i >= 0
}

values(word) := {["", word]} if {
	contains(word, "://")
} else := {["", word]} if {
	count(word) >= credentials.shortest_token
} else := set()

is_telling_option(word) if {
	startswith(word, "-")
	not contains(word, "=")
	name := trim_left(word, "-")
	credentials.is_telling(name)
	not is_switch(lower(name))
	not name in parameters.allowedNames
}

# An option that says whether there is a secret, and takes none.
is_switch(name) if {
	some start in ["allow-", "ask-", "create-", "disable-", "enable-", "generate-", "no-", "require-", "rotate-", "skip-", "use-", "with-", "without-"]
	startswith(name, start)
}
