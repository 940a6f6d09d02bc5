# network

open-this-address = Open this address?
your-browser-will-ask-this-host-which = Your browser will ask this host, which then knows that you did:
in-the-data-it-has-other-letters = In the data it has other letters; they are shown here as they are sent
open-in-browser = Open in browser
copy = Copy
nothing-was-requested-since-the-program-was = Nothing was requested since the program was started
requests-since-start =
    { $count ->
        [one] { $count } request since the program was started, { $bytes } came back
       *[other] { $count } requests since the program was started, { $bytes } came back
    }
nothing-but-maps-from-the-internet-uses = Nothing but maps from the internet uses the network. Each request says which program asks, and nothing of who you are or what you have opened
include-cache-hits = Include cache hits
what-was-kept-on-this-computer-and = What was kept on this computer and needed no request
archive-changes-all-the-time = the archive on its server changes all the time
request-where-tiles-are = { $source }: where its tiles are
request-tile = { $source }: tile { $tile }
request-saving-tile = { $source }: saving tile { $tile }
host = Host
what-for = What for
answer = Answer
bytes = Bytes
download-area-dialog = Get streets for an area
download-from = Download from
download = Download
downloading-asks-this-server = Downloading asks { $host }, which then knows your network address and this area. The network is switched off again afterwards, unless an online map is shown
no-source-may-be-saved = No map source permits downloading areas. Add one under Map sources, and tick there that its provider permits it
it-opens-like-any-other-local-map = It opens like any other local map, without the network
save-another-area = Save another area
by-a-usual-tile = by usual sizes of tiles
by-the-tiles-seen-so-far = by the tiles seen so far
tiles-about =
    { $count ->
        [one] { $count } tile, about { $bytes } { $basis }
       *[other] { $count } tiles, about { $bytes } { $basis }
    }
what-the-map-shows = what the map shows
a-box-in-degrees = a box in degrees
west = West
south = South
east = East
north = North
zooms-from = Zooms from
zooms-to = to
what-zooms-show = 14 shows streets and houses, 10 a city as a whole
path-ending-in-pmtiles-or-choose = path ending in .pmtiles, or choose…
continue-download = Continue
tiles-done =
    { $count ->
        [one] { $done } of { $count } tile, { $bytes }
       *[other] { $done } of { $count } tiles, { $bytes }
    }
stop = Stop
downloaded-tiles-are-kept-resume-later = Downloaded tiles are kept; resume later
change-a-source = Change a source
add-a-source = Add a source
address-of-an-archive = An address that ends in .pmtiles is an archive on a server; what its tiles are, and who made them, stands in it. The server must answer requests for parts (Range)
address-of-a-tilejson = An address without { $placeholders } is that of a TileJSON, which says where the tiles are
not-encrypted-others-on-the-way-can = Not encrypted: others on the way can read where you look
what-you-call-it = what you call it
address = Address
address-of-tiles = XYZ with { $xyz }; TMS with { $tms }; WMTS with { $wmts } or its parameters, for the matrix set GoogleMapsCompatible; a TileJSON; or a PMTiles archive, https://server/map.pmtiles. { $s } is a subdomain, { $key } your key
attribution = Attribution
attribution-example = © somebody
shown-on-the-map-and-in-every = Shown on the map and in every picture of it
tiles = Tiles
vector = Vector
in-a-known-schema-drawn-in = In the schema of OpenMapTiles, Protomaps or Shortbread, drawn in this program's style
pictures = Pictures
png-jpeg-or-webp-drawn-as-they = PNG, JPEG or WebP, drawn as they are
zooms = Zooms
lowest-zoom = Lowest zoom
highest-zoom = Highest zoom
subdomains = Subdomains
what-s-stands-for = What { $s } stands for, in turn
key = Key
what-key-stands-for = What { $key } stands for. Kept in the settings on this computer, sent to this source, and never written to the list of requests or into an export
show-key = Show
offline-use = Offline use
provider-permits-offline-download = Provider permits offline download
the-rules-of-this-server-forbid-it = The rules of this server forbid it
map-sources-dialog = Map sources
the-built-in-map-needs-no-network = The built-in map needs no network. A source that you pick is asked for the part of the map you look at, so its provider can see where you look and from which address
and-not-encrypted = , not encrypted
source-asks = asks { $host }{ $encrypted }
remove-named = Remove { $name }
edit = Edit…
edit-named = Edit { $name }
add-a-source-button = Add a source…
restore-default-sources = Restore default sources
your-contact-for-servers = Your contact for servers
optional-web-page-or-mail-address = optional: web page or mail address
servers-like-to-know-whom-to-ask = Servers like to know whom to ask before they block a program. What you write here is sent to every source with every request; empty sends nothing of you
requests-call-themselves = Requests call themselves { $name }
contact-for = Contact for { $source }
its-rules-ask-for-a-contact-so = Its rules ask for a contact, so that its provider can write before it blocks a program. It is sent to every source with every request
contact = Contact
web-page-or-mail-address = web page or mail address
draw-source = Draw { $source }
show-on-map-without-a-contact = Show on map without a contact
nothing-of-online-maps-is-kept-on = Nothing of online maps is kept on this computer
kept-of-online-maps-on-this-computer = Kept of online maps on this computer: { $size }
why-tiles-are-kept =
    So that the same tile is not asked for again while its provider calls it fresh; at most 256 MB
    { $folder }
clear-kept-tiles = Clear kept tiles
removes-every-tile-that-was-kept = Removes every tile that was kept
will-be-written-to = Will be written to { $path }
