//! The two-letter code of a country from its name.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;

/// Code, name in English, other names; separated by `|`, one country a piece.
const COUNTRIES: &str = "\
AE|United Arab Emirates|UAE;AF|Afghanistan|AFG;AL|Albania|ALB;AM|Armenia|ARM;AO|Angola|AGO;\
AR|Argentina|ARG;AT|Austria|AUT|Австрія;AU|Australia|AUS;AZ|Azerbaijan|AZE;\
BA|Bosnia and Herzegovina|Bosnia-Herzegovina|BIH;BD|Bangladesh|BGD;BE|Belgium|BEL;\
BF|Burkina Faso|BFA;BG|Bulgaria|BGR|Болгарія;BH|Bahrain|BHR;BI|Burundi|BDI;BJ|Benin|BEN;\
BO|Bolivia|BOL;BR|Brazil|BRA;BS|Bahamas|BHS;BW|Botswana|BWA;\
BY|Belarus|BLR|Білорусь|Беларусь|Białoruś|Белоруссия;CA|Canada|CAN;\
CD|Democratic Republic of the Congo|DR Congo (Zaire)|DR Congo|COD;\
CF|Central African Republic|CAF;CG|Republic of the Congo|Congo|COG;CH|Switzerland|CHE;\
CI|Ivory Coast|Côte d’Ivoire|CIV;CL|Chile|CHL;CM|Cameroon|CMR;CN|China|CHN;CO|Colombia|COL;\
CR|Costa Rica|CRI;CU|Cuba|CUB;CV|Cape Verde|CPV;CW|Curaçao|CUW;CY|Cyprus|CYP;\
CZ|Czechia|Czech Republic|CZE|Чехія|Czechy;DE|Germany|DEU|Німеччина|Германия|Niemcy;\
DJ|Djibouti|DJI;DK|Denmark|DNK;DO|Dominican Republic|DOM;DZ|Algeria|DZA;EC|Ecuador|ECU;\
EE|Estonia|EST|Естонія;EG|Egypt|EGY;EH|Western Sahara|ESH;ER|Eritrea|ERI;ES|Spain|ESP;\
ET|Ethiopia|ETH;FI|Finland|FIN|Фінляндія;FR|France|FRA;GA|Gabon|GAB;\
GB|United Kingdom|UK|GBR|Great Britain;GE|Georgia|GEO|Грузія|Грузия|Gruzja;GH|Ghana|GHA;\
GM|Gambia|GMB;GN|Guinea|GIN;GQ|Equatorial Guinea|GNQ;GR|Greece|GRC;GT|Guatemala|GTM;\
GW|Guinea-Bissau|GNB;GY|Guyana|GUY;HK|Hong Kong|HKG;HN|Honduras|HND;HR|Croatia|HRV;\
HT|Haiti|HTI;HU|Hungary|HUN|Угорщина|Венгрия|Węgry;ID|Indonesia|IDN;IE|Ireland|IRL;\
IL|Israel|ISR|Ізраїль|Израиль|Izrael;IN|India|IND;IQ|Iraq|IRQ|Ірак;IR|Iran|IRN|Іран;\
IS|Iceland|ISL;IT|Italy|ITA;JM|Jamaica|JAM;JO|Jordan|JOR;JP|Japan|JPN;KE|Kenya|KEN;\
KG|Kyrgyzstan|KGZ;KH|Cambodia|Cambodia (Kampuchea)|KHM;KP|North Korea|PRK;\
KR|South Korea|KOR;KW|Kuwait|KWT;KZ|Kazakhstan|KAZ;LA|Laos|LAO;LB|Lebanon|LBN|Ліван;\
LK|Sri Lanka|LKA;LR|Liberia|LBR;LS|Lesotho|LSO;LT|Lithuania|LTU|Литва|Litwa;\
LV|Latvia|LVA|Латвія|Łotwa;LY|Libya|LBY;MA|Morocco|MAR;\
MD|Moldova|MDA|Молдова|Mołdawia|Молдавия;ME|Montenegro|MNE;\
MG|Madagascar|Madagascar (Malagasy)|MDG;MK|North Macedonia|Macedonia|MKD;ML|Mali|MLI;\
MM|Myanmar|Myanmar (Burma)|Burma|MMR;MN|Mongolia|MNG;MO|Macau|Macao|MAC;\
MR|Mauritania|MRT;MU|Mauritius|MUS;MV|Maldives|MDV;MW|Malawi|MWI;MX|Mexico|MEX;\
MY|Malaysia|MYS;MZ|Mozambique|MOZ;NA|Namibia|NAM;NE|Niger|NER;NG|Nigeria|NGA;\
NI|Nicaragua|NIC;NL|Netherlands|NLD;NO|Norway|NOR;NP|Nepal|NPL;NZ|New Zealand|NZL;\
OM|Oman|OMN;PA|Panama|PAN;PE|Peru|PER;PG|Papua New Guinea|PNG;PH|Philippines|PHL;\
PK|Pakistan|PAK;PL|Poland|POL|Польща|Польша|Polska|Republic of Poland;PR|Puerto Rico|PRI;\
PS|Palestine|State of Palestine|Gaza|PSE|Палестина;PT|Portugal|PRT;PY|Paraguay|PRY;\
QA|Qatar|QAT;RE|Réunion|REU;RO|Romania|ROU|Румунія|Румыния|Rumunia;\
RS|Serbia|Serbia (Yugoslavia)|SRB;RU|Russia|Russian Federation|Russia (Soviet Union)|RUS\
|Росія|Россия|Rosja|російська федерація|Российская Федерация|РФ;RW|Rwanda|RWA;\
SA|Saudi Arabia|SAU;SD|Sudan|SDN;SE|Sweden|SWE;SG|Singapore|SGP;SI|Slovenia|SVN;\
SK|Slovakia|SVK|Словаччина|Словакия|Słowacja;SL|Sierra Leone|SLE;SN|Senegal|SEN;\
SO|Somalia|SOM;SR|Suriname|SUR;SS|South Sudan|SSD;SV|El Salvador|SLV;\
SY|Syria|SYR|Сирія|Сирия;SZ|Eswatini|Swaziland|SWZ;TD|Chad|TCD;TG|Togo|TGO;\
TH|Thailand|THA;TJ|Tajikistan|TJK;TL|East Timor|Timor-Leste|TLS;TM|Turkmenistan|TKM;\
TN|Tunisia|TUN;TR|Turkey|Türkiye|TUR|Туреччина|Турция|Turcja;TW|Taiwan|TWN;\
TZ|Tanzania|TZA;UA|Ukraine|UKR|Україна|Украина|Ukraina;UG|Uganda|UGA;\
US|United States|United States of America|USA|США;UY|Uruguay|URY;UZ|Uzbekistan|UZB;\
VE|Venezuela|VEN;VN|Vietnam|Vietnam (North Vietnam)|VNM;XK|Kosovo|XKX;\
YE|Yemen|Yemen (North Yemen)|YEM|Ємен;ZA|South Africa|ZAF;ZM|Zambia|ZMB;\
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
    codes.get(&key(name)).copied()
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
