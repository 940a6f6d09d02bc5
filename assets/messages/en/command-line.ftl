# What the command line says; what it writes to files is English everywhere.

error-cli-no-command = "{ $word }" is neither a command nor a file;
error-cli-did-you-mean = did you mean "strikemap { $name }"?
error-cli-see-help = "strikemap --help" lists the commands
error-cli-files-of-diff = strikemap diff needs an older and a newer file; or one, with --since MANIFEST
error-cli-needs-older = --change, --changed-field and expressions about changes need the older version of the file: name it with --older, which summary, export, snapshot and animate have
error-cli-older-of-one = --older: name one FILE, which is compared with its older version, not { $files }
error-cli-filter-since = --since: events are chosen and read as the manifest says; leave other flags out
error-cli-no-window = this build has no window; it can "strikemap check", "strikemap export" and "strikemap verify" (see "strikemap --help")
error-cli-no-network = this build has no network, which comes with the window (see "strikemap --help")
error-cli-picture-without-report = --picture: only a report has a picture of the map, not { $format }; write --format report
error-cli-other-format = { $flag } says nothing about --format { $format }; write --format { $formats }
error-cli-nothing-to-sign = --sign: standard output has no manifest to sign; write to a file
error-cli-row-lists = --rows is given { $lists } times for { $files } files; give it once for each, in their order
error-cli-time = { $flag }: "{ $text }" is not a time; write one like 2025-12-27, 2025-12-27T06:00 or 2025-12-27T04:00:00Z
error-cli-empty-window = --from { $from } is not before --to { $to }
error-cli-named-twice = { $path } is named twice, so each of its events would count twice
error-cli-open-period = a comparison needs both ends of both periods: --from, --to, --with-from, --with-to
error-cli-no-column = --where: no column named "{ $name }"; the file has [{ $columns }]
error-cli-output = could not write to standard output: { $reason }
error-cli-download-plan = { $reason }; choose a smaller --area or a lower --max-zoom
error-cli-download-forbidden = the rules of { $host } forbid downloading areas
error-cli-nobody-to-ask = nothing was sent: standard input is no terminal, so nobody can be asked; add --yes
error-cli-is-folder = { $path } is a folder; name a file
error-cli-no-folder = there is no folder { $path }
error-cli-file-exists = { $path } exists; add --replace to replace it
error-cli-download-failed = { $reason }; the same command goes on from what was downloaded
cli-frames =
    { $count ->
        [one] { PLAIN($count) } frame of { $events } events ({ $bytes } bytes)
       *[other] { PLAIN($count) } frames of { $events } events ({ $bytes } bytes)
    }
cli-host-will-be-asked =
    { $count ->
        [one] { $host } will be asked for about { PLAIN($count) } tile (about { $megabytes } MB), zooms { $lowest } to { $highest }; it learns your network address and the area. Nothing was sent so far.
       *[other] { $host } will be asked for about { PLAIN($count) } tiles (about { $megabytes } MB), zooms { $lowest } to { $highest }; it learns your network address and the area. Nothing was sent so far.
    }
cli-not-downloaded = not downloaded
cli-download-now = Download? [y/N]
cli-tiles-were-downloaded =
    { $count ->
        [one] { PLAIN($count) } tile was downloaded
       *[other] { PLAIN($count) } tiles were downloaded
    }
cli-comma = comma
cli-semicolon = semicolon
cli-tab = tab
cli-bar = bar
cli-format = format: { $format }
cli-rows = rows: { $rows }, events: { $events }, skipped: { $skipped }
cli-lacking = undated: { $undated }, unplaced: { $unplaced }, placed by the gazetteer: { $located }, repeated ids: { $repeated }, claims: { $claims }
cli-claims-not-read = claims that could not be read: { $number }
cli-from-to = from { $start } to { $end }
cli-bounds = west { $west }, south { $south }, east { $east }, north { $north }
cli-not-sure = not sure: { $field } is read from { $columns }, which { $reason }
cli-columns-not-read = columns that were not read:
cli-and-more = … and { $number } more (--json lists them)
cli-skipped = skipped
cli-kept-in-doubt = kept in doubt
cli-proved-made-again =
    { $count ->
        [one] proved: made again from the inputs, { $count } event, the same bytes
       *[other] proved: made again from the inputs, { $count } events, the same bytes
    }
cli-proved-by-counts =
    { $count ->
        [one] proved: inputs, filters and the count of { $count } event
       *[other] proved: inputs, filters and the count of { $count } events
    }
cli-signed-by = signed by the key { $id }: the manifest and every file it names
cli-time-stamp = time stamp { $told }
cli-not-proved = not proved: { $what }
cli-file = file: { $path }
cli-differences =
    { $count ->
        [one] not proved, { $count } difference
       *[other] not proved, { $count } differences
    }
cli-events = events: { $number }
cli-people = killed: { $killed }, injured: { $injured }
cli-older-version = older version: { $told }
cli-air-alert = air alert: { $told }
cli-joined = joined: { $datasets } datasets, { $notes } notes, { $tags } tags; notes changed in both: { $conflicts }
cli-key = key { $id }: { $key }
cli-page-size = the page will have about { $size }
cli-written = { $counted } ({ $bytes } bytes)
cli-claims-not-exported =
    { $count ->
        [one] { $count } claim beside the inputs could not be read and are not exported; "strikemap check" tells why
       *[other] { $count } claims beside the inputs could not be read and are not exported; "strikemap check" tells why
    }
cli-events-of =
    { $count ->
        [one] { $shown } of { PLAIN($count) } events
       *[other] { $shown } of { PLAIN($count) } events
    }
cli-rows-not-read =
    { $count ->
        [one] { ";" } { PLAIN($count) } row could not be read, "strikemap check" tells why
       *[other] { ";" } { PLAIN($count) } rows could not be read, "strikemap check" tells why
    }
cli-no-air-alerts = no file has air alerts, so --{ $flag } tells nothing
cli-no-such-word = no event has --{ $flag } "{ $word }"

# Tables of compare and diff

compare-kind = kind
compare-region = region
compare-place = place
compare-area = area
compare-events = events
compare-people = people
compare-possible = possible
compare-definite = definite
compare-killed = killed
compare-injured = injured
compare-counts-possible = People and groups: events that may lie in the period
compare-counts-definite = People and groups: events that definitely lie in the period
compare-what = what
compare-name = name
compare-of-a = of A
not-applicable = n/a
rows-matched-by-likeness-because = Rows were matched by equal records and likeness, because { $reason }
no-ids-in-every-file = not every file has ids of its own
no-id-in-both-files = no id stands in both files
no-id-just-once-in-both-files = no id stands just once in both files
ids-are-of-other-events = ids are of other events in the newer file
repeated-keys-of-the-old =
    { $count ->
        [one] { $count } row of the old version has a key that stands more than once; it was matched by equal records and likeness
       *[other] { $count } rows of the old version have a key that stands more than once; they were matched by equal records and likeness
    }
repeated-keys-of-the-new =
    { $count ->
        [one] { $count } row of the new version has a key that stands more than once; it was matched by equal records and likeness
       *[other] { $count } rows of the new version have a key that stands more than once; they were matched by equal records and likeness
    }
rows-not-compared =
    { $count ->
        [one] { $count } row is too much to look for others that are like it
       *[other] { $count } rows are too many to look for others that are like them
    }
fields-changed = Fields changed: { $counts }
original-columns-changed = Original columns changed: { $counts }
diff-line = line { $line }
output-lists-more = … and { $count } more; --output lists all of them
diff-no-longer-matches = no longer matches
diff-matches-now-too = matches now too
file-was-exported-at = { $file } was exported at { $time }
figure-as-published = { $what }: { $figure }, as published
figure-published-and-now = { $what }: { $published } published, { $now } now

# Values of options that are none

error-cli-step = write a step such as 6h, 1d, 1w or 1mo
error-cli-number-from-to = write a number from { $low } to { $high }
error-cli-position = write latitude, longitude and zoom, such as 50.45,30.52,11
error-cli-language = write en, uk or pl
error-cli-size = write width and height in pixels, such as 1280x800, at most { $most }
error-cli-no-field = { $name } is no field; fields are { $fields }
error-cli-by = is none of { $names }
error-cli-field-and-column = is not FIELD=COLUMN
error-cli-made-at = write now, none, or a time such as 2026-01-31T12:00:00Z
error-flag-whole-number = write a whole number, such as 5
error-flag-cell = write the column, an equals sign and the value
error-flag-kind = write a kind, such as drone_strike
error-flag-hours = "{ $text }" are no hours; write 22, 0-5 or 22-4@Europe/Kyiv
error-flag-days = "{ $text }" are no days; write mon, sat-sun or fri@Europe/Kyiv
error-flag-two-zones = all values must be meant for one time zone
error-flag-no-area-named = it has no area that is called "{ $name }"
error-flag-no-area = it has no area
cli-frame-of = frame { $frame } of { $count }

# What verify leaves open, and why it proves nothing

unproved-author = that it was written { $created }, by whom, and that the inputs are the author's: no trusted key has signed the manifest
unproved-version = that version { $said } wrote it: version { $own } makes the same
unproved-pictures =
    { $count ->
        [one] what is drawn: { $count } picture was not drawn again
       *[other] what is drawn: { $count } pictures were not drawn again
    }
unproved-older = that changes since the older version are marked: { $names } was not read
unproved-timestamp-signer = who signed the time stamp; pass --timestamp-ca with their certificate
unproved-pending = when: the time stamp is pending at the calendar { $calendar }; complete it with a program of OpenTimestamps
unproved-block = that block { $height } of Bitcoin has the Merkle root { $root }, to which the time stamp leads; compare it with a block that you trust
unproved-other-chain = to what the time stamp leads: it is of a kind that is not known here
unproved-session = that the session { $path } is unchanged: only what it says is the same
timestamp-token = { $name }: the manifest existed at { $at }, signed as { $signer }
timestamp-proof = { $name }: an OpenTimestamps proof that begins with this manifest
error-timestamp = the time stamp { $name }
error-timestamp-form = this is not a time stamp of RFC 3161 or OpenTimestamps that can be checked: { $reason }; ask for it again, or move it away from the manifest
error-timestamp-authorities = this holds no certificate in PEM form: { $reason }
error-key-no-column = { $file } has no column "{ $column }"; it has [{ $columns }]
error-comparing-stopped = comparing was stopped
error-verify-not-read = could not read: { $reason }
error-verify-no-manifest = this is not a manifest of an export: { $reason }
error-verify-not-beside = this manifest is damaged: "{ $name }" is not the name of a file beside it
error-verify-frames = this manifest is damaged: an animation has at most { $most } pictures, not { $said }
error-verify-kind = this manifest is damaged: what it says of its output does not fit together: { $reason }
error-verify-inputs = this manifest is damaged: it names { $said } inputs; more than { $most } are not read
error-verify-another-computer = the manifest names a file on another computer, which would be asked for it: { $path }; copy it here and verify a manifest that names the copy
error-verify-input = an input could not be read: { $reason }
error-verify-stream = this export cannot be verified, because an input came from standard input and was not kept; save it as a file, export from that and verify the new manifest
error-verify-no-filter = this version has no filter "{ $name }"; verify with the version that wrote the manifest
error-verify-no-events = { $file } is a table of changes, which publishes no events; name the manifest of an export of events
error-verify-changed-inputs = an input of this export has changed or is missing; an export of several files ({ $files }) can be compared with newer data only while all of them are as they were
error-verify-other-count = the manifest says that { $said } events were exported, and this version finds { $found }; compare with the version that wrote the manifest
error-verify-not-comparable = { $file } cannot be compared with newer data: its input is not what it was, and the file itself is not as it was exported, is not a tabular file of events, or has places that were moved or formulas that were disarmed
error-verify-needs-seed = places were moved as a secret seed decides, which no manifest tells; give it with --seed
error-verify-not-made-again = the export could not be made again: { $reason }
