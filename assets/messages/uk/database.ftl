# database

error-database-connect = не вдалося зʼєднатися з { $server }: { $reason }. Перевірте назву, порт і те, чи працює сервер
error-database-login = { $server } не впускає користувача { $user }: { $reason }. Задайте PGPASSWORD або додайте рядок у ~/.pgpass
error-database-tls = зʼєднання з { $server } не вдається захистити: { $reason }. Назвіть центри сертифікації сервера через sslrootcert=FILE або відмовтеся від шифрування через sslmode=disable
error-database-refused = { $server } відхиляє запит: { $reason }
error-database-lost = зʼєднання з { $server } обірвалося: { $reason }. Нічого не записано
error-database-silent = { $server } не відповідає вже { $seconds } с. Нічого не записано
error-database-file = { $reason }
database-password-file-is-open = файл із паролями можуть читати інші; «chmod 600» лишить його тільки вам
database-no-certificate = у ньому немає сертифіката у форматі PEM
database-driver-ended = його обірвав драйвер або сервер
database-type-has-no-text = стовпець «{ $column }» має тип { $found }, який не вдається прочитати; створіть подання без нього
database-time-out-of-range = час { $value } поза межами можливого
error-address-form = напишіть postgres://USER@HOST/DATABASE?table=NAME або adbc:DRIVER?uri=URI&table=NAME&key=COLUMN
error-address-password = пароль в адресі бачить кожен, хто переглядає запущені програми; задайте PGPASSWORD чи ADBC_PASSWORD або додайте рядок у ~/.pgpass
error-address-database = не названо базу даних: postgres://HOST/DATABASE?table=NAME
error-address-table = не названо таблицю: додайте ?table=NAME або ?table=SCHEMA.NAME
error-address-user = не названо користувача: postgres://USER@HOST/DATABASE?table=NAME; або задайте PGUSER
error-address-setting = «{ $name }» – не параметр адреси; є table, key, для PostgreSQL – host, sslmode, sslrootcert, для драйверів – uri, user, dialect, entrypoint, option.NAME
error-address-tls = sslmode={ $mode } може лишити зʼєднання відкритим для інших; напишіть verify-full або disable
error-address-driver = не названо драйвер: adbc:DRIVER?uri=URI&table=NAME&key=COLUMN
error-address-no-dialect = із назви драйвера не видно, яким SQL користується база даних; додайте &dialect= і одне з: { $known }
error-address-dialect = немає діалекту «{ $name }»; є { $known }
error-fetch-no-table = немає таблиці чи подання { $name }, або ви не маєте до них доступу
error-fetch-no-column = немає стовпця «{ $name }»; є { $columns }
error-fetch-no-key = { $name } не має первинного ключа; назвіть стовпці, за якими розрізняють рядки, через &key=COLUMN
error-fetch-repeated-key = «{ $key }» не розрізняє рядків: рядків – { $rows }, значень – { $distinct }
error-fetch-too-many =
    { $rows ->
        [one] довелося б отримати { $rows } рядок, а дозволено щонайбільше { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
        [few] довелося б отримати { $rows } рядки, а дозволено щонайбільше { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
        [many] довелося б отримати { $rows } рядків, а дозволено щонайбільше { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
       *[other] довелося б отримати { $rows } рядка, а дозволено щонайбільше { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
    }
error-fetch-other = маніфест стосується { $recorded }, а команда називає { $given }
fetched-file-differs = { $file } – не той файл, який отримано
fetched-claims-beside = поруч із файлом лежить { $file }, і його буде прочитано разом; його не отримано з бази даних
fetched-words-differ = опис фільтра словами не відповідає самому фільтру
fetched-count-differs = кількість рядків інша
fetched-statement-differs = запит не такий, який дають ці фільтри
fetched-rows-differ = ці фільтри лишають інші рядки
cli-asks-server = Запит до { $server } від імені { $user }
cli-asks-by-driver = запитуємо { $server } через драйвер { $driver }
cli-fetched = { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    } із { $asked } запитаних (байтів: { $bytes })
cli-fetched-file-is-whole =
    { $rows ->
        [one] доведено: файл той самий, що в маніфесті, у ньому { $rows } рядок
        [few] доведено: файл той самий, що в маніфесті, у ньому { $rows } рядки
        [many] доведено: файл той самий, що в маніфесті, у ньому { $rows } рядків
       *[other] доведено: файл той самий, що в маніфесті, у ньому { $rows } рядка
    }
cli-fetched-not-asked = не доведено: що ці рядки є в базі даних; «--database ADDRESS» запитає її знову ({ $address })
cli-fetched-the-same =
    { $rows ->
        [one] доведено: у базі даних те саме, і файл їй відповідає, у ньому { $rows } рядок
        [few] доведено: у базі даних те саме, і файл їй відповідає, у ньому { $rows } рядки
        [many] доведено: у базі даних те саме, і файл їй відповідає, у ньому { $rows } рядків
       *[other] доведено: у базі даних те саме, і файл їй відповідає, у ньому { $rows } рядка
    }
cli-fetched-store-has-changed = база даних змінилася: додано – { $added }, вилучено – { $removed }, змінено – { $changed }
error-engine-no-rows = у { $table } немає рядків
error-engine-changed = { $table } змінилася під час запиту, і числа не відповідали б одне одному; запитайте ще раз
error-engine-format = стовпці такі, як у { $format }, а там рядки означають більше, ніж окремі стовпці; вивантажте рядки або створіть подання з власними назвами стовпців
error-engine-field = { $columns } заповнили б «{ $field }», про що базу даних не запитують; створіть подання з одним стовпцем для початку, кінця, широти й довготи
error-engine-type = стовпець { $column } для «{ $field }» має тип { $found }, з яким база даних не може обчислювати; створіть подання, що його перетворює
error-engine-name = стовпець називається «{ $column }», а цю назву вживають запити; створіть подання з іншою назвою
error-engine-clocks =
    { $rows ->
        [one] { $rows } рядок не називає країни, тож невідомо, за яким годинником час у { $column }; створіть подання з часом, що має пояс (timestamptz)
        [few] { $rows } рядки не називають країни, тож невідомо, за яким годинником час у { $column }; створіть подання з часом, що має пояс (timestamptz)
        [many] { $rows } рядків не називають країни, тож невідомо, за яким годинником час у { $column }; створіть подання з часом, що має пояс (timestamptz)
       *[other] { $rows } рядка не називають країни, тож невідомо, за яким годинником час у { $column }; створіть подання з часом, що має пояс (timestamptz)
    }
error-engine-differs = рядок { $key } з файлу читається інакше, ніж у базі даних: «{ $field }» було б { $file }, а є { $server }; натомість вивантажте рядки
error-engine-groups = { $columns } мають разом понад { $most } різних значень; звузьте фільтри або вивантажте рядки
error-engine-groups-unread = не вдалося прочитати те, що полічила база даних
error-engine-filter = про фільтр «{ $filter }» базу даних не запитують; приберіть його або вивантажте рядки
error-engine-report-times = про час повідомлень базу даних не запитують; вивантажте рядки
error-engine-header = заголовок { $column } для «{ $field }» називає часовий пояс, масштаб або систему координат, яких база даних не знає; створіть подання з іншою назвою і значеннями, яким цього не треба (timestamptz, градуси)
error-engine-positions = клітинки { $column } – координати, порядок яких визначають усі разом; створіть подання з широтою й довготою
