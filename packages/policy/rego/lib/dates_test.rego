package hasp.lib.dates_test

import data.hasp.lib.dates

test_goes_back[note] if {
	some note, case in {
		"within a month": ["2026-11-24T01:02:03.004Z", 7, "2026-11-17T01:02:03.004Z"],
		"not at all": ["2026-11-24T01:02:03.004Z", 0, "2026-11-24T01:02:03.004Z"],
		"over the end of a year": ["2026-01-01T00:00:00.000Z", 1, "2025-12-31T00:00:00.000Z"],
		"over the end of February": ["2026-03-01T00:00:00.000Z", 1, "2026-02-28T00:00:00.000Z"],
		"to a leap day": ["2024-03-01T00:00:00.000Z", 1, "2024-02-29T00:00:00.000Z"],
		"to a leap day of a fourth century": ["2000-03-01T00:00:00.000Z", 1, "2000-02-29T00:00:00.000Z"],
		"past a century without one": ["1900-03-01T00:00:00.000Z", 1, "1900-02-28T00:00:00.000Z"],
		"over years": ["2026-01-05T00:00:00.000Z", 400, "2024-12-01T00:00:00.000Z"],
		"over decades": ["2026-11-24T23:59:59.999Z", 20781, "1970-01-01T23:59:59.999Z"],
	}
	dates.days_before(case[0], case[1]) == case[2]
}

# OPA's own calendar is the oracle; WebAssembly would have to ask its host for it.
test_agrees_with_the_calendar if {
	now := time.parse_rfc3339_ns("2026-11-24T12:00:00.000Z")
	every days in numbers.range_step(0, 12000, 307) {
		then := time.format([now - (days * 86400000000000), "UTC", "2006-01-02T15:04:05.000Z07:00"])
		dates.days_before("2026-11-24T12:00:00.000Z", days) == then
	}
}

test_knows_no_other_form[text] if {
	some text in ["", "soon", "2026", "20x6-11-24T00:00:00.000Z", "2026-1-2T00:00:00.000Z"]
	not dates.days_before(text, 1)
}
