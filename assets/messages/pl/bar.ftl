# bar

file = Plik
view = Widok
map = Mapa
help = Pomoc
open-files = Otwórz pliki…
open-the-built-in-data = Otwórz wbudowane dane
open-recent = Otwórz ostatnie
open-session = Otwórz sesję…
merge-notes-of-a-session = Dołącz notatki z sesji…
adds-the-notes-and-tags-of-a = Dodaje notatki i tagi współpracownika; nic z obu sesji nie ginie
picture = Obraz…
the-map-as-it-is-now-with = Mapa taka, jaka jest teraz, z legendą, podpisem i źródłami, albo całe okno
animation = Animacja…
the-map-while-the-time-window-moves = Mapa podczas przesuwania przedziału czasu, jako GIF lub ponumerowane obrazy
datasets-and-filters = Zbiory danych i filtry
event-summary-selection = Zdarzenie, podsumowanie, zaznaczone
table = Tabela
compare-two-periods = Porównaj dwa okresy…
possible-duplicates = Możliwe duplikaty…
light-or-dark-as-the-system = Motyw jak w systemie
light = Jasny motyw
dark = Ciemny motyw
theme-light = Motyw: jasny
theme-dark = Motyw: ciemny
interface-size = Rozmiar interfejsu
go-to = Przejdź do
names-on-the-map = Nazwy na mapie
open-a-local-map-pmtiles = Otwórz lokalną mapę (.pmtiles)…
nothing-from-the-internet = Nic z internetu
asks-for-the-part-of-the-map = Pobiera z { $host } tę część mapy, którą oglądasz, więc ten serwer wie, gdzie patrzysz. Nic więcej nie jest wysyłane
from-the-internet = { $source } z internetu
map-sources = Źródła map…
download-area = Pobierz ulice tego obszaru…
requests = Połączenia
shortcuts-and-symbols = Skróty i znaki
performance = Wydajność
undo = Cofnij
redo = Ponów
nothing-to-undo = Nie ma czego cofnąć
nothing-to-redo = Nie ma czego ponowić
export-the-selected-events-ctrl-e = Eksportuj zaznaczone zdarzenia (Ctrl+E)
export-the-matching-events-ctrl-shift-e = Eksportuj pasujące zdarzenia (Ctrl+Shift+E)
export = Eksportuj…
network-on = Sieć włączona
source-is-asked-click-to-switch-off = { $name } otrzymuje zapytania o tę część mapy, którą oglądasz; kliknij, aby wyłączyć
network-off = Sieć wyłączona
nothing-is-sent-click-to-draw = Nic nie jest wysyłane ani pobierane; kliknij, aby pokazać { $name } z internetu
nothing-is-sent-click-to-choose = Nic nie jest wysyłane ani pobierane; kliknij, aby wybrać mapę z internetu
of-events-match =
    { $total ->
        [one] Pasuje { $matching } z { $total } zdarzenia
        [few] Pasuje { $matching } z { $total } zdarzeń
        [many] Pasuje { $matching } z { $total } zdarzeń
       *[other] Pasuje { $matching } z { $total } zdarzeń
    }
no-requests = Bez połączeń
drawing = Rysowanie { $name }
cancel = Anuluj
stop-drawing-nothing-is-written = Przerwij rysowanie; nic nie zostanie zapisane
every-request-that-this-program-made-click = Wszystkie połączenia, które nawiązał ten program; kliknij, aby zobaczyć listę
no-tiles-from = Brak kafelków z { $source }
the-maps-below-it-stay-it-is =
    { $trouble }
    Mapy pod nią pozostają; zapytanie powtórzy się samo
search-places-events-dates-commands = Szukaj miejsc, zdarzeń, dat, poleceń
search-or-type-a-date = Szukaj lub wpisz datę
search-places-and-events = Szukaj miejsc i zdarzeń
no-place-event-or-date-found = Nie znaleziono miejsca, zdarzenia ani daty
events-in = Zdarzenia: { $name }
filter-events-by = Przefiltruj zdarzenia według „{ $text }”
searches-large-datasets-too = szuka także w dużych zbiorach danych
select-by-this-expression = Zaznacz według tego wyrażenia…
datasets = Zbiory danych
filters = Filtry
show-datasets-and-filters = Pokaż zbiory danych i filtry
fold-this-panel = Zwiń ten panel
nothing-is-open-open-a-file-or = Nic nie jest otwarte. Otwórz plik lub przeciągnij go do okna
show = Pokaż { $name }
report = Raport o pliku…
reload = Wczytaj ponownie
map-columns = Przypisz kolumny…
close = Zamknij
close-dialog = Zamknij okno
actions-for = Działania na { $name }
built-in-data = wbudowane dane
of-rows-not-read =
    { $rows ->
        [one] Nie odczytano { $skipped } z { $rows } wiersza
        [few] Nie odczytano { $skipped } z { $rows } wierszy
        [many] Nie odczytano { $skipped } z { $rows } wierszy
       *[other] Nie odczytano { $skipped } z { $rows } wierszy
    }
time-zone-in-which-times-are-shown = Strefa czasowa, w której podawany jest czas i odczytywane są daty
this-computer = Ten komputer: { $name }
another-such-as-asia-tokyo = Inna, na przykład Asia/Tokyo
find-a-time-zone = Znajdź strefę czasową
no-zone-has-this-name = Nie ma strefy o tej nazwie
last-frame = Ostatnia klatka
median-of-the-last-frames = Mediana ostatnich klatek
with-95-of-100-were-faster-than = 95 na 100 było szybszych niż
worst = Najgorsza
last-filter-update = Ostatnia aktualizacja filtra
masks-of-it = w tym maski
counts-and-views-of-it = w tym liczby i panele
changes = Zmiany
matching-events = Pasujące zdarzenia
events-in-memory = Zdarzenia w pamięci
columns = Kolumny
bytes-an-event = { $bytes }, { $each } bajta na zdarzenie
memory-of-the-program = Pamięć programu
cpu-time-without-drawing-on-the-graphics = Czas procesora, bez rysowania na karcie graficznej
count-more = jeszcze { $count }
count-undated = { $count } bez czasu
count-unplaced = { $count } bez miejsca
count-selected = zaznaczono { $count }
count-requests =
    { $count ->
        [one] { $count } połączenie
        [few] { $count } połączenia
        [many] { $count } połączeń
       *[other] { $count } połączenia
    }
undo-of = :
local-names = Miejscowe nazwy
menu = Menu
zone-map-and-requests = Strefa czasowa, mapa i połączenia
count-warnings =
    { $count ->
        [one] { $count } ostrzeżenie
        [few] { $count } ostrzeżenia
        [many] { $count } ostrzeżeń
       *[other] { $count } ostrzeżeń
    }
count-columns-not-read =
    { $count ->
        [one] { $count } kolumny nie odczytano
        [few] { $count } kolumn nie odczytano
        [many] { $count } kolumn nie odczytano
       *[other] { $count } kolumn nie odczytano
    }
open-the-report = Otwórz raport o tym pliku
colour-of-dataset = Kolor zbioru { $name }
click-colours-by-dataset = Kliknij: zdarzenia w kolorze swojego zbioru danych
click-colours-by-kind = Kliknij: zdarzenia znowu w kolorze swojego rodzaju
