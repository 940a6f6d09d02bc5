# summary

compare-the-time-window-with-another-period = Porównaj przedział czasu z innym okresem (C)
people-in-selected-events = Ludzie w zaznaczonych zdarzeniach
none = Brak
and-others =
    { $count ->
        [one] i jeszcze { $count }
        [few] i jeszcze { $count }
        [many] i jeszcze { $count }
       *[other] i jeszcze { $count }
    }
data-from-to = Dane od { $first } do { $last }
click-a-bar-to-filter-by-it = Kliknij słupek, aby według niego filtrować, a znak na mapie lub wiersz tabeli, aby przeczytać o zdarzeniu
no-event-states-a-figure = żadne zdarzenie nie podaje liczby
events-state-neither-figure =
    { $count ->
        [one] { $count } zdarzenie nie podaje żadnej liczby. Bilans ataku zastępuje jego pojedyncze zdarzenia, więc nikogo nie policzono dwa razy
        [few] { $count } zdarzenia nie podają żadnej liczby. Bilans ataku zastępuje jego pojedyncze zdarzenia, więc nikogo nie policzono dwa razy
        [many] { $count } zdarzeń nie podaje żadnej liczby. Bilans ataku zastępuje jego pojedyncze zdarzenia, więc nikogo nie policzono dwa razy
       *[other] { $count } zdarzeń nie podaje żadnej liczby. Bilans ataku zastępuje jego pojedyncze zdarzenia, więc nikogo nie policzono dwa razy
    }
select-all = Zaznacz wszystkie
close-table = Zamknij tabelę
descending = , malejąco
ascending = , rosnąco
sort-by = Sortuj: { $column }{ $order }
count-attacks-by-their-totals =
    { $count ->
        [one] { $count } atak według bilansu
        [few] { $count } ataki według bilansów
        [many] { $count } ataków według bilansów
       *[other] { $count } ataków według bilansów
    }
count-single-events =
    { $count ->
        [one] { $count } pojedyncze zdarzenie
        [few] { $count } pojedyncze zdarzenia
        [many] { $count } pojedynczych zdarzeń
       *[other] { $count } pojedynczych zdarzeń
    }
no-strikes = brak uderzeń
strikes-under-alert =
    { $all ->
        [one] { $on } z { $all } uderzenia podczas alarmu
        [few] { $on } z { $all } uderzeń podczas alarmu
        [many] { $on } z { $all } uderzeń podczas alarmu
       *[other] { $on } z { $all } uderzeń podczas alarmu
    }
and-median-after-it-began = , mediana { $time } od jego początku
and-strikes-not-known = , o { $count } brak danych
selected-events-only = Tylko zaznaczone
claims-differ-of = { $count }, sporne
of-events-shown = z { $count } w pokazanych zbiorach
count-disputed =
    { $count ->
        [one] { $count } sporne
        [few] { $count } sporne
        [many] { $count } spornych
       *[other] { $count } spornych
    }
only-disputed-events = Pasują wtedy tylko zdarzenia, o których informacje się różnią
report-button = Raport…
a-report-of-what-matches = Raport o pasujących zdarzeniach, do czytania lub druku
on-of-all-strikes =
    { $all ->
        [one] { $on } z { $all } uderzenia
        [few] { $on } z { $all } uderzeń
        [many] { $on } z { $all } uderzeń
       *[other] { $on } z { $all } uderzeń
    }
strikes-are-those = Uderzenia to te rakietą, dronem, oboma lub z samolotu
