# summary

compare-the-time-window-with-another-period = Compare the time window with another period (C)
people-in-selected-events = People in selected events
none = None
and-others =
    { $count ->
        [one] and { $count } other
       *[other] and { $count } others
    }
data-from-to = Data from { $first } to { $last }
click-a-bar-to-filter-by-it = Click a bar to filter by it, a symbol on the map or a row of the table to read about it
no-event-states-a-figure = no event states a figure
events-state-neither-figure =
    { $count ->
        [one] { $count } event states neither figure. Totals of an attack stand for its single events, so that nobody is counted twice
       *[other] { $count } events state neither figure. Totals of an attack stand for its single events, so that nobody is counted twice
    }
select-all = Select all
close-table = Close table
descending = , descending
ascending = , ascending
sort-by = Sort by { $column }{ $order }
count-attacks-by-their-totals =
    { $count ->
        [one] { $count } attack by its total
       *[other] { $count } attacks by their totals
    }
count-single-events =
    { $count ->
        [one] { $count } single event
       *[other] { $count } single events
    }
no-strikes = no strikes
strikes-under-alert =
    { $all ->
        [one] { $on } of { $all } strike under alert
       *[other] { $on } of { $all } strikes under alert
    }
and-median-after-it-began = , median { $time } after it began
and-strikes-not-known = , { $count } not known
selected-events-only = Selected only
claims-differ-of = { $count }, disputed
of-events-shown = of { $count } in the shown datasets
count-disputed = { $count } disputed
only-disputed-events = Only events whose claims differ match then
report-button = Report…
a-report-of-what-matches = A report of the matching events, to read or to print
on-of-all-strikes =
    { $all ->
        [one] { $on } of { $all } strike
       *[other] { $on } of { $all } strikes
    }
strikes-are-those = Strikes are by missile, drone, both or aircraft
