# What reports and printed documents say.

figure-events = Events
figure-areas = Place known only as an area
figure-without-time = Without a time
figure-without-place = Without a place
counts-by-kind = By kind
counts-by-place = By place
counts-by-weapon = By weapon
counts-by-source = By source
events-of-a-dataset =
    { $count ->
        [one] { $name }: { $shown } of { $count } event
       *[other] { $name }: { $shown } of { $count } events
    }
and-rows-that-are-no-event =
    { $count ->
        [one] ; { $count } row of the file was rejected
       *[other] ; { $count } rows of the file were rejected
    }
times-are-those-of = Times are those of { $zone }.
how-people-were-counted =
    { $count ->
        [one] { $count } event states neither figure of people. The total of an attack stands for its single events, so that nobody is counted twice.
       *[other] { $count } events state neither figure of people. The total of an attack stands for its single events, so that nobody is counted twice.
    }
from-a-time = from { $time }
until-a-time = until { $time }
place-on-the-map-unknown = place on the map unknown
place-changed = changed
print-map = Map
print-in-numbers = In numbers
print-small-maps = Period by period
print-small-maps-note = The same part of the map at one scale; hollow: place known only as an area. An event is in every period in which it may have happened, and the bar compares their numbers. Numbers count the events on the map.
print-undated-in-none =
    { $count ->
        [one] { " " }{ $count } event without a time is in none.
       *[other] { " " }{ $count } events without a time are in none.
    }
print-wider-periods = { " " }The periods that were asked for would be too many; each map shows a { $width }.
print-summary = Summary
print-what-is-shown = What is shown
print-how-it-was-made = How this was made
print-input = { $name }, { PLAIN($bytes) } bytes; SHA-256:
print-proof = The manifest beside this file names its inputs and filters; “strikemap verify” makes this document again from them and compares every byte.
print-missing-letters =
    { $count ->
        [one] { $count } letter that is not in the fonts of this document stands as a box: { $codes }. It can be copied.
       *[other] { $count } letters that are not in the fonts of this document stand as boxes: { $codes }. They can be copied.
    }
print-time-and-zone = { $time } · { $zone }
print-off-the-map =
    { $count ->
        [one] { $count } event is known only by country or without a place, and not on the map
       *[other] { $count } events are known only by country or without a place, and not on the map
    }
print-lasting-not-drawn =
    { $count ->
        [one] { $count } alert or closure is not drawn
       *[other] { $count } alerts and closures are not drawn
    }
print-map-of-events =
    { $count ->
        [one] Map of { $count } event
       *[other] Map of { $count } events
    }
print-locator = Where the map lies
print-legend-hollow = Hollow: place known only as an area
print-legend-circle = Circle meant to contain the place
print-legend-ring = Ring: several events, their number and kinds
print-scale = 1 : { $number } in the middle
print-north = N
print-data-licence = Data: { $licence }
print-map-credit = Map: { $credit }
print-made = Made with strikemap { $version }
print-made-at = Made with strikemap { $version } on { $time }
print-page-number = { $page } / { $pages }
print-and-more = and { $count } more
print-first-events =
    { $count ->
        [one] The first { $most } of { $count } event; sums, counts and maps are of all of them.
       *[other] The first { $most } of { $count } events; sums, counts and maps are of all of them.
    }
print-look-alike = { " " }(letters that may look like others: { $host })
print-close-up = Close-up
print-close-up-shows = { $shown } of { $count } events on the map; the dashed rectangle on the first page is this part of it
print-outside-of-small-maps =
    { $count ->
        [one] { " " }They show the part of the close-up; { $count } event lies outside of it and is counted.
       *[other] { " " }They show the part of the close-up; { $count } events lie outside of it and are counted.
    }
