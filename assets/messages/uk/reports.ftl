# reports

columns-of = Стовпці: { $name }
the-file-is-too-large-for-its = Файл завеликий, щоб показати тут його стовпці.
open = Відкрити
choose-a-column-for-the-date-or = Виберіть стовпець для дати або для координат
recognised-as-format = Розпізнано як { $format }
dates-such-as-03-04-2025 = Дати на зразок 03/04/2025
decide-from-the-column = Визначити за стовпцем
date-is-day-first = 3 квітня, спершу день
date-is-month-first = 4 березня, спершу місяць
date-is-year-first = 25 квітня 2003, спершу рік
times-without-a-zone-where-no-country = Час без поясу, коли його не підказує країна
sheet-or-layer = Аркуш або шар
those-with-events = ті, де є події
in-how-many-of-the-first-rows = У скількох із перших рядків цей стовпець заповнює поле
first-values = Перші значення
read-as = Читати як
rows = Рядки
why = Чому
no-row-can-be-read-as-an = Жодного рядка ще не можна прочитати як подію
the-rows-as-they-are-read = Рядки, як вони читаються
the-first-rows-as-they-are-read = Перші рядки, як вони читаються
column-line = Рядок
column-when = Коли
column-where = Де
column-what = Що
column-doubts = Сумніви
not-read = не читати
column-not-read = не читається: { $reason }
row-is-no-event = не подія: { $doubts }
report-on = Звіт про файл: { $file }
rejected-rows = Відхилені рядки
warnings = Застереження
columns-button = Стовпці…
copy-as-json = Скопіювати як JSON
columns-that-are-read = Стовпці, які читаються
not-sure = не напевно: { $reason }
columns-that-are-not-read = Стовпці, які не читаються: { $count }
read-column-as = Читати { $column } як
warnings-by-kind = Застереження за видами
select-the-events-that-this-concerns-on = Вибрати події, яких це стосується, на мапі й у таблиці
select-events = Вибрати події
select-events-named = Вибрати події: { $column } { $reason }
more-kinds-of-warnings =
    { $count ->
        [one] ще { $count } вид
        [few] ще { $count } види
        [many] ще { $count } видів
       *[other] ще { $count } виду
    }
delimiter-tab = , табуляція
delimiter-sign = , роздільник { $sign }
no-time-in-any-row = у жодному рядку немає часу
recognised-as = Розпізнано як
rows-read = Прочитано рядків
events-without-a-time = Події без часу
events-without-a-place = Події без місця
located-by-the-built-in-gazetteer = Місце за вбудованим довідником
repeated-ids = Повторні ідентифікатори
from-first-start-to-last-end = Від першого початку до останнього кінця
the-first-are-listed = перелічено перші { $count }
column-text = Текст
column-reason = Причина
for-boundaries = Для меж, наприклад районів, а не подій
import-as-areas = Імпортувати як ділянки
