# What reports and printed documents say.

figure-events = Zdarzenia
figure-areas = Miejsce znane tylko jako obszar
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
        [one] ; { $count } wiersza pliku nie udało się odczytać jako zdarzenia
        [few] ; { $count } wierszy pliku nie udało się odczytać jako zdarzeń
        [many] ; { $count } wierszy pliku nie udało się odczytać jako zdarzeń
       *[other] ; { $count } wierszy pliku nie udało się odczytać jako zdarzeń
    }
times-are-those-of = Czas podano według strefy { $zone }.
how-people-were-counted =
    { $count ->
        [one] { $count } zdarzenie nie podaje żadnej liczby osób. Suma ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
        [few] { $count } zdarzenia nie podają żadnej liczby osób. Suma ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
        [many] { $count } zdarzeń nie podaje żadnej liczby osób. Suma ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
       *[other] { $count } zdarzenia nie podają żadnej liczby osób. Suma ataku zastępuje jego pojedyncze zdarzenia, aby nikogo nie policzyć dwa razy.
    }
from-a-time = od { $time }
until-a-time = do { $time }
place-on-the-map-unknown = miejsce na mapie nieznane
place-changed = zmieniono
print-map = Mapa
print-in-numbers = W liczbach
print-small-maps = Okres po okresie
print-small-maps-note = Ta sama część mapy w jednej skali; pusty znak: miejsce znane tylko jako obszar. Zdarzenie jest w każdym okresie, w którym mogło się wydarzyć; pasek porównuje ich liczbę. Liczby obejmują zdarzenia na mapie.
print-undated-in-none =
    { $count ->
        [one] { " " }{ $count } zdarzenia bez czasu nie ma w żadnym.
        [few] { " " }{ $count } zdarzeń bez czasu nie ma w żadnym.
        [many] { " " }{ $count } zdarzeń bez czasu nie ma w żadnym.
       *[other] { " " }{ $count } zdarzeń bez czasu nie ma w żadnym.
    }
print-wider-periods = { " " }Wybranych okresów byłoby za dużo; każda mapa pokazuje dłuższy okres ({ $width }).
print-summary = Podsumowanie
print-what-is-shown = Co pokazano
print-how-it-was-made = Jak to powstało
print-input = { $name }, { PLAIN($bytes) } bajtów; SHA-256:
print-proof = Manifest obok tego pliku wymienia dane wejściowe i filtry; „strikemap verify” tworzy z nich ten dokument od nowa i porównuje każdy bajt.
print-missing-letters =
    { $count ->
        [one] { $count } litera, której nie ma w czcionkach dokumentu, stoi jako ramka: { $codes }. Można ją skopiować.
        [few] { $count } litery, których nie ma w czcionkach dokumentu, stoją jako ramki: { $codes }. Można je skopiować.
        [many] { $count } liter, których nie ma w czcionkach dokumentu, stoi jako ramki: { $codes }. Można je skopiować.
       *[other] { $count } litery, których nie ma w czcionkach dokumentu, stoją jako ramki: { $codes }. Można je skopiować.
    }
print-time-and-zone = { $time } · { $zone }
print-off-the-map =
    { $count ->
        [one] { $count } zdarzenie znane jest tylko według kraju lub bez miejsca i nie ma go na mapie
        [few] { $count } zdarzenia znane są tylko według kraju lub bez miejsca i nie ma ich na mapie
        [many] { $count } zdarzeń znanych jest tylko według kraju lub bez miejsca i nie ma ich na mapie
       *[other] { $count } zdarzenia znane są tylko według kraju lub bez miejsca i nie ma ich na mapie
    }
print-lasting-not-drawn =
    { $count ->
        [one] { $count } alarm lub zamknięcie nie jest narysowane
        [few] { $count } alarmy i zamknięcia nie są narysowane
        [many] { $count } alarmów i zamknięć nie jest narysowanych
       *[other] { $count } alarmy i zamknięcia nie są narysowane
    }
print-map-of-events =
    { $count ->
        [one] Mapa { $count } zdarzenia
        [few] Mapa { $count } zdarzeń
        [many] Mapa { $count } zdarzeń
       *[other] Mapa { $count } zdarzeń
    }
print-locator = Gdzie leży mapa
print-legend-hollow = Pusty znak: miejsce znane tylko jako obszar
print-legend-circle = Okrąg, w którym ma leżeć miejsce
print-legend-ring = Pierścień: kilka zdarzeń, ich liczba i rodzaje
print-scale = 1 : { $number } pośrodku
print-north = Pn
print-data-licence = Dane: { $licence }
print-map-credit = Mapa: { $credit }
print-made = Wykonano w strikemap { $version }
print-made-at = Wykonano w strikemap { $version }, { $time }
print-page-number = { $page } / { $pages }
print-and-more = i jeszcze { $count }
print-first-events =
    { $count ->
        [one] Pierwsze { $most } z { $count } zdarzenia; sumy, liczby i mapy obejmują wszystkie.
        [few] Pierwsze { $most } z { $count } zdarzeń; sumy, liczby i mapy obejmują wszystkie.
        [many] Pierwsze { $most } z { $count } zdarzeń; sumy, liczby i mapy obejmują wszystkie.
       *[other] Pierwsze { $most } z { $count } zdarzeń; sumy, liczby i mapy obejmują wszystkie.
    }
print-look-alike = { " " }(litery podobne do innych: { $host })
print-close-up = Z bliska
print-close-up-shows = { $shown } z { $count } zdarzeń na mapie; kreskowany prostokąt na pierwszej stronie to ta jej część
print-outside-of-small-maps =
    { $count ->
        [one] { " " }Pokazują tę samą część co „Z bliska”; { $count } zdarzenie leży poza nią, ale jest policzone.
        [few] { " " }Pokazują tę samą część co „Z bliska”; { $count } zdarzenia leżą poza nią, ale są policzone.
        [many] { " " }Pokazują tę samą część co „Z bliska”; { $count } zdarzeń leży poza nią, ale są policzone.
       *[other] { " " }Pokazują tę samą część co „Z bliska”; { $count } zdarzenia leżą poza nią, ale są policzone.
    }
