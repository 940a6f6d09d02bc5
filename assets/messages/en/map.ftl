# map

count-outside-the-view = { $count } outside the view
fit = Fit
show-all-matching-events-0 = Show all matching events (0)
count-country-wide = { $count } country-wide
known-only-by-country-so-not-on = Known only by country, so not on the map; click selects and lists them
no-streets-in-the-built-in-map = No streets in the built-in map
get-streets = Get streets…
download-streets-or-open-a-local-map = Download the streets of this area once, or open a local map (Map › Open a local map)
layers = Layers
the-first-lies-on-top-drag-the = The first lies on top; drag the handles to reorder
settings-of = Settings of { $label }
opacity-of = Opacity of { $label }
how-opaque-it-is = How opaque it is: { $percent } %
move-up = Move up
move-down = Move down
drag = Drag { $label }
drag-to-another-place-in-the-order = Drag to another place in the order
sign-exact-place = exact place
place-is-in-here = place is in here
imprecise-place = imprecise place
picked-events-area = picked event's area
several-events = several events
sign-claims-differ = claims differ
legend = Legend
fold-the-legend = Fold the legend
what-the-signs-mean = What the symbols mean
legend-named = Legend { $label }
click-filters-by-this-kind = Click filters by this kind
too-many-events-cells-instead = too many events, cells instead
places-on-the-map = Places on the map
positions-for-the-map = Positions for the map
the-built-in-map = The built-in map: { $error }
built-in-map = Built-in map
click-to-zoom-in = Click to zoom in
click-to-spread-out-the-first-of = Click to spread out the first of them; the panel lists all
click-to-spread-them-out-again-to = Click to spread them out, again to go through them
zoom-in = Zoom in
zoom-out = Zoom out
move-the-map-and-pick-events = Move the map and pick events
within-distance = within { $distance }
name-within-distance = { $name }, within { $distance }
more-than-imprecise-events-in-view-zoom = More than { $count } imprecise events in view; zoom in
only-areas-in-view-are-hatched-zoom = Only { $count } areas in view are hatched; zoom in
count-events-here =
    { $count ->
        [one] { $count } event here
       *[other] { $count } events here
    }
events-per-grid-cell = Events per grid cell
cell-size-px = Cell size (px)
written-to-the-graphics-card = Written to the graphics card
pictures-of-dots = Pictures of dots
events = Events
density-of-events = Events
density-of-killed = Killed, highest figures,
density-of-injured = Injured, highest figures,
kernel-density-radius = { $what }, kernel density, radius { $radius }
events-do-not-say =
    { $count ->
        [one] { $count } event does not say, and totals of whole attacks are left out
       *[other] { $count } events do not say, and totals of whole attacks are left out
    }
people-killed = People killed
people-injured = People injured
heat-count = Count
logarithmic = Logarithmic
linear = Linear
colours = Colours
radius-points = Radius, points
killed-lowest = Killed, lowest
killed-highest = Killed, highest
injured-lowest = Injured, lowest
injured-highest = Injured, highest
measure-resolution = { $measure } · resolution { $resolution }
outline-only-no-data = Outline only: no data
counting = Counting…
hexagons-number = Number
fixed-resolution = Fixed resolution
resolution-of-h3 = Resolution of H3
width-points = Width, points
tip-killed = Killed: { $people }
tip-injured = Injured: { $people }
tip-events-state-neither =
    { $count ->
        [one] { $count } event states neither
       *[other] { $count } events state neither
    }
h3-resolution = H3 { $name } · resolution { $resolution }
not-stated = not stated
approximate-outline = Approximate outline
drawn-or-imported = Drawn or imported
range-of-definite-and-possible = 12–15: 12 definite, 15 possible
area-definite-and-possible =
    { $area }
    { $possible ->
        [one] { $definite } definite, { $possible } possible event
       *[other] { $definite } definite, { $possible } possible events
    }
    Click selects the possible ones
no-open-dataset-has-a-column-for = No open dataset has a column for an origin
too-many-events-for-lines = More than { $count } events match; shorten the time window
origin-given-by-the-source = Origin given by the source
origin-geocoded = Origin geocoded
events-with-an-origin =
    { $count ->
        [one] { $with } of { $count } event tell an origin
       *[other] { $with } of { $count } events tell an origin
    }
origins-not-known =
    { $count ->
        [one] { $count } name is not known and not drawn
       *[other] { $count } names are not known and not drawn
    }
too-many-for-symbols-numbers-of-near = Too many for symbols: numbers of near events; zoom in for symbols
too-many-for-symbols-a-dot-for = Too many for symbols: a dot for every event, selected and newest ones on top
too-many-for-symbols-a-dot-is = Too many for symbols: a dot is the newest event there
size-by-nothing = Nothing
size-by = Size by
crowded-clusters = Clusters
crowded-dots = Dots
when-crowded = When crowded
legend-people-killed = people killed
injured-none-killed = injured, none killed
nobody-harmed = nobody harmed
colour-by-kind = Kind
colour-by-dataset = Dataset
colour-by-casualties = Casualties
colour-by = Colour by
drag-from-the-middle-outward = Drag from the middle outward
distance-around = { $distance } around
done = Done
count-inside = { $count } inside
drawn-area = Drawn
filter-by-it = Filter by it
only-events-in-this-area-match-then = Only events in this area match then
save-as-area = Save as area
name-it-filter-by-it-and-export = Name it, filter by it and export it under Area at the left
name-of-a-drawn-area = Area { $number }
draw-around-what-you-want = Draw around what you want
click-along-what-you-measure-a-double = Click along what you measure; a double click or Enter ends
area-ha = { $number } ha
area-km2 = { $number } km²
click-vertices-a-double-click-or-enter = Click vertices; a double click or Enter ends, Backspace removes the last
drag-from-corner-to-corner = Drag from corner to corner
has-too-many-vertices-to-drag-them = { $name } has too many vertices to drag them one by one; Esc
drag-vertices-click-small-ones-to-add = { $name }: drag vertices, click small ones to add, right click to remove; Esc ends
map-of-events = Map of the events. Arrows move it, N and P pick the next and previous event in view
map-with-picked-event = Map of the events. Picked: { $title }
no-other-event-is-in-view = No other event is in view
tools-of-the-map = Tools of the map
not-in-view = Not in view
