package hasp.lib.credentials_test

import data.hasp.lib.credentials

parameters := {
	"suffixes": ["PASSWORD", "_PWD", "TOKEN", "API_KEY"],
	"prefixes": ["AKIA", "ASIA", "ghp_", "glpat-"],
	"minimumLength": 4,
	"allowedNames": [],
}

secret(name, value) := what if {
	what := credentials.secret(name, value) with data.hasp.parameters["plain-secret-env"] as parameters
} else := ""

by_form(value) := what if {
	what := credentials.by_form(value) with data.hasp.parameters["plain-secret-env"] as parameters
} else := ""

test_tells_a_secret_by_its_form if {
	by_form("-----BEGIN EC PRIVATE KEY-----\nMHc") == "a private key"
	by_form("-----BEGIN CERTIFICATE-----\nMHc") == ""
	by_form("-----END EC PRIVATE KEY-----\nMHc") == ""
	by_form("AKIAIOSFODNN7EXAMPLE") == "a token (AKIA…)"
	by_form("ASIAIOSFODNN7EXAMPLE") == "a token (ASIA…)"
	by_form("ghp_0123456789abcdef") == "a token (ghp_…)"
	by_form("db://app:abcd@db") == "an address with a password"
	by_form("db://:abcd@db") == "an address with a password"
	by_form("postgres://app:hunter22@db/app") == "an address with a password"
}

test_takes_no_other_text_for_a_token[value] if {
	some value in [
		"AKIAIOSFODNN7EXAMPL", "AKIAIOSFODNN7EXAMPLEX", "AKIAiosfodnn7example", "ASIA-PACIFIC-SOUTH-1", "ASIA_PACIFIC_SOUTH_1",
		"ghp_0123456789abcde", "ghp_0123456789 abcdef", "glpa-0123456789abcdef", "AK", "", "postgres://app@db/app",
		"postgres://app:abc@db/app", "db://app@", "AKIAIOSFODNN7E-AMPLE", "AKIAIOSFODNN7E_AMPLE", "db://db/app:hunter22@x", "db://db?app:hunter22@x",
		"db://app:hunter22", "db://hunter22@db", "db://x", "https://example.org/a:b@c",
	]
	by_form(value) == ""
}

test_tells_a_secret_by_its_name if {
	secret("dbPassword", "hunter22") == "what its name calls a secret"
	secret("app.api-key", "hunter22") == "what its name calls a secret"
	secret("PASSWORD", "ghp_0123456789abcdef") == "a token (ghp_…)"
	secret("user", "hunter22") == ""
	secret("PASSWORD", "abc") == ""
	secret("PASSWORD", "true") == ""
}

test_knows_what_something_fills_in_later if {
	deferred := {value | some value in ["$(cat x)", "${X}", "$X_1", "{{ .x }}", "<x>", "`x`", ">x", "|x", "&x", "$x-y", "$-", "x", "x$y"]; credentials.is_deferred(value)}
	deferred == {"$(cat x)", "${X}", "$X_1", "{{ .x }}", "<x>", "`x`", ">x", "|x", "&x"}
}

harmless := [
	"abc", "TRUE", "false", "none", "null", "undefined", "enabled", "disabled", "required", "optional",
	"$(X)", "${X}", "{{ x }}", "<your key>", "%(x)s", "vault:secret/x", "op://x", "ref+x", "secret://x", "secretref:x",
	"arn:aws:x", "projects/x", "file:xy", "env:x", "awssm://x", "azurekeyvault://x", "@Microsoft.KeyVault(x)", "*****", "xxxx",
	"a.cer", "a.conf", "a.crt", "a.ini", "a.jks", "a.json", "a.key", "a.p12", "a.pem", "a.toml", "a.txt", "a.yaml", "a.yml",
	"/run/x", "./run", "../run", "~/run", "http://x", "https://x",
]

test_knows_what_is_no_secret[value] if {
	some value in harmless
	credentials.is_harmless(value) with data.hasp.parameters["plain-secret-env"] as parameters
}

test_knows_what_may_be_one[value] if {
	some value in ["abcd", "$(XYZ", "XYZ)", "<x x", "/x=y", "/x+y", "pemx", "truely", "x*y*", "%(xx)", "ftp://x"]
	secret("PASSWORD", value) != ""
}
