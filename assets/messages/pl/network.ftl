# network

open-this-address = Otworzyć ten adres?
your-browser-will-ask-this-host-which = Przeglądarka połączy się z tym hostem, który będzie o tym wiedział:
in-the-data-it-has-other-letters = W danych są inne litery; pokazano je tak, jak zostaną wysłane
open-in-browser = Otwórz w przeglądarce
copy = Kopiuj
nothing-was-requested-since-the-program-was = Od uruchomienia programu nie było żadnych połączeń
requests-since-start =
    { $count ->
        [one] { $count } połączenie od uruchomienia programu, otrzymano { $bytes }
        [few] { $count } połączenia od uruchomienia programu, otrzymano { $bytes }
        [many] { $count } połączeń od uruchomienia programu, otrzymano { $bytes }
       *[other] { $count } połączeń od uruchomienia programu, otrzymano { $bytes }
    }
nothing-but-maps-from-the-internet-uses = Z sieci korzystają tylko mapy z internetu. Każde połączenie mówi, jaki program pyta, i nic o tym, kim jesteś ani co masz otwarte
include-cache-hits = Także odczyty z pamięci podręcznej
what-was-kept-on-this-computer-and = To, co było na tym komputerze i nie wymagało połączenia
archive-changes-all-the-time = archiwum na serwerze ciągle się zmienia
request-where-tiles-are = { $source }: gdzie są kafelki
request-tile = { $source }: kafelek { $tile }
request-saving-tile = { $source }: zapisywanie kafelka { $tile }
host = Host
what-for = Po co
answer = Odpowiedź
bytes = Bajty
download-area-dialog = Pobierz ulice obszaru
download-from = Skąd pobrać
download = Pobierz
downloading-asks-this-server = Aby pobrać dane, program połączy się z { $host }; ten serwer pozna twój adres IP i ten obszar. Potem sieć zostanie znów wyłączona, chyba że pokazywana jest mapa internetowa
no-source-may-be-saved = Żadne źródło map nie pozwala pobierać obszarów. Dodaj takie w oknie „Źródła map” i zaznacz tam, że jego dostawca na to pozwala
it-opens-like-any-other-local-map = Otwiera się jak każda lokalna mapa, bez sieci
save-another-area = Zapisz inny obszar
by-a-usual-tile = według zwykłych rozmiarów kafelków
by-the-tiles-seen-so-far = według pobranych dotąd kafelków
tiles-about =
    { $count ->
        [one] { $count } kafelek, około { $bytes } { $basis }
        [few] { $count } kafelki, około { $bytes } { $basis }
        [many] { $count } kafelków, około { $bytes } { $basis }
       *[other] { $count } kafelków, około { $bytes } { $basis }
    }
what-the-map-shows = to, co pokazuje mapa
a-box-in-degrees = prostokąt w stopniach
west = Zachód
south = Południe
east = Wschód
north = Północ
zooms-from = Skale od
zooms-to = do
what-zooms-show = 14 pokazuje ulice i domy, 10 całe miasto
path-ending-in-pmtiles-or-choose = ścieżka z końcówką .pmtiles lub wybierz…
continue-download = Kontynuuj
tiles-done =
    { $count ->
        [one] { $done } z { $count } kafelka, { $bytes }
        [few] { $done } z { $count } kafelków, { $bytes }
        [many] { $done } z { $count } kafelków, { $bytes }
       *[other] { $done } z { $count } kafelków, { $bytes }
    }
stop = Zatrzymaj
downloaded-tiles-are-kept-resume-later = Pobrane kafelki pozostają; można wznowić później
change-a-source = Zmień źródło
add-a-source = Dodaj źródło
address-of-an-archive = Adres zakończony na .pmtiles prowadzi do archiwum na serwerze; w nim zapisano, jakie są jego kafelki i kto je zrobił. Serwer musi odpowiadać na zapytania o części (Range)
address-of-a-tilejson = Adres bez { $placeholders } to adres TileJSON, który podaje, gdzie są kafelki
not-encrypted-others-on-the-way-can = Bez szyfrowania: inni po drodze mogą odczytać, gdzie patrzysz
what-you-call-it = jak je nazywasz
address = Adres
address-of-tiles = XYZ z { $xyz }; TMS z { $tms }; WMTS z { $wmts } lub jego parametrami, dla zestawu macierzy GoogleMapsCompatible; TileJSON; albo archiwum PMTiles, https://server/map.pmtiles. { $s } to subdomena, { $key } to twój klucz
attribution = Oznaczenie autorstwa
attribution-example = © ktoś
shown-on-the-map-and-in-every = Widoczne na mapie i na każdym jej obrazie
tiles = Kafelki
vector = Wektorowe
in-a-known-schema-drawn-in = W schemacie OpenMapTiles, Protomaps lub Shortbread, rysowane w stylu tego programu
pictures = Obrazy
png-jpeg-or-webp-drawn-as-they = PNG, JPEG lub WebP, rysowane bez zmian
zooms = Skale
lowest-zoom = Najmniejsza skala
highest-zoom = Największa skala
subdomains = Subdomeny
what-s-stands-for = Co po kolei oznacza { $s }
key = Klucz
what-key-stands-for = Co oznacza { $key }. Przechowywany w ustawieniach na tym komputerze, wysyłany do tego źródła i nigdy niezapisywany na liście połączeń ani w eksporcie
show-key = Pokaż
offline-use = Bez sieci
provider-permits-offline-download = Dostawca pozwala pobierać do użycia bez sieci
the-rules-of-this-server-forbid-it = Zasady tego serwera tego zabraniają
map-sources-dialog = Źródła map
the-built-in-map-needs-no-network = Wbudowana mapa nie wymaga sieci. Wybrane źródło otrzymuje zapytania o tę część mapy, którą oglądasz, więc jego dostawca widzi, gdzie patrzysz i z jakiego adresu
and-not-encrypted = , bez szyfrowania
source-asks = łączy się z { $host }{ $encrypted }
remove-named = Usuń { $name }
edit = Zmień…
edit-named = Zmień { $name }
add-a-source-button = Dodaj źródło…
restore-default-sources = Przywróć domyślne źródła
your-contact-for-servers = Twój kontakt dla serwerów
optional-web-page-or-mail-address = opcjonalnie: strona lub adres e-mail
servers-like-to-know-whom-to-ask = Serwery wolą wiedzieć, kogo zapytać, zanim zablokują program. To, co tu wpiszesz, jest wysyłane do każdego źródła przy każdym połączeniu; puste pole nie wysyła o tobie nic
requests-call-themselves = Połączenia przedstawiają się jako { $name }
contact-for = Kontakt dla { $source }
its-rules-ask-for-a-contact-so = Jego zasady wymagają kontaktu, aby dostawca mógł napisać, zanim zablokuje program. Jest on wysyłany do każdego źródła przy każdym połączeniu
contact = Kontakt
web-page-or-mail-address = strona lub adres e-mail
draw-source = Pokaż { $source }
show-on-map-without-a-contact = Pokaż na mapie bez kontaktu
nothing-of-online-maps-is-kept-on = Na tym komputerze nie zachowano nic z map internetowych
kept-of-online-maps-on-this-computer = Zachowano map internetowych na tym komputerze: { $size }
why-tiles-are-kept =
    Aby nie pytać ponownie o ten sam kafelek, dopóki dostawca uważa go za świeży; najwyżej 256 MB
    { $folder }
clear-kept-tiles = Usuń zachowane kafelki
removes-every-tile-that-was-kept = Usuwa wszystkie zachowane kafelki
will-be-written-to = Zostanie zapisane w { $path }
