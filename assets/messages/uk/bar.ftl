# bar

file = Файл
view = Вигляд
map = Мапа
help = Довідка
open-files = Відкрити файли…
open-the-built-in-data = Відкрити вбудовані дані
open-recent = Відкрити нещодавні
open-session = Відкрити сеанс…
merge-notes-of-a-session = Додати нотатки із сеансу…
adds-the-notes-and-tags-of-a = Додає нотатки й теги колеги; нічого з обох сеансів не втрачається
picture = Зображення…
the-map-as-it-is-now-with = Мапа, яка вона є зараз, з легендою, підписом і джерелами, або все вікно
animation = Анімація…
the-map-while-the-time-window-moves = Мапа, поки проміжок часу рухається, як GIF або пронумеровані зображення
datasets-and-filters = Набори даних і фільтри
event-summary-selection = Подія, підсумок, вибрані
table = Таблиця
compare-two-periods = Порівняти два періоди…
possible-duplicates = Можливі дублікати…
light-or-dark-as-the-system = Тема як у системі
light = Світла тема
dark = Темна тема
theme-light = Оформлення: світле
theme-dark = Оформлення: темне
interface-size = Розмір інтерфейсу
go-to = Перейти до
names-on-the-map = Назви на мапі
open-a-local-map-pmtiles = Відкрити локальну мапу (.pmtiles)…
nothing-from-the-internet = Нічого з інтернету
asks-for-the-part-of-the-map = Запитує в { $host } ту частину мапи, яку ви переглядаєте, тож цей сервер знає, куди ви дивитеся. Більше нічого не надсилається
from-the-internet = { $source } з інтернету
map-sources = Джерела мап…
download-area = Завантажити вулиці цієї ділянки…
requests = Запити
shortcuts-and-symbols = Клавіші та знаки
performance = Швидкодія
undo = Скасувати
redo = Повторити
nothing-to-undo = Нічого скасовувати
nothing-to-redo = Нічого повторювати
export-the-selected-events-ctrl-e = Експорт вибраних подій (Ctrl+E)
export-the-matching-events-ctrl-shift-e = Експорт відповідних подій (Ctrl+Shift+E)
export = Експорт…
network-on = Мережу ввімкнено
source-is-asked-click-to-switch-off = { $name } отримує запити про ту частину мапи, яку ви переглядаєте; натисніть, щоб вимкнути
network-off = Мережу вимкнено
nothing-is-sent-click-to-draw = Нічого не надсилається й не завантажується; натисніть, щоб показати { $name } з інтернету
nothing-is-sent-click-to-choose = Нічого не надсилається й не завантажується; натисніть, щоб вибрати мапу з інтернету
of-events-match =
    { $total ->
        [one] Відповідає { $matching } із { $total } події
        [few] Відповідає { $matching } із { $total } подій
        [many] Відповідає { $matching } із { $total } подій
       *[other] Відповідає { $matching } із { $total } подій
    }
no-requests = Без запитів
drawing = Малюється { $name }
cancel = Скасувати
stop-drawing-nothing-is-written = Зупинити малювання; нічого не буде записано
every-request-that-this-program-made-click = Усі запити, які зробила ця програма; натисніть, щоб побачити список
no-tiles-from = Немає тайлів від { $source }
the-maps-below-it-stay-it-is =
    { $trouble }
    Мапи під нею лишаються; запит повториться сам
search-places-events-dates-commands = Пошук: місця, події, дати, команди
search-or-type-a-date = Пошук або дата
search-places-and-events = Пошук місць і подій
no-place-event-or-date-found = Не знайдено ні місця, ні події, ні дати
events-in = Події: { $name }
filter-events-by = Відфільтрувати події за «{ $text }»
searches-large-datasets-too = шукає і у великих наборах даних
select-by-this-expression = Вибрати за цим виразом…
datasets = Набори даних
filters = Фільтри
show-datasets-and-filters = Показати набори даних і фільтри
fold-this-panel = Згорнути цю панель
nothing-is-open-open-a-file-or = Нічого не відкрито. Відкрийте файл або перетягніть його у вікно
show = Показати { $name }
report = Звіт про файл…
reload = Прочитати знову
map-columns = Призначити стовпці…
close = Закрити
close-dialog = Закрити вікно
actions-for = Дії з { $name }
built-in-data = вбудовані дані
of-rows-not-read =
    { $rows ->
        [one] Не прочитано { $skipped } із { $rows } рядка
        [few] Не прочитано { $skipped } із { $rows } рядків
        [many] Не прочитано { $skipped } із { $rows } рядків
       *[other] Не прочитано { $skipped } із { $rows } рядків
    }
time-zone-in-which-times-are-shown = Часовий пояс, у якому показано час і читаються дати
this-computer = Цей компʼютер: { $name }
another-such-as-asia-tokyo = Інший, як-от Asia/Tokyo
find-a-time-zone = Знайти часовий пояс
no-zone-has-this-name = Немає поясу з такою назвою
last-frame = Останній кадр
median-of-the-last-frames = Медіана останніх кадрів
with-95-of-100-were-faster-than = 95 зі 100 були швидші за
worst = Найгірший
last-filter-update = Останнє оновлення фільтра
masks-of-it = з нього маски
counts-and-views-of-it = з нього підрахунки й панелі
changes = Зміни
matching-events = Відповідні події
events-in-memory = Події в памʼяті
columns = Стовпці
bytes-an-event = { $bytes }, { $each } байта на подію
memory-of-the-program = Памʼять програми
cpu-time-without-drawing-on-the-graphics = Час процесора, без малювання на відеокарті
count-more = ще { $count }
count-undated = { $count } без часу
count-unplaced = { $count } без місця
count-selected = вибрано { $count }
count-requests =
    { $count ->
        [one] { $count } запит
        [few] { $count } запити
        [many] { $count } запитів
       *[other] { $count } запиту
    }
undo-of = :
local-names = Місцеві назви
menu = Меню
zone-map-and-requests = Часовий пояс, мапа й запити
count-warnings =
    { $count ->
        [one] { $count } попередження
        [few] { $count } попередження
        [many] { $count } попереджень
       *[other] { $count } попереджень
    }
count-columns-not-read =
    { $count ->
        [one] { $count } стовпець не прочитано
        [few] { $count } стовпці не прочитано
        [many] { $count } стовпців не прочитано
       *[other] { $count } стовпців не прочитано
    }
open-the-report = Відкрити звіт про цей файл
colour-of-dataset = Колір набору { $name }
click-colours-by-dataset = Клацніть: події кольором свого набору даних
click-colours-by-kind = Клацніть: події знову кольором свого типу
