# notes-of-columns

column-chosen-by-hand = was chosen by hand
column-is-so-in-format = is so in { $format }
column-named = has a header that names the field
column-worded = has a header with words of the field
column-has-values = has values of the field
column-only-time = is the only time of a row
column-only-pair = is the only pair of coordinates
column-when-form-filled = is when a form was filled in
column-when-entry-made = is when an entry was made, beside when it happened

column-left-bounds = other columns have the least and the most
column-left-without-year = is a part of a date, and no column has the year
column-left-another-taken = another column is taken for the same field
column-left-another-clear = another column is clearly the one
column-left-several = several columns may be meant, and nothing tells which
column-left-several-pairs = several pairs of coordinates, and nothing tells which is meant
column-left-another-pair = another pair of coordinates is taken
column-left-part-of-angle = holds a part of an angle; put degrees, minutes and seconds into one column
column-left-people-no-count = has a header that speaks of people, and is not definitely a count
column-of-coordinates = has a header of coordinates, and was not read
column-of-people = has a header that speaks of people, weapons or durations, and was not read
column-of-time = has a header that speaks of time, and was not read
column-of-exactness = may say how exact a place is, without a unit or words that are known
column-holds-dates = holds dates
column-holds-coordinates = holds coordinates
column-holds-nested = holds values inside one another
column-repeated = has the name of a column before it

doubt-unrecognised = No column for a date and none for coordinates was recognised. Choose them below.
doubt-date-order = Column “{ $column }”: day and month may stand in either order, as in { $example }. Choose the order below.
doubt-not-sure = “{ $columns }” is read as { $field }: it { $reason }
doubt-events-without-time = { PLAIN($without) } of the { PLAIN($count) } events have no time
doubt-first-events-without-time = { PLAIN($without) } of the first { PLAIN($count) } events have no time
doubt-events-without-place = { PLAIN($without) } of the { PLAIN($count) } events have no place
doubt-first-events-without-place = { PLAIN($without) } of the first { PLAIN($count) } events have no place
