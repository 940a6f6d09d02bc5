# What reports and printed documents say.

figure-events = Events
figure-areas = Imprecise place
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
times-are-those-of = Times are in the time zone { $zone }.
how-people-were-counted =
    { $count ->
        [one] { $count } event gives neither the number killed nor the number injured. Where an attack has a total, that is counted instead of its single events, so that nobody is counted twice.
       *[other] { $count } events give neither the number killed nor the number injured. Where an attack has a total, that is counted instead of its single events, so that nobody is counted twice.
    }
from-a-time = from { $time }
until-a-time = until { $time }
place-on-the-map-unknown = place on the map unknown
place-changed = coordinates changed
print-map = Map
in-numbers = In numbers
print-small-maps = Period by period
print-small-maps-note = All small maps show the same part of the map at the same scale; hollow: imprecise place. An event is counted in every period in which it may have happened. The number and the bar below a map tell how many events of the map fall in its period.
print-undated-in-none =
    { $count ->
        [one] { " " }{ $count } event without a time is in no period.
       *[other] { " " }{ $count } events without a time are in no period.
    }
print-wider-periods = { " " }A map for each period that was chosen would be too many; each map covers a { $width }.
print-summary = Summary
what-is-shown = What is shown
print-how-it-was-made = How this was made
print-redacted-input = { $name }; its hash stands in the manifest
print-input = { $name }, { PLAIN($bytes) } bytes; SHA-256:
print-proof = The manifest, a file beside this one, lists the input files and filters; “strikemap verify” makes this document again from them and checks that every byte is the same.
print-missing-letters =
    { $count ->
        [one] { $count } character that this document's fonts lack is shown as a box: { $codes }. Text copied from here still has it.
       *[other] { $count } characters that this document's fonts lack are shown as boxes: { $codes }. Text copied from here still has them.
    }
print-time-and-zone = { $time } · { $zone }
print-off-the-map =
    { $count ->
        [one] { $count } event has no known place, or only a country, and is not on the map
       *[other] { $count } events have no known place, or only a country, and are not on the map
    }
print-lasting-not-drawn = Alerts and closures that are not on the map: { $count }
print-map-of-events =
    { $count ->
        [one] Map of { $count } event
       *[other] Map of { $count } events
    }
print-locator = Overview map: where the main map lies
print-legend-hollow = Hollow symbol: imprecise place
print-legend-circle = Circle that should contain the place of the event
print-legend-ring = Ring: several events, their number and kinds
print-scale = 1 : { $number } at the centre of the map
print-north = N
print-data-licence = Data: { $licence }
print-map-credit = Map: { $credit }
print-made = Made with strikemap { $version }
print-made-at = Made with strikemap { $version } on { $time }
print-page-number = { $page } / { $pages }
first-events =
    { $count ->
        [one] The first { $most } of { $count } event; sums, counts and maps are of all of them.
       *[other] The first { $most } of { $count } events; sums, counts and maps are of all of them.
    }
may-look-like-others = (the address has letters that can be mistaken for others: { $host })
print-close-up = Close-up
print-close-up-shows =
    { $count ->
        [one] { $shown } of { $count } event on the map; a dashed rectangle on the first page marks this part
       *[other] { $shown } of { $count } events on the map; a dashed rectangle on the first page marks this part
    }
print-outside-of-small-maps =
    { $count ->
        [one] { " " }The small maps show the part in the close-up; { $count } event lies outside it but is still counted.
       *[other] { " " }The small maps show the part in the close-up; { $count } events lie outside it but are still counted.
    }
print-no-small-maps = Small maps were left out: the events span too long a time for them.
print-circles-larger =
    { $count ->
        [one] The area of { $count } event is larger than the map
       *[other] The areas of { $count } events are larger than the map
    }
more-kinds =
    { $count ->
        [one] and { $count } more kind
       *[other] and { $count } more kinds
    }
time-of-events-in = Time: { $when } ({ $zone }): { $events } in that time
rows-of-an-export-are-named = The rows of an export and those that it would have now are named one by one; its filters
events-are-named-one-by-one = The events are named one by one, while these filters were in use
events-were-selected-by-hand = The events were selected by hand, while these filters were in use
left-out-by-hand = Left out by hand: rows that report an event of another exported row ({ $count })
events-chosen-by-hand = Events selected by hand; the manifest names their rows
count-notes-of-a-session =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
count-tags-of-a-session =
    { $count ->
        [one] { $count } tag
       *[other] { $count } tags
    }
notes-stand-beside-the-events = Notes and tags of the session { $name } stand beside the events ({ $notes }, { $tags })
all-times = All times
time-until = Until { $time }
time-from = From { $time }
shown-of-all-events =
    { $count ->
        [one] { $shown } of { $count } event
       *[other] { $shown } of { $count } events
    }
events-not-on-the-map =
    { $count ->
        [one] { $count } event is known only by country or without a place, and not on the map
       *[other] { $count } events are known only by country or without a place, and not on the map
    }
alerts-not-drawn =
    { $count ->
        [one] { $count } alert or closure not drawn
       *[other] { $count } alerts and closures not drawn
    }
made-with-strikemap = Made with strikemap { $version }
boundary-rule = an event at the start of the window is inside, one at its end is not; matching "possible" keeps events whose interval overlaps the window, "definite" those that lie wholly in it
events-outside-the-picture =
    { $count ->
        [one] { $count } event lies outside the picture
       *[other] { $count } events lie outside the picture
    }
report-counts = Counts
report-map = Map of the events
report-made-and-proved = Made by strikemap { $version }; the manifest beside this file has the hashes of its sources and proves it.
