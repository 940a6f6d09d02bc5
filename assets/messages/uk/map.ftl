# map

count-outside-the-view = { $count } поза екраном
fit = Показати
show-all-matching-events-0 = Показати всі відповідні події (0)
count-country-wide = { $count } по всій країні
known-only-by-country-so-not-on = Відома лише країна, тому їх немає на мапі; натисніть, щоб вибрати й перелічити
no-streets-in-the-built-in-map = На вбудованій мапі немає вулиць
get-streets = Завантажити вулиці…
download-streets-or-open-a-local-map = Завантажте вулиці цієї ділянки один раз або відкрийте локальну мапу (Мапа › Відкрити локальну мапу)
layers = Шари
the-first-lies-on-top-drag-the = Перший лежить згори; тягніть за ручки, щоб змінити порядок
settings-of = Налаштування: { $label }
opacity-of = Непрозорість: { $label }
how-opaque-it-is = Непрозорість: { $percent } %
move-up = Вище
move-down = Нижче
drag = Перетягнути: { $label }
drag-to-another-place-in-the-order = Перетягніть на інше місце в порядку
sign-exact-place = точне місце
place-is-in-here = місце десь тут
imprecise-place = неточне місце
picked-events-area = де сталася подія
several-events = кілька подій
sign-claims-differ = дані розходяться
legend = Легенда
fold-the-legend = Згорнути легенду
what-the-signs-mean = Що означають знаки
legend-named = Легенда: { $label }
click-filters-by-this-kind = Натискання фільтрує за цим типом
too-many-events-cells-instead = забагато подій, натомість клітинки
places-on-the-map = Місця на мапі
positions-for-the-map = Координати для мапи
the-built-in-map = Вбудована мапа: { $error }
built-in-map = Вбудована мапа
click-to-zoom-in = Натисніть, щоб наблизити
click-to-spread-out-the-first-of = Натисніть, щоб розсунути перші з них; усі є на панелі
click-to-spread-them-out-again-to = Натисніть, щоб розсунути їх, ще раз – щоб переходити від однієї до іншої
zoom-in = Наблизити
zoom-out = Віддалити
move-the-map-and-pick-events = Рухати мапу й відкривати події
within-distance = у межах { $distance }
name-within-distance = { $name }, у межах { $distance }
more-than-imprecise-events-in-view-zoom = На виду понад { $count } неточних подій; наблизьте
only-areas-in-view-are-hatched-zoom = Заштриховано лише { $count } ділянок на виду; наблизьте
count-events-here =
    { $count ->
        [one] тут { $count } подія
        [few] тут { $count } події
        [many] тут { $count } подій
       *[other] тут { $count } події
    }
events-per-grid-cell = Подій на клітинку
cell-size-px = Розмір клітинки (пікселі)
written-to-the-graphics-card = Записано на відеокарту
pictures-of-dots = Зображення точок
events = Події
density-of-events = Події
density-of-killed = Загиблі за найбільшими числами
density-of-injured = Поранені за найбільшими числами
kernel-density-radius = { $what }, ядрова щільність, радіус { $radius }
events-do-not-say =
    { $count ->
        [one] { $count } подія не називає чисел, а підсумки цілих атак не враховано
        [few] { $count } події не називають чисел, а підсумки цілих атак не враховано
        [many] { $count } подій не називають чисел, а підсумки цілих атак не враховано
       *[other] { $count } подій не називають чисел, а підсумки цілих атак не враховано
    }
people-killed = Загиблі
people-injured = Поранені
heat-count = Рахувати
logarithmic = Логарифмічні
linear = Лінійні
colours = Кольори
radius-points = Радіус, пункти
killed-lowest = Загиблі, щонайменше
killed-highest = Загиблі, щонайбільше
injured-lowest = Поранені, щонайменше
injured-highest = Поранені, щонайбільше
measure-resolution = { $measure } · рівень { $resolution }
outline-only-no-data = Лише контур: немає даних
counting = Підрахунок…
hexagons-number = Число
fixed-resolution = Сталий рівень
resolution-of-h3 = Рівень H3
width-points = Ширина, пункти
tip-killed = Загиблі: { $people }
tip-injured = Поранені: { $people }
tip-events-state-neither =
    { $count ->
        [one] { $count } подія не називає ні тих, ні тих
        [few] { $count } події не називають ні тих, ні тих
        [many] { $count } подій не називають ні тих, ні тих
       *[other] { $count } подій не називають ні тих, ні тих
    }
h3-resolution = H3 { $name } · рівень { $resolution }
not-stated = не вказано
approximate-outline = Приблизний контур
drawn-or-imported = Намальований або імпортований
range-of-definite-and-possible = 12–15: 12 напевно, 15 можливо
area-definite-and-possible =
    { $area }
    { $possible ->
        [one] напевно { $definite }, можливо { $possible } подія
        [few] напевно { $definite }, можливо { $possible } події
        [many] напевно { $definite }, можливо { $possible } подій
       *[other] напевно { $definite }, можливо { $possible } подій
    }
    Натискання вибирає можливі
no-open-dataset-has-a-column-for = У жодному відкритому наборі немає стовпця з місцем запуску
too-many-events-for-lines = Відповідає понад { $count } подій; скоротіть проміжок часу
origin-given-by-the-source = Місце запуску вказане джерелом
origin-geocoded = Місце запуску визначене за назвою
events-with-an-origin =
    { $count ->
        [one] { $with } із { $count } події з місцем запуску
        [few] { $with } із { $count } подій з місцем запуску
        [many] { $with } із { $count } подій з місцем запуску
       *[other] { $with } із { $count } подій з місцем запуску
    }
origins-not-known =
    { $count ->
        [one] { $count } назва невідома й не намальована
        [few] { $count } назви невідомі й не намальовані
        [many] { $count } назв невідомі й не намальовані
       *[other] { $count } назв невідомі й не намальовані
    }
too-many-for-symbols-numbers-of-near = Забагато для знаків: числа близьких подій; наблизьте, щоб побачити знаки
too-many-for-symbols-a-dot-for = Забагато для знаків: точка для кожної події, вибрані й найновіші згори
too-many-for-symbols-a-dot-is = Забагато для знаків: точка – найновіша подія в цьому місці
size-by-nothing = Нічим
size-by = Розмір за
crowded-clusters = Кластери
crowded-dots = Точки
when-crowded = Коли тісно
legend-people-killed = є загиблі
injured-none-killed = є поранені, без загиблих
nobody-harmed = без постраждалих
colour-by-kind = Тип події
colour-by-dataset = Набір даних
colour-by-casualties = Загиблі й поранені
colour-by = Колір за
drag-from-the-middle-outward = Тягніть від середини назовні
distance-around = { $distance } навколо
done = Готово
count-inside = { $count } усередині
drawn-area = Намальоване
filter-by-it = Фільтрувати
only-events-in-this-area-match-then = Тоді відповідатимуть лише події на цій ділянці
save-as-area = Зберегти ділянку
name-it-filter-by-it-and-export = Назвати її, фільтрувати за нею й експортувати можна ліворуч, у розділі «Ділянка»
name-of-a-drawn-area = Ділянка { $number }
draw-around-what-you-want = Обведіть те, що хочете вибрати
click-along-what-you-measure-a-double = Натискайте вздовж того, що вимірюєте; подвійне натискання або Enter завершує
area-ha = { $number } га
area-km2 = { $number } км²
click-vertices-a-double-click-or-enter = Натискайте на мапу, щоб ставити вершини; подвійне натискання або Enter завершує, Backspace вилучає останню
drag-from-corner-to-corner = Тягніть від кута до кута
has-too-many-vertices-to-drag-them = У «{ $name }» забагато вершин, щоб тягнути їх по одній; Esc
drag-vertices-click-small-ones-to-add = { $name }: тягніть вершини, натискайте малі, щоб додати, праворуч – щоб вилучити; Esc завершує
map-of-events = Мапа подій. Стрілки рухають її, N і P вибирають наступну й попередню подію у видимій частині
map-with-picked-event = Мапа подій. Відкрито: { $title }
no-other-event-is-in-view = Інших подій у видимій частині мапи немає
tools-of-the-map = Інструменти мапи
not-in-view = Не видно на мапі
