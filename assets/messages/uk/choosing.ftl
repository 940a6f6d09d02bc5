# choosing

select-by-expression-dialog = Вибрати за виразом
expression-that-selects = Вираз для вибору
include-filtered-out-events = Разом із подіями, які сховали фільтри
intersect = Перетнути
count-selected-now = зараз вибрано { $count }
help-for-expressions = Назви: kind, place, killed, start, …; стовпці файлу в "подвійних лапках". Порівнюйте через = != < <= > >=, ~ (містить), in (a, b), is unknown; поєднуйте через and, or, not. Діапазон зараховується, якщо може сягати числа; definitely(…) вимагає певності
add-to-selection = Додати до вибраних
remove-from-selection = Вилучити з вибраних
intersect-selection = З вибраних лишити тільки їх
replace-selection = Замінити вибір
compare-two-periods-dialog = Порівняти два періоди
choose-a-time-window-with-the-slider = Спершу задайте повзунком проміжок часу; його буде порівняно з періодом перед ним або з будь-яким іншим
kinds = Типи
regions = Регіони
areas = Ділянки
counted-are-events-that-may-lie-in = Пораховано події, які могли статися в цьому періоді, за всіма фільтрами
counted-are-events-that-are-definitely-in = Пораховано події, які напевно сталися в цьому періоді, за всіма фільтрами
compare-the-time-window-with = Порівняти проміжок часу з
preceding-period = попереднім періодом
a-year-earlier = роком раніше
dates = датами
of-the-other-period = Інший період
the-other-period = Інший період
the-time-window = Проміжок часу
difference = Різниця
events-possible = Події, можливо
events-definite = Події, напевно
not-known = невідомо
save-as-csv = Зберегти як CSV…
the-command-that-prints-this-comparison = Команда, яка друкує це порівняння
no-event-in-either-period = У жодному з періодів немає подій
other-period = Інший період
percent-of-the-other-period = % іншого періоду
and-other-lines =
    { $count ->
        [one] і ще { $count } рядок; у файлі CSV є всі
        [few] і ще { $count } рядки; у файлі CSV є всі
        [many] і ще { $count } рядків; у файлі CSV є всі
       *[other] і ще { $count } рядків; у файлі CSV є всі
    }
change-from-to = від { $low } до { $high }
possible-duplicates-dialog = Можливі дублікати
cancel-search = Скасувати пошук
compare-matching-events =
    { $count ->
        [one] Порівняти { $count } відповідну подію
        [few] Порівняти { $count } відповідні події
        [many] Порівняти { $count } відповідних подій
       *[other] Порівняти { $count } відповідних подій
    }
by-place-time-kind-and-words-nothing = за місцем, часом, типом і словами. Ніщо не обʼєднується само
cross-dataset-only = Лише між різними наборами
include-reviewed = Разом із розглянутими
no-pairs-left-to-review = Не лишилося пар для розгляду
its-dataset-was-closed = її набір даних закрито
pairs-among-events =
    { $count ->
        [one] { $pairs } серед { $count } події
        [few] { $pairs } серед { $count } подій
        [many] { $pairs } серед { $count } подій
       *[other] { $pairs } серед { $count } подій
    }
count-pairs =
    { $count ->
        [one] { $count } пара
        [few] { $count } пари
        [many] { $count } пар
       *[other] { $count } пари
    }
without-time-or-place-not-compared = ; без часу або місця, не порівняно: { $count }
less-likely-ones-not-kept = ; менш імовірних, не збережено: { $count }
comparisons-in-crowded-places-left-out = ; порівнянь у людних місцях пропущено: { $count }
pairs-with-the-same-id =
    { $count ->
        [one] Той самий ідентифікатор: { $count } пара є однією подією
        [few] Той самий ідентифікатор: { $count } пари є тими самими подіями
        [many] Той самий ідентифікатор: { $count } пар є тими самими подіями
       *[other] Той самий ідентифікатор: { $count } пар є тими самими подіями
    }
decides-for-every-listed-pair-to-which = Вирішує для кожної пари зі списку, якій обидва набори дають один ідентифікатор; «Скасувати» повертає все назад
listed-same = та сама ·{" "}
listed-different = різні ·{" "}
same-event = Та сама подія
different-events = Різні події
skip = Пропустити
show-both = Показати обидві
selects-both-and-moves-the-map = Вибирає обидві й рухає мапу
score-of-100 = { $score } зі 100: { $reasons }
differs = різниться
file-line = { $file }, рядок { $line }
name-dataset = Набір даних
count-each-event-once =
    { $count ->
        [one] Рахувати кожну подію раз ({ $count } група)
        [few] Рахувати кожну подію раз ({ $count } групи)
        [many] Рахувати кожну подію раз ({ $count } груп)
       *[other] Рахувати кожну подію раз ({ $count } груп)
    }
of-rows-decided-to-be-the-same = З рядків, які визнано однією подією, проходить лише один: у підрахунках, на мапі й в експорті; маніфест називає решту
the-first-dataset = перший
keeping-the-row-of = лишити рядок із
the-dataset-opened-first = набору, відкритого першим
nothing-is-written-yet = Ще нічого не написано
pick-an-event-and-press-e-to = Відкрийте подію й натисніть E, щоб написати про неї
search = Пошук
no-note-has-these-words = У жодній нотатці немає цих слів
event-is-not-open = { $name } ({ $file } не відкрито, або там її вже немає)
select-these-events-shift-adds-ctrl-removes = Вибрати ці події; Shift додає, Ctrl вилучає
tags-about-events-not-open =
    { $count ->
        [one] { $count } тег стосується подій, яких немає серед відкритого
        [few] { $count } теги стосуються подій, яких немає серед відкритого
        [many] { $count } тегів стосуються подій, яких немає серед відкритого
       *[other] { $count } тегів стосуються подій, яких немає серед відкритого
    }
same-point = та сама точка
same-point-known-to = та сама точка, місця відомі з точністю { $km } км
km-apart = { $distance } км одна від одної
km-apart-known-to = { $distance } км одна від одної, місця відомі з точністю { $km } км
same-hour = та сама година
same-day = той самий день
times-overlap-within-days =
    { $count ->
        [one] час перетинається в межах { $count } доби
        [few] час перетинається в межах { $count } діб
        [many] час перетинається в межах { $count } діб
       *[other] час перетинається в межах { $count } діб
    }
hours-apart = різниця { $hours } год
same-kind = той самий тип
related-kinds = споріднені типи
kind-not-known = тип невідомий
different-kinds = різні типи
figures-agree = числа збігаються
figures-differ = числа розходяться
same-id = той самий ідентифікатор
both-in-one-dataset = обидві в одному наборі
shared-words =
    { $count ->
        [one] { $count } спільне слово: { $words }
        [few] { $count } спільні слова: { $words }
        [many] { $count } спільних слів: { $words }
       *[other] { $count } спільних слів: { $words }
    }

## The file dialogs of the system

dialog-open-session = Відкрити сеанс
dialog-merge-session = Додати нотатки й теги із сеансу
dialog-save-session = Зберегти сеанс
dialog-open-events = Відкрити події
dialog-import-areas = Імпортувати ділянки
dialog-export-areas = Експортувати ділянки
dialog-save-comparison = Зберегти порівняння
dialog-open-map = Відкрити локальну мапу
dialog-save-map = Зберегти ділянку для роботи офлайн
dialog-export-events = Експортувати події
dialog-sign = Підписати секретним ключем
dialog-save-picture = Зберегти зображення
dialog-files-sessions = Сеанси
dialog-files-events = Події
dialog-files-all = Усі файли
dialog-files-areas = Ділянки
dialog-files-keys = Секретні ключі
dialog-template = Шаблон друкованого документа
dialog-files-templates = Шаблони
dialog-open-newer = Відкрити новішу версію
dialog-open-manifest = Відкрити маніфест експорту
dialog-files-manifests = Маніфести
no-file-dialog-write-the-path = Система не показує діалогу файлів. Введіть шлях до файлу:
path-of-the-file = шлях до файлу
the-existing-file-will-be-replaced = Наявний файл буде замінено
no-file-at-this-path = За цим шляхом немає файлу
open-path = Відкрити
