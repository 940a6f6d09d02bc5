# filters

date-range = Дати
find-in = Шукати: { $filter }
fewer = Менше
count-more-button = Ще { $count }…
words-or-a-quoted-phrase = Слова або "фраза в лапках"
text-in-any-column = Текст у будь-якому стовпці
expression = Вираз
column = Стовпець
column-that-must-have-the-value = Стовпець, у якому має бути значення
value = Значення
value-of-the-column = Значення стовпця
add = Додати
killed-at-least = Загиблих щонайменше
injured-at-least = Поранених щонайменше
the-highest-figure-cited-counts-unknown-is = Враховується найбільше назване число; невідоме не означає нуль
any = усі
number-of-all = { $number } із { $all }
clear-all = Скинути всі
deduplicated = Без дублікатів
rows-of-repeated-events-left-out =
    { $count ->
        [one] вилучено { $count } рядок із повторними подіями
        [few] вилучено { $count } рядки з повторними подіями
        [many] вилучено { $count } рядків із повторними подіями
       *[other] вилучено { $count } рядків із повторними подіями
    }
no-events-match = Жодна подія не відповідає
clear-time-window-count = Скинути проміжок часу ({ $count })
remove-filter = Вилучити фільтр: { $filter } ({ $count })
injured-from = поранені ≥ { $injured }
killed-from = загиблі ≥ { $killed }
killed-and-injured-from = загиблі ≥ { $killed }, поранені ≥ { $injured }
remove-filter-named = Вилучити фільтр «{ $name }»
approximate-outline-key-goes-there = Приблизний контур; клавіша { $key } веде туди
lat-lon-box = Прямокутник за широтою й довготою
right-click-for-more = Більше – правою кнопкою
import-areas = Імпорт ділянок…
import-areas-boundaries = Імпортувати ділянки (межі)…
polygons-of-a-geojson-or-kml-file = Многокутники з файлу GeoJSON або KML
export-areas = Експорт ділянок…
as-geojson = Як GeoJSON
with-their-symbol-inside = Зі знаком усередині: { $count }
the-circle-in-which-an-event-happened = Коло, у якому сталася подія, цілком лежить усередині
only-what-is-definitely-inside = Лише те, що напевно всередині
area = Ділянка
name = Назва
rename = Перейменувати
another-area-is-called-that = Інша ділянка вже має таку назву
show-on-the-map = Показати на мапі
rename-button = Перейменувати…
edit-vertices = Змінити вершини
drag-vertices-on-the-map = Перетягуйте вершини на мапі
copy-as-text = Скопіювати як текст
for-area-on-the-command-line = Для --area в командному рядку
remove = Вилучити
areas-definitely = напевно { $names }
areas-also-tiers = { $names }, також { $tiers }
could-also-be-inside = Можуть бути всередині також:
click-only-this-ctrl-add-or-remove = Натискання: лише це. Ctrl: додати чи вилучити. Alt: виключити
on-the-clocks-of = За годинником { $zone }
and-events-whose-hour-is-not-known =
    { $count ->
        [one] ; не враховано { $count } подію, година якої невідома
        [few] ; не враховано { $count } події, година яких невідома
        [many] ; не враховано { $count } подій, година яких невідома
       *[other] ; не враховано { $count } подій, година яких невідома
    }
and-events-whose-day-is-not-known =
    { $count ->
        [one] ; не враховано { $count } подію, день якої невідомий
        [few] ; не враховано { $count } події, день яких невідомий
        [many] ; не враховано { $count } подій, день яких невідомий
       *[other] ; не враховано { $count } подій, день яких невідомий
    }
clear = Скинути
clear-named = Скинути: { $name }
is-area-of-events-called-so =
    { $count ->
        [one] Ділянка для { $count } події з такою назвою місця
        [few] Ділянка для { $count } подій з такою назвою місця
        [many] Ділянка для { $count } подій з такою назвою місця
       *[other] Ділянка для { $count } події з такою назвою місця
    }
instead-of-circles = Їхнє неточне місце – ця ділянка, а не коло: на мапі, у фільтрах за ділянкою, в експорті
boundaries-stand-for-places = Неточні місця з такими назвами – це ділянки, а не кола: { $names }
not-name-and-shape = напишіть NAME=SHAPE, наприклад 'Bucha Raion=POLYGON((29 50, 30 50, 30 51))'
click-add-or-remove = Натискання: додати чи вилучити
only-named = Тільки: { $name }
filters-in-use = Увімкнені фільтри: { $filters }
counts-what-may-be-inside = Рахує події, знак яких усередині; решту, що може бути там, буде запропоновано нижче після вибору
