# A newer version of a dataset, and what it changed.

open-newer-version = Otwórz nowszą wersję…
what-changed-in = Co się zmieniło: { $name }
rows-matched-by-ids = Wiersze dopasowano według identyfikatorów źródła
rows-matched-by-columns = Wiersze dopasowano według { $columns }
rows-matched-by-likeness = Wiersze dopasowano według jednakowych rekordów i podobieństwa
columns-added = Dodane kolumny: { $columns }
columns-removed = Usunięte kolumny: { $columns }
rows-added-removed-changed = dodano { $added }, usunięto { $removed }, zmieniono { $changed }, bez zmian { $unchanged }
select-added = Zaznacz dodane
select-changed = Zaznacz zmienione
save-changes-as-table = Zapisz jako tabelę…
rows-added = Dodane
rows-removed = Usunięte
rows-changed = Zmienione
the-table-lists-more = … i jeszcze { $count }; tabela zawiera wszystkie
unknown-value = nieznane
work-could-not-follow = Nie udało się ustalić, co się zmieniło, dlatego zaznaczenie i decyzje o powtórzeniach tego zbioru odrzucono. Notatki zachowano.
changes-unknown = Ponownie wczytano { $name }. Nie udało się ustalić, co się zmieniło.
nothing-changed-in = W { $name } nic się nie zmieniło
change-moved = przesunięto o { $distance }
change-placed = pojawiło się miejsce
change-no-longer-placed = miejsca już nie ma
change-later = { $time } później
change-earlier = { $time } wcześniej
selected-events-that-are-gone =
    { $count ->
        [one] { $count } zaznaczonego zdarzenia nie ma w nowszej wersji
        [few] { $count } zaznaczonych zdarzeń nie ma w nowszej wersji
        [many] { $count } zaznaczonych zdarzeń nie ma w nowszej wersji
       *[other] { $count } zaznaczonego zdarzenia nie ma w nowszej wersji
    }
decisions-about-events-that-are-gone =
    { $count ->
        [one] { $count } decyzja o powtórzeniach dotyczy zdarzenia, którego już nie ma
        [few] { $count } decyzje o powtórzeniach dotyczą zdarzeń, których już nie ma
        [many] { $count } decyzji o powtórzeniach dotyczy zdarzeń, których już nie ma
       *[other] { $count } decyzji o powtórzeniach dotyczy zdarzeń, których już nie ma
    }
notes-about-events-that-are-gone =
    { $count ->
        [one] Notatki i tagi { $count } zdarzenia nie znalazły wiersza; są zachowane, zob. Notatki
        [few] Notatki i tagi { $count } zdarzeń nie znalazły wiersza; są zachowane, zob. Notatki
        [many] Notatki i tagi { $count } zdarzeń nie znalazły wiersza; są zachowane, zob. Notatki
       *[other] Notatki i tagi { $count } zdarzenia nie znalazły wiersza; są zachowane, zob. Notatki
    }
follow-changes = Śledź zmiany
read-again-when-the-file-changes = Odczytuje plik ponownie, gdy zmieni się na dysku, i pokazuje, co się zmieniło
stop-comparing = Zakończ porównywanie
rows-added-removed-changed-briefly = dodano { $added }, usunięto { $removed }, zmieniono { $changed }
compared-with-the-older-version = Porównano ze starszą wersją { $name }. Kliknij, aby zobaczyć listę zmian.
before-and-now = Starsza wersja: { $before }, teraz: { $now }
before-and-now-in-matching-events = Starsza wersja → teraz
by-month = Miesiąc
ring-with-plus-added = Pierścień z plusem: dodane ({ $count })
cross-removed = Krzyżyk: usunięte ({ $count })
dashed-ring-changed = Przerywany pierścień: zmienione ({ $count })
line-moved = Linia od poprzedniego miejsca: przesunięte ({ $count })
too-many-changes-for-signs = Ponad { $count } zmian: użyj filtra, aby zobaczyć je na mapie
removed-event = Usunięte: { $title } ({ $time })
added-since-the-older-version = Dodano względem starszej wersji
changed-since-the-older-version = Zmieniono względem starszej wersji
check-a-publication = Sprawdź eksport…
says-what-of-an-export-still-holds = Pokazuje, które wiersze, liczby i sumy eksportu nie zgadzają się już ze zbiorami otwartymi w programie
check-of-a-publication = Sprawdzenie eksportu: { $file }
exported-at = Wyeksportowano { $time }
the-export-itself-is-compared = Brak pliku wejściowego albo został on zmieniony, dlatego porównywany jest sam eksport
everything-published-still-holds = Wszystko w tym eksporcie nadal się zgadza
not-everything-published-holds = Część tego eksportu już się nie zgadza
as-published = Wyeksportowano
in-the-open-data = W otwartych zbiorach
no-longer-matches = Wyeksportowane, nie spełnia już filtrów
matches-now-too = Niewyeksportowane, teraz spełnia filtry
compared-with-dataset = Porównano z { $name }
publication-not-checked = Nie udało się sprawdzić eksportu: { $reason }
filters-by-changes-ended = Nic nie jest już porównywane ze starszą wersją, dlatego filtry według zmian usunięto
show-as-many-datasets = Eksport powstał z kilku plików ({ $inputs }): otwórz i pokaż tyle samo zbiorów
by-year = Rok
the-exported-file-has-changed = Brak wyeksportowanego pliku albo nie jest on taki, jakim go wyeksportowano; porównywane jest to, co mówi jego manifest
