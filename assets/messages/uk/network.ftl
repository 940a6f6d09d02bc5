# network

open-this-address = Відкрити цю адресу?
your-browser-will-ask-this-host-which = Ваш переглядач звернеться до цього вузла, і той про це знатиме:
in-the-data-it-has-other-letters = У даних тут інші літери; показано так, як буде надіслано
open-in-browser = Відкрити в переглядачі
copy = Скопіювати
nothing-was-requested-since-the-program-was = Від запуску програми не було жодного запиту
requests-since-start =
    { $count ->
        [one] { $count } запит від запуску програми, отримано { $bytes }
        [few] { $count } запити від запуску програми, отримано { $bytes }
        [many] { $count } запитів від запуску програми, отримано { $bytes }
       *[other] { $count } запитів від запуску програми, отримано { $bytes }
    }
nothing-but-maps-from-the-internet-uses = Мережею користуються лише мапи з інтернету. Кожен запит каже, яка програма запитує, і нічого про те, хто ви або що відкрили
include-cache-hits = Разом із узятим із кешу
what-was-kept-on-this-computer-and = Те, що зберігалося на цьому компʼютері й не потребувало запиту
archive-changes-all-the-time = архів на сервері постійно змінюється
request-where-tiles-are = { $source }: де лежать тайли
request-tile = { $source }: тайл { $tile }
request-saving-tile = { $source }: зберігання тайла { $tile }
host = Вузол
what-for = Для чого
answer = Відповідь
bytes = Байти
download-area-dialog = Завантажити вулиці ділянки
download-from = Звідки завантажити
download = Завантажити
downloading-asks-this-server = Для завантаження програма звернеться до { $host }; цей сервер дізнається вашу IP-адресу й цю ділянку. Потім мережу буде знову вимкнено, хіба що показано онлайн-мапу
no-source-may-be-saved = Жодне джерело мап не дозволяє завантажувати ділянки. Додайте таке у вікні «Джерела мап» і позначте там, що його постачальник це дозволяє
it-opens-like-any-other-local-map = Вона відкривається, як будь-яка локальна мапа, без мережі
save-another-area = Зберегти іншу ділянку
by-a-usual-tile = за звичайним розміром тайла
by-the-tiles-seen-so-far = за вже отриманими тайлами
tiles-about =
    { $count ->
        [one] { $count } тайл, близько { $bytes } { $basis }
        [few] { $count } тайли, близько { $bytes } { $basis }
        [many] { $count } тайлів, близько { $bytes } { $basis }
       *[other] { $count } тайлів, близько { $bytes } { $basis }
    }
what-the-map-shows = те, що показує мапа
a-box-in-degrees = прямокутник у градусах
west = Захід
south = Південь
east = Схід
north = Північ
zooms-from = Масштаби від
zooms-to = до
what-zooms-show = 14 показує вулиці й будинки, 10 – місто загалом
path-ending-in-pmtiles-or-choose = шлях із .pmtiles у кінці, або виберіть…
continue-download = Продовжити
tiles-done =
    { $count ->
        [one] { $done } із { $count } тайла, { $bytes }
        [few] { $done } із { $count } тайлів, { $bytes }
        [many] { $done } із { $count } тайлів, { $bytes }
       *[other] { $done } із { $count } тайлів, { $bytes }
    }
stop = Зупинити
downloaded-tiles-are-kept-resume-later = Завантажені тайли зберігаються; можна продовжити пізніше
change-a-source = Змінити джерело
add-a-source = Додати джерело
address-of-an-archive = Адреса, що закінчується на .pmtiles, веде до архіву на сервері; у ньому сказано, які в нього тайли й хто їх зробив. Сервер має відповідати на запити частин (Range)
address-of-a-tilejson = Адреса без { $placeholders } – це адреса TileJSON, де сказано, де тайли
not-encrypted-others-on-the-way-can = Без шифрування: інші на шляху можуть прочитати, куди ви дивитеся
what-you-call-it = як ви його називаєте
address = Адреса
address-of-tiles = XYZ з { $xyz }; TMS з { $tms }; WMTS з { $wmts } або його параметрами, для набору матриць GoogleMapsCompatible; TileJSON; або архів PMTiles, https://server/map.pmtiles. { $s } – піддомен, { $key } – ваш ключ
attribution = Зазначення авторства
attribution-example = © хтось
shown-on-the-map-and-in-every = Показується на мапі й на кожному її зображенні
tiles = Тайли
vector = Векторні
in-a-known-schema-drawn-in = За схемою OpenMapTiles, Protomaps або Shortbread, намальовані в стилі цієї програми
pictures = Зображення
png-jpeg-or-webp-drawn-as-they = PNG, JPEG або WebP, намальовані як є
zooms = Масштаби
lowest-zoom = Найменший масштаб
highest-zoom = Найбільший масштаб
subdomains = Піддомени
what-s-stands-for = Що по черзі стоїть замість { $s }
key = Ключ
what-key-stands-for = Що стоїть замість { $key }. Зберігається в налаштуваннях на цьому компʼютері, надсилається цьому джерелу й ніколи не записується ні до переліку запитів, ні до експорту
show-key = Показати
offline-use = Без мережі
provider-permits-offline-download = Постачальник дозволяє завантажувати для роботи без мережі
the-rules-of-this-server-forbid-it = Правила цього сервера це забороняють
map-sources-dialog = Джерела мап
the-built-in-map-needs-no-network = Вбудована мапа не потребує мережі. Вибране джерело отримує запити про ту частину мапи, яку ви переглядаєте, тож його постачальник бачить, куди ви дивитеся і з якої адреси
and-not-encrypted = , без шифрування
source-asks = звертається до { $host }{ $encrypted }
remove-named = Вилучити { $name }
edit = Змінити…
edit-named = Змінити { $name }
add-a-source-button = Додати джерело…
restore-default-sources = Повернути типові джерела
your-contact-for-servers = Ваш контакт для серверів
optional-web-page-or-mail-address = необовʼязково: вебсторінка або адреса пошти
servers-like-to-know-whom-to-ask = Серверам зручно знати, кого спитати, перш ніж заблокувати програму. Написане тут надсилається кожному джерелу з кожним запитом; порожнє поле не надсилає про вас нічого
requests-call-themselves = Запити називають себе { $name }
contact-for = Контакт для { $source }
its-rules-ask-for-a-contact-so = Його правила вимагають контакту, щоб постачальник міг написати, перш ніж заблокує програму. Контакт надсилається кожному джерелу з кожним запитом
contact = Контакт
web-page-or-mail-address = вебсторінка або адреса пошти
draw-source = Показати { $source }
show-on-map-without-a-contact = Показати на мапі без контакту
nothing-of-online-maps-is-kept-on = На цьому компʼютері нічого не збережено з онлайн-мап
kept-of-online-maps-on-this-computer = Збережено онлайн-мап на цьому компʼютері: { $size }
why-tiles-are-kept =
    Щоб не запитувати той самий тайл, поки постачальник вважає його свіжим; щонайбільше 256 МБ
    { $folder }
clear-kept-tiles = Вилучити збережені тайли
removes-every-tile-that-was-kept = Вилучає всі збережені тайли
will-be-written-to = Буде записано до { $path }
