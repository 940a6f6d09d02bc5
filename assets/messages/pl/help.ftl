# help

shortcuts = Skróty
symbols = Znaki
a-filled-symbol-stands-at-an-exact = Wypełniony znak stoi w dokładnym miejscu, pusty – w niedokładnym; kreskowanie pokazuje, gdzie takie zdarzenia mogły mieć miejsce. Pierścień z liczbą to kilka zdarzeń: kliknij, aby przybliżyć lub rozsunąć zdarzenia z jednego miejsca. Alarmy i zamknięcia to pasy na suwaku czasu, a znakami są tylko tam, gdzie nic innego nie pasuje.
on-the-map-drag-to-move-wheel = Na mapie: przeciągnij, aby przesunąć, kółko zmienia skalę, kliknięcie otwiera zdarzenie, Shift+przeciągnięcie zaznacza prostokąt.
on-the-time-slider-drag-on-the = Na suwaku czasu: przeciągnij po torze, aby ustawić nowy przedział, przeciągaj jego krawędzie lub środek; Esc podczas przeciągania cofa zmianę. Shift przyciąga do słupków, Alt przesuwa obie krawędzie. Kliknij słupek, aby wziąć jego przedział, Shift+kliknięcie, aby do niego sięgnąć. Podwójne kliknięcie przedziału przybliża go, gdzie indziej pokazuje wszystkie dane. Kółko poszerza przedział, Ctrl+kółko zmienia skalę osi, Shift+kółko lub środkowy przycisk ją przesuwa.
