# reports

columns-of = Columns of { $name }
the-file-is-too-large-for-its = The file is too large for its columns to be shown here.
open = Open
choose-a-column-for-the-date-or = Choose a column for the date or for the coordinates
recognised-as-format = Recognised as { $format }
dates-such-as-03-04-2025 = Dates such as 03/04/2025
decide-from-the-column = Decide from the column
date-is-day-first = 3 April, day first
date-is-month-first = March 4, month first
date-is-year-first = 2003, April 25, year first
times-without-a-zone-where-no-country = Times without a zone, where no country tells one
sheet-or-layer = Sheet or layer
those-with-events = those with events
in-how-many-of-the-first-rows = In how many of the first rows this column fills the field
first-values = First values
read-as = Read as
rows = Rows
why = Why
no-row-can-be-read-as-an = No row can be read as an event yet
the-rows-as-they-are-read = The rows as they are read
the-first-rows-as-they-are-read = The first rows as they are read
column-line = Line
column-when = When
column-where = Where
column-what = What
column-doubts = Doubts
not-read = not read
column-not-read = not read: { $reason }
row-is-no-event = no event: { $doubts }
report-on = Report: { $file }
rejected-rows = Rejected rows
warnings = Warnings
columns-button = Columns…
copy-as-json = Copy as JSON
columns-that-are-read = Columns that are read
not-sure = not sure: { $reason }
columns-that-are-not-read = Columns that are not read: { $count }
read-column-as = Read { $column } as
warnings-by-kind = Warnings by kind
select-the-events-that-this-concerns-on = Select the events that this concerns, on the map and in the table
select-events = Select events
select-events-named = Select events: { $column } { $reason }
more-kinds-of-warnings =
    { $count ->
        [one] { $count } more kinds
       *[other] { $count } more kinds
    }
delimiter-tab = , tab
delimiter-sign = , delimiter { $sign }
no-time-in-any-row = no time in any row
recognised-as = Recognised as
rows-read = Rows read
events-without-a-time = Events without a time
events-without-a-place = Events without a place
located-by-the-built-in-gazetteer = Located by the built-in gazetteer
repeated-ids = Repeated ids
from-first-start-to-last-end = From first start to last end
the-first-are-listed = the first { $count } are listed
column-text = Text
column-reason = Reason
for-boundaries = For boundaries, such as districts, instead of events
import-as-areas = Import as areas
