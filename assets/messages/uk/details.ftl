# details

no-event-picked = Подію не відкрито
click-a-symbol-on-the-map-or = Натисніть знак на мапі або рядок таблиці, щоб прочитати про подію
its-place-among-the-matching-events-in = Її місце в часі серед відповідних подій
disputed = Є розбіжності
claims-about-this-event-differ = Дані про цю подію розходяться
killed = Загиблі
injured = Поранені
launched = Запущено
intercepted = Збито
air-alert = Повітряна тривога
when-and-where = Коли й де
all-events-of-this-attack = Усі події цієї атаки
only-events-of-this-attack-match-then = Тоді відповідатимуть лише події цієї атаки
who-says-so = Хто повідомляє
copy-address = Скопіювати адресу
also-reported-in = Повідомлено також у
file-line-title = { $file }, рядок { $line }: { $title }
undo-decision = Скасувати рішення
made-from-file-and-line = , складений з файлу й рядка
original-row = Оригінальний рядок
file-line-id = { $file }, рядок { $line }; ідентифікатор { $id }{ $made }
no-header = (без заголовка)
copy-row = Скопіювати рядок
at-this-point = У цій точці
tab-selection = Вибрані { $count }
tab-event = Подія
tab-summary = Підсумок
close-event = Закрити подію
close-panel = Закрити панель
next-event-in-time = Наступна подія в часі
previous-event-in-time = Попередня подія в часі
show-on-map = Показати на мапі
its-place-is-not-known = Її місце невідоме
event-selected = Вибрано
select-event = Вибрати
add-it-to-the-selection-or-remove = Додати до вибраних або вилучити з них
note-about-this-event = Нотатка про цю подію
claims-differ = Дані розходяться
claims = Твердження
differ = розходяться
claims-over-time = { $about } з часом: { $values }
notes-and-tags = Нотатки й теги
remove-the-tag = Вилучити тег { $word }
add-a-tag-hint = додати тег
add-a-tag = Додати тег
add-this-tag = Додати цей тег
change-the-note = Змінити нотатку
keep = Зберегти
change = Змінити
removed = (вилучено)
write-a-note-e = написати нотатку (E)
write-a-note = Написати нотатку
save-note = Зберегти нотатку
author = Автор
your-name-or-leave-it-empty = ваше імʼя, або лишіть порожнім
count-events-selected =
    { $count ->
        [one] Вибрано { $count } подію
        [few] Вибрано { $count } події
        [many] Вибрано { $count } подій
       *[other] Вибрано { $count } подій
    }
click-a-symbol-draw-a-lasso-round = Натисніть знак, обведіть кілька ласо або виберіть за виразом
all = Усі
select-all-matching-events-ctrl-a = Вибрати всі відповідні події (Ctrl+A)
invert = Обернути
select-matching-events-that-are-not-selected = Вибрати відповідні події, які не вибрано (Ctrl+I)
select-nothing-esc = Не вибирати нічого (Esc)
reselect = Повернути вибір
restore-previous-selection-ctrl-shift-a = Повернути попередній вибір (Ctrl+Shift+A)
by-expression = За виразом…
select-events-by-an-expression-ctrl-shift = Вибрати події за виразом (Ctrl+Shift+K)
save-selection = Зберегти вибір…
save-the-selection-under-a-name = Зберегти вибір під назвою
find-events-that-may-be-reported-twice = Знайти події, про які, можливо, повідомлено двічі (Ctrl+Shift+D)
update-from-selection = Оновити з вибраних
change-named = Змінити { $name }
click-selects-these-events-shift-adds-ctrl = Натискання вибирає ці події, Shift додає їх, Ctrl вилучає
name-of-the-selection = Назва вибору
replace = Замінити
event-of-file = подія { $number } з { $file }
count-sources =
    { $count ->
        [one] { $count } джерело
        [few] { $count } джерела
        [many] { $count } джерел
       *[other] { $count } джерела
    }
count-claims =
    { $count ->
        [one] { $count } твердження
        [few] { $count } твердження
        [many] { $count } тверджень
       *[other] { $count } твердження
    }
count-earlier-versions =
    { $count ->
        [one] { $count } попередня версія
        [few] { $count } попередні версії
        [many] { $count } попередніх версій
       *[other] { $count } попередніх версій
    }
looking-for-air-alerts = Пошук повітряних тривог…
alert-on-since = Тривала від { $since }
alert-on-during = Тривала, { $from }–{ $to }
alert-on-since-before = Тривала від { $since } ({ $before })
alert-not-known = Немає даних: { $reason }
time-before = за { $time } до того
up-to-time-before = щонайбільше за { $time } до того
from-to-time-before = за { $least } – { $most } до того
somewhere-in-area = Десь у межах «{ $name }», однієї з ваших ділянок
