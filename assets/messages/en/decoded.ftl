# decoded

decoded-encoding = The text is in { $name }, and was turned into UTF-8
decoded-encoding-guessed = The text is in { $name }, and was turned into UTF-8; the file does not name its encoding, so that is a guess by its letters
decoded-encoding-not-named = The file does not name its encoding; { $name } is a guess by its letters
decoded-stream = it was no file but a stream: an export of it cannot be verified later, unless it is kept
decoded-shared-lines = Records share lines: they are counted, and a line is that number
decoded-lines-above-header =
    { $last ->
        [one] Line 1 stands above the header and holds no events
       *[other] Lines 1 to { PLAIN($last) } stand above the header and hold no events
    }
decoded-lines-above-first-row =
    { $last ->
        [one] Line 1 stands above the first row and holds no events
       *[other] Lines 1 to { PLAIN($last) } stand above the first row and hold no events
    }
decoded-no-header = The table has no header: its columns are numbered
decoded-header-of-two-lines = Lines { $first } and { $second } are the header together
decoded-empty-column = Column { $column } has no name and no values; what stands behind it is read as part of the same rows
decoded-merged-rows = Cells that are merged over several rows have their value in the first of them alone; the rows below have none
decoded-merged-figures =
    { $count ->
        [one] { $count } figure in a merged cell, of several rows or columns together, was left out
       *[other] { $count } figures in merged cells, of several rows or columns together, were left out
    }
decoded-second-table = A second table stands beside the first one, from column { $column } on: its rows were not read; put it into a file of its own, or below the first
decoded-zone-of-title = Above the header stands "{ $title }": times are read in { $zone }
decoded-offset-of-title = Above the header stands "{ $title }": times are read with its offset from UTC
decoded-web-page = The file is a web page: its table was turned into a table of text, in which lines are counted
decoded-one-table-of = The page has { PLAIN($count) } tables, of which one was read

decoded-json-taken-out = The JSON was taken out of what stands around it
decoded-json-nan = NaN and Infinity stand in this JSON, which has no such numbers; they were read as unknown
decoded-json-collections = Its collections of features were read as one; lines are those of that
decoded-json-several-places = Its records lie in several places of the JSON: what stands around each was put into it
decoded-json-columns = Its records were put together from the columns of the JSON
decoded-json-rows = Its records were put together from the rows and the header of the JSON
decoded-json-lines-of-rows = Its records were put together from rows, of which the first is the header
decoded-json-lines = lines are those of the records as put together
decoded-json-uneven-rows =
    { $count ->
        [one] 1 row has more or fewer values than the header has names
       *[other] { PLAIN($count) } rows have more or fewer values than the header has names
    }
decoded-arcgis = The JSON of an ArcGIS server was turned into GeoJSON; lines are those of that
decoded-arcgis-in-degrees = The JSON of an ArcGIS server was turned into GeoJSON. Its coordinates are of the reference system { $name }; they were turned into degrees; lines are those of that
decoded-topojson = The TopoJSON was turned into GeoJSON; lines are those of that

decoded-kml-joined = The archive has { PLAIN($count) } files of KML, which were put together; lines are those of all of them
decoded-entry-not-read = { $name } was not read: { $reason }
decoded-times-of-folders = { PLAIN($count) } placemarks without a time were given that of their folder
decoded-kml-overlays = { PLAIN($count) } × { $name }: drawn over the map, not read as events
decoded-kml-links = links to other files that are not read: { $names }

decoded-parquet = The file is Parquet: its rows were decoded into a table of text, in which lines are counted; null and empty text are both an empty cell
decoded-arrow = The file is Arrow (Feather): its rows were decoded into a table of text, in which lines are counted; null and empty text are both an empty cell
decoded-times-utc = { $columns }: times as ISO 8601 in UTC, with Z
decoded-times-local = { $columns }: times without a zone, as ISO 8601 without an offset
decoded-times-int96 = { $columns }: times of an old kind (INT96), as ISO 8601 in UTC, in milliseconds
decoded-lists = { $columns }: lists, maps and groups, joined by "; "
decoded-bytes = { $columns }: bytes, as text where they are UTF-8, in hexadecimal otherwise
decoded-geometry = { $columns }: geometry, as latitude and longitude (its middle, where it is no point)
decoded-geometry-radius = { $columns }: geometry, with the radius that holds it; its shape stays in the file
decoded-workbook = the file is an { $name }: its cells were decoded into a table of text, dates and times as ISO 8601, formulas by their stored values; { $lines }
decoded-lines-of-joined-table = lines are those of the joined table
decoded-lines-of-broken-rows = lines are rows of the sheet, and more below a cell with several lines
decoded-lines-of-rows = lines are rows of the sheet
decoded-sheet = sheet "{ $name }" was read
decoded-rows-above-header =
    { $count ->
        [one] 1 row with several cells above its header was not read
       *[other] { PLAIN($count) } rows with several cells above its header were not read
    }
decoded-empty-cells =
    { $count ->
        [one] 1 cell with an error or with a formula without a stored value is empty: { $cells }
       *[other] { PLAIN($count) } cells with errors or with formulas without a stored value are empty: { $cells }
    }
fault-in-cell = { $text } in { $cell }
decoded-merged-cells =
    { $count ->
        [one] { PLAIN($count) } cell took the text of the merged cell that it lies in
       *[other] { PLAIN($count) } cells took the text of the merged cell that they lie in
    }
decoded-hidden-sheets = hidden sheets were not read: { $names }
decoded-sheets-not-read = sheets that were not read, because others have more columns of events: { $names }; --sheet NAME reads one

decoded-archive-file = the file is a zip archive: { $names } in it was read
decoded-archive-files = the file is a zip archive: its files { $names } were read one after another
decoded-files-not-read = files of it that were not read: { $names }
decoded-of-part = { $name }: { $text }
decoded-lines-left-out =
    { $count ->
        [one] { $name }: { PLAIN($count) } line is no row and was left out
       *[other] { $name }: { PLAIN($count) } lines are no rows and were left out
    }

decoded-features = the file is a { $name }: its records were decoded into GeoJSON, one a line, in which lines are counted
decoded-feed-dates = dates of items, when they were published, were turned into ISO 8601
decoded-tracks = a track or route is one record, from its first time to its last
decoded-no-reference-system = it does not say the reference system; degrees of WGS 84 were taken
decoded-projected = coordinates were turned from { $name } into degrees of WGS 84
decoded-unknown-reference-system = the coordinates are of the reference system "{ $name }", which is not read, so its events have no place; save the file in WGS 84 (EPSG:4326) to see them
decoded-wal = changes in the -wal file beside it were read too
decoded-layer = layer "{ $name }" was read
decoded-layers-not-read = layers that were not read: { $names }; --sheet NAME reads one
decoded-file-beside = { $name } beside it was read, SHA-256 { $hash }
decoded-no-dbf = no .dbf lies beside it, so its records have no columns
decoded-no-prj = no .prj says the reference system; degrees of WGS 84 were taken
decoded-no-cpg = no .cpg says the encoding of its texts; { $name } was taken, by their letters
decoded-memos = long texts in a file of their own are not read: { $names }
decoded-cut-off-after =
    { $count ->
        [one] it is cut off after { PLAIN($count) } record
       *[other] it is cut off after { PLAIN($count) } records
    }
decoded-deleted-records =
    { $count ->
        [one] { PLAIN($count) } deleted record was left out
       *[other] { PLAIN($count) } deleted records were left out
    }

damage-contradicts-itself = its lengths or types contradict one another
damage-cut-off = it is cut off
damage-end-cut-off = its end is cut off
damage-header-cut-off = its header is cut off
damage-feature-cut-off = a feature is cut off
damage-part-cut-off = a message of it is cut off
damage-part-begins-wrong = a message of it does not begin as messages do
damage-negative-rows = a part of it claims to have less than no rows
damage-column-outside = a column of it lies outside its part of the file
damage-other-rows-listed = its end lists other rows than it has; save it again
damage-no-columns = it says nothing of its columns
damage-other-columns = a part of it has other columns than the file
damage-long-value = a value in it is longer than { PLAIN($megabytes) } MB
damage-long-record = it has a record of { $bytes } bytes
damage-no-word = no word of a dictionary has the number { $number }
damage-unread-kind = a column of the kind { $kind } is not read
damage-map-without-keys = a map in it has no keys and values
damage-unpacks-to-too-much = a part of it unpacks to { $bytes } bytes, all to { $all_bytes }; more than { PLAIN($megabytes) } MB a part, or far more than events do, is not read
damage-unpacks-to-more = it unpacks to more than { PLAIN($most) } bytes
damage-decodes-to-too-much = it decodes to more than { PLAIN($most) } bytes, far more than events do
damage-checksum = its checksum is another
damage-not-in-archive = { $name } is not in it
damage-side-file-too-large = a file beside it is larger than 4 GB
damage-dbf-cut-off = its .dbf is cut off
damage-dbf-records-without-length = its .dbf has records without a length
damage-dbf-long-fields = its .dbf has fields that are longer than its records
damage-too-many-sheets = it has more than { PLAIN($most) } sheets
damage-same-cells-again = its sheets claim the same cells again and again
damage-sheet-too-many-cells = a sheet has more than { PLAIN($most) } cells
damage-sheets-claim-cells = its sheets claim more than { PLAIN($millions) } million cells; save the sheet with the events as CSV
damage-cells-too-much-text = the text in its cells takes more than { PLAIN($megabytes) } MB, far more than events do; save the sheet with the events as CSV
damage-no-repetitions = "{ $text }" is no number of repetitions
damage-sectors-size = its sectors have an unknown size
damage-sectors-circle = the list of its sectors runs in a circle or is cut off
damage-sectors-list-long = the list of its sectors is longer than the file
damage-sectors-cut-off = the table of its sectors is cut off
damage-small-sectors-long = the table of its small sectors is longer than the file
damage-part-longer-than-file = a part of it claims to be longer than the file
damage-directory-cut-off = its directory is cut off
damage-directory-circle = the chain of its directory runs in a circle

damage-in-column = column "{ $column }": { $reason }
damage-column-other-count = column "{ $column }" has { $values } values for { $rows } rows
damage-levels-cut-off = its levels are cut off
damage-levels-of-page-cut-off = the levels of a page are cut off
damage-levels-unknown = its levels are written in an unknown way
damage-level-too-high = it has a level of { $level }, where { PLAIN($highest) } is the highest
damage-levels-for-other-count = a page of { $values } values has levels for { $found }
damage-levels-speak-of = its levels speak of { $values } values, a page has { $found }
damage-found-more = more
damage-found-booleans = { $bytes } bytes of yes or no
damage-found-values = { $bytes } bytes of values of { $width } bytes
damage-found-no-list = no list of them
damage-text-cut-off = a text in it is cut off
damage-pages-too-large = its pages would take more than { $gigabytes } GB at a time
damage-codec = it is packed by { $name }, which is not read; save the file with Zstandard or snappy
damage-before-file = it lies before the file
damage-behind-file = it lies behind the end of the file
damage-page-too-large = a page of it unpacks to { $bytes } bytes; more than { PLAIN($megabytes) } MB are not read
damage-page-cut-off = a page of it is cut off
damage-page-unpacks-to-more = a page of it unpacks to more than it says
damage-page-negative = a page of it has less than no bytes
damage-page-too-many-values = a page of it has too many values
damage-page-claims = a page of { $values } values claims to have { $claimed }
damage-number-without-end = a number in it has no end
damage-header-nested = a header in it is nested too deeply
damage-header = a header in it is damaged
damage-inner-header-cut-off = a header in it is cut off
damage-dictionary = a dictionary of { $values } values is not read
damage-increments = a page of increments has more than { PLAIN($megabytes) } MB
damage-members-differ = columns "{ $one }" and "{ $other }" are members of the same and contradict each other on where it is missing or how long it is
damage-list-without-beginning = its first list has no beginning
damage-values-claimed = it has { $found } values and claims to have { $claimed }
damage-rows-claimed = it has { $found } rows and claims to have { $claimed }
damage-nulls-claimed = a page claims to have { $claimed } empty values, its levels speak of { $found }
