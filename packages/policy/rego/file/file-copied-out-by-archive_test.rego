package hasp.policies.file.file_copied_out_by_archive_test

import data.hasp.policies.file.file_copied_out_by_archive
import data.hasp.testing

found(subject) := violations if {
	violations := file_copied_out_by_archive.violations with input as subject
}

tar(path) := testing.by(testing.reads(path), "/bin/tar")

entered(subject) := testing.with_ancestry(testing.with_process(subject, {"entered": true}), [])

test_finds_what_leaves if {
	testing.paths(found(entered(tar("/srv/data")))) == {"/event/path"}
	{violation.message | some violation in found(entered(tar("/srv/data")))} == {"tar from outside reads /srv/data"}
	count(found(entered(testing.by(testing.reads("/srv/x"), "/usr/bin/bsdtar")))) == 1
}

test_leaves_alone[why] if {
	some why, subject in {
		"what it reads for itself": entered(tar("/lib/x86_64-linux-gnu/libc.so.6")),
		"what it writes": entered(testing.by(testing.writes("/srv/data"), "/bin/tar")),
		"tar of the application": tar("/srv/data"),
		"another program": entered(testing.reads("/srv/data")),
	}
	found(subject) == set()
}
