# What several rooms of the window say.

language = Język (Language)
language-of-the-system = Jak w systemie
count-events =
    { $count ->
        [one] { $count } zdarzenie
        [few] { $count } zdarzenia
        [many] { $count } zdarzeń
       *[other] { $count } zdarzenia
    }
