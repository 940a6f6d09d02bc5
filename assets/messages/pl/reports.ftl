# reports

columns-of = Kolumny: { $name }
the-file-is-too-large-for-its = Plik jest za duży, aby pokazać tu jego kolumny.
open = Otwórz
choose-a-column-for-the-date-or = Wybierz kolumnę z datą lub ze współrzędnymi
recognised-as-format = Rozpoznano jako { $format }
dates-such-as-03-04-2025 = Daty takie jak 03/04/2025
decide-from-the-column = Rozstrzygnij według kolumny
date-is-day-first = 3 kwietnia, najpierw dzień
date-is-month-first = 4 marca, najpierw miesiąc
date-is-year-first = 25 kwietnia 2003, najpierw rok
times-without-a-zone-where-no-country = Czas bez strefy, gdy nie wskazuje jej kraj
sheet-or-layer = Arkusz lub warstwa
those-with-events = te ze zdarzeniami
in-how-many-of-the-first-rows = W ilu z pierwszych wierszy ta kolumna wypełnia pole
first-values = Pierwsze wartości
read-as = Czytaj jako
rows = Wiersze
why = Dlaczego
no-row-can-be-read-as-an = Żadnego wiersza nie da się jeszcze odczytać jako zdarzenia
the-rows-as-they-are-read = Wiersze tak, jak są odczytywane
the-first-rows-as-they-are-read = Pierwsze wiersze tak, jak są odczytywane
column-line = Wiersz
column-when = Kiedy
column-where = Gdzie
column-what = Co
column-doubts = Wątpliwości
not-read = nie czytaj
column-not-read = nieczytana: { $reason }
row-is-no-event = to nie zdarzenie: { $doubts }
report-on = Raport o pliku: { $file }
rejected-rows = Odrzucone wiersze
warnings = Ostrzeżenia
columns-button = Kolumny…
copy-as-json = Kopiuj jako JSON
columns-that-are-read = Kolumny odczytywane
not-sure = niepewne: { $reason }
columns-that-are-not-read = Kolumny nieodczytywane: { $count }
read-column-as = Czytaj { $column } jako
warnings-by-kind = Ostrzeżenia według rodzaju
select-the-events-that-this-concerns-on = Zaznacz zdarzenia, których to dotyczy, na mapie i w tabeli
select-events = Zaznacz zdarzenia
select-events-named = Zaznacz zdarzenia: { $column } { $reason }
more-kinds-of-warnings =
    { $count ->
        [one] jeszcze { $count } rodzaj
        [few] jeszcze { $count } rodzaje
        [many] jeszcze { $count } rodzajów
       *[other] jeszcze { $count } rodzaju
    }
delimiter-tab = , tabulator
delimiter-sign = , separator { $sign }
no-time-in-any-row = w żadnym wierszu nie ma czasu
recognised-as = Rozpoznano jako
rows-read = Odczytane wiersze
events-without-a-time = Zdarzenia bez czasu
events-without-a-place = Zdarzenia bez miejsca
located-by-the-built-in-gazetteer = Miejsce z wbudowanego wykazu
repeated-ids = Powtórzone identyfikatory
from-first-start-to-last-end = Od pierwszego początku do ostatniego końca
the-first-are-listed = wymieniono pierwsze { $count }
column-text = Tekst
column-reason = Przyczyna
for-boundaries = Dla granic, na przykład dzielnic, a nie zdarzeń
import-as-areas = Importuj jako obszary
