//! Days counted by number, for adding days to a date without the general arithmetic of calendars.

use amoe_base::Date;

/// Days since 1 March of the year 0 in the Gregorian calendar. Years run from March, so that the leap day comes last.
pub(crate) fn number(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

/// The date with this number; `None` beyond the calendar.
pub(crate) fn date(number: i32) -> Option<Date> {
    const FOUR_CENTURIES: i32 = 146_097;
    let (era, of_era) = (number.div_euclid(FOUR_CENTURIES), number.rem_euclid(FOUR_CENTURIES));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    let year = year + era * 400 + i32::from(month <= 2);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_calendar_has_its_number() {
        let mut day = Date::MIN;
        let mut expected = number(day);
        loop {
            assert_eq!(number(day), expected, "{day}");
            assert_eq!(date(expected), Some(day));
            let Ok(next) = day.tomorrow() else { break };
            (day, expected) = (next, expected + 1);
        }
        assert_eq!(date(expected + 1), None);
    }
}
