# Help of the command line. The English of it stands in the code, beside the commands and options that it is about.

word-Usage = Використання
word-Commands = Команди
word-Arguments = Аргументи
word-Options = Параметри
word-Older-version = Старіша версія
word-Redaction = Приховування даних
word-Signature = Підпис
word-Report-interactive-page-and-PDF-format-report-format-page-format-pdf = Звіт, інтерактивна сторінка та PDF (--format report, --format page, --format pdf)
word-Interactive-page-and-PDF-format-page-format-pdf = Інтерактивна сторінка та PDF (--format page, --format pdf)
word-Interactive-page-format-page = Інтерактивна сторінка (--format page)
word-PDF-format-pdf = Документ PDF (--format pdf)
word-default = типово
word-possible-values = можливі значення
word-Possible-values = Можливі значення

command-strikemap = Дослідження та експорт задокументованих атак на міста
command-strikemap-notes =
    Приклади:
      strikemap                                    відкрити вікно з вбудованими даними
      strikemap strikes.csv alerts.geojson         відкрити файли у вікні
      zcat strikes.csv.gz | strikemap -            відкрити у вікні стандартне введення
      strikemap check strikes.csv                  що вдалося прочитати, а що ні
      strikemap export demo --from 2025-12-27 --to 2025-12-27 -o kyiv.csv
      strikemap export strikes.csv --area Kyiv --kind drone_strike --format geojson -o out.geojson
      strikemap verify kyiv.manifest.json          довести, що експорт відповідає маніфесту

    Слово «demo» означає вбудовані дані, якщо немає файлу з такою назвою.
command-help = Показати цю довідку або довідку про команду
option-help = Показати довідку
option-help-short = Показати довідку (докладніше: --help)
option-help-long = Показати довідку (коротко: -h)
option-version = Показати версію
option-strikemap-files = Файли, які відкрити у вікні, або «-» для стандартного введення: { $formats }
option-basemap = Файл PMTiles, який показувати замість вбудованої мапи

command-check = Перевірити файли та перелічити відхилені рядки
command-check-notes =
    Код завершення: 0 – кожен рядок став подією і прочитано всі твердження, 1 – не всі, 2 – файл
    не вдалося прочитати.
option-files = Файли, які прочитати, слово demo або «-» для стандартного введення
option-check-json = Вивести для кожного файлу обʼєкт JSON одним рядком
option-date-order = Яке число стоїть першим у датах на зразок 03/04/2025
word-3-April = 3 квітня
word-March-4 = 4 березня
word-A-year-of-two-digits-then-month-and-day = Рік із двох цифр, потім місяць і день
option-zone = Часовий пояс для часу, записаного без зміщення
option-map = Поле та стовпець, що його заповнює, наприклад start=acq_date; ще раз – для наступного стовпця, який береться там, де перший порожній
option-sheet = Аркуш книги або шар GeoPackage, який читати, замість тих, де є події

command-export = Записати відповідні події разом із маніфестом
command-export-notes =
    Приклади:
      strikemap export demo --from 2025-12-27 --to 2025-12-27 -o day.csv
          цей день у Києві; «--to 2025-12-27» охоплює цей день
      strikemap export a.csv b.csv --columns project --kind drone_strike -o drones.csv
      strikemap export strikes.csv --rows 2-17,22 -o chosen.csv
      strikemap export night.csv --columns project --round 2 --without summary -o public.csv
          місця з точністю до кілометра, про що свідчить їхній радіус
      strikemap export night.csv --format page --title "That night" --language uk -o night.html
          інтерактивна сторінка, яка відкривається без мережі: мапа, повзунок часу, фільтри й таблиця
      strikemap export demo --format pdf --from 2025-12-27 --to 2025-12-27 --paper a3 -o night.pdf
          друкований документ: мапа, легенда, малі мапи за періодами, підсумок, таблиця з джерелами
      strikemap export strikes.csv --where 'City=Kyiv' --text 'fire "residential block"' -o -
          у стандартне виведення, без маніфесту

    Поруч із NAME.csv записується NAME.manifest.json, за яким «strikemap verify» перевіряє експорт.
    Час в експорті – за UTC.

    Код завершення: 0 – записано, 1 – записано без тверджень, які не вдалося прочитати, 2 – не записано.
option-export-output = Файл, у який записати; «-» – стандартне виведення
option-columns = Оригінальні стовпці, байт у байт, або стовпці strikemap
word-Those-of-the-source = Стовпці джерела
word-Normalized-ones-the-same-for-every-source = Стовпці strikemap, однакові для всіх джерел
option-format = Формат файлу
option-picture = Показати у звіті мапу
option-formula-safe = Поставити апостроф перед клітинками, які електронна таблиця виконала б як формулу
option-rows = Експортувати лише ці рядки: за номерами рядків файлу, наприклад 2-17,22, або подій, наприклад events:3-5; по разу для кожного FILE, у тому самому порядку
option-session = Додати до подій нотатки й теги із цього сеансу, у стовпцях strikemap
option-export-replace = Замінити наявні файли
option-from = Початок проміжку часу, наприклад 2025-12-27 або 2025-12-27T06:00, за поясом --zone
option-to = Кінець проміжку часу: дата охоплює весь день, тож «--to 2025-12-27» закінчується разом із ним; сам зазначений час доби вже не входить
option-match = Чи подія має перетинати проміжок (могла статися в ньому), чи лежати в ньому цілком (напевно сталася)
word-It-may-be-its-interval-or-circle-overlaps = Можливо: її інтервал або коло перетинається з ним
word-It-definitely-is-its-interval-or-circle-lies-wholly-inside = Напевно: її інтервал або коло лежить усередині цілком
option-undated = Що робити з подіями без часу, коли задано проміжок
option-imprecise = Що робити з подіями, час яких відомий менш точно, ніж до години
word-They-match-beside-the-others = Показувати разом з іншими
word-They-are-left-out = Не враховувати
word-Nothing-else-matches = Лише вони
option-time-of = Який час події мається на увазі: коли вона сталася чи коли про неї повідомили
word-When-it-happened = Коли вона сталася
word-When-its-source-reported-it = Коли про неї повідомило джерело
option-change = Лише події, які додано, змінено чи залишено без змін порівняно з --older; через кому, можна вказати кілька разів
option-changed-field = Лише події, у яких це поле, наприклад killed_low, змінилося порівняно з --older; можна вказати кілька разів
option-kind = Лише події цього типу, наприклад drone_strike; можна вказати кілька разів
option-area = Лише події в Kyiv, Vyshhorod, Lublin, Rzeszow, у прямокутнику в градусах або у формі на зразок CIRCLE(30.52 50.45, 5000) чи POLYGON((30 50, 31 50, 31 51)); можна вказати кілька разів
option-area-file = Лише події на ділянках із файлу GeoJSON або KML; FILE#NAME означає одну з них
option-area-tiers = Які події, крім тих, чий знак лежить на ділянці, вважати розташованими на ній: усі з такою точністю місця, чиє коло з нею перетинається. Якщо не вказано – «town»; через кому
word-Only-events-whose-symbol-lies-in-the-area = Лише події, чий знак лежить на ділянці
word-Every-tier = З будь-якою точністю
option-area-match = Замість --area-tiers: усі події, чиє коло перетинається з ділянкою, або лише ті, чиє коло лежить на ній цілком
option-boundaries = Ділянки з файлу GeoJSON або KML, що заступають неточні місця з такою самою назвою: подія, відома за районом чи областю, тоді лежить на цій ділянці, а не в колі; FILE#NAME означає одну з них
option-boundary = Те саме для однієї ділянки, наприклад 'Bucha Raion=POLYGON((29 50, 30 50, 30 51))'
word-It-may-be-inside-its-circle-overlaps = Можливо, на ділянці: коло з нею перетинається
word-It-definitely-is-its-circle-lies-wholly-inside = Напевно на ділянці: коло лежить на ній цілком
option-weapon = Лише події, у яких названо цю зброю; можна вказати кілька разів
option-place = Лише події в цьому місці, назва – як у файлі; можна вказати кілька разів
option-killed-min = Лише події, де загиблих щонайменше стільки, за найбільшим названим числом
option-injured-min = Лише події, де поранених щонайменше стільки, за найбільшим названим числом
option-source = Лише події, про які повідомляє це видання; можна вказати кілька разів
option-country = Лише події в цій країні, назва – як у файлі; можна вказати кілька разів
option-claims = Лише події за тим, що кажуть про них твердження; можна вказати кілька разів
option-air-alert = Лише події за тим, чи тривала тоді й там повітряна тривога, наскільки це відомо з усіх файлів; через кому, можна вказати кілька разів
option-hour = Лише події, що сталися в ці години доби, наприклад 22-4 або 22-4@Europe/Kyiv; без поясу – за годинником --zone. Враховуються лише події, година яких відома; можна вказати кілька разів
option-weekday = Лише події в ці дні тижня, наприклад sat-sun або mon@Europe/Kyiv; можна вказати кілька разів
option-time-precision = Лише події з такою точністю часу (second … year або undated); можна вказати кілька разів
option-location-precision = Лише події з такою точністю місця; через кому, можна вказати кілька разів
option-warning = Лише події, щодо яких під час читання виникло застереження про цей стовпець; можна вказати кілька разів
option-text = Лише події, в оригінальному рядку яких є всі ці слова; "фраза в лапках" – це одне слово
option-where = Лише події, у чиєму оригінальному стовпці стоїть саме це значення; можна вказати кілька разів, тоді мають виконуватися всі умови
option-expression = Лише події, для яких це правда, наприклад 'killed >= 5 and place ~ Kyiv'; див. docs/selecting.md
option-older = Порівняти FILE із цією старішою його версією, як робить «strikemap diff»: --change, --changed-field і вирази вибирають події за тим, що з ними сталося
option-key = Зіставляти рядки обох версій за цим оригінальним стовпцем, а не за ідентифікаторами; ще раз – для стовпців, які лише разом відрізняють рядки
option-round = Округлити координати до стількох знаків після коми в градусах, від 0 до 4; радіус кожного місця зростає
option-move = Змістити координати не більше ніж на стільки метрів, залежно від місця й зерна; радіус кожного місця зростає
option-export-seed = Секретне зерно для --move, щонайменше 12 знаків, яких ніхто не вгадає: хто його має, може повернути все назад. Для тих самих місць беріть те саме зерно, бо копії, зміщені по-різному, звужують пошук; про нього запитає «verify»
option-without = Не експортувати цей стовпець; можна вказати кілька разів
option-sign = Підписати маніфест цим секретним ключем, створеним через «strikemap keygen» або minisign
option-export-language = Мова, якою відкривається сторінка (читачі можуть її змінити) або якою написано заголовки звіту чи PDF [типово: en]
option-export-title = Заголовок; якщо не вказано – назви файлів
option-data-licence = За якою ліцензією можна використовувати дані, наприклад "CC BY 4.0"
option-made-at = Який час створення зазначити: «now» – зараз, «none» – жодного, або час за UTC, наприклад 2026-01-31T12:00:00Z [типово: now]
option-basemap-mb = Скільки мегабайтів може займати мапа на сторінці: найдокладніші масштаби пропускаються, доки вона не вміститься; 0 – без мапи [типово: 3]
option-paper = Формат паперу, довша сторона – по горизонталі [типово: a4]
option-periods = Періоди малих мап [типово: auto]
option-template = Логотип, колір і рядок авторства редакції: файл TOML із рядками "logo", "colour", "credit"

command-compare = Порівняти два періоди: події, люди, типи, місця, ділянки
command-compare-notes =
    Приклади:
      strikemap compare demo --from 2025-12-01 --to 2025-12-27 --with-from 2024-12-01 --with-to 2024-12-27
      strikemap compare strikes.csv --from 2025-12 --to 2025-12 --with-from 2025-11 --with-to 2025-11 --kind fire --json

    Період A – від --from до --to, B – від --with-from до --with-to; різниця – це B мінус A,
    а відсоток – від A.
option-with-from = Початок другого періоду
option-with-to = Кінець другого періоду: дата охоплює весь день
option-by = Вивести також, скільки подій має кожне слово фільтра, наприклад kind або country
option-json = Вивести один обʼєкт JSON
option-compare-output = Натомість записати в цей файл таблицю CSV
option-replace = Замінити наявний файл
option-by-area = Порахувати також на цій ділянці: прямокутник W,S,E,N або форма у вигляді WKT; можна вказати кілька разів

command-diff = Порівняти дві версії файлу: додані, вилучені та змінені рядки
command-diff-notes =
    Приклади:
      strikemap diff acled-2025-12-20.csv acled-2025-12-27.csv
      strikemap diff old.csv new.csv --key date --key place -o changes.csv
      strikemap diff old.csv new.csv --area Kyiv --from 2025-12 --json
      strikemap diff --since kyiv.manifest.json acled-2026-01-03.csv
    З фільтрами враховуються рядки, які відповідають їм хоча б в одній із версій; див. docs/versions.md.

    Код завершення: 0 – нічого не змінилося, 1 – щось змінилося, 2 – порівняти не вдалося.
option-diff-files = Старіша версія й новіша; з --since – лише новіші, у порядку вхідних файлів у маніфесті
option-since = Порівняти експорт за його маніфестом із новішим файлом: які рядки, кількості та суми вже не відповідають даним. Фільтри й спосіб читання файлів беруться з маніфесту
option-diff-output = Записати всі зміни в цей файл як таблицю CSV; поруч записується маніфест, за яким «strikemap verify» перевіряє цей файл

command-summary = Порахувати відповідні події: події, люди, удари під час тривоги
option-summary-files = Файли, які прочитати, слово demo, «-» для стандартного введення або адреса однієї таблиці бази даних
command-summary-notes =
    Приклади:
      strikemap summary demo --from 2025-12-27 --to 2025-12-27 --area Kyiv
      strikemap summary demo --by kind --area Kyiv
      strikemap summary 'postgres:///alerts?host=/run/postgresql&table=events' --by country
          таблиця лишається в базі даних, яка й лічить; див. docs/databases.md
      strikemap summary strikes.csv alerts.csv --kind drone_strike --json
          враховуються тривоги з усіх файлів, а «off» – лише там, де місце й час охоплює
          файл із тривогами; див. docs/summary.md

command-verify = Створити експорт знову з його вхідних даних і порівняти
command-verify-notes =
    Без --key «доведено» означає, що експорт випливає з вхідних даних, які лежать тут. Хто
    і коли його записав, чиї це дані та що показує зображення, може сказати лише підпис
    ключем, який ви знаєте.

    Код завершення: 0 – доведено, 1 – щось відрізняється, 2 – файл не вдалося прочитати.
option-manifest = Маніфест поруч із експортом
option-verify-seed = Зерно зміщення; його немає в жодному маніфесті
option-verify-key = Відкритий ключ того, хто мав підписати маніфест: файл або сам ключ
option-timestamp = Позначка часу маніфесту, RFC 3161 або OpenTimestamps; ті, що лежать поруч, MANIFEST.tsr, .tst і .ots, перевіряються завжди
option-timestamp-ca = Сертифікати у форматі PEM тих центрів, чиїм позначкам часу RFC 3161 ви довіряєте

command-keygen = Створити ключ, щоб підписувати експорт
command-keygen-notes =
    NAME.key – секретний ключ: нікому його не показуйте; читати його можете лише ви, пароля
    він не має. NAME.pub – для всіх: опублікуйте його там, де знають, що він ваш.

      strikemap export demo -o out.csv --sign NAME.key
      strikemap verify out.manifest.json --key NAME.pub

    Ключі й підписи мають формат minisign, який може створити й ключ із паролем.
option-keygen-output = Назва двох файлів, NAME.key і NAME.pub; жодного з них іще не має бути

command-completions = Вивести сценарій, з яким оболонка доповнює команди й параметри
command-completions-notes =
    Приклади:
      strikemap completions bash > ~/.local/share/bash-completion/completions/strikemap
      strikemap completions zsh > ~/.zfunc/_strikemap
      strikemap completions fish > ~/.config/fish/completions/strikemap.fish
      strikemap completions powershell >> $PROFILE
option-shell = Оболонка

command-manual = Вивести сторінку посібника (англійською)
command-manual-notes = Щоб прочитати її: strikemap manual | man -l -
option-command = Команда, чия сторінка потрібна; якщо не вказано – сторінка програми

command-merge = Обʼєднати два сеанси з нотатками й тегами обох
command-merge-notes =
    Приклади:
      strikemap merge mine.strikemap theirs.strikemap -o both.strikemap

    Нотатки й теги обох зберігаються з усіма попередніми версіями. Якщо одну нотатку змінено
    в обох, береться пізніший текст. Фільтри, проміжок часу й вибір – з першого сеансу.
option-first = Сеанс, фільтри й вибір якого зберігаються
option-second = Сеанс, який до нього додається
option-merge-output = Сеанс, у який записати

command-snapshot = Намалювати мапу як зображення
command-snapshot-notes = Наявне зображення замінюється. Поруч записується маніфест, за яким «strikemap verify» перевіряє зображення.
option-snapshot-output = Файл PNG або SVG, у який записати
option-map-only = Намалювати лише мапу з підписом про те, що на ній показано
option-snapshot-files = Файли, за якими малювати, або слово demo; якщо не вказано – вбудовані дані так, як їх відкриває вікно
option-size = Ширина й висота в пікселях
option-look-at = Що показує мапа: названу ділянку, прямокутник у градусах або, зі словом events, усі відповідні події; без цього параметра й --at – ділянки з --area або всі відповідні події
option-at = Центр мапи й масштаб, від 2 до 20, наприклад 50.45,30.52,11
option-language = Мова вікна: en, uk або pl
option-names = Мова назв на мапі: english, ukrainian, polish або local; якщо не вказано – та сама, що й --language
option-select = Ідентифікатор події, яку вибрати
option-layers = Шари мапи, від найнижчого: points, clusters, heat, hexagons, areas, outlines, paths, changes
option-scale = Пікселів пристрою на точку, від 1 до 4: з 2 усе вдвічі більше й чіткіше
option-dark = Малювати темними кольорами
option-title = Заголовок над мапою

command-basemap = Завантажити мапу з вулицями для роботи без мережі
command-basemap-download = Завантажити ділянку мапи з вулицями як файл PMTiles
command-basemap-download-notes =
    Перш ніж щось надіслати, програма каже, до якого сервера звернеться й скільки даних
    завантажить, і чекає на згоду; --yes дає її наперед. Сервер дізнається вашу IP-адресу
    та ділянку. Більше нічого не надсилається, а зберігається лише сам файл.

    Якщо завантаження перервалося, та сама команда продовжить його з OUTPUT.part.

      strikemap basemap download --area Kyiv -o kyiv.pmtiles
      strikemap basemap download --area 22.4,51.1,22.7,51.4 --max-zoom 13 -o lublin.pmtiles
      strikemap --basemap kyiv.pmtiles
option-basemap-download-area = Kyiv, Vyshhorod, Lublin, Rzeszow, прямокутник у градусах або форма; завантажується все в їхніх межах
option-basemap-download-output = Файл PMTiles, у який записати
option-basemap-download-source = До кого звертатися: OpenFreeMap або адреса архіву PMTiles, опису TileJSON чи тайлів з { "{z}" }, { "{x}" } і { "{y}" }, постачальник яких має це дозволяти
option-attribution = Хто зробив мапу, якщо адреса тайлів не веде до їхнього опису
option-max-zoom = Найдокладніший масштаб: 14 показує вулиці й будинки, 10 – місто загалом; якщо не вказано – найбільший, за якого ділянка не завелика
option-yes = Завантажити без запитання

command-animate = Намалювати анімацію мапи: GIF або послідовність PNG
command-animate-notes =
    Приклади:
      strikemap animate demo --from 2025-12-01 --to 2025-12-27 --step 1d -o december.gif
      strikemap animate demo --from 2025-12-01 --to 2025-12-27 --width 1w --step 1d -o frames/
      strikemap animate strikes.csv --cumulative --step 1mo --frames-per-second 10 -o war.gif

    Поруч записується маніфест із часом і кількістю подій на кожному кадрі; за ним
    «strikemap verify» перевіряє анімацію.
option-animate-output = Файл GIF, у який записати, або, з / наприкінці, тека для пронумерованих PNG
option-step = На скільки часу зсувається кожен наступний кадр: 30min, 6h, 1d, 1w, 1mo, 1y
option-width = Ширина рухомого проміжку часу; якщо не вказано – один крок
option-cumulative = Накопичувати: кожен кадр показує все до свого часу
option-frames-per-second = Кадрів за секунду, від 0.1 до 50; GIF рахує в сотих частках секунди
option-animate-replace = Замінити наявну анімацію
option-animate-files = { option-snapshot-files }

usage-conflict = «{ $name }» не можна вказувати разом із «{ $other }»
usage-repeated = «{ $name }» можна вказати лише раз
usage-no-value = «{ $name }» потребує значення
usage-invalid-value = недійсне значення «{ $value }» для «{ $name }»
usage-too-many-values = зайве значення «{ $value }» для «{ $name }»
usage-missing = бракує обовʼязкового: { $name }
usage-no-command = немає команди «{ $name }»
usage-unknown = неочікуваний аргумент «{ $name }»
usage-similar-option = порада: є схожий параметр «{ $name }»
usage-similar-value = порада: є схоже значення «{ $name }»
usage-similar-command = порада: є схожа команда «{ $name }»
usage-see-help = Докладніше – з «--help».

command-engine = Відповідати програмі, яка запитує базу даних через драйвер
command-fetch = Отримати рядки з бази даних у файл разом із маніфестом
command-fetch-notes =
    Запит виконується в транзакції лише для читання. В OUTPUT рядки стоять такими, як їх
    надіслав сервер, у порядку ключа; маніфест каже, про що запитано, а «strikemap verify
    MANIFEST --database ADDRESS» запитує знову.

    ADDRESS – це postgres://USER@HOST:PORT/DATABASE?table=SCHEMA.TABLE і, за потреби,
      &key=COLUMN         стовпці, що розрізняють рядки; без них – первинний ключ
      &host=/FOLDER       тека сокета замість HOST
      &sslrootcert=FILE   власні центри сертифікації у форматі PEM
      &sslmode=disable    без шифрування, якщо сервер на іншому компʼютері

    Spark і Sail запитують через драйвер: adbc:DRIVER?uri=URI&table=TABLE&key=COLUMN,
    а пароль береться з ADBC_PASSWORD; див. docs/databases.md.

    Пароль до PostgreSQL береться з PGPASSWORD, з файлу, який називає PGPASSFILE, або
    з ~/.pgpass.

      strikemap fetch 'postgres://db.example.org/alerts?table=events' -o events.csv
      strikemap fetch 'postgres:///alerts?host=/run/postgresql&table=events&key=id' \
          --from 2025-12-01 --to 2025-12-31 -o december.csv
option-fetch-address = Таблиця чи подання, як описано нижче
option-fetch-output = Файл CSV, у який записати
option-fetch-most-rows = Відмовитися, якщо рядків більше ніж стільки
option-verify-database = Таблиця, з якої отримано рядки, як у «strikemap fetch»; без неї програма ні до кого не звертається
