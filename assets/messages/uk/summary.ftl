# summary

compare-the-time-window-with-another-period = Порівняти проміжок часу з іншим періодом (C)
people-in-selected-events = Люди у вибраних подіях
none = Немає
and-others =
    { $count ->
        [one] і ще { $count }
        [few] і ще { $count }
        [many] і ще { $count }
       *[other] і ще { $count }
    }
data-from-to = Дані від { $first } до { $last }
click-a-bar-to-filter-by-it = Натисніть стовпчик, щоб фільтрувати за ним, знак на мапі або рядок таблиці – щоб прочитати про подію
no-event-states-a-figure = жодна подія не називає числа
events-state-neither-figure =
    { $count ->
        [one] { $count } подія не називає жодного числа. Підсумок атаки враховано замість її окремих подій, тож нікого не пораховано двічі
        [few] { $count } події не називають жодного числа. Підсумок атаки враховано замість її окремих подій, тож нікого не пораховано двічі
        [many] { $count } подій не називають жодного числа. Підсумок атаки враховано замість її окремих подій, тож нікого не пораховано двічі
       *[other] { $count } подій не називають жодного числа. Підсумок атаки враховано замість її окремих подій, тож нікого не пораховано двічі
    }
select-all = Вибрати всі
close-table = Закрити таблицю
descending = , за спаданням
ascending = , за зростанням
sort-by = Сортувати: { $column }{ $order }
count-attacks-by-their-totals =
    { $count ->
        [one] { $count } атака за підсумком
        [few] { $count } атаки за підсумками
        [many] { $count } атак за підсумками
       *[other] { $count } атак за підсумками
    }
count-single-events =
    { $count ->
        [one] { $count } окрема подія
        [few] { $count } окремі події
        [many] { $count } окремих подій
       *[other] { $count } окремих подій
    }
no-strikes = ударів немає
strikes-under-alert =
    { $all ->
        [one] { $on } із { $all } удару під час тривоги
        [few] { $on } із { $all } ударів під час тривоги
        [many] { $on } із { $all } ударів під час тривоги
       *[other] { $on } із { $all } ударів під час тривоги
    }
and-median-after-it-began = , медіана – через { $time } після її початку
and-strikes-not-known = , про { $count } немає даних
selected-events-only = Лише вибрані
claims-differ-of = { $count }, є розбіжності
of-events-shown = з { $count } у показаних наборах
count-disputed = { $count } з розбіжностями
only-disputed-events = Тоді відповідають лише події, дані про які розходяться
report-button = Звіт…
a-report-of-what-matches = Звіт про події, що відповідають, для читання чи друку
on-of-all-strikes =
    { $all ->
        [one] { $on } із { $all } удару
        [few] { $on } із { $all } ударів
        [many] { $on } із { $all } ударів
       *[other] { $on } із { $all } ударів
    }
strikes-are-those = Удари – ракетою, дроном, обома чи авіацією
