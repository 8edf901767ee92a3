extension EmailComparison {
    /// What two records have in common in the names that their local parts are made of.
    enum Names {
        /// Both, or the surname and given names that are alike: `kli33` is Kaihao Li and Kaichao Li.
        case same
        /// The given name: Elliot Allen and Elliot Fuller have much of their addresses in common.
        case sameGiven
        /// The given name, which beside digits is all that the addresses are made of: `melissa1982`.
        case sameGivenAlone
        /// The surname: `rjenkins` is near `kjenkins`.
        case sameSurname

        /// By the levels of their given names and surnames, four bits each, and how their local parts are made; nil where
        /// the names have nothing in common.
        ///
        /// It is enough that one address is made of its owner's names: another one like it is made of the same, whether
        /// or not `N Bdrown` has its own name spelt so.
        @inline(__always)
        init?(_ levels: UInt64, _ one: UInt32, _ two: UInt32) {
            let (given, surname) = (levels & 0xF, levels >> 4 & 0xF)
            guard (one | two) & Making.ofNames != 0, given != 0 else { return nil }
            if NameComparison.fitsSurname(surname) {
                self = given == NameComparison.differentGiven ? .sameSurname : .same
            } else if NameComparison.fits(given) || NameComparison.isInitial(given) {
                self = (one | two) & Making.ofGivenAlone == 0 ? .sameGiven : .sameGivenAlone
            } else {
                return nil
            }
        }
    }
}
