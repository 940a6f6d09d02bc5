# timeline

previous-window = Poprzedni przedział
pause = Wstrzymaj
play = Odtwarzaj
next-window = Następny przedział
window = Przedział
playing = Odtwarzanie
speed = Szybkość
slower = Wolniej (,)
data-time-that-passes-in-a-second = Ile czasu danych mija w sekundę
steps-in-a-second = Kroków na sekundę
events-in-a-second = Zdarzeń na sekundę
faster = Szybciej (.)
move = Ruch
step = Krok
one-bar = Jeden słupek
at-the-end-of-the-data-l = Na końcu danych (L)
back-in-time-r = Wstecz w czasie (R)
width-of-the-window = Szerokość przedziału
width-of-the-window-such-as = Szerokość przedziału: { $examples }
step-examples = 30min, 6h, 1d, 2w, 1mo lub 1y
may-have-happened-in-the-window-the = Mogło mieć miejsce w tym przedziale: czas zdarzenia nachodzi na niego
happened-in-the-window-for-certain-the = Na pewno miało miejsce w tym przedziale: czas zdarzenia mieści się w nim w całości
time = Czas
events-without-a-time-count = Zdarzenia bez czasu: { $count }
undated-leave-out-while-a-window-is-set = Bez czasu: pomijaj, gdy ustawiono przedział
undated-show-beside-the-others = Bez czasu: pokazuj obok innych
undated-show-only-these = Bez czasu: pokazuj tylko te
time-known-less-precisely-than-an-hour = Czas znany mniej dokładnie niż co do godziny: { $count }
hatched-in-the-bars = Zakreskowane w słupkach
imprecise-show = Niedokładne: pokazuj
imprecise-leave-out = Niedokładne: pomijaj
imprecise-show-only-these = Niedokładne: pokazuj tylko te
axis = Oś
zoom-to-the-window-z = Pokaż przedział (Z)
show-all-data-shift-z = Pokaż wszystkie dane (Shift+Z)
stack-by-kind = Słupki według rodzajów
logarithmic-heights = Wysokość logarytmiczna
time-of-events = Czas zdarzeń
when-it-happened = Kiedy się wydarzyło
when-it-was-reported = Kiedy o tym podano
no-open-dataset-has-report-times = Żaden otwarty zbiór nie ma czasu doniesień
half-of-the-matching-events-were-reported = O połowie pasujących zdarzeń doniesiono najpóźniej po { $time }
text-is-not-a-date = „{ $text }” nie jest datą; wpisz 2025-12-27, 27.12.2025, 2025-12-27 07:45 lub -7d
month-has-so-many-days =
    { $days ->
        [one] { $month } ma { $days } dzień
        [few] { $month } ma { $days } dni
        [many] { $month } ma { $days } dni
       *[other] { $month } ma { $days } dni
    }
edge-from = { $name }: od
hint-from = od
edge-until = { $name }: do
hint-until = do
ways-to-write-a-date = 2025-12-27, 27.12.2025, 2025-12-27 07:45 lub -7d; sama data oznacza cały dzień
handle-at = { $time }
handle-until = do { $time }
handle-from = od { $time }
handle-to = do { $time }
and-more = i jeszcze { $count }
no-event-with-a-time-is-open = Brak otwartych zdarzeń z czasem
time-window = Przedział czasu
last-week = Ostatni tydzień
last-month = Ostatni miesiąc
this-year = Ten rok
counted-back-from-the-last-event-of = Licząc wstecz od ostatniego zdarzenia w danych
an-attack = Atak…
presets = Okresy
attacks-of-large-datasets-are-not-listed = Ataki ze zbiorów liczących ponad { $count } wierszy nie są wymienione: szukaj według daty
the-open-data-names-no-attacks = Otwarte dane nie nazywają ataków
and-earlier-attacks =
    { $count ->
        [one] i jeszcze { $count } wcześniejszy: szukaj według daty
        [few] i jeszcze { $count } wcześniejsze: szukaj według daty
        [many] i jeszcze { $count } wcześniejszych: szukaj według daty
       *[other] i jeszcze { $count } wcześniejszych: szukaj według daty
    }
clocks-jump = zegary { $sign }{ $time }
about-a-number = około { $number }
of-events-match-the-other-filters = Pasuje do pozostałych filtrów: { $matching } z { $all }
other-kinds = Inne rodzaje
an-event-at-the-start-is-inside = Zdarzenie na samym początku jest wewnątrz, na samym końcu już nie
calendar = Kalendarz
previous-month = Poprzedni miesiąc
next-month = Następny miesiąc
show-this-month = Pokaż cały miesiąc
collapse-empty-stretches = Zwijaj puste odcinki
a-zigzag-marks-where-time-is-left-out = Tam, gdzie długo nic nie pasuje do filtrów, zamiast tego czasu jest zygzak
nothing-matches-from-to = { $from } – { $to }: nic nie pasuje do filtrów
