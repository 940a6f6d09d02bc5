# details

no-event-picked = No event picked
click-a-symbol-on-the-map-or = Click a symbol on the map or a row of the table to read about it
its-place-among-the-matching-events-in = Its place among the matching events in time
disputed = Disputed
claims-about-this-event-differ = Claims about this event differ
killed = Killed
injured = Injured
launched = Launched
intercepted = Intercepted
air-alert = Air alert
when-and-where = When and where
all-events-of-this-attack = All events of this attack
only-events-of-this-attack-match-then = Only events of this attack match then
who-says-so = Who says so
copy-address = Copy address
also-reported-in = Also reported in
file-line-title = { $file }, line { $line }: { $title }
undo-decision = Undo decision
made-from-file-and-line = , made from file and line
original-row = Original row
file-line-id = { $file }, line { $line }; id { $id }{ $made }
no-header = (no header)
copy-row = Copy row
at-this-point = At this point
tab-selection = Selection { $count }
tab-event = Event
tab-summary = Summary
close-event = Close event
close-panel = Close panel
next-event-in-time = Next event in time
previous-event-in-time = Previous event in time
show-on-map = Show on map
its-place-is-not-known = Its place is not known
event-selected = Selected
select-event = Select
add-it-to-the-selection-or-remove = Add it to the selection, or remove it
note-about-this-event = Note about this event
claims-differ = Claims differ
claims = Claims
differ = differ
claims-over-time = { $about } over time: { $values }
notes-and-tags = Notes and tags
remove-the-tag = Remove the tag { $word }
add-a-tag-hint = add a tag
add-a-tag = Add a tag
add-this-tag = Add this tag
change-the-note = Change the note
keep = Keep
change = Change
removed = (removed)
write-a-note-e = write a note (E)
write-a-note = Write a note
save-note = Save note
author = Author
your-name-or-leave-it-empty = your name, or leave it empty
count-events-selected =
    { $count ->
        [one] { $count } event selected
       *[other] { $count } events selected
    }
click-a-symbol-draw-a-lasso-round = Click a symbol, draw a lasso round several, or choose by expression
all = All
select-all-matching-events-ctrl-a = Select all matching events (Ctrl+A)
invert = Invert
select-matching-events-that-are-not-selected = Select matching events that are not selected (Ctrl+I)
select-nothing-esc = Select nothing (Esc)
reselect = Reselect
restore-previous-selection-ctrl-shift-a = Restore previous selection (Ctrl+Shift+A)
by-expression = By expression…
select-events-by-an-expression-ctrl-shift = Select events by an expression (Ctrl+Shift+K)
save-selection = Save selection…
save-the-selection-under-a-name = Save the selection under a name
find-events-that-may-be-reported-twice = Find events that may be reported twice (Ctrl+Shift+D)
update-from-selection = Update from selection
change-named = Change { $name }
click-selects-these-events-shift-adds-ctrl = Click selects these events, Shift adds, Ctrl removes them
name-of-the-selection = Name of the selection
replace = Replace
event-of-file = event { $number } of { $file }
count-sources =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
count-claims =
    { $count ->
        [one] { $count } claim
       *[other] { $count } claims
    }
count-earlier-versions =
    { $count ->
        [one] { $count } earlier version
       *[other] { $count } earlier versions
    }
looking-for-air-alerts = Looking for air alerts…
alert-on-since = On since { $since }
alert-on-during = On, { $from }–{ $to }
alert-on-since-before = On since { $since } ({ $before })
alert-not-known = Not known: { $reason }
time-before = { $time } before
up-to-time-before = up to { $time } before
from-to-time-before = { $least } to { $most } before
somewhere-in-area = Somewhere in { $name }, one of your areas
