//! The two-letter code of a country from its name.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;
use crate::base::remembered::{Remembered, remembered};

/// Code, name in English, other names; separated by `|`, one country a piece.
const COUNTRIES: &str = "\
AE|United Arab Emirates|UAE|ОАЕ|ОАЭ;AF|Afghanistan|AFG|Афганістан|Афганистан|Afganistan;AL|Albania|ALB;AM|Armenia|ARM|Вірменія|Армения;AO|Angola|AGO;\
AR|Argentina|ARG|Аргентина|Argentyna;AT|Austria|AUT|Австрія|Австрия|Österreich;AU|Australia|AUS|Австралія|Австралия;AZ|Azerbaijan|AZE|Азербайджан|Azerbejdżan;\
BA|Bosnia and Herzegovina|Bosnia-Herzegovina|BIH;BD|Bangladesh|BGD;BE|Belgium|BEL|Бельгія|Бельгия|Belgia;\
BF|Burkina Faso|BFA;BG|Bulgaria|BGR|Болгарія|Болгария|Bułgaria;BH|Bahrain|BHR;BI|Burundi|BDI;BJ|Benin|BEN;\
BO|Bolivia|BOL;BR|Brazil|BRA|Бразилія|Бразилия|Brazylia;BS|Bahamas|BHS;BW|Botswana|BWA;\
BY|Belarus|BLR|Білорусь|Беларусь|Białoruś|Белоруссия;CA|Canada|CAN|Канада|Kanada;\
CD|Democratic Republic of the Congo|DR Congo (Zaire)|DR Congo|COD;\
CF|Central African Republic|CAF;CG|Republic of the Congo|Congo|COG;CH|Switzerland|CHE|Швейцарія|Швейцария|Szwajcaria;\
CI|Ivory Coast|Côte d’Ivoire|CIV;CL|Chile|CHL;CM|Cameroon|CMR;CN|China|CHN|Китай|Chiny;CO|Colombia|COL;\
CR|Costa Rica|CRI;CU|Cuba|CUB;CV|Cape Verde|CPV;CW|Curaçao|CUW;CY|Cyprus|CYP|Кіпр|Кипр|Cypr;\
CZ|Czechia|Czech Republic|CZE|Чехія|Czechy|Чехия;DE|Germany|DEU|Німеччина|Германия|Niemcy|Deutschland;\
DJ|Djibouti|DJI|Джибуті|Джибути|Dżibuti;DK|Denmark|DNK|Данія|Дания|Dania;DO|Dominican Republic|DOM;DZ|Algeria|DZA|Алжир|Algieria;EC|Ecuador|ECU;\
EE|Estonia|EST|Естонія|Эстония;EG|Egypt|EGY|Єгипет|Египет|Egipt;EH|Western Sahara|ESH;ER|Eritrea|ERI;ES|Spain|ESP|Іспанія|Испания|Hiszpania|España;\
ET|Ethiopia|ETH;FI|Finland|FIN|Фінляндія|Финляндия|Finlandia;FR|France|FRA|Франція|Франция|Francja;GA|Gabon|GAB;\
GB|United Kingdom|UK|GBR|Great Britain|England|Велика Британія|Великобританія|Великобритания|Англія|Wielka Brytania;GE|Georgia|GEO|Грузія|Грузия|Gruzja;GH|Ghana|GHA;\
GM|Gambia|GMB;GN|Guinea|GIN;GQ|Equatorial Guinea|GNQ;GR|Greece|GRC|Греція|Греция|Grecja;GT|Guatemala|GTM|Гватемала|Gwatemala;\
GW|Guinea-Bissau|GNB;GY|Guyana|GUY;HK|Hong Kong|HKG;HN|Honduras|HND;HR|Croatia|HRV|Хорватія|Хорватия|Chorwacja;\
HT|Haiti|HTI;HU|Hungary|HUN|Угорщина|Венгрия|Węgry|Magyarország;ID|Indonesia|IDN;IE|Ireland|IRL|Ірландія|Ирландия|Irlandia;\
IL|Israel|ISR|Ізраїль|Израиль|Izrael;IN|India|IND|Індія|Индия|Indie;IQ|Iraq|IRQ|Ірак|Ирак|Irak;IR|Iran|IRN|Іран|Иран;\
IS|Iceland|ISL;IT|Italy|ITA|Італія|Италия|Włochy;JM|Jamaica|JAM;JO|Jordan|JOR;JP|Japan|JPN|Японія|Япония|Japonia;KE|Kenya|KEN;\
KG|Kyrgyzstan|KGZ;KH|Cambodia|Cambodia (Kampuchea)|KHM;KP|North Korea|PRK|КНДР;\
KR|South Korea|KOR;KW|Kuwait|KWT|Кувейт|Kuwejt;KZ|Kazakhstan|KAZ|Казахстан|Kazachstan;LA|Laos|LAO;LB|Lebanon|LBN|Ліван|Ливан;\
LK|Sri Lanka|LKA;LR|Liberia|LBR;LS|Lesotho|LSO;LT|Lithuania|LTU|Литва|Litwa;\
LU|Luxembourg|LUX|Люксембург|Luksemburg;LV|Latvia|LVA|Латвія|Łotwa;LY|Libya|LBY;MA|Morocco|MAR;\
MD|Moldova|MDA|Молдова|Mołdawia|Молдавия;ME|Montenegro|MNE;\
MG|Madagascar|Madagascar (Malagasy)|MDG;MK|North Macedonia|Macedonia|MKD;ML|Mali|MLI;\
MM|Myanmar|Myanmar (Burma)|Burma|MMR;MN|Mongolia|MNG;MO|Macau|Macao|MAC;\
MR|Mauritania|MRT;MU|Mauritius|MUS;MV|Maldives|MDV;MW|Malawi|MWI;MX|Mexico|MEX|Мексика|Meksyk;\
MY|Malaysia|MYS;MZ|Mozambique|MOZ;NA|Namibia|NAM;NE|Niger|NER;NG|Nigeria|NGA;\
NI|Nicaragua|NIC;NL|Netherlands|NLD|Нідерланди|Нидерланды|Holandia|Holland;NO|Norway|NOR|Норвегія|Норвегия|Norwegia;NP|Nepal|NPL;NZ|New Zealand|NZL;\
OM|Oman|OMN;PA|Panama|PAN|Панама;PE|Peru|PER;PG|Papua New Guinea|PNG;PH|Philippines|PHL;\
PK|Pakistan|PAK;PL|Poland|POL|Польща|Польша|Polska|Republic of Poland|Pologne;PR|Puerto Rico|PRI;\
PS|Palestine|State of Palestine|Gaza|PSE|Палестина;PT|Portugal|PRT|Португалія|Португалия|Portugalia;PY|Paraguay|PRY;\
QA|Qatar|QAT;RE|Réunion|REU;RO|Romania|ROU|Румунія|Румыния|Rumunia|România;\
RS|Serbia|Serbia (Yugoslavia)|SRB|Сербія|Сербия;RU|Russia|Russian Federation|Russia (Soviet Union)|RUS\
|Росія|Россия|Rosja|російська федерація|Российская Федерация|РФ;RW|Rwanda|RWA;\
SA|Saudi Arabia|SAU;SD|Sudan|SDN;SE|Sweden|SWE|Швеція|Швеция|Szwecja;SG|Singapore|SGP|Сінгапур|Сингапур|Singapur;SI|Slovenia|SVN|Словенія|Словения|Słowenia;\
SK|Slovakia|SVK|Словаччина|Словакия|Słowacja;SL|Sierra Leone|SLE;SN|Senegal|SEN;\
SO|Somalia|SOM;SR|Suriname|SUR;SS|South Sudan|SSD;SV|El Salvador|SLV|Сальвадор|Salwador;\
SY|Syria|SYR|Сирія|Сирия;SZ|Eswatini|Swaziland|SWZ;TD|Chad|TCD;TG|Togo|TGO;\
TH|Thailand|THA;TJ|Tajikistan|TJK;TL|East Timor|Timor-Leste|TLS;TM|Turkmenistan|TKM;\
TN|Tunisia|TUN|Туніс|Тунис|Tunezja;TR|Turkey|Türkiye|TUR|Туреччина|Турция|Turcja|Turkiye;TW|Taiwan|TWN;\
TZ|Tanzania|TZA;UA|Ukraine|UKR|Україна|Украина|Ukraina;UG|Uganda|UGA;\
US|United States|United States of America|USA|США|U.S.A.|U.S.|America|Сполучені Штати|Сполучені Штати Америки|Соединённые Штаты|Stany Zjednoczone;UY|Uruguay|URY;UZ|Uzbekistan|UZB;\
VE|Venezuela|VEN;VN|Vietnam|Vietnam (North Vietnam)|VNM;XK|Kosovo|XKX;\
YE|Yemen|Yemen (North Yemen)|YEM|Ємен|Йемен;ZA|South Africa|ZAF;ZM|Zambia|ZMB;\
ZW|Zimbabwe|Zimbabwe (Rhodesia)|ZWE";

/// The code of the country called `name`, which may be its code, its name in
/// English or, for countries around Ukraine, in their languages.
pub fn code_of(name: &str) -> Option<&'static str> {
    static CODES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        let mut codes = HashMap::new();
        for country in COUNTRIES.split(';') {
            let mut names = country.split('|');
            let Some(code) = names.next() else { continue };
            codes.insert(code_key(code), code);
            codes.extend(names.map(|name| (key(name), code)));
        }
        codes
    });
    remembered(&KNOWN, &[name], || codes.get(&key(name)).copied())
}

thread_local! {
    static KNOWN: RefCell<Remembered<Option<&'static str>>> = RefCell::default();
}

/// The codes of all countries with a name.
#[cfg(test)]
pub fn codes() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split(';').filter_map(|country| country.split('|').next())
}

/// The English name of the country with the two-letter `code`, or the code.
pub fn name_of(code: &str) -> &str {
    static NAMES: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        COUNTRIES
            .split(';')
            .filter_map(|country| {
                let mut parts = country.split('|');
                Some((parts.next()?, parts.next()?))
            })
            .collect()
    });
    names.get(code).copied().unwrap_or(code)
}

/// Codes are compared letter by letter: folded, `AG` and `AH` would be one.
fn key(name: &str) -> String {
    let name = name.trim();
    if name.len() <= 3 && name.is_ascii() { code_key(name) } else { fold(name) }
}

fn code_key(code: &str) -> String {
    code.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_code_and_by_name() {
        for name in ["UA", "ua", "UKR", "Ukraine", "Україна", "Украина", " ukraine "]
        {
            assert_eq!(code_of(name), Some("UA"), "{name}");
        }
        assert_eq!(code_of("Russia (Soviet Union)"), Some("RU"));
        assert_eq!(code_of("Niger"), Some("NE"));
        assert_eq!(code_of("Atlantis"), None);
        assert_eq!(code_of(""), None);
        assert_eq!(name_of("PL"), "Poland");
    }
}
