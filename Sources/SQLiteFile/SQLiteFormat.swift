/// What the SQLite file format fixes (https://www.sqlite.org/fileformat2.html): page kinds, header places, limits.
enum SQLiteFormat {
    /// The first byte of a b-tree page.
    enum PageKind: UInt8 {
        case interiorIndex = 0x02
        case interiorTable = 0x05
        case leafIndex = 0x0A
        case leafTable = 0x0D

        var isLeaf: Bool { self == .leafIndex || self == .leafTable }
        var isIndex: Bool { self == .leafIndex || self == .interiorIndex }
        /// Bytes before the array of cell pointers: interior pages name their right-most child, too.
        var headerSize: Int { isLeaf ? 8 : 12 }
    }

    /// Places in the file's header, the first 100 bytes of page 1.
    enum Header {
        static let size = 100
        static let pageSize = 16
        static let reservedBytes = 20
        static let changeCounter = 24
        static let pageCount = 28
        static let largestRootPage = 52
        static let textEncoding = 56
        static let versionValidFor = 92
    }

    /// The page that holds this byte is left to the locks of some systems and never used.
    static let lockByte = 0x4000_0000

    /// How much of a payload lies on its b-tree page; the rest follows on overflow pages (section 1.6).
    static func localSize(of payload: Int, isTableLeaf: Bool, usable: Int) -> Int {
        let most = isTableLeaf ? usable - 35 : (usable - 12) * 64 / 255 - 23
        guard payload > most else { return payload }
        let least = (usable - 12) * 32 / 255 - 23
        let fitting = least + (payload - least) % (usable - 4)
        return fitting <= most ? fitting : least
    }
}
