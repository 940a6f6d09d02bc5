# errors-of-maps

error-address-none = адреса має починатися з https:// (або http://) і називати сервер
error-address-lacks = в адресі бракує { $part }; напишіть, наприклад, https://server/{"{z}"}/{"{x}"}/{"{y}"}.png
error-address-unknown-part = «{ $part }» в адресі невідоме; відомі {"{z}"} {"{x}"} {"{y}"} {"{-y}"} {"{s}"} {"{key}"} і параметри WMTS
error-address-unclosed = фігурну дужку в адресі не закрито
error-address-no-key = в адресі є {"{key}"}, але ключ порожній
error-address-subdomains = піддомени – це літери, цифри й дефіси, наприклад abc або a,b,c
error-address-in-server = у назві сервера може стояти лише {"{s}"}
error-source-no-name = дайте йому назву
error-source-name-taken = інше джерело вже називається «{ $name }»
error-source-no-attribution = зазначте, хто зробив мапу; цього вимагає більшість ліцензій
error-source-zooms = масштаби – від 0 до { $deepest }, спершу найменший
error-source-tile-size = тайли мають ширину 256, 512 або 1024 пікселі
error-tileset-not-tilejson = недійсний TileJSON
error-tileset-no-tiles = опис не називає тайлів
error-tileset-address = опис називає адресу, якою не можна скористатися: { $reason }
error-tileset-not-encrypted = опис передається із шифруванням, а тайли, які він називає, – без
error-no-description = немає опису тайлів
error-no-thread = не вдалося запустити потік

error-network-off = мережу вимкнено
error-fetch-address = недійсна адреса: { $reason }
error-unreachable = { $host } недоступний: { $reason }
error-refused = { $host } відповів { $status }
error-refused-because = { $host } відповів { $status } ({ $meaning })
status-not-allowed = доступ заборонено; можливо, ключа немає або він хибний
status-not-there = там нічого немає
status-no-such-part = такої частини немає; можливо, файл обрізано
status-too-often = забагато запитів
status-too-busy = перевантажено
status-failed = помилка на сервері
error-backing-off = збій на { $host }; повторна спроба за { $secs } с
error-wrong-content = { $host } надіслав не те, що треба: очікувалося: { $expected }, отримано: { $found }
content-another-part = інша частина, ніж просили
content-called = «{ $name }»
content-damaged = пошкоджені дані
content-damaged-archive = пошкоджений архів ({ $reason })
content-packed-by = дані, стиснені методом { $method }
content-part-of-archive = частина архіву
content-part-of-file = частина файлу
content-picture = зображення
content-picture-of-kind = зображення (PNG, JPEG або WebP)
content-tilejson = опис тайлів
content-unknown = щось невідоме
content-vector-tile = векторний тайл
content-web-page = вебсторінка
content-web-page-or-text = вебсторінка або інший текст
content-whole-archive = неушкоджений архів
error-answer-too-large = { $host } надіслав понад { $bytes } байтів
error-no-parts = { $host } надсилає лише цілі файли; архів PMTiles можна переглядати лише там, де сервер відповідає на запити частин (Range)
error-archive-changed = на { $host } тепер інша версія архіву
error-redirect = { $host } переспрямовує { $why }
redirect-in-a-loop = по колу
redirect-to-no-address = в нікуди
redirect-to-not-encrypted = туди, де немає шифрування
no-answer-in-time = немає вчасної відповіді
request-under-way = триває
request-unchanged = 304, без змін, із диска
request-from-disk = із диска, нічого не надіслано
request-stopped = зупинено, мережу вимкнено

error-plan-no-area = захід має бути менший за схід, а південь – за північ, у градусах
error-plan-zooms = це джерело має масштаби від { $lowest } до { $highest }
error-plan-too-much =
    { $count ->
        [one] { $tiles } тайл, близько { $megabytes } МБ, – більше, ніж можна зберегти за раз (50 МБ); візьміть меншу ділянку або менше масштабів
        [few] { $tiles } тайли, близько { $megabytes } МБ, – більше, ніж можна зберегти за раз (50 МБ); візьміть меншу ділянку або менше масштабів
        [many] { $tiles } тайлів, близько { $megabytes } МБ, – більше, ніж можна зберегти за раз (50 МБ); візьміть меншу ділянку або менше масштабів
       *[other] { $tiles } тайлів, близько { $megabytes } МБ, – більше, ніж можна зберегти за раз (50 МБ); візьміть меншу ділянку або менше масштабів
    }
error-area-cancelled = збереження зупинено; щоб продовжити, почніть знову з тим самим файлом
error-area-fetch = { $reason }; щоб продовжити, почніть знову з тим самим файлом
error-area-too-large = ділянка займає понад 50 МБ; візьміть меншу або менше масштабів
error-area-unknown-picture = джерело надіслало зображення невідомого виду
error-area-nothing = у джерела немає тайлів на цій ділянці

error-map-not-read = не вдалося прочитати мапу: { $reason }
error-not-pmtiles = це не архів PMTiles версії 3
error-map-compression = цю мапу стиснено непідтримуваним методом; стисніть її через gzip
error-map-damaged = цю мапу пошкоджено: { $reason }
map-directory-short = покажчик коротший, ніж зазначено
map-directory-impossible = покажчик називає неможливі тайли
map-directory-number-large = число в покажчику завелике
map-directory-number-long = число в покажчику задовге
map-directory-truncated = покажчик обрізано
map-directory-missing = бракує покажчика
map-directories-deep = покажчики вкладено надто глибоко
map-part-too-large = одна з частин завелика
map-part-not-unpacked = одну з частин не вдається розпакувати
map-part-outside = одна з частин лежить поза файлом
map-unknown-tiles = тайли невідомого виду
error-tile-truncated = тайл обрізано
error-tile-field = недійсне поле
error-tile-too-much = опис його обʼєктів довший за { $megabytes } МБ
error-tile-not-drawn = тайл { $tile } не вдається намалювати: { $reason }
tile-shapes-not-drawn = його фігури не вдається намалювати
tile-not-decoded = його не вдається розкодувати

error-shape-empty = тут немає ділянки
error-shape-corners =
    { $count ->
        [one] контур має { $count } вершину, а потрібно три
        [few] контур має { $count } вершини, а потрібно три
        [many] контур має { $count } вершин, а потрібно три
       *[other] контур має { $count } вершин, а потрібно три
    }
error-shape-off-the-earth = широта { $latitude }, довгота { $longitude } – такого місця на Землі немає
error-shape-too-large = забагато вершин: { $count }; спростіть обрис до { $most }
error-shape-radius = радіус – це число метрів, більше за 0 і не більше за 20000000
error-shape-text = це не форма: { $reason }; напишіть POLYGON((30.4 50.4, 30.6 50.4, 30.5 50.5)), спершу довготу, або CIRCLE(30.52 50.45, 5000) з радіусом у метрах
shape-no-bracket = бракує дужки
shape-no-last-bracket = бракує останньої дужки
shape-no-radius = бракує радіуса
shape-unknown-word = «{ $word }» – не POLYGON і не CIRCLE
shape-brackets = дужки не парні
shape-no-corner = «{ $text }» – не довгота й широта
error-unknown-area = «{ $name }» – не ділянка; назвіть Kyiv, Vyshhorod, Lublin або Rzeszow, задайте W,S,E,N у градусах або форму на зразок CIRCLE(30.52 50.45, 5000)
