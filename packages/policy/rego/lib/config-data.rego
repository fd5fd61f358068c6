# The texts of a ConfigMap, shared by the policies over what must not stand there. For policies that need `object`.
package hasp.lib.config_data

# By the pointer to each, of both its lists.
texts[$"/object/data/{escaped(key)}"] := {"key": key, "text": text} if {
	some key, text in input.object.data
	is_string(text)
}

escaped(key) := replace(replace(key, "~", "~0"), "/", "~1") if {
	is_string(key)
} else := $"{key}"

# Taking a text apart costs some hundred times its size in memory.
size := sum([count(one.text) | some _, one in texts])

largest := 131072

# What each line says, where it gives a name a value: `db.password=x`, `"token": "x"`.
settings[path] := pairs if {
	size <= largest
	some path, one in texts
	contains(one.text, "\n")
	pairs := [[trim(name, quotes), value] |
		some line in split(one.text, "\n")
		[name, rest] := parted(line)
		value := trim(trim(rest, blank), quotes)
		value != ""
	]
}

# At whichever sign comes first; comments say nothing.
parted(line) := [trim(substring(line, 0, at), blank), substring(line, at + 1, -1)] if {
	places := [i | some sign in ["=", ":"]; i := indexof(line, sign); i > 0]
	count(places) > 0
	at := min(places)
	not startswith(trim(line, blank), "#")
	not startswith(trim(line, blank), "//")
}

blank := " \t\r,;"

quotes := "\"' \t"
