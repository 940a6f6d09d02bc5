# Times, lengths and sizes.

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
time-unknown = time unknown
about-a-time = about { $time }
distance-m = { $number } m
distance-km = { $number } km
size-kb = { $number } kB
size-mb = { $number } MB
duration-s = { $count } s
duration-min = { $count } min
duration-h = { $count } h
duration-h-min = { $hours } h { $minutes } min
duration-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
per-length = in { $length }
and-within-distance = , within { $distance }
and-located-by-gazetteer = ; located by the built-in gazetteer
reported-later = { $when }, up to { $later } later
