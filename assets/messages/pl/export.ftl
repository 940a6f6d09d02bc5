# export

path-or-choose = ścieżka lub wybierz…
choose = Wybierz…
replace-the-existing-file = Zastąp istniejący plik
a-manifest-is-written-beside-the-file = Obok pliku zapisywany jest manifest; „strikemap verify” sprawdza go z danymi wejściowymi
copy-as-command = Kopiuj jako polecenie
the-command-line-that-writes-the-same = Polecenie, które zapisze te same bajty
export-dialog = Eksportuj
selected-by-hand-filters-do-not-change = Zaznaczone ręcznie; filtry nie zmieniają tego, co jest eksportowane
repeated-rows-left-out-of-export =
    { $count ->
        [one] • pominięto { $count } wiersz powtórzonych zdarzeń; manifest wymienia te, które pasują
        [few] • pominięto { $count } wiersze powtórzonych zdarzeń; manifest wymienia te, które pasują
        [many] • pominięto { $count } wierszy powtórzonych zdarzeń; manifest wymienia te, które pasują
       *[other] • pominięto { $count } wierszy powtórzonych zdarzeń; manifest wymienia te, które pasują
    }
format = Format
of-the-source-byte-for-byte = źródła, bajt w bajt
of-the-source = źródła
of-strikemap = strikemap
safe-for-spreadsheets = Bezpieczne dla arkuszy
puts-an-apostrophe-before-cells-that-a = Stawia apostrof przed komórkami, które arkusz wykonałby jako formułę; manifest to odnotowuje
map-in-the-report = Mapa w raporcie
a-picture-of-every-matching-event-drawn = Obraz wszystkich pasujących zdarzeń, narysowany na stronie
only-a-report-of-filtered-events-at = Mapę pokazuje tylko raport o przefiltrowanych zdarzeniach w ich prawdziwych miejscach
as-two-more-columns-the-manifest-names = Jeszcze dwie kolumny; manifest podaje plik sesji, więc najpierw ją zapisz
notes-and-tags-stand-in-columns-of = Notatki i tagi stoją w kolumnach strikemap, gdy już są
selected-events-that-are-hidden =
    { $count ->
        [one] { $count } z nich jest ukryte przez filtry lub w ukrytych zbiorach
        [few] { $count } z nich są ukryte przez filtry lub w ukrytych zbiorach
        [many] { $count } z nich jest ukrytych przez filtry lub w ukrytych zbiorach
       *[other] { $count } z nich jest ukrytych przez filtry lub w ukrytych zbiorach
    }
redaction = Ukrywanie danych
places = Miejsca
exact = dokładne
rounded = zaokrąglone
jittered = przesunięte
text-may-still-name-places-and-people = Tekst nadal może podawać miejsca i ludzi, a obraz pokazuje prawdziwe miejsca: obejrzyj to, co publikujesz
the-manifest-reveals-your-filters-and-with = Manifest ujawnia twoje filtry, a z nimi wybrany obszar
decimals-of-a-degree = Miejsc po przecinku w stopniach
up-to-off-in-kyiv = do { $distance } różnicy w Kijowie
by-up-to = Najwyżej o
secret-seed = Tajne ziarno
new = Nowe
generate-new-seed = Utwórz nowe ziarno
keep-it-to-yourself-who-has-it = Zachowaj je dla siebie: kto je ma, może cofnąć przesunięcie, a bez niego nikt nie zweryfikuje eksportu. Jest przechowywane do następnego eksportu na tym komputerze: różnie przesunięte kopie jednego miejsca zawężają poszukiwania
leave-out-columns = Pomiń kolumny
sign-the-manifest = Podpisz manifest
with-a-secret-key-of-minisign-or = Tajnym kluczem minisign lub „strikemap keygen”; kto ma twój klucz publiczny, może dowieść, że eksport jest twój
secret-key = Tajny klucz
path-of-the-file-or-choose = ścieżka pliku lub wybierz…
choose-key = Wybierz klucz…
password = Hasło
used-for-this-export-and-forgotten-with = Używane do tego eksportu i zapominane po zamknięciu okna
save-an-animation = Zapisz animację
save-a-picture = Zapisz obraz
picture-of = Co
the-map-with-a-caption = mapa z podpisem
the-whole-window = całe okno
png-sequence = Sekwencja PNG
signs-areas-and-words-stay-sharp-at = Znaki, obszary i napisy są ostre w każdej wielkości; mapa pod nimi jest obrazem rastrowym
a-manifest-is-written-beside-it-with = Obok zapisywany jest manifest z czasem i liczbą zdarzeń na każdym obrazie; „strikemap verify” sprawdza je z danymi wejściowymi, ale nie to, co narysowano
a-manifest-is-written-beside-the-picture = Obok obrazu zapisywany jest manifest; „strikemap verify” sprawdza z danymi wejściowymi, których zdarzeń dotyczy obraz, ale nie to, co narysowano
width = Szerokość
height = Wysokość
as-shown = Jak na ekranie
scale = Skala
width-by-height-pixels = { $width } × { $height } pikseli
title = Tytuł
no-title = brak
replace-what-is-there = Zastąp to, co tam jest
save = Zapisz
as-far-as-the-time-axis-shows = tyle, ile pokazuje oś czasu
all-data = wszystkie dane
no-event-has-a-time = Żadne zdarzenie nie ma czasu
moves = przesuwa się
cumulative = narasta
each-step = Każdy krok
such-as-6-h-1-d-1 = Na przykład 6 h, 1 d, 1 w, 1 mo
window-width = Szerokość przedziału
write-steps-such-as-6-h-1 = Zapisz kroki tak: 6 h, 1 d, 1 w lub 1 mo
too-many-pictures = Ponad { $count } obrazów; wybierz większy krok lub krótszy czas
seconds = Sekundy
pictures-from-to =
    { $count ->
        [one] { $count } obraz od { $from } do { $to }
        [few] { $count } obrazy od { $from } do { $to }
        [many] { $count } obrazów od { $from } do { $to }
       *[other] { $count } obrazów od { $from } do { $to }
    }
this-is-a-folder-add-the-name = To folder; dodaj nazwę pliku
file-is-not-a-folder = { $path } to plik, a nie folder
folder-does-not-exist = Folder { $path } nie istnieje
suffix-m = {" "}m
no-filters-active = Brak aktywnych filtrów
undated-events-are-included = Zdarzenia bez czasu są uwzględnione
undated-events-are-left-out = Zdarzenia bez czasu są pominięte
only-undated-events = Tylko zdarzenia bez czasu
imprecise-events-are-left-out = Zdarzenia o czasie znanym mniej dokładnie niż co do godziny są pominięte
only-imprecise-events = Tylko zdarzenia o czasie znanym mniej dokładnie niż co do godziny
events-that-certainly-happened = zdarzenia, które na pewno miały miejsce
events-that-may-have-happened = zdarzenia, które mogły mieć miejsce
events-that-were-certainly-reported = zdarzenia, o których na pewno doniesiono
events-that-may-have-been-reported = zdarzenia, o których być może doniesiono
time-of-events-at = Czas: { $events } w momencie { $time }
time-of-events-before = Czas: { $events } przed { $time }
time-of-events-since = Czas: { $events } { $time } lub później
time-of-events-between = Czas: { $events } od { $start } i przed { $end }
between-alternatives = {" "}lub{" "}
between-conditions = {" "}i{" "}
place-may-lie-in = miejsce może leżeć tu: { $names }
place-certainly-lies-in = miejsce na pewno leży tu: { $names }
position-lies-in = współrzędne leżą tu: { $names }, i znany jest nie tylko kraj
position-or-tiers-lie-in = { $own }; albo miejsce może tam leżeć i jest znane z dokładnością: { $tiers }
row-has-all-words = oryginalny wiersz ma wszystkie słowa: { $text }
expression-may-be-true = { $text } (zakres liczy się, jeśli może to być prawda; nieznane nie)
at-least-killed-and-injured = co najmniej { $killed } zabitych i { $injured } rannych, według najwyższej podanej liczby
column-is-value = { $column } to "{ $value }"
coordinates-are-rounded =
    { $count ->
        [one] Współrzędne zaokrąglono do { $count } miejsca po przecinku w stopniach; promień każdego miejsca wzrósł o możliwą różnicę
        [few] Współrzędne zaokrąglono do { $count } miejsc po przecinku w stopniach; promień każdego miejsca wzrósł o możliwą różnicę
        [many] Współrzędne zaokrąglono do { $count } miejsc po przecinku w stopniach; promień każdego miejsca wzrósł o możliwą różnicę
       *[other] Współrzędne zaokrąglono do { $count } miejsc po przecinku w stopniach; promień każdego miejsca wzrósł o możliwą różnicę
    }
coordinates-are-moved = Współrzędne przesunięto najwyżej o { $most } m, zależnie od miejsca i tajnego ziarna; promień każdego miejsca wzrósł o { $growth } m; miejsca z wykazu pozostały
columns-left-out = Pominięte kolumny: { $names }

language-of-the-page = Język strony
readers-can-switch-the-language = Czytelnicy mogą go zmienić
the-names-of-the-files = nazwy plików
licence-of-the-data = Licencja danych
such-as-a-licence = na przykład CC BY 4.0
map-in-the-page-at-most = Mapa na stronie, najwyżej
detailed-zooms-are-left-out-until-it-fits = Wokół zdarzeń; najdokładniejsze poziomy są pomijane, aż mapa się zmieści, a 0 oznacza stronę bez mapy
the-page-is-at-most-about = strona: najwyżej około { $size }
title-of-the-document = Tytuł
language-of-the-document = Język
language-of-the-report-is-in-it = W tym języku są nagłówki, filtry i zliczenia; treść zdarzeń pozostaje bez zmian
headings-and-legends-are-in-it = W tym języku są nagłówki, legenda i zliczenia; treść zdarzeń pozostaje bez zmian
paper = Format papieru
small-maps-by = Małe mapy
one-map-a-period-at-one-scale = Mała mapa dla każdego okresu, wszystkie w jednej skali
template = Szablon
logo-colour-and-credit-line = brak; albo plik z logo i wierszem autorstwa
a-toml-file-with-logo-colour-credit = Plik TOML z wierszami logo = "FILE", colour = "#rrggbb" i credit = "TEXT"
choose-template = Wybierz szablon…
periods-auto = automatycznie
periods-day = dzienne
periods-week = tygodniowe
periods-month = miesięczne
periods-none = brak
preview-of-the-picture = Podgląd obrazu
preview-is-being-drawn = Trwa rysowanie podglądu…
size = Rozmiar
square = Kwadrat
a4-for-print = A4 do druku
export-matching-count = Zdarzenia pasujące do filtrów: { $count }
export-selected-count = Zaznaczone zdarzenia: { $count }
export-matching-events-dialog =
    { $count ->
        [one] Eksport { $count } zdarzenia
        [few] Eksport { $count } zdarzeń
        [many] Eksport { $count } zdarzeń
       *[other] Eksport { $count } zdarzenia
    }
export-selected-events-dialog =
    { $count ->
        [one] Eksport { $count } zaznaczonego zdarzenia
        [few] Eksport { $count } zaznaczonych zdarzeń
        [many] Eksport { $count } zaznaczonych zdarzeń
       *[other] Eksport { $count } zaznaczonego zdarzenia
    }
