# Timestamps have one textual form in which they sort as time does, so an age is a comparison with a text.
package hasp.lib.dates

# The same time of day, a number of whole days earlier.
days_before(timestamp, days) := concat("", [date(day_number(timestamp) - days), substring(timestamp, 10, -1)])

# Days since 1970-01-01 in the proleptic Gregorian calendar: years are counted from March, so that the leap
# day is the last of its year, and in eras of 400 years, which all have 146097 days.
day_number(timestamp) := ((era * 146097) + (year_of_era * 365)) + ((leap_days + day_of_year) - 719468) if {
	month := number(substring(timestamp, 5, 2))
	year := number(substring(timestamp, 0, 4)) - before_march(month)
	era := floor(year / 400)
	year_of_era := year - (era * 400)
	leap_days := floor(year_of_era / 4) - floor(year_of_era / 100)
	day_of_year := (floor(((153 * ((month + 9) % 12)) + 2) / 5) + number(substring(timestamp, 8, 2))) - 1
}

date(day) := $"{padded(year, 4)}-{padded(month, 2)}-{padded(day_of_month, 2)}" if {
	shifted := day + 719468
	era := floor(shifted / 146097)
	day_of_era := shifted - (era * 146097)
	years := (day_of_era - floor(day_of_era / 1460)) + (floor(day_of_era / 36524) - floor(day_of_era / 146096))
	year_of_era := floor(years / 365)
	leap_days := floor(year_of_era / 4) - floor(year_of_era / 100)
	day_of_year := day_of_era - ((365 * year_of_era) + leap_days)
	shifted_month := floor(((5 * day_of_year) + 2) / 153)
	day_of_month := (day_of_year - floor(((153 * shifted_month) + 2) / 5)) + 1
	month := ((shifted_month + 2) % 12) + 1
	year := (year_of_era + (era * 400)) + before_march(month)
}

before_march(month) := 1 if {
	month <= 2
} else := 0

# Leading zeros are no JSON number.
number(digits) := to_number($"1{digits}") - power_of_ten[count(digits)]

power_of_ten := {2: 100, 4: 10000}

padded(number, width) := concat("", [substring("0000", 0, width - count(text)), text]) if text := $"{number}"
