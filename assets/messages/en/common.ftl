# What several rooms of the window say.

language = Language
language-of-the-system = As the system
count-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
