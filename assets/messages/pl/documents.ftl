# What reports and printed documents say.

figure-events = Zdarzenia
figure-areas = Niedokładne miejsce
figure-without-time = Bez czasu
figure-without-place = Bez miejsca
counts-by-kind = Według rodzaju
counts-by-place = Według miejsca
counts-by-weapon = Według broni
counts-by-source = Według źródła
events-of-a-dataset =
    { $count ->
        [one] { $name }: { $shown } z { $count } zdarzenia
        [few] { $name }: { $shown } z { $count } zdarzeń
        [many] { $name }: { $shown } z { $count } zdarzeń
       *[other] { $name }: { $shown } z { $count } zdarzeń
    }
and-rows-that-are-no-event =
    { $count ->
        [one] ; odrzucono { $count } wiersz pliku
        [few] ; odrzucono { $count } wiersze pliku
        [many] ; odrzucono { $count } wierszy pliku
       *[other] ; odrzucono { $count } wiersza pliku
    }
times-are-those-of = Czas podano według strefy czasowej { $zone }.
how-people-were-counted =
    { $count ->
        [one] { $count } zdarzenie nie podaje liczby ani zabitych, ani rannych. Bilans ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
        [few] { $count } zdarzenia nie podają liczby ani zabitych, ani rannych. Bilans ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
        [many] { $count } zdarzeń nie podaje liczby ani zabitych, ani rannych. Bilans ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
       *[other] { $count } zdarzenia nie podaje liczby ani zabitych, ani rannych. Bilans ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
    }
from-a-time = od { $time }
until-a-time = do { $time }
place-on-the-map-unknown = miejsce na mapie nieznane
place-changed = współrzędne zmieniono
print-map = Mapa
in-numbers = W liczbach
print-small-maps = Okres po okresie
print-small-maps-note = Na wszystkich małych mapach ta sama część mapy w tej samej skali; pusty znak: niedokładne miejsce. Zdarzenie jest liczone w każdym okresie, w którym mogło się wydarzyć. Liczba i pasek pod mapą pokazują, ile zdarzeń z mapy przypada na dany okres.
print-undated-in-none =
    { $count ->
        [one] { " " }{ $count } zdarzenia bez czasu nie ma w żadnym okresie.
        [few] { " " }{ $count } zdarzeń bez czasu nie ma w żadnym okresie.
        [many] { " " }{ $count } zdarzeń bez czasu nie ma w żadnym okresie.
       *[other] { " " }{ $count } zdarzenia bez czasu nie ma w żadnym okresie.
    }
print-wider-periods = { " " }Wybranych okresów byłoby za dużo; każda mapa pokazuje dłuższy okres ({ $width }).
print-summary = Podsumowanie
what-is-shown = Co pokazano
print-how-it-was-made = Jak to powstało
print-redacted-input = { $name }; jego skrót jest w manifeście
print-input = { $name }, rozmiar w bajtach: { PLAIN($bytes) }; SHA-256:
print-proof = Manifest obok tego pliku wymienia dane wejściowe i filtry; „strikemap verify” tworzy z nich ten dokument od nowa i porównuje każdy bajt.
print-missing-letters =
    { $count ->
        [one] { $count } znak, którego nie ma w czcionkach dokumentu, pokazano jako ramkę: { $codes }. Można go skopiować z dokumentu.
        [few] { $count } znaki, których nie ma w czcionkach dokumentu, pokazano jako ramki: { $codes }. Można je skopiować z dokumentu.
        [many] { $count } znaków, których nie ma w czcionkach dokumentu, pokazano jako ramki: { $codes }. Można je skopiować z dokumentu.
       *[other] { $count } znaku, którego nie ma w czcionkach dokumentu, pokazano jako ramki: { $codes }. Można je skopiować z dokumentu.
    }
print-time-and-zone = { $time } · { $zone }
print-off-the-map =
    { $count ->
        [one] W przypadku { $count } zdarzenia znany jest tylko kraj lub miejsce jest nieznane, więc nie ma go na mapie
        [few] W przypadku { $count } zdarzeń znany jest tylko kraj lub miejsce jest nieznane, więc nie ma ich na mapie
        [many] W przypadku { $count } zdarzeń znany jest tylko kraj lub miejsce jest nieznane, więc nie ma ich na mapie
       *[other] W przypadku { $count } zdarzenia znany jest tylko kraj lub miejsce jest nieznane, więc nie ma ich na mapie
    }
print-lasting-not-drawn = Alarmy i zamknięcia niepokazane na mapie: { $count }
print-map-of-events =
    { $count ->
        [one] Mapa { $count } zdarzenia
        [few] Mapa { $count } zdarzeń
        [many] Mapa { $count } zdarzeń
       *[other] Mapa { $count } zdarzeń
    }
print-locator = Mapa poglądowa: położenie pokazanej części
print-legend-hollow = Pusty znak: niedokładne miejsce
print-legend-circle = Okrąg, który powinien obejmować miejsce zdarzenia
print-legend-ring = Pierścień: kilka zdarzeń, ich liczba i rodzaje
print-scale = 1 : { $number } pośrodku mapy
print-north = N
print-data-licence = Dane: { $licence }
print-map-credit = Mapa: { $credit }
print-made = Wykonano w strikemap { $version }
print-made-at = Wykonano w strikemap { $version }, { $time }
print-page-number = { $page } / { $pages }
first-events =
    { $count ->
        [one] Pierwsze { $most } z { $count } zdarzenia; sumy, zliczenia i mapy obejmują wszystkie zdarzenia.
        [few] Pierwsze { $most } z { $count } zdarzeń; sumy, zliczenia i mapy obejmują wszystkie zdarzenia.
        [many] Pierwsze { $most } z { $count } zdarzeń; sumy, zliczenia i mapy obejmują wszystkie zdarzenia.
       *[other] Pierwsze { $most } z { $count } zdarzenia; sumy, zliczenia i mapy obejmują wszystkie zdarzenia.
    }
may-look-like-others = (adres zawiera litery, które można pomylić z innymi: { $host })
print-close-up = Zbliżenie
print-close-up-shows =
    { $count ->
        [one] { $shown } z { $count } zdarzenia na mapie; tę część zaznaczono na pierwszej stronie prostokątem z linii przerywanej
        [few] { $shown } z { $count } zdarzeń na mapie; tę część zaznaczono na pierwszej stronie prostokątem z linii przerywanej
        [many] { $shown } z { $count } zdarzeń na mapie; tę część zaznaczono na pierwszej stronie prostokątem z linii przerywanej
       *[other] { $shown } z { $count } zdarzenia na mapie; tę część zaznaczono na pierwszej stronie prostokątem z linii przerywanej
    }
print-outside-of-small-maps =
    { $count ->
        [one] { " " }Małe mapy pokazują to samo co „Zbliżenie”; { $count } zdarzenie leży poza nim, ale je policzono.
        [few] { " " }Małe mapy pokazują to samo co „Zbliżenie”; { $count } zdarzenia leżą poza nim, ale je policzono.
        [many] { " " }Małe mapy pokazują to samo co „Zbliżenie”; { $count } zdarzeń leży poza nim, ale je policzono.
       *[other] { " " }Małe mapy pokazują to samo co „Zbliżenie”; { $count } zdarzenia leży poza nim, ale je policzono.
    }
print-no-small-maps = Małych map nie ma: zdarzenia obejmują na nie zbyt długi czas.
print-circles-larger =
    { $count ->
        [one] Obszar { $count } zdarzenia jest większy niż mapa
        [few] Obszary { $count } zdarzeń są większe niż mapa
        [many] Obszary { $count } zdarzeń są większe niż mapa
       *[other] Obszary { $count } zdarzenia są większe niż mapa
    }
more-kinds =
    { $count ->
        [one] i jeszcze { $count } rodzaj
        [few] i jeszcze { $count } rodzaje
        [many] i jeszcze { $count } rodzajów
       *[other] i jeszcze { $count } rodzaju
    }
time-of-events-in = Czas: { $when } ({ $zone }): { $events } w tym czasie
rows-of-an-export-are-named = Wiersze eksportu i te, które miałby teraz, wymieniono pojedynczo; dalej jego filtry
events-are-named-one-by-one = Zdarzenia wymieniono pojedynczo; dalej filtry, które były wtedy aktywne
events-were-selected-by-hand = Zdarzenia zaznaczono ręcznie; dalej filtry, które były wtedy aktywne
left-out-by-hand = Pominięte ręcznie: wiersze o zdarzeniach, które są już w innych eksportowanych wierszach ({ $count })
events-chosen-by-hand = Zdarzenia zaznaczono ręcznie; ich wiersze wymienia manifest
count-notes-of-a-session =
    { $count ->
        [one] { $count } notatka
        [few] { $count } notatki
        [many] { $count } notatek
       *[other] { $count } notatki
    }
count-tags-of-a-session =
    { $count ->
        [one] { $count } tag
        [few] { $count } tagi
        [many] { $count } tagów
       *[other] { $count } taga
    }
notes-stand-beside-the-events = Przy zdarzeniach podano notatki i tagi z sesji { $name } ({ $notes }, { $tags })
all-times = Cały okres
time-until = Do { $time }
time-from = Od { $time }
shown-of-all-events =
    { $count ->
        [one] { $shown } z { $count } zdarzenia
        [few] { $shown } z { $count } zdarzeń
        [many] { $shown } z { $count } zdarzeń
       *[other] { $shown } z { $count } zdarzenia
    }
events-not-on-the-map =
    { $count ->
        [one] Na mapie nie ma { $count } zdarzenia: znany jest tylko kraj lub miejsce jest nieznane
        [few] Na mapie nie ma { $count } zdarzeń: znany jest tylko kraj lub miejsce jest nieznane
        [many] Na mapie nie ma { $count } zdarzeń: znany jest tylko kraj lub miejsce jest nieznane
       *[other] Na mapie nie ma { $count } zdarzenia: znany jest tylko kraj lub miejsce jest nieznane
    }
alerts-not-drawn = Alarmy i zamknięcia niepokazane na mapie: { $count }
made-with-strikemap = Wykonano w strikemap { $version }
boundary-rule = zdarzenie na początku przedziału czasu należy do niego, zdarzenie na jego końcu nie; „możliwe” to zdarzenia, których czas zachodzi na ten przedział, „pewne” to te, które leżą w nim w całości
events-outside-the-picture =
    { $count ->
        [one] Poza obrazem jest { $count } zdarzenie
        [few] Poza obrazem są { $count } zdarzenia
        [many] Poza obrazem jest { $count } zdarzeń
       *[other] Poza obrazem jest { $count } zdarzenia
    }
report-counts = Zliczenia
report-map = Mapa zdarzeń
report-made-and-proved = Wykonano w strikemap { $version }; manifest obok tego pliku zawiera skróty kryptograficzne jego źródeł i go potwierdza.
