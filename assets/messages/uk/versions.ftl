# A newer version of a dataset, and what it changed.

open-newer-version = Відкрити новішу версію…
what-changed-in = Що змінилося: { $name }
rows-matched-by-ids = Рядки зіставлено за ідентифікаторами джерела
rows-matched-by-columns = Рядки зіставлено за { $columns }
rows-matched-by-likeness = Рядки зіставлено за однаковими записами та схожістю
columns-added = Додані стовпці: { $columns }
columns-removed = Вилучені стовпці: { $columns }
rows-added-removed-changed = додано { $added }, вилучено { $removed }, змінено { $changed }, без змін { $unchanged }
select-added = Вибрати додані
select-changed = Вибрати змінені
save-changes-as-table = Зберегти як таблицю…
rows-added = Додано
rows-removed = Вилучено
rows-changed = Змінено
the-table-lists-more = … і ще { $count }; таблиця містить усі
unknown-value = невідомо
work-could-not-follow = Не вдалося зʼясувати, що змінилося, тому вибір і рішення про повтори цього набору скинуто. Нотатки збережено.
changes-unknown = { $name } прочитано знову. Що змінилося, зʼясувати не вдалося.
nothing-changed-in = У { $name } нічого не змінилося
change-moved = переміщено на { $distance }
change-placed = зʼявилося місце
change-no-longer-placed = місця більше немає
change-later = на { $time } пізніше
change-earlier = на { $time } раніше
selected-events-that-are-gone =
    { $count ->
        [one] { $count } вибраної події немає в новішій версії
        [few] { $count } вибраних подій немає в новішій версії
        [many] { $count } вибраних подій немає в новішій версії
       *[other] { $count } вибраної події немає в новішій версії
    }
decisions-about-events-that-are-gone =
    { $count ->
        [one] { $count } рішення про повтори стосується події, якої більше немає
        [few] { $count } рішення про повтори стосуються подій, яких більше немає
        [many] { $count } рішень про повтори стосуються подій, яких більше немає
       *[other] { $count } рішення про повтори стосується подій, яких більше немає
    }
notes-about-events-that-are-gone =
    { $count ->
        [one] Нотатки й теги { $count } події не знайшли рядка; їх збережено, див. «Нотатки»
        [few] Нотатки й теги { $count } подій не знайшли рядка; їх збережено, див. «Нотатки»
        [many] Нотатки й теги { $count } подій не знайшли рядка; їх збережено, див. «Нотатки»
       *[other] Нотатки й теги { $count } події не знайшли рядка; їх збережено, див. «Нотатки»
    }
follow-changes = Стежити за змінами
read-again-when-the-file-changes = Читає файл знову щоразу, коли він змінюється на диску, і показує, що змінилося
stop-comparing = Припинити порівняння
rows-added-removed-changed-briefly = додано { $added }, вилучено { $removed }, змінено { $changed }
compared-with-the-older-version = Порівняно зі старішою версією { $name }. Натисніть, щоб побачити перелік змін.
before-and-now = Старіша версія: { $before }, зараз: { $now }
before-and-now-in-matching-events = Старіша версія → зараз
by-month = Місяць
ring-with-plus-added = Кільце з плюсом: додано ({ $count })
cross-removed = Хрестик: вилучено ({ $count })
dashed-ring-changed = Пунктирне кільце: змінено ({ $count })
line-moved = Лінія від попереднього місця: переміщено ({ $count })
too-many-changes-for-signs = Понад { $count } змін: застосуйте фільтр, щоб побачити їх на мапі
removed-event = Вилучено: { $title } ({ $time })
added-since-the-older-version = Додано порівняно зі старішою версією
changed-since-the-older-version = Змінено порівняно зі старішою версією
check-a-publication = Перевірити експорт…
says-what-of-an-export-still-holds = Показує, які рядки, кількості та суми експорту вже не відповідають відкритим у програмі наборам
check-of-a-publication = Перевірка експорту: { $file }
exported-at = Експортовано { $time }
the-export-itself-is-compared = Вхідного файлу немає або він змінився, тому порівнюється сам експорт
everything-published-still-holds = Усе в цьому експорті досі відповідає даним
not-everything-published-holds = Дещо в цьому експорті вже не відповідає даним
as-published = Експортовано
in-the-open-data = У відкритих наборах
no-longer-matches = Експортовано, більше не відповідає фільтрам
matches-now-too = Не експортовано, тепер відповідає фільтрам
compared-with-dataset = Порівняно з { $name }
publication-not-checked = Експорт не вдалося перевірити: { $reason }
filters-by-changes-ended = Більше нічого не порівнюється зі старішою версією, тому фільтри за змінами прибрано
show-as-many-datasets = Експорт створено з кількох файлів ({ $inputs }): відкрийте й покажіть стільки ж наборів
by-year = Рік
the-exported-file-has-changed = Експортованого файлу немає або він не такий, яким його експортовано; порівнюється те, що каже його маніфест
