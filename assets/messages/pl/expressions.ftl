# expressions

error-not-searchable = nie można szukać „{ $text }”
error-filter-argument = filtr { $filter } nie może użyć tego argumentu
error-expression = pozycja { $column }: { $reason }
expression-expected = oczekiwano: { $what }, a jest { $found }
expression-found = „{ $text }”
expression-found-quoted = tekst w cudzysłowie „{ $text }”
expression-found-end = koniec
expression-too-long = wyrażenie jest dłuższe niż { $most } znaków
expression-letter-means-nothing = „{ $letter }” nic tu nie znaczy; ujmij tekst ze znakami w podwójny cudzysłów
expression-quote-open = ten podwójny cudzysłów nie jest zamknięty
expression-bracket-never-opened = ten nawias nie został otwarty
expression-too-deep = ponad { $most } nawiasów lub „not” jedno w drugim
expression-keyword = „{ $word }” ma własne znaczenie: ujmij je w podwójny cudzysłów lub wpisz „is unknown”
expression-ambiguous-date = „{ $text }”: kolejność w dacie jest niejednoznaczna; pisz tak: 2025-12-27
expression-no-field = nie ma pola „{ $name }”; kolumnę pliku zapisuje się w podwójnym cudzysłowie
expression-no-field-but-near = nie ma pola „{ $name }”; może chodzi o { $near } lub o kolumnę w podwójnym cudzysłowie
expression-operators = =, !=, ~ (zawiera), !~, <, <=, >, >=, in lub is
expression-operators-of-text = =, !=, ~ (zawiera), !~, in lub is
expression-operators-of-numbers = =, !=, <, <=, >, >=, in lub is
expression-is-text = to porównuje się jako tekst: oczekiwano { $wanted }
expression-is-number = to porównuje się jako liczbę: oczekiwano { $wanted }
expression-is-time = to porównuje się jako datę lub czas: oczekiwano { $wanted }
expression-is-duration = to porównuje się jako czas trwania, na przykład 6h: oczekiwano { $wanted }
expression-is-precision = to porównuje się jako dokładność: oczekiwano { $wanted }
expression-is-flag = to porównuje się jako prawdę lub fałsz: oczekiwano { $wanted }
expression-wants-and-or-bracket = „and”, „or” lub „)”
expression-wants-and-or-end = „and”, „or” lub koniec
expression-wants-and-or-end-of-words = „and”, „or” lub koniec (tekst z kilku słów zapisuje się w podwójnym cudzysłowie)
expression-wants-bracket-after-definitely = „(” po „definitely”
expression-wants-comma-or-bracket = „,” lub „)”
expression-wants-known-or-unknown = „unknown” lub „known” po „is”
expression-wants-list = „(” i lista po „in”
expression-wants-name = nazwa
expression-wants-name-or-column = nazwa, na przykład kind, lub kolumna w podwójnym cudzysłowie
expression-wants-value = wartość
expression-wants-number = liczba, na przykład 5 lub 50.4
expression-wants-number-or-date = liczba lub data bez cudzysłowu
expression-wants-date = data, na przykład 2025-12-27 lub 2025-12-27T05:45Z
expression-wants-duration = czas trwania, na przykład 45s, 30min, 6h lub 2d
expression-wants-one-of = jedno z: { $steps }
expression-wants-text = między cudzysłowami powinien być tekst, albo „is unknown”
