# What several rooms of the window say.

language = Мова (Language)
language-of-the-system = Як у системі
count-events =
    { $count ->
        [one] { $count } подія
        [few] { $count } події
        [many] { $count } подій
       *[other] { $count } події
    }
