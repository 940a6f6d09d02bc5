# What the command line says; what it writes to files is English everywhere.

error-cli-no-command = „{ $word }” to ani polecenie, ani plik;
error-cli-did-you-mean = czy chodziło o „strikemap { $name }”?
error-cli-see-help = polecenia wymienia „strikemap --help”
error-cli-files-of-diff = strikemap diff wymaga starszego i nowszego pliku; albo jednego, z --since MANIFEST
error-cli-needs-older = --change, --changed-field i wyrażenia o zmianach wymagają starszej wersji pliku: wskaż ją przez --older, które mają summary, export, snapshot i animate
error-cli-older-of-one = --older: wskaż jeden FILE, porównywany ze swoją starszą wersją, a nie { $files }
error-cli-filter-since = --since: zdarzenia są wybrane i odczytane tak, jak mówi manifest; pomiń inne opcje
error-cli-no-window = ta kompilacja nie ma okna; umie „strikemap check”, „strikemap export” i „strikemap verify” (zob. „strikemap --help”)
error-cli-no-network = ta kompilacja nie ma sieci, która jest tylko razem z oknem (zob. „strikemap --help”)
error-cli-picture-without-report = --picture: obraz mapy ma tylko raport, a nie { $format }; podaj --format report
error-cli-other-format = { $flag } nie dotyczy --format { $format }; podaj --format { $formats }
error-cli-nothing-to-sign = --sign: standardowe wyjście nie ma manifestu do podpisania; zapisz do pliku
error-cli-row-lists = --rows podano razy: { $lists }, a plików jest: { $files }; podaj je raz dla każdego, w tej samej kolejności
error-cli-time = { $flag }: „{ $text }” to nie czas; pisz na przykład 2025-12-27, 2025-12-27T06:00 albo 2025-12-27T04:00:00Z
error-cli-empty-window = --from { $from } nie jest przed --to { $to }
error-cli-named-twice = { $path } podano dwa razy, więc każde jego zdarzenie liczyłoby się podwójnie
error-cli-open-period = porównanie wymaga obu końców obu okresów: --from, --to, --with-from, --with-to
error-cli-no-column = --where: nie ma kolumny „{ $name }”; plik ma [{ $columns }]
error-cli-output = nie udało się zapisać na standardowe wyjście: { $reason }
error-cli-download-plan = { $reason }; wybierz mniejszą --area albo niższy --max-zoom
error-cli-download-forbidden = zasady { $host } zabraniają pobierania obszarów
error-cli-nobody-to-ask = nic nie wysłano: standardowe wejście nie jest terminalem, więc nie ma kogo zapytać; dodaj --yes
error-cli-is-folder = { $path } to folder; podaj plik
error-cli-no-folder = nie ma folderu { $path }
error-cli-file-exists = { $path } już istnieje; aby zastąpić, dodaj --replace
error-cli-download-failed = { $reason }; to samo polecenie pójdzie dalej od tego, co już pobrano
cli-frames =
    { $count ->
        [one] { PLAIN($count) } klatka, zdarzeń: { $events } (bajtów: { $bytes })
        [few] { PLAIN($count) } klatki, zdarzeń: { $events } (bajtów: { $bytes })
        [many] { PLAIN($count) } klatek, zdarzeń: { $events } (bajtów: { $bytes })
       *[other] { PLAIN($count) } klatki, zdarzeń: { $events } (bajtów: { $bytes })
    }
cli-host-will-be-asked =
    { $count ->
        [one] Program zapyta { $host } o około { PLAIN($count) } kafelek (około { $megabytes } MB), przybliżenia od { $lowest } do { $highest }; serwer pozna twój adres IP i ten obszar. Na razie nic nie wysłano.
        [few] Program zapyta { $host } o około { PLAIN($count) } kafelki (około { $megabytes } MB), przybliżenia od { $lowest } do { $highest }; serwer pozna twój adres IP i ten obszar. Na razie nic nie wysłano.
        [many] Program zapyta { $host } o około { PLAIN($count) } kafelków (około { $megabytes } MB), przybliżenia od { $lowest } do { $highest }; serwer pozna twój adres IP i ten obszar. Na razie nic nie wysłano.
       *[other] Program zapyta { $host } o około { PLAIN($count) } kafelka (około { $megabytes } MB), przybliżenia od { $lowest } do { $highest }; serwer pozna twój adres IP i ten obszar. Na razie nic nie wysłano.
    }
cli-not-downloaded = nie pobrano
cli-download-now = Pobrać? [t/N]
cli-tiles-were-downloaded =
    { $count ->
        [one] pobrano { PLAIN($count) } kafelek
        [few] pobrano { PLAIN($count) } kafelki
        [many] pobrano { PLAIN($count) } kafelków
       *[other] pobrano { PLAIN($count) } kafelka
    }
cli-comma = przecinek
cli-semicolon = średnik
cli-tab = tabulator
cli-bar = kreska pionowa
cli-format = format: { $format }
cli-rows = wierszy: { $rows }, zdarzeń: { $events }, odrzuconych: { $skipped }
cli-lacking = bez czasu: { $undated }, bez miejsca: { $unplaced }, miejsce z wykazu: { $located }, powtórzonych id: { $repeated }, twierdzeń: { $claims }
cli-claims-not-read = twierdzenia, których nie udało się odczytać: { $number }
cli-from-to = od { $start } do { $end }
cli-bounds = zachód { $west }, południe { $south }, wschód { $east }, północ { $north }
cli-not-sure = niepewne: { $field } – z kolumny { $columns }: { $reason }
cli-columns-not-read = kolumny, których nie odczytano:
cli-and-more = … i jeszcze { $number } (wszystko podaje --json)
cli-skipped = odrzucone
cli-kept-in-doubt = zachowane z zastrzeżeniem
cli-proved-made-again =
    { $count ->
        [one] udowodniono: utworzono ponownie z danych wejściowych, { $count } zdarzenie, te same bajty
        [few] udowodniono: utworzono ponownie z danych wejściowych, { $count } zdarzenia, te same bajty
        [many] udowodniono: utworzono ponownie z danych wejściowych, { $count } zdarzeń, te same bajty
       *[other] udowodniono: utworzono ponownie z danych wejściowych, { $count } zdarzenia, te same bajty
    }
cli-proved-by-counts =
    { $count ->
        [one] udowodniono: dane wejściowe, filtry i liczba – { $count } zdarzenie
        [few] udowodniono: dane wejściowe, filtry i liczba – { $count } zdarzenia
        [many] udowodniono: dane wejściowe, filtry i liczba – { $count } zdarzeń
       *[other] udowodniono: dane wejściowe, filtry i liczba – { $count } zdarzenia
    }
cli-signed-by = podpisano kluczem { $id }: manifest i każdy plik, który wymienia
cli-time-stamp = znacznik czasu { $told }
cli-not-proved = nie udowodniono: { $what }
cli-file = plik: { $path }
cli-differences =
    { $count ->
        [one] nie udowodniono, { $count } różnica
        [few] nie udowodniono, { $count } różnice
        [many] nie udowodniono, { $count } różnic
       *[other] nie udowodniono, { $count } różnicy
    }
cli-events = zdarzeń: { $number }
cli-people = zabici: { $killed }, ranni: { $injured }
cli-older-version = starsza wersja: { $told }
cli-air-alert = alarm powietrzny: { $told }
cli-joined = połączono: zbiorów danych: { $datasets }, notatek: { $notes }, tagów: { $tags }; notatek zmienionych w obu: { $conflicts }
cli-key = klucz { $id }: { $key }
cli-page-size = strona będzie miała około { $size }
cli-written = { $counted } (bajtów: { $bytes })
cli-claims-not-exported =
    { $count ->
        [one] { $count } twierdzenia obok danych wejściowych nie udało się odczytać i nie wyeksportowano; powód podaje „strikemap check”
        [few] { $count } twierdzeń obok danych wejściowych nie udało się odczytać i nie wyeksportowano; powód podaje „strikemap check”
        [many] { $count } twierdzeń obok danych wejściowych nie udało się odczytać i nie wyeksportowano; powód podaje „strikemap check”
       *[other] { $count } twierdzenia obok danych wejściowych nie udało się odczytać i nie wyeksportowano; powód podaje „strikemap check”
    }
cli-events-of =
    { $count ->
        [one] { $shown } z { PLAIN($count) } zdarzenia
        [few] { $shown } z { PLAIN($count) } zdarzeń
        [many] { $shown } z { PLAIN($count) } zdarzeń
       *[other] { $shown } z { PLAIN($count) } zdarzenia
    }
cli-rows-not-read =
    { $count ->
        [one] { ";" } { PLAIN($count) } wiersza nie udało się odczytać, powód podaje „strikemap check”
        [few] { ";" } { PLAIN($count) } wierszy nie udało się odczytać, powód podaje „strikemap check”
        [many] { ";" } { PLAIN($count) } wierszy nie udało się odczytać, powód podaje „strikemap check”
       *[other] { ";" } { PLAIN($count) } wiersza nie udało się odczytać, powód podaje „strikemap check”
    }
cli-no-air-alerts = żaden plik nie ma alarmów powietrznych, więc --{ $flag } nic nie mówi
cli-no-such-word = żadne zdarzenie nie ma --{ $flag } „{ $word }”

# Tables of compare and diff

compare-kind = rodzaj
compare-region = region
compare-place = miejsce
compare-area = obszar
compare-events = zdarzenia
compare-people = ludzie
compare-possible = możliwe
compare-definite = pewne
compare-killed = zabici
compare-injured = ranni
compare-counts-possible = Ludzie i grupy: zdarzenia, które mogły przypaść na ten okres
compare-counts-definite = Ludzie i grupy: zdarzenia, które na pewno przypadły na ten okres
compare-what = co
compare-name = nazwa
compare-of-a = względem A
not-applicable = –
rows-matched-by-likeness-because = Wiersze dopasowano według jednakowych rekordów i podobieństwa, ponieważ { $reason }
no-ids-in-every-file = nie każdy plik ma własne identyfikatory
no-id-in-both-files = pliki nie mają wspólnych identyfikatorów
no-id-just-once-in-both-files = żaden identyfikator nie występuje w obu plikach dokładnie raz
ids-are-of-other-events = w nowszym pliku identyfikatory należą do innych zdarzeń
repeated-keys-of-the-old =
    { $count ->
        [one] { $count } wiersz starszej wersji ma klucz, który się powtarza; dopasowano go według jednakowych rekordów i podobieństwa
        [few] { $count } wiersze starszej wersji mają klucz, który się powtarza; dopasowano je według jednakowych rekordów i podobieństwa
        [many] { $count } wierszy starszej wersji ma klucz, który się powtarza; dopasowano je według jednakowych rekordów i podobieństwa
       *[other] { $count } wiersza starszej wersji ma klucz, który się powtarza; dopasowano je według jednakowych rekordów i podobieństwa
    }
repeated-keys-of-the-new =
    { $count ->
        [one] { $count } wiersz nowszej wersji ma klucz, który się powtarza; dopasowano go według jednakowych rekordów i podobieństwa
        [few] { $count } wiersze nowszej wersji mają klucz, który się powtarza; dopasowano je według jednakowych rekordów i podobieństwa
        [many] { $count } wierszy nowszej wersji ma klucz, który się powtarza; dopasowano je według jednakowych rekordów i podobieństwa
       *[other] { $count } wiersza nowszej wersji ma klucz, który się powtarza; dopasowano je według jednakowych rekordów i podobieństwa
    }
rows-not-compared =
    { $count ->
        [one] { $count } wiersz to za dużo, aby szukać podobnych do niego
        [few] { $count } wiersze to za dużo, aby szukać podobnych do nich
        [many] { $count } wierszy to za dużo, aby szukać podobnych do nich
       *[other] { $count } wiersza to za dużo, aby szukać podobnych do nich
    }
fields-changed = Zmienione pola: { $counts }
original-columns-changed = Zmienione oryginalne kolumny: { $counts }
diff-line = wiersz { $line }
output-lists-more = … i jeszcze { $count }; wszystkie wymienia --output
diff-no-longer-matches = już nie spełnia filtrów
diff-matches-now-too = teraz też spełnia filtry
file-was-exported-at = { $file } wyeksportowano { $time }
figure-as-published = { $what }: { $figure }, jak w eksporcie
figure-published-and-now = { $what }: w eksporcie { $published }, teraz { $now }

# Values of options that are none

error-cli-step = podaj krok, na przykład 6h, 1d, 1w lub 1mo
error-cli-number-from-to = podaj liczbę od { $low } do { $high }
error-cli-position = podaj szerokość i długość geograficzną oraz przybliżenie, na przykład 50.45,30.52,11
error-cli-language = podaj en, uk lub pl
error-cli-size = podaj szerokość i wysokość w pikselach, na przykład 1280x800, najwyżej { $most }
error-cli-no-field = { $name } to nie pole; pola to { $fields }
error-cli-by = nie jest żadnym z { $names }
error-cli-field-and-column = to nie FIELD=COLUMN
error-cli-made-at = podaj now, none albo czas, na przykład 2026-01-31T12:00:00Z
error-flag-whole-number = podaj liczbę całkowitą, na przykład 5
error-flag-cell = podaj kolumnę, znak równości i wartość
error-flag-kind = podaj rodzaj, na przykład drone_strike
error-flag-hours = „{ $text }” to nie godziny; podaj 22, 0-5 lub 22-4@Europe/Kyiv
error-flag-days = „{ $text }” to nie dni; podaj mon, sat-sun lub fri@Europe/Kyiv
error-flag-two-zones = wszystkie wartości muszą dotyczyć jednej strefy czasowej
error-flag-no-area-named = w pliku nie ma obszaru o nazwie „{ $name }”
error-flag-no-area = w pliku nie ma obszarów
cli-frame-of = klatka { $frame } z { $count }

# What verify leaves open, and why it proves nothing

unproved-author = że plik zapisano { $created }, kto to zrobił i że dane wejściowe pochodzą od autora: manifestu nie podpisano żadnym zaufanym kluczem
unproved-version = że plik zapisała wersja { $said }: wersja { $own } tworzy to samo
unproved-pictures =
    { $count ->
        [one] co narysowano: { $count } obrazu nie narysowano ponownie
        [few] co narysowano: { $count } obrazów nie narysowano ponownie
        [many] co narysowano: { $count } obrazów nie narysowano ponownie
       *[other] co narysowano: { $count } obrazu nie narysowano ponownie
    }
unproved-older = że zaznaczono zmiany względem starszej wersji: nie odczytano { $names }
unproved-timestamp-signer = kto podpisał znacznik czasu; podaj jego certyfikat przez --timestamp-ca
unproved-pending = od kiedy istnieje manifest: znacznik czasu czeka jeszcze na potwierdzenie w kalendarzu { $calendar }; uzupełnij go programem OpenTimestamps
unproved-block = że blok { $height } w Bitcoinie ma korzeń Merkle’a { $root }, do którego prowadzi znacznik czasu; porównaj go z blokiem, któremu ufasz
unproved-other-chain = do czego prowadzi znacznik czasu: jest nieznanego tu rodzaju
unproved-session = że sesji { $path } nie zmieniono: taka sama jest tylko jej treść
timestamp-token = { $name }: manifest istniał { $at }, podpisano jako { $signer }
timestamp-proof = { $name }: dowód OpenTimestamps, który zaczyna się od tego manifestu
error-timestamp = znacznik czasu { $name }
error-timestamp-form = to nie jest znacznik czasu RFC 3161 ani OpenTimestamps, który da się sprawdzić: { $reason }; uzyskaj go ponownie albo przenieś poza folder manifestu
error-timestamp-authorities = nie ma tu certyfikatu w formacie PEM: { $reason }
error-key-no-column = { $file } nie ma kolumny „{ $column }”; ma [{ $columns }]
error-comparing-stopped = porównywanie przerwano
error-verify-not-read = nie udało się odczytać: { $reason }
error-verify-no-manifest = to nie jest manifest eksportu: { $reason }
error-verify-not-beside = ten manifest jest uszkodzony: „{ $name }” nie jest nazwą pliku obok niego
error-verify-frames = ten manifest jest uszkodzony: animacja ma najwyżej { $most } obrazów, a nie { $said }
error-verify-kind = ten manifest jest uszkodzony: to, co mówi o pliku wynikowym, jest sprzeczne: { $reason }
error-verify-inputs = ten manifest jest uszkodzony: plików wejściowych jest w nim { $said }, a odczytuje się najwyżej { $most }
error-verify-another-computer = manifest wymienia plik na innym komputerze, z którym trzeba by się połączyć: { $path }; skopiuj go tutaj i zweryfikuj manifest, który wymienia kopię
error-verify-input = nie udało się odczytać pliku wejściowego: { $reason }
error-verify-stream = tego eksportu nie da się zweryfikować, bo dane wejściowe przyszły ze standardowego wejścia i nie zostały zachowane; zapisz je w pliku, wyeksportuj z niego i zweryfikuj nowy manifest
error-verify-no-filter = ta wersja nie ma filtra „{ $name }”; zweryfikuj za pomocą wersji, która zapisała manifest
error-verify-no-events = { $file } to tabela zmian, która nie zawiera zdarzeń; podaj manifest eksportu zdarzeń
error-verify-changed-inputs = plik wejściowy tego eksportu zmienił się lub go nie ma; eksport z kilku plików ({ $files }) można porównać z nowszymi danymi tylko wtedy, gdy wszystkie są takie, jakie były
error-verify-other-count = według manifestu wyeksportowano zdarzeń: { $said }, a ta wersja znajduje { $found }; porównaj za pomocą wersji, która zapisała manifest
error-verify-not-comparable = { $file } nie da się porównać z nowszymi danymi: jego dane wejściowe nie są już takie same, a sam plik nie jest taki, jakim go wyeksportowano, nie jest tabelą zdarzeń albo ma przesunięte miejsca lub unieszkodliwione formuły
error-verify-needs-seed = miejsca przesunięto według tajnego ziarna, którego manifest nie ujawnia; podaj je przez --seed
error-verify-not-made-again = nie udało się utworzyć eksportu ponownie: { $reason }
