# METADATA
# scope: package
# title: Download run as a program
# description: |
#   A program that goes from the network into a shell leaves no file that could be looked at.
# custom:
#   id: download-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - ash
#       - bash
#       - csh
#       - dash
#       - fish
#       - ksh
#       - mksh
#       - rbash
#       - sh
#       - tcsh
#       - zsh
#       - python
#       - python2
#       - python3
#       - python3.6
#       - python3.7
#       - python3.8
#       - python3.9
#       - python3.10
#       - python3.11
#       - python3.12
#       - python3.13
#       - python3.14
#       - perl
#       - ruby
#       - php
#       - php7
#       - php8
#       - php-cli
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Find out what was downloaded; treat the container as taken over until it is understood. Install software while the
#     image is built.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1105
#     - MITRE T1059.004
#     - CWE-494
package hasp.policies.process.download_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} runs what it downloads",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some client in ["curl ", "wget ", "aria2c ", "lwp-download "]
	contains(executions.line, client)
	runs
	not occasions.is_ordinary
}

# An interpreter needs no client.
violations contains {
	"message": $"{executions.text} runs what it downloads",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	contains(executions.line, "://")
	some download in ["urlopen(", "requests.get(", "urlretrieve(", "open-uri", "lwp::simple", "file_get_contents(", "net::http"]
	contains(executions.line, download)
	some mark in ["exec(", "eval(", "eval ", "system("]
	contains(executions.line, mark)
	is_inline
	not occasions.is_ordinary
}

is_inline if {
	some option in executions.options
	option in {"-c", "-e", "-r", "-E"}
}

runs if executions.pipes_into_interpreter

runs if {
	some mark in ["sh <(", "source <(", ". <(", "eval $(", "eval \"$(", "eval `", "sh -c $(", "sh -c \"$("]
	contains(executions.line, mark)
}

# To a file, made executable, run.
runs if {
	contains(executions.line, "chmod ")
	some mark in ["chmod +x", "chmod 7", "chmod a+x", "chmod u+x", "chmod 0755", "chmod -r 7"]
	contains(executions.line, mark)
}
