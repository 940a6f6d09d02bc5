# expressions

error-not-searchable = "{ $text }" cannot be searched for
error-filter-argument = the filter { $filter } cannot use this argument
error-expression = column { $column }: { $reason }
expression-expected = expected { $what }, found { $found }
expression-found = "{ $text }"
expression-found-quoted = the quoted text "{ $text }"
expression-found-end = the end
expression-too-long = the expression is longer than { PLAIN($most) } characters
expression-letter-means-nothing = "{ $letter }" means nothing here; put text with signs in double quotes
expression-quote-open = this double quote is never closed
expression-bracket-never-opened = this bracket was never opened
expression-too-deep = more than { PLAIN($most) } brackets or "not" inside one another
expression-keyword = "{ $word }" has a meaning of its own: put it in double quotes, or write "is unknown"
expression-ambiguous-date = "{ $text }": date order is ambiguous; write it like 2025-12-27
expression-no-field = no field is called "{ $name }"; a column of the file stands in double quotes
expression-no-field-but-near = no field is called "{ $name }"; perhaps { $near } is meant, or a column in double quotes
expression-operators = =, !=, ~ (contains), !~, <, <=, >, >=, in or is
expression-operators-of-text = =, !=, ~ (contains), !~, in or is
expression-operators-of-numbers = =, !=, <, <=, >, >=, in or is
expression-is-text = this is compared as text: expected { $wanted }
expression-is-number = this is compared as number: expected { $wanted }
expression-is-time = this is compared as date or time: expected { $wanted }
expression-is-duration = this is compared as length of time such as 6h: expected { $wanted }
expression-is-precision = this is compared as precision: expected { $wanted }
expression-is-flag = this is compared as true or false: expected { $wanted }
expression-wants-and-or-bracket = "and", "or" or ")"
expression-wants-and-or-end = "and", "or" or the end
expression-wants-and-or-end-of-words = "and", "or" or the end (text of several words stands in double quotes)
expression-wants-bracket-after-definitely = "(" after "definitely"
expression-wants-comma-or-bracket = "," or ")"
expression-wants-known-or-unknown = "unknown" or "known" after "is"
expression-wants-list = "(" and a list after "in"
expression-wants-name = a name
expression-wants-name-or-column = a name, such as kind, or a column in double quotes
expression-wants-value = a value
expression-wants-number = a number such as 5 or 50.4
expression-wants-number-or-date = a number or a date without quotes
expression-wants-date = a date such as 2025-12-27 or 2025-12-27T05:45Z
expression-wants-duration = a length of time such as 45s, 30min, 6h or 2d
expression-wants-one-of = one of { $steps }
expression-wants-text = expected some text between the quotes, or "is unknown"
