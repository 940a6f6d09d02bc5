//! When it happened.

use super::usual::{COLUMN, DERIVED, PART, USUAL};
use crate::dataset::TimePrecision;
use crate::dataset::format;
use crate::dataset::schema::{Field, FieldDef, FieldType, Group, Stored, Value};

/// When it happened.
pub const WHEN: &[FieldDef] = &[
    FieldDef {
        field: Field::Time,
        id: "time",
        label: "Time",
        group: Group::When,
        field_type: FieldType::Interval,
        parts: &[Field::Start, Field::End],
        stored: Stored::Numbers(|dataset, row| Value::of(dataset.interval(row), Value::Interval)),
        value: |event| Value::of(event.interval, Value::Interval),
        words: Some(|event, zone| format::interval(event.interval, event.time_precision, zone)),
        ..DERIVED
    },
    FieldDef {
        field: Field::Start,
        id: "start",
        label: "Start",
        column_label: Some("Start or date"),
        #[rustfmt::skip]
        headers: &[
            "start", "date start", "start date", "started at", "started", "time start",
            "event date", "date", "datetime", "date time", "time stamp", "when", "verified date",
            "begin", "started on", "occurred at", "occurred on", "occurred", "happened at",
            "sqldate", "acq date", "дата", "дата та час", "дата і час", "дата и время",
            "дата початку", "дата начала", "початок", "начало", "коли", "когда", "data",
            "data i godzina", "data zdarzenia", "poczatek", "kiedy", "date occurred",
        ],
        group: Group::When,
        field_type: FieldType::Instant,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.interval(row), |at| Value::Instant(at.start()))
        }),
        value: |event| Value::of(event.interval, |at| Value::Instant(at.start())),
        clear: |event| event.interval = None,
        ..PART
    },
    FieldDef {
        field: Field::StartTime,
        id: "start_time",
        label: "Time of day",
        group: Group::When,
        #[rustfmt::skip]
        headers: &[
            "time", "event time", "start time", "hour", "local time", "time local", "time of day",
            "acq time", "час", "час початку", "время", "время начала", "година", "godzina", "czas",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::StartHalf,
        id: "start_half",
        label: "Morning or afternoon",
        group: Group::When,
        headers: &["am pm", "ampm", "am or pm", "meridiem", "time am pm"],
        ..COLUMN
    },
    FieldDef {
        field: Field::End,
        id: "end",
        label: "End",
        #[rustfmt::skip]
        headers: &[
            "end", "date end", "end date", "finished at", "time end", "ended at", "ended on",
            "ended", "stop", "until", "finish", "дата завершення", "дата окончания", "кінець",
            "завершення", "конец", "окончание", "koniec", "data zakonczenia",
        ],
        group: Group::When,
        field_type: FieldType::Instant,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.interval(row), |at| Value::Instant(at.end()))
        }),
        value: |event| Value::of(event.interval, |at| Value::Instant(at.end())),
        clear: |event| event.interval = None,
        ..PART
    },
    FieldDef {
        field: Field::EndTime,
        id: "end_time",
        label: "End time of day",
        group: Group::When,
        #[rustfmt::skip]
        headers: &[
            "end time", "час завершення", "время окончания",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::Duration,
        id: "duration",
        label: "Duration",
        group: Group::When,
        field_type: FieldType::Duration,
        unit: Some("s"),
        parts: &[Field::Start, Field::End],
        is_shown: false,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.interval(row), |at| Value::Secs(at.secs()))
        }),
        value: |event| Value::of(event.interval, |at| Value::Secs(at.secs())),
        ..DERIVED
    },
    FieldDef {
        field: Field::TimePrecision,
        id: "time_precision",
        label: "Precision of time",
        headers: &["time precision", "date precision"],
        group: Group::When,
        field_type: FieldType::Precision,
        stored: Stored::Words(|dataset| dataset.time_states()),
        value: |event| match event.time_precision {
            TimePrecision::Unknown => Value::Unknown,
            precision => Value::Text(precision.id()),
        },
        words: Some(|event, _| match event.time_precision {
            TimePrecision::Unknown => String::new(),
            precision => precision.label().to_owned(),
        }),
        clear: |event| event.time_precision = TimePrecision::Unknown,
        ..USUAL
    },
    FieldDef {
        field: Field::TimeZone,
        id: "time_zone",
        label: "Time zone",
        group: Group::When,
        #[rustfmt::skip]
        headers: &[
            "timezone", "time zone", "tz", "tzid", "utc offset", "timezone name", "часовий пояс",
            "часовой пояс", "strefa czasowa", "tz offset", "tzoffset", "timezone offset",
            "time zone offset", "time offset", "offset hours", "tz name", "time zone name",
            "зсув часу", "смещение времени", "przesuniecie czasu",
        ],
        ..COLUMN
    },
];
