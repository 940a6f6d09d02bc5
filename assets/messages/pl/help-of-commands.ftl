# Help of the command line. The English of it stands in the code, beside the commands and options that it is about.

word-Usage = Użycie
word-Commands = Polecenia
word-Arguments = Argumenty
word-Options = Opcje
word-Older-version = Starsza wersja
word-Redaction = Ukrywanie danych
word-Signature = Podpis
word-Report-interactive-page-and-PDF-format-report-format-page-format-pdf = Raport, strona interaktywna i PDF (--format report, --format page, --format pdf)
word-Interactive-page-and-PDF-format-page-format-pdf = Strona interaktywna i PDF (--format page, --format pdf)
word-Interactive-page-format-page = Strona interaktywna (--format page)
word-PDF-format-pdf = Dokument PDF (--format pdf)
word-default = domyślnie
word-possible-values = możliwe wartości
word-Possible-values = Możliwe wartości

command-strikemap = Przeglądanie i eksport udokumentowanych ataków na miasta
command-strikemap-notes =
    Przykłady:
      strikemap                                    otwiera okno z wbudowanymi danymi
      strikemap strikes.csv alerts.geojson         otwiera pliki w oknie
      zcat strikes.csv.gz | strikemap -            otwiera w oknie standardowe wejście
      strikemap check strikes.csv                  co udało się odczytać, a czego nie
      strikemap export demo --from 2025-12-27 --to 2025-12-27 -o kyiv.csv
      strikemap export strikes.csv --area Kyiv --kind drone_strike --format geojson -o out.geojson
      strikemap verify kyiv.manifest.json          dowodzi, że eksport zgadza się z manifestem

    Słowo „demo” oznacza wbudowane dane, chyba że jest plik o tej nazwie.
command-help = Pokazuje tę pomoc albo pomoc do polecenia
option-help = Pokaż pomoc
option-help-short = Pokaż pomoc (szczegóły: --help)
option-help-long = Pokaż pomoc (skrót: -h)
option-version = Pokaż wersję
option-strikemap-files = Pliki do otwarcia w oknie albo „-”, czyli standardowe wejście: { $formats }
option-basemap = Plik PMTiles, pokazywany zamiast wbudowanej mapy

command-check = Sprawdza pliki i wymienia odrzucone wiersze
command-check-notes =
    Kod wyjścia: 0 – każdy wiersz stał się zdarzeniem i odczytano wszystkie twierdzenia, 1 – nie
    wszystkie, 2 – pliku nie udało się odczytać.
option-files = Pliki do odczytania, słowo demo albo „-”, czyli standardowe wejście
option-check-json = Wypisz dla każdego pliku jeden obiekt JSON, każdy w osobnym wierszu
option-date-order = Która liczba jest pierwsza w datach takich jak 03/04/2025
word-3-April = 3 kwietnia
word-March-4 = 4 marca
word-A-year-of-two-digits-then-month-and-day = Rok z dwóch cyfr, potem miesiąc i dzień
option-zone = Strefa czasowa czasu zapisanego bez przesunięcia
option-map = Pole i kolumna, która je wypełnia, na przykład start=acq_date; podaj ponownie dla następnej kolumny, branej tam, gdzie pierwsza jest pusta
option-sheet = Arkusz skoroszytu lub warstwa GeoPackage do odczytania zamiast tych, w których są zdarzenia

command-export = Zapisuje pasujące zdarzenia razem z manifestem
command-export-notes =
    Przykłady:
      strikemap export demo --from 2025-12-27 --to 2025-12-27 -o day.csv
          ten dzień w Kijowie; „--to 2025-12-27” obejmuje ten dzień
      strikemap export a.csv b.csv --columns project --kind drone_strike -o drones.csv
      strikemap export strikes.csv --rows 2-17,22 -o chosen.csv
      strikemap export night.csv --columns project --round 2 --without summary -o public.csv
          miejsca z dokładnością do kilometra, o czym mówi ich promień
      strikemap export night.csv --format page --title "That night" --language uk -o night.html
          strona interaktywna, otwierana bez sieci: mapa, suwak czasu, filtry i tabela
      strikemap export demo --format pdf --from 2025-12-27 --to 2025-12-27 --paper a3 -o night.pdf
          dokument do druku: mapa, legenda, małe mapy według okresów, podsumowanie, tabela ze źródłami
      strikemap export strikes.csv --where 'City=Kyiv' --text 'fire "residential block"' -o -
          na standardowe wyjście, bez manifestu

    Obok NAME.csv zapisywany jest NAME.manifest.json, według którego „strikemap verify” sprawdza eksport.
    Czas w eksporcie to UTC.

    Kod wyjścia: 0 – zapisano, 1 – zapisano bez twierdzeń, których nie udało się odczytać, 2 – nie zapisano.
option-export-output = Plik do zapisania; „-” to standardowe wyjście
option-columns = Oryginalne kolumny, bajt w bajt, albo kolumny strikemap
word-Those-of-the-source = Kolumny źródła
word-Normalized-ones-the-same-for-every-source = Kolumny strikemap, takie same dla każdego źródła
option-format = Format pliku
option-picture = Pokaż mapę w raporcie
option-formula-safe = Postaw apostrof przed komórkami, które arkusz wykonałby jako formułę
option-rows = Eksportuj tylko te wiersze: według numerów wierszy pliku, na przykład 2-17,22, albo zdarzeń, na przykład events:3-5; raz dla każdego FILE, w tej samej kolejności
option-session = Dodaj do zdarzeń notatki i tagi z tej sesji, w kolumnach strikemap
option-export-replace = Zastąp istniejące pliki
option-from = Początek przedziału czasu, na przykład 2025-12-27 lub 2025-12-27T06:00, według strefy --zone
option-to = Koniec przedziału czasu: data obejmuje cały dzień, więc „--to 2025-12-27” kończy się razem z nim; podana godzina już do niego nie należy
option-match = Czy zdarzenie ma zachodzić na przedział (mogło mieć w nim miejsce), czy leżeć w nim w całości (miało w nim miejsce na pewno)
word-It-may-be-its-interval-or-circle-overlaps = Możliwe: jego przedział lub okrąg zachodzi na wybrany
word-It-definitely-is-its-interval-or-circle-lies-wholly-inside = Pewne: jego przedział lub okrąg leży w całości wewnątrz
option-undated = Co zrobić ze zdarzeniami bez czasu, gdy podano przedział
option-imprecise = Co zrobić ze zdarzeniami o czasie znanym mniej dokładnie niż co do godziny
word-They-match-beside-the-others = Pokazuj obok innych
word-They-are-left-out = Pomijaj
word-Nothing-else-matches = Pokazuj tylko te
option-time-of = O który czas zdarzenia chodzi: kiedy się wydarzyło czy kiedy o nim poinformowano
word-When-it-happened = Kiedy się wydarzyło
word-When-its-source-reported-it = Kiedy poinformowało o nim źródło
option-change = Tylko zdarzenia dodane, zmienione lub niezmienione względem --older; po przecinku, można podać kilka razy
option-changed-field = Tylko zdarzenia, w których to pole, na przykład killed_low, zmieniło się względem --older; można podać kilka razy
option-kind = Tylko zdarzenia tego rodzaju, na przykład drone_strike; można podać kilka razy
option-area = Tylko zdarzenia w Kyiv, Vyshhorod, Lublin, Rzeszow, w prostokącie w stopniach albo w kształcie takim jak CIRCLE(30.52 50.45, 5000) lub POLYGON((30 50, 31 50, 31 51)); można podać kilka razy
option-area-file = Tylko zdarzenia w obszarach z pliku GeoJSON lub KML; FILE#NAME oznacza jeden z nich
option-area-tiers = Które zdarzenia, oprócz tych, których znak leży w obszarze, liczą się jako leżące w nim: wszystkie o takiej dokładności miejsca, których okrąg na niego zachodzi. Gdy nie podano, „town”; po przecinku
word-Only-events-whose-symbol-lies-in-the-area = Tylko zdarzenia, których znak leży w obszarze
word-Every-tier = O każdej dokładności
option-area-match = Zamiast --area-tiers: każde zdarzenie, którego okrąg zachodzi na obszar, albo tylko te, których okrąg leży w nim w całości
option-boundaries = Obszary z pliku GeoJSON lub KML, które zastępują niedokładne miejsca o tej samej nazwie: zdarzenie znane z rejonu lub obwodu leży wtedy w tym obszarze, a nie w okręgu; FILE#NAME oznacza jeden z nich
option-boundary = To samo dla jednego obszaru, na przykład 'Bucha Raion=POLYGON((29 50, 30 50, 30 51))'
word-It-may-be-inside-its-circle-overlaps = Może być w obszarze: jego okrąg na niego zachodzi
word-It-definitely-is-its-circle-lies-wholly-inside = Na pewno jest w obszarze: jego okrąg leży w nim w całości
option-weapon = Tylko zdarzenia, w których podano tę broń; można podać kilka razy
option-place = Tylko zdarzenia w tym miejscu, o nazwie takiej jak w pliku; można podać kilka razy
option-killed-min = Tylko zdarzenia z co najmniej taką liczbą zabitych, według najwyższej podanej liczby
option-injured-min = Tylko zdarzenia z co najmniej taką liczbą rannych, według najwyższej podanej liczby
option-source = Tylko zdarzenia, o których informuje ten wydawca; można podać kilka razy
option-country = Tylko zdarzenia w tym kraju, o nazwie takiej jak w pliku; można podać kilka razy
option-claims = Tylko zdarzenia według tego, co mówią o nich twierdzenia; można podać kilka razy
option-air-alert = Tylko zdarzenia według tego, czy w ich miejscu i czasie trwał alarm powietrzny, o ile mówią to alarmy ze wszystkich plików; po przecinku, można podać kilka razy
option-hour = Tylko zdarzenia w tych godzinach doby, na przykład 22-4 lub 22-4@Europe/Kyiv; bez strefy według zegara --zone. Liczą się tylko zdarzenia o znanej godzinie; można podać kilka razy
option-weekday = Tylko zdarzenia w te dni tygodnia, na przykład sat-sun lub mon@Europe/Kyiv; można podać kilka razy
option-time-precision = Tylko zdarzenia o tej dokładności czasu (second … year albo undated); można podać kilka razy
option-location-precision = Tylko zdarzenia o tej dokładności miejsca; po przecinku, można podać kilka razy
option-warning = Tylko zdarzenia, przy których odczycie pojawiło się ostrzeżenie dotyczące tej kolumny; można podać kilka razy
option-text = Tylko zdarzenia, których oryginalny wiersz ma wszystkie te słowa; "wyrażenie w cudzysłowie" to jedno słowo
option-where = Tylko zdarzenia, których oryginalna kolumna ma dokładnie tę wartość; można podać kilka razy, wtedy muszą być spełnione wszystkie warunki
option-expression = Tylko zdarzenia, dla których to prawda, na przykład 'killed >= 5 and place ~ Kyiv'; zob. docs/selecting.md
option-older = Porównaj FILE z tą jego starszą wersją, jak robi to „strikemap diff”: --change, --changed-field i wyrażenia wybierają zdarzenia według tego, co się z nimi stało
option-key = Dopasuj wiersze obu wersji według tej oryginalnej kolumny, a nie identyfikatorów; podaj ponownie dla kolumn, które dopiero razem odróżniają wiersze
option-round = Zaokrąglij współrzędne do tylu miejsc po przecinku w stopniach, od 0 do 4; promień każdego miejsca rośnie
option-move = Przesuń współrzędne najwyżej o tyle metrów, zależnie od miejsca i ziarna; promień każdego miejsca rośnie
option-export-seed = Tajne ziarno do --move, co najmniej 12 znaków, których nikt nie zgadnie: kto je ma, może cofnąć przesunięcie. Używaj go ponownie dla tych samych miejsc, bo różnie przesunięte kopie zawężają poszukiwania; zapyta o nie „verify”
option-without = Pomiń tę kolumnę; można podać kilka razy
option-sign = Podpisz manifest tym tajnym kluczem, utworzonym przez „strikemap keygen” lub minisign
option-export-language = Język, w którym otwiera się strona (czytelnicy mogą go zmienić) albo w którym są nagłówki raportu lub PDF [domyślnie: en]
option-export-title = Tytuł; gdy nie podano, nazwy plików
option-data-licence = Na jakiej licencji można używać danych, na przykład "CC BY 4.0"
option-made-at = Jaki czas powstania podać: „now” (teraz), „none” (żaden) albo czas UTC, na przykład 2026-01-31T12:00:00Z [domyślnie: now]
option-basemap-mb = Ile megabajtów może zająć mapa na stronie: najdokładniejsze poziomy są pomijane, aż się zmieści; 0 oznacza stronę bez mapy [domyślnie: 3]
option-paper = Format papieru, dłuższy bok poziomo [domyślnie: a4]
option-periods = Okresy małych map [domyślnie: auto]
option-template = Logo, kolor i wiersz autorstwa redakcji: plik TOML z wierszami "logo", "colour", "credit"

command-compare = Porównuje dwa okresy: zdarzenia, ludzi, rodzaje, miejsca, obszary
command-compare-notes =
    Przykłady:
      strikemap compare demo --from 2025-12-01 --to 2025-12-27 --with-from 2024-12-01 --with-to 2024-12-27
      strikemap compare strikes.csv --from 2025-12 --to 2025-12 --with-from 2025-11 --with-to 2025-11 --kind fire --json

    Okres A trwa od --from do --to, B od --with-from do --with-to; różnica to B minus A,
    a procent jest liczony od A.
option-with-from = Początek drugiego okresu
option-with-to = Koniec drugiego okresu: data obejmuje cały dzień
option-by = Wypisz też, ile zdarzeń ma każde słowo filtra, na przykład kind lub country
option-json = Wypisz jeden obiekt JSON
option-compare-output = Zamiast tego zapisz do tego pliku tabelę CSV
option-replace = Zastąp istniejący plik
option-by-area = Policz też ten obszar: prostokąt W,S,E,N albo kształt w zapisie WKT; można podać kilka razy

command-diff = Porównuje dwie wersje pliku: wiersze dodane, usunięte i zmienione
command-diff-notes =
    Przykłady:
      strikemap diff acled-2025-12-20.csv acled-2025-12-27.csv
      strikemap diff old.csv new.csv --key date --key place -o changes.csv
      strikemap diff old.csv new.csv --area Kyiv --from 2025-12 --json
      strikemap diff --since kyiv.manifest.json acled-2026-01-03.csv
    Z filtrami liczą się wiersze, które pasują do nich przynajmniej w jednej z wersji; zob. docs/versions.md.

    Kod wyjścia: 0 – nic się nie zmieniło, 1 – coś się zmieniło, 2 – nie udało się porównać.
option-diff-files = Starsza wersja i nowsza; z --since same nowsze, w kolejności plików wejściowych w manifeście
option-since = Porównaj eksport, według jego manifestu, z nowszym plikiem: które wiersze, liczby i sumy już się nie zgadzają. Filtry i sposób odczytu plików pochodzą z manifestu
option-diff-output = Zapisz wszystkie zmiany do tego pliku jako tabelę CSV; obok zapisywany jest manifest, według którego „strikemap verify” sprawdza ten plik

command-summary = Zlicza pasujące zdarzenia: zdarzenia, ludzi, uderzenia podczas alarmu
option-summary-files = Pliki do wczytania, słowo demo, „-” dla standardowego wejścia albo adres jednej tabeli bazy danych
command-summary-notes =
    Przykłady:
      strikemap summary demo --from 2025-12-27 --to 2025-12-27 --area Kyiv
      strikemap summary demo --by kind --area Kyiv
      strikemap summary 'postgres:///alerts?host=/run/postgresql&table=events' --by country
          tabela zostaje w bazie danych, która liczy; zob. docs/databases.md
      strikemap summary strikes.csv alerts.csv --kind drone_strike --json
          liczą się alarmy ze wszystkich plików, a „off” tylko tam, gdzie plik z alarmami
          obejmuje dane miejsce i czas; zob. docs/summary.md

command-verify = Tworzy eksport ponownie z jego danych wejściowych i porównuje
command-verify-notes =
    Bez --key „udowodniono” znaczy, że eksport wynika z danych wejściowych, które tu leżą. Kto
    i kiedy go zapisał, czyje są te dane i co pokazuje obraz, może powiedzieć tylko podpis
    kluczem, który znasz.

    Kod wyjścia: 0 – udowodniono, 1 – coś się różni, 2 – pliku nie udało się odczytać.
option-manifest = Manifest obok eksportu
option-verify-seed = Ziarno przesunięcia; nie ma go w żadnym manifeście
option-verify-key = Klucz publiczny tego, kto miał podpisać manifest: plik albo sam klucz
option-timestamp = Znacznik czasu manifestu, RFC 3161 lub OpenTimestamps; te, które leżą obok, MANIFEST.tsr, .tst i .ots, są sprawdzane zawsze
option-timestamp-ca = Certyfikaty w formacie PEM urzędów, których znacznikom czasu RFC 3161 ufasz

command-keygen = Tworzy klucz do podpisywania eksportów
command-keygen-notes =
    NAME.key to tajny klucz: zachowaj go dla siebie; możesz go odczytać tylko ty, a hasła nie
    ma. NAME.pub jest dla wszystkich: opublikuj go tam, gdzie wiadomo, że jest twój.

      strikemap export demo -o out.csv --sign NAME.key
      strikemap verify out.manifest.json --key NAME.pub

    Klucze i podpisy mają format minisign, który umie też tworzyć klucze z hasłem.
option-keygen-output = Nazwa dwóch plików, NAME.key i NAME.pub; żaden nie może jeszcze istnieć

command-completions = Wypisuje skrypt, z którym powłoka uzupełnia polecenia i opcje
command-completions-notes =
    Przykłady:
      strikemap completions bash > ~/.local/share/bash-completion/completions/strikemap
      strikemap completions zsh > ~/.zfunc/_strikemap
      strikemap completions fish > ~/.config/fish/completions/strikemap.fish
      strikemap completions powershell >> $PROFILE
option-shell = Powłoka

command-manual = Wypisuje stronę podręcznika (po angielsku)
command-manual-notes = Aby ją przeczytać: strikemap manual | man -l -
option-command = Polecenie, którego stronę pokazać; gdy nie podano, strona programu

command-merge = Łączy dwie sesje, z notatkami i tagami obu
command-merge-notes =
    Przykłady:
      strikemap merge mine.strikemap theirs.strikemap -o both.strikemap

    Notatki i tagi obu są zachowane, ze wszystkimi wcześniejszymi wersjami. Gdy jedną notatkę
    zmieniono w obu, liczy się późniejszy tekst. Filtry, przedział czasu i zaznaczenie
    pochodzą z pierwszej sesji.
option-first = Sesja, której filtry i zaznaczenie są zachowane
option-second = Sesja do niej dołączana
option-merge-output = Sesja do zapisania

command-snapshot = Rysuje mapę jako obraz
command-snapshot-notes = Istniejący obraz jest zastępowany. Obok zapisywany jest manifest, według którego „strikemap verify” sprawdza obraz.
option-snapshot-output = Plik PNG lub SVG do zapisania
option-map-only = Narysuj samą mapę z podpisem mówiącym, co na niej pokazano
option-snapshot-files = Pliki do narysowania albo słowo demo; gdy nie podano, wbudowane dane tak, jak otwiera je okno
option-size = Szerokość i wysokość w pikselach
option-look-at = Co pokazuje mapa: nazwany obszar, prostokąt w stopniach albo, ze słowem events, wszystkie pasujące zdarzenia; bez tej opcji i --at obszary z --area albo wszystkie pasujące zdarzenia
option-at = Środek mapy i przybliżenie, od 2 do 20, na przykład 50.45,30.52,11
option-language = Język okna: en, uk lub pl
option-names = Język nazw na mapie: english, ukrainian, polish lub local; gdy nie podano, taki jak --language
option-select = Identyfikator zdarzenia do zaznaczenia
option-layers = Warstwy mapy, od najniższej: points, clusters, heat, hexagons, areas, outlines, paths, changes
option-scale = Pikseli urządzenia na punkt, od 1 do 4: z 2 wszystko jest dwa razy większe i ostrzejsze
option-dark = Rysuj ciemnymi kolorami
option-title = Tytuł nad mapą

command-basemap = Pobiera mapę z ulicami do użycia bez sieci
command-basemap-download = Pobiera obszar mapy z ulicami jako plik PMTiles
command-basemap-download-notes =
    Zanim cokolwiek wyśle, program mówi, z którym serwerem się połączy i ile danych pobierze,
    i czeka na zgodę; --yes daje ją z góry. Serwer pozna twój adres IP i ten obszar. Nic
    więcej nie jest wysyłane, a zachowywany jest tylko sam plik.

    Przerwane pobieranie to samo polecenie wznowi od OUTPUT.part.

      strikemap basemap download --area Kyiv -o kyiv.pmtiles
      strikemap basemap download --area 22.4,51.1,22.7,51.4 --max-zoom 13 -o lublin.pmtiles
      strikemap --basemap kyiv.pmtiles
option-basemap-download-area = Kyiv, Vyshhorod, Lublin, Rzeszow, prostokąt w stopniach albo kształt; pobierane jest wszystko w jego granicach
option-basemap-download-output = Plik PMTiles do zapisania
option-basemap-download-source = Kogo zapytać: OpenFreeMap albo adres archiwum PMTiles, opisu TileJSON lub kafelków z { "{z}" }, { "{x}" } i { "{y}" }, których dostawca musi na to pozwalać
option-attribution = Kto zrobił mapę, jeśli adres kafelków nie prowadzi do ich opisu
option-max-zoom = Najdokładniejsze przybliżenie: 14 pokazuje ulice i domy, 10 całe miasto; gdy nie podano, największe, przy którym obszar nie jest za duży
option-yes = Pobierz bez pytania

command-animate = Rysuje animację mapy: GIF lub sekwencję PNG
command-animate-notes =
    Przykłady:
      strikemap animate demo --from 2025-12-01 --to 2025-12-27 --step 1d -o december.gif
      strikemap animate demo --from 2025-12-01 --to 2025-12-27 --width 1w --step 1d -o frames/
      strikemap animate strikes.csv --cumulative --step 1mo --frames-per-second 10 -o war.gif

    Obok zapisywany jest manifest z czasem i liczbą zdarzeń na każdej klatce; według niego
    „strikemap verify” sprawdza animację.
option-animate-output = Plik GIF do zapisania albo, z / na końcu, folder na ponumerowane PNG
option-step = O ile czasu przesuwa się każda następna klatka: 30min, 6h, 1d, 1w, 1mo, 1y
option-width = Szerokość przesuwanego przedziału czasu; gdy nie podano, jeden krok
option-cumulative = Narastająco: każda klatka pokazuje wszystko do swojego czasu
option-frames-per-second = Klatek na sekundę, od 0.1 do 50; GIF liczy w setnych częściach sekundy
option-animate-replace = Zastąp istniejącą animację
option-animate-files = { option-snapshot-files }

usage-conflict = „{ $name }” nie można podać razem z „{ $other }”
usage-repeated = „{ $name }” można podać tylko raz
usage-no-value = „{ $name }” wymaga wartości
usage-invalid-value = nieprawidłowa wartość „{ $value }” dla „{ $name }”
usage-too-many-values = zbędna wartość „{ $value }” dla „{ $name }”
usage-missing = brakuje wymaganych: { $name }
usage-no-command = nie ma polecenia „{ $name }”
usage-unknown = nieoczekiwany argument „{ $name }”
usage-similar-option = wskazówka: istnieje podobna opcja „{ $name }”
usage-similar-value = wskazówka: istnieje podobna wartość „{ $name }”
usage-similar-command = wskazówka: istnieje podobne polecenie „{ $name }”
usage-see-help = Więcej informacji: „--help”.

command-engine = Odpowiada programowi, który pyta bazę danych przez sterownik
command-fetch = Pobiera wiersze z bazy danych do pliku razem z manifestem
command-fetch-notes =
    Zapytanie wykonywane jest w transakcji tylko do odczytu. W OUTPUT są wiersze takie, jakie
    przysłał serwer, w kolejności klucza; manifest mówi, o co zapytano, a „strikemap verify
    MANIFEST --database ADDRESS” pyta ponownie.

    ADDRESS to postgres://USER@HOST:PORT/DATABASE?table=SCHEMA.TABLE oraz, w razie potrzeby,
      &key=COLUMN         kolumny, które odróżniają wiersze; bez nich klucz główny
      &host=/FOLDER       folder gniazda zamiast HOST
      &sslrootcert=FILE   własne urzędy certyfikacji w formacie PEM
      &sslmode=disable    bez szyfrowania, gdy serwer jest na innym komputerze

    Spark i Sail są pytane przez sterownik: adbc:DRIVER?uri=URI&table=TABLE&key=COLUMN,
    a hasło jest brane z ADBC_PASSWORD; zob. docs/databases.md.

    Hasło do PostgreSQL jest brane z PGPASSWORD, z pliku, który podaje PGPASSFILE, albo
    z ~/.pgpass.

      strikemap fetch 'postgres://db.example.org/alerts?table=events' -o events.csv
      strikemap fetch 'postgres:///alerts?host=/run/postgresql&table=events&key=id' \
          --from 2025-12-01 --to 2025-12-31 -o december.csv
option-fetch-address = Tabela lub widok, jak opisano niżej
option-fetch-output = Plik CSV do zapisania
option-fetch-most-rows = Odmów, jeśli wierszy jest więcej niż tyle
option-verify-database = Tabela, z której pobrano wiersze, jak w „strikemap fetch”; bez niej program z nikim się nie łączy
