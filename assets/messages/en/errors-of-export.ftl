# errors-of-export

error-nothing-to-export = nothing to export; open a dataset first
error-embedded-map = the embedded map: { $reason }
error-export-unknown-format = "{ $id }" is no export format; write { $known }
error-export-different-tables = "{ $first }" and "{ $second }" differ in header, delimiter or encoding, so their original rows cannot share one table; export one dataset at a time or choose project columns
error-export-shared-id = "{ $first }" and "{ $second }" both have an event "{ $id }", and claims about it would be read with both; export one dataset at a time, or leave out claims
error-export-open-quote = "{ $dataset }", line { $line }: a quote is never closed and would swallow the rows of the next dataset; export one dataset at a time or choose project columns
error-export-no-column = there is no column "{ $name }"; the columns are { $columns }
error-export-no-column-left = every column is left out; keep at least one
error-export-picture-tells-places = the map in the report would show what is changed or left out: places, radii or kinds; export the report without a map, or without these changes
error-export-no-seed = places are moved as a secret seed decides, and none is given; write it after --seed= (no manifest tells it)
error-export-short-seed = the seed is too short: whoever knows one true place could try all such seeds; write one of at least { PLAIN($least) } letters
error-export-notes-under-original = notes and tags stand under strikemap's columns only; choose project columns
error-export-notes-unsaved = notes and tags are exported as the file of the session has them, so that the export can be proved; save the session first (Ctrl+S)
error-export-session = notes and tags could not be read: { $reason }
error-export-ragged = "{ $dataset }", line { $line }: the row has more cells than the header, so it is not clear which to leave out; choose project columns
error-export-leak = "{ $dataset }", line { $line }: column "{ $column }" { $reason }; leave the column out
error-export-leak-in-original = "{ $dataset }", line { $line }: column "{ $column }" { $reason }; leave the column out, or choose project columns
leak-still-told = tells the true coordinates too
leak-position-told = tells a position, finer than what is published, in a row that has no coordinates to change
leak-emptied-told = tells coordinates that could not be read, so that they cannot be changed
leak-name-tells = has a name that tells the true coordinates
leak-outline = is an outline, not a point, which cannot be changed
leak-unchangeable = holds its coordinates in a way that cannot be changed
leak-cells-not-apart = begins a row whose cells cannot be told apart
error-export-defect = writing failed with an internal error; please report it
error-export-cancelled = stopped; nothing was written
error-export-parquet = could not make the Parquet file: { $reason }
parquet-another-type = a column of another type
error-export-foreign = this file was not written by an earlier export to the same path, so it is not replaced; move it or choose another name
error-export-stale = the export is written, but this file of the one that it replaces is still there and would be read with it; remove it: { $reason }
error-export-name-not-text = the name of this file is not UTF-8, so no manifest could name it and nobody could verify the export; rename the file
error-export-meanwhile = another export to this path was written meanwhile; nothing was changed, run it again
error-export-is-input = this file is read for the export; choose another name

error-drawing-defect = drawing failed with an internal error; please report it
error-map-not-drawn = the map was not drawn
error-map-not-complete = the map was not complete after { PLAIN($secs) } seconds
error-too-many-frames = more than { PLAIN($most) } frames; choose a larger step or a shorter time
error-name-of-no-picture = "{ $path }" is the name of no picture; end it with .png or .svg
error-name-of-no-animation = "{ $path }" is the name of no animation; end it with .gif, or with / for a folder
error-picture-size = the picture has an impossible size
error-picture-not-packed = the picture could not be packed: { $reason }
error-picture-not-drawn = the picture could not be drawn: { $reason }
error-picture-not-read-back = the picture could not be read back: { $reason }
error-picture-too-large = this graphics driver draws pictures of at most { $longest }x{ $longest } pixels, not { $width }x{ $height }; choose a smaller size or scale
error-no-graphics-driver = no graphics driver was found to draw with ({ $reason }); on Debian and Ubuntu: apt-get install mesa-vulkan-drivers

error-no-secret-key = this is not a secret key of minisign: { $reason }; make one with "strikemap keygen"
key-second-line = its second line is not a key
error-key-password = the password does not open this secret key; type it again
error-no-public-key = "{ $text }" is neither a public key of minisign nor a file that holds one
error-no-signature = this is not a signature of minisign: { $reason }
error-key-unusable = the key could not be used: { $reason }
error-pdf = the PDF could not be written: { $reason }
error-pdf-fonts = the embedded fonts cannot be read
error-template-unread = { $path } cannot be read: { $reason }
error-template-form = { $path } is not a template: { $reason }; it may have the lines logo = "FILE", colour = "#rrggbb" and credit = "TEXT"
error-template-colour = { $path }: "{ $colour }" is not a colour; write it as "#8a1f2b"
error-template-size = { $path } is larger than { $kilobytes } kB
error-template-logo = { $path } is neither PNG nor JPEG
error-template-credit = { $path }: the credit line is longer than { $most } characters
error-template-line = line { $line }: { $reason }
error-template-logo-broken = the logo of the template is broken; save it again as PNG or JPEG
error-template-logo-size = the logo of the template is empty or has more than { $most } pixels on a side
error-not-two-versions = a table of changes is about two versions of one file
error-export-other-inputs = the number of files that the export was made of is { $inputs }; name as many newer files, in the same order, not { $files }
