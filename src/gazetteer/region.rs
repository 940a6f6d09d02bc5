//! Parts of countries whose towns are named like others: they tell the country.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;

/// Country, then its parts with their short forms; separated by `|`.
const REGIONS: [&str; 5] = [
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
];

/// The country of the state or province called `name`.
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
    by_name.get(&key(name.trim())).copied()
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
    }
}
