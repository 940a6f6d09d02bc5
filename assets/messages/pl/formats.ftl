# Times, lengths and sizes.

month-1 = sty
month-2 = lut
month-3 = mar
month-4 = kwi
month-5 = maj
month-6 = cze
month-7 = lip
month-8 = sie
month-9 = wrz
month-10 = paź
month-11 = lis
month-12 = gru
time-unknown = czas nieznany
about-a-time = około { $time }
distance-m = { $number } m
distance-km = { $number } km
size-kb = { $number } kB
size-mb = { $number } MB
duration-s = { $count } s
duration-min = { $count } min
duration-h = { $count } godz.
duration-h-min = { $hours } godz. { $minutes } min
duration-days =
    { $count ->
        [one] { $count } dzień
        [few] { $count } dni
        [many] { $count } dni
       *[other] { $count } dnia
    }
per-length = na { $length }
and-within-distance = , w promieniu { $distance }
and-located-by-gazetteer = ; współrzędne z wbudowanego wykazu miejsc
reported-later = { $when }, najpóźniej po { $later }
