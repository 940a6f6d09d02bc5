# What reports and printed documents say.

figure-events = Події
figure-areas = Неточне місце
figure-without-time = Без часу
figure-without-place = Без місця
counts-by-kind = За типом
counts-by-place = За місцем
counts-by-weapon = За зброєю
counts-by-source = За джерелом
events-of-a-dataset =
    { $count ->
        [one] { $name }: { $shown } із { $count } події
        [few] { $name }: { $shown } із { $count } подій
        [many] { $name }: { $shown } із { $count } подій
       *[other] { $name }: { $shown } із { $count } події
    }
and-rows-that-are-no-event =
    { $count ->
        [one] ; відхилено { $count } рядок файлу
        [few] ; відхилено { $count } рядки файлу
        [many] ; відхилено { $count } рядків файлу
       *[other] ; відхилено { $count } рядка файлу
    }
times-are-those-of = Час подано за часовим поясом { $zone }.
how-people-were-counted =
    { $count ->
        [one] { $count } подія не називає ні числа загиблих, ні числа поранених. Підсумки атаки заступають її окремі події, щоб нікого не порахувати двічі.
        [few] { $count } події не називають ні числа загиблих, ні числа поранених. Підсумки атаки заступають її окремі події, щоб нікого не порахувати двічі.
        [many] { $count } подій не називають ні числа загиблих, ні числа поранених. Підсумки атаки заступають її окремі події, щоб нікого не порахувати двічі.
       *[other] { $count } події не називає ні числа загиблих, ні числа поранених. Підсумки атаки заступають її окремі події, щоб нікого не порахувати двічі.
    }
from-a-time = від { $time }
until-a-time = до { $time }
place-on-the-map-unknown = місце на мапі невідоме
place-changed = координати змінено
print-map = Мапа
in-numbers = У цифрах
print-small-maps = За періодами
print-small-maps-note = На всіх малих мапах та сама частина мапи в тому самому масштабі; порожнистий знак – неточне місце. Подію враховано в кожному періоді, у якому вона могла статися. Число й смужка під мапою показують, скільки нанесених на мапу подій припадає на період.
print-undated-in-none =
    { $count ->
        [one] { " " }{ $count } події без часу немає в жодному періоді.
        [few] { " " }{ $count } подій без часу немає в жодному періоді.
        [many] { " " }{ $count } подій без часу немає в жодному періоді.
       *[other] { " " }{ $count } події без часу немає в жодному періоді.
    }
print-wider-periods = { " " }Вибраних періодів було б забагато; кожна мапа показує довший період ({ $width }).
print-summary = Підсумок
what-is-shown = Що показано
print-how-it-was-made = Як це зроблено
print-redacted-input = { $name }; його хеш записано в маніфесті
print-input = { $name }, розмір у байтах: { PLAIN($bytes) }; SHA-256:
print-proof = Маніфест поруч із цим файлом називає вхідні дані та фільтри; «strikemap verify» створює цей документ із них знову й порівнює кожен байт.
print-missing-letters =
    { $count ->
        [one] { $count } символ, якого немає в шрифтах документа, показано квадратиком: { $codes }. Його можна скопіювати з документа.
        [few] { $count } символи, яких немає в шрифтах документа, показано квадратиками: { $codes }. Їх можна скопіювати з документа.
        [many] { $count } символів, яких немає в шрифтах документа, показано квадратиками: { $codes }. Їх можна скопіювати з документа.
       *[other] { $count } символу, якого немає в шрифтах документа, показано квадратиками: { $codes }. Їх можна скопіювати з документа.
    }
print-time-and-zone = { $time } · { $zone }
print-off-the-map =
    { $count ->
        [one] Для { $count } події відома лише країна або місце невідоме, тому її немає на мапі
        [few] Для { $count } подій відома лише країна або місце невідоме, тому їх немає на мапі
        [many] Для { $count } подій відома лише країна або місце невідоме, тому їх немає на мапі
       *[other] Для { $count } події відома лише країна або місце невідоме, тому їх немає на мапі
    }
print-lasting-not-drawn = Тривоги та закриття, яких не показано на мапі: { $count }
print-map-of-events =
    { $count ->
        [one] Мапа { $count } події
        [few] Мапа { $count } подій
        [many] Мапа { $count } подій
       *[other] Мапа { $count } подій
    }
print-locator = Оглядова мапа: розташування показаної частини
print-legend-hollow = Порожнистий знак: неточне місце
print-legend-circle = Коло, що має охоплювати місце події
print-legend-ring = Кільце: кілька подій, їхня кількість і типи
print-scale = 1 : { $number } у центрі мапи
print-north = Пн
print-data-licence = Дані: { $licence }
print-map-credit = Мапа: { $credit }
print-made = Зроблено в strikemap { $version }
print-made-at = Зроблено в strikemap { $version }, { $time }
print-page-number = { $page } / { $pages }
first-events =
    { $count ->
        [one] Перші { $most } із { $count } події; суми, підрахунки й мапи охоплюють усі події.
        [few] Перші { $most } із { $count } подій; суми, підрахунки й мапи охоплюють усі події.
        [many] Перші { $most } із { $count } подій; суми, підрахунки й мапи охоплюють усі події.
       *[other] Перші { $most } із { $count } події; суми, підрахунки й мапи охоплюють усі події.
    }
may-look-like-others = (в адресі є літери, які можна сплутати з іншими: { $host })
print-close-up = Збільшений фрагмент
print-close-up-shows =
    { $count ->
        [one] { $shown } із { $count } події на мапі; цю частину обведено пунктиром на першій сторінці
        [few] { $shown } із { $count } подій на мапі; цю частину обведено пунктиром на першій сторінці
        [many] { $shown } із { $count } подій на мапі; цю частину обведено пунктиром на першій сторінці
       *[other] { $shown } із { $count } події на мапі; цю частину обведено пунктиром на першій сторінці
    }
print-outside-of-small-maps =
    { $count ->
        [one] { " " }Малі мапи показують те саме, що й «Збільшений фрагмент»; { $count } подія лежить поза ним, але її враховано.
        [few] { " " }Малі мапи показують те саме, що й «Збільшений фрагмент»; { $count } події лежать поза ним, але їх враховано.
        [many] { " " }Малі мапи показують те саме, що й «Збільшений фрагмент»; { $count } подій лежать поза ним, але їх враховано.
       *[other] { " " }Малі мапи показують те саме, що й «Збільшений фрагмент»; { $count } події лежать поза ним, але їх враховано.
    }
print-no-small-maps = Малих мап немає: події охоплюють для них задовгий час.
print-circles-larger =
    { $count ->
        [one] Область { $count } події більша за мапу
        [few] Області { $count } подій більші за мапу
        [many] Області { $count } подій більші за мапу
       *[other] Області { $count } події більші за мапу
    }
more-kinds =
    { $count ->
        [one] і ще { $count } тип
        [few] і ще { $count } типи
        [many] і ще { $count } типів
       *[other] і ще { $count } типу
    }
time-of-events-in = Час: { $when } ({ $zone }): { $events } протягом цього часу
rows-of-an-export-are-named = Рядки експорту й ті, які він мав би тепер, перелічено по одному; далі – його фільтри
events-are-named-one-by-one = Події перелічено по одній; далі – фільтри, які тоді діяли
events-were-selected-by-hand = Події вибрано вручну; далі – фільтри, які тоді діяли
left-out-by-hand = Вилучено вручну: рядки про події, які вже є в інших експортованих рядках ({ $count })
events-chosen-by-hand = Події вибрано вручну; їхні рядки названо в маніфесті
count-notes-of-a-session =
    { $count ->
        [one] { $count } нотатка
        [few] { $count } нотатки
        [many] { $count } нотаток
       *[other] { $count } нотатки
    }
count-tags-of-a-session =
    { $count ->
        [one] { $count } тег
        [few] { $count } теги
        [many] { $count } тегів
       *[other] { $count } тега
    }
notes-stand-beside-the-events = Поруч із подіями подано нотатки й теги із сеансу { $name } ({ $notes }, { $tags })
all-times = За весь час
time-until = До { $time }
time-from = Від { $time }
shown-of-all-events =
    { $count ->
        [one] { $shown } із { $count } події
        [few] { $shown } із { $count } подій
        [many] { $shown } із { $count } подій
       *[other] { $shown } із { $count } події
    }
events-not-on-the-map =
    { $count ->
        [one] Немає на мапі { $count } події: відома лише країна або місце невідоме
        [few] Немає на мапі { $count } подій: відома лише країна або місце невідоме
        [many] Немає на мапі { $count } подій: відома лише країна або місце невідоме
       *[other] Немає на мапі { $count } події: відома лише країна або місце невідоме
    }
alerts-not-drawn = Тривоги та закриття, яких не показано на мапі: { $count }
made-with-strikemap = Зроблено в strikemap { $version }
