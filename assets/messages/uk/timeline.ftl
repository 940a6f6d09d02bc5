# timeline

previous-window = Попередній проміжок
pause = Призупинити
play = Відтворити
next-window = Наступний проміжок
window = Проміжок
playing = Відтворення
speed = Швидкість
slower = Повільніше (,)
data-time-that-passes-in-a-second = Скільки часу даних минає за секунду
steps-in-a-second = Кроків за секунду
events-in-a-second = Подій за секунду
faster = Швидше (.)
move = Рух
step = Крок
one-bar = Один стовпчик
at-the-end-of-the-data-l = Наприкінці даних (L)
back-in-time-r = Назад у часі (R)
width-of-the-window = Ширина проміжку
width-of-the-window-such-as = Ширина проміжку: { $examples }
step-examples = 30min, 6h, 1d, 2w, 1mo або 1y
may-have-happened-in-the-window-the = Могло статися в цьому проміжку: час події перетинається з ним
happened-in-the-window-for-certain-the = Напевно сталося в цьому проміжку: час події цілком у ньому
time = Час
events-without-a-time-count = Події без часу: { $count }
undated-leave-out-while-a-window-is-set = Без часу: не показувати, поки задано проміжок
undated-show-beside-the-others = Без часу: показувати разом з іншими
undated-show-only-these = Без часу: показувати лише їх
time-known-less-precisely-than-an-hour = Час відомий менш точно, ніж до години: { $count }
hatched-in-the-bars = Заштриховані у стовпчиках
imprecise-show = Неточні: показувати
imprecise-leave-out = Неточні: не показувати
imprecise-show-only-these = Неточні: показувати лише їх
axis = Вісь
zoom-to-the-window-z = Показати проміжок (Z)
show-all-data-shift-z = Показати всі дані (Shift+Z)
stack-by-kind = Стовпчики за типами
logarithmic-heights = Логарифмічна висота
time-of-events = Час подій
when-it-happened = Коли сталося
when-it-was-reported = Коли повідомили
no-open-dataset-has-report-times = У жодному відкритому наборі немає часу повідомлення
half-of-the-matching-events-were-reported = Про половину відповідних подій повідомили не пізніше ніж через { $time }
text-is-not-a-date = «{ $text }» не є датою; напишіть 2025-12-27, 27.12.2025, 2025-12-27 07:45 або -7d
month-has-so-many-days =
    { $days ->
        [one] { $month } має { $days } день
        [few] { $month } має { $days } дні
        [many] { $month } має { $days } днів
       *[other] { $month } має { $days } днів
    }
edge-from = { $name }: від
hint-from = від
edge-until = { $name }: до
hint-until = до
ways-to-write-a-date = 2025-12-27, 27.12.2025, 2025-12-27 07:45 або -7d; сама дата означає весь день
handle-at = { $time }
handle-until = до { $time }
handle-from = від { $time }
handle-to = до { $time }
and-more = і ще { $count }
no-event-with-a-time-is-open = Немає відкритих подій із часом
time-window = Проміжок часу
last-week = Тиждень
last-month = Місяць
this-year = Цей рік
counted-back-from-the-last-event-of = Рахуючи назад від останньої події в даних
an-attack = Атака…
presets = Періоди
attacks-of-large-datasets-are-not-listed = Атаки з наборів, де понад { $count } рядків, не перелічено: шукайте за датою
the-open-data-names-no-attacks = Відкриті дані не називають атак
and-earlier-attacks =
    { $count ->
        [one] і ще { $count } раніша: шукайте за датою
        [few] і ще { $count } раніші: шукайте за датою
        [many] і ще { $count } раніших: шукайте за датою
       *[other] і ще { $count } раніших: шукайте за датою
    }
clocks-jump = годинник { $sign }{ $time }
about-a-number = близько { $number }
of-events-match-the-other-filters = Відповідає іншим фільтрам: { $matching } із { $all }
other-kinds = Інші типи
an-event-at-the-start-is-inside = Подія на самому початку входить, у самому кінці – ні
calendar = Календар
previous-month = Попередній місяць
next-month = Наступний місяць
show-this-month = Показати весь місяць
collapse-empty-stretches = Згортати порожні відтинки часу
a-zigzag-marks-where-time-is-left-out = Там, де довго нічого не відповідає фільтрам, замість цього часу стоїть зигзаг
nothing-matches-from-to = { $from } – { $to }: нічого не відповідає фільтрам
