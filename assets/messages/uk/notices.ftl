# notices

failure-of-file =
    { $reason }
    файл: { $path }
areas-were-added =
    { $count ->
        [one] додано { $count } ділянку
        [few] додано { $count } ділянки
        [many] додано { $count } ділянок
       *[other] додано { $count } ділянок
    }
filters-count-their-events = Фільтри › Ділянка показує, скільки подій у кожній
parts-were-left-out =
    { $count ->
        [one] не взято { $count } частину:
        [few] не взято { $count } частини:
        [many] не взято { $count } частин:
       *[other] не взято { $count } частин:
    }
the-areas-were-written =
    Ділянки записано
    { $path }
the-dataset-was-closed-before-the-reload = Набір даних закрито до того, як його перечитано
reading-was-cancelled = Читання скасовано
date-order-is-ambiguous = Стовпець «{ $column }»: порядок у датах неоднозначний, як-от { $example }. Який він?
events-were-written =
    { $count ->
        [one] Записано { $count } подію
        [few] Записано { $count } події
        [many] Записано { $count } подій
       *[other] Записано { $count } подій
    }
    { $path }
the-picture-was-saved =
    Зображення збережено
    { $path }
drawing-was-stopped = Малювання зупинено
the-table-was-saved =
    Таблицю збережено
    { $path }
failure-of-built-in-data = Вбудовані дані: { $error }
opened-but-nothing-matches = { $name } відкрито, але жодна подія звідти не відповідає чинним фільтрам
standard-input-is-open-it-is-no = Відкрито стандартний ввід. Це не файл: сеанс не зможе відкрити його знову, а експорт із нього не можна буде перевірити; збережіть дані у файл, якщо це потрібно
rows-could-not-become-an-event =
    { $name }: { $count ->
        [one] { $count } рядок не став подією
        [few] { $count } рядки не стали подіями
        [many] { $count } рядків не стали подіями
       *[other] { $count } рядків не стали подіями
    }; дивіться звіт про файл
failure-of-saving-an-area-to-start = завантаження ділянки: { $error }
saving-failed-with-an-internal-error-please = Збереження не вдалося через внутрішню помилку; будь ласка, повідомте про неї
tiles-were-saved =
    { $count ->
        [one] Збережено { $count } тайл
        [few] Збережено { $count } тайли
        [many] Збережено { $count } тайлів
       *[other] Збережено { $count } тайлів
    }
    { $path }
tiles-that-the-source-lacks =
    { $count ->
        [one] { $count } тайла джерело не має
        [few] { $count } тайлів джерело не має
        [many] { $count } тайлів джерело не має
       *[other] { $count } тайлів джерело не має
    }
failure-of-saving-an-area = Завантаження ділянки: { $error }
drop-to-open = Відпустіть, щоб відкрити
reading-file = Читається { $name }
reading = читається…
file-has-not-answered-yet = Файл ще не відповів. Спробуйте ще раз за мить.
saving-file = Зберігається { $name }…
the-disk-or-the-share-has-not = Диск або мережева тека ще не відповіли; можна працювати далі або зберегти під іншою назвою
what-was-open-here-was-in-no = Того, що було тут відкрито, немає в жодному файлі; його буде запропоновано під час наступного запуску
not-all-that-was-open-could-be = Не все, що було відкрито, вдалося відновити; його буде запропоновано під час наступного запуску
notes-and-tags-joined = Додано: { $notes }, { $tags }
count-notes =
    { $count ->
        [one] { $count } нотатка
        [few] { $count } нотатки
        [many] { $count } нотаток
       *[other] { $count } нотатки
    }
count-tags =
    { $count ->
        [one] { $count } тег
        [few] { $count } теги
        [many] { $count } тегів
       *[other] { $count } тегу
    }
restore-what-was-open = Відновити те, що було відкрито?
a-window-was-closed-with-unsaved-work = { $when } вікно було закрито з незбереженою роботою:
restore = Відновити
discard = Відкинути
title-changed = { $name } (змінено) – strikemap
nothing-is-selected-click-a-symbol-on = Нічого не вибрано; спершу натисніть знак на мапі або рядок таблиці
map-is-drawn-over-the-built-in-one = { $name } намальовано поверх вбудованої мапи
pick-an-event-first-a-note-is = Спершу відкрийте подію; нотатка стосується однієї події
url-not-safe-to-open-copy-it = Цю адресу небезпечно відкривати; скопіюйте її, якщо довіряєте
the-command-is-on-the-clipboard-it = Команда в буфері обміну; вона запише ті самі байти
no-command-can-export-this = Жодна команда цього не зробить: стовпці призначено вручну, файли читано по-різному або вручну вибрано забагато рядків; експорт підтверджує маніфест
the-command-is-on-the-clipboard = Команда в буфері обміну
no-command-can-compare-this = Жодна команда цього не зробить: стовпці призначено вручну, файли читано по-різному або рядки вилучено вручну
the-file-of-the-session-holds-what =
    Файл сеансу містить те, чого тут не вдалося відкрити, тому його не змінено; збережіть під іншою назвою
    файл: { $path }
the-session-was-saved =
    Сеанс збережено
    { $path }
undo-named = Скасувати: { $text }
notes-changed-by-both =
    { $count ->
        [one] { $count } нотатку змінили обоє; чинний пізніший текст, обидва збережено
        [few] { $count } нотатки змінили обоє; чинний пізніший текст, обидва збережено
        [many] { $count } нотаток змінили обоє; чинний пізніший текст, обидва збережено
       *[other] { $count } нотаток змінили обоє; чинний пізніший текст, обидва збережено
    }
events-with-notes-not-open =
    { $count ->
        [one] { $count } подія з нотатками чи тегами: її набір даних тут не відкрито
        [few] { $count } події з нотатками чи тегами: їхній набір даних тут не відкрито
        [many] { $count } подій із нотатками чи тегами: їхній набір даних тут не відкрито
       *[other] { $count } подій із нотатками чи тегами: їхній набір даних тут не відкрито
    }
the-selection-was-inverted = Вибір обернено
all-filters-were-cleared = Усі фільтри скинуто
the-time-window-was-cleared = Проміжок часу скинуто
playback-runs-forward = Відтворення йде вперед
playback-runs-backward = Відтворення йде назад
uncertain-areas-are-shown = Ділянки неточних місць показано
uncertain-areas-are-hidden = Ділянки неточних місць сховано
playback-at-the-end = Наприкінці відтворення: { $loop_mode }
mode-of-the-time-slider = Режим повзунка часу: { $mode }
areas-stand-for-places =
    { $count ->
        [one] { $count } подія з неточним місцем такої самої назви тепер лежить на своїй ділянці, а не в колі; вимкнути це можна в меню ділянки: Фільтри › Ділянка
        [few] { $count } події з неточним місцем такої самої назви тепер лежать на своїй ділянці, а не в колі; вимкнути це можна в меню ділянки: Фільтри › Ділянка
        [many] { $count } подій з неточним місцем такої самої назви тепер лежать на своїй ділянці, а не в колі; вимкнути це можна в меню ділянки: Фільтри › Ділянка
       *[other] { $count } події з неточним місцем такої самої назви тепер лежить на своїй ділянці, а не в колі; вимкнути це можна в меню ділянки: Фільтри › Ділянка
    }
close-notice = Закрити повідомлення
