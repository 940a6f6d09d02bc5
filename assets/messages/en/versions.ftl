# A newer version of a dataset, and what it changed.

open-newer-version = Open newer version…
what-changed-in = What changed: { $name }
rows-matched-by-ids = Rows were matched by the ids of the source
rows-matched-by-columns = Rows were matched by { $columns }
rows-matched-by-likeness = Rows were matched by equal records and likeness
columns-added = Columns added: { $columns }
columns-removed = Columns removed: { $columns }
rows-added-removed-changed = { $added } added, { $removed } removed, { $changed } changed, { $unchanged } unchanged
select-added = Select added
select-changed = Select changed
save-changes-as-table = Save as table…
rows-added = Added
rows-removed = Removed
rows-changed = Changed
the-table-lists-more = … and { $count } more; the table lists all of them
unknown-value = unknown
work-could-not-follow = What changed could not be determined, so the selection and the decisions about duplicates of this dataset were dropped. Notes are kept.
changes-unknown = { $name } was read again. What changed could not be determined.
nothing-changed-in = Nothing changed in { $name }
change-moved = moved { $distance }
change-placed = placed
change-no-longer-placed = no longer placed
change-later = { $time } later
change-earlier = { $time } earlier
selected-events-that-are-gone =
    { $count ->
        [one] { $count } selected event is not in the newer version
       *[other] { $count } selected events are not in the newer version
    }
decisions-about-events-that-are-gone =
    { $count ->
        [one] { $count } decision about duplicates names an event that is not there any more
       *[other] { $count } decisions about duplicates name events that are not there any more
    }
notes-about-events-that-are-gone =
    { $count ->
        [one] The notes and tags of { $count } event found no row; they are kept, see Notes
       *[other] The notes and tags of { $count } events found no row; they are kept, see Notes
    }
follow-changes = Follow changes
read-again-when-the-file-changes = Reads the file again whenever it changes on disk, and shows what changed
stop-comparing = Stop comparing
rows-added-removed-changed-briefly = { $added } added, { $removed } removed, { $changed } changed
compared-with-the-older-version = Compared with the older version { $name }. Click to list what changed.
before-and-now = Older version: { $before }, now: { $now }
before-and-now-in-matching-events = Older version → now
by-month = Month
ring-with-plus-added = Ring with plus: added ({ $count })
cross-removed = Cross: removed ({ $count })
dashed-ring-changed = Dashed ring: changed ({ $count })
line-moved = Line from the older position: moved ({ $count })
too-many-changes-for-signs = More than { $count } changes: filter to see them on the map
removed-event = Removed: { $title } ({ $time })
added-since-the-older-version = Added since the older version
changed-since-the-older-version = Changed since the older version
check-a-publication = Check an export…
says-what-of-an-export-still-holds = Says which rows, counts and sums of an export no longer hold in the open datasets
check-of-a-publication = Check of an export: { $file }
exported-at = Exported at { $time }
the-export-itself-is-compared = Its input is missing or has changed, so the export itself is compared
everything-published-still-holds = Everything in this export still holds
not-everything-published-holds = Some of this export no longer holds
as-published = Exported
in-the-open-data = In the open datasets
no-longer-matches = Exported, no longer matches the filters
matches-now-too = Not exported, matches the filters now
compared-with-dataset = Compared with { $name }
publication-not-checked = The export could not be checked: { $reason }
filters-by-changes-ended = Nothing is compared with an older version any more, so filters by changes were removed
show-as-many-datasets = The export was made of several files ({ $inputs }): open and show as many datasets
by-year = Year
the-exported-file-has-changed = The exported file is missing or is not as it was exported; what its manifest says is compared
