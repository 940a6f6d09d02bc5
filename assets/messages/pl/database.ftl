# database

error-database-connect = nie można połączyć się z { $server }: { $reason }. Sprawdź nazwę, port i czy serwer działa
error-database-login = { $server } nie wpuszcza użytkownika { $user }: { $reason }. Ustaw PGPASSWORD albo wiersz w ~/.pgpass
error-database-tls = nie można zabezpieczyć połączenia z { $server }: { $reason }. Podaj urzędy certyfikacji serwera przez sslrootcert=PLIK albo zrezygnuj z szyfrowania przez sslmode=disable
error-database-refused = { $server } odmawia: { $reason }
error-database-lost = połączenie z { $server } zostało przerwane: { $reason }. Niczego nie zapisano
error-database-silent = { $server } nie odpowiada od { $seconds } s. Niczego nie zapisano
error-database-file = { $reason }
database-password-file-is-open = plik haseł mogą czytać inni; „chmod 600” zostawi go tylko tobie
database-no-certificate = nie ma w nim certyfikatu w postaci PEM
error-address-form = napisz postgres://UŻYTKOWNIK@SERWER/BAZA?table=NAZWA
error-address-password = hasło w adresie widzi każdy, kto przegląda działające programy; ustaw PGPASSWORD albo wiersz w ~/.pgpass
error-address-database = nie podano bazy danych: postgres://SERWER/BAZA?table=NAZWA
error-address-table = nie podano tabeli: dodaj ?table=NAZWA albo ?table=SCHEMAT.NAZWA
error-address-user = nie podano użytkownika: postgres://UŻYTKOWNIK@SERWER/BAZA?table=NAZWA albo PGUSER
error-address-setting = „{ $name }” nie jest ustawieniem adresu; są table, key, host, sslmode, sslrootcert
error-address-tls = sslmode={ $mode } może zostawić połączenie otwarte dla innych; napisz verify-full albo disable
error-fetch-no-table = nie ma tabeli ani widoku { $name } albo nie są dla ciebie widoczne
error-fetch-no-column = nie ma kolumny „{ $name }”; są { $columns }
error-fetch-no-key = { $name } nie ma klucza głównego; podaj kolumny, które odróżniają wiersze, przez &key=KOLUMNA
error-fetch-repeated-key = „{ $key }” nie odróżnia wierszy: wierszy – { $rows }, wartości – { $distinct }
error-fetch-too-many =
    { $rows ->
        [one] Trzeba by pobrać { $rows } wiersz, więcej niż { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
        [few] Trzeba by pobrać { $rows } wiersze, więcej niż { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
        [many] Trzeba by pobrać { $rows } wierszy, więcej niż { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
       *[other] Trzeba by pobrać { $rows } wiersza, więcej niż { $most }; zawęź przedział przez --from i --to albo pozwól na więcej przez --most-rows
    }
error-fetch-manifest = to nie jest manifest pobranych wierszy: { $reason }
error-fetch-other = manifest dotyczy { $recorded }, a polecenie podaje { $given }
fetched-file-differs = { $file } nie jest plikiem, który pobrano
fetched-words-differ = zdania filtra nie odpowiadają filtrowi
fetched-count-differs = liczba wierszy jest inna
fetched-statement-differs = zapytanie nie jest tym, które dają te filtry
fetched-rows-differ = te filtry zostawiają inne wiersze
cli-asks-server = Zapytanie do { $server } jako { $user }
cli-fetched = { $rows ->
        [one] { $rows } wiersz
        [few] { $rows } wiersze
        [many] { $rows } wierszy
       *[other] { $rows } wiersza
    } z { $asked }, o które zapytano ({ $bytes } B)
cli-fetched-file-is-whole =
    { $rows ->
        [one] udowodniono: to plik z manifestu, ma { $rows } wiersz
        [few] udowodniono: to plik z manifestu, ma { $rows } wiersze
        [many] udowodniono: to plik z manifestu, ma { $rows } wierszy
       *[other] udowodniono: to plik z manifestu, ma { $rows } wiersza
    }
cli-fetched-not-asked = nie udowodniono: że te wiersze są w bazie danych; „--database ADRES” zapyta ją ponownie ({ $address })
cli-fetched-the-same =
    { $rows ->
        [one] udowodniono: w bazie danych jest to samo i plik z niej wynika, ma { $rows } wiersz
        [few] udowodniono: w bazie danych jest to samo i plik z niej wynika, ma { $rows } wiersze
        [many] udowodniono: w bazie danych jest to samo i plik z niej wynika, ma { $rows } wierszy
       *[other] udowodniono: w bazie danych jest to samo i plik z niej wynika, ma { $rows } wiersza
    }
cli-fetched-store-has-changed = baza danych się zmieniła: dodano – { $added }, usunięto – { $removed }, zmieniono – { $changed }
