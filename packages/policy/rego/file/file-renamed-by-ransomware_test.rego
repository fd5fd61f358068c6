package hasp.policies.file.file_renamed_by_ransomware_test

import data.hasp.policies.file.file_renamed_by_ransomware
import data.hasp.testing

found(subject) := violations if {
	violations := file_renamed_by_ransomware.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["file-renamed-by-ransomware"], changes)
	violations := file_renamed_by_ransomware.violations with input as subject
		with data.hasp.parameters["file-renamed-by-ransomware"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"one": testing.renames("/srv/a.pdf", "/srv/a.pdf.lockbit"),
		"in other letters": testing.renames("/srv/a.pdf", "/srv/a.pdf.WNCRY"),
	}
	testing.paths(found(subject)) == {"/event/to"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another ending": testing.renames("/srv/a.pdf", "/srv/a.pdf.bak"),
		"moved": testing.renames("/srv/a.lockbit", "/quarantine/a.lockbit"),
		"refused": testing.refused(testing.renames("/srv/a", "/srv/a.lockbit")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.renames("/srv/a", "/srv/a.ryk"))}
	messages == {"cat renamed /srv/a to /srv/a.ryk"}
}

test_allows_what_the_settings_say if found_with(testing.renames("/srv/a", "/srv/a.ryk"), {"suffixes": [".x"]}) == set()
