# export

path-or-choose = шлях, або виберіть…
choose = Вибрати…
replace-the-existing-file = Замінити наявний файл
a-manifest-is-written-beside-the-file = Поруч із файлом записується маніфест; «strikemap verify» перевіряє його за вхідними даними
copy-as-command = Скопіювати як команду
the-command-line-that-writes-the-same = Команда, яка запише ті самі байти
export-dialog = Експортувати
selected-by-hand-filters-do-not-change = Вибрано вручну; фільтри не змінюють того, що експортується
repeated-rows-left-out-of-export =
    { $count ->
        [one] • вилучено { $count } рядок із повторними подіями; маніфест називає ті, що відповідають
        [few] • вилучено { $count } рядки з повторними подіями; маніфест називає ті, що відповідають
        [many] • вилучено { $count } рядків із повторними подіями; маніфест називає ті, що відповідають
       *[other] • вилучено { $count } рядків із повторними подіями; маніфест називає ті, що відповідають
    }
format = Формат
of-the-source-byte-for-byte = джерела, байт у байт
of-the-source = джерела
of-strikemap = strikemap
safe-for-spreadsheets = Безпечно для електронних таблиць
puts-an-apostrophe-before-cells-that-a = Ставить апостроф перед клітинками, які електронна таблиця виконала б як формулу; маніфест це зазначає
map-in-the-report = Мапа у звіті
a-picture-of-every-matching-event-drawn = Зображення всіх відповідних подій, намальоване на сторінці
only-a-report-of-filtered-events-at = Мапу показує лише звіт про відфільтровані події в їхніх справжніх місцях
as-two-more-columns-the-manifest-names = Ще два стовпці; маніфест називає файл сеансу, тож спершу збережіть його
notes-and-tags-stand-in-columns-of = Нотатки й теги стоять у стовпцях strikemap, коли вони є
selected-events-that-are-hidden =
    { $count ->
        [one] { $count } з них сховано фільтрами або в схованих наборах
        [few] { $count } з них сховано фільтрами або в схованих наборах
        [many] { $count } з них сховано фільтрами або в схованих наборах
       *[other] { $count } з них сховано фільтрами або в схованих наборах
    }
redaction = Приховування даних
places = Місця
exact = точні
rounded = округлені
jittered = зміщені
text-may-still-name-places-and-people = Текст усе ще може називати місця й людей, а зображення показує справжні місця: перегляньте те, що публікуєте
the-manifest-reveals-your-filters-and-with = Маніфест розкриває ваші фільтри, а з ними й вибрану ділянку
decimals-of-a-degree = Знаків після коми в градусах
up-to-off-in-kyiv = похибка до { $distance } у Києві
by-up-to = Не більше ніж на
secret-seed = Секретне зерно
new = Нове
generate-new-seed = Створити нове зерно
keep-it-to-yourself-who-has-it = Нікому його не показуйте: хто його має, може повернути місця назад, а без нього ніхто не зможе перевірити експорт. Воно зберігається для наступного експорту на цьому компʼютері: копії одного місця, зміщені по-різному, звужують пошук
leave-out-columns = Не експортувати стовпці
sign-the-manifest = Підписати маніфест
with-a-secret-key-of-minisign-or = Секретним ключем minisign або «strikemap keygen»; хто має ваш відкритий ключ, зможе довести, що експорт ваш
secret-key = Секретний ключ
path-of-the-file-or-choose = шлях до файлу, або виберіть…
choose-key = Вибрати ключ…
password = Пароль
used-for-this-export-and-forgotten-with = Використовується для цього експорту й забувається разом із вікном
save-an-animation = Зберегти анімацію
save-a-picture = Зберегти зображення
picture-of = Що
the-map-with-a-caption = мапа з підписом
the-whole-window = усе вікно
png-sequence = Послідовність PNG
signs-areas-and-words-stay-sharp-at = Знаки, ділянки й написи чіткі за будь-якого розміру; мапа під ними – растрове зображення
a-manifest-is-written-beside-it-with = Поруч записується маніфест із часом і кількістю подій на кожному зображенні; «strikemap verify» перевіряє їх за вхідними даними, але не те, що намальовано
a-manifest-is-written-beside-the-picture = Поруч із зображенням записується маніфест; «strikemap verify» перевіряє за вхідними даними, які події на ньому, але не те, що намальовано
width = Ширина
height = Висота
as-shown = Як на екрані
scale = Масштаб
width-by-height-pixels = { $width } × { $height } пікселів
title = Заголовок
no-title = немає
replace-what-is-there = Замінити те, що там є
save = Зберегти
as-far-as-the-time-axis-shows = скільки показує вісь часу
all-data = усі дані
no-event-has-a-time = Жодна подія не має часу
moves = рухається
cumulative = накопичується
each-step = Кожен крок
such-as-6-h-1-d-1 = Наприклад, 6 h, 1 d, 1 w, 1 mo
window-width = Ширина проміжку
write-steps-such-as-6-h-1 = Пишіть кроки так: 6 h, 1 d, 1 w або 1 mo
too-many-pictures = Понад { $count } зображень; виберіть більший крок або менший час
seconds = Секунди
pictures-from-to =
    { $count ->
        [one] { $count } зображення від { $from } до { $to }
        [few] { $count } зображення від { $from } до { $to }
        [many] { $count } зображень від { $from } до { $to }
       *[other] { $count } зображень від { $from } до { $to }
    }
this-is-a-folder-add-the-name = Це тека; додайте назву файлу
file-is-not-a-folder = { $path } – це файл, а не тека
folder-does-not-exist = Теки { $path } не існує
suffix-m = {" "}м
no-filters-active = Фільтри не діють
undated-events-are-included = Події без часу враховано
undated-events-are-left-out = Події без часу не враховано
only-undated-events = Лише події без часу
imprecise-events-are-left-out = Події, час яких відомий менш точно, ніж до години, не враховано
only-imprecise-events = Лише події, час яких відомий менш точно, ніж до години
events-that-certainly-happened = події, що напевно сталися
events-that-may-have-happened = події, що могли статися
events-that-were-certainly-reported = події, про які напевно повідомили
events-that-may-have-been-reported = події, про які, можливо, повідомили
time-of-events-at = Час: { $events } у момент { $time }
time-of-events-before = Час: { $events } до { $time }
time-of-events-since = Час: { $events } { $time } або пізніше
time-of-events-between = Час: { $events } від { $start } і раніше { $end }
between-alternatives = {" "}або{" "}
between-conditions = {" "}і{" "}
place-may-lie-in = місце може бути тут: { $names }
place-certainly-lies-in = місце напевно тут: { $names }
position-lies-in = координати тут: { $names }, і відома не лише країна
position-or-tiers-lie-in = { $own }; або місце може бути там і відоме з точністю: { $tiers }
row-has-all-words = в оригінальному рядку є всі слова: { $text }
expression-may-be-true = { $text } (діапазон зараховується, якщо це може бути правдою; невідоме – ні)
at-least-killed-and-injured = щонайменше { $killed } загиблих і { $injured } поранених, за найбільшим названим числом
column-is-value = { $column } – "{ $value }"
coordinates-are-rounded =
    { $count ->
        [one] Координати округлено до { $count } знака після коми в градусах; радіус кожного місця зріс на можливу похибку
        [few] Координати округлено до { $count } знаків після коми в градусах; радіус кожного місця зріс на можливу похибку
        [many] Координати округлено до { $count } знаків після коми в градусах; радіус кожного місця зріс на можливу похибку
       *[other] Координати округлено до { $count } знаків після коми в градусах; радіус кожного місця зріс на можливу похибку
    }
coordinates-are-moved = Координати зміщено не більше ніж на { $most } м, залежно від місця й секретного зерна; радіус кожного місця зріс на { $growth } м; місця з довідника лишилися
columns-left-out = Не експортовані стовпці: { $names }

language-of-the-page = Мова сторінки
readers-can-switch-the-language = Читачі можуть її змінити
the-names-of-the-files = назви файлів
licence-of-the-data = Ліцензія даних
such-as-a-licence = наприклад, CC BY 4.0
map-in-the-page-at-most = Мапа на сторінці, не більше ніж
detailed-zooms-are-left-out-until-it-fits = Довкола подій; найдокладніші масштаби пропускаються, доки мапа не вміститься, а 0 – сторінка без мапи
the-page-is-at-most-about = сторінка: щонайбільше близько { $size }
title-of-the-document = Заголовок
language-of-the-document = Мова
language-of-the-report-is-in-it = Цією мовою – заголовки, фільтри й підрахунки; тексти подій лишаються як є
headings-and-legends-are-in-it = Цією мовою – заголовки, легенда й підрахунки; тексти подій лишаються як є
paper = Формат паперу
small-maps-by = Малі мапи
one-map-a-period-at-one-scale = Мала мапа на кожен період, усі в одному масштабі
template = Шаблон
logo-colour-and-credit-line = немає; або файл із логотипом і рядком авторства
a-toml-file-with-logo-colour-credit = Файл TOML із рядками logo = "FILE", colour = "#rrggbb" і credit = "TEXT"
choose-template = Вибрати шаблон…
periods-auto = автоматично
periods-day = за днями
periods-week = за тижнями
periods-month = за місяцями
periods-none = без них
preview-of-the-picture = Попередній перегляд зображення
preview-is-being-drawn = Готується попередній перегляд…
size = Розмір
square = Квадрат
a4-for-print = A4 для друку
export-matching-count = Події за фільтрами: { $count }
export-selected-count = Вибрані події: { $count }
export-matching-events-dialog =
    { $count ->
        [one] Експорт { $count } події
        [few] Експорт { $count } подій
        [many] Експорт { $count } подій
       *[other] Експорт { $count } події
    }
export-selected-events-dialog =
    { $count ->
        [one] Експорт { $count } вибраної події
        [few] Експорт { $count } вибраних подій
        [many] Експорт { $count } вибраних подій
       *[other] Експорт { $count } вибраної події
    }
