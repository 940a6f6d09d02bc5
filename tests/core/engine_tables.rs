//! Tables for the tests of engines, as PostgreSQL makes them up.

/// Rows of each.
pub const ROWS: usize = 100_000;

/// Columns with a pseudo-random number `r1`, `r2`, … for each row.
pub fn table(name: &str, columns: &str) -> String {
    format!(
        "SELECT setseed(0.25); CREATE TABLE {name} AS SELECT i AS id, {columns} FROM \
         (SELECT i, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS \
         r5, random() AS r6, random() AS r7, random() AS r8 FROM generate_series(1, {ROWS}) AS i) \
         AS made; ALTER TABLE {name} ADD PRIMARY KEY (id)"
    )
}

/// Moments with everything that may be odd about them, in the project's own columns.
pub const OWN: &str = "
    (ARRAY['drone_strike', 'Drone strike', 'missile_strike', 'fire', 'air_alert', 'attack_summary',
        'casualty_report', NULL, '', ' Fire '])[1 + floor(r1 * 10)::int] AS kind,
    CASE WHEN r2 < 0.02 THEN NULL WHEN r2 < 0.03 THEN 'infinity' WHEN r2 < 0.04 THEN '-infinity'
        WHEN r2 < 0.05 THEN timestamptz 'epoch' WHEN r2 < 0.06 THEN timestamptz '1900-01-01 05:00Z'
        WHEN r2 < 0.07 THEN timestamptz '1898-05-05' WHEN r2 < 0.08 THEN timestamptz '2101-01-01'
        WHEN r2 < 0.09 THEN timestamptz '1969-12-31 23:59:59.5Z'
        WHEN r2 < 0.2 THEN date_trunc('hour', timestamptz '2016-02-24' + r3 * interval '10 years')
        ELSE timestamptz '2016-02-24' + r3 * interval '10 years' END AS start,
    CASE WHEN r4 < 0.2 THEN timestamptz '2016-02-24' + r3 * interval '10 years'
            + (r5 - 0.1) * interval '40 hours'
         WHEN r4 < 0.21 THEN timestamptz '2016-02-24' + r3 * interval '10 years' + interval '1 year'
         WHEN r4 < 0.22 THEN timestamptz '2025-06-06' WHEN r4 < 0.23 THEN 'infinity' END AS \"end\",
    (ARRAY['second', 'minute', 'hour', 'part_of_day', 'day', 'week', 'month', 'year', 'unknown',
        '', 'odd', NULL])[1 + floor(r5 * 24)::int] AS time_precision,
    CASE WHEN r6 < 0.05 THEN NULL WHEN r6 < 0.06 THEN 0.001 WHEN r6 < 0.07 THEN 95
        ELSE round((50.0 + floor(r7 * 12) / 11)::numeric, 4) END::float8 AS latitude,
    CASE WHEN r6 < 0.04 THEN NULL WHEN r6 < 0.06 THEN -0.001
        ELSE round((30.0 + floor(r8 * 12) / 9)::numeric, 4) END::float8 AS longitude,
    (ARRAY['exact', 'city', 'oblast', 'country', 'district', '', NULL])[1 + floor(r8 * 7)::int]
        AS geo_precision,
    (ARRAY[NULL, 100, 15000, 0])[1 + floor(r7 * 4)::int] AS radius_m,
    (ARRAY['Kyiv', 'Вишгород', '', NULL, 'it''s a place', 'Lublin'])[1 + floor(r1 * 6)::int] AS place,
    (ARRAY['Ukraine', 'Poland', 'Neverland'])[1 + floor(r2 * 3)::int] AS country,
    (ARRAY['Shahed', 'shahed', NULL, 'Kalibr; Kh-101', 'unknown'])[1 + floor(r3 * 5)::int] AS weapon,
    CASE WHEN r4 < 0.3 THEN floor(r5 * 4)::int WHEN r4 < 0.31 THEN -9 END AS killed_low,
    CASE WHEN r4 < 0.2 THEN floor(r5 * 9)::int END AS killed_high,
    CASE WHEN r1 < 0.2 THEN floor(r6 * 30)::int END AS injured_low,
    CASE WHEN r7 < 0.3 THEN 'A' || floor(r3 * 400)::int WHEN r7 < 0.31 THEN '' END AS attack,
    (ARRAY['Suspilne|https://suspilne.media/1', 'Reuters ; BBC', NULL])[1 + floor(r8 * 3)::int]
        AS sources,
    'Fire at 100% of the \\_roof' || CASE WHEN r1 < 0.1 THEN ' Пожежа' ELSE '' END AS summary";

/// Moments alone, of which the server computes the times in one step.
pub const MOMENTS: &str = "
    (ARRAY['fire', 'air_alert', NULL])[1 + floor(r1 * 3)::int] AS event_type,
    CASE WHEN r2 < 0.02 THEN NULL WHEN r2 < 0.03 THEN 'infinity' WHEN r2 < 0.04 THEN timestamptz
        'epoch' WHEN r2 < 0.05 THEN timestamptz '1904-01-01 05:00Z' WHEN r2 < 0.06 THEN timestamptz
        '1969-12-31 23:59:58.5Z' ELSE timestamptz '2016-02-24' + r3 * interval '10 years' END
        AS start_at,
    CASE WHEN r4 < 0.3 THEN timestamptz '2016-02-24' + r3 * interval '10 years'
            + (r5 - 0.1) * interval '40 hours' WHEN r4 < 0.31 THEN 'infinity' END AS end_at,
    round((50.0 + floor(r7 * 40) / 37)::numeric, 4) AS latitude,
    round((30.0 + floor(r8 * 40) / 31)::numeric, 4)::real AS longitude,
    floor(r5 * 50)::int - 5 AS killed";

/// Days by the clocks of the country of each row.
pub const DAYS: &str = "
    (ARRAY['fire', 'drone_strike', 'air_alert'])[1 + floor(r1 * 3)::int] AS event_type,
    CASE WHEN r2 < 0.02 THEN NULL WHEN r2 < 0.03 THEN date '1900-01-01' WHEN r2 < 0.04 THEN
        date '1970-01-01' ELSE date '2019-01-01' + floor(r3 * 2000)::int END AS event_date,
    CASE WHEN r4 < 0.3 THEN date '2019-01-01' + floor(r3 * 2000)::int + floor(r5 * 9)::int - 2
        END AS end_date,
    (ARRAY['Ukraine', 'Poland', 'PL', 'Russia', 'Neverland'])[1 + floor(r6 * 5)::int] AS country,
    50.0 + floor(r7 * 50) / 50 AS latitude, 30.0 + floor(r8 * 50) / 50 AS longitude";

/// Times without a zone, some of them where clocks are put back and forward.
pub const CIVIL: &str = "
    (ARRAY['fire', 'air_alert'])[1 + floor(r1 * 2)::int] AS event_type,
    CASE WHEN r2 < 0.1 THEN timestamp '2021-10-31 01:30' + floor(r3 * 12) * interval '15 minutes'
        WHEN r2 < 0.2 THEN timestamp '2021-03-28 01:30' + floor(r3 * 12) * interval '15 minutes'
        WHEN r2 < 0.21 THEN timestamp '1970-01-01' WHEN r2 < 0.22 THEN timestamp '1970-01-01 03:00'
        ELSE timestamp '2021-01-01' + r3 * interval '2 years' END AS start_at,
    CASE WHEN r4 < 0.2 THEN timestamp '2021-01-01' + r3 * interval '2 years' + r5 * interval '3 days'
        END AS end_at,
    (ARRAY['Ukraine', 'Poland'])[1 + floor(r6 * 2)::int] AS country";

/// Midnights that mean days, and stated precisions beside them.
pub const MIDNIGHTS: &str = "
    timestamptz '2021-01-01 00:00Z' + floor(r1 * 900) * interval '1 day' AS start_at,
    CASE WHEN r2 < 0.2 THEN timestamptz '2021-01-01 00:00Z' + floor(r1 * 900) * interval '1 day'
        + floor(r3 * 60) * interval '1 day' END AS end_at,
    (ARRAY['hour', 'day', 'month', 'unknown', NULL])[1 + floor(r4 * 5)::int] AS time_precision,
    (ARRAY['Ukraine', 'Poland'])[1 + floor(r6 * 2)::int] AS country";
