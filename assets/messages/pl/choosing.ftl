# choosing

select-by-expression-dialog = Zaznacz według wyrażenia
expression-that-selects = Wyrażenie do zaznaczania
include-filtered-out-events = Także zdarzenia ukryte przez filtry
intersect = Część wspólna
count-selected-now = teraz zaznaczono { $count }
help-for-expressions = Nazwy: kind, place, killed, start, …; kolumny pliku w "podwójnym cudzysłowie". Porównuj przez = != < <= > >=, ~ (zawiera), in (a, b), is unknown; łącz przez and, or, not. Zakres liczy się, jeśli może sięgać liczby; definitely(…) wymaga pewności
add-to-selection = Dodaj do zaznaczenia
remove-from-selection = Usuń z zaznaczenia
intersect-selection = Z zaznaczonych zostaw tylko te
replace-selection = Zastąp zaznaczenie
compare-two-periods-dialog = Porównaj dwa okresy
choose-a-time-window-with-the-slider = Najpierw ustaw suwakiem przedział czasu; zostanie porównany z okresem przed nim lub z dowolnym innym
kinds = Rodzaje
regions = Regiony
areas = Obszary
counted-are-events-that-may-lie-in = Policzono zdarzenia, które mogły przypaść na ten okres, według wszystkich filtrów
counted-are-events-that-are-definitely-in = Policzono zdarzenia, które na pewno przypadły na ten okres, według wszystkich filtrów
compare-the-time-window-with = Porównaj przedział czasu z
preceding-period = poprzednim okresem
a-year-earlier = rokiem wcześniej
dates = datami
of-the-other-period = Inny okres
the-other-period = Inny okres
the-time-window = Przedział czasu
difference = Różnica
events-possible = Zdarzenia, możliwe
events-definite = Zdarzenia, pewne
not-known = nieznane
save-as-csv = Zapisz jako CSV…
the-command-that-prints-this-comparison = Polecenie, które drukuje to porównanie
no-event-in-either-period = Brak zdarzeń w obu okresach
other-period = Inny okres
percent-of-the-other-period = % innego okresu
and-other-lines =
    { $count ->
        [one] i jeszcze { $count } wiersz; plik CSV ma wszystkie
        [few] i jeszcze { $count } wiersze; plik CSV ma wszystkie
        [many] i jeszcze { $count } wierszy; plik CSV ma wszystkie
       *[other] i jeszcze { $count } wierszy; plik CSV ma wszystkie
    }
change-from-to = od { $low } do { $high }
possible-duplicates-dialog = Możliwe duplikaty
cancel-search = Przerwij szukanie
compare-matching-events =
    { $count ->
        [one] Porównaj { $count } pasujące zdarzenie
        [few] Porównaj { $count } pasujące zdarzenia
        [many] Porównaj { $count } pasujących zdarzeń
       *[other] Porównaj { $count } pasujących zdarzeń
    }
by-place-time-kind-and-words-nothing = według miejsca, czasu, rodzaju i słów. Nic nie łączy się samo
cross-dataset-only = Tylko między różnymi zbiorami
include-reviewed = Także rozpatrzone
no-pairs-left-to-review = Nie ma już par do rozpatrzenia
its-dataset-was-closed = jego zbiór danych zamknięto
pairs-among-events =
    { $count ->
        [one] { $pairs } wśród { $count } zdarzenia
        [few] { $pairs } wśród { $count } zdarzeń
        [many] { $pairs } wśród { $count } zdarzeń
       *[other] { $pairs } wśród { $count } zdarzeń
    }
count-pairs =
    { $count ->
        [one] { $count } para
        [few] { $count } pary
        [many] { $count } par
       *[other] { $count } pary
    }
without-time-or-place-not-compared = ; bez czasu lub miejsca, nieporównane: { $count }
less-likely-ones-not-kept = ; mniej prawdopodobne, niezachowane: { $count }
comparisons-in-crowded-places-left-out = ; pominięte porównania w zatłoczonych miejscach: { $count }
pairs-with-the-same-id =
    { $count ->
        [one] Ten sam identyfikator: { $count } para to jedno zdarzenie
        [few] Ten sam identyfikator: { $count } pary to te same zdarzenia
        [many] Ten sam identyfikator: { $count } par to te same zdarzenia
       *[other] Ten sam identyfikator: { $count } par to te same zdarzenia
    }
decides-for-every-listed-pair-to-which = Rozstrzyga o każdej parze z listy, której oba zbiory nadają jeden identyfikator; „Cofnij” odwraca całość
listed-same = to samo ·{" "}
listed-different = różne ·{" "}
same-event = To samo zdarzenie
different-events = Różne zdarzenia
skip = Pomiń
show-both = Pokaż oba
selects-both-and-moves-the-map = Zaznacza oba i przesuwa mapę
score-of-100 = { $score } na 100: { $reasons }
differs = różni się
file-line = { $file }, wiersz { $line }
name-dataset = Zbiór danych
count-each-event-once =
    { $count ->
        [one] Licz każde zdarzenie raz ({ $count } grupa)
        [few] Licz każde zdarzenie raz ({ $count } grupy)
        [many] Licz każde zdarzenie raz ({ $count } grup)
       *[other] Licz każde zdarzenie raz ({ $count } grup)
    }
of-rows-decided-to-be-the-same = Z wierszy uznanych za jedno zdarzenie przechodzi tylko jeden: w liczbach, na mapie i w eksportach; manifest wymienia pozostałe
the-first-dataset = pierwszy
keeping-the-row-of = z wierszem z
the-dataset-opened-first = zbioru otwartego jako pierwszy
nothing-is-written-yet = Nic jeszcze nie napisano
pick-an-event-and-press-e-to = Otwórz zdarzenie i naciśnij E, aby o nim napisać
search = Szukaj
no-note-has-these-words = Żadna notatka nie ma tych słów
event-is-not-open = { $name } ({ $file } nie jest otwarty lub już go nie zawiera)
select-these-events-shift-adds-ctrl-removes = Zaznacz te zdarzenia; Shift dodaje, Ctrl usuwa
tags-about-events-not-open =
    { $count ->
        [one] { $count } tag dotyczy zdarzeń, których nie ma w niczym otwartym
        [few] { $count } tagi dotyczą zdarzeń, których nie ma w niczym otwartym
        [many] { $count } tagów dotyczy zdarzeń, których nie ma w niczym otwartym
       *[other] { $count } tagów dotyczy zdarzeń, których nie ma w niczym otwartym
    }
same-point = ten sam punkt
same-point-known-to = ten sam punkt, miejsca znane z dokładnością do { $km } km
km-apart = { $distance } km od siebie
km-apart-known-to = { $distance } km od siebie, miejsca znane z dokładnością do { $km } km
same-hour = ta sama godzina
same-day = ten sam dzień
times-overlap-within-days =
    { $count ->
        [one] czas nachodzi na siebie w granicach { $count } dnia
        [few] czas nachodzi na siebie w granicach { $count } dni
        [many] czas nachodzi na siebie w granicach { $count } dni
       *[other] czas nachodzi na siebie w granicach { $count } dni
    }
hours-apart = różnica { $hours } godz.
same-kind = ten sam rodzaj
related-kinds = pokrewne rodzaje
kind-not-known = rodzaj nieznany
different-kinds = różne rodzaje
figures-agree = liczby zgodne
figures-differ = liczby rozbieżne
same-id = ten sam identyfikator
both-in-one-dataset = oba w jednym zbiorze
shared-words =
    { $count ->
        [one] { $count } wspólne słowo: { $words }
        [few] { $count } wspólne słowa: { $words }
        [many] { $count } wspólnych słów: { $words }
       *[other] { $count } wspólnych słów: { $words }
    }

## The file dialogs of the system

dialog-open-session = Otwórz sesję
dialog-merge-session = Dołącz notatki i tagi z sesji
dialog-save-session = Zapisz sesję
dialog-open-events = Otwórz zdarzenia
dialog-import-areas = Importuj obszary
dialog-export-areas = Eksportuj obszary
dialog-save-comparison = Zapisz porównanie
dialog-open-map = Otwórz mapę lokalną
dialog-save-map = Zapisz obszar do użytku offline
dialog-export-events = Eksportuj zdarzenia
dialog-sign = Podpisz kluczem tajnym
dialog-save-picture = Zapisz obraz
dialog-files-sessions = Sesje
dialog-files-events = Zdarzenia
dialog-files-all = Wszystkie pliki
dialog-files-areas = Obszary
dialog-files-keys = Klucze tajne
dialog-template = Szablon wydruku
dialog-files-templates = Szablony
dialog-open-newer = Otwórz nowszą wersję
dialog-open-manifest = Otwórz manifest eksportu
dialog-files-manifests = Manifesty
no-file-dialog-write-the-path = System nie pokazuje okna wyboru plików. Wpisz ścieżkę pliku:
path-of-the-file = ścieżka pliku
the-existing-file-will-be-replaced = Istniejący plik zostanie zastąpiony
no-file-at-this-path = Pod tą ścieżką nie ma pliku
open-path = Otwórz
