//! Which clocks the reports of a country go by.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::country::code_of;
use super::fold::fold;
use crate::base::remembered::{Remembered, remembered};

/// The zone of each country, with `*` where this is only one of several; behind it the names of countries that the gazetteer has no places of.
/// After zone.tab and iso3166.tab of the IANA time zone database 2025b, which are in
/// the public domain.
const ZONES: &str = "\
AD Europe/Andorra|Andorra;AE Asia/Dubai;AF Asia/Kabul;AG America/Antigua|Antigua & Barbuda;\
AI America/Anguilla|Anguilla;AL Europe/Tirane;AM Asia/Yerevan;AO Africa/Luanda;\
AQ *Antarctica/McMurdo|Antarctica;AR *America/Argentina/Buenos_Aires;\
AS Pacific/Pago_Pago|Samoa (American);AT Europe/Vienna;AU *Australia/Sydney;\
AW America/Aruba|Aruba;AX Europe/Mariehamn|Åland Islands;AZ Asia/Baku;BA Europe/Sarajevo;\
BB America/Barbados|Barbados;BD Asia/Dhaka;BE Europe/Brussels;BF Africa/Ouagadougou;\
BG Europe/Sofia;BH Asia/Bahrain;BI Africa/Bujumbura;BJ Africa/Porto-Novo;\
BL America/St_Barthelemy|St Barthelemy;BM Atlantic/Bermuda|Bermuda;BN Asia/Brunei|Brunei;\
BO America/La_Paz;BQ America/Kralendijk|Caribbean NL;BR *America/Sao_Paulo;BS America/Nassau;\
BT Asia/Thimphu|Bhutan;BW Africa/Gaborone;BY Europe/Minsk;BZ America/Belize|Belize;\
CA *America/Toronto;CC Indian/Cocos|Cocos (Keeling) Islands;CD *Africa/Kinshasa;\
CF Africa/Bangui;CG Africa/Brazzaville;CH Europe/Zurich;CI Africa/Abidjan;\
CK Pacific/Rarotonga|Cook Islands;CL *America/Santiago;CM Africa/Douala;CN Asia/Shanghai;\
CO America/Bogota;CR America/Costa_Rica;CU America/Havana;CV Atlantic/Cape_Verde;\
CW America/Curacao;CX Indian/Christmas|Christmas Island;CY Asia/Nicosia;CZ Europe/Prague;\
DE Europe/Berlin;DJ Africa/Djibouti;DK Europe/Copenhagen;DM America/Dominica|Dominica;\
DO America/Santo_Domingo;DZ Africa/Algiers;EC *America/Guayaquil;EE Europe/Tallinn;\
EG Africa/Cairo;EH Africa/El_Aaiun;ER Africa/Asmara;ES *Europe/Madrid;ET Africa/Addis_Ababa;\
FI Europe/Helsinki;FJ Pacific/Fiji|Fiji;FK Atlantic/Stanley|Falkland Islands;\
FM *Pacific/Pohnpei|Micronesia;FO Atlantic/Faroe|Faroe Islands;FR Europe/Paris;\
GA Africa/Libreville;GB Europe/London;GD America/Grenada|Grenada;GE Asia/Tbilisi;\
GF America/Cayenne|French Guiana;GG Europe/Guernsey|Guernsey;GH Africa/Accra;\
GI Europe/Gibraltar|Gibraltar;GL *America/Nuuk|Greenland;GM Africa/Banjul;GN Africa/Conakry;\
GP America/Guadeloupe|Guadeloupe;GQ Africa/Malabo;GR Europe/Athens;\
GS Atlantic/South_Georgia|South Georgia & the South Sandwich Islands;GT America/Guatemala;\
GU Pacific/Guam|Guam;GW Africa/Bissau;GY America/Guyana;HK Asia/Hong_Kong;\
HN America/Tegucigalpa;HR Europe/Zagreb;HT America/Port-au-Prince;HU Europe/Budapest;\
ID *Asia/Jakarta;IE Europe/Dublin;IL Asia/Jerusalem;IM Europe/Isle_of_Man|Isle of Man;\
IN Asia/Kolkata;IO Indian/Chagos|British Indian Ocean Territory;IQ Asia/Baghdad;IR Asia/Tehran;\
IS Atlantic/Reykjavik;IT Europe/Rome;JE Europe/Jersey|Jersey;JM America/Jamaica;JO Asia/Amman;\
JP Asia/Tokyo;KE Africa/Nairobi;KG Asia/Bishkek;KH Asia/Phnom_Penh;KI *Pacific/Tarawa|Kiribati;\
KM Indian/Comoro|Comoros;KN America/St_Kitts|St Kitts & Nevis;KP Asia/Pyongyang;KR Asia/Seoul;\
KW Asia/Kuwait;KY America/Cayman|Cayman Islands;KZ *Asia/Almaty;LA Asia/Vientiane;\
LB Asia/Beirut;LC America/St_Lucia|St Lucia;LI Europe/Vaduz|Liechtenstein;LK Asia/Colombo;\
LR Africa/Monrovia;LS Africa/Maseru;LT Europe/Vilnius;LU Europe/Luxembourg|Luxembourg;\
LV Europe/Riga;LY Africa/Tripoli;MA Africa/Casablanca;MC Europe/Monaco|Monaco;\
MD Europe/Chisinau;ME Europe/Podgorica;MF America/Marigot|St Martin (French);\
MG Indian/Antananarivo;MH Pacific/Majuro|Marshall Islands;MK Europe/Skopje;ML Africa/Bamako;\
MM Asia/Yangon;MN *Asia/Ulaanbaatar;MO Asia/Macau;MP Pacific/Saipan|Northern Mariana Islands;\
MQ America/Martinique|Martinique;MR Africa/Nouakchott;MS America/Montserrat|Montserrat;\
MT Europe/Malta|Malta;MU Indian/Mauritius;MV Indian/Maldives;MW Africa/Blantyre;\
MX *America/Mexico_City;MY Asia/Kuala_Lumpur;MZ Africa/Maputo;NA Africa/Windhoek;\
NC Pacific/Noumea|New Caledonia;NE Africa/Niamey;NF Pacific/Norfolk|Norfolk Island;\
NG Africa/Lagos;NI America/Managua;NL Europe/Amsterdam;NO Europe/Oslo;NP Asia/Kathmandu;\
NR Pacific/Nauru|Nauru;NU Pacific/Niue|Niue;NZ *Pacific/Auckland;OM Asia/Muscat;\
PA America/Panama;PE America/Lima;PF *Pacific/Tahiti|French Polynesia;PG *Pacific/Port_Moresby;\
PH Asia/Manila;PK Asia/Karachi;PL Europe/Warsaw;PM America/Miquelon|St Pierre & Miquelon;\
PN Pacific/Pitcairn|Pitcairn;PR America/Puerto_Rico;PS Asia/Gaza;PT *Europe/Lisbon;\
PW Pacific/Palau|Palau;PY America/Asuncion;QA Asia/Qatar;RE Indian/Reunion;RO Europe/Bucharest;\
RS Europe/Belgrade;RU *Europe/Moscow;RW Africa/Kigali;SA Asia/Riyadh;\
SB Pacific/Guadalcanal|Solomon Islands;SC Indian/Mahe|Seychelles;SD Africa/Khartoum;\
SE Europe/Stockholm;SG Asia/Singapore;SH Atlantic/St_Helena|St Helena;SI Europe/Ljubljana;\
SJ Arctic/Longyearbyen|Svalbard & Jan Mayen;SK Europe/Bratislava;SL Africa/Freetown;\
SM Europe/San_Marino|San Marino;SN Africa/Dakar;SO Africa/Mogadishu;SR America/Paramaribo;\
SS Africa/Juba;ST Africa/Sao_Tome|Sao Tome & Principe;SV America/El_Salvador;\
SX America/Lower_Princes|St Maarten (Dutch);SY Asia/Damascus;SZ Africa/Mbabane;\
TC America/Grand_Turk|Turks & Caicos Is;TD Africa/Ndjamena;TF Indian/Kerguelen|French S. Terr.;\
TG Africa/Lome;TH Asia/Bangkok;TJ Asia/Dushanbe;TK Pacific/Fakaofo|Tokelau;TL Asia/Dili;\
TM Asia/Ashgabat;TN Africa/Tunis;TO Pacific/Tongatapu|Tonga;TR Europe/Istanbul;\
TT America/Port_of_Spain|Trinidad & Tobago;TV Pacific/Funafuti|Tuvalu;TW Asia/Taipei;\
TZ Africa/Dar_es_Salaam;UA Europe/Kyiv;UG Africa/Kampala;\
UM *Pacific/Wake|US minor outlying islands;US *America/New_York;UY America/Montevideo;\
UZ Asia/Tashkent;VA Europe/Vatican|Vatican City;VC America/St_Vincent|St Vincent;\
VE America/Caracas;VG America/Tortola|Virgin Islands (UK);\
VI America/St_Thomas|Virgin Islands (US);VN Asia/Ho_Chi_Minh;VU Pacific/Efate|Vanuatu;\
WF Pacific/Wallis|Wallis & Futuna;WS Pacific/Apia|Samoa (western);XK Europe/Belgrade;\
YE Asia/Aden;YT Indian/Mayotte|Mayotte;ZA Africa/Johannesburg;ZM Africa/Lusaka;ZW Africa/Harare";

/// What the country of a row tells of its clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clocks {
    /// There is no country.
    NoCountry,
    /// It has one zone.
    One(&'static str),
    /// It has several.
    Several,
    /// No country of this name is known.
    Unknown,
}

impl Clocks {
    /// The zone where it is sure.
    pub fn zone(self) -> Option<&'static str> {
        match self {
            Self::One(zone) => Some(zone),
            Self::NoCountry | Self::Several | Self::Unknown => None,
        }
    }
}

/// The clocks of `country`, which is a code or a name.
pub fn clocks_of(country: &str) -> Clocks {
    static CLOCKS: OnceLock<HashMap<String, Clocks>> = OnceLock::new();
    let name = country.trim();
    if name.is_empty() {
        return Clocks::NoCountry;
    }
    let clocks = CLOCKS.get_or_init(|| {
        let mut all = HashMap::new();
        for row in ZONES.split(';') {
            let (known, name) = row.split_once('|').unwrap_or((row, ""));
            let Some((code, zone)) = known.split_once(' ') else { continue };
            let clocks = match zone.strip_prefix('*') {
                Some(_) => Clocks::Several,
                None => Clocks::One(zone),
            };
            all.insert(code.to_owned(), clocks);
            if !name.is_empty() {
                all.insert(fold(name), clocks);
            }
        }
        all
    });
    remembered(&KNOWN, &[name], || {
        let code = code_of(name).map_or_else(|| name.to_ascii_uppercase(), str::to_owned);
        let found = clocks.get(&code).or_else(|| clocks.get(&fold(name)));
        found.copied().unwrap_or(Clocks::Unknown)
    })
}

thread_local! {
    static KNOWN: RefCell<Remembered<Clocks>> = RefCell::default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_zone_of_the_database() {
        for row in ZONES.split(';') {
            let zone = row.split('|').next().and_then(|known| known.split_once(' ')).unwrap().1;
            let zone = zone.trim_start_matches('*');
            assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{row}");
        }
    }

    #[test]
    fn a_country_with_several_zones_is_told_from_one_with_one() {
        assert_eq!(clocks_of("Україна"), Clocks::One("Europe/Kyiv"));
        assert_eq!(clocks_of("POL"), Clocks::One("Europe/Warsaw"));
        assert_eq!(clocks_of("Andorra"), Clocks::One("Europe/Andorra"));
        assert_eq!(clocks_of("United States"), Clocks::Several);
        assert_eq!(clocks_of("Росія"), Clocks::Several);
        assert_eq!(clocks_of("Atlantis"), Clocks::Unknown);
        assert_eq!(clocks_of(" "), Clocks::NoCountry);
    }
}
