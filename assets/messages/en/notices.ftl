# notices

failure-of-file =
    { $reason }
    file: { $path }
areas-were-added =
    { $count ->
        [one] { $count } area was added
       *[other] { $count } areas were added
    }
filters-count-their-events = Filters › Area says how many events each has
parts-were-left-out =
    { $count ->
        [one] { $count } part was left out:
       *[other] { $count } parts were left out:
    }
the-areas-were-written =
    The areas were written
    { $path }
the-dataset-was-closed-before-the-reload = The dataset was closed before the reload finished
reading-was-cancelled = Reading was cancelled
date-order-is-ambiguous = Column “{ $column }”: the date order is ambiguous, as in { $example }. Which is it?
events-were-written =
    { $count ->
        [one] { $count } event written
       *[other] { $count } events written
    }
    { $path }
the-picture-was-saved =
    The picture was saved
    { $path }
drawing-was-stopped = Drawing was stopped
the-table-was-saved =
    The table was saved
    { $path }
failure-of-built-in-data = The built-in data: { $error }
opened-but-nothing-matches = { $name } is open, but none of its events matches the filters in use
standard-input-is-open-it-is-no = Standard input is open. It is no file: a session cannot open it again, and an export of it cannot be verified later; keep its data in a file if you need that
rows-could-not-become-an-event =
    { $count ->
        [one] { $name }: { $count } row was rejected; see its report
       *[other] { $name }: { $count } rows were rejected; see its report
    }
failure-of-saving-an-area-to-start = save area: { $error }
saving-failed-with-an-internal-error-please = Saving failed with an internal error; please report it
tiles-were-saved =
    { $count ->
        [one] { $count } tile saved
       *[other] { $count } tiles saved
    }
    { $path }
tiles-that-the-source-lacks =
    { $count ->
        [one] { $count } tile the source does not have
       *[other] { $count } tiles the source does not have
    }
failure-of-saving-an-area = Save area: { $error }
drop-to-open = Drop to open
reading-file = Reading { $name }
reading = reading…
file-has-not-answered-yet = The file has not answered yet. Try again in a moment.
saving-file = Saving { $name }…
the-disk-or-the-share-has-not = The disk or the share has not answered yet; you can go on working, or save under another name
what-was-open-here-was-in-no = What was open here was in no file; it is offered again at the next start
not-all-that-was-open-could-be = Not all that was open could be restored; it is offered again at the next start
notes-and-tags-joined = { $notes } and { $tags } joined
count-notes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
count-tags =
    { $count ->
        [one] { $count } tag
       *[other] { $count } tags
    }
restore-what-was-open = Restore what was open?
a-window-was-closed-with-unsaved-work = A window was closed on { $when } with work that was not saved:
restore = Restore
discard = Discard
title-changed = { $name } (changed) – strikemap
nothing-is-selected-click-a-symbol-on = Nothing is selected; click a symbol on the map or a row of the table first
map-is-drawn-over-the-built-in-one = { $name } is drawn over the built-in map
pick-an-event-first-a-note-is = Pick an event first; a note is about one event
url-not-safe-to-open-copy-it = URL not safe to open; copy it if you trust it
the-command-is-on-the-clipboard-it = The command is on the clipboard; it writes the same bytes
no-command-can-export-this = No command can do this: columns were mapped by hand, files were read in different ways, or too many rows were selected by hand; the manifest proves the export
the-command-is-on-the-clipboard = The command is on the clipboard
no-command-can-compare-this = No command can do this: columns were mapped by hand, files were read in different ways, or rows are left out by hand
the-file-of-the-session-holds-what =
    The file of the session holds what could not be opened here, and was left as it is; save under another name
    file: { $path }
the-session-was-saved =
    The session was saved
    { $path }
undo-named = Undo: { $text }
notes-changed-by-both =
    { $count ->
        [one] { $count } note was changed by both; the later text counts, both are kept
       *[other] { $count } notes were changed by both; the later text counts, both are kept
    }
events-with-notes-not-open =
    { $count ->
        [one] { $count } event with notes or tags: the dataset is not open here
       *[other] { $count } events with notes or tags: the dataset is not open here
    }
the-selection-was-inverted = The selection was inverted
all-filters-were-cleared = All filters were cleared
the-time-window-was-cleared = The time window was cleared
playback-runs-forward = Playback runs forward
playback-runs-backward = Playback runs backward
uncertain-areas-are-shown = Areas of uncertain places are shown
uncertain-areas-are-hidden = Areas of uncertain places are hidden
playback-at-the-end = Playback at the end: { $loop_mode }
mode-of-the-time-slider = Mode of the time slider: { $mode }
areas-stand-for-places =
    { $count ->
        [one] { $count } event with an imprecise place of the same name now lies in its area instead of a circle; the menu of the area under Filters › Area turns that off
       *[other] { $count } events with an imprecise place of the same name now lie in their area instead of a circle; the menu of the area under Filters › Area turns that off
    }
close-notice = Close message
