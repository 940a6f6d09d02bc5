# decoded

decoded-encoding = Tekst jest w kodowaniu { $name } i został przekształcony na UTF-8
decoded-encoding-guessed = Tekst jest w kodowaniu { $name } i został przekształcony na UTF-8; plik nie podaje kodowania, więc to przypuszczenie na podstawie liter
decoded-encoding-not-named = Plik nie podaje kodowania; { $name } to przypuszczenie na podstawie liter
decoded-stream = to nie był plik, lecz strumień: eksportu z niego nie da się później zweryfikować, chyba że dane zostaną zachowane
decoded-shared-lines = Rekordy dzielą wiersze: są ponumerowane, a wiersz to ten numer
decoded-lines-above-header = Nad nagłówkiem stoją wiersze bez zdarzeń: { $last }
decoded-lines-above-first-row = Nad pierwszym wierszem tabeli stoją wiersze bez zdarzeń: { $last }
decoded-no-header = Tabela nie ma nagłówka: kolumny są ponumerowane
decoded-header-of-two-lines = Nagłówek zajmuje wiersze { $first } i { $second }
decoded-empty-column = Kolumna { $column } nie ma ani nazwy, ani wartości; to, co stoi za nią, odczytano jako część tych samych wierszy
decoded-merged-rows = Komórki scalone z kilku wierszy mają wartość tylko w pierwszym z nich; w wierszach poniżej jej nie ma
decoded-merged-figures =
    { $count ->
        [one] { $count } liczba w scalonej komórce, wspólna dla kilku wierszy lub kolumn, została pominięta
        [few] { $count } liczby w scalonych komórkach, wspólne dla kilku wierszy lub kolumn, zostały pominięte
        [many] { $count } liczb w scalonych komórkach, wspólnych dla kilku wierszy lub kolumn, zostało pominiętych
       *[other] { $count } liczby w scalonych komórkach, wspólne dla kilku wierszy lub kolumn, zostały pominięte
    }
decoded-second-table = Obok pierwszej tabeli, od kolumny { $column }, stoi druga: jej wierszy nie odczytano; przenieś ją do osobnego pliku lub pod pierwszą
decoded-zone-of-title = Nad nagłówkiem stoi „{ $title }”: czas jest odczytywany w { $zone }
decoded-offset-of-title = Nad nagłówkiem stoi „{ $title }”: czas jest odczytywany z tym przesunięciem względem UTC
decoded-web-page = Plik to strona internetowa: jej tabelę przekształcono w tekstową, a wiersze są liczone w niej
decoded-one-table-of = Tabele na stronie: { $count }; odczytano jedną

decoded-json-taken-out = JSON wyjęto z otaczającego go tekstu
decoded-json-nan = W tym JSON są NaN i Infinity, a takich liczb JSON nie zna; odczytano je jako nieznane
decoded-json-collections = Kolekcje obiektów odczytano jako jedną; wiersze są liczone w niej
decoded-json-several-places = Rekordy leżą w kilku miejscach JSON: do każdego dodano to, co go otacza
decoded-json-columns = Rekordy złożono z kolumn JSON
decoded-json-rows = Rekordy złożono z wierszy i nagłówka JSON
decoded-json-lines-of-rows = Rekordy złożono z wierszy, z których pierwszy to nagłówek
decoded-json-lines = wiersze są liczone w złożonych rekordach
decoded-json-uneven-rows =
    { $count ->
        [one] { $count } wiersz ma inną liczbę wartości niż nagłówek nazw
        [few] { $count } wiersze mają inną liczbę wartości niż nagłówek nazw
        [many] { $count } wierszy ma inną liczbę wartości niż nagłówek nazw
       *[other] { $count } wierszy ma inną liczbę wartości niż nagłówek nazw
    }
decoded-arcgis = JSON z serwera ArcGIS przekształcono w GeoJSON; wiersze są liczone w nim
decoded-arcgis-in-degrees = JSON z serwera ArcGIS przekształcono w GeoJSON. Jego współrzędne są w układzie { $name }; przeliczono je na stopnie; wiersze są liczone w nim
decoded-topojson = TopoJSON przekształcono w GeoJSON; wiersze są liczone w nim

decoded-kml-joined = Pliki KML w archiwum: { $count }; połączono je, a wiersze są liczone we wszystkich
decoded-entry-not-read = nie odczytano { $name }: { $reason }
decoded-times-of-folders = Oznaczenia bez czasu, którym nadano czas ich folderu: { $count }
decoded-kml-overlays = { $count } × { $name }: rysowane na mapie, nie są odczytywane jako zdarzenia
decoded-kml-links = odnośniki do innych plików, które nie są odczytywane: { $names }

decoded-parquet = Plik jest w formacie Parquet: wiersze zdekodowano do tabeli tekstowej i w niej są liczone; null i pusty tekst to pusta komórka
decoded-arrow = Plik jest w formacie Arrow (Feather): wiersze zdekodowano do tabeli tekstowej i w niej są liczone; null i pusty tekst to pusta komórka
decoded-times-utc = { $columns }: czas według ISO 8601 w UTC, z Z
decoded-times-local = { $columns }: czas bez strefy, według ISO 8601 bez przesunięcia
decoded-times-int96 = { $columns }: czas dawnego typu (INT96), według ISO 8601 w UTC, w milisekundach
decoded-lists = { $columns }: listy, słowniki i grupy, połączone znakiem „; ”
decoded-bytes = { $columns }: bajty, jako tekst tam, gdzie to UTF-8, w innym razie szesnastkowo
decoded-geometry = { $columns }: geometria, jako szerokość i długość geograficzna (jej środek, jeśli to nie punkt)
decoded-geometry-radius = { $columns }: geometria z promieniem, który ją obejmuje; kształt pozostaje w pliku
decoded-workbook = plik to { $name }: komórki zdekodowano do tabeli tekstowej, daty i czas według ISO 8601, formuły według zapisanych wartości; { $lines }
decoded-lines-of-joined-table = wiersze są liczone w połączonej tabeli
decoded-lines-of-broken-rows = wiersze to wiersze arkusza, a pod komórką z kilkoma wierszami jest ich więcej
decoded-lines-of-rows = wiersze to wiersze arkusza
decoded-sheet = odczytano arkusz „{ $name }”
decoded-rows-above-header =
    { $count ->
        [one] nie odczytano { $count } wiersza z kilkoma komórkami nad nagłówkiem
        [few] nie odczytano { $count } wierszy z kilkoma komórkami nad nagłówkiem
        [many] nie odczytano { $count } wierszy z kilkoma komórkami nad nagłówkiem
       *[other] nie odczytano { $count } wierszy z kilkoma komórkami nad nagłówkiem
    }
decoded-empty-cells =
    { $count ->
        [one] { $count } komórka z błędem lub formułą bez zapisanej wartości jest pusta: { $cells }
        [few] { $count } komórki z błędami lub formułami bez zapisanej wartości są puste: { $cells }
        [many] { $count } komórek z błędami lub formułami bez zapisanej wartości jest pustych: { $cells }
       *[other] { $count } komórek z błędami lub formułami bez zapisanej wartości jest pustych: { $cells }
    }
fault-in-cell = { $text } w { $cell }
decoded-merged-cells =
    { $count ->
        [one] { $count } komórka przejęła tekst scalonej komórki, w której leży
        [few] { $count } komórki przejęły tekst scalonych komórek, w których leżą
        [many] { $count } komórek przejęło tekst scalonych komórek, w których leżą
       *[other] { $count } komórek przejęło tekst scalonych komórek, w których leżą
    }
decoded-hidden-sheets = nie odczytano ukrytych arkuszy: { $names }
decoded-sheets-not-read = arkusze, których nie odczytano, bo inne mają więcej kolumn zdarzeń: { $names }; --sheet NAZWA odczytuje jeden

decoded-archive-file = plik to archiwum zip: odczytano z niego { $names }
decoded-archive-files = plik to archiwum zip: jego pliki { $names } odczytano jeden po drugim
decoded-files-not-read = nieodczytane pliki z niego: { $names }
decoded-of-part = { $name }: { $text }
decoded-lines-left-out =
    { $count ->
        [one] { $name }: { $count } wiersz nie jest wierszem tabeli i został pominięty
        [few] { $name }: { $count } wiersze nie są wierszami tabeli i zostały pominięte
        [many] { $name }: { $count } wierszy nie jest wierszami tabeli i zostało pominiętych
       *[other] { $name }: { $count } wierszy nie jest wierszami tabeli i zostało pominiętych
    }

decoded-features = plik to { $name }: rekordy zdekodowano do GeoJSON, po jednym w wierszu, i w nim są liczone wiersze
decoded-feed-dates = daty publikacji wpisów przekształcono na ISO 8601
decoded-tracks = ślad lub trasa to jeden rekord, od pierwszego czasu do ostatniego
decoded-no-reference-system = nie podaje układu współrzędnych; przyjęto stopnie WGS 84
decoded-projected = współrzędne przeliczono z { $name } na stopnie WGS 84
decoded-unknown-reference-system = współrzędne są w układzie „{ $name }”, którego program nie czyta, więc zdarzenia nie mają miejsca; zapisz plik w WGS 84 (EPSG:4326), aby je zobaczyć
decoded-wal = odczytano też zmiany z pliku -wal obok
decoded-layer = odczytano warstwę „{ $name }”
decoded-layers-not-read = nieodczytane warstwy: { $names }; --sheet NAZWA odczytuje jedną
decoded-file-beside = odczytano też { $name } obok, SHA-256 { $hash }
decoded-no-dbf = obok nie ma pliku .dbf, więc rekordy nie mają kolumn
decoded-no-prj = nie ma pliku .prj z układem współrzędnych; przyjęto stopnie WGS 84
decoded-no-cpg = nie ma pliku .cpg z kodowaniem tekstów; na podstawie liter przyjęto { $name }
decoded-memos = długie teksty z osobnego pliku nie są odczytywane: { $names }
decoded-cut-off-after =
    { $count ->
        [one] urywa się po { $count } rekordzie
        [few] urywa się po { $count } rekordach
        [many] urywa się po { $count } rekordach
       *[other] urywa się po { $count } rekordach
    }
decoded-deleted-records =
    { $count ->
        [one] pominięto { $count } usunięty rekord
        [few] pominięto { $count } usunięte rekordy
        [many] pominięto { $count } usuniętych rekordów
       *[other] pominięto { $count } usuniętych rekordów
    }

damage-contradicts-itself = długości lub typy są ze sobą sprzeczne
damage-cut-off = jest ucięty
damage-end-cut-off = koniec jest ucięty
damage-header-cut-off = nagłówek jest ucięty
damage-feature-cut-off = jeden z obiektów jest ucięty
damage-part-cut-off = jeden z komunikatów jest ucięty
damage-part-begins-wrong = jeden z komunikatów zaczyna się niewłaściwie
damage-negative-rows = jedna z części podaje ujemną liczbę wierszy
damage-column-outside = jedna z kolumn leży poza swoją częścią pliku
damage-other-rows-listed = koniec pliku podaje inne wiersze, niż plik ma; zapisz go na nowo
damage-no-columns = nie mówi nic o kolumnach
damage-other-columns = jedna z części ma inne kolumny niż plik
damage-long-value = jedna z wartości ma ponad { $megabytes } MB
damage-long-record = ma rekord o długości { $bytes } bajtów
damage-no-word = w słowniku nie ma słowa o numerze { $number }
damage-unread-kind = kolumny rodzaju { $kind } program nie czyta
damage-map-without-keys = jeden ze słowników nie ma kluczy i wartości
damage-unpacks-to-too-much = jedna z części po rozpakowaniu ma { $bytes } bajtów, wszystkie { $all_bytes }; ponad { $megabytes } MB na część lub dużo więcej, niż miewają zdarzenia, nie jest czytane
damage-unpacks-to-more = po rozpakowaniu ma ponad { $most } bajtów
damage-decodes-to-too-much = po zdekodowaniu ma ponad { $most } bajtów, dużo więcej, niż miewają zdarzenia
damage-checksum = suma kontrolna się nie zgadza
damage-not-in-archive = nie ma w nim { $name }
damage-side-file-too-large = plik obok ma ponad 4 GB
damage-dbf-cut-off = plik .dbf jest ucięty
damage-dbf-records-without-length = w pliku .dbf rekordy nie mają długości
damage-dbf-long-fields = w pliku .dbf pola są dłuższe niż rekordy
damage-too-many-sheets = ma ponad { $most } arkuszy
damage-same-cells-again = arkusze wciąż podają te same komórki
damage-sheet-too-many-cells = jeden z arkuszy ma ponad { $most } komórek
damage-sheets-claim-cells = arkusze podają ponad { $millions } mln komórek; zapisz arkusz ze zdarzeniami jako CSV
damage-cells-too-much-text = tekst w komórkach zajmuje ponad { $megabytes } MB, dużo więcej, niż miewają zdarzenia; zapisz arkusz ze zdarzeniami jako CSV
damage-no-repetitions = „{ $text }” to nie liczba powtórzeń
damage-sectors-size = sektory mają nieznany rozmiar
damage-sectors-circle = lista sektorów jest zapętlona lub ucięta
damage-sectors-list-long = lista sektorów jest dłuższa niż plik
damage-sectors-cut-off = tabela sektorów jest ucięta
damage-small-sectors-long = tabela małych sektorów jest dłuższa niż plik
damage-part-longer-than-file = jedna z części podaje długość większą niż plik
damage-directory-cut-off = katalog jest ucięty
damage-directory-circle = łańcuch katalogu jest zapętlony

damage-in-column = kolumna „{ $column }”: { $reason }
damage-column-other-count = kolumna „{ $column }” ma wartości: { $values }, a wierszy: { $rows }
damage-levels-cut-off = poziomy są ucięte
damage-levels-of-page-cut-off = poziomy jednej ze stron są ucięte
damage-levels-unknown = poziomy zapisano w nieznany sposób
damage-level-too-high = ma poziom { $level }, a najwyższy to { $highest }
damage-levels-for-other-count = strona ma wartości: { $values }, a poziomy są dla { $found }
damage-levels-speak-of = według poziomów wartości jest { $values }, a na stronie { $found }
damage-found-more = więcej
damage-found-booleans = { $bytes } bajtów wartości logicznych
damage-found-values = { $bytes } bajtów wartości po { $width }
damage-found-no-list = nie ma ich listy
damage-text-cut-off = jeden z tekstów jest ucięty
damage-pages-too-large = jego strony zajęłyby naraz ponad { $gigabytes } GB
damage-codec = jest skompresowany metodą { $name }, której program nie czyta; zapisz plik z Zstandard lub snappy
damage-before-file = leży przed początkiem pliku
damage-behind-file = leży za końcem pliku
damage-page-too-large = jedna ze stron po rozpakowaniu ma { $bytes } bajtów; ponad { $megabytes } MB nie jest czytane
damage-page-cut-off = jedna ze stron jest ucięta
damage-page-unpacks-to-more = jedna ze stron po rozpakowaniu jest większa, niż podaje
damage-page-negative = jedna ze stron ma ujemną liczbę bajtów
damage-page-too-many-values = jedna ze stron ma za dużo wartości
damage-page-claims = strona z wartościami: { $values } podaje, że ma ich { $claimed }
damage-number-without-end = jedna z liczb nie ma końca
damage-header-nested = jeden z nagłówków jest zagnieżdżony zbyt głęboko
damage-header = jeden z nagłówków jest uszkodzony
damage-inner-header-cut-off = jeden z nagłówków jest ucięty
damage-dictionary = słownik o liczbie wartości { $values } nie jest czytany
damage-increments = strona przyrostów ma ponad { $megabytes } MB
damage-members-differ = kolumny „{ $one }” i „{ $other }” należą do jednej całości, ale są sprzeczne co do tego, gdzie jej brak lub jak jest długa
damage-list-without-beginning = pierwsza lista nie ma początku
damage-values-claimed = wartości jest { $found }, a podano { $claimed }
damage-rows-claimed = wierszy jest { $found }, a podano { $claimed }
damage-nulls-claimed = strona podaje puste wartości: { $claimed }, a według poziomów jest ich { $found }
