# What reports and printed documents say.

figure-events = Події
figure-areas = Місце відоме лише як область
figure-without-time = Без часу
figure-without-place = Без місця
counts-by-kind = За видом
counts-by-place = За місцем
counts-by-weapon = За зброєю
counts-by-source = За джерелом
events-of-a-dataset =
    { $count ->
        [one] { $name }: { $shown } з { $count } події
        [few] { $name }: { $shown } з { $count } подій
        [many] { $name }: { $shown } з { $count } подій
       *[other] { $name }: { $shown } з { $count } подій
    }
and-rows-that-are-no-event =
    { $count ->
        [one] ; { $count } рядок файлу не вдалося прочитати як подію
        [few] ; { $count } рядки файлу не вдалося прочитати як події
        [many] ; { $count } рядків файлу не вдалося прочитати як події
       *[other] ; { $count } рядки файлу не вдалося прочитати як події
    }
times-are-those-of = Час подано за поясом { $zone }.
how-people-were-counted =
    { $count ->
        [one] { $count } подія не наводить жодного числа людей. Підсумок атаки замінює її окремі події, щоб нікого не порахувати двічі.
        [few] { $count } події не наводять жодного числа людей. Підсумок атаки замінює її окремі події, щоб нікого не порахувати двічі.
        [many] { $count } подій не наводять жодного числа людей. Підсумок атаки замінює її окремі події, щоб нікого не порахувати двічі.
       *[other] { $count } події не наводять жодного числа людей. Підсумок атаки замінює її окремі події, щоб нікого не порахувати двічі.
    }
from-a-time = від { $time }
until-a-time = до { $time }
place-on-the-map-unknown = місце на мапі невідоме
place-changed = змінено
print-map = Мапа
print-in-numbers = У цифрах
print-small-maps = За періодами
print-small-maps-note = Та сама частина мапи в одному масштабі; порожній знак: місце відоме лише як область. Подія є в кожному періоді, у якому могла статися; смужка порівнює їхню кількість. Числа рахують події на мапі.
print-undated-in-none =
    { $count ->
        [one] { " " }{ $count } події без часу немає в жодному.
        [few] { " " }{ $count } подій без часу немає в жодному.
        [many] { " " }{ $count } подій без часу немає в жодному.
       *[other] { " " }{ $count } подій без часу немає в жодному.
    }
print-wider-periods = { " " }Обраних періодів було б забагато; кожна мапа показує довший період ({ $width }).
print-summary = Підсумок
print-what-is-shown = Що показано
print-how-it-was-made = Як це зроблено
print-input = { $name }, { PLAIN($bytes) } байтів; SHA-256:
print-proof = Маніфест поруч із цим файлом називає вхідні дані та фільтри; «strikemap verify» створює цей документ із них знову й порівнює кожен байт.
print-missing-letters =
    { $count ->
        [one] { $count } літера, якої немає в шрифтах документа, стоїть як квадратик: { $codes }. Її можна скопіювати.
        [few] { $count } літери, яких немає в шрифтах документа, стоять як квадратики: { $codes }. Їх можна скопіювати.
        [many] { $count } літер, яких немає в шрифтах документа, стоять як квадратики: { $codes }. Їх можна скопіювати.
       *[other] { $count } літери, яких немає в шрифтах документа, стоять як квадратики: { $codes }. Їх можна скопіювати.
    }
print-time-and-zone = { $time } · { $zone }
print-off-the-map =
    { $count ->
        [one] { $count } подія відома лише за країною або без місця, її немає на мапі
        [few] { $count } події відомі лише за країною або без місця, їх немає на мапі
        [many] { $count } подій відомі лише за країною або без місця, їх немає на мапі
       *[other] { $count } події відомі лише за країною або без місця, їх немає на мапі
    }
print-lasting-not-drawn =
    { $count ->
        [one] { $count } тривогу чи закриття не нанесено
        [few] { $count } тривоги й закриття не нанесено
        [many] { $count } тривог і закриттів не нанесено
       *[other] { $count } тривоги й закриття не нанесено
    }
print-map-of-events =
    { $count ->
        [one] Мапа { $count } події
        [few] Мапа { $count } подій
        [many] Мапа { $count } подій
       *[other] Мапа { $count } подій
    }
print-locator = Де розташована мапа
print-legend-hollow = Порожній знак: місце відоме лише як область
print-legend-circle = Коло, у якому має бути місце
print-legend-ring = Кільце: кілька подій, їхня кількість і види
print-scale = 1 : { $number } посередині
print-north = Пн
print-data-licence = Дані: { $licence }
print-map-credit = Мапа: { $credit }
print-made = Зроблено в strikemap { $version }
print-made-at = Зроблено в strikemap { $version }, { $time }
print-page-number = { $page } / { $pages }
print-and-more = і ще { $count }
print-first-events =
    { $count ->
        [one] Перші { $most } з { $count } події; суми, кількості й мапи охоплюють усі.
        [few] Перші { $most } з { $count } подій; суми, кількості й мапи охоплюють усі.
        [many] Перші { $most } з { $count } подій; суми, кількості й мапи охоплюють усі.
       *[other] Перші { $most } з { $count } подій; суми, кількості й мапи охоплюють усі.
    }
print-look-alike = { " " }(літери, схожі на інші: { $host })
print-close-up = Ближче
print-close-up-shows = { $shown } з { $count } подій на мапі; штриховий прямокутник на першій сторінці — ця її частина
print-outside-of-small-maps =
    { $count ->
        [one] { " " }Вони показують ту саму ділянку, що й «Ближче»; { $count } подія лежить поза нею, але порахована.
        [few] { " " }Вони показують ту саму ділянку, що й «Ближче»; { $count } події лежать поза нею, але пораховані.
        [many] { " " }Вони показують ту саму ділянку, що й «Ближче»; { $count } подій лежать поза нею, але пораховані.
       *[other] { " " }Вони показують ту саму ділянку, що й «Ближче»; { $count } події лежать поза нею, але пораховані.
    }
