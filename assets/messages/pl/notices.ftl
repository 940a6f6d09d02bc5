# notices

failure-of-file =
    { $reason }
    plik: { $path }
areas-were-added =
    { $count ->
        [one] dodano { $count } obszar
        [few] dodano { $count } obszary
        [many] dodano { $count } obszarów
       *[other] dodano { $count } obszarów
    }
filters-count-their-events = Filtry › Obszar mówi, ile zdarzeń jest w każdym
parts-were-left-out =
    { $count ->
        [one] pominięto { $count } część:
        [few] pominięto { $count } części:
        [many] pominięto { $count } części:
       *[other] pominięto { $count } części:
    }
the-areas-were-written =
    Obszary zapisano
    { $path }
the-dataset-was-closed-before-the-reload = Zbiór danych zamknięto, zanim został ponownie wczytany
reading-was-cancelled = Odczyt anulowano
date-order-is-ambiguous = Kolumna „{ $column }”: kolejność w datach jest niejednoznaczna, jak w { $example }. Jaka jest?
events-were-written =
    { $count ->
        [one] Zapisano { $count } zdarzenie
        [few] Zapisano { $count } zdarzenia
        [many] Zapisano { $count } zdarzeń
       *[other] Zapisano { $count } zdarzeń
    }
    { $path }
the-picture-was-saved =
    Obraz zapisano
    { $path }
drawing-was-stopped = Rysowanie przerwano
the-table-was-saved =
    Tabelę zapisano
    { $path }
failure-of-built-in-data = Wbudowane dane: { $error }
opened-but-nothing-matches = { $name } jest otwarte, ale żadne ze zdarzeń nie pasuje do użytych filtrów
standard-input-is-open-it-is-no = Otwarto standardowe wejście. To nie plik: sesja nie otworzy go ponownie, a eksportu z niego nie da się później zweryfikować; zachowaj dane w pliku, jeśli tego potrzebujesz
rows-could-not-become-an-event =
    { $name }: { $count ->
        [one] { $count } wiersz nie stał się zdarzeniem
        [few] { $count } wiersze nie stały się zdarzeniami
        [many] { $count } wierszy nie stało się zdarzeniami
       *[other] { $count } wierszy nie stało się zdarzeniami
    }; zobacz raport o pliku
failure-of-saving-an-area-to-start = pobieranie obszaru: { $error }
saving-failed-with-an-internal-error-please = Zapis nie powiódł się z powodu błędu wewnętrznego; prosimy o zgłoszenie
tiles-were-saved =
    { $count ->
        [one] Zapisano { $count } kafelek
        [few] Zapisano { $count } kafelki
        [many] Zapisano { $count } kafelków
       *[other] Zapisano { $count } kafelków
    }
    { $path }
tiles-that-the-source-lacks =
    { $count ->
        [one] źródło nie ma { $count } kafelka
        [few] źródło nie ma { $count } kafelków
        [many] źródło nie ma { $count } kafelków
       *[other] źródło nie ma { $count } kafelków
    }
failure-of-saving-an-area = Pobieranie obszaru: { $error }
drop-to-open = Upuść, aby otworzyć
reading-file = Odczyt { $name }
reading = odczyt…
file-has-not-answered-yet = Plik jeszcze nie odpowiedział. Spróbuj ponownie za chwilę.
saving-file = Zapisywanie { $name }…
the-disk-or-the-share-has-not = Dysk lub udział sieciowy jeszcze nie odpowiedział; możesz pracować dalej lub zapisać pod inną nazwą
what-was-open-here-was-in-no = Tego, co było tu otwarte, nie ma w żadnym pliku; zostanie zaproponowane przy następnym uruchomieniu
not-all-that-was-open-could-be = Nie wszystko, co było otwarte, dało się przywrócić; zostanie zaproponowane przy następnym uruchomieniu
notes-and-tags-joined = Dołączono: { $notes }, { $tags }
count-notes =
    { $count ->
        [one] { $count } notatka
        [few] { $count } notatki
        [many] { $count } notatek
       *[other] { $count } notatki
    }
count-tags =
    { $count ->
        [one] { $count } tag
        [few] { $count } tagi
        [many] { $count } tagów
       *[other] { $count } tagu
    }
restore-what-was-open = Przywrócić to, co było otwarte?
a-window-was-closed-with-unsaved-work = { $when } zamknięto okno z niezapisaną pracą:
restore = Przywróć
discard = Odrzuć
title-changed = { $name } (zmieniono) – strikemap
nothing-is-selected-click-a-symbol-on = Nic nie jest zaznaczone; najpierw kliknij znak na mapie lub wiersz tabeli
map-is-drawn-over-the-built-in-one = { $name } narysowano na wbudowanej mapie
pick-an-event-first-a-note-is = Najpierw otwórz zdarzenie; notatka dotyczy jednego zdarzenia
url-not-safe-to-open-copy-it = Otwarcie tego adresu nie jest bezpieczne; skopiuj go, jeśli mu ufasz
the-command-is-on-the-clipboard-it = Polecenie jest w schowku; zapisze te same bajty
no-command-can-export-this = Żadne polecenie tego nie zrobi: kolumny przypisano ręcznie, pliki odczytano na różne sposoby lub ręcznie zaznaczono zbyt wiele wierszy; eksport potwierdza manifest
the-command-is-on-the-clipboard = Polecenie jest w schowku
no-command-can-compare-this = Żadne polecenie tego nie zrobi: kolumny przypisano ręcznie, pliki odczytano na różne sposoby lub wiersze pominięto ręcznie
the-file-of-the-session-holds-what =
    Plik sesji zawiera to, czego nie dało się tu otworzyć, więc pozostał bez zmian; zapisz pod inną nazwą
    plik: { $path }
the-session-was-saved =
    Sesję zapisano
    { $path }
undo-named = Cofnij: { $text }
notes-changed-by-both =
    { $count ->
        [one] { $count } notatkę zmieniły obie osoby; liczy się późniejszy tekst, oba zachowano
        [few] { $count } notatki zmieniły obie osoby; liczy się późniejszy tekst, oba zachowano
        [many] { $count } notatek zmieniły obie osoby; liczy się późniejszy tekst, oba zachowano
       *[other] { $count } notatek zmieniły obie osoby; liczy się późniejszy tekst, oba zachowano
    }
events-with-notes-not-open =
    { $count ->
        [one] { $count } zdarzenie z notatkami lub tagami: jego zbiór danych nie jest tu otwarty
        [few] { $count } zdarzenia z notatkami lub tagami: ich zbiór danych nie jest tu otwarty
        [many] { $count } zdarzeń z notatkami lub tagami: ich zbiór danych nie jest tu otwarty
       *[other] { $count } zdarzeń z notatkami lub tagami: ich zbiór danych nie jest tu otwarty
    }
the-selection-was-inverted = Zaznaczenie odwrócono
all-filters-were-cleared = Wszystkie filtry wyczyszczono
the-time-window-was-cleared = Przedział czasu wyczyszczono
playback-runs-forward = Odtwarzanie do przodu
playback-runs-backward = Odtwarzanie wstecz
uncertain-areas-are-shown = Obszary niepewnych miejsc są pokazane
uncertain-areas-are-hidden = Obszary niepewnych miejsc są ukryte
playback-at-the-end = Na końcu odtwarzania: { $loop_mode }
mode-of-the-time-slider = Tryb suwaka czasu: { $mode }
areas-stand-for-places =
    { $count ->
        [one] { $count } zdarzenie z niedokładnym miejscem o tej samej nazwie leży teraz w swoim obszarze, a nie w okręgu; wyłącza to menu obszaru: Filtry › Obszar
        [few] { $count } zdarzenia z niedokładnym miejscem o tej samej nazwie leżą teraz w swoim obszarze, a nie w okręgu; wyłącza to menu obszaru: Filtry › Obszar
        [many] { $count } zdarzeń z niedokładnym miejscem o tej samej nazwie leży teraz w swoim obszarze, a nie w okręgu; wyłącza to menu obszaru: Filtry › Obszar
       *[other] { $count } zdarzenia z niedokładnym miejscem o tej samej nazwie leży teraz w swoim obszarze, a nie w okręgu; wyłącza to menu obszaru: Filtry › Obszar
    }
close-notice = Zamknij komunikat
