# timeline

previous-window = Previous window
pause = Pause
play = Play
next-window = Next window
window = Window
playing = Playing
speed = Speed
slower = Slower (,)
data-time-that-passes-in-a-second = Data time that passes in a second
steps-in-a-second = Steps in a second
events-in-a-second = Events in a second
faster = Faster (.)
move = Move
step = Step
one-bar = One bar
at-the-end-of-the-data-l = At the end of the data (L)
back-in-time-r = Back in time (R)
width-of-the-window = Width of the window
width-of-the-window-such-as = Width of the window: { $examples }
step-examples = 30min, 6h, 1d, 2w, 1mo or 1y
may-have-happened-in-the-window-the = May have happened in the window: the event's interval overlaps it
happened-in-the-window-for-certain-the = Definitely happened in the window: the event's interval lies wholly inside
time = Time
events-without-a-time-count = Events without a time: { $count }
undated-leave-out-while-a-window-is-set = Undated: leave out while a window is set
undated-show-beside-the-others = Undated: show beside the others
undated-show-only-these = Undated: show only these
time-known-less-precisely-than-an-hour = Time precision lower than an hour: { $count }
hatched-in-the-bars = Hatched in the bars
imprecise-show = Imprecise: show
imprecise-leave-out = Imprecise: leave out
imprecise-show-only-these = Imprecise: show only these
axis = Axis
zoom-to-the-window-z = Zoom to the window (Z)
show-all-data-shift-z = Show all data (Shift+Z)
stack-by-kind = Stack by kind
logarithmic-heights = Logarithmic heights
time-of-events = Time of events
when-it-happened = When it happened
when-it-was-reported = When it was reported
no-open-dataset-has-report-times = No open dataset has report times
half-of-the-matching-events-were-reported = Half of the matching events were reported within { $time }
text-is-not-a-date = "{ $text }" is not a date; write 2025-12-27, 27.12.2025, 2025-12-27 07:45 or -7d
month-has-so-many-days =
    { $days ->
        [one] { $month } has { $days } day
       *[other] { $month } has { $days } days
    }
edge-from = { $name } from
hint-from = from
edge-until = { $name } until
hint-until = until
ways-to-write-a-date = 2025-12-27, 27.12.2025, 2025-12-27 07:45 or -7d; a date alone is the whole day
handle-at = at { $time }
handle-until = until { $time }
handle-from = from { $time }
handle-to = to { $time }
and-more = and { $count } more
no-event-with-a-time-is-open = No event with a time is open
time-window = Time window
last-week = Last week
last-month = Last month
this-year = This year
counted-back-from-the-last-event-of = Counted back from the last event of the data
an-attack = An attack…
presets = Presets
attacks-of-large-datasets-are-not-listed = Attacks of datasets with more than { $count } rows are not listed: search for a date
the-open-data-names-no-attacks = The open data names no attacks
and-earlier-attacks =
    { $count ->
        [one] and { $count } earlier one: search for a date
       *[other] and { $count } earlier ones: search for a date
    }
clocks-jump = clocks { $sign }{ $time }
about-a-number = about { $number }
of-events-match-the-other-filters = { $matching } of { $all } events match the other filters
other-kinds = Other kinds
an-event-at-the-start-is-inside = An event at the start is inside, one at the end is not
calendar = Calendar
previous-month = Previous month
next-month = Next month
show-this-month = Show all of this month
collapse-empty-stretches = Collapse empty stretches
a-zigzag-marks-where-time-is-left-out = Where nothing matches for long, a zigzag stands for that time
nothing-matches-from-to = { $from } – { $to }: nothing matches
