# Times, lengths and sizes.

month-1 = січ.
month-2 = лют.
month-3 = бер.
month-4 = квіт.
month-5 = трав.
month-6 = черв.
month-7 = лип.
month-8 = серп.
month-9 = вер.
month-10 = жовт.
month-11 = лист.
month-12 = груд.
time-unknown = час невідомий
about-a-time = близько { $time }
distance-m = { $number } м
distance-km = { $number } км
size-kb = { $number } КБ
size-mb = { $number } МБ
duration-s = { $count } с
duration-min = { $count } хв
duration-h = { $count } год
duration-h-min = { $hours } год { $minutes } хв
duration-days =
    { $count ->
        [one] { $count } доба
        [few] { $count } доби
        [many] { $count } діб
       *[other] { $count } доби
    }
per-length = за { $length }
and-within-distance = , у межах { $distance }
and-located-by-gazetteer = ; координати з вбудованого довідника місць
reported-later = { $when }, не пізніше ніж через { $later }
