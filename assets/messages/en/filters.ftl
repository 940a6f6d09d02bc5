# filters

date-range = Date range
find-in = Find in { $filter }
fewer = Fewer
count-more-button = { $count } more…
words-or-a-quoted-phrase = Words, or a "quoted phrase"
text-in-any-column = Text in any column
expression = Expression
column = Column
column-that-must-have-the-value = Column that must have the value
value = Value
value-of-the-column = Value of the column
add = Add
killed-at-least = Killed, at least
injured-at-least = Injured, at least
the-highest-figure-cited-counts-unknown-is = The highest figure cited counts; unknown is not zero
any = any
number-of-all = { $number } of { $all }
clear-all = Clear all
deduplicated = Deduplicated
rows-of-repeated-events-left-out =
    { $count ->
        [one] { $count } row of repeated events left out
       *[other] { $count } rows of repeated events left out
    }
no-events-match = No events match
clear-time-window-count = Clear time window ({ $count })
remove-filter = Remove filter: { $filter } ({ $count })
injured-from = injured ≥ { $injured }
killed-from = killed ≥ { $killed }
killed-and-injured-from = killed ≥ { $killed }, injured ≥ { $injured }
remove-filter-named = Remove filter { $name }
approximate-outline-key-goes-there = Approximate outline; key { $key } goes there
lat-lon-box = Lat/lon box
right-click-for-more = Right click for more
import-areas = Import areas…
import-areas-boundaries = Import areas (boundaries)…
polygons-of-a-geojson-or-kml-file = Polygons of a GeoJSON or KML file
export-areas = Export areas…
as-geojson = As GeoJSON
with-their-symbol-inside = { $count } with their symbol inside
the-circle-in-which-an-event-happened = The circle in which an event happened lies wholly inside
only-what-is-definitely-inside = Only what is definitely inside
area = Area
name = Name
rename = Rename
another-area-is-called-that = Another area is called that
show-on-the-map = Show on the map
rename-button = Rename…
edit-vertices = Edit vertices
drag-vertices-on-the-map = Drag vertices on the map
copy-as-text = Copy as text
for-area-on-the-command-line = For --area on the command line
remove = Remove
areas-definitely = definitely { $names }
areas-also-tiers = { $names }, also { $tiers }
could-also-be-inside = Could also be inside:
click-only-this-ctrl-add-or-remove = Click: only this. Ctrl: add or remove. Alt: leave out
on-the-clocks-of = On the clocks of { $zone }
and-events-whose-hour-is-not-known =
    { $count ->
        [one] ; { $count } event left out whose hour is not known
       *[other] ; { $count } events left out whose hour is not known
    }
and-events-whose-day-is-not-known =
    { $count ->
        [one] ; { $count } event left out whose day is not known
       *[other] ; { $count } events left out whose day is not known
    }
clear = Clear
clear-named = Clear { $name }
is-area-of-events-called-so =
    { $count ->
        [one] Area of { $count } event with this place name
       *[other] Area of { $count } events with this place name
    }
instead-of-circles = Their imprecise place is this area instead of a circle: on the map, in filters by area, in exports
boundaries-stand-for-places = Imprecise places with these names are areas instead of circles: { $names }
not-name-and-shape = write NAME=SHAPE, such as 'Bucha Raion=POLYGON((29 50, 30 50, 30 51))'
click-add-or-remove = Click: add or remove
only-named = Only: { $name }
filters-in-use = Filters in use: { $filters }
counts-what-may-be-inside = Counts events whose symbol is inside; what else may lie there is offered below once it is chosen
