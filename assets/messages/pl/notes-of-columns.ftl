# notes-of-columns

column-chosen-by-hand = wybrano ręcznie
column-is-so-in-format = tak jest w formacie { $format }
column-named = nagłówek podaje nazwę pola
column-worded = nagłówek zawiera słowa tego pola
column-has-values = wartości pasują do tego pola
column-only-time = jedyny czas w wierszu
column-only-pair = jedyna para współrzędnych
column-when-form-filled = czas wypełnienia formularza
column-when-entry-made = czas utworzenia wpisu, osobno od czasu zdarzenia

column-left-bounds = wartości najmniejszą i największą mają inne kolumny
column-left-without-year = to część daty, a roku nie ma żadna kolumna
column-left-another-taken = dla tego pola przyjęto inną kolumnę
column-left-another-clear = wyraźnie chodzi o inną kolumnę
column-left-several = może chodzić o kilka kolumn i nic nie mówi, o którą
column-left-several-pairs = kilka par współrzędnych i nic nie mówi, o którą chodzi
column-left-another-pair = przyjęto inną parę współrzędnych
column-left-part-of-angle = zawiera część kąta; zapisz stopnie, minuty i sekundy w jednej kolumnie
column-left-people-no-count = nagłówek mówi o ludziach, ale nie na pewno jest to liczba
column-of-coordinates = nagłówek wskazuje na współrzędne, ale kolumny nie odczytano
column-of-people = nagłówek mówi o ludziach, broni lub czasie trwania, ale kolumny nie odczytano
column-of-time = nagłówek mówi o czasie, ale kolumny nie odczytano
column-of-exactness = może mówić o dokładności miejsca, ale bez jednostki lub znanych słów
column-holds-dates = zawiera daty
column-holds-coordinates = zawiera współrzędne
column-holds-nested = zawiera zagnieżdżone wartości
column-repeated = ma taką samą nazwę jak wcześniejsza kolumna

doubt-unrecognised = Nie rozpoznano kolumny z datą ani kolumny ze współrzędnymi. Wybierz je poniżej.
doubt-date-order = Kolumna „{ $column }”: dzień i miesiąc mogą stać w dowolnej kolejności, jak w { $example }. Wybierz kolejność poniżej.
doubt-not-sure = „{ $columns }” jest odczytywane jako { $field }: { $reason }
doubt-events-without-time = Zdarzenia bez czasu: { $without } z { $count }
doubt-first-events-without-time = Wśród pierwszych zdarzeń bez czasu: { $without } z { $count }
doubt-events-without-place = Zdarzenia bez miejsca: { $without } z { $count }
doubt-first-events-without-place = Wśród pierwszych zdarzeń bez miejsca: { $without } z { $count }
