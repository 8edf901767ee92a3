/// The words of dates in the languages in which exports come, in lower-case letters without accents.
///
/// English, German, French, Spanish, Dutch, Italian, Polish and Swedish are read alike, whatever the rest of a file is written in: no word
/// is one month in one of them and another in the next.
enum DateWords {
    /// The days of the week, whole and shortened.
    static let weekdays: Set<String> = words(
        "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so",
        "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim",
        "lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom",
        "maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo",
        "lunedi martedi mercoledi giovedi gio venerdi domenica",
        "poniedzialek wtorek sroda czwartek piatek sobota niedziela mandag tisdag onsdag torsdag fredag lordag sondag")

    /// What stands before a day: `den 4. März`, `le 4 mars`.
    static let articles: Set<String> = words("den le el il am op")

    /// What stands behind the number of a day, without a blank between.
    static let ordinals: Set<String> = words("st nd rd th er re e eme ste de")

    /// What stands before a time.
    static let beforeTimes: Set<String> = words("at um a las om alle ore from von van dalle")

    /// What stands between the ends of a range of times.
    static let betweenTimes: Set<String> = words("to until till bis tot a hasta alle")

    /// What stands between days of which the last says the month or the year.
    static let betweenDays: Set<String> = words("to until till through thru and bis und au a et al y hasta tot en e")

    /// What stands before a range of days.
    static let beforeRanges: Set<String> = words("from du vom von del dal van")

    /// What stands behind a time.
    static let afterTimes: Set<String> = words("uhr uur h hrs")

    /// The months by their names, 1 to 12.
    static let months: [String: Int] = {
        var result: [String: Int] = [:]
        for line in [
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "januar februar marz april mai juni juli august september oktober november dezember",
            "janner feber maerz apr mai jun jul aug sept okt nov dez",
            "jaenner febr mrz apr mai jun jul aug sep okt nov dez",
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
            "janv fevr mars avr mai juin juil aout sept oct nov dec",
            "janv fev mars avr mai juin juill aout sept oct nov dec",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago setiembre oct nov dic",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "jan feb mrt apr mei jun jul aug sept okt nov dec",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
            "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
            "januari februari mars april maj juni juli augusti september oktober november december",
        ] {
            for (index, word) in line.split(separator: " ").enumerated() { result[String(word)] = index + 1 }
        }
        return result
    }()

    private static func words(_ lines: String...) -> Set<String> {
        Set(lines.flatMap { $0.split(separator: " ") }.map(String.init))
    }
}

/// Names of the days of the week, whole or shortened.
enum Weekday {
    private static let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static func isName(_ word: String) -> Bool {
        DateWords.weekdays.contains(word) || word.utf8.count >= 3 && english.contains { $0.hasPrefix(word) }
    }
}

/// Names of the months, whole or shortened.
enum MonthName {
    /// 1 to 12, or nil where the word, in plain lower-case letters, is no month.
    static func number(of word: String) -> Int? { DateWords.months[word] }
}
