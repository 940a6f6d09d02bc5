# database

error-database-connect = { $server } cannot be reached: { $reason }. Check the name, the port, and whether the server is running
error-database-login = { $server } does not let { $user } in: { $reason }. Set PGPASSWORD, or a line in ~/.pgpass
error-database-tls = the connection to { $server } cannot be protected: { $reason }. Name the authorities of the server with sslrootcert=FILE, or give up encryption with sslmode=disable
error-database-refused = { $server } refuses: { $reason }
error-database-lost = the connection to { $server } ended: { $reason }. Nothing was written
error-database-silent = { $server } has not answered for { $seconds } s. Nothing was written
error-database-file = { $reason }
database-password-file-is-open = others may read the file of passwords; "chmod 600" makes it yours alone
database-no-certificate = no certificate in PEM form is in it
database-driver-ended = the driver or the server ended it
database-type-has-no-text = the column "{ $column }" is of the type { $found }, which cannot be read; leave it out in a view
database-time-out-of-range = the time { $value } is out of range
error-address-form = write postgres://USER@HOST/DATABASE?table=NAME, or adbc:DRIVER?uri=URI&table=NAME&key=COLUMN
error-address-password = a password in an address is seen by everybody who lists what runs; set PGPASSWORD or ADBC_PASSWORD, or a line in ~/.pgpass
error-address-database = no database is named: postgres://HOST/DATABASE?table=NAME
error-address-table = no table is named: add ?table=NAME or ?table=SCHEMA.NAME
error-address-user = no user is named: postgres://USER@HOST/DATABASE?table=NAME, or PGUSER
error-address-setting = "{ $name }" is no setting of an address; there are table, key, and for PostgreSQL host, sslmode, sslrootcert, for drivers uri, user, dialect, entrypoint, option.NAME
error-address-tls = sslmode={ $mode } may leave a connection open to others; write verify-full or disable
error-address-driver = no driver is named: adbc:DRIVER?uri=URI&table=NAME&key=COLUMN
error-address-no-dialect = the name of the driver does not tell which SQL the database speaks; add &dialect= with one of { $known }
error-address-dialect = there is no dialect "{ $name }"; there are { $known }
error-fetch-no-table = no table or view { $name } was found, or you may not see it
error-fetch-no-column = there is no column "{ $name }"; there are { $columns }
error-fetch-no-key = { $name } has no primary key; name columns that tell its rows apart with &key=COLUMN
error-fetch-repeated-key = "{ $key }" does not tell rows apart: { $rows } rows, { $distinct } values
error-fetch-too-many =
    { $rows ->
        [one] { $rows } row would be fetched, more than { $most }; narrow the window with --from and --to, or allow more with --most-rows
       *[other] { $rows } rows would be fetched, more than { $most }; narrow the window with --from and --to, or allow more with --most-rows
    }
error-fetch-other = the manifest is of { $recorded }, and the command names { $given }
fetched-file-differs = { $file } is not the file that was fetched
fetched-claims-beside = { $file } lies beside the file and would be read with it; it was not fetched
fetched-words-differ = the sentences of the filter are not those of the filter
fetched-count-differs = the number of rows is another one
fetched-statement-differs = the statement is not the one that these filters make
fetched-rows-differ = these filters keep other rows
cli-asks-server = { $server } is asked as { $user }
cli-asks-by-driver = { $server } is asked through the driver { $driver }
cli-fetched = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } of { $asked } that were asked for ({ $bytes } bytes)
cli-fetched-file-is-whole =
    { $rows ->
        [one] proved: the file is the one of the manifest, with { $rows } row
       *[other] proved: the file is the one of the manifest, with { $rows } rows
    }
cli-fetched-not-asked = not proved: that the database has these rows; "--database ADDRESS" asks it again ({ $address })
cli-fetched-the-same =
    { $rows ->
        [one] proved: the database has the same, and the file follows from it, with { $rows } row
       *[other] proved: the database has the same, and the file follows from it, with { $rows } rows
    }
cli-fetched-store-has-changed = the database has changed: { $added } added, { $removed } removed, { $changed } changed
error-engine-no-rows = { $table } has no rows
error-engine-changed = { $table } changed while it was asked, and the numbers would not belong together; ask again
error-engine-format = the columns are those of { $format }, whose rows mean more than single columns do; fetch the rows, or make a view with columns of your own names
error-engine-field = { $columns } would fill "{ $field }", about which a database is not asked; make a view with one column for the start, the end, the latitude and the longitude
error-engine-type = the column { $column } for "{ $field }" is of type { $found }, with which the database cannot compute; make a view that converts it
error-engine-name = a column is called "{ $column }", and statements use that name; make a view that calls it otherwise
error-engine-clocks =
    { $rows ->
        [one] { $rows } row names no country, so it is not known by which clocks the times of { $column } go; make a view with times that have a zone (timestamptz)
       *[other] { $rows } rows name no country, so it is not known by which clocks the times of { $column } go; make a view with times that have a zone (timestamptz)
    }
error-engine-differs = the row { $key } is read otherwise from a file than by the database: "{ $field }" would be { $file } and is { $server }; fetch the rows instead
error-engine-groups = { $columns } have more than { $most } different values together; narrow the filters, or fetch the rows
error-engine-groups-unread = what the database counted could not be read
error-engine-filter = a database is not asked about the filter "{ $filter }"; remove it, or fetch the rows
error-engine-report-times = a database is not asked about times of reports; fetch the rows
error-engine-header = the header of { $column } for "{ $field }" names a zone, a scale or a reference system, which the database does not know; make a view with another name and values that need none (timestamptz, degrees)
error-engine-positions = cells of { $column } are positions, whose order all of them decide; make a view with a latitude and a longitude
