# bar

file = File
view = View
map = Map
help = Help
open-files = Open files…
open-the-built-in-data = Open the built-in data
open-recent = Open recent
open-session = Open session…
merge-notes-of-a-session = Merge notes of a session…
adds-the-notes-and-tags-of-a = Adds the notes and tags of a colleague; nothing of either is lost
picture = Picture…
the-map-as-it-is-now-with = The map as it is now, with legend, caption and credits, or the window
animation = Animation…
the-map-while-the-time-window-moves = The map while the time window moves, as a GIF or a PNG sequence
datasets-and-filters = Datasets and filters
event-summary-selection = Event, summary, selection
table = Table
compare-two-periods = Compare two periods…
possible-duplicates = Possible duplicates…
light-or-dark-as-the-system = Light or dark as the system
light = Light
dark = Dark
theme-light = Theme: light
theme-dark = Theme: dark
interface-size = Interface size
go-to = Go to
names-on-the-map = Names on the map
open-a-local-map-pmtiles = Open a local map (.pmtiles)…
nothing-from-the-internet = Nothing from the internet
asks-for-the-part-of-the-map = Asks { $host } for the part of the map you look at, which tells that server where you look. Nothing else is sent
from-the-internet = { $source } from the internet
map-sources = Map sources…
download-area = Get streets for this area…
requests = Requests
shortcuts-and-symbols = Shortcuts and symbols
performance = Performance
undo = Undo
redo = Redo
nothing-to-undo = Nothing to undo
nothing-to-redo = Nothing to redo
export-the-selected-events-ctrl-e = Export the selected events (Ctrl+E)
export-the-matching-events-ctrl-shift-e = Export the matching events (Ctrl+Shift+E)
export = Export…
network-on = Network on
source-is-asked-click-to-switch-off = { $name } is asked for the part of the map you look at; click to switch off
network-off = Network off
nothing-is-sent-click-to-draw = Nothing is sent or fetched; click to draw { $name } from the internet
nothing-is-sent-click-to-choose = Nothing is sent or fetched; click to choose a map from the internet
of-events-match = { $matching } of { $total } events match
no-requests = No requests
drawing = Drawing { $name }
cancel = Cancel
stop-drawing-nothing-is-written = Stop drawing; nothing is written
every-request-that-this-program-made-click = Every request that this program made; click lists them
no-tiles-from = No tiles from { $source }
the-maps-below-it-stay-it-is =
    { $trouble }
    The maps below it stay; it is asked again by itself
search-places-events-dates-commands = Search places, events, dates, commands
search-or-type-a-date = Search or type a date
search-places-and-events = Search places and events
no-place-event-or-date-found = No place, event or date found
events-in = Events in { $name }
filter-events-by = Filter events by “{ $text }”
searches-large-datasets-too = searches large datasets too
select-by-this-expression = Select by this expression…
datasets = Datasets
filters = Filters
show-datasets-and-filters = Show datasets and filters
fold-this-panel = Fold this panel
nothing-is-open-open-a-file-or = Nothing is open. Open a file, or drop one on the window
show = Show { $name }
report = Report…
reload = Reload
map-columns = Map columns…
close = Close
close-dialog = Close dialog
actions-for = Actions for { $name }
built-in-data = built-in data
of-rows-not-read = { $skipped } of { $rows } rows not read
time-zone-in-which-times-are-shown = Time zone in which times are shown and dates are read
this-computer = This computer: { $name }
another-such-as-asia-tokyo = Another, such as Asia/Tokyo
find-a-time-zone = Find a time zone
no-zone-has-this-name = No zone has this name
last-frame = Last frame
median-of-the-last-frames = Median of the last frames
with-95-of-100-were-faster-than = 95 of 100 were faster than
worst = Worst
last-filter-update = Last filter update
masks-of-it = masks of it
counts-and-views-of-it = counts and views of it
changes = Changes
matching-events = Matching events
events-in-memory = Events in memory
columns = Columns
bytes-an-event = { $bytes }, { $each } bytes an event
memory-of-the-program = Memory of the program
cpu-time-without-drawing-on-the-graphics = CPU time, without drawing on the graphics card
count-more = { $count } more
count-undated = { $count } undated
count-unplaced = { $count } unplaced
count-selected = { $count } selected
count-requests =
    { $count ->
        [one] { $count } request
       *[other] { $count } requests
    }
undo-of = {""}
local-names = Local names
menu = Menu
zone-map-and-requests = Time zone, map and requests
count-warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
count-columns-not-read =
    { $count ->
        [one] { $count } column not read
       *[other] { $count } columns not read
    }
open-the-report = Open the report of this file
colour-of-dataset = Colour of { $name }
click-colours-by-dataset = Click: colour events by their dataset
click-colours-by-kind = Click: colour events by their kind again
