# errors-of-maps

error-address-none = the address must begin with https:// (or http://) and name a server
error-address-lacks = URL template is missing { $part }; write for example https://server/{"{z}"}/{"{x}"}/{"{y}"}.png
error-address-unknown-part = “{ $part }” in the address is not known; known are {"{z}"} {"{x}"} {"{y}"} {"{-y}"} {"{s}"} {"{key}"} and those of WMTS
error-address-unclosed = a brace in the address is not closed
error-address-no-key = the address has {"{key}"}, but the key is empty
error-address-subdomains = subdomains are letters, digits and hyphens, such as abc or a,b,c
error-address-in-server = in the name of the server only {"{s}"} may stand
error-source-no-name = give it a name
error-source-name-taken = another source is called “{ $name }”
error-source-no-attribution = say who made the map; most licences ask for that
error-source-zooms = zooms go from 0 to { PLAIN($deepest) }, the lowest first
error-source-tile-size = tiles are 256, 512 or 1024 pixels wide
error-tileset-not-tilejson = invalid TileJSON
error-tileset-no-tiles = the description names no tiles
error-tileset-address = the description names an address that cannot be used: { $reason }
error-tileset-not-encrypted = the description is encrypted, but the tiles it names are not
error-no-description = there is no description of tiles
error-no-thread = no thread could be started

error-network-off = the network is switched off
error-fetch-address = invalid URL: { $reason }
error-unreachable = { $host } cannot be reached: { $reason }
error-refused = { $host } answered { $status }
error-refused-because = { $host } answered { $status } ({ $meaning })
status-not-allowed = not allowed; is a key missing or wrong?
status-not-there = not there
status-no-such-part = it has no such part; was the file cut short?
status-too-often = asked too often
status-too-busy = too busy
status-failed = it failed
error-backing-off = { $host } failed; retrying in { PLAIN($secs) } s
error-wrong-content = { $host } sent { $found } instead of { $expected }
content-another-part = another part than was asked for
content-called = “{ $name }”
content-damaged = a damaged body
content-damaged-archive = a damaged archive ({ $reason })
content-packed-by = a body compressed with { $method }
content-part-of-archive = a part of an archive
content-part-of-file = a part of a file
content-picture = a picture
content-picture-of-kind = a picture (PNG, JPEG or WebP)
content-tilejson = a description of tiles
content-unknown = something unknown
content-vector-tile = a vector tile
content-web-page = a web page
content-web-page-or-text = a web page or other text
content-whole-archive = a whole one
error-answer-too-large = { $host } sent more than { $bytes } bytes
error-no-parts = { $host } sends only whole files; a PMTiles archive can be looked at only where the server answers requests for parts (Range)
error-archive-changed = { $host } has another version of the archive now
error-redirect = { $host } redirects { $why }
redirect-in-a-loop = in a loop
redirect-to-no-address = to no address
redirect-to-not-encrypted = to where it is not encrypted
no-answer-in-time = no answer in time
request-under-way = under way
request-unchanged = 304, unchanged, from the disk
request-from-disk = from the disk, nothing sent
request-stopped = stopped, network switched off

error-plan-no-area = west must be less than east, south less than north, in degrees
error-plan-zooms = this source has zooms { PLAIN($lowest) } to { PLAIN($highest) }
error-plan-too-much =
    { $count ->
        [one] { $tiles } tile of about { PLAIN($megabytes) } MB are more than may be saved at once (50 MB); take a smaller area or fewer zooms
       *[other] { $tiles } tiles of about { PLAIN($megabytes) } MB are more than may be saved at once (50 MB); take a smaller area or fewer zooms
    }
error-area-cancelled = saving was stopped; start it again with the same file to go on
error-area-fetch = { $reason }; start it again with the same file to go on
error-area-too-large = the area is larger than 50 MB; take a smaller one or fewer zooms
error-area-unknown-picture = the source sent a picture of an unknown kind
error-area-nothing = the source has no tiles in this area

error-map-not-read = could not read the map: { $reason }
error-not-pmtiles = this is no PMTiles archive of version 3
error-map-compression = this map is compressed with an unsupported method; compress it with gzip
error-map-damaged = this map is damaged: { $reason }
map-directory-short = a directory is shorter than it says
map-directory-impossible = a directory names impossible tiles
map-directory-number-large = a number in a directory is too large
map-directory-number-long = a number in a directory is too long
map-directory-truncated = truncated directory
map-directory-missing = a directory is missing
map-directories-deep = its directories are nested too deeply
map-part-too-large = a part of it is too large
map-part-not-unpacked = a part of it cannot be unpacked
map-part-outside = a part lies outside the file
map-unknown-tiles = its tiles are of an unknown kind
error-tile-truncated = truncated tile
error-tile-field = invalid field
error-tile-too-much = what it says of its features is longer than { PLAIN($megabytes) } MB
error-tile-not-drawn = tile { $tile } cannot be drawn: { $reason }
tile-shapes-not-drawn = its shapes cannot be drawn
tile-not-decoded = it cannot be decoded

error-shape-empty = there is no area in it
error-shape-corners =
    { $count ->
        [one] a ring has { PLAIN($count) } vertex; it needs three
       *[other] a ring has { PLAIN($count) } vertices; it needs three
    }
error-shape-off-the-earth = latitude { $latitude }, longitude { $longitude } is no place on the Earth
error-shape-too-large = { PLAIN($count) } vertices are too many; simplify the outline to { PLAIN($most) }
error-shape-radius = a radius is a number of metres above 0 and up to 20000000
error-shape-text = this is no shape: { $reason }; write POLYGON((30.4 50.4, 30.6 50.4, 30.5 50.5)) with longitude first, or CIRCLE(30.52 50.45, 5000) with the radius in metres
shape-no-bracket = a bracket is missing
shape-no-last-bracket = the last bracket is missing
shape-no-radius = the radius is missing
shape-unknown-word = "{ $word }" is neither POLYGON nor CIRCLE
shape-brackets = brackets do not match
shape-no-corner = "{ $text }" is not longitude and latitude
error-unknown-area = "{ $name }" is no area; name Kyiv, Vyshhorod, Lublin or Rzeszow, give W,S,E,N in degrees, or a shape such as CIRCLE(30.52 50.45, 5000)
