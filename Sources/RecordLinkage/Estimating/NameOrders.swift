/// In which order the names of strangers fit, where they fit at all.
///
/// That two names fit is told by the names: `Marie Harris` and `Harry Martin` have it crosswise, and the order alone adds
/// only how much more seldom that is than namesakes as they are written.
struct NameOrders {
    /// How often names fit as written, and otherwise: both names of two people, and the one name that one of them has.
    private var whole = (asWritten: 0.0, otherwise: 0.0)
    private var single = (asWritten: 0.0, otherwise: 0.0)

    /// Takes a pair, by the levels of its names and their order, four bits each, as so many pairs of strangers.
    mutating func add(_ levels: UInt64, _ share: Double) {
        let (given, surname) = (levels & 15, levels >> 4 & 15)
        switch levels >> 8 & 15 {
        case 1:
            let areWhole = given != 0 && surname != 0
            let (fitsGiven, fitsSurname) = (NameComparison.fits(given), NameComparison.fits(surname))
            if areWhole, fitsGiven, fitsSurname { whole.asWritten += share }
            if !areWhole, fitsGiven || fitsSurname { single.asWritten += share }
        case 2: whole.otherwise += share
        case 3: single.otherwise += share
        default: break
        }
    }

    /// The chances of the levels of `NameComparison.order`, given that the names fit.
    var chances: [Double] {
        func share(_ counts: (asWritten: Double, otherwise: Double)) -> Double {
            (counts.otherwise + 0.5) / (counts.asWritten + counts.otherwise + 1)
        }
        return [0, 1, share(whole), share(single)]
    }
}
