# What the command line says; what it writes to files is English everywhere.

error-cli-no-command = «{ $word }» – ні команда, ні файл;
error-cli-did-you-mean = можливо, малося на увазі «strikemap { $name }»?
error-cli-see-help = перелік команд показує «strikemap --help»
error-cli-files-of-diff = strikemap diff потребує старішого й новішого файлу; або одного, з --since MANIFEST
error-cli-needs-older = --change, --changed-field і вирази про зміни потребують старішої версії файлу: назвіть її через --older, який мають summary, export, snapshot і animate
error-cli-older-of-one = --older: назвіть один FILE, який порівнюють із його старішою версією, а не { $files }
error-cli-filter-since = --since: події вибрано й прочитано так, як каже маніфест; приберіть інші параметри
error-cli-no-window = ця збірка не має вікна; вона вміє «strikemap check», «strikemap export» і «strikemap verify» (див. «strikemap --help»)
error-cli-no-network = ця збірка не має мережі, яка є лише разом із вікном (див. «strikemap --help»)
error-cli-picture-without-report = --picture: зображення мапи має лише звіт, а не { $format }; вкажіть --format report
error-cli-other-format = { $flag } не стосується --format { $format }; вкажіть --format { $formats }
error-cli-nothing-to-sign = --sign: стандартне виведення не має маніфесту, який можна підписати; записуйте у файл
error-cli-row-lists = --rows вказано разів: { $lists }, а файлів: { $files }; вкажіть його по разу для кожного, у тому самому порядку
error-cli-time = { $flag }: «{ $text }» – не час; пишіть на зразок 2025-12-27, 2025-12-27T06:00 або 2025-12-27T04:00:00Z
error-cli-empty-window = --from { $from } не раніше за --to { $to }
error-cli-named-twice = { $path } названо двічі, тож кожну його подію було б пораховано двічі
error-cli-open-period = для порівняння потрібні обидві межі обох періодів: --from, --to, --with-from, --with-to
error-cli-no-column = --where: немає стовпця «{ $name }»; у файлі є [{ $columns }]
error-cli-output = не вдалося записати в стандартне виведення: { $reason }
error-cli-download-plan = { $reason }; виберіть меншу --area або менший --max-zoom
error-cli-download-forbidden = правила { $host } забороняють завантажувати ділянки
error-cli-nobody-to-ask = нічого не надіслано: стандартне введення – не термінал, тому нема кого спитати; додайте --yes
error-cli-is-folder = { $path } – тека; назвіть файл
error-cli-no-folder = теки { $path } немає
error-cli-file-exists = { $path } вже є; щоб замінити, додайте --replace
error-cli-download-failed = { $reason }; та сама команда продовжить із того, що вже завантажено
cli-frames =
    { $count ->
        [one] { PLAIN($count) } кадр, подій: { $events } (байтів: { $bytes })
        [few] { PLAIN($count) } кадри, подій: { $events } (байтів: { $bytes })
        [many] { PLAIN($count) } кадрів, подій: { $events } (байтів: { $bytes })
       *[other] { PLAIN($count) } кадру, подій: { $events } (байтів: { $bytes })
    }
cli-host-will-be-asked =
    { $count ->
        [one] У { $host } буде запитано приблизно { PLAIN($count) } тайл (близько { $megabytes } МБ), масштаби від { $lowest } до { $highest }; цей сервер дізнається вашу IP-адресу та ділянку. Досі нічого не надіслано.
        [few] У { $host } буде запитано приблизно { PLAIN($count) } тайли (близько { $megabytes } МБ), масштаби від { $lowest } до { $highest }; цей сервер дізнається вашу IP-адресу та ділянку. Досі нічого не надіслано.
        [many] У { $host } буде запитано приблизно { PLAIN($count) } тайлів (близько { $megabytes } МБ), масштаби від { $lowest } до { $highest }; цей сервер дізнається вашу IP-адресу та ділянку. Досі нічого не надіслано.
       *[other] У { $host } буде запитано приблизно { PLAIN($count) } тайла (близько { $megabytes } МБ), масштаби від { $lowest } до { $highest }; цей сервер дізнається вашу IP-адресу та ділянку. Досі нічого не надіслано.
    }
cli-not-downloaded = не завантажено
cli-download-now = Завантажити? [т/Н]
cli-tiles-were-downloaded =
    { $count ->
        [one] завантажено { PLAIN($count) } тайл
        [few] завантажено { PLAIN($count) } тайли
        [many] завантажено { PLAIN($count) } тайлів
       *[other] завантажено { PLAIN($count) } тайла
    }
cli-comma = кома
cli-semicolon = крапка з комою
cli-tab = табуляція
cli-bar = вертикальна риска
cli-format = формат: { $format }
cli-rows = рядків: { $rows }, подій: { $events }, відхилено: { $skipped }
cli-lacking = без часу: { $undated }, без місця: { $unplaced }, місце з довідника: { $located }, повторених id: { $repeated }, тверджень: { $claims }
cli-claims-not-read = твердження, які не вдалося прочитати: { $number }
cli-from-to = від { $start } до { $end }
cli-bounds = захід { $west }, південь { $south }, схід { $east }, північ { $north }
cli-not-sure = сумнівно: { $field } – зі стовпця { $columns }: { $reason }
cli-columns-not-read = стовпці, які не прочитано:
cli-and-more = … і ще { $number } (усе показує --json)
cli-skipped = відхилено
cli-kept-in-doubt = залишено із застереженням
cli-proved-made-again =
    { $count ->
        [one] доведено: створено знову з вхідних даних, { $count } подія, ті самі байти
        [few] доведено: створено знову з вхідних даних, { $count } події, ті самі байти
        [many] доведено: створено знову з вхідних даних, { $count } подій, ті самі байти
       *[other] доведено: створено знову з вхідних даних, { $count } події, ті самі байти
    }
cli-proved-by-counts =
    { $count ->
        [one] доведено: вхідні дані, фільтри та кількість – { $count } подія
        [few] доведено: вхідні дані, фільтри та кількість – { $count } події
        [many] доведено: вхідні дані, фільтри та кількість – { $count } подій
       *[other] доведено: вхідні дані, фільтри та кількість – { $count } події
    }
cli-signed-by = підписано ключем { $id }: маніфест і кожен файл, який він називає
cli-time-stamp = позначка часу { $told }
cli-not-proved = не доведено: { $what }
cli-file = файл: { $path }
cli-differences =
    { $count ->
        [one] не доведено, { $count } розбіжність
        [few] не доведено, { $count } розбіжності
        [many] не доведено, { $count } розбіжностей
       *[other] не доведено, { $count } розбіжності
    }
cli-events = подій: { $number }
cli-people = загиблі: { $killed }, поранені: { $injured }
cli-older-version = старіша версія: { $told }
cli-air-alert = повітряна тривога: { $told }
cli-joined = обʼєднано: наборів даних: { $datasets }, нотаток: { $notes }, тегів: { $tags }; нотаток, змінених в обох: { $conflicts }
cli-key = ключ { $id }: { $key }
cli-page-size = сторінка матиме близько { $size }
cli-written = { $counted } (байтів: { $bytes })
cli-claims-not-exported =
    { $count ->
        [one] { $count } твердження поруч із вхідними даними не вдалося прочитати й не експортовано; причину каже «strikemap check»
        [few] { $count } твердження поруч із вхідними даними не вдалося прочитати й не експортовано; причину каже «strikemap check»
        [many] { $count } тверджень поруч із вхідними даними не вдалося прочитати й не експортовано; причину каже «strikemap check»
       *[other] { $count } твердження поруч із вхідними даними не вдалося прочитати й не експортовано; причину каже «strikemap check»
    }
cli-events-of =
    { $count ->
        [one] { $shown } із { PLAIN($count) } події
        [few] { $shown } із { PLAIN($count) } подій
        [many] { $shown } із { PLAIN($count) } подій
       *[other] { $shown } із { PLAIN($count) } події
    }
cli-rows-not-read =
    { $count ->
        [one] { ";" } { PLAIN($count) } рядок не вдалося прочитати, причину каже «strikemap check»
        [few] { ";" } { PLAIN($count) } рядки не вдалося прочитати, причину каже «strikemap check»
        [many] { ";" } { PLAIN($count) } рядків не вдалося прочитати, причину каже «strikemap check»
       *[other] { ";" } { PLAIN($count) } рядка не вдалося прочитати, причину каже «strikemap check»
    }
cli-no-air-alerts = жоден файл не має повітряних тривог, тож --{ $flag } нічого не каже
cli-no-such-word = жодна подія не має --{ $flag } «{ $word }»

# Tables of compare and diff

compare-kind = тип
compare-region = регіон
compare-place = місце
compare-area = ділянка
compare-events = події
compare-people = люди
compare-possible = можливо
compare-definite = напевно
compare-killed = загиблі
compare-injured = поранені
compare-counts-possible = Люди й групи: події, які могли статися в цей період
compare-counts-definite = Люди й групи: події, які напевно сталися в цей період
compare-what = що
compare-name = назва
compare-of-a = від A
not-applicable = –
rows-matched-by-likeness-because = Рядки зіставлено за однаковими записами та схожістю, бо { $reason }
no-ids-in-every-file = не кожен файл має власні ідентифікатори
no-id-in-both-files = спільних ідентифікаторів у файлах немає
no-id-just-once-in-both-files = жоден ідентифікатор не трапляється в обох файлах рівно один раз
ids-are-of-other-events = у новішому файлі ідентифікатори належать іншим подіям
repeated-keys-of-the-old =
    { $count ->
        [one] { $count } рядок старішої версії, ключ якого повторюється, зіставлено за однаковими записами та схожістю
        [few] { $count } рядки старішої версії, ключ яких повторюється, зіставлено за однаковими записами та схожістю
        [many] { $count } рядків старішої версії, ключ яких повторюється, зіставлено за однаковими записами та схожістю
       *[other] { $count } рядка старішої версії, ключ яких повторюється, зіставлено за однаковими записами та схожістю
    }
repeated-keys-of-the-new =
    { $count ->
        [one] { $count } рядок новішої версії, ключ якого повторюється, зіставлено за однаковими записами та схожістю
        [few] { $count } рядки новішої версії, ключ яких повторюється, зіставлено за однаковими записами та схожістю
        [many] { $count } рядків новішої версії, ключ яких повторюється, зіставлено за однаковими записами та схожістю
       *[other] { $count } рядка новішої версії, ключ яких повторюється, зіставлено за однаковими записами та схожістю
    }
rows-not-compared =
    { $count ->
        [one] Для { $count } рядка схожих не шукали: рядків забагато
        [few] Для { $count } рядків схожих не шукали: рядків забагато
        [many] Для { $count } рядків схожих не шукали: рядків забагато
       *[other] Для { $count } рядка схожих не шукали: рядків забагато
    }
fields-changed = Змінені поля: { $counts }
original-columns-changed = Змінені оригінальні стовпці: { $counts }
diff-line = рядок { $line }
output-lists-more = … і ще { $count }; усі перелічує --output
diff-no-longer-matches = більше не відповідає фільтрам
diff-matches-now-too = тепер теж відповідає фільтрам
file-was-exported-at = { $file } експортовано { $time }
figure-as-published = { $what }: { $figure }, як і в експорті
figure-published-and-now = { $what }: в експорті { $published }, зараз { $now }

# Values of options that are none

error-cli-step = напишіть крок, наприклад 6h, 1d, 1w або 1mo
error-cli-number-from-to = напишіть число від { $low } до { $high }
error-cli-position = напишіть широту, довготу й масштаб, наприклад 50.45,30.52,11
error-cli-language = напишіть en, uk або pl
error-cli-size = напишіть ширину й висоту в пікселях, наприклад 1280x800, щонайбільше { $most }
error-cli-no-field = { $name } – не поле; є поля { $fields }
error-cli-by = не є жодним із { $names }
error-cli-field-and-column = це не FIELD=COLUMN
error-cli-made-at = напишіть now, none або час, наприклад 2026-01-31T12:00:00Z
error-flag-whole-number = напишіть ціле число, наприклад 5
error-flag-cell = напишіть стовпець, знак рівності й значення
error-flag-kind = напишіть тип, наприклад drone_strike
error-flag-hours = «{ $text }» – не години; напишіть 22, 0-5 або 22-4@Europe/Kyiv
error-flag-days = «{ $text }» – не дні; напишіть mon, sat-sun або fri@Europe/Kyiv
error-flag-two-zones = усі значення мають стосуватися одного часового поясу
error-flag-no-area-named = у файлі немає ділянки з назвою «{ $name }»
error-flag-no-area = у файлі немає ділянок
cli-frame-of = кадр { $frame } з { $count }

# What verify leaves open, and why it proves nothing

unproved-author = що файл записано { $created }, хто це зробив і що вхідні дані – від автора: маніфест не підписано жодним довіреним ключем
unproved-version = що файл записала версія { $said }: версія { $own } створює те саме
unproved-pictures =
    { $count ->
        [one] що намальовано: { $count } зображення не перемальовано
        [few] що намальовано: { $count } зображення не перемальовано
        [many] що намальовано: { $count } зображень не перемальовано
       *[other] що намальовано: { $count } зображення не перемальовано
    }
unproved-older = що позначено зміни порівняно зі старішою версією: { $names } не прочитано
unproved-timestamp-signer = хто підписав позначку часу; вкажіть його сертифікат через --timestamp-ca
unproved-pending = відколи існує маніфест: позначка часу ще чекає підтвердження в календарі { $calendar }; завершіть її програмою OpenTimestamps
unproved-block = що блок { $height } у Bitcoin має корінь Меркла { $root }, до якого веде позначка часу; порівняйте його з блоком, якому довіряєте
unproved-other-chain = до чого веде позначка часу: її вид тут невідомий
unproved-session = що сеанс { $path } не змінено: той самий лише його зміст
timestamp-token = { $name }: маніфест існував { $at }, підписано як { $signer }
timestamp-proof = { $name }: доказ OpenTimestamps, що починається із цього маніфесту
error-timestamp = позначка часу { $name }
error-timestamp-form = це не позначка часу RFC 3161 чи OpenTimestamps, яку можна перевірити: { $reason }; отримайте її знову або приберіть із теки маніфесту
error-timestamp-authorities = тут немає сертифіката у форматі PEM: { $reason }
error-key-no-column = у { $file } немає стовпця «{ $column }»; є [{ $columns }]
error-comparing-stopped = порівняння зупинено
error-verify-not-read = не вдалося прочитати: { $reason }
error-verify-no-manifest = це не маніфест експорту: { $reason }
error-verify-not-beside = цей маніфест пошкоджено: «{ $name }» – не назва файлу поруч із ним
error-verify-frames = цей маніфест пошкоджено: анімація має щонайбільше { $most } зображень, а не { $said }
error-verify-kind = цей маніфест пошкоджено: те, що він каже про вихідний файл, суперечливе: { $reason }
error-verify-inputs = цей маніфест пошкоджено: вхідних файлів у ньому { $said }, а читається не більше ніж { $most }
error-verify-another-computer = маніфест називає файл на іншому компʼютері, до якого довелося б звернутися: { $path }; скопіюйте його сюди й перевірте маніфест, що називає копію
error-verify-input = не вдалося прочитати вхідний файл: { $reason }
error-verify-stream = цей експорт не можна перевірити, бо вхідні дані надійшли зі стандартного введення і їх не збережено; збережіть їх у файл, експортуйте з нього й перевірте новий маніфест
error-verify-no-filter = ця версія не має фільтра «{ $name }»; перевірте тією версією, яка записала маніфест
error-verify-no-events = { $file } – таблиця змін, у якій подій немає; назвіть маніфест експорту подій
error-verify-changed-inputs = вхідний файл цього експорту змінився або його немає; експорт із кількох файлів ({ $files }) можна порівняти з новішими даними, лише поки всі вони такі, як були
error-verify-other-count = за маніфестом експортовано подій: { $said }, а ця версія знаходить { $found }; порівняйте тією версією, яка записала маніфест
error-verify-not-comparable = { $file } не можна порівняти з новішими даними: його вхідні дані вже не ті, а сам файл не такий, яким його експортовано, не є таблицею подій або має зміщені місця чи знешкоджені формули
error-verify-needs-seed = місця зміщено за секретним зерном, якого маніфест не розкриває; вкажіть його через --seed
error-verify-not-made-again = не вдалося створити експорт знову: { $reason }
