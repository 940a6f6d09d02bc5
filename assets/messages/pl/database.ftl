# database

error-database-connect = nie można połączyć się z { $server }: { $reason }. Sprawdź nazwę, port i to, czy serwer działa
error-database-login = { $server } nie wpuszcza użytkownika { $user }: { $reason }. Ustaw PGPASSWORD albo dodaj wiersz do ~/.pgpass
error-database-tls = nie można zabezpieczyć połączenia z { $server }: { $reason }. Podaj urzędy certyfikacji serwera przez sslrootcert=FILE albo zrezygnuj z szyfrowania przez sslmode=disable
error-database-refused = { $server } odrzuca zapytanie: { $reason }
error-database-lost = połączenie z { $server } zostało przerwane: { $reason }. Niczego nie zapisano
error-database-silent = { $server } nie odpowiada od { $seconds } s. Niczego nie zapisano
error-database-file = { $reason }
database-password-file-is-open = plik z hasłami mogą czytać inni; „chmod 600” zostawi go tylko tobie
database-no-certificate = nie ma w nim certyfikatu w formacie PEM
database-driver-ended = przerwał je sterownik albo serwer
database-type-has-no-text = kolumna „{ $column }” ma typ { $found }, którego nie da się odczytać; utwórz widok bez niej
database-time-out-of-range = czas { $value } jest poza zakresem
error-address-form = podaj postgres://USER@HOST/DATABASE?table=NAME albo adbc:DRIVER?uri=URI&table=NAME&key=COLUMN
error-address-password = hasło w adresie widzi każdy, kto przegląda działające programy; ustaw PGPASSWORD lub ADBC_PASSWORD albo dodaj wiersz do ~/.pgpass
error-address-database = nie podano bazy danych: postgres://HOST/DATABASE?table=NAME
error-address-table = nie podano tabeli: dodaj ?table=NAME albo ?table=SCHEMA.NAME
error-address-user = nie podano użytkownika: postgres://USER@HOST/DATABASE?table=NAME; albo ustaw PGUSER
error-address-setting = „{ $name }” nie jest ustawieniem adresu; są table, key, dla PostgreSQL host, sslmode, sslrootcert, dla sterowników uri, user, dialect, entrypoint, option.NAME
error-address-tls = sslmode={ $mode } może zostawić połączenie otwarte dla innych; podaj verify-full albo disable
error-address-driver = nie podano sterownika: adbc:DRIVER?uri=URI&table=NAME&key=COLUMN
error-address-no-dialect = nazwa sterownika nie mówi, jakiego SQL używa baza danych; dodaj &dialect= i jedno z: { $known }
error-address-dialect = nie ma dialektu „{ $name }”; są { $known }
error-fetch-no-table = nie ma tabeli ani widoku { $name } albo nie masz do nich dostępu
error-fetch-no-column = nie ma kolumny „{ $name }”; są { $columns }
error-fetch-no-key = { $name } nie ma klucza głównego; podaj kolumny, które odróżniają wiersze, przez &key=COLUMN
error-fetch-repeated-key = „{ $key }” nie odróżnia wierszy: wierszy – { $rows }, wartości – { $distinct }
error-fetch-too-many =
    { $rows ->
        [one] trzeba by pobrać { $rows } wiersz, a dozwolone jest najwyżej { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
        [few] trzeba by pobrać { $rows } wiersze, a dozwolone jest najwyżej { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
        [many] trzeba by pobrać { $rows } wierszy, a dozwolone jest najwyżej { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
       *[other] trzeba by pobrać { $rows } wiersza, a dozwolone jest najwyżej { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
    }
error-fetch-other = manifest dotyczy { $recorded }, a polecenie podaje { $given }
fetched-file-differs = { $file } nie jest plikiem, który pobrano
fetched-claims-beside = obok pliku leży { $file } i zostałby odczytany razem z nim; nie pobrano go z bazy danych
fetched-words-differ = opis filtra słowami nie odpowiada filtrowi
fetched-count-differs = liczba wierszy jest inna
fetched-statement-differs = zapytanie nie jest tym, które dają te filtry
fetched-rows-differ = te filtry zostawiają inne wiersze
cli-asks-server = Zapytanie do { $server } jako { $user }
cli-asks-by-driver = pytamy { $server } przez sterownik { $driver }
cli-fetched = { $rows ->
        [one] { $rows } wiersz
        [few] { $rows } wiersze
        [many] { $rows } wierszy
       *[other] { $rows } wiersza
    } z { $asked }, o które zapytano (bajtów: { $bytes })
cli-fetched-file-is-whole =
    { $rows ->
        [one] udowodniono: plik jest ten sam co w manifeście, ma { $rows } wiersz
        [few] udowodniono: plik jest ten sam co w manifeście, ma { $rows } wiersze
        [many] udowodniono: plik jest ten sam co w manifeście, ma { $rows } wierszy
       *[other] udowodniono: plik jest ten sam co w manifeście, ma { $rows } wiersza
    }
cli-fetched-not-asked = nie udowodniono: że te wiersze są w bazie danych; „--database ADDRESS” zapyta ją ponownie ({ $address })
cli-fetched-the-same =
    { $rows ->
        [one] udowodniono: w bazie danych jest to samo i plik się z nią zgadza, ma { $rows } wiersz
        [few] udowodniono: w bazie danych jest to samo i plik się z nią zgadza, ma { $rows } wiersze
        [many] udowodniono: w bazie danych jest to samo i plik się z nią zgadza, ma { $rows } wierszy
       *[other] udowodniono: w bazie danych jest to samo i plik się z nią zgadza, ma { $rows } wiersza
    }
cli-fetched-store-has-changed = baza danych się zmieniła: dodano – { $added }, usunięto – { $removed }, zmieniono – { $changed }
error-engine-no-rows = { $table } nie ma wierszy
error-engine-changed = { $table } zmieniła się podczas zapytania i liczby nie pasowałyby do siebie; zapytaj ponownie
error-engine-format = kolumny są takie jak w { $format }, a tam wiersze znaczą więcej niż pojedyncze kolumny; pobierz wiersze albo utwórz widok z własnymi nazwami kolumn
error-engine-field = { $columns } wypełniłyby „{ $field }”, o co baza danych nie jest pytana; utwórz widok z jedną kolumną na początek, koniec, szerokość i długość geograficzną
error-engine-type = kolumna { $column } dla „{ $field }” jest typu { $found }, na którym baza danych nie może liczyć; utwórz widok, który ją przekształca
error-engine-name = kolumna nazywa się „{ $column }”, a tej nazwy używają zapytania; utwórz widok z inną nazwą
error-engine-clocks =
    { $rows ->
        [one] { $rows } wiersz nie podaje kraju, więc nie wiadomo, według jakiego zegara są czasy w { $column }; utwórz widok z czasami mającymi strefę (timestamptz)
        [few] { $rows } wiersze nie podają kraju, więc nie wiadomo, według jakiego zegara są czasy w { $column }; utwórz widok z czasami mającymi strefę (timestamptz)
        [many] { $rows } wierszy nie podaje kraju, więc nie wiadomo, według jakiego zegara są czasy w { $column }; utwórz widok z czasami mającymi strefę (timestamptz)
       *[other] { $rows } wiersza nie podaje kraju, więc nie wiadomo, według jakiego zegara są czasy w { $column }; utwórz widok z czasami mającymi strefę (timestamptz)
    }
error-engine-differs = wiersz { $key } czyta się z pliku inaczej niż w bazie danych: „{ $field }” byłoby { $file }, a jest { $server }; pobierz zamiast tego wiersze
error-engine-groups = { $columns } mają razem ponad { $most } różnych wartości; zawęź filtry albo pobierz wiersze
error-engine-groups-unread = nie udało się odczytać tego, co policzyła baza danych
error-engine-filter = o filtr „{ $filter }” baza danych nie jest pytana; usuń go albo pobierz wiersze
error-engine-report-times = o czasy doniesień baza danych nie jest pytana; pobierz wiersze
error-engine-header = nagłówek { $column } dla „{ $field }” podaje strefę, skalę lub układ współrzędnych, których baza danych nie zna; utwórz widok z inną nazwą i wartościami, które tego nie wymagają (timestamptz, stopnie)
error-engine-positions = komórki { $column } to współrzędne, o których kolejności decydują wszystkie razem; utwórz widok z szerokością i długością geograficzną
