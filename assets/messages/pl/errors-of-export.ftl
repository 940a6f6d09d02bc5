# errors-of-export

error-nothing-to-export = nie ma czego eksportować; najpierw otwórz zbiór danych
error-embedded-map = wbudowana mapa: { $reason }
error-export-unknown-format = „{ $id }” to nie format eksportu; wpisz { $known }
error-export-different-tables = „{ $first }” i „{ $second }” mają różne nagłówki, separatory lub kodowania, więc ich oryginalne wiersze nie mogą stać w jednej tabeli; eksportuj zbiory danych pojedynczo lub wybierz kolumny strikemap
error-export-shared-id = i „{ $first }”, i „{ $second }” mają zdarzenie „{ $id }”, więc twierdzenia o nim byłyby odczytywane z oboma; eksportuj zbiory danych pojedynczo lub bez twierdzeń
error-export-open-quote = „{ $dataset }”, wiersz { $line }: cudzysłów nie jest zamknięty i pochłonąłby wiersze następnego zbioru danych; eksportuj zbiory danych pojedynczo lub wybierz kolumny strikemap
error-export-no-column = nie ma kolumny „{ $name }”; są kolumny { $columns }
error-export-no-column-left = pominięto wszystkie kolumny; zostaw co najmniej jedną
error-export-picture-tells-places = mapa w raporcie pokazałaby to, co zmieniono lub pominięto: miejsca, promienie albo rodzaje; wyeksportuj raport bez mapy lub bez tych zmian
error-export-no-seed = miejsca są przesuwane według tajnego ziarna, a żadnego nie podano; wpisz je po --seed= (manifest go nie ujawnia)
error-export-short-seed = ziarno jest za krótkie: kto zna jedno prawdziwe miejsce, mógłby wypróbować wszystkie takie ziarna; potrzeba co najmniej { $least } znaków
error-export-notes-under-original = notatki i tagi stoją tylko pod kolumnami strikemap; wybierz kolumny strikemap
error-export-notes-unsaved = notatki i tagi są eksportowane tak, jak zapisano je w pliku sesji, aby eksport dało się zweryfikować; najpierw zapisz sesję (Ctrl+S)
error-export-session = nie udało się odczytać notatek i tagów: { $reason }
error-export-ragged = „{ $dataset }”, wiersz { $line }: komórek jest więcej niż w nagłówku, więc nie wiadomo, które pominąć; wybierz kolumny strikemap
error-export-leak = „{ $dataset }”, wiersz { $line }: kolumna „{ $column }” { $reason }; pomiń tę kolumnę
error-export-leak-in-original = „{ $dataset }”, wiersz { $line }: kolumna „{ $column }” { $reason }; pomiń tę kolumnę lub wybierz kolumny strikemap
leak-still-told = też zdradza prawdziwe współrzędne
leak-position-told = zdradza położenie dokładniejsze od publikowanego w wierszu, który nie ma współrzędnych do zmiany
leak-emptied-told = zdradza współrzędne, których nie udało się odczytać, więc nie da się ich zmienić
leak-name-tells = ma nazwę, która zdradza prawdziwe współrzędne
leak-outline = zawiera obrys, a nie punkt, i nie da się go zmienić
leak-unchangeable = zawiera współrzędne w postaci, której nie da się zmienić
leak-cells-not-apart = zaczyna wiersz, którego komórek nie da się rozdzielić
error-export-defect = zapis nie powiódł się z powodu błędu wewnętrznego; prosimy o zgłoszenie
error-export-cancelled = przerwano; nic nie zapisano
error-export-parquet = nie udało się utworzyć pliku Parquet: { $reason }
parquet-another-type = kolumna innego typu
error-export-foreign = tego pliku nie zapisał wcześniejszy eksport pod tą samą ścieżką, więc nie został zastąpiony; przenieś go lub wybierz inną nazwę
error-export-stale = eksport zapisano, ale po poprzednim został ten plik i byłby odczytywany razem z nowym; usuń go: { $reason }
error-export-name-not-text = nazwa tego pliku nie jest w UTF-8, więc manifest nie mógłby jej podać i nikt nie zweryfikowałby eksportu; zmień nazwę pliku
error-export-meanwhile = w międzyczasie zapisano pod tą ścieżką inny eksport; nic nie zmieniono, uruchom ponownie
error-export-is-input = ten plik jest odczytywany do eksportu; wybierz inną nazwę

error-drawing-defect = rysowanie nie powiodło się z powodu błędu wewnętrznego; prosimy o zgłoszenie
error-map-not-drawn = mapa nie została narysowana
error-map-not-complete = po { $secs } s mapa nie była gotowa
error-too-many-frames = ponad { $most } klatek; wybierz większy krok lub krótszy czas
error-name-of-no-picture = „{ $path }” to nie nazwa obrazu; powinna kończyć się na .png lub .svg
error-name-of-no-animation = „{ $path }” to nie nazwa animacji; powinna kończyć się na .gif lub na /, jeśli to folder
error-picture-size = obraz ma niemożliwy rozmiar
error-picture-not-packed = nie udało się spakować obrazu: { $reason }
error-picture-not-drawn = nie udało się narysować obrazu: { $reason }
error-picture-not-read-back = nie udało się odczytać narysowanego obrazu: { $reason }
error-picture-too-large = ten sterownik grafiki rysuje obrazy nie większe niż { $longest } × { $longest } pikseli, a nie { $width } × { $height }; wybierz mniejszy rozmiar lub skalę
error-no-graphics-driver = nie znaleziono sterownika grafiki do rysowania ({ $reason }); w Debianie i Ubuntu: apt-get install mesa-vulkan-drivers

error-no-secret-key = to nie jest tajny klucz minisign: { $reason }; utwórz go przez „strikemap keygen”
key-second-line = drugi wiersz nie jest kluczem
error-key-password = hasło nie pasuje do tego tajnego klucza; wpisz je ponownie
error-no-public-key = „{ $text }” to ani klucz publiczny minisign, ani plik, który go zawiera
error-no-signature = to nie jest podpis minisign: { $reason }
error-key-unusable = nie udało się użyć klucza: { $reason }
error-pdf = nie udało się zapisać pliku PDF: { $reason }
error-pdf-fonts = nie udało się odczytać wbudowanych czcionek
error-template-unread = nie udało się odczytać { $path }: { $reason }
error-template-form = { $path } nie jest szablonem: { $reason }; szablon może mieć wiersze logo = "FILE", colour = "#rrggbb" i credit = "TEXT"
error-template-colour = { $path }: „{ $colour }” nie jest kolorem; zapisz go tak: "#8a1f2b"
error-template-size = { $path } ma więcej niż { $kilobytes } kB
error-template-logo = { $path } nie jest ani PNG, ani JPEG
error-template-credit = { $path }: wiersz autorstwa ma więcej niż { $most } znaków
error-template-line = wiersz { $line }: { $reason }
error-template-logo-broken = logo szablonu jest uszkodzone; zapisz je ponownie jako PNG lub JPEG
error-template-logo-size = logo szablonu jest puste lub ma ponad { $most } pikseli na boku
error-not-two-versions = tabela zmian dotyczy dwóch wersji jednego pliku
error-export-other-inputs = liczba plików, z których powstał eksport, to { $inputs }; podaj tyle samo nowszych plików w tej samej kolejności, nie { $files }
