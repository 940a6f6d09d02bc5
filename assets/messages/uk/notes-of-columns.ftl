# notes-of-columns

column-chosen-by-hand = вибрано вручну
column-is-so-in-format = так заведено у форматі { $format }
column-named = заголовок називає поле
column-worded = у заголовку є слова цього поля
column-has-values = значення схожі на це поле
column-only-time = єдиний час у рядку
column-only-pair = єдина пара координат
column-when-form-filled = час заповнення форми
column-when-entry-made = час створення запису, окремо від часу події

column-left-bounds = найменше й найбільше значення стоять в інших стовпцях
column-left-without-year = є частиною дати, але року немає в жодному стовпці
column-left-another-taken = для цього поля взято інший стовпець
column-left-another-clear = очевидно, що це інший стовпець
column-left-several = може йтися про кілька стовпців, і ніщо не каже, про котрий
column-left-several-pairs = кілька пар координат, і ніщо не каже, котра мається на увазі
column-left-another-pair = узято іншу пару координат
column-left-part-of-angle = містить частину кута; запишіть градуси, мінути й секунди в один стовпець
column-left-people-no-count = заголовок говорить про людей, але це не напевно кількість
column-of-coordinates = заголовок указує на координати, але стовпець не прочитано
column-of-people = заголовок говорить про людей, зброю чи тривалість, але стовпець не прочитано
column-of-time = заголовок говорить про час, але стовпець не прочитано
column-of-exactness = може вказувати точність місця, але без одиниці чи відомих слів
column-holds-dates = містить дати
column-holds-coordinates = містить координати
column-holds-nested = містить вкладені значення
column-repeated = має таку саму назву, як попередній стовпець

doubt-unrecognised = Не розпізнано ні стовпця з датою, ні стовпця з координатами. Виберіть їх нижче.
doubt-date-order = Стовпець «{ $column }»: день і місяць можуть стояти в будь-якому порядку, як-от { $example }. Виберіть порядок нижче.
doubt-not-sure = «{ $columns }» читається як { $field }: { $reason }
doubt-events-without-time = Подій без часу: { $without } із { $count }
doubt-first-events-without-time = Серед перших подій без часу: { $without } із { $count }
doubt-events-without-place = Подій без місця: { $without } із { $count }
doubt-first-events-without-place = Серед перших подій без місця: { $without } із { $count }
