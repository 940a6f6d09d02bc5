# help

shortcuts = Shortcuts
symbols = Symbols
a-filled-symbol-stands-at-an-exact = A filled symbol stands at an exact place, a hollow one at an imprecise one; hatching shows where such events may have happened. A ring with a number is several events: click it to zoom in, or to spread out those at one place. Alerts and closures are lanes of the time slider, and symbols only where nothing else matches.

where-to-begin = Documented attacks, on a map and in time
what-is-open-at-the-start =
    { $count ->
        [one] { $count } event is open. Nothing is sent over the network.
       *[other] { $count } events are open, from { $first } to { $last }. Nothing is sent over the network.
    }
the-attack-of = The attack of { $day }
open-my-files = Open my files…
open-my-files-about = CSV, Excel, GeoJSON, KML, Parquet; or drop them here
how-to-read-the-map = How to read the map
how-to-read-the-map-about = Five steps; leave at any moment with Esc
releases-page = Releases…
step-of = { $step } of { $count }
tour-next = Next
tour-back = Back
tour-done = Done
leave-the-tour = Leave
tour-map = Symbols and places
tour-map-text = Each symbol is an event; shape and colour tell its kind. A hollow symbol has an imprecise place, and hatching shows where it may have happened. A ring with a number is several events: click it to zoom in.
tour-time = Time
tour-time-text = The blue window is the time that you look at. Drag its edges or its middle, or draw a new one. Possible counts events that may lie in it, Definite those that must.
tour-filters = Datasets and filters
tour-filters-text = Click a kind, a place or a source to see only that; Ctrl adds, Alt excludes. Each count follows everything else that is chosen.
tour-event = Event and summary
tour-event-text = A click on a symbol shows what happened, who says so and which claims differ. The summary counts people as ranges, and nobody twice.
tour-export = Search and export
tour-export-text = Search understands places, dates and commands. Export writes exactly the matching or the selected events, with a manifest that proves how the file was made.
reduce-motion = Reduce motion
the-system-asks-for-it = The system asks programs to reduce motion

search-the-help = Search shortcuts, gestures and symbols
mouse-on-the-map = Mouse on the map
mouse-on-the-time-slider = Mouse on the time slider
mouse-drag = Drag
mouse-drag-edge = Drag an edge
mouse-wheel = Wheel
mouse-click = Click
mouse-ctrl-click = Ctrl+click
mouse-shift-click = Shift+click
mouse-shift-drag = Shift+drag
mouse-alt-drag = Alt+drag
mouse-double-click = Double-click
mouse-ctrl-wheel = Ctrl+wheel
mouse-shift-wheel = Shift+wheel
map-drag = moves the map
map-wheel = zooms
map-click = picks an event; a ring zooms in
map-ctrl-click = adds to the selection
map-shift-drag = selects a rectangle
map-double-click = zooms in
slider-drag = draws a new window; Esc takes it back
slider-drag-edge = moves it; the middle moves the window
slider-shift-drag = snaps to bars
slider-alt-drag = moves both edges
slider-click = takes the bar as the window
slider-shift-click = extends the window to there
slider-double-click = zooms to the window; beside it, to all data
slider-wheel = widens or narrows the window
slider-ctrl-wheel = zooms the axis
slider-shift-wheel = moves the axis, as the middle button does
