# database

error-database-connect = { $server } недосяжний: { $reason }. Перевірте назву, порт і чи працює сервер
error-database-login = { $server } не впускає { $user }: { $reason }. Задайте PGPASSWORD або рядок у ~/.pgpass
error-database-tls = зʼєднання з { $server } не вдається захистити: { $reason }. Назвіть центри сертифікації сервера через sslrootcert=ФАЙЛ або відмовтеся від шифрування через sslmode=disable
error-database-refused = { $server } відмовляє: { $reason }
error-database-lost = зʼєднання з { $server } обірвалося: { $reason }. Нічого не записано
error-database-silent = { $server } не відповідає вже { $seconds } с. Нічого не записано
error-database-file = { $reason }
database-password-file-is-open = файл паролів можуть читати інші; «chmod 600» лишить його тільки вам
database-no-certificate = у ньому немає сертифіката у формі PEM
error-address-form = запишіть postgres://КОРИСТУВАЧ@СЕРВЕР/БАЗА?table=НАЗВА
error-address-password = пароль в адресі бачить кожен, хто переглядає запущені програми; задайте PGPASSWORD або рядок у ~/.pgpass
error-address-database = не названо базу даних: postgres://СЕРВЕР/БАЗА?table=НАЗВА
error-address-table = не названо таблицю: додайте ?table=НАЗВА або ?table=СХЕМА.НАЗВА
error-address-user = не названо користувача: postgres://КОРИСТУВАЧ@СЕРВЕР/БАЗА?table=НАЗВА або PGUSER
error-address-setting = «{ $name }» – не параметр адреси; є table, key, host, sslmode, sslrootcert
error-address-tls = sslmode={ $mode } може лишити зʼєднання відкритим для інших; запишіть verify-full або disable
error-fetch-no-table = немає таблиці чи подання { $name }, або вам їх не видно
error-fetch-no-column = немає стовпця «{ $name }»; є { $columns }
error-fetch-no-key = { $name } не має первинного ключа; назвіть стовпці, за якими розрізняють рядки, через &key=СТОВПЕЦЬ
error-fetch-repeated-key = «{ $key }» не розрізняє рядки: рядків – { $rows }, значень – { $distinct }
error-fetch-too-many =
    { $rows ->
        [one] Довелося б отримати { $rows } рядок, понад { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
        [few] Довелося б отримати { $rows } рядки, понад { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
        [many] Довелося б отримати { $rows } рядків, понад { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
       *[other] Довелося б отримати { $rows } рядків, понад { $most }; звузьте проміжок через --from і --to або дозвольте більше через --most-rows
    }
error-fetch-manifest = не маніфест отриманих рядків: { $reason }
error-fetch-other = маніфест належить до { $recorded }, а команда називає { $given }
fetched-file-differs = { $file } – не той файл, який отримано
fetched-words-differ = речення фільтра не відповідають самому фільтру
fetched-count-differs = кількість рядків інша
fetched-statement-differs = запит не такий, який дають ці фільтри
fetched-rows-differ = ці фільтри лишають інші рядки
cli-asks-server = Запит до { $server } від імені { $user }
cli-fetched = { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядків
    } із { $asked } запитаних ({ $bytes } Б)
cli-fetched-file-is-whole =
    { $rows ->
        [one] доведено: це файл із маніфесту, у ньому { $rows } рядок
        [few] доведено: це файл із маніфесту, у ньому { $rows } рядки
        [many] доведено: це файл із маніфесту, у ньому { $rows } рядків
       *[other] доведено: це файл із маніфесту, у ньому { $rows } рядків
    }
cli-fetched-not-asked = не доведено: що ці рядки є в базі даних; «--database АДРЕСА» запитає її знову ({ $address })
cli-fetched-the-same =
    { $rows ->
        [one] доведено: у базі даних те саме, і файл випливає з неї, у ньому { $rows } рядок
        [few] доведено: у базі даних те саме, і файл випливає з неї, у ньому { $rows } рядки
        [many] доведено: у базі даних те саме, і файл випливає з неї, у ньому { $rows } рядків
       *[other] доведено: у базі даних те саме, і файл випливає з неї, у ньому { $rows } рядків
    }
cli-fetched-store-has-changed = база даних змінилася: додано – { $added }, вилучено – { $removed }, змінено – { $changed }
