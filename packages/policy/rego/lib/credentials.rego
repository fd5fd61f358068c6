# What is a secret in plain text, by its name or by its form. The lists come from the parameters of the policy plain-secret-env.
package hasp.lib.credentials

parameters := data.hasp.parameters["plain-secret-env"]

shortest_token := 20

# What a shell or a template fills in when it runs: `$TOKEN`, `$(cat /run/token)`, `{{ .token }}`, of which a word may be a part.
is_deferred(value) if {
	some start in ["$(", "${", "{{", "<", "`", ">", "|", "&"]
	startswith(value, start)
}

is_deferred(value) if {
	startswith(value, "$")
	trim(lower(substring(value, 1, -1)), "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

# What a value is, under this name.
secret(name, value) := what if {
	what := by_form(value)
} else := "what its name calls a secret" if {
	is_telling(name)
	not is_harmless(value)
}

# What a value is, whatever it is called.
by_form(value) := "a private key" if {
	startswith(value, "-----BEGIN ")
	contains(value, "PRIVATE KEY-----")
} else := $"a token ({prefix}…)" if {
	beginnings[substring(value, 0, 2)]
	prefix := min({prefix | some prefix in parameters.prefixes; startswith(value, prefix); is_token(prefix, value)})
} else := "an address with a password" if {
	contains(value, "://")
	password := password_within(value)
	not is_harmless(password)
}

# Looked up first: most values begin like no token, and there are many prefixes.
beginnings[substring(prefix, 0, 2)] := true if some prefix in parameters.prefixes

is_telling(name) if {
	words := replace(replace(upper(name), "-", "_"), ".", "_")
	some suffix in parameters.suffixes
	endswith(words, suffix)
}

# Ids of AWS keys are exactly so long, and ASIA begins ordinary words too.
is_token(prefix, value) if {
	prefix in {"AKIA", "ASIA"}
	count(value) == 20
	upper(value) == value
	not contains(value, "-")
	not contains(value, "_")
} else if {
	not prefix in {"AKIA", "ASIA"}
	count(value) >= shortest_token
	not contains(value, " ")
}

password_within(address) := substring(user, colon + 1, -1) if {
	authority := split(split(split(address, "://")[1], "/")[0], "?")[0]
	contains(authority, "@")
	user := split(authority, "@")[0]
	colon := indexof(user, ":")
	colon >= 0
}

is_harmless(value) if count(value) < parameters.minimumLength

# Switches, not secrets.
is_harmless(value) if {
	lower(value) in {"true", "false", "none", "null", "undefined", "enabled", "disabled", "required", "optional"}
}

# References that something resolves later, and blanks that somebody fills in.
is_harmless(value) if {
	some quotes in [["$(", ")"], ["${", "}"], ["{{", "}}"], ["<", ">"], ["%(", ")s"]]
	startswith(value, quotes[0])
	endswith(value, quotes[1])
}

is_harmless(value) if {
	some scheme in [
		"vault:", "op://", "ref+", "secret://", "secretref:", "arn:aws", "projects/", "file:", "env:",
		"awssm://", "azurekeyvault://", "@Microsoft.KeyVault(",
	]
	startswith(value, scheme)
}

is_harmless(value) if trim(value, "*x") == ""

# The name of a file beside the program.
is_harmless(value) if {
	some end in [".cer", ".conf", ".crt", ".ini", ".jks", ".json", ".key", ".p12", ".pem", ".toml", ".txt", ".yaml", ".yml"]
	endswith(value, end)
}

# A path: names of files that hold a secret are no secret; base64 with a slash in front has other signs in it.
is_harmless(value) if {
	some start in ["/", "./", "../", "~/"]
	startswith(value, start)
	not contains(value, "=")
	not contains(value, "+")
}

is_harmless(value) if {
	some scheme in ["http://", "https://"]
	startswith(value, scheme)
}
