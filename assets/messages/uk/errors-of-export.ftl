# errors-of-export

error-nothing-to-export = немає чого експортувати; спершу відкрийте набір даних
error-embedded-map = вбудована мапа: { $reason }
error-export-unknown-format = «{ $id }» – не формат експорту; напишіть { $known }
error-export-different-tables = «{ $first }» і «{ $second }» мають різні заголовки, розділювачі або кодування, тож їхні оригінальні рядки не можуть стояти в одній таблиці; експортуйте набори даних по одному або виберіть стовпці strikemap
error-export-shared-id = і в «{ $first }», і в «{ $second }» є подія «{ $id }», тож твердження про неї читалися б з обома; експортуйте набори даних по одному або без тверджень
error-export-open-quote = «{ $dataset }», рядок { $line }: лапки не закрито, і вони поглинули б рядки наступного набору даних; експортуйте набори даних по одному або виберіть стовпці strikemap
error-export-no-column = стовпця «{ $name }» немає; є стовпці { $columns }
error-export-no-column-left = вилучено всі стовпці; лишіть принаймні один
error-export-picture-tells-places = мапа у звіті показала б те, що змінено або вилучено: місця, радіуси чи типи подій; експортуйте звіт без мапи або без цих змін
error-export-no-seed = місця зміщуються за секретним зерном, а його не задано; напишіть його після --seed= (маніфест його не розкриває)
error-export-short-seed = зерно закоротке: хто знає одне справжнє місце, міг би перебрати всі такі зерна; потрібно принаймні { $least } знаків
error-export-notes-under-original = нотатки й теги стоять лише під стовпцями strikemap; виберіть стовпці strikemap
error-export-notes-unsaved = нотатки й теги експортуються такими, як у файлі сеансу, щоб експорт можна було перевірити; спершу збережіть сеанс (Ctrl+S)
error-export-session = не вдалося прочитати нотатки й теги: { $reason }
error-export-ragged = «{ $dataset }», рядок { $line }: клітинок більше, ніж у заголовку, тож не зрозуміло, які вилучити; виберіть стовпці strikemap
error-export-leak = «{ $dataset }», рядок { $line }: стовпець «{ $column }» { $reason }; вилучіть цей стовпець
error-export-leak-in-original = «{ $dataset }», рядок { $line }: стовпець «{ $column }» { $reason }; вилучіть цей стовпець або виберіть стовпці strikemap
leak-still-told = теж видає справжні координати
leak-position-told = видає місце точніше, ніж воно публікується, у рядку без координат, які можна змінити
leak-emptied-told = видає координати, які не вдалося прочитати, тож змінити їх не можна
leak-name-tells = має назву, яка видає справжні координати
leak-outline = містить обрис, а не точку, і змінити його не можна
leak-unchangeable = містить координати у вигляді, який не можна змінити
leak-cells-not-apart = починає рядок, клітинки якого не можна розділити
error-export-defect = запис не вдався через внутрішню помилку; будь ласка, повідомте про неї
error-export-cancelled = зупинено; нічого не записано
error-export-parquet = не вдалося створити файл Parquet: { $reason }
parquet-another-type = стовпець іншого типу
error-export-foreign = цей файл записав не попередній експорт за цим шляхом, тож його не замінено; перемістіть його або виберіть іншу назву
error-export-stale = експорт записано, але від попереднього лишився цей файл, і його читали б разом із новим; вилучіть його: { $reason }
error-export-name-not-text = назва цього файлу не в UTF-8, тож маніфест не зміг би його назвати і ніхто не перевірив би експорт; перейменуйте файл
error-export-meanwhile = за цим шляхом тим часом записано інший експорт; нічого не змінено, повторіть ще раз
error-export-is-input = цей файл читається для експорту; виберіть іншу назву

error-drawing-defect = малювання не вдалося через внутрішню помилку; будь ласка, повідомте про неї
error-map-not-drawn = мапу не намальовано
error-map-not-complete = за { $secs } с мапа не була готова
error-too-many-frames = понад { $most } кадрів; виберіть більший крок або коротший час
error-name-of-no-picture = «{ $path }» – не назва зображення; вона має закінчуватися на .png або .svg
error-name-of-no-animation = «{ $path }» – не назва анімації; вона має закінчуватися на .gif або на /, якщо це тека
error-picture-size = зображення має неможливий розмір
error-picture-not-packed = не вдалося запакувати зображення: { $reason }
error-picture-not-drawn = не вдалося намалювати зображення: { $reason }
error-picture-not-read-back = не вдалося зчитати намальоване зображення: { $reason }
error-picture-too-large = цей графічний драйвер малює зображення не більші за { $longest } × { $longest } пікселів, а не { $width } × { $height }; виберіть менший розмір або масштаб
error-no-graphics-driver = не знайдено графічного драйвера, щоб малювати ({ $reason }); у Debian та Ubuntu: apt-get install mesa-vulkan-drivers

error-no-secret-key = це не секретний ключ minisign: { $reason }; створіть його через «strikemap keygen»
key-second-line = другий рядок – не ключ
error-key-password = пароль не підходить до цього секретного ключа; введіть його ще раз
error-no-public-key = «{ $text }» – не відкритий ключ minisign і не файл із ним
error-no-signature = це не підпис minisign: { $reason }
error-key-unusable = не вдалося скористатися ключем: { $reason }
error-pdf = не вдалося записати PDF: { $reason }
error-pdf-fonts = не вдалося прочитати вбудовані шрифти
error-template-unread = не вдалося прочитати { $path }: { $reason }
error-template-form = { $path } – не шаблон: { $reason }; у шаблоні можуть бути рядки logo = "FILE", colour = "#rrggbb" і credit = "TEXT"
error-template-colour = { $path }: «{ $colour }» – не колір; запишіть його так: "#8a1f2b"
error-template-size = { $path } більший за { $kilobytes } КБ
error-template-logo = { $path } – не PNG і не JPEG
error-template-credit = { $path }: рядок авторства довший за { $most } символів
error-template-line = рядок { $line }: { $reason }
error-template-logo-broken = логотип шаблону пошкоджено; збережіть його знову як PNG або JPEG
error-template-logo-size = логотип шаблону порожній або має понад { $most } пікселів на стороні
error-not-two-versions = таблиця змін стосується двох версій одного файлу
error-export-other-inputs = експорт створено з такої кількості файлів: { $inputs }; назвіть стільки ж новіших файлів у тому самому порядку, а не { $files }
