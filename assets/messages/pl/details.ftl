# details

no-event-picked = Nie otwarto zdarzenia
click-a-symbol-on-the-map-or = Kliknij znak na mapie lub wiersz tabeli, aby przeczytać o zdarzeniu
its-place-among-the-matching-events-in = Jego miejsce w czasie wśród pasujących zdarzeń
disputed = Sporne
claims-about-this-event-differ = Informacje o tym zdarzeniu są rozbieżne
killed = Zabici
injured = Ranni
launched = Wystrzelono
intercepted = Zestrzelono
air-alert = Alarm powietrzny
when-and-where = Kiedy i gdzie
all-events-of-this-attack = Wszystkie zdarzenia tego ataku
only-events-of-this-attack-match-then = Pasować będą tylko zdarzenia tego ataku
who-says-so = Kto to podaje
copy-address = Kopiuj adres
also-reported-in = Podano także w
file-line-title = { $file }, wiersz { $line }: { $title }
undo-decision = Cofnij decyzję
made-from-file-and-line = , utworzony z pliku i wiersza
original-row = Oryginalny wiersz
file-line-id = { $file }, wiersz { $line }; identyfikator { $id }{ $made }
no-header = (bez nagłówka)
copy-row = Kopiuj wiersz
at-this-point = W tym punkcie
tab-selection = Zaznaczone { $count }
tab-event = Zdarzenie
tab-summary = Podsumowanie
close-event = Zamknij zdarzenie
close-panel = Zamknij panel
next-event-in-time = Następne zdarzenie w czasie
previous-event-in-time = Poprzednie zdarzenie w czasie
show-on-map = Pokaż na mapie
its-place-is-not-known = Jego miejsce jest nieznane
event-selected = Zaznaczone
select-event = Zaznacz
add-it-to-the-selection-or-remove = Dodaj do zaznaczenia lub usuń z niego
note-about-this-event = Notatka o tym zdarzeniu
claims-differ = Rozbieżne informacje
claims = Twierdzenia
differ = rozbieżne
claims-over-time = { $about } w czasie: { $values }
notes-and-tags = Notatki i tagi
remove-the-tag = Usuń tag { $word }
add-a-tag-hint = dodaj tag
add-a-tag = Dodaj tag
add-this-tag = Dodaj ten tag
change-the-note = Zmień notatkę
keep = Zachowaj
change = Zmień
removed = (usunięto)
write-a-note-e = napisz notatkę (E)
write-a-note = Napisz notatkę
save-note = Zapisz notatkę
author = Autor
your-name-or-leave-it-empty = twoje imię lub pozostaw puste
count-events-selected =
    { $count ->
        [one] Zaznaczono { $count } zdarzenie
        [few] Zaznaczono { $count } zdarzenia
        [many] Zaznaczono { $count } zdarzeń
       *[other] Zaznaczono { $count } zdarzeń
    }
click-a-symbol-draw-a-lasso-round = Kliknij znak, otocz kilka lassem lub wybierz według wyrażenia
all = Wszystkie
select-all-matching-events-ctrl-a = Zaznacz wszystkie pasujące zdarzenia (Ctrl+A)
invert = Odwróć
select-matching-events-that-are-not-selected = Zaznacz pasujące zdarzenia, które nie są zaznaczone (Ctrl+I)
select-nothing-esc = Nie zaznaczaj niczego (Esc)
reselect = Przywróć
restore-previous-selection-ctrl-shift-a = Przywróć poprzednie zaznaczenie (Ctrl+Shift+A)
by-expression = Według wyrażenia…
select-events-by-an-expression-ctrl-shift = Zaznacz zdarzenia według wyrażenia (Ctrl+Shift+K)
save-selection = Zapisz zaznaczenie…
save-the-selection-under-a-name = Zapisz zaznaczenie pod nazwą
find-events-that-may-be-reported-twice = Znajdź zdarzenia, o których być może doniesiono dwa razy (Ctrl+Shift+D)
update-from-selection = Zaktualizuj z zaznaczenia
change-named = Zmień { $name }
click-selects-these-events-shift-adds-ctrl = Kliknięcie zaznacza te zdarzenia, Shift je dodaje, Ctrl usuwa
name-of-the-selection = Nazwa zaznaczenia
replace = Zastąp
event-of-file = zdarzenie { $number } z { $file }
count-sources =
    { $count ->
        [one] { $count } źródło
        [few] { $count } źródła
        [many] { $count } źródeł
       *[other] { $count } źródła
    }
count-claims =
    { $count ->
        [one] { $count } twierdzenie
        [few] { $count } twierdzenia
        [many] { $count } twierdzeń
       *[other] { $count } twierdzenia
    }
count-earlier-versions =
    { $count ->
        [one] { $count } wcześniejsza wersja
        [few] { $count } wcześniejsze wersje
        [many] { $count } wcześniejszych wersji
       *[other] { $count } wcześniejszych wersji
    }
looking-for-air-alerts = Szukanie alarmów powietrznych…
alert-on-since = Trwał od { $since }
alert-on-during = Trwał, { $from }–{ $to }
alert-on-since-before = Trwał od { $since } ({ $before })
alert-not-known = Brak danych: { $reason }
time-before = { $time } wcześniej
up-to-time-before = najwyżej { $time } wcześniej
from-to-time-before = od { $least } do { $most } wcześniej
somewhere-in-area = Gdzieś w obszarze „{ $name }”, jednym z twoich
