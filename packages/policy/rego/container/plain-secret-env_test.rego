package hasp.policies.container.plain_secret_env_test

import data.hasp.policies.container.plain_secret_env
import data.hasp.testing

parameters := {
	"suffixes": ["PASSWORD", "_PWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "SECRET_KEY_BASE"],
	"prefixes": ["AKIA", "ASIA", "ghp_", "gh", "glpat-", "xoxb-"],
	"minimumLength": 4,
	"allowedNames": ["PUBLIC_TOKEN"],
}

found(variables) := violations if {
	violations := plain_secret_env.violations with input as testing.deployed({"env": variables})
		with data.hasp.settings.parameters["plain-secret-env"] as parameters
}

literal(name, value) := {"name": name, "value": value}

test_refuses[name] if {
	some [name, value] in [
		["DB_PASSWORD", "hunter22"],
		["PGPASSWORD", "postgres"],
		["MYSQL_PWD", "rootroot"],
		["dbPassword", "hunter22"],
		["client-secret", "s3cr3t-value"],
		["app.token", "0123456789abcdef"],
		["SECRET_KEY_BASE", "0123456789abcdef"],
		["APIKEY", "/base64+with/slash=="],
		["SMTP_PASSWORD", "$ecret"],
		["ADMIN_PASSWORD", "1234"],
		["REDIS_PASSWORD", "changeme"],
		["INNOCENT", "ghp_0123456789abcdefghijklmnopqrstuvwxyz"],
		["AWS_ID", "AKIAIOSFODNN7EXAMPLE"],
		["SESSION", "ASIAIOSFODNN7EXAMPLE"],
		["CERT", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
		["DATABASE_URL", "postgres://app:hunter22@db:5432/app"],
		["AMQP", "amqps://u:p4ss@word@mq/vhost"],
		["WEBHOOK", "https://user:hunter22@example.org/x?y=z"],
		["REDIS_URL", "redis://:hunter22@redis:6379"],
	]
	testing.paths(found([literal(name, value)])) == {"/workload/containers/0/env/0"}
}

test_allows[name] if {
	some [name, value] in [
		["PORT", "8080"],
		["PWD", "/srv/application"],
		["OLDPWD", "/srv/application"],
		["USE_TOKEN", "true"],
		["AUTH_TOKEN", "none"],
		["REQUIRE_SECRET", "FALSE"],
		["PASSWORD", ""],
		["TOKEN", "abc"],
		["DB_PASSWORD", "$(DB_PASSWORD)"],
		["DB_PASSWORD", "${DB_PASSWORD}"],
		["DB_PASSWORD", "{{ .Values.password }}"],
		["DB_PASSWORD", "<your password>"],
		["DB_PASSWORD", "********"],
		["DB_PASSWORD", "vault:secret/data/db#password"],
		["DB_PASSWORD", "op://vault/db/password"],
		["DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:1:secret:db"],
		["SERVICE_TOKEN", "/var/run/secrets/kubernetes.io/serviceaccount/token"],
		["CLIENT_SECRET", "./secret.txt"],
		["OAUTH_TOKEN", "https://login.example.org/token"],
		["PASSWORD_FILE", "/run/secrets/db"],
		["CLIENT_SECRET", "client.json"],
		["TOKEN_URL", "https://login.example.org"],
		["REGION", "ASIA-PACIFIC-SOUTH-1"],
		["REGION", "ASIA_PACIFIC_SOUTH_1"],
		["REGION", "Asia/Tokyo"],
		["GREETING", "gh is not a token but a word"],
		["CERT", "-----BEGIN CERTIFICATE-----\nMIIE"],
		["DATABASE_URL", "postgres://app@db:5432/app"],
		["DATABASE_URL", "postgres://app:$(DB_PASSWORD)@db/app"],
		["DATABASE_URL", "postgres://app:@db/app"],
		["DATABASE_URL", "postgres://db/app?x=a:b@c"],
		["PUBLIC_TOKEN", "0123456789abcdef"],
	]
	found([literal(name, value)]) == set()
}

test_asks_only_of_values_in_the_settings if {
	found([
		{"name": "DB_PASSWORD", "from": {"kind": "secret"}},
		{"name": "DB_PASSWORD", "from": {"kind": "configMap"}},
		{"name": "DB_PASSWORD"},
	]) == set()
}

test_never_tells_the_value if {
	values := ["hunter22", "ghp_0123456789abcdefghijklmnopqrstuvwxyz", "postgres://app:hunter22@db", "-----BEGIN PRIVATE KEY-----\nhunter22"]
	every value in values {
		violations := found([literal("PASSWORD", value)])
		count(violations) == 1
		text := json.marshal(violations)
		not contains(text, "hunter22")
		not contains(text, "0123")
	}
}

test_says_how_it_was_known if {
	messages := {violation.message |
		some violation in found([
			literal("A", "ghp_0123456789abcdefghijklmnopqrstuvwxyz"),
			literal("B", "postgres://app:hunter22@db"),
			literal("C_PASSWORD", "hunter22"),
			literal("D", "-----BEGIN PRIVATE KEY-----\nMII"),
		])
	}
	messages == {
		"container web has a token (gh…) in the plain environment variable A",
		"container web has an address with a password in the plain environment variable B",
		"container web has what its name calls a secret in the plain environment variable C_PASSWORD",
		"container web has a private key in the plain environment variable D",
	}
}

test_says_the_same_of_a_running_container if {
	violations := plain_secret_env.violations with input as testing.running({"env": [literal("DB_PASSWORD", "hunter22")]})
		with data.hasp.settings.parameters["plain-secret-env"] as parameters
	violations == {{
		"message": "container web has what its name calls a secret in the plain environment variable DB_PASSWORD",
		"path": "/container/env/0",
		"observed": {"name": "DB_PASSWORD", "value": "(redacted)"},
	}}
}

arguments(list) := violations if {
	violations := plain_secret_env.violations with input as testing.deployed({"args": list})
		with data.hasp.settings.parameters["plain-secret-env"] as parameters
}

of_command(list) := violations if {
	violations := plain_secret_env.violations with input as testing.deployed({"command": list})
		with data.hasp.settings.parameters["plain-secret-env"] as parameters
}

# Issue 6, 8.
test_refuses_secrets_on_the_command_line[argument] if {
	some argument in [
		"--password=hunter22",
		"--db-password=hunter22",
		"--password='hunter22'",
		"PASSWORD=hunter22",
		"-Dspring.datasource.password=hunter22",
		"--set=auth.password=hunter22",
		"ghp_0123456789abcdefghijklmnopqrstuvwxyz",
		"postgres://app:hunter22@db:5432/app",
		"--url=postgres://app:hunter22@db:5432/app",
		"mysql --host=db --password=hunter22 app",
		"mysql --host=db --password hunter22 app",
		"set -e\nexport DB_PASSWORD=hunter22;\nrun",
		"export DB_PASSWORD=\"hunter22\"",
		"--header=ghp_0123456789abcdefghijklmnopqrstuvwxyz",
		"printf '-----BEGIN RSA PRIVATE KEY-----\nMIIE' > key",
		"run\n--token abcdef0123456789",
		"run\t--token abcdef0123456789",
		"run;--token abcdef0123456789",
		"run --token  abcdef0123456789",
		"--token=YWJjZGVmMDEyMzQ1==",
		"db://u:hunter22@h",
		"AKIAIOSFODNN7EXAMPLE",
	]
	testing.paths(arguments(["--verbose", argument])) == {"/workload/containers/0/args/1"}
	{violation.observed | some violation in arguments(["--verbose", argument])} == {"(redacted)"}
	testing.paths(of_command(["/web", argument])) == {"/workload/containers/0/command/1"}
}

test_refuses_a_secret_in_the_argument_after_its_name if {
	arguments(["--token", "abcdef0123456789"]) == {{
		"message": "container web has what --token calls a secret in its args",
		"path": "/workload/containers/0/args/1",
		"observed": "(redacted)",
	}}
}

test_reads_command_and_arguments_as_one_line if {
	violations := plain_secret_env.violations with data.hasp.settings.parameters["plain-secret-env"] as parameters
		with input as testing.running({"command": ["/web", "--password"], "args": ["hunter22"]})
	testing.paths(violations) == {"/container/args/0"}
}

# Nor is what stands before an option, nor what an empty argument parts from it.
test_looks_for_the_value_of_an_option_where_it_would_be[why] if {
	some why, line in {
		"an option at the end of the arguments": {"command": ["/web"], "args": ["serve1234 --token"]},
		"an option before an empty argument": {"command": ["--token", ""], "args": ["serve1234"]},
	}
	violations := plain_secret_env.violations with data.hasp.settings.parameters["plain-secret-env"] as parameters
		with input as testing.running(line)
	violations == set()
}

test_knows_options_that_take_no_value[start] if {
	some start in [
		"allow-", "ask-", "create-", "disable-", "enable-", "generate-", "no-", "require-", "rotate-", "skip-", "use-", "with-", "without-",
	]
	arguments([sprintf("--%vtoken", [start]), "serve1234"]) == set()
	count(arguments([sprintf("--x%vtoken", [start]), "serve1234"])) == 1
}

test_says_one_thing_of_a_word if {
	{violation.message | some violation in arguments(["--token=ghp_0123456789abcdefghijklmnopqrstuvwxyz"])} == {"container web has a token (gh…) in its args"}
}

test_allows_arguments_that_are_no_secrets[why] if {
	some why, list in {
		"a file": ["--password-file=/run/secrets/db", "--password=/run/secrets/db", "--tls-token", "token.pem"],
		"a duration": ["--token-ttl=24h", "--token-ttl", "24h"],
		"a reference": ["--password=$(DB_PASSWORD)", "--token", "$(TOKEN)"],
		"a variable of a shell": ["login --password \"$PASSWORD\" --token=$TOKEN --secret=${SECRET:-none}"],
		"what a shell reads": ["login --token $(cat /run/token) --password=`cat /run/password`"],
		"a template": ["--password={{ .Values.password }}", "--token", "{{ .token }}"],
		"a blank to fill in": ["--password=<your password>"],
		"a switch": ["--require-token=true", "--token", "--verbose"],
		"a switch before a word": ["--require-token", "serve", "--no-password", "start"],
		"the end of a command": ["login --token | tee", "login --token && start", "login --token > /dev/null"],
		"nothing after it": ["--token"],
		"a word that is no option": ["echo token hunter22hunter22"],
		"an option that has a value": ["--kind=token serve1234"],
		"a part of a key": ["PRIVATE KEY-----"],
		"a certificate": ["-----BEGIN CERTIFICATE-----"],
		"an address": ["--url=https://example.org/x?a=b"],
		"an address with a question": ["https://example.org/x?page_token=abcdef"],
		"a name that is allowed": ["--PUBLIC_TOKEN=0123456789", "--PUBLIC_TOKEN", "0123456789"],
		"no word": ["", " ", "=", "--="],
	}
	arguments(list) == set()
}

test_never_shows_the_value_of_an_argument if {
	lists := [
		["--password=hunter22"],
		["--token", "hunter22hunter22"],
		["run -x hunter22hunter22 --token hunter22hunter22"],
		["postgres://app:hunter22@db"],
		["-----BEGIN PRIVATE KEY-----\nhunter22"],
	]
	every list in lists {
		violations := arguments(list)
		count(violations) == 1
		not contains(json.marshal(violations), "hunter22")
	}
}

# One object must not keep the judge from its answer.
test_says_what_is_too_long_to_search if {
	long := concat("", ["0123456789abcdef" | some _ in numbers.range(1, 8192)])
	subject := testing.deployed({"args": ["--password=hunter22", long]})
	count(plain_secret_env.violations) == 0 with input as subject with data.hasp.settings.parameters["plain-secret-env"] as parameters
	unknowns := plain_secret_env.unknowns with input as subject
	{[one.code, one.path] | some one in unknowns} == {["SECRETS_INCOMPLETE", "/workload"]}
	count(plain_secret_env.unknowns) == 0 with input as testing.running({"args": ["--verbose"]})
}

# Each argument weighs eight more than it has characters: 27 of the first one, 131,045 of the second.
test_searches_up_to_the_limit if {
	longest := concat("", array.concat(["0123456789abc"], ["0123456789abcdef" | some _ in numbers.range(1, 8189)]))
	count(longest) == 131037
	at_limit := testing.deployed({"args": ["--password=hunter22", longest]})
	count(plain_secret_env.unknowns) == 0 with input as at_limit
	count(plain_secret_env.violations) == 1 with input as at_limit with data.hasp.settings.parameters["plain-secret-env"] as parameters
	above := testing.deployed({"args": ["--password=hunter22", $"{longest}x"]})
	count(plain_secret_env.unknowns) == 1 with input as above
	in_command := testing.deployed({"command": ["--password=hunter22", $"{longest}x"]})
	count(plain_secret_env.unknowns) == 1 with input as in_command
}
