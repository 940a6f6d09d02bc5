# export

path-or-choose = path, or choose…
choose = Choose…
replace-the-existing-file = Replace the existing file
a-manifest-is-written-beside-the-file = A manifest is written beside the file; “strikemap verify” proves it from the inputs
copy-as-command = Copy as command
the-command-line-that-writes-the-same = The command line that writes the same bytes
export-dialog = Export
selected-by-hand-filters-do-not-change = Selected by hand; filters do not change what is exported
repeated-rows-left-out-of-export =
    { $count ->
        [one] • { $count } row of repeated events left out; the manifest names those that match
       *[other] • { $count } rows of repeated events left out; the manifest names those that match
    }
format = Format
of-the-source-byte-for-byte = of the source, byte for byte
of-the-source = of the source
of-strikemap = of strikemap
safe-for-spreadsheets = Safe for spreadsheets
puts-an-apostrophe-before-cells-that-a = Puts an apostrophe before cells that a spreadsheet would run as a formula; the manifest says so
map-in-the-report = Map in the report
a-picture-of-every-matching-event-drawn = A picture of every matching event, drawn into the page
only-a-report-of-filtered-events-at = Only a report of filtered events at their true places shows the map
as-two-more-columns-the-manifest-names = As two more columns; the manifest names the file of the session, so save it first
notes-and-tags-stand-in-columns-of = Notes and tags stand in columns of strikemap, once there are some
selected-events-that-are-hidden =
    { $count ->
        [one] { $count } of them is hidden by filters or in hidden datasets
       *[other] { $count } of them are hidden by filters or in hidden datasets
    }
redaction = Redaction
places = Places
exact = exact
rounded = rounded
jittered = jittered
text-may-still-name-places-and-people = Text may still name places and people, and a picture shows true places: look at what you publish
the-manifest-reveals-your-filters-and-with = The manifest reveals your filters, and with them the area that you chose
decimals-of-a-degree = Decimals of a degree
up-to-off-in-kyiv = up to { $distance } off in Kyiv
by-up-to = By up to
secret-seed = Secret seed
new = New
generate-new-seed = Generate new seed
keep-it-to-yourself-who-has-it = Keep it to yourself: who has it can move places back, and nobody can prove the export without it. It is kept for the next export on this computer: copies of one place that are moved differently narrow it down
leave-out-columns = Leave out columns
sign-the-manifest = Sign the manifest
with-a-secret-key-of-minisign-or = With a secret key of minisign or “strikemap keygen”; whoever has your public key can then prove that the export is yours
secret-key = Secret key
path-of-the-file-or-choose = path of the file, or choose…
choose-key = Choose key…
password = Password
used-for-this-export-and-forgotten-with = Used for this export and forgotten with the dialog
save-an-animation = Save an animation
save-a-picture = Save a picture
picture-of = Of
the-map-with-a-caption = the map, with a caption
the-whole-window = the whole window
png-sequence = PNG sequence
signs-areas-and-words-stay-sharp-at = Symbols, areas and words stay sharp at any size; the map below them is a picture
a-manifest-is-written-beside-it-with = A manifest is written beside it, with the time and the count of each picture; “strikemap verify” proves those from the inputs, not what is drawn
a-manifest-is-written-beside-the-picture = A manifest is written beside the picture; “strikemap verify” proves from the inputs which events it is of, not what is drawn
width = Width
height = Height
as-shown = As shown
scale = Scale
width-by-height-pixels = { $width } × { $height } pixels
title = Title
no-title = none
replace-what-is-there = Replace what is there
save = Save
as-far-as-the-time-axis-shows = as far as the time axis shows
all-data = all data
no-event-has-a-time = No event has a time
moves = moves
cumulative = cumulative
each-step = Each step
such-as-6-h-1-d-1 = Such as 6 h, 1 d, 1 w, 1 mo
window-width = Window width
write-steps-such-as-6-h-1 = Write steps such as 6 h, 1 d, 1 w or 1 mo
too-many-pictures = More than { $count } pictures; choose a larger step or less time
seconds = Seconds
pictures-from-to =
    { $count ->
        [one] { $count } picture from { $from } to { $to }
       *[other] { $count } pictures from { $from } to { $to }
    }
this-is-a-folder-add-the-name = This is a folder; add the name of a file
file-is-not-a-folder = { $path } is a file, not a folder
folder-does-not-exist = The folder { $path } does not exist
suffix-m = {" "}m
no-filters-active = No filters active
undated-events-are-included = Undated events are included
undated-events-are-left-out = Undated events are left out
only-undated-events = Only undated events
imprecise-events-are-left-out = Events with a time precision coarser than an hour are left out
only-imprecise-events = Only events with a time precision coarser than an hour
events-that-certainly-happened = events that certainly happened
events-that-may-have-happened = events that may have happened
events-that-were-certainly-reported = events that were certainly reported
events-that-may-have-been-reported = events that may have been reported
time-of-events-at = Time: { $events } at { $time }
time-of-events-before = Time: { $events } before { $time }
time-of-events-since = Time: { $events } at { $time } or later
time-of-events-between = Time: { $events } from { $start } until before { $end }
between-alternatives = {" "}or{" "}
between-conditions = {" "}and{" "}
place-may-lie-in = the place may lie in { $names }
place-certainly-lies-in = the place certainly lies in { $names }
position-lies-in = the position lies in { $names }, and is not known only by country
position-or-tiers-lie-in = { $own }; or the place may lie there and is known by { $tiers }
row-has-all-words = the original row has all words of { $text }
expression-may-be-true = { $text } (a range matches if it may be true; what is unknown does not)
at-least-killed-and-injured = at least { $killed } killed and { $injured } injured, by the highest figure cited
column-is-value = { $column } is "{ $value }"
coordinates-are-rounded =
    { $count ->
        [one] Coordinates are rounded to { $count } decimal of a degree; the radius of each place grew by as much as that may be off
       *[other] Coordinates are rounded to { $count } decimals of a degree; the radius of each place grew by as much as that may be off
    }
coordinates-are-moved = Coordinates are moved by up to { $most } m, as the place and a secret seed decide; the radius of each place grew by { $growth } m; places that the gazetteer gave stay
columns-left-out = Columns left out: { $names }

language-of-the-page = Language of the page
readers-can-switch-the-language = Readers can switch
the-names-of-the-files = the names of the files
licence-of-the-data = Licence of the data
such-as-a-licence = such as CC BY 4.0
map-in-the-page-at-most = Map in the page, at most
detailed-zooms-are-left-out-until-it-fits = Around the events; the most detailed zooms are left out until it fits, and 0 leaves the map out
the-page-is-at-most-about = the page: at most about { $size }
title-of-the-document = Title
language-of-the-document = Language
language-of-the-report-is-in-it = Headings, filters and counts are in it; texts of events stay as they are
headings-and-legends-are-in-it = Headings, legend and counts are in it; what events say stays as it is
paper = Paper
small-maps-by = Small maps
one-map-a-period-at-one-scale = A small map for each period, all at one scale
template = Template
logo-colour-and-credit-line = none; or a file with logo and credit
a-toml-file-with-logo-colour-credit = A TOML file with the lines logo = "FILE", colour = "#rrggbb" and credit = "TEXT"
choose-template = Choose template…
periods-auto = automatic
periods-day = by day
periods-week = by week
periods-month = by month
periods-none = none
preview-of-the-picture = Preview of the picture
preview-is-being-drawn = Drawing a preview…
size = Size
square = Square
a4-for-print = A4 for print
export-matching-count = Matching events: { $count }
export-selected-count = Selected events: { $count }
export-matching-events-dialog =
    { $count ->
        [one] Export { $count } event
       *[other] Export { $count } events
    }
export-selected-events-dialog =
    { $count ->
        [one] Export { $count } selected event
       *[other] Export { $count } selected events
    }
