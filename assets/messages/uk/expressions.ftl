# expressions

error-not-searchable = «{ $text }» не можна шукати
error-filter-argument = фільтр { $filter } не може використати цей аргумент
error-expression = позиція { $column }: { $reason }
expression-expected = очікується { $what }, а тут { $found }
expression-found = «{ $text }»
expression-found-quoted = текст у лапках «{ $text }»
expression-found-end = кінець
expression-too-long = вираз довший за { $most } знаків
expression-letter-means-nothing = «{ $letter }» тут нічого не означає; візьміть текст зі знаками в подвійні лапки
expression-quote-open = ці подвійні лапки не закрито
expression-bracket-never-opened = цю дужку не відкрито
expression-too-deep = понад { $most } дужок або «not» одне в одному
expression-keyword = «{ $word }» має власне значення: візьміть його в подвійні лапки або напишіть «is unknown»
expression-ambiguous-date = «{ $text }»: порядок у даті неоднозначний; пишіть так: 2025-12-27
expression-no-field = поля «{ $name }» немає; стовпець файлу пишеться в подвійних лапках
expression-no-field-but-near = поля «{ $name }» немає; можливо, йдеться про { $near } або про стовпець у подвійних лапках
expression-operators = =, !=, ~ (містить), !~, <, <=, >, >=, in або is
expression-operators-of-text = =, !=, ~ (містить), !~, in або is
expression-operators-of-numbers = =, !=, <, <=, >, >=, in або is
expression-is-text = це порівнюється як текст: очікується { $wanted }
expression-is-number = це порівнюється як число: очікується { $wanted }
expression-is-time = це порівнюється як дата або час: очікується { $wanted }
expression-is-duration = це порівнюється як тривалість, наприклад 6h: очікується { $wanted }
expression-is-precision = це порівнюється як точність: очікується { $wanted }
expression-is-flag = це порівнюється як так або ні: очікується { $wanted }
expression-wants-and-or-bracket = «and», «or» або «)»
expression-wants-and-or-end = «and», «or» або кінець
expression-wants-and-or-end-of-words = «and», «or» або кінець (текст із кількох слів пишеться в подвійних лапках)
expression-wants-bracket-after-definitely = «(» після «definitely»
expression-wants-comma-or-bracket = «,» або «)»
expression-wants-known-or-unknown = «unknown» або «known» після «is»
expression-wants-list = «(» і перелік після «in»
expression-wants-name = назва
expression-wants-name-or-column = назва, наприклад kind, або стовпець у подвійних лапках
expression-wants-value = значення
expression-wants-number = число, наприклад 5 або 50.4
expression-wants-number-or-date = число або дата без лапок
expression-wants-date = дата, наприклад 2025-12-27 або 2025-12-27T05:45Z
expression-wants-duration = тривалість, наприклад 45s, 30min, 6h або 2d
expression-wants-one-of = одне з: { $steps }
expression-wants-text = між лапками очікується текст, або «is unknown»
