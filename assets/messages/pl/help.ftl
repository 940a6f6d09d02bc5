# help

shortcuts = Skróty
symbols = Znaki
a-filled-symbol-stands-at-an-exact = Wypełniony znak stoi w dokładnym miejscu, pusty – w niedokładnym; kreskowanie pokazuje, gdzie takie zdarzenia mogły mieć miejsce. Pierścień z liczbą to kilka zdarzeń: kliknij, aby przybliżyć lub rozsunąć zdarzenia z jednego miejsca. Alarmy i zamknięcia to pasy na suwaku czasu, a znakami są tylko tam, gdzie nic innego nie pasuje.

where-to-begin = Udokumentowane ataki na mapie i w czasie
what-is-open-at-the-start =
    { $count ->
        [one] Otwarto { $count } zdarzenie, { $first } – { $last }. Nic nie jest wysyłane przez sieć.
        [few] Otwarto { $count } zdarzenia, { $first } – { $last }. Nic nie jest wysyłane przez sieć.
        [many] Otwarto { $count } zdarzeń, { $first } – { $last }. Nic nie jest wysyłane przez sieć.
       *[other] Otwarto { $count } zdarzenia, { $first } – { $last }. Nic nie jest wysyłane przez sieć.
    }
the-attack-of = Atak z { $day }
open-my-files = Otwórz moje pliki…
open-my-files-about = CSV, Excel, GeoJSON, KML, Parquet; albo upuść je tutaj
how-to-read-the-map = Jak czytać mapę
how-to-read-the-map-about = Pięć kroków; w każdej chwili zakończysz je klawiszem Esc
releases-page = Wydania…
step-of = { $step } z { $count }
tour-next = Dalej
tour-back = Wstecz
tour-done = Gotowe
leave-the-tour = Zamknij
tour-map = Znaki i miejsca
tour-map-text = Każdy znak to zdarzenie; kształt i kolor mówią, jakiego jest rodzaju. Pusty znak ma niedokładne miejsce, a kreskowanie pokazuje, gdzie mogło do niego dojść. Pierścień z liczbą to kilka zdarzeń: kliknij, aby przybliżyć.
tour-time = Czas
tour-time-text = Niebieski przedział to czas, na który patrzysz. Przeciągnij jego krawędzie lub środek albo narysuj nowy. „Możliwe” liczy zdarzenia, które mogły się w nim zmieścić, „Pewne” – te, które na pewno się mieszczą.
tour-filters = Zbiory danych i filtry
tour-filters-text = Kliknij rodzaj, miejsce lub źródło, aby widzieć tylko je; Ctrl dodaje, Alt wyklucza. Każda liczba uwzględnia resztę wyboru.
tour-event = Zdarzenie i podsumowanie
tour-event-text = Kliknięcie znaku pokazuje, co się stało, kto to podaje i w czym informacje się różnią. Podsumowanie podaje liczbę osób jako zakres i nikogo nie liczy dwa razy.
tour-export = Szukanie i eksport
tour-export-text = Wyszukiwarka rozumie miejsca, daty i polecenia. Eksport zapisuje dokładnie pasujące lub zaznaczone zdarzenia, razem z manifestem, który dowodzi, jak plik powstał.
reduce-motion = Mniej animacji
the-system-asks-for-it = W systemie włączono ograniczanie animacji

search-the-help = Szukaj skrótów, gestów i znaków
mouse-on-the-map = Mysz na mapie
mouse-on-the-time-slider = Mysz na suwaku czasu
mouse-drag = Przeciągnij
mouse-drag-edge = Przeciągnij krawędź
mouse-wheel = Kółko
mouse-click = Kliknij
mouse-ctrl-click = Ctrl+kliknij
mouse-shift-click = Shift+kliknij
mouse-shift-drag = Shift+przeciągnij
mouse-alt-drag = Alt+przeciągnij
mouse-double-click = Kliknij dwa razy
mouse-ctrl-wheel = Ctrl+kółko
mouse-shift-wheel = Shift+kółko
map-drag = przesuwa mapę
map-wheel = zmienia skalę
map-click = wybiera zdarzenie; pierścień przybliża
map-ctrl-click = dodaje do zaznaczenia
map-shift-drag = zaznacza prostokąt
map-double-click = przybliża
slider-drag = rysuje nowy przedział; Esc cofa
slider-drag-edge = przesuwa ją; środek przesuwa przedział
slider-shift-drag = przyciąga do słupków
slider-alt-drag = przesuwa obie krawędzie
slider-click = bierze słupek jako przedział
slider-shift-click = rozszerza przedział do tego miejsca
slider-double-click = przybliża przedział; obok niego pokazuje wszystkie dane
slider-wheel = poszerza lub zwęża przedział
slider-ctrl-wheel = zmienia skalę osi
slider-shift-wheel = przesuwa oś, tak jak środkowy przycisk
