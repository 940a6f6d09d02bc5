# choosing

select-by-expression-dialog = Select by expression
expression-that-selects = Expression that selects
include-filtered-out-events = Include filtered-out events
intersect = Intersect
count-selected-now = { $count } selected now
help-for-expressions = Names: kind, place, killed, start, …; columns of the file in "double quotes". Compare with = != < <= > >=, ~ contains, in (a, b), is unknown; join with and, or, not. A range counts if it may reach the number; definitely(…) asks for certainty
add-to-selection = Add to selection
remove-from-selection = Remove from selection
intersect-selection = Of what is selected, only they stay
replace-selection = Replace selection
compare-two-periods-dialog = Compare two periods
choose-a-time-window-with-the-slider = Choose a time window with the slider first; it is compared with a period before it, or with any other
kinds = Kinds
regions = Regions
areas = Areas
counted-are-events-that-may-lie-in = Counted are events that may lie in the period, under all filters
counted-are-events-that-are-definitely-in = Counted are events that are definitely in the period, under all filters
compare-the-time-window-with = Compare the time window with
preceding-period = preceding period
a-year-earlier = a year earlier
dates = dates
of-the-other-period = of the other period
the-other-period = The other period
the-time-window = The time window
difference = Difference
events-possible = Events, possible
events-definite = Events, definite
not-known = not known
save-as-csv = Save as CSV…
the-command-that-prints-this-comparison = The command that prints this comparison
no-event-in-either-period = No event in either period
other-period = Other period
percent-of-the-other-period = % of the other period
and-other-lines =
    { $count ->
        [one] and { $count } other line; the CSV file has them all
       *[other] and { $count } other lines; the CSV file has them all
    }
change-from-to = { $low } to { $high }
possible-duplicates-dialog = Possible duplicates
cancel-search = Cancel search
compare-matching-events =
    { $count ->
        [one] Compare the { $count } event that match
       *[other] Compare the { $count } events that match
    }
by-place-time-kind-and-words-nothing = by place, time, kind and words. Nothing is merged by itself
cross-dataset-only = Cross-dataset only
include-reviewed = Include reviewed
no-pairs-left-to-review = No pairs left to review
its-dataset-was-closed = its dataset was closed
pairs-among-events =
    { $count ->
        [one] { $pairs } among { $count } event
       *[other] { $pairs } among { $count } events
    }
count-pairs =
    { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    }
without-time-or-place-not-compared = ; { $count } without time or place not compared
less-likely-ones-not-kept = ; { $count } less likely ones not kept
comparisons-in-crowded-places-left-out = ; { $count } comparisons in crowded places left out
pairs-with-the-same-id =
    { $count ->
        [one] Same id: { $count } pair are the same event
       *[other] Same id: { $count } pairs are the same event
    }
decides-for-every-listed-pair-to-which = Decides for every listed pair to which both datasets give one id; undo takes all of it back
listed-same = same ·{" "}
listed-different = different ·{" "}
same-event = Same event
different-events = Different events
skip = Skip
show-both = Show both
selects-both-and-moves-the-map = Selects both and moves the map
score-of-100 = { $score } of 100: { $reasons }
differs = differs
file-line = { $file }, line { $line }
name-dataset = Dataset
count-each-event-once =
    { $count ->
        [one] Count each event once ({ $count } group)
       *[other] Count each event once ({ $count } groups)
    }
of-rows-decided-to-be-the-same = Of rows decided to be the same event only one counts, in sums, on the map and in exports; the manifest names the others
the-first-dataset = the first
keeping-the-row-of = keeping the row of
the-dataset-opened-first = the dataset opened first
nothing-is-written-yet = Nothing is written yet
pick-an-event-and-press-e-to = Pick an event and press E to write about it
search = Search
no-note-has-these-words = No note has these words
event-is-not-open = { $name } ({ $file } is not open, or has it no more)
select-these-events-shift-adds-ctrl-removes = Select these events; Shift adds, Ctrl removes
tags-about-events-not-open =
    { $count ->
        [one] { $count } tag is about events that nothing open has
       *[other] { $count } tags are about events that nothing open has
    }
same-point = same point
same-point-known-to = same point, places known to { $km } km
km-apart = { $distance } km apart
km-apart-known-to = { $distance } km apart, places known to { $km } km
same-hour = same hour
same-day = same day
times-overlap-within-days = times overlap within { $count } days
hours-apart = { $hours } h apart
same-kind = same kind
related-kinds = related kinds
kind-not-known = kind not known
different-kinds = different kinds
figures-agree = figures agree
figures-differ = figures differ
same-id = same id
both-in-one-dataset = both in one dataset
shared-words =
    { $count ->
        [one] { $count } shared word: { $words }
       *[other] { $count } shared words: { $words }
    }

## The file dialogs of the system

dialog-open-session = Open a session
dialog-merge-session = Merge notes and tags of a session
dialog-save-session = Save the session
dialog-open-events = Open events
dialog-import-areas = Import areas
dialog-export-areas = Export areas
dialog-save-comparison = Save the comparison
dialog-open-map = Open a local map
dialog-save-map = Save an area for offline use
dialog-export-events = Export events
dialog-sign = Sign with a secret key
dialog-save-picture = Save a picture
dialog-files-sessions = Sessions
dialog-files-events = Events
dialog-files-all = All files
dialog-files-areas = Areas
dialog-files-keys = Secret keys
dialog-template = Template of a printed document
dialog-files-templates = Templates
dialog-open-newer = Open newer version
dialog-open-manifest = Open the manifest of an export
dialog-files-manifests = Manifests
no-file-dialog-write-the-path = The system shows no file dialog. Write the path of the file:
path-of-the-file = path of the file
the-existing-file-will-be-replaced = The existing file will be replaced
no-file-at-this-path = There is no file at this path
open-path = Open
