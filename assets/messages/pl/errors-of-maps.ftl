# errors-of-maps

error-address-none = adres musi zaczynać się od https:// (lub http://) i podawać serwer
error-address-lacks = w adresie brakuje { $part }; wpisz na przykład https://server/{"{z}"}/{"{x}"}/{"{y}"}.png
error-address-unknown-part = „{ $part }” w adresie jest nieznane; znane są {"{z}"} {"{x}"} {"{y}"} {"{-y}"} {"{s}"} {"{key}"} i parametry WMTS
error-address-unclosed = nawias klamrowy w adresie nie jest zamknięty
error-address-no-key = w adresie jest {"{key}"}, ale klucz jest pusty
error-address-subdomains = subdomeny to litery, cyfry i łączniki, na przykład abc lub a,b,c
error-address-in-server = w nazwie serwera może stać tylko {"{s}"}
error-source-no-name = nadaj mu nazwę
error-source-name-taken = inne źródło nazywa się już „{ $name }”
error-source-no-attribution = podaj, kto zrobił mapę; wymaga tego większość licencji
error-source-zooms = skale są od 0 do { $deepest }, najpierw najmniejsza
error-source-tile-size = kafelki mają szerokość 256, 512 lub 1024 pikseli
error-tileset-not-tilejson = nieprawidłowy TileJSON
error-tileset-no-tiles = opis nie podaje kafelków
error-tileset-address = opis podaje adres, którego nie da się użyć: { $reason }
error-tileset-not-encrypted = opis jest szyfrowany, ale kafelki, które podaje, nie są
error-no-description = nie ma opisu kafelków
error-no-thread = nie udało się uruchomić wątku

error-network-off = sieć jest wyłączona
error-fetch-address = nieprawidłowy adres: { $reason }
error-unreachable = nie można połączyć się z { $host }: { $reason }
error-refused = { $host } odpowiedział { $status }
error-refused-because = { $host } odpowiedział { $status } ({ $meaning })
status-not-allowed = dostęp zabroniony; może brakuje klucza lub jest błędny
status-not-there = nic tam nie ma
status-no-such-part = nie ma takiej części; może plik jest ucięty
status-too-often = zbyt wiele zapytań
status-too-busy = przeciążony
status-failed = błąd serwera
error-backing-off = { $host } nie odpowiada poprawnie; kolejna próba za { $secs } s
error-wrong-content = { $host } przysłał nie to, co trzeba: oczekiwano: { $expected }, otrzymano: { $found }
content-another-part = inna część niż żądana
content-called = „{ $name }”
content-damaged = uszkodzone dane
content-damaged-archive = uszkodzone archiwum ({ $reason })
content-packed-by = dane skompresowane metodą { $method }
content-part-of-archive = część archiwum
content-part-of-file = część pliku
content-picture = obraz
content-picture-of-kind = obraz (PNG, JPEG lub WebP)
content-tilejson = opis kafelków
content-unknown = coś nieznanego
content-vector-tile = kafelek wektorowy
content-web-page = strona internetowa
content-web-page-or-text = strona internetowa lub inny tekst
content-whole-archive = nieuszkodzone archiwum
error-answer-too-large = { $host } przysłał ponad { $bytes } bajtów
error-no-parts = { $host } wysyła tylko całe pliki; archiwum PMTiles można oglądać tylko tam, gdzie serwer odpowiada na zapytania o części (Range)
error-archive-changed = { $host } ma teraz inną wersję archiwum
error-redirect = { $host } przekierowuje { $why }
redirect-in-a-loop = w kółko
redirect-to-no-address = donikąd
redirect-to-not-encrypted = tam, gdzie nie ma szyfrowania
no-answer-in-time = brak odpowiedzi na czas
request-under-way = w toku
request-unchanged = 304, bez zmian, z dysku
request-from-disk = z dysku, nic nie wysłano
request-stopped = zatrzymano, sieć wyłączono

error-plan-no-area = zachód musi być mniejszy niż wschód, a południe niż północ, w stopniach
error-plan-zooms = to źródło ma skale od { $lowest } do { $highest }
error-plan-too-much =
    { $count ->
        [one] { $tiles } kafelek, około { $megabytes } MB, to więcej, niż można zapisać naraz (50 MB); weź mniejszy obszar lub mniej skal
        [few] { $tiles } kafelki, około { $megabytes } MB, to więcej, niż można zapisać naraz (50 MB); weź mniejszy obszar lub mniej skal
        [many] { $tiles } kafelków, około { $megabytes } MB, to więcej, niż można zapisać naraz (50 MB); weź mniejszy obszar lub mniej skal
       *[other] { $tiles } kafelków, około { $megabytes } MB, to więcej, niż można zapisać naraz (50 MB); weź mniejszy obszar lub mniej skal
    }
error-area-cancelled = zapisywanie zatrzymano; aby kontynuować, zacznij ponownie z tym samym plikiem
error-area-fetch = { $reason }; aby kontynuować, zacznij ponownie z tym samym plikiem
error-area-too-large = obszar zajmuje ponad 50 MB; weź mniejszy lub mniej skal
error-area-unknown-picture = źródło przysłało obraz nieznanego rodzaju
error-area-nothing = źródło nie ma kafelków w tym obszarze

error-map-not-read = nie udało się odczytać mapy: { $reason }
error-not-pmtiles = to nie jest archiwum PMTiles w wersji 3
error-map-compression = ta mapa jest skompresowana nieobsługiwaną metodą; skompresuj ją przez gzip
error-map-damaged = ta mapa jest uszkodzona: { $reason }
map-directory-short = katalog jest krótszy, niż podaje
map-directory-impossible = katalog podaje niemożliwe kafelki
map-directory-number-large = liczba w katalogu jest za duża
map-directory-number-long = liczba w katalogu jest za długa
map-directory-truncated = katalog jest ucięty
map-directory-missing = brakuje katalogu
map-directories-deep = katalogi są zagnieżdżone zbyt głęboko
map-part-too-large = jedna z części jest za duża
map-part-not-unpacked = jednej z części nie da się rozpakować
map-part-outside = jedna z części leży poza plikiem
map-unknown-tiles = kafelki są nieznanego rodzaju
error-tile-truncated = kafelek jest ucięty
error-tile-field = nieprawidłowe pole
error-tile-too-much = opis jego obiektów jest dłuższy niż { $megabytes } MB
error-tile-not-drawn = nie da się narysować kafelka { $tile }: { $reason }
tile-shapes-not-drawn = nie da się narysować jego kształtów
tile-not-decoded = nie da się go zdekodować

error-shape-empty = nie ma tu obszaru
error-shape-corners =
    { $count ->
        [one] kontur ma { $count } wierzchołek, a potrzeba trzech
        [few] kontur ma { $count } wierzchołki, a potrzeba trzech
        [many] kontur ma { $count } wierzchołków, a potrzeba trzech
       *[other] kontur ma { $count } wierzchołków, a potrzeba trzech
    }
error-shape-off-the-earth = szerokość { $latitude }, długość { $longitude } – nie ma takiego miejsca na Ziemi
error-shape-too-large = za dużo wierzchołków: { $count }; uprość obrys do { $most }
error-shape-radius = promień to liczba metrów większa od 0 i nie większa niż 20000000
error-shape-text = to nie jest kształt: { $reason }; wpisz POLYGON((30.4 50.4, 30.6 50.4, 30.5 50.5)), najpierw długość geograficzną, lub CIRCLE(30.52 50.45, 5000) z promieniem w metrach
shape-no-bracket = brakuje nawiasu
shape-no-last-bracket = brakuje ostatniego nawiasu
shape-no-radius = brakuje promienia
shape-unknown-word = „{ $word }” to ani POLYGON, ani CIRCLE
shape-brackets = nawiasy się nie zgadzają
shape-no-corner = „{ $text }” to nie długość i szerokość geograficzna
error-unknown-area = „{ $name }” to nie obszar; podaj Kyiv, Vyshhorod, Lublin lub Rzeszow, W,S,E,N w stopniach albo kształt taki jak CIRCLE(30.52 50.45, 5000)
