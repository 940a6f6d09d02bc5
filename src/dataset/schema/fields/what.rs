//! What happened: id, title, kind.

use super::usual::USUAL;
use crate::dataset::kind;
use crate::dataset::schema::{Field, FieldDef, Group, Stored, Value};

/// What happened: id, title, kind.
pub const WHAT: &[FieldDef] = &[
    FieldDef {
        field: Field::Id,
        id: "id",
        label: "Id",
        #[rustfmt::skip]
        headers: &[
            "id", "event id", "eventid", "event id cnty", "event id 1pd", "incident id",
            "globaleventid", "global event id", "data id", "entry", "entry id", "uid", "uuid",
            "code", "case id", "crime id", "post id", "unique reference code", "unique id",
        ],
        group: Group::Origin,
        value: |event| Value::Text(&event.id),
        clear: |event| event.id.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Title,
        id: "title",
        label: "Title",
        #[rustfmt::skip]
        headers: &[
            "title", "name", "headline", "label", "subject", "назва", "заголовок", "название",
            "tytul", "nazwa",
        ],
        value: |event| Value::Text(&event.title),
        clear: |event| {
            event.title.clear();
            event.title_made = false;
        },
        ..USUAL
    },
    FieldDef {
        field: Field::Kind,
        id: "kind",
        label: "Kind",
        #[rustfmt::skip]
        headers: &[
            "kind", "sub event type", "event type", "type", "category", "categories", "event kind",
            "incident type", "attack type", "attacktype", "attacktype1", "means of attack",
            "strike type", "disorder type", "тип", "вид", "категорія", "категория", "typ",
            "rodzaj", "kategoria",
        ],
        is_in_pictures: true,
        stored: Stored::Words(|dataset| dataset.kinds()),
        value: |event| Value::Text(&event.kind),
        words: Some(|event, _| match event.kind.as_str() {
            "" => String::new(),
            kind => kind::label(kind),
        }),
        clear: |event| {
            event.kind.clear();
            event.what.clear();
        },
        ..USUAL
    },
];
