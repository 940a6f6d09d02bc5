//! Parts of countries whose towns are named like others: they tell the country.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;
use super::name::{Level, Name};

/// Country, then its parts with their short forms; separated by `|`.
const REGIONS: [&str; 6] = [
    "US|Alabama|AL|Alaska|AK|Arizona|AZ|Arkansas|AR|California|Colorado|Connecticut|CT|Delaware\
     |Florida|FL|Hawaii|HI|Idaho|Illinois|Indiana|Iowa|Kansas|KS|Kentucky|KY|Louisiana|Maine\
     |Maryland|Massachusetts|Michigan|MI|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada\
     |NV|New Hampshire|NH|New Jersey|NJ|New Mexico|NM|New York State|NY|North Carolina|North Dakota|ND\
     |Ohio|OH|Oklahoma|OK|Oregon|OR|Pennsylvania|Rhode Island|RI|South Carolina|South Dakota\
     |Tennessee|TN|Texas|TX|Utah|UT|Vermont|VT|Virginia|Washington State|West Virginia|WV\
     |Wisconsin|WI|Wyoming|WY|District of Columbia|Washington DC|DC\
     |Техас|Вісконсин|Висконсин|Міссурі|Миссури|Каліфорнія|Калифорния|Огайо|Алабама|Флорида|Флорида\
     |Вирджиния|Вірджинія|Пенсильванія|Пенсильвания|Небраска|Канзас|Айова|Іллінойс|Иллинойс|Teksas|Kalifornia",
    "CA|Ontario|ON|Quebec|QC|Alberta|AB|British Columbia|BC|Manitoba|MB|Saskatchewan|SK\
     |Nova Scotia|New Brunswick|Newfoundland|Онтаріо|Онтарио|Альберта|Саскачеван|Манітоба|Манитоба",
    "GB|England|Scotland|Wales|Northern Ireland|Англія|Англия|Шотландія|Шотландия|Anglia|Szkocja",
    "AU|New South Wales|NSW|Queensland|QLD|Tasmania|Western Australia|South Australia",
    "DE|Bavaria|Bayern|Brandenburg|Hesse|Hessen|Saxony|Sachsen|Saarland|Thuringia|Thüringen\
     |Nordrhein-Westfalen|North Rhine-Westphalia|Niedersachsen|Lower Saxony|Mecklenburg-Vorpommern",
    "RU|Krasnodar Krai|Краснодарский край|Краснодарський край|Stavropol Krai|Ставропольский край|Ставропольський край\
     |Perm Krai|Пермский край|Krasnoyarsk Krai|Красноярский край|Primorsky Krai|Приморский край|Khabarovsk Krai|Хабаровский край\
     |Altai Krai|Алтайский край|Tatarstan|Татарстан|Bashkortostan|Башкортостан|Dagestan|Дагестан|Chechnya|Чечня|Adygea|Адыгея\
     |Kalmykia|Калмыкия|Karelia|Карелия|Mordovia|Мордовия|Chuvashia|Чувашия|Udmurtia|Удмуртия|Yakutia|Якутия|Buryatia|Бурятия",
];

/// Country, then its oblasts, which are known with the word for the kind alone: "Rostov"
/// is a city too.
#[rustfmt::skip]
const OBLASTS: [&str; 2] = [
    "RU|Amur Oblast|Амурская область|Амурська область|Arkhangelsk Oblast|Архангельская область|Архангельська область\
     |Astrakhan Oblast|Астраханская область|Астраханська область\
     |Belgorod Oblast|Белгородская область|Бєлгородська область|Білгородська область|obwód biełgorodzki|Belgorodskaya oblast\
     |Bryansk Oblast|Брянская область|Брянська область|obwód briański|Bryanskaya oblast\
     |Chelyabinsk Oblast|Челябинская область|Челябінська область|Irkutsk Oblast|Иркутская область|Іркутська область\
     |Ivanovo Oblast|Ивановская область|Іванівська область|Kaliningrad Oblast|Калининградская область|Калінінградська область|obwód kaliningradzki\
     |Kaluga Oblast|Калужская область|Калузька область|Kemerovo Oblast|Кемеровская область|Кемеровська область\
     |Kirov Oblast|Кировская область|Кіровська область|Kostroma Oblast|Костромская область|Костромська область\
     |Kurgan Oblast|Курганская область|Курганська область\
     |Kursk Oblast|Курская область|Курська область|obwód kurski|Kurskaya oblast\
     |Leningrad Oblast|Ленинградская область|Ленінградська область|Lipetsk Oblast|Липецкая область|Липецька область\
     |Magadan Oblast|Магаданская область|Магаданська область|Moscow Oblast|Московская область|Московська область|obwód moskiewski\
     |Murmansk Oblast|Мурманская область|Мурманська область|Nizhny Novgorod Oblast|Нижегородская область|Нижньогородська область\
     |Novgorod Oblast|Новгородская область|Новгородська область|Novosibirsk Oblast|Новосибирская область|Новосибірська область\
     |Omsk Oblast|Омская область|Омська область|Orenburg Oblast|Оренбургская область|Оренбурзька область\
     |Oryol Oblast|Orel Oblast|Орловская область|Орловська область|Penza Oblast|Пензенская область|Пензенська область\
     |Pskov Oblast|Псковская область|Псковська область\
     |Rostov Oblast|Ростовская область|Ростовська область|obwód rostowski|Rostovskaya oblast\
     |Ryazan Oblast|Рязанская область|Рязанська область|Sakhalin Oblast|Сахалинская область|Сахалінська область\
     |Samara Oblast|Самарская область|Самарська область|Saratov Oblast|Саратовская область|Саратовська область\
     |Smolensk Oblast|Смоленская область|Смоленська область|Sverdlovsk Oblast|Свердловская область|Свердловська область\
     |Tambov Oblast|Тамбовская область|Тамбовська область|Tomsk Oblast|Томская область|Томська область\
     |Tula Oblast|Тульская область|Тульська область|Tver Oblast|Тверская область|Тверська область\
     |Tyumen Oblast|Тюменская область|Тюменська область|Ulyanovsk Oblast|Ульяновская область|Ульяновська область\
     |Vladimir Oblast|Владимирская область|Володимирська область|Volgograd Oblast|Волгоградская область|Волгоградська область\
     |Vologda Oblast|Вологодская область|Вологодська область\
     |Voronezh Oblast|Воронежская область|Воронезька область|obwód woroneski|Voronezhskaya oblast\
     |Yaroslavl Oblast|Ярославская область|Ярославська область",
    "BY|Brest Region|Брестская область|Брестська область|obwód brzeski|Vitebsk Region|Vitsebsk Region|Витебская область|Вітебська область\
     |Gomel Region|Homel Region|Homiel Region|Гомельская область|Гомельська область|obwód homelski\
     |Grodno Region|Hrodna Region|Гродненская область|Гродненська область|obwód grodzieński\
     |Minsk Region|Минская область|Мінська область|obwód miński|Mogilev Region|Mahilyow Region|Могилёвская область|Могилевская область|Могильовська область",
];

/// The country of the oblast called `name`, where it says that it is one.
fn country_of_oblast(name: &str) -> Option<&'static str> {
    static BY_NAME: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| {
        let mut by_name = HashMap::new();
        for oblasts in OBLASTS {
            let Some((country, names)) = oblasts.split_once('|') else { continue };
            by_name.extend(names.split('|').map(|name| (Name::read(name).bare, country)));
        }
        by_name
    });
    let name = Name::read(name);
    if name.level == Some(Level::First) { by_name.get(&name.bare).copied() } else { None }
}

/// The country of the state, province or oblast called `name`.
pub fn country_of(name: &str) -> Option<&'static str> {
    static BY_NAME: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| {
        let mut by_name = HashMap::new();
        for regions in REGIONS {
            let Some((country, names)) = regions.split_once('|') else { continue };
            by_name.extend(names.split('|').map(|name| (key(name.trim()), country)));
        }
        by_name
    });
    by_name.get(&key(name.trim())).copied().or_else(|| country_of_oblast(name))
}

/// Short forms only in capitals: "or" and "oh" are words.
fn key(name: &str) -> String {
    if name.len() <= 3 && name.is_ascii() { name.to_owned() } else { fold(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_tells_its_country() {
        for name in ["Texas", "TX", "wisconsin", "Техас"] {
            assert_eq!(country_of(name), Some("US"), "{name}");
        }
        assert_eq!(country_of("Ontario"), Some("CA"));
        assert_eq!(country_of("or"), None);
        assert_eq!(country_of("Kyiv Oblast"), None);
        for name in ["Rostov Oblast", "Белгородская обл.", "Курська область", "obwód briański"]
        {
            assert_eq!(country_of(name), Some("RU"), "{name}");
        }
        assert_eq!(country_of("Brest Region"), Some("BY"));
        assert_eq!(country_of("Rostov"), None, "a city");
    }
}
