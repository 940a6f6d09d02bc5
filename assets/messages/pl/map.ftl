# map

count-outside-the-view = { $count } poza ekranem
fit = Dopasuj
show-all-matching-events-0 = Pokaż wszystkie pasujące zdarzenia (0)
count-country-wide = { $count } w całym kraju
known-only-by-country-so-not-on = Znany tylko kraj, więc nie ma ich na mapie; kliknij, aby je zaznaczyć i wymienić
no-streets-in-the-built-in-map = Na wbudowanej mapie nie ma ulic
get-streets = Pobierz ulice…
download-streets-or-open-a-local-map = Pobierz ulice tego obszaru jeden raz albo otwórz mapę lokalną (Mapa › Otwórz lokalną mapę)
layers = Warstwy
the-first-lies-on-top-drag-the = Pierwsza leży na wierzchu; przeciągaj uchwyty, aby zmienić kolejność
settings-of = Ustawienia: { $label }
opacity-of = Krycie: { $label }
how-opaque-it-is = Krycie: { $percent } %
move-up = W górę
move-down = W dół
drag = Przeciągnij: { $label }
drag-to-another-place-in-the-order = Przeciągnij na inne miejsce w kolejności
sign-exact-place = dokładne miejsce
place-is-in-here = miejsce jest tu
imprecise-place = niedokładne miejsce
picked-events-area = obszar zdarzenia
several-events = kilka zdarzeń
sign-claims-differ = dane rozbieżne
legend = Legenda
fold-the-legend = Zwiń legendę
what-the-signs-mean = Co oznaczają znaki
legend-named = Legenda: { $label }
click-filters-by-this-kind = Kliknięcie filtruje według tego rodzaju
too-many-events-cells-instead = za dużo zdarzeń, zamiast nich pola
places-on-the-map = Miejsca na mapie
positions-for-the-map = Współrzędne dla mapy
the-built-in-map = Wbudowana mapa: { $error }
built-in-map = Wbudowana mapa
click-to-zoom-in = Kliknij, aby przybliżyć
click-to-spread-out-the-first-of = Kliknij, aby rozsunąć pierwsze z nich; wszystkie są na panelu
click-to-spread-them-out-again-to = Kliknij, aby je rozsunąć, ponownie, aby przechodzić między nimi
zoom-in = Przybliż
zoom-out = Oddal
move-the-map-and-pick-events = Przesuwaj mapę i otwieraj zdarzenia
within-distance = w promieniu { $distance }
name-within-distance = { $name }, w promieniu { $distance }
more-than-imprecise-events-in-view-zoom = W widoku ponad { $count } niedokładnych zdarzeń; przybliż
only-areas-in-view-are-hatched-zoom = Zakreskowano tylko { $count } obszarów w widoku; przybliż
count-events-here =
    { $count ->
        [one] tu { $count } zdarzenie
        [few] tu { $count } zdarzenia
        [many] tu { $count } zdarzeń
       *[other] tu { $count } zdarzenia
    }
events-per-grid-cell = Zdarzeń na pole
cell-size-px = Wielkość pola (piksele)
written-to-the-graphics-card = Zapisano na karcie graficznej
pictures-of-dots = Obrazy punktów
events = Zdarzenia
density-of-events = Zdarzenia
density-of-killed = Zabici według najwyższych liczb
density-of-injured = Ranni według najwyższych liczb
kernel-density-radius = { $what }, gęstość jądrowa, promień { $radius }
events-do-not-say =
    { $count ->
        [one] { $count } zdarzenie nie podaje liczb, a bilanse całych ataków pominięto
        [few] { $count } zdarzenia nie podają liczb, a bilanse całych ataków pominięto
        [many] { $count } zdarzeń nie podaje liczb, a bilanse całych ataków pominięto
       *[other] { $count } zdarzeń nie podaje liczb, a bilanse całych ataków pominięto
    }
people-killed = Zabici
people-injured = Ranni
heat-count = Licz
logarithmic = Logarytmiczne
linear = Liniowe
colours = Kolory
radius-points = Promień, punkty
killed-lowest = Zabici, co najmniej
killed-highest = Zabici, co najwyżej
injured-lowest = Ranni, co najmniej
injured-highest = Ranni, co najwyżej
measure-resolution = { $measure } · poziom { $resolution }
outline-only-no-data = Sam obrys: brak danych
counting = Liczenie…
hexagons-number = Liczba
fixed-resolution = Stały poziom
resolution-of-h3 = Poziom H3
width-points = Szerokość, punkty
tip-killed = Zabici: { $people }
tip-injured = Ranni: { $people }
tip-events-state-neither =
    { $count ->
        [one] { $count } zdarzenie nie podaje ani jednych, ani drugich
        [few] { $count } zdarzenia nie podają ani jednych, ani drugich
        [many] { $count } zdarzeń nie podaje ani jednych, ani drugich
       *[other] { $count } zdarzeń nie podaje ani jednych, ani drugich
    }
h3-resolution = H3 { $name } · poziom { $resolution }
not-stated = nie podano
approximate-outline = Przybliżony obrys
drawn-or-imported = Narysowany lub zaimportowany
range-of-definite-and-possible = 12–15: 12 pewnych, 15 możliwych
area-definite-and-possible =
    { $area }
    { $possible ->
        [one] na pewno { $definite }, być może { $possible } zdarzenie
        [few] na pewno { $definite }, być może { $possible } zdarzenia
        [many] na pewno { $definite }, być może { $possible } zdarzeń
       *[other] na pewno { $definite }, być może { $possible } zdarzeń
    }
    Kliknięcie zaznacza możliwe
no-open-dataset-has-a-column-for = Żaden otwarty zbiór nie ma kolumny z miejscem startu
too-many-events-for-lines = Pasuje ponad { $count } zdarzeń; skróć przedział czasu
origin-given-by-the-source = Miejsce startu podane przez źródło
origin-geocoded = Miejsce startu ustalone z nazwy
events-with-an-origin =
    { $count ->
        [one] { $with } z { $count } zdarzenia z miejscem startu
        [few] { $with } z { $count } zdarzeń z miejscem startu
        [many] { $with } z { $count } zdarzeń z miejscem startu
       *[other] { $with } z { $count } zdarzeń z miejscem startu
    }
origins-not-known =
    { $count ->
        [one] { $count } nazwa jest nieznana i nienarysowana
        [few] { $count } nazwy są nieznane i nienarysowane
        [many] { $count } nazw jest nieznanych i nienarysowanych
       *[other] { $count } nazw jest nieznanych i nienarysowanych
    }
too-many-for-symbols-numbers-of-near = Za dużo na znaki: liczby bliskich zdarzeń; przybliż, aby zobaczyć znaki
too-many-for-symbols-a-dot-for = Za dużo na znaki: punkt dla każdego zdarzenia, zaznaczone i najnowsze na wierzchu
too-many-for-symbols-a-dot-is = Za dużo na znaki: punkt to najnowsze zdarzenie w tym miejscu
size-by-nothing = Niczego
size-by = Wielkość według
crowded-clusters = Klastry
crowded-dots = Punkty
when-crowded = Gdy jest ciasno
legend-people-killed = są zabici
injured-none-killed = są ranni, bez zabitych
nobody-harmed = bez ofiar
colour-by-kind = Rodzaj
colour-by-dataset = Zbiór danych
colour-by-casualties = Zabici i ranni
colour-by = Kolor według
drag-from-the-middle-outward = Przeciągnij od środka na zewnątrz
distance-around = { $distance } wokół
done = Gotowe
count-inside = { $count } wewnątrz
drawn-area = Narysowane
filter-by-it = Filtruj
only-events-in-this-area-match-then = Pasować będą tylko zdarzenia na tym obszarze
save-as-area = Zapisz jako obszar
name-it-filter-by-it-and-export = Nazwać go, filtrować według niego i eksportować można po lewej, w części „Obszar”
name-of-a-drawn-area = Obszar { $number }
draw-around-what-you-want = Otocz to, co chcesz zaznaczyć
click-along-what-you-measure-a-double = Klikaj wzdłuż tego, co mierzysz; podwójne kliknięcie lub Enter kończy
area-ha = { $number } ha
area-km2 = { $number } km²
click-vertices-a-double-click-or-enter = Klikaj na mapie, aby dodawać wierzchołki; podwójne kliknięcie lub Enter kończy, Backspace usuwa ostatni
drag-from-corner-to-corner = Przeciągnij od rogu do rogu
has-too-many-vertices-to-drag-them = „{ $name }” ma za dużo wierzchołków, aby przeciągać je pojedynczo; Esc
drag-vertices-click-small-ones-to-add = { $name }: przeciągaj wierzchołki, klikaj małe, aby dodać, prawym przyciskiem usuń; Esc kończy
map-of-events = Mapa zdarzeń. Strzałki ją przesuwają, N i P wybierają następne i poprzednie widoczne zdarzenie
map-with-picked-event = Mapa zdarzeń. Otwarto: { $title }
no-other-event-is-in-view = Na widocznej części mapy nie ma innych zdarzeń
tools-of-the-map = Narzędzia mapy
not-in-view = Niewidoczne na mapie
