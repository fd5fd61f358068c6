# METADATA
# scope: package
# title: Decoded text run as a program
# description: |
#   Programs are encoded to pass filters and to be overlooked; who decodes one into a shell has something to hide.
# custom:
#   id: decoded-payload-executed
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
#       - irb
#       - php
#       - php7
#       - php8
#       - php-cli
#       - lua
#       - luajit
#       - lua5.1
#       - lua5.3
#       - lua5.4
#       - node
#       - nodejs
#       - deno
#       - bun
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Decode the text and read it; treat the container as taken over until it is understood.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1140
#     - MITRE T1027
#     - MITRE T1059
package hasp.policies.process.decoded_payload_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} decodes text and runs it",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	decodes
	runs
	not occasions.is_ordinary
}

decodes if {
	some decoder in ["base64", "base32", "openssl enc", "b64decode", "xxd -r", "uudecode", "gunzip -c", "unhexlify"]
	contains(executions.line, decoder)
}

runs if executions.pipes_into_interpreter

runs if {
	some mark in ["eval ", "eval(", "exec(", "$(echo", "sh <(", "source <(", ". <(", "system("]
	contains(executions.line, mark)
	is_inline
}

is_inline if {
	some argument in executions.arguments
	startswith(argument, "-")
	some letter in ["c", "e", "r"]
	contains(argument, letter)
}
