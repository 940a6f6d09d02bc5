# decoded

decoded-encoding = Текст у кодуванні { $name }; його перетворено на UTF-8
decoded-encoding-guessed = Текст у кодуванні { $name }; його перетворено на UTF-8; файл не називає кодування, тож це здогад за літерами
decoded-encoding-not-named = Файл не називає свого кодування; { $name } – здогад за літерами
decoded-stream = це був не файл, а потік: експорт із нього не можна буде перевірити, якщо дані не зберегти
decoded-shared-lines = Записи стоять в одному рядку: їх пронумеровано, і рядок – це такий номер
decoded-lines-above-header = Над заголовком стоять рядки без подій: { $last }
decoded-lines-above-first-row = Над першим рядком таблиці стоять рядки без подій: { $last }
decoded-no-header = Таблиця не має заголовка: стовпці пронумеровано
decoded-header-of-two-lines = Заголовок займає рядки { $first } і { $second }
decoded-empty-column = Стовпець { $column } не має ні назви, ні значень; те, що стоїть за ним, прочитано як частину тих самих рядків
decoded-merged-rows = Клітинки, обʼєднані на кілька рядків, мають значення лише в першому з них; у рядках нижче значення немає
decoded-merged-figures =
    { $count ->
        [one] Не враховано { $count } число в обʼєднаній клітинці, спільне для кількох рядків чи стовпців
        [few] Не враховано { $count } числа в обʼєднаних клітинках, спільні для кількох рядків чи стовпців
        [many] Не враховано { $count } чисел в обʼєднаних клітинках, спільних для кількох рядків чи стовпців
       *[other] Не враховано { $count } числа в обʼєднаних клітинках, спільні для кількох рядків чи стовпців
    }
decoded-second-table = Поруч із першою таблицею від стовпця { $column } стоїть друга: її рядків не прочитано; перенесіть її в окремий файл або під першу
decoded-zone-of-title = Над заголовком стоїть «{ $title }»: час читається в { $zone }
decoded-offset-of-title = Над заголовком стоїть «{ $title }»: час читається з цим зміщенням від UTC
decoded-web-page = Файл – це вебсторінка: її таблицю перетворено на текстову, рядки рахуються в ній
decoded-one-table-of = Таблиць на сторінці: { $count }; прочитано одну

decoded-json-taken-out = JSON взято з тексту, що його оточує
decoded-json-nan = У цьому JSON стоять NaN та Infinity, а таких чисел у JSON немає; їх прочитано як невідомі
decoded-json-collections = Колекції обʼєктів прочитано як одну; рядки рахуються в ній
decoded-json-several-places = Записи лежать у кількох місцях JSON: до кожного додано те, що його оточує
decoded-json-columns = Записи складено зі стовпців JSON
decoded-json-rows = Записи складено з рядків і заголовка JSON
decoded-json-lines-of-rows = Записи складено з рядків, перший із яких – заголовок
decoded-json-lines = рядки рахуються в складених записах
decoded-json-uneven-rows =
    { $count ->
        [one] { $count } рядок має не стільки значень, скільки назв у заголовку
        [few] { $count } рядки мають не стільки значень, скільки назв у заголовку
        [many] { $count } рядків мають не стільки значень, скільки назв у заголовку
       *[other] { $count } рядків мають не стільки значень, скільки назв у заголовку
    }
decoded-arcgis = JSON із сервера ArcGIS перетворено на GeoJSON; рядки рахуються в ньому
decoded-arcgis-in-degrees = JSON із сервера ArcGIS перетворено на GeoJSON. Його координати – у системі { $name }; їх перераховано в градуси; рядки рахуються в ньому
decoded-topojson = TopoJSON перетворено на GeoJSON; рядки рахуються в ньому

decoded-kml-joined = Файлів KML в архіві: { $count }; їх складено разом, рядки рахуються в усіх
decoded-entry-not-read = { $name } не прочитано: { $reason }
decoded-times-of-folders = Мітки без часу, що отримали час своєї теки: { $count }
decoded-kml-overlays = { $count } × { $name }: малюється поверх мапи, не читається як події
decoded-kml-links = посилання на інші файли, які не читаються: { $names }

decoded-parquet = Файл у форматі Parquet: рядки розкодовано в текстову таблицю, рядки рахуються в ній; null і порожній текст – порожня клітинка
decoded-arrow = Файл у форматі Arrow (Feather): рядки розкодовано в текстову таблицю, рядки рахуються в ній; null і порожній текст – порожня клітинка
decoded-times-utc = { $columns }: час за ISO 8601 в UTC, з Z
decoded-times-local = { $columns }: час без поясу, за ISO 8601 без зміщення
decoded-times-int96 = { $columns }: час давнього типу (INT96), за ISO 8601 в UTC, у мілісекундах
decoded-lists = { $columns }: списки, словники й групи, зʼєднані знаком «; »
decoded-bytes = { $columns }: байти, як текст там, де це UTF-8, інакше шістнадцятковими цифрами
decoded-geometry = { $columns }: геометрія, як широта й довгота (її середина, якщо це не точка)
decoded-geometry-radius = { $columns }: геометрія з радіусом, що її охоплює; форма лишається у файлі
decoded-workbook = файл – { $name }: клітинки розкодовано в текстову таблицю, дати й час за ISO 8601, формули за збереженими значеннями; { $lines }
decoded-lines-of-joined-table = рядки рахуються в обʼєднаній таблиці
decoded-lines-of-broken-rows = рядки – це рядки аркуша, а під клітинкою з кількома рядками їх більше
decoded-lines-of-rows = рядки – це рядки аркуша
decoded-sheet = прочитано аркуш «{ $name }»
decoded-rows-above-header =
    { $count ->
        [one] не прочитано { $count } рядок із кількома клітинками над заголовком
        [few] не прочитано { $count } рядки з кількома клітинками над заголовком
        [many] не прочитано { $count } рядків із кількома клітинками над заголовком
       *[other] не прочитано { $count } рядків із кількома клітинками над заголовком
    }
decoded-empty-cells =
    { $count ->
        [one] { $count } клітинка з помилкою або формулою без збереженого значення порожня: { $cells }
        [few] { $count } клітинки з помилками або формулами без збереженого значення порожні: { $cells }
        [many] { $count } клітинок із помилками або формулами без збереженого значення порожні: { $cells }
       *[other] { $count } клітинок із помилками або формулами без збереженого значення порожні: { $cells }
    }
fault-in-cell = { $text } у { $cell }
decoded-merged-cells =
    { $count ->
        [one] { $count } клітинка взяла текст обʼєднаної клітинки, у якій лежить
        [few] { $count } клітинки взяли текст обʼєднаних клітинок, у яких лежать
        [many] { $count } клітинок узяли текст обʼєднаних клітинок, у яких лежать
       *[other] { $count } клітинок узяли текст обʼєднаних клітинок, у яких лежать
    }
decoded-hidden-sheets = приховані аркуші не прочитано: { $names }
decoded-sheets-not-read = аркуші, які не прочитано, бо в інших більше стовпців подій: { $names }; --sheet НАЗВА читає один

decoded-archive-file = файл – архів zip: прочитано { $names } у ньому
decoded-archive-files = файл – архів zip: його файли { $names } прочитано один за одним
decoded-files-not-read = файли з нього, які не прочитано: { $names }
decoded-of-part = { $name }: { $text }
decoded-lines-left-out =
    { $count ->
        [one] { $name }: { $count } рядок не є рядком таблиці, його пропущено
        [few] { $name }: { $count } рядки не є рядками таблиці, їх пропущено
        [many] { $name }: { $count } рядків не є рядками таблиці, їх пропущено
       *[other] { $name }: { $count } рядків не є рядками таблиці, їх пропущено
    }

decoded-features = файл – { $name }: його записи розкодовано в GeoJSON, по одному в рядку, рядки рахуються в ньому
decoded-feed-dates = дати публікації дописів перетворено на ISO 8601
decoded-tracks = трек або маршрут – один запис, від першого часу до останнього
decoded-no-reference-system = система координат не вказана; взято градуси WGS 84
decoded-projected = координати перераховано з { $name } у градуси WGS 84
decoded-unknown-reference-system = координати подано в системі «{ $name }», якої програма не читає, тож події не мають місця; збережіть файл у WGS 84 (EPSG:4326), щоб їх побачити
decoded-wal = прочитано також зміни з файлу -wal поруч
decoded-layer = прочитано шар «{ $name }»
decoded-layers-not-read = шари, які не прочитано: { $names }; --sheet НАЗВА читає один
decoded-file-beside = прочитано також { $name } поруч, SHA-256 { $hash }
decoded-no-dbf = поруч немає .dbf, тож записи не мають стовпців
decoded-no-prj = немає .prj із системою координат; взято градуси WGS 84
decoded-no-cpg = немає .cpg із кодуванням текстів; за літерами взято { $name }
decoded-memos = довгі тексти з окремого файлу не читаються: { $names }
decoded-cut-off-after =
    { $count ->
        [one] обрізано після { $count } запису
        [few] обрізано після { $count } записів
        [many] обрізано після { $count } записів
       *[other] обрізано після { $count } записів
    }
decoded-deleted-records =
    { $count ->
        [one] пропущено { $count } вилучений запис
        [few] пропущено { $count } вилучені записи
        [many] пропущено { $count } вилучених записів
       *[other] пропущено { $count } вилучених записів
    }

damage-contradicts-itself = довжини або типи в ньому суперечать одне одному
damage-cut-off = його обрізано
damage-end-cut-off = кінець обрізано
damage-header-cut-off = заголовок обрізано
damage-feature-cut-off = один з обʼєктів обрізано
damage-part-cut-off = одне з його повідомлень обрізано
damage-part-begins-wrong = одне з його повідомлень починається не так, як має
damage-negative-rows = одна з частин заявляє відʼємну кількість рядків
damage-column-outside = один зі стовпців лежить поза своєю частиною файлу
damage-other-rows-listed = кінець файлу називає інші рядки, ніж у ньому є; збережіть його заново
damage-no-columns = він нічого не каже про стовпці
damage-other-columns = одна з частин має інші стовпці, ніж файл
damage-long-value = одне зі значень довше за { $megabytes } МБ
damage-long-record = у ньому є запис на { $bytes } байтів
damage-no-word = у словнику немає слова з номером { $number }
damage-unread-kind = стовпця виду { $kind } програма не читає
damage-map-without-keys = один зі словників не має ключів і значень
damage-unpacks-to-too-much = одна з частин розпаковується в { $bytes } байтів, усі – в { $all_bytes }; понад { $megabytes } МБ на частину або значно більше, ніж буває з подіями, не читається
damage-unpacks-to-more = він розпаковується в понад { $most } байтів
damage-decodes-to-too-much = розкодований, він займає понад { $most } байтів, значно більше, ніж буває з подіями
damage-checksum = контрольна сума не збігається
damage-not-in-archive = у ньому немає { $name }
damage-side-file-too-large = файл поруч більший за 4 ГБ
damage-dbf-cut-off = файл .dbf обрізано
damage-dbf-records-without-length = у файлі .dbf записи не мають довжини
damage-dbf-long-fields = у файлі .dbf поля довші за записи
damage-too-many-sheets = у ньому понад { $most } аркушів
damage-same-cells-again = аркуші знову й знову заявляють ті самі клітинки
damage-sheet-too-many-cells = на одному з аркушів понад { $most } клітинок
damage-sheets-claim-cells = аркуші заявляють понад { $millions } млн клітинок; збережіть аркуш із подіями як CSV
damage-cells-too-much-text = текст у клітинках займає понад { $megabytes } МБ, значно більше, ніж буває з подіями; збережіть аркуш із подіями як CSV
damage-no-repetitions = «{ $text }» – не число повторень
damage-sectors-size = сектори мають невідомий розмір
damage-sectors-circle = перелік секторів замкнений у коло або обрізаний
damage-sectors-list-long = перелік секторів довший за файл
damage-sectors-cut-off = таблицю секторів обрізано
damage-small-sectors-long = таблиця малих секторів довша за файл
damage-part-longer-than-file = одна з частин заявляє, що довша за файл
damage-directory-cut-off = каталог обрізано
damage-directory-circle = ланцюг каталогу замкнений у коло

damage-in-column = стовпець «{ $column }»: { $reason }
damage-column-other-count = стовпець «{ $column }» має значень: { $values }, а рядків: { $rows }
damage-levels-cut-off = рівні обрізано
damage-levels-of-page-cut-off = рівні однієї зі сторінок обрізано
damage-levels-unknown = рівні записано невідомим способом
damage-level-too-high = у ньому є рівень { $level }, а найвищий – { $highest }
damage-levels-for-other-count = сторінка значень: { $values }, а рівні є для { $found }
damage-levels-speak-of = за рівнями значень { $values }, а на сторінці { $found }
damage-found-more = більше
damage-found-booleans = { $bytes } байтів логічних значень
damage-found-values = { $bytes } байтів значень по { $width }
damage-found-no-list = немає їх переліку
damage-text-cut-off = один із текстів обрізано
damage-pages-too-large = його сторінки зайняли б одночасно понад { $gigabytes } ГБ
damage-codec = його стиснено методом { $name }, якого програма не читає; збережіть файл із Zstandard або snappy
damage-before-file = лежить перед початком файлу
damage-behind-file = лежить за кінцем файлу
damage-page-too-large = одна зі сторінок розпаковується в { $bytes } байтів; понад { $megabytes } МБ не читається
damage-page-cut-off = одну зі сторінок обрізано
damage-page-unpacks-to-more = одна зі сторінок розпаковується в більше, ніж заявляє
damage-page-negative = одна зі сторінок має відʼємну кількість байтів
damage-page-too-many-values = на одній зі сторінок забагато значень
damage-page-claims = сторінка зі значеннями: { $values } заявляє, що їх { $claimed }
damage-number-without-end = одне з чисел не має кінця
damage-header-nested = один із заголовків вкладено надто глибоко
damage-header = один із заголовків пошкоджено
damage-inner-header-cut-off = один із заголовків обрізано
damage-dictionary = словник на { $values } значень не читається
damage-increments = сторінка приростів займає понад { $megabytes } МБ
damage-members-differ = стовпці «{ $one }» і «{ $other }» належать до одного цілого, але суперечать один одному в тому, де його немає чи яке воно завдовжки
damage-list-without-beginning = перший список не має початку
damage-values-claimed = у ньому { $found } значень, а заявлено { $claimed }
damage-rows-claimed = у ньому { $found } рядків, а заявлено { $claimed }
damage-nulls-claimed = сторінка заявляє порожніх значень: { $claimed }, а за рівнями їх { $found }
