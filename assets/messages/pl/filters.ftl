# filters

date-range = Daty
find-in = Szukaj: { $filter }
fewer = Mniej
count-more-button = Jeszcze { $count }…
words-or-a-quoted-phrase = Słowa lub "wyrażenie w cudzysłowie"
text-in-any-column = Tekst w dowolnej kolumnie
expression = Wyrażenie
column = Kolumna
column-that-must-have-the-value = Kolumna, w której ma być ta wartość
value = Wartość
value-of-the-column = Wartość kolumny
add = Dodaj
killed-at-least = Zabitych co najmniej
injured-at-least = Rannych co najmniej
the-highest-figure-cited-counts-unknown-is = Liczy się najwyższa podana liczba; nieznane nie znaczy zero
any = dowolne
number-of-all = { $number } z { $all }
clear-all = Wyczyść wszystkie
deduplicated = Bez duplikatów
rows-of-repeated-events-left-out =
    { $count ->
        [one] pominięto { $count } wiersz powtórzonych zdarzeń
        [few] pominięto { $count } wiersze powtórzonych zdarzeń
        [many] pominięto { $count } wierszy powtórzonych zdarzeń
       *[other] pominięto { $count } wierszy powtórzonych zdarzeń
    }
no-events-match = Brak pasujących zdarzeń
clear-time-window-count = Wyczyść przedział czasu ({ $count })
remove-filter = Usuń filtr: { $filter } ({ $count })
injured-from = ranni ≥ { $injured }
killed-from = zabici ≥ { $killed }
killed-and-injured-from = zabici ≥ { $killed }, ranni ≥ { $injured }
remove-filter-named = Usuń filtr „{ $name }”
approximate-outline-key-goes-there = Przybliżony obrys; klawisz { $key } prowadzi tam
lat-lon-box = Prostokąt według szerokości i długości
right-click-for-more = Więcej pod prawym przyciskiem
import-areas = Importuj obszary…
import-areas-boundaries = Importuj obszary (granice)…
polygons-of-a-geojson-or-kml-file = Wielokąty z pliku GeoJSON lub KML
export-areas = Eksportuj obszary…
as-geojson = Jako GeoJSON
with-their-symbol-inside = Ze znakiem wewnątrz: { $count }
the-circle-in-which-an-event-happened = Okrąg, w którym zaszło zdarzenie, leży w całości wewnątrz
only-what-is-definitely-inside = Tylko to, co na pewno jest wewnątrz
area = Obszar
name = Nazwa
rename = Zmień nazwę
another-area-is-called-that = Inny obszar ma już taką nazwę
show-on-the-map = Pokaż na mapie
rename-button = Zmień nazwę…
edit-vertices = Edytuj wierzchołki
drag-vertices-on-the-map = Przeciągaj wierzchołki na mapie
copy-as-text = Kopiuj jako tekst
for-area-on-the-command-line = Dla --area w wierszu poleceń
remove = Usuń
areas-definitely = na pewno { $names }
areas-also-tiers = { $names }, także { $tiers }
could-also-be-inside = Mogą też być wewnątrz:
click-only-this-ctrl-add-or-remove = Kliknięcie: tylko to. Ctrl: dodaj lub usuń. Alt: pomiń
on-the-clocks-of = Według zegara { $zone }
and-events-whose-hour-is-not-known =
    { $count ->
        [one] ; pominięto { $count } zdarzenie o nieznanej godzinie
        [few] ; pominięto { $count } zdarzenia o nieznanej godzinie
        [many] ; pominięto { $count } zdarzeń o nieznanej godzinie
       *[other] ; pominięto { $count } zdarzeń o nieznanej godzinie
    }
and-events-whose-day-is-not-known =
    { $count ->
        [one] ; pominięto { $count } zdarzenie o nieznanym dniu
        [few] ; pominięto { $count } zdarzenia o nieznanym dniu
        [many] ; pominięto { $count } zdarzeń o nieznanym dniu
       *[other] ; pominięto { $count } zdarzeń o nieznanym dniu
    }
clear = Wyczyść
clear-named = Wyczyść: { $name }
is-area-of-events-called-so =
    { $count ->
        [one] Obszar { $count } zdarzenia z tą nazwą miejsca
        [few] Obszar { $count } zdarzeń z tą nazwą miejsca
        [many] Obszar { $count } zdarzeń z tą nazwą miejsca
       *[other] Obszar { $count } zdarzenia z tą nazwą miejsca
    }
instead-of-circles = Ich niedokładnym miejscem jest ten obszar, a nie okrąg: na mapie, w filtrach według obszaru, w eksporcie
boundaries-stand-for-places = Niedokładne miejsca o tych nazwach są obszarami, a nie okręgami: { $names }
not-name-and-shape = podaj NAME=SHAPE, na przykład 'Bucha Raion=POLYGON((29 50, 30 50, 30 51))'
click-add-or-remove = Kliknięcie: dodaj lub usuń
only-named = Tylko: { $name }
filters-in-use = Włączone filtry: { $filters }
counts-what-may-be-inside = Liczy zdarzenia, których znak jest w środku; inne, które mogą tam leżeć, zostaną zaproponowane niżej po wybraniu
