/// Made-up towns and venues. The outward half of a postcode is like a real one, the inward half never is:
/// it uses letters (C, I, K, M, O, V) that no real postcode has there.
///
/// A class, so that handing it about copies nothing.
final class Places: Sendable {
    struct Town: Sendable {
        var name: Bytes
        var otherSpelling: Bytes
        var area: Bytes
    }

    struct Venue: Sendable {
        var name: Bytes
        var town: Int
    }

    let towns: [Town]
    let venues: [Venue]
    /// The town abroad, which is no postcode's.
    let abroad: Town

    init() {
        towns = Self.townList.split(separator: "|").map { entry in
            let parts = entry.split(separator: ":")
            return Town(name: Array(parts[0].utf8), otherSpelling: Array(parts[1].utf8), area: Array(parts[2].utf8))
        }
        venues = Self.venueList.split(separator: "|").map { entry in
            let parts = entry.split(separator: ":")
            return Venue(name: Array(parts[0].utf8), town: Int(parts[1]) ?? 0)
        }
        abroad = Town(
            name: Array("Baile na Carraige".utf8), otherSpelling: Array("Ballynacarrig".utf8), area: [])
    }

    /// The made-up towns as name, other spelling and postcode area; the first are the largest.
    private static let townList = """
        Harrowmere:Harrow Mere:LS|Eastlow:East Low:M|Port Callan:Pt Callan:BS|Stonebridge Cross:Stonebridge X:B|\
        Wexcombe:Wexcomb:S|Ashby Vale:Ashby-Vale:NG|Kingsholme:Kings Holme:L|Llanfâr:Llanfar:CF|\
        Norwick St Mary:Norwick St. Mary:LE|Dunmorrow:Dun Morrow:EH|Glenarrick:Glen Arrick:G|Fennelford:Fenelford:CB|\
        Tidewell-on-Sea:Tidewell on Sea:BN|Great Osmond:Gt Osmond:OX|Ravensworthy:Ravensworth-y:YO|Saltmarsh:Salt Marsh:NE|\
        Merriden:Meriden Mill:CV|Coldharbour Bay:Coldharbour:PL|Upper Tarn:Tarn (Upper):LA|Brackley Moor:Brackley Mr:DL|\
        Penhollow:Pen Hollow:TR|Abermelin:Aber Melin:SA|Lisnaduff:Lisnaduff Co. Down:BT|Whitsand:Witsand:NR
        """

    /// The venues with the index of their town.
    private static let venueList = """
        Marrowby Training Centre:0|Harrowmere Mill, Room 2:0|The Old Tannery:1|Eastlow Community Hub:1|\
        Callan Quay Conference Rooms:2|St Brannoc's Hall:2|Stonebridge Enterprise Park, Unit 7:3|Cross Keys Suite:3|\
        Wexcombe Fire Station Annexe:4|Vale Business Centre:5|Holme Street Library:6|Canolfan Llanfâr:7|\
        Norwick Guildhall:8|Dunmorrow Learning Loft:9|Arrick House:10|Osmond Row Institute:13
        """
}
