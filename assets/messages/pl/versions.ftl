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
line-moved = Linia od dawnego miejsca: przesunięte ({ $count })
too-many-changes-for-signs = Ponad { $count } zmian: użyj filtra, aby zobaczyć je na mapie
removed-event = Usunięte: { $title } ({ $time })
added-since-the-older-version = Dodano od starszej wersji
changed-since-the-older-version = Zmieniono od starszej wersji
check-a-publication = Sprawdź publikację…
says-what-of-an-export-still-holds = Pokazuje, które wiersze, liczby i sumy eksportu nie zgadzają się już z otwartymi danymi
check-of-a-publication = Sprawdzenie publikacji: { $file }
exported-at = Wyeksportowano { $time }
the-export-itself-is-compared = Pliku wejściowego brak albo się zmienił, dlatego porównywany jest sam eksport
everything-published-still-holds = Wszystko, co opublikowano, nadal się zgadza
not-everything-published-holds = Nie wszystko, co opublikowano, nadal się zgadza
as-published = Opublikowano
in-the-open-data = W otwartych danych
no-longer-matches = Opublikowane, już nie pasuje
matches-now-too = Nieopublikowane, teraz pasuje
compared-with-dataset = Porównano z { $name }
publication-not-checked = Nie udało się sprawdzić publikacji: { $reason }
